import { Exact, type Finding } from '../base/index.ts';
import type { Classification } from '../industry/index.ts';
import type { RecordData } from './change.ts';
import { exactOfText } from './decimal.ts';
import type { FieldDefinition, FieldType, RegisterDefinition } from './definition.ts';
import { registerFinding } from './findings.ts';
import type { Filter, FilterOperator } from './query.ts';
import { readValue, shownValue } from './read-value.ts';
import { titleParts } from './title.ts';
import { fieldFinding, type IndustryValue, type ValueContext } from './value.ts';
import { tidyText } from './written.ts';

const PRESENCE: readonly FilterOperator[] = ['filled', 'empty'];
const EQUAL: readonly FilterOperator[] = ['is', 'is-not', 'one-of', ...PRESENCE];
const ORDERED: readonly FilterOperator[] = [...EQUAL, 'at-least', 'at-most'];
const WORDS: readonly FilterOperator[] = [...EQUAL, 'contains'];
const CHOSEN: readonly FilterOperator[] = [...EQUAL, 'within'];
const LISTED: readonly FilterOperator[] = [...EQUAL, 'contains', 'within'];

const OPERATORS: Readonly<Record<FieldType['kind'], readonly FilterOperator[]>> = {
  text: WORDS,
  'long-text': [...PRESENCE, 'contains'],
  integer: ORDERED,
  decimal: ORDERED,
  day: ORDERED,
  year: ORDERED,
  'yes-no': EQUAL,
  choice: CHOSEN,
  choices: LISTED,
  industry: CHOSEN,
  'credit-code': WORDS,
  'division-code': WORDS,
  telephone: WORDS,
  'web-address': WORDS,
  record: CHOSEN,
  records: LISTED,
  'plan-thing': CHOSEN,
  geometry: PRESENCE,
  pictures: PRESENCE,
};

/** What may be asked of a field. Of a personal value only whether there is one: it does not stand in the record. */
export function operatorsOf(field: FieldDefinition): readonly FilterOperator[] {
  return field.sensitivity === 'personal' ? PRESENCE : OPERATORS[field.type.kind];
}

/** Latin capitals as small letters; everything else as it is. The same in every locale and every database. */
export function plainLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** An industry as a filter names it: edition, blank, code. */
export function industryKey({ edition, code }: IndustryValue): string {
  return `${edition} ${code}`;
}

/** What {@link industryKey} wrote. */
export function industryOfKey(key: string): IndustryValue {
  const at = key.lastIndexOf(' ');
  return { edition: key.slice(0, Math.max(at, 0)), code: key.slice(at + 1) };
}

/**
 * Whether a record meets a condition: what a filter means. `is-not` holds also where nothing is filled in; of a list
 * `is`, `one-of`, `contains` and `within` ask whether it holds the value; `at-least` and `at-most` compare numbers
 * exactly and days by the calendar; `contains` does not tell Latin capitals from small letters; `within` an industry
 * asks whether the code begins with it, in the same edition. A field the register does not have meets nothing.
 */
export function matches(definition: RegisterDefinition, data: RecordData, filter: Filter): boolean {
  const field = definition.fields.find(({ id }) => id === filter.field);
  if (!field || !operatorsOf(field).includes(filter.operator)) return false;
  const stored = data[filter.field];
  switch (filter.operator) {
    case 'filled':
      return stored !== undefined;
    case 'empty':
      return stored === undefined;
    case 'is-not':
      return stored === undefined || !isOneOf(field.type, stored, asked(filter));
    case 'is':
    case 'one-of':
      return stored !== undefined && isOneOf(field.type, stored, asked(filter));
    case 'contains':
      return stored !== undefined && holds(stored, asked(filter));
    case 'within':
      return stored !== undefined && isWithin(field.type, stored, asked(filter));
    case 'at-least':
      return stored !== undefined && compareStored(field.type, stored, asked(filter)[0]) >= 0;
    case 'at-most':
      return stored !== undefined && compareStored(field.type, stored, asked(filter)[0]) <= 0;
  }
}

type Asked = string | number | boolean;

