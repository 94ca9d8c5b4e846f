import { AppError } from '@luodi/api';
import { type Change, type Quota, quotaExcess, registerFinding, type Span } from '@luodi/core/registers';
import type { Queries } from '../../../platform/index.ts';
import { presentFinding } from '../../plan/index.ts';
import type { ZoneRegisters } from '../zone-registers.ts';
import { readGroup } from './store.ts';

/**
 * Refuses with `conflict` when a quota would be exceeded on some day. Looked at inside the transaction, behind the lock
 * every act of the zone takes, so that of many who share out the last of it one succeeds.
 */
export async function checkQuotas(
  trx: Queries,
  { zone, definitions }: ZoneRegisters,
  changes: readonly Change[],
  before: ReadonlyMap<string, readonly Span[]>,
  after: ReadonlyMap<string, readonly Span[]>,
): Promise<void> {
  for (const definition of definitions.values()) {
    for (const quota of definition.quotas ?? []) {
      const touching = changes.filter(
        ({ register, act }) => register === definition.id && touches(quota, act),
      );
      const prefix = `${definition.id}\n`;
      const groups = groupsOf(quota, new Set(touching.map(({ record }) => `${prefix}${record}`)), [
        before,
        after,
      ]);
      if (groups.size === 0) continue;
      const others = await readGroup(trx, zone, definition.id, quota.groupBy, [...groups]);
      const records = new Map<string, readonly Span[]>(others);
      for (const [key, spans] of after) if (key.startsWith(prefix)) records.set(key, spans);
      const excess = quotaExcess(quota, groups, [...records.values()]);
      if (excess.length === 0) continue;
      const errors = excess.map((one) => {
        const { code, text } = presentFinding(registerFinding('register.quota-exceeded', {}, { ...one }));
        return { in: 'body' as const, pointer: '', code, text };
      });
      throw new AppError('conflict', { what: excess[0]!.group }, { errors });
    }
  }
}

function touches({ groupBy, granted, used }: Quota, act: Change['act']): boolean {
  return act.kind === 'end' || [groupBy, granted, used].some((field) => Object.hasOwn(act.values, field));
}

/** Groups that the touched records belong to on some day, before or afterwards. */
function groupsOf(
  { groupBy }: Quota,
  touched: ReadonlySet<string>,
  maps: readonly ReadonlyMap<string, readonly Span[]>[],
): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const key of touched) {
    for (const map of maps) {
      for (const { data } of map.get(key) ?? []) {
        const group = data[groupBy];
        if (typeof group === 'string') groups.add(group);
      }
    }
  }
  return groups;
}
