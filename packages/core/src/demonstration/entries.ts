import type { Bilingual, Day } from '../base/index.ts';
import type { GridGeometry } from '../geometry/index.ts';
import { canonicalGeometry } from '../geometry/index.ts';
import type { Change, FieldValue } from '../registers/index.ts';

/** A change of the demonstration zone; what concerns a person stands apart, as everywhere. */
export interface DemonstrationChange extends Change {
  readonly personal?: Readonly<Record<string, string>>;
}

/** Changes that are entered together, with the reason that the history will show. */
export interface DemonstrationSet {
  readonly reason: Bilingual;
  readonly changes: readonly DemonstrationChange[];
}

/** Values of a record; what is undefined is not known and is left out. */
export type Values = Readonly<Record<string, FieldValue | undefined>>;

function given(values: Values): Record<string, FieldValue> {
  const kept: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(values)) if (value !== undefined) kept[field] = value;
  return kept;
}

/** Says that a record has these values from a day on, or on the days until another. */
export function assertion(
  register: string,
  record: string,
  from: Day,
  values: Values,
  personal?: Readonly<Record<string, string>>,
): DemonstrationChange {
  const change = { register, record, from, act: { kind: 'assert', values: given(values) } } as const;
  return personal === undefined ? change : { ...change, personal };
}

/** Says that a record is no longer from a day on. */
export function ending(register: string, record: string, from: Day): DemonstrationChange {
  return { register, record, from, act: { kind: 'end' } };
}

/** Geometry as a value: canonical, and said to be generated. */
export function place(grid: GridGeometry): FieldValue {
  return {
    grid: canonicalGeometry(grid),
    origin: { crs: 'grid', note: '演示数据，由程序生成 · demonstration data, generated' },
  };
}

/** A whole number of thousandths, hundredths … as decimal text in its one form. */
export function decimal(units: number, places = 0): string {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const text =
    places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
  return units < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** The value of the longest key that a code begins with. */
export function byPrefix<T>(table: Readonly<Record<string, T>>, code: string): T | undefined {
  for (let length = code.length; length >= 0; length--) {
    const found = table[code.slice(0, length)];
    if (found !== undefined) return found;
  }
  return undefined;
}
