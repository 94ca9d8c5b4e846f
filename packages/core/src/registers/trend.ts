import { type Day, dayAfter, isDay } from '../base/index.ts';
import { addTallies, type Tally } from './breakdown.ts';

/** Distance between the days a trend looks at. */
export type TrendStep = 'year' | 'quarter' | 'month';

const MONTHS: Readonly<Record<TrendStep, number>> = { year: 12, quarter: 3, month: 1 };

/** Most days one trend looks at. */
const MOST_TREND_DAYS = 130;

/**
 * The days a trend looks at: the last day of every year, quarter or month from `from` on that lies before `until`, and
 * `until` itself. Ends of periods, because that is the day figures of a period are reported for. Stops after `most`,
 * counted back from the end.
 */
export function trendDays(from: Day, until: Day, step: TrendStep, most = MOST_TREND_DAYS): Day[] {
  const days: Day[] = [];
  const [year, month] = from.split('-').map(Number) as [number, number];
  const months = MONTHS[step];
  // Months counted through: the first one after the period that `from` lies in.
  let next = year * 12 + Math.floor((month - 1) / months) * months + months;
  for (;;) {
    const first = `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}-01`;
    if (!isDay(first)) break;
    const end = dayAfter(first, -1);
    if (end >= until) break;
    days.push(end);
    next += months;
  }
  days.push(until);
  return days.slice(-most);
}

/** Records that hold from one of the days of a trend until before another, by the places of those days. */
export interface SpanTally extends Tally {
  readonly first: number;
  readonly end: number;
}

/** What all the records together are on each of the days. */
export function trendOf(
  days: readonly Day[],
  spans: readonly SpanTally[],
): readonly (Tally & { readonly day: Day })[] {
  return days.map((day, place) => ({
    day,
    ...addTallies(spans.filter(({ first, end }) => first <= place && place < end)),
  }));
}
