import type { Day } from '@luodi/core/base';
import { composedTitle, type RecordData } from '@luodi/core/registers';
import type { Queries } from '../../platform/index.ts';
import { readTitles } from './titles/store.ts';
import type { ZoneRegisters } from './zone-registers.ts';

/** A record with its stored title and what a title may be put together from. */
export interface Untitled {
  readonly register: string;
  readonly title: string;
  readonly data: RecordData;
  /** The day its title is told for. */
  readonly day: Day;
}

/**
 * The titles of records, in their order: as stored, or put together where the definition says so, with what the records
 * they name are called on their day. Who may see them is the caller's to ask (`isTitleOpen`).
 */
export async function recordTitles(
  queries: Queries,
  { zone, definitions }: ZoneRegisters,
  records: readonly Untitled[],
): Promise<string[]> {
  const byDay = new Map<Day, { register: string; record: string }[]>();
  for (const { register, data, day } of records) {
    const definition = definitions.get(register);
    for (const part of definition?.titleFields ?? []) {
      const type = definition?.fields.find(({ id }) => id === part)?.type;
      const value = data[part];
      if (type?.kind !== 'record' || typeof value !== 'string') continue;
      byDay.set(day, [...(byDay.get(day) ?? []), { register: type.register, record: value }]);
    }
  }
  const titles = new Map<Day, Map<string, string>>();
  for (const [day, wanted] of byDay) titles.set(day, await readTitles(queries, zone, wanted, { day }));
  return records.map(({ register, title, data, day }) => {
    const definition = definitions.get(register);
    if (!definition?.titleFields) return title;
    return composedTitle(definition, data, (_, id) => titles.get(day)?.get(id)) || title;
  });
}
