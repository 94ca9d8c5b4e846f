import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Quota } from './definition.ts';
import type { Span } from './history.ts';
import { quotaExcess } from './quota.ts';

const quota: Quota = { groupBy: 'plan', granted: 'granted', used: 'used' };

const DAYS = Array.from({ length: 9 }, (_, at) => `2024-01-0${at + 1}`);

const span = fc
  .record({
    from: fc.integer({ min: 0, max: 7 }),
    length: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    plan: fc.constantFrom('A', 'B', 'C'),
    granted: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    used: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
  })
  .map(({ from, length, plan, granted, used }): Span => {
    const until = length === undefined ? undefined : DAYS[from + length];
    return {
      from: DAYS[from]!,
      ...(until === undefined ? {} : { until }),
      data: {
        plan,
        ...(granted === undefined ? {} : { granted: String(granted) }),
        ...(used === undefined ? {} : { used: String(used) }),
      },
    };
  });

/** Day after day, everything that holds on it added up anew. */
function byDays(groups: readonly string[], spans: readonly Span[]) {
  const found = [];
  const begins = DAYS.filter((day) =>
    spans.some((one) => one.from === day && groups.includes(String(one.data.plan))),
  );
  for (const group of groups) {
    for (const day of begins) {
      const on = spans.filter(
        ({ from, until, data }) => data.plan === group && from <= day && (until === undefined || day < until),
      );
      const sum = (field: string) => on.reduce((total, { data }) => total + Number(data[field] ?? 0), 0);
      if (sum('used') <= sum('granted')) continue;
      found.push({ group, day, granted: String(sum('granted')), used: String(sum('used')) });
      break;
    }
  }
  return found;
}

it('finds the first day of every group on which more is used than granted', () => {
  fc.assert(
    fc.property(fc.array(fc.array(span, { maxLength: 4 }), { maxLength: 6 }), (records) => {
      const groups = ['A', 'B'];
      const order = (a: { group: string }, b: { group: string }) => (a.group < b.group ? -1 : 1);
      expect(quotaExcess(quota, new Set(groups), records).sort(order)).toEqual(
        byDays(groups, records.flat()).sort(order),
      );
    }),
    { numRuns: 1_000 },
  );
});
