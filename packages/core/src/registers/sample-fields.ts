import type { FieldDefinition, FieldType } from './definition.ts';

const both = (zh: string, en: string) => ({ zh, en });

/** A field of a type, for tests. */
export function fieldOf(type: FieldType, more: Partial<FieldDefinition> = {}): FieldDefinition {
  return {
    id: 'value',
    label: both('某项', 'Something'),
    sensitivity: 'internal',
    source: both('管委会', 'Committee'),
    type,
    ...more,
  };
}

const OPTIONS = [
  { id: 'a-one', label: both('北京、上海', 'Beijing, Shanghai') },
  { id: 'b-two', label: both('在营', 'Operating') },
  { id: 'c-three', label: both('停产', 'Suspended') },
];

/** One type of every kind. */
export const EVERY_TYPE: readonly FieldType[] = [
  { kind: 'text', maxLength: 40 },
  { kind: 'long-text', maxLength: 200 },
  { kind: 'integer', unit: both('人', 'persons'), min: -10_000_000, max: 10_000_000 },
  { kind: 'decimal', measure: 'money', places: 2 },
  { kind: 'decimal', measure: 'area', places: 4 },
  { kind: 'decimal', measure: 'mass', places: 6, unit: 'kg' },
  { kind: 'decimal', measure: 'ratio', places: 3 },
  { kind: 'day' },
  { kind: 'year' },
  { kind: 'yes-no' },
  { kind: 'choice', options: OPTIONS },
  { kind: 'choices', options: OPTIONS },
  { kind: 'industry' },
  { kind: 'credit-code' },
  { kind: 'division-code' },
  { kind: 'telephone' },
  { kind: 'web-address' },
  { kind: 'record', register: 'enterprises' },
  { kind: 'records', register: 'enterprises' },
  { kind: 'plan-thing', of: 'park' },
  { kind: 'geometry', shape: 'polygon' },
  { kind: 'geometry', shape: 'line' },
  { kind: 'geometry', shape: 'point' },
  { kind: 'pictures' },
];
