import { listRecords, type RegisterField, type RegisterHead, type RegisterRecord } from '@luodi/api';
import {
  type Filter,
  industryOfKey,
  matches,
  matchesSearch,
  type RecordData,
  type RegisterDefinition,
} from '@luodi/core/registers';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/api.ts';
import type { AsOfAddress } from '../../platform/as-of.ts';
import { typeOf } from './field.ts';
import type { Question } from './question.ts';

/** Largest register that is held whole by the page: a few megabytes, filtered within a few hundredths of a second. */
const MOST_RECORDS = 12_000;
const PAGE = 1_000;

/** The times of a question as the wire asks for them. */
type Times = { readonly day?: string; readonly known?: string };

/**
 * All records of a register at two times, all as known at one sequence number; read when `wanted` and not too many.
 * With them the page answers by itself, in the time of a keystroke, what it would otherwise ask the server.
 */
export function useWholeRegister(register: string, times: Times, wanted: boolean) {
  return useQuery({
    queryKey: ['registers', register, 'whole', times],
    enabled: wanted,
    queryFn: async ({ signal }): Promise<readonly RegisterRecord[] | null> => {
      const records: RegisterRecord[] = [];
      let known = times.known;
      for (let offset = 0; ; offset += PAGE) {
        const query = { ...times, ...(known ? { known } : {}), offset, limit: PAGE };
        const page = await ask(listRecords, { params: { register }, query }, signal);
        if (page.total > MOST_RECORDS) return null;
        known = String(page.known);
        records.push(...page.records);
        if (records.length >= page.total || page.records.length === 0) return records;
      }
    },
  }).data;
}

/** The definition of a register as far as the wire tells it. */
function definitionOf(head: RegisterHead): RegisterDefinition {
  return head as unknown as RegisterDefinition;
}

/** A section of an industry classification stands for divisions that the page does not know: the server does. */
function isSection({ operator, value }: Filter, field: RegisterField | undefined): boolean {
  if (!field || typeOf(field).kind !== 'industry' || operator !== 'within') return false;
  return [value].flat().some((one) => /^[A-Z]?$/.test(industryOfKey(String(one)).code));
}

/** Whether the page can answer a question by itself. */
export function isAnswerable(head: RegisterHead, { filters }: Question): boolean {
  return !filters.some((filter) =>
    isSection(
      filter,
      head.fields.find((field) => field.id === filter.field),
    ),
  );
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Decimal text as a whole number of its smallest places, so that it adds and compares exactly. */
function scaled(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.replace(/^-/, '').split('.');
  const digits = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  return text.startsWith('-') ? -digits : digits;
}

/** What records are put in order by; nothing where the value is not known. */
function sortKey(field: RegisterField, value: unknown): bigint | string | undefined {
  if (value === undefined || value === null) return undefined;
  const type = typeOf(field);
  if (type.kind === 'decimal') return scaled(String(value), type.places);
  if (type.kind === 'integer' || type.kind === 'year') return BigInt(value as number);
  if (type.kind === 'choice') return BigInt(type.options.findIndex(({ id }) => id === value));
  if (type.kind === 'industry') return String((value as { code?: string }).code ?? '');
  return String(value);
}

function sorted(records: readonly RegisterRecord[], head: RegisterHead, sort: string | undefined) {
  const byTitle = (a: RegisterRecord, b: RegisterRecord) => order(a.title, b.title) || order(a.id, b.id);
  const field = head.fields.find(({ id }) => id === sort?.replace(/^-/, ''));
  if (!field) return records.toSorted(byTitle);
  const direction = sort?.startsWith('-') ? -1 : 1;
  const keyed = records.map((record) => ({ record, key: sortKey(field, record.values[field.id]) }));
  keyed.sort((a, b) => {
    // What is not known comes last, whichever way the rest is ordered.
    if (a.key === undefined || b.key === undefined)
      return a.key === b.key ? byTitle(a.record, b.record) : a.key === undefined ? 1 : -1;
    const by = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    return by * direction || byTitle(a.record, b.record);
  });
  return keyed.map(({ record }) => record);
}

/** Sums of the amounts among the fields, exact, as decimal text. */
function sumsOf(records: readonly RegisterRecord[], head: RegisterHead): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const field of head.fields) {
    const type = typeOf(field);
    const places = type.kind === 'decimal' ? type.places : 0;
    const isAmount =
      type.kind === 'integer' ||
      (type.kind === 'decimal' && type.measure !== 'percent' && type.measure !== 'ratio');
    if (!field.mayRead || !isAmount) continue;
    let sum = 0n;
    for (const { values } of records) {
      const value = values[field.id];
      if (value !== undefined && value !== null) sum += scaled(String(value), places);
    }
    const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
    const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    sums[field.id] = `${sum < 0n ? '-' : ''}${places === 0 ? text : text.replace(/\.?0+$/, '')}`;
  }
  return sums;
}

/** The answer to a question from all records of a register: what filters mean is core's, as on the server. */
export function answerHere(whole: readonly RegisterRecord[], head: RegisterHead, question: Question) {
  const definition = definitionOf(head);
  const search = question.search.trim();
  const found = whole.filter(({ values }) => {
    const data = values as RecordData;
    return (
      question.filters.every((filter) => matches(definition, data, filter)) &&
      (search === '' || matchesSearch(definition, data, search))
    );
  });
  const records = sorted(found, head, question.sort);
  return {
    total: records.length,
    demonstration: records.filter((record) => record.demonstration).length,
    sums: sumsOf(records, head),
    at: (index: number) => records[index],
  };
}

/** The times of an address as the wire asks for them. */
export function wireTimes({ day, known }: AsOfAddress): { day?: string; known?: string } {
  return { ...(day ? { day } : {}), ...(known ? { known } : {}) };
}