function asked({ value }: Filter): readonly Asked[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly string[]) : [value as Asked];
}

function isOneOf(type: FieldType, stored: RecordData[string], values: readonly Asked[]): boolean {
  if (Array.isArray(stored)) return values.some((one) => (stored as readonly string[]).includes(String(one)));
  if (type.kind === 'industry') return values.includes(industryKey(stored as IndustryValue));
  if (type.kind === 'decimal') return values.some((one) => compareStored(type, stored, one) === 0);
  return values.some((one) => one === stored);
}

function holds(stored: RecordData[string], values: readonly Asked[]): boolean {
  if (Array.isArray(stored)) return values.some((one) => (stored as readonly string[]).includes(String(one)));
  const text = plainLower(String(stored));
  return values.some((one) => text.includes(plainLower(String(one))));
}

function isWithin(type: FieldType, stored: RecordData[string], values: readonly Asked[]): boolean {
  if (type.kind !== 'industry') return isOneOf(type, stored, values);
  const { edition, code } = stored as IndustryValue;
  return values
    .map((one) => industryOfKey(String(one)))
    .some((one) => one.edition === edition && code.startsWith(one.code));
}

/** Order of a stored value and one asked for; `NaN`, which meets no comparison, when there is none. */
function compareStored(type: FieldType, stored: RecordData[string], value: Asked | undefined): number {
  if (value === undefined) return Number.NaN;
  if (type.kind !== 'decimal') return stored === value ? 0 : stored < value ? -1 : 1;
  const [a, b] = [Exact.parse(String(stored)), Exact.parse(String(value))];
  return a && b ? a.compare(b) : Number.NaN;
}

/** Whether what a title says or a key of a record contains a text. Empty text is in every record. */
export function matchesSearch(
  definition: RegisterDefinition,
  data: RecordData,
  text: string,
  titles: Titles = {},
): boolean {
  const found = searchFor(text);
  return searchedTexts(definition, [data], [titles]).some(found);
}

/** Titles of the records that values of a record name, by their ids, as far as they may be seen. */
type Titles = Readonly<Record<string, string>>;

/**
 * Of each record the texts a search looks into, made once for many searches. A field that names a record is searched by
 * the title of that record.
 */
export function searchedTexts(
  definition: RegisterDefinition,
  records: readonly RecordData[],
  titles: readonly Titles[] = [],
): readonly (readonly string[])[] {
  const fields = searchedFields(definition).map((id) => ({
    id,
    isNamed: definition.fields.find((field) => field.id === id)?.type.kind === 'record',
  }));
  return records.map((data, at) =>
    fields.map(({ id, isNamed }) => {
      const text = String(data[id] ?? '');
      return plainLower(isNamed ? (titles[at]?.[text] ?? '') : text);
    }),
  );
}

/** Tells of the texts of a record (`searchedTexts`) whether one contains a text. */
export function searchFor(text: string): (texts: readonly string[]) => boolean {
  const wanted = plainLower(tidyText(text));
  return (texts) => texts.some((one) => one.includes(wanted));
}

/** Fields that a search looks into: those of the title and keys, as far as they are text or name a record. */
export function searchedFields(definition: RegisterDefinition): string[] {
  const { keyFields, fields } = definition;
  return [...new Set([...titleParts(definition), ...keyFields])].filter((id) => {
    const field = fields.find((one) => one.id === id);
    const isPlain =
      field !== undefined && !['industry', 'geometry', 'choices', 'records'].includes(field.type.kind);
    return isPlain && field.sensitivity !== 'personal';
  });
}

/** Conditions in their one form, or everything that is wrong with what was asked. */
export interface ReadFilters {
  readonly filters: readonly Filter[];
  readonly findings: readonly Finding[];
}

/** Most conditions of one question, and most values of one condition. */
const MOST = 50;

/**
 * Reads conditions as a client sends them: fields and operators there are, values of the type of the field. A code of
 * an industry without edition is one of the zone's; `within` a section becomes its divisions, whose codes do not begin
 * with its letter.
 */
