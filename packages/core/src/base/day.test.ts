import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, daysBetween, isDay } from './day.ts';

// biome-ignore lint/style/noRestrictedGlobals: the machine's own calendar is the oracle here
const Machine = Date;
const MS_PER_DAY = 86_400_000;
const dayOf = (count: number) => new Machine(count * MS_PER_DAY).toISOString().slice(0, 10);
/** Days since 1970 of the years 1 to 9999. */
const count = fc.integer({ min: -719_162, max: 2_932_896 });

describe('calendar days', () => {
  it.each(['2022-02-28', '2024-02-29', '2000-02-29', '1999-12-31'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true);
  });
  it.each([
    '2022-02-29',
    '1900-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-04-31',
    '2022-2-8',
    '202228',
    '2022-02-08T00:00',
    '',
  ])('“%s” does not', (text) => {
    expect(isDay(text)).toBe(false);
  });

  // The two readings of the damaged dates of the Linqing interpretation: 38 days, or 18.
  it('counts the notice of the Linqing plan', () => {
    expect(daysBetween('2022-02-08', '2022-03-18')).toBe(38);
    expect(daysBetween('2022-02-28', '2022-03-18')).toBe(18);
  });

  it('agrees with the calendar of the machine on any two days', () => {
    fc.assert(
      fc.property(count, count, (from, to) => {
        expect(isDay(dayOf(from))).toBe(true);
        expect(daysBetween(dayOf(from), dayOf(to))).toBe(to - from);
      }),
      { numRuns: 1000 },
    );
  });

  it('counts days onwards and back like the calendar', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
        fc.pre(from + days >= -719_162 && from + days <= 2_932_896);
        expect(dayAfter(dayOf(from), days)).toBe(dayOf(from + days));
      }),
    );
  });
});
