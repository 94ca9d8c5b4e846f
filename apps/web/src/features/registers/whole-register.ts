import { listRecords, type RegisterField, type RegisterHead, type RegisterRecord } from '@luodi/api';
import {
  type Filter,
  industryOfKey,
  isAmount,
  matches,
  type RecordData,
  type RegisterDefinition,
  searchedTexts,
  searchFor,
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
function sortKey(
  field: RegisterField,
  value: unknown,
  titles: RegisterRecord['titles'] = {},
): bigint | string | undefined {
  if (value === undefined || value === null) return undefined;
  const type = typeOf(field);
  if (type.kind === 'decimal') return scaled(String(value), type.places);
  if (type.kind === 'integer' || type.kind === 'year') return BigInt(value as number);
  if (type.kind === 'choice') return BigInt(type.options.findIndex(({ id }) => id === value));
  // A named record by its title; those whose titles are closed by their ids.
  if (type.kind === 'record') return titles[String(value)] ?? String(value);
  if (type.kind === 'industry') return String((value as { code?: string }).code ?? '');
  return String(value);
}

/** Where every record stands in an order, and what it adds to the sums: made once for each register that is held. */
interface Prepared {
  /** Texts of each record that a search looks into. */
  readonly texts: readonly (readonly string[])[];
  /** Places of the records in the order of a sort; by title without one. */
  readonly order: (sort: string | undefined) => readonly number[];
  /** Amounts among the fields, as whole numbers of their smallest places. */
  readonly amounts: readonly {
    readonly id: string;
    readonly places: number;
    readonly of: readonly bigint[];
  }[];
}

const prepared = new WeakMap<readonly RegisterRecord[], { head: RegisterHead; made: Prepared }>();

function prepare(whole: readonly RegisterRecord[], head: RegisterHead): Prepared {
  const known = prepared.get(whole);
  if (known?.head === head) return known.made;
  const orders = new Map<string | undefined, readonly number[]>();
  const byTitle = whole
    .map((_, at) => at)
    .sort((a, b) => {
      const [one, other] = [whole[a] as RegisterRecord, whole[b] as RegisterRecord];
      return order(one.title, other.title) || order(one.id, other.id);
    });
  // Titles of several parts stand by the first of them, as on the server.
  const [first] = head.titleFields ?? [];
  orders.set(undefined, first === undefined ? byTitle : sorted(whole, byTitle, head, first));
  const made: Prepared = {
    texts: searchedTexts(
      definitionOf(head),
      whole.map(({ values }) => values as RecordData),
      whole.map(({ titles }) => titles),
    ),
    amounts: amountsOf(whole, head),
    order: (sort) => {
      const found = orders.get(sort) ?? sorted(whole, byTitle, head, sort);
      orders.set(sort, found);
      return found;
    },
  };
  prepared.set(whole, { head, made });
  return made;
}

/** The places of the records, already in the order of their titles, put in the order of a sort. */
function sorted(
  whole: readonly RegisterRecord[],
  byTitle: readonly number[],
  head: RegisterHead,
  sort: string | undefined,
): readonly number[] {
  const field = head.fields.find(({ id }) => id === sort?.replace(/^-/, ''));
  if (!field) return byTitle;
  const direction = sort?.startsWith('-') ? -1 : 1;
  const keyed = byTitle.map((at) => ({
    at,
    key: sortKey(field, whole[at]?.values[field.id], whole[at]?.titles),
  }));
  keyed.sort((a, b) => {
    // What is not known comes last, whichever way the rest is ordered. What is equal stays in the order of titles.
    if (a.key === undefined || b.key === undefined) return a.key === b.key ? 0 : a.key === undefined ? 1 : -1;
    return (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * direction;
  });
  return keyed.map(({ at }) => at);
}

function amountsOf(records: readonly RegisterRecord[], head: RegisterHead): Prepared['amounts'] {
  return head.fields.flatMap((field) => {
    const type = typeOf(field);
    const places = type.kind === 'decimal' ? type.places : 0;
    if (!field.mayRead || !isAmount({ type })) return [];
    const of = records.map(({ values }) => {
      const value = values[field.id];
      return value === undefined || value === null ? 0n : scaled(String(value), places);
    });
    return [{ id: field.id, places, of }];
  });
}

/** Sums of the amounts of some records, exact, as decimal text. */
function sumsOf(amounts: Prepared['amounts'], found: readonly number[]): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const { id, places, of } of amounts) {
    let sum = 0n;
    for (const at of found) sum += of[at] ?? 0n;
    const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
    const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    sums[id] = `${sum < 0n ? '-' : ''}${places === 0 ? text : text.replace(/\.?0+$/, '')}`;
  }
  return sums;
}

/** The answer to a question from all records of a register: what filters mean is core's, as on the server. */
export function answerHere(whole: readonly RegisterRecord[], head: RegisterHead, question: Question) {
  const definition = definitionOf(head);
  const { texts, amounts, order: inOrder } = prepare(whole, head);
  const search = question.search.trim();
  const isFound = searchFor(search);
  const found = inOrder(question.sort).filter(
    (at) =>
      (search === '' || isFound(texts[at] ?? [])) &&
      question.filters.every((filter) => matches(definition, whole[at]?.values as RecordData, filter)),
  );
  return {
    total: found.length,
    demonstration: found.reduce((count, at) => count + (whole[at]?.demonstration ? 1 : 0), 0),
    sums: sumsOf(amounts, found),
    at: (index: number) => {
      const at = found[index];
      return at === undefined ? undefined : whole[at];
    },
  };
}

/** The times of an address as the wire asks for them. */
export function wireTimes({ day, known }: AsOfAddress): { day?: string; known?: string } {
  return { ...(day ? { day } : {}), ...(known ? { known } : {}) };
}
