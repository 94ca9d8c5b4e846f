import { invariant } from './invariant.ts';

/** A calendar day of the proleptic Gregorian calendar, `YYYY-MM-DD`. Compares correctly as text. */
export type Day = string;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Whether a text is an existing calendar day in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  const next = month === 12 ? 365 : DAYS_BEFORE_MONTH[month]!;
  return day <= next - DAYS_BEFORE_MONTH[month - 1]! + (month === 2 && isLeap(year) ? 1 : 0);
}

/** Number of days since 0000-01-01, for differences and sums. */
function dayNumber(day: Day): number {
  invariant(isDay(day), `not a day: ${day}`);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const before = year - 1;
  const leapDays =
    year === 0 ? 0 : Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + 1;
  return (
    year * 365 + leapDays + DAYS_BEFORE_MONTH[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0) + date - 1
  );
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day a number of days after another, before it when negative. */
export function dayAfter(day: Day, days: number): Day {
  const number = dayNumber(day) + days;
  // The year is guessed from the mean length of years and then brought right; the guess is off by one at most.
  let year = Math.max(0, Math.floor(number / 365.2425));
  while (dayNumber(`${String(year).padStart(4, '0')}-01-01`) > number) year--;
  while (year < 9999 && dayNumber(`${String(year + 1).padStart(4, '0')}-01-01`) <= number) year++;
  invariant(year >= 0 && year <= 9999, 'a day lies between the years 0 and 9999');
  let rest = number - dayNumber(`${String(year).padStart(4, '0')}-01-01`);
  let month = 11;
  const startOf = (index: number) => DAYS_BEFORE_MONTH[index]! + (index > 1 && isLeap(year) ? 1 : 0);
  while (startOf(month) > rest) month--;
  rest -= startOf(month);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(rest + 1)}`;
}
