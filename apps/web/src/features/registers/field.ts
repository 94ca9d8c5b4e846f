import type { RegisterField, RegisterHead } from '@luodi/api';
import type { FieldType, FilterOperator } from '@luodi/core/registers';

/** The type of a field; the wire carries it as core defines it. */
export function typeOf(field: RegisterField): FieldType {
  return field.type as unknown as FieldType;
}

/** The type of a field whose values are decimals with a unit. */
export function decimalOf(field: RegisterField): Extract<FieldType, { kind: 'decimal' }> | undefined {
  const type = typeOf(field);
  return type.kind === 'decimal' ? type : undefined;
}

/** The options a value of the field is one of, when it has such. */
export function optionsOf(
  field: RegisterField,
): readonly { id: string; label: { zh: string; en: string } }[] {
  const type = typeOf(field);
  return type.kind === 'choice' || type.kind === 'choices' ? type.options : (field.options ?? []);
}

export function isNumeric(field: RegisterField): boolean {
  const { kind } = typeOf(field);
  return kind === 'integer' || kind === 'decimal' || kind === 'year';
}

/** Whether records can be put in order by the field. */
export function isSortable(field: RegisterField): boolean {
  return !['geometry', 'pictures', 'choices', 'records', 'long-text'].includes(typeOf(field).kind);
}

/** The field that holds the pictures of a record, when there is one. */
export function picturesField(head: RegisterHead): RegisterField | undefined {
  return head.fields.find((field) => typeOf(field).kind === 'pictures');
}

/** Fields of a register by their ids. */
export function fieldsById(head: RegisterHead): ReadonlyMap<string, RegisterField> {
  return new Map(head.fields.map((field) => [field.id, field]));
}

const TEXTS: readonly FilterOperator[] = ['contains', 'is', 'filled', 'empty'];
const NUMBERS: readonly FilterOperator[] = ['at-least', 'at-most', 'is', 'filled', 'empty'];
const CHOICES: readonly FilterOperator[] = ['is', 'is-not', 'one-of', 'filled', 'empty'];

/** What may be asked of a field, the usual first. */
export function operatorsOf(field: RegisterField): readonly FilterOperator[] {
  const { kind } = typeOf(field);
  // A personal value does not stand in the record: only whether there is one can be asked.
  if (field.sensitivity === 'personal') return ['filled', 'empty'];
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'year':
    case 'day':
      return NUMBERS;
    case 'yes-no':
      return ['is', 'filled', 'empty'];
    case 'choice':
    case 'plan-thing':
      return CHOICES;
    case 'choices':
      return ['within', 'filled', 'empty'];
    case 'industry':
      return ['within', 'is', 'filled', 'empty'];
    case 'record':
    case 'records':
      return ['is', 'filled', 'empty'];
    case 'geometry':
    case 'pictures':
      return ['filled', 'empty'];
    default:
      return TEXTS;
  }
}

/** What the button of a form about one field says: it saves, or submits where the field takes approval. */
export function saveWord(field: RegisterField | undefined, isBusy: boolean) {
  if (field?.mayChange) return isBusy ? 'edit.saving' : 'edit.save';
  return isBusy ? 'edit.submitting' : 'edit.submit';
}

/** Whether an operator asks for a value. */
export function needsValue(operator: FilterOperator): boolean {
  return operator !== 'filled' && operator !== 'empty';
}
