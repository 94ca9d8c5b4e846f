import { type Day, Exact } from '../base/index.ts';
import type { Quota } from './definition.ts';
import type { Span } from './history.ts';

/** More was used of a quota than was granted, from a day on. */
export interface QuotaExcess {
  readonly group: string;
  readonly day: Day;
  /** Exact decimal text in the base unit. */
  readonly granted: string;
  readonly used: string;
}

/**
 * Whether the shares of a group stay within what was granted, on every day: the first day on which they do not, for
 * each group. `records` are the spans of all records that belong to one of the groups on some day. A value that is not
 * filled in counts as nothing granted and nothing used.
 */
export function quotaExcess(
  quota: Quota,
  groups: ReadonlySet<string>,
  records: readonly (readonly Span[])[],
): QuotaExcess[] {
  const spans = records.flat().filter(({ data }) => groups.has(String(data[quota.groupBy] ?? '')));
  const days = [...new Set(spans.map(({ from }) => from))].sort();
  const found = new Map<string, QuotaExcess>();
  for (const day of days) {
    const on = spans.filter(({ from, until }) => from <= day && (until === undefined || day < until));
    for (const group of new Set(on.map(({ data }) => String(data[quota.groupBy])))) {
      const of = on.filter(({ data }) => data[quota.groupBy] === group);
      const [granted, used] = [sumOf(of, quota.granted), sumOf(of, quota.used)];
      if (used.compare(granted) > 0 && !found.has(group))
        found.set(group, { group, day, granted: granted.toString(), used: used.toString() });
    }
  }
  return [...found.values()];
}

function sumOf(spans: readonly Span[], field: string): Exact {
  return spans.reduce(
    (sum, { data }) => sum.plus(Exact.parse(String(data[field] ?? '0')) ?? new Exact(0n)),
    new Exact(0n),
  );
}
