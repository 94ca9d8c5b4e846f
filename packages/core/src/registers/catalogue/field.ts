import type { Bilingual } from '../../base/index.ts';
import type { ChoiceOption, FieldDefinition, FieldType, Sensitivity } from '../definition.ts';

/** What a field may have besides what every field has. */
type More = Pick<FieldDefinition, 'required' | 'hint'>;

/** One field on one line of a register's table of fields. */
export function field(
  id: string,
  zh: string,
  en: string,
  type: FieldType,
  sensitivity: Sensitivity,
  source: Bilingual,
  more: More = {},
): FieldDefinition {
  return { id, label: { zh, en }, type, sensitivity, source, ...more };
}

/** Options of a choice: id, Chinese, English. */
export type OptionRow = readonly [id: string, zh: string, en: string];

function options(rows: readonly OptionRow[]): ChoiceOption[] {
  return rows.map(([id, zh, en]) => ({ id, label: { zh, en } }));
}

/** One of these. */
export function choice(...rows: readonly OptionRow[]): FieldType {
  return { kind: 'choice', options: options(rows) };
}

/** Any of these. */
export function choices(...rows: readonly OptionRow[]): FieldType {
  return { kind: 'choices', options: options(rows) };
}

export const hint = (zh: string, en: string): More => ({ hint: { zh, en } });
export const required = (zh?: string, en?: string): More =>
  zh === undefined || en === undefined ? { required: true } : { required: true, hint: { zh, en } };

export const text = (maxLength = 120): FieldType => ({ kind: 'text', maxLength });
export const LONG_TEXT: FieldType = { kind: 'long-text', maxLength: 4_000 };
export const DAY: FieldType = { kind: 'day' };
export const YES_NO: FieldType = { kind: 'yes-no' };
export const INDUSTRY: FieldType = { kind: 'industry' };
export const PICTURES: FieldType = { kind: 'pictures' };
export const PARK: FieldType = { kind: 'plan-thing', of: 'park' };
export const POINT: FieldType = { kind: 'geometry', shape: 'point' };
export const POLYGON: FieldType = { kind: 'geometry', shape: 'polygon' };
export const record = (register: string): FieldType => ({ kind: 'record', register });
export const records = (register: string): FieldType => ({ kind: 'records', register });
export const count = (zh: string, en: string): FieldType => ({ kind: 'integer', unit: { zh, en }, min: 0 });

/** Money in yuan to the fen. */
export const MONEY: FieldType = { kind: 'decimal', measure: 'money', places: 2, min: '0' };
/** Money that may be negative, such as a loss. */
export const BALANCE: FieldType = { kind: 'decimal', measure: 'money', places: 2 };
/** Area in m² to the square centimetre, as survey records state it. */
export const AREA: FieldType = { kind: 'decimal', measure: 'area', places: 4, min: '0' };
export const PERCENT: FieldType = { kind: 'decimal', measure: 'percent', places: 2, min: '0', max: '100' };
/** Mass in tonnes to the gram. */
export const TONNES: FieldType = { kind: 'decimal', measure: 'mass', places: 6, min: '0' };
export const CUBIC_METRES: FieldType = { kind: 'decimal', measure: 'volume', places: 2, min: '0' };
export const RATIO: FieldType = { kind: 'decimal', measure: 'ratio', places: 4, min: '0' };
