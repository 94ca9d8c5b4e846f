import type { RegisterField } from '@luodi/api';
import type { Filter, FilterOperator } from '@luodi/core/registers';
import { needsValue, operatorsOf, typeOf } from './field.ts';

/** What is asked of a register and which columns are shown: the address of its page, read. */
export interface Question {
  readonly search: string;
  readonly filters: readonly Filter[];
  /** Field id, with a leading `-` for descending. */
  readonly sort?: string | undefined;
  readonly columns: readonly string[];
}

/** Parameters of the address, all text. */
export interface QuestionAddress {
  readonly search?: string | undefined;
  readonly filters?: string | undefined;
  readonly sort?: string | undefined;
  readonly columns?: string | undefined;
}

/** Conditions stand as `field.operator.value`, joined by `~`; lists are joined by commas. */
const ESCAPED: Readonly<Record<string, string>> = { '%': '%25', '~': '%7E', ',': '%2C' };

function escapeValue(text: string): string {
  return text.replace(/[%~,]/g, (sign) => ESCAPED[sign] ?? sign);
}

function unescapeValue(text: string): string {
  return text.replace(/%(25|7E|2C)/g, (code) => decodeURIComponent(code));
}

/** A filter as one part of the address. */
function writeFilter({ field, operator, value }: Filter): string {
  if (!needsValue(operator)) return `${field}.${operator}`;
  const text = Array.isArray(value) ? value.map(escapeValue).join(',') : escapeValue(String(value ?? ''));
  return `${field}.${operator}.${text}`;
}

/** The conditions as a parameter of the address; nothing when there are none. */
export function writeFilters(filters: readonly Filter[]): string | undefined {
  return filters.length === 0 ? undefined : filters.map(writeFilter).join('~');
}

/** A value of the address in the stored form of its field; nothing when it is not one. */
function readValue(field: RegisterField, operator: FilterOperator, text: string): Filter['value'] {
  const { kind } = typeOf(field);
  if (operator === 'one-of') {
    const list = text.split(',').filter(Boolean).map(unescapeValue);
    return list.length > 0 ? list : undefined;
  }
  const value = unescapeValue(text);
  if (kind === 'integer' || kind === 'year') return /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
  if (kind === 'decimal') return /^-?\d+(\.\d+)?$/.test(value) ? value : undefined;
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
  if (kind === 'yes-no') return value === 'true' ? true : value === 'false' ? false : undefined;
  return value === '' ? undefined : value;
}

/** One condition of the address; nothing when the register has no such field, relation or value. */
function readFilter(text: string, fields: ReadonlyMap<string, RegisterField>): Filter | undefined {
  const [id = '', operator = '', ...rest] = text.split('.');
  const field = fields.get(id);
  const known = field?.mayRead ? operatorsOf(field).find((one) => one === operator) : undefined;
  if (!field || !known) return undefined;
  if (!needsValue(known)) return rest.length === 0 ? { field: id, operator: known } : undefined;
  const value = readValue(field, known, rest.join('.'));
  return value === undefined ? undefined : { field: id, operator: known, value };
}

/** Reads an address against the fields of a register. What does not fit is left out and told in `unread`. */
export function readQuestion(
  address: QuestionAddress,
  fields: ReadonlyMap<string, RegisterField>,
  defaultColumns: readonly string[],
): { question: Question; unread: readonly string[] } {
  const filters: Filter[] = [];
  const unread: string[] = [];
  for (const part of (address.filters ?? '').split('~').filter(Boolean)) {
    const filter = readFilter(part, fields);
    if (filter) filters.push(filter);
    else unread.push(unescapeValue(part));
  }
  const readable = (id: string) => fields.get(id)?.mayRead ?? false;
  const columns = (address.columns ?? '').split(',').filter(readable);
  const sort = address.sort && readable(address.sort.replace(/^-/, '')) ? address.sort : undefined;
  return {
    question: {
      search: address.search ?? '',
      filters,
      ...(sort ? { sort } : {}),
      columns: columns.length > 0 ? [...new Set(columns)] : defaultColumns.filter(readable),
    },
    unread,
  };
}

/** What the wire asks: the same question without its columns. */
export function wireQuery({ search, filters, sort }: Question): {
  search?: string;
  filters?: string;
  sort?: string;
} {
  return {
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(filters.length > 0 ? { filters: JSON.stringify(filters) } : {}),
    ...(sort ? { sort } : {}),
  };
}
