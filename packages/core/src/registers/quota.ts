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
  const byGroup = new Map<string, Span[]>();
  const begins = new Set<Day>();
  for (const span of records.flat()) {
    const group = String(span.data[quota.groupBy] ?? '');
    if (!groups.has(group)) continue;
    begins.add(span.from);
    const list = byGroup.get(group);
    if (list) list.push(span);
    else byGroup.set(group, [span]);
  }
  const days = [...begins].sort();
  return [...byGroup]
    .map(([group, spans]) => firstExcess(quota, group, spans, days))
    .filter((one) => one !== undefined)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Sums are carried from day to day: shares of thousands of records are each added once and taken off once. */
function firstExcess(
  quota: Quota,
  group: string,
  spans: readonly Span[],
  days: readonly Day[],
): QuotaExcess | undefined {
  const shares = spans.map(({ from, until, data }) => ({
    from,
    until,
    granted: numberOf(data[quota.granted]),
    used: numberOf(data[quota.used]),
  }));
  const coming = shares.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const going = shares
    .filter((one): one is typeof one & { until: Day } => one.until !== undefined)
    .sort((a, b) => (a.until < b.until ? -1 : 1));
  let [granted, used] = [NOTHING, NOTHING];
  let [came, went] = [0, 0];
  for (const day of days) {
    for (; came < coming.length && coming[came]!.from <= day; came++) {
      granted = granted.plus(coming[came]!.granted);
      used = used.plus(coming[came]!.used);
    }
    for (; went < going.length && going[went]!.until <= day; went++) {
      granted = granted.minus(going[went]!.granted);
      used = used.minus(going[went]!.used);
    }
    if (used.compare(granted) > 0) return { group, day, granted: granted.toString(), used: used.toString() };
  }
  return undefined;
}

const NOTHING = new Exact(0n);

function numberOf(value: unknown): Exact {
  return Exact.parse(String(value ?? '0')) ?? NOTHING;
}
