import { Exact } from '../base/index.ts';
import { MEASURES, type Measure, type MeasureUnit } from './definition.ts';
import { folded } from './written.ts';

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;
/** Longest number read, in characters; nothing a zone counts comes near it. */
const LONGEST = 40;

/** The one form of a decimal: no exponent, no leading or trailing zeros, no `-0`. Undefined for anything else. */
export function decimalText(exact: Exact, places: number): string | undefined {
  const text = trimmedZeros(exact.toFixed(places));
  return Exact.parse(text)?.compare(exact) === 0 ? text : undefined;
}

/** The decimal nearest to an exact number, half away from zero, in its one form. */
export function roundedText(exact: Exact, places: number): string {
  return trimmedZeros(exact.toFixed(places));
}

function trimmedZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Reads plain decimal text as the wire carries it. */
export function exactOfText(text: string): Exact | undefined {
  return text.length <= LONGEST && PLAIN.test(text) ? Exact.parse(text) : undefined;
}

/** A number as a person wrote it: the number, what follows it, or why it cannot be told. */
export type WrittenNumber =
  | { readonly exact: Exact; readonly rest: string }
  | { readonly doubt: 'none' | 'separators' };

const MULTIPLIERS: Readonly<Record<string, bigint>> = { 万: 10_000n, 萬: 10_000n, 亿: 100_000_000n };

/**
 * Reads a number with full-width digits, thousands separators in groups of three (or of four, as Chinese writing
 * groups) and a multiplier 万 or 亿. A comma that does not group is in doubt: it may be a decimal comma.
 */
export function readNumber(written: string): WrittenNumber {
  const text = folded(written);
  const match = /^([+-]?)(\d[\d, ']*)(\.\d+)?\s*(.*)$/s.exec(text);
  if (!match || text.length > 80) return { doubt: 'none' };
  const [, sign = '', digits = '', fraction = '', rest = ''] = match;
  const whole = digits.trim();
  if (
    /[, ']/.test(whole) &&
    !/^\d{1,3}([, '])\d{3}(\1\d{3})*$/.test(whole) &&
    !/^\d{1,4}(,\d{4})+$/.test(whole)
  )
    return { doubt: 'separators' };
  const exact = Exact.parse(`${sign}${whole.replaceAll(/[, ']/g, '')}${fraction}`);
  return exact && whole.length <= LONGEST ? { exact, rest } : { doubt: 'none' };
}

/** Multiplies by a leading 万 or 亿 of what follows a number; gives what is left. */
export function takeMultiplier(number: { exact: Exact; rest: string }): { exact: Exact; rest: string } {
  const factor = MULTIPLIERS[number.rest[0] ?? ''];
  return factor === undefined
    ? number
    : { exact: number.exact.times(new Exact(factor)), rest: number.rest.slice(1).trim() };
}

const unitKey = (text: string) => folded(text).toLowerCase().replaceAll(/\s+/g, '');

/** The unit of a measure that a spelling means: its label in either language, or a way it is written in files. */
export function unitOf(measure: Measure, spelling: string): MeasureUnit | undefined {
  const wanted = unitKey(spelling);
  return MEASURES[measure].find(({ id, label, spellings }) =>
    [id, label.zh, label.en, ...spellings].some((one) => unitKey(one) === wanted),
  );
}

/** A number of a unit in the base unit of its measure. Exact: 1 亩 is 2000/3 m². */
export function inBaseUnit(exact: Exact, unit: MeasureUnit): Exact {
  return exact.times(new Exact(unit.numerator, unit.denominator));
}

/** A number of the base unit in another unit. */
export function inUnit(exact: Exact, unit: MeasureUnit): Exact {
  return exact.times(new Exact(unit.denominator, unit.numerator));
}