export function readFilters(
  definition: RegisterDefinition,
  raw: unknown,
  context: ValueContext,
): ReadFilters {
  const findings: Finding[] = [];
  const filters: Filter[] = [];
  const list = Array.isArray(raw) && raw.length <= MOST ? (raw as readonly unknown[]) : [undefined];
  for (const one of list) {
    const { field: id, operator, value, ...rest } = (one ?? {}) as Record<string, unknown>;
    const field = definition.fields.find((candidate) => candidate.id === id);
    if (!field || Object.keys(rest).length > 0) {
      findings.push(registerFinding('register.filter-field', {}, { id: shownValue(id) }));
      continue;
    }
    if (!operatorsOf(field).some((known) => known === operator)) {
      findings.push(fieldFinding('register.filter-operator', field, { operator: shownValue(operator) }));
      continue;
    }
    const read = readFilterValue(field, operator as FilterOperator, value, context);
    if (read === undefined)
      findings.push(fieldFinding('register.filter-value', field, { written: shownValue(value) }));
    else filters.push({ field: field.id, operator: operator as FilterOperator, ...read });
  }
  return { filters, findings };
}

function readFilterValue(
  field: FieldDefinition,
  operator: FilterOperator,
  value: unknown,
  context: ValueContext,
): Pick<Filter, 'value'> | undefined {
  if (PRESENCE.includes(operator)) return value === undefined ? {} : undefined;
  const many = operator === 'one-of' || operator === 'within';
  const list = many && Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (list.length > MOST || list.length === 0) return undefined;
  const read = list.map((one) => readAsked(field, operator, one, context));
  if (!read.every((one) => one !== undefined)) return undefined;
  const values = read.flat();
  if (!many) return { value: values[0]! };
  // Lists of numbers stay numbers: they are compared as what they are.
  return { value: values as unknown as readonly string[] };
}

/** Values one asked-for value stands for, in stored form; undefined when it is none of the field. */
function readAsked(
  field: FieldDefinition,
  operator: FilterOperator,
  raw: unknown,
  context: ValueContext,
): Asked[] | undefined {
  const { type } = field;
  if (operator === 'contains' && type.kind !== 'choices' && type.kind !== 'records')
    return typeof raw === 'string' && raw.length <= 200 && raw.isWellFormed() ? [tidyText(raw)] : undefined;
  if (type.kind === 'decimal') {
    const exact = typeof raw === 'string' ? exactOfText(raw) : undefined;
    return exact ? [exact.toString()] : undefined;
  }
  if (type.kind === 'integer' || type.kind === 'year')
    return typeof raw === 'number' && Number.isSafeInteger(raw) ? [raw] : undefined;
  if (type.kind === 'industry')
    return typeof raw === 'string' ? readAskedIndustry(raw, operator, context) : undefined;
  if (type.kind === 'choices' || type.kind === 'records') {
    const { value } = readValue(field, [raw], context);
    return Array.isArray(value) ? [...(value as readonly string[])] : undefined;
  }
  if (type.kind === 'credit-code' || type.kind === 'division-code' || type.kind === 'telephone')
    return typeof raw === 'string' && raw.length <= 60 ? [raw] : undefined;
  const { value } = readValue(field, raw, context);
  return typeof value === 'string' || typeof value === 'boolean' ? [value] : undefined;
}

function readAskedIndustry(
  raw: string,
  operator: FilterOperator,
  context: ValueContext,
): Asked[] | undefined {
  const named = industryOfKey(raw);
  const edition = named.edition === '' ? context.edition : named.edition;
  const classification = context.classification(edition);
  const entry = classification?.lookup(named.code);
  if (!classification || !entry) return undefined;
  const codes = operator === 'within' ? coveringCodes(classification, entry.code) : [entry.code];
  return codes.map((code) => industryKey({ edition, code }));
}

/** Codes such that whatever lies under `code` begins with one of them. */
function coveringCodes(classification: Classification, code: string): string[] {
  const apart = classification.children(code).filter((child) => !child.code.startsWith(code));
  return [code, ...apart.flatMap((child) => coveringCodes(classification, child.code))];
}
