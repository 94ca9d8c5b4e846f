import type { RegisterField } from '@luodi/api';
import type { Filter, FilterOperator } from '@luodi/core/registers';
import { needsValue, typeOf } from './field.ts';
import type { Shown } from './shown-value.ts';

type Say = (key: `operator.${FilterOperator | 'from' | 'to'}`) => string;

/** The word of a relation: of a day one says 不早于 where one says 不少于 of a number. */
export function operatorWord(field: RegisterField, operator: FilterOperator, w: Say): string {
  const isTime = ['day', 'year'].includes(typeOf(field).kind);
  if (isTime && operator === 'at-least') return w('operator.from');
  if (isTime && operator === 'at-most') return w('operator.to');
  return w(`operator.${operator}`);
}

/** The value of a condition as a reader reads it. `titles` are names of records of other registers. */
export function valueWord(
  field: RegisterField,
  { operator, value }: Filter,
  shown: Shown,
  titles: Readonly<Record<string, string>> = {},
): string {
  if (!needsValue(operator) || value === undefined) return '';
  const list = Array.isArray(value) ? (value as readonly string[]) : [value as string | number | boolean];
  const one = (item: string | number | boolean) => {
    const { kind } = typeOf(field);
    if (operator === 'contains') return `“${item}”`;
    if (kind === 'industry') return shown.industry(String(item));
    if (kind === 'choices' || kind === 'records') return shown.value(field, [item], titles);
    const unit = shown.unit(field);
    return `${shown.value(field, item, titles)}${unit ? ` ${unit}` : ''}`;
  };
  return list.map(one).join(' / ');
}
