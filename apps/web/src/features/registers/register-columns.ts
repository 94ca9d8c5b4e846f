import type { RegisterField } from '@luodi/api';
import { typeOf } from './field.ts';

const WIDTHS: Readonly<Record<string, number>> = {
  text: 180,
  'long-text': 260,
  integer: 110,
  decimal: 140,
  day: 116,
  year: 80,
  'yes-no': 80,
  choice: 120,
  choices: 180,
  industry: 210,
  'credit-code': 196,
  'division-code': 100,
  telephone: 140,
  'web-address': 200,
  record: 200,
  records: 220,
  'plan-thing': 160,
  geometry: 90,
  pictures: 80,
};

/** Width of a column in pixels: fixed, so that rows coming and going do not move the others. */
export function widthOf(field: RegisterField, isTitle: boolean): number {
  return isTitle ? 260 : (WIDTHS[typeOf(field).kind] ?? 160);
}
