import { type Bilingual, Exact, invariant } from '../base/index.ts';
import type { FieldValue } from './change.ts';
import type { FieldDefinition } from './definition.ts';
import { industryKey } from './matches.ts';
import type { Filter } from './query.ts';
import type { IndustryValue, ValueContext } from './value.ts';

/** Count and exact sums of some records. */
export interface Tally {
  readonly count: number;
  /** How many of them are demonstration data. */
  readonly demonstration: number;
  /** Decimal text in base units by field id. A field that none of the records fills in has no sum: it is not nothing. */
  readonly sums: Readonly<Record<string, string>>;
  /** How many of the records fill in the field, for each field that has a sum. */
  readonly filled: Readonly<Record<string, number>>;
}

/** Records that hold the very same value in a field; no value where it is not filled in. */
export interface ValueTally extends Tally {
  readonly value?: FieldValue;
}

/** One group of a breakdown. */
export interface BreakdownGroup extends Tally {
  /** Option, plan thing, year, code or text; absent where the field is not filled in. */
  readonly key?: string;
  /** Name of the group, where the key is not what a reader reads. */
  readonly label?: Bilingual;
  /**
   * Conditions that exactly the records of this group meet, beside those of the question. Absent where the value is one
   * that the definition does not know any more: it cannot be asked for.
   */
  readonly filters?: readonly Filter[];
}

/** Depth of a classification that industries are told apart at unless another is asked for: 大类 of GB/T 4754. */
export const USUAL_INDUSTRY_DEPTH = 2;

const GROUPABLE: ReadonlySet<FieldDefinition['type']['kind']> = new Set([
  'choice',
  'yes-no',
  'plan-thing',
  'industry',
  'division-code',
  'day',
  'year',
  'record',
]);

/**
 * Whether records fall into groups by a field, each into one: not by amounts, which would need classes of size, not by
 * lists, where a record would be counted several times, and not by what concerns a person.
 */
export function isGroupable({ type, sensitivity }: Pick<FieldDefinition, 'type' | 'sensitivity'>): boolean {
  return GROUPABLE.has(type.kind) && sensitivity !== 'personal';
}

/** Whether the sum of a field over records says something: amounts, not rates and not years. */
export function isAmount({ type }: Pick<FieldDefinition, 'type'>): boolean {
  return (
    type.kind === 'integer' ||
    (type.kind === 'decimal' && type.measure !== 'percent' && type.measure !== 'ratio')
  );
}

/** A group while it is being added up. */
interface Group {
  readonly key?: string;
  readonly label?: Bilingual;
  readonly filters?: readonly Filter[];
  /** Where it stands among the others: by the definition's own order where there is one. */
  readonly place: readonly (string | number)[];
}

/**
 * Records by the groups of a field. Days fall into years, industries into the entry
 * at `depth` above them in the edition their code is of (1 is 门类, 4 is 小类 of GB/T 4754); what is coarser than that, and
 * a code that its edition does not know, stands for itself. Every record is in exactly one group, so counts and sums
 * of the groups are those of the whole. Order: that of the definition for options and things of the plan, of time for
 * days and years, of the code for industries; otherwise the most records first. What is not filled in comes last.
 */
export function breakdown(
  field: FieldDefinition,
  rows: readonly ValueTally[],
  context: ValueContext,
  depth: number = USUAL_INDUSTRY_DEPTH,
): BreakdownGroup[] {
  invariant(isGroupable(field), 'records fall into groups by this field');
  const groups = new Map<string | undefined, { group: Group; tallies: ValueTally[] }>();
  for (const row of rows) {
    const group = groupOf(field, row.value, context, depth);
    const found = groups.get(group.key);
    if (found) found.tallies.push(row);
    else groups.set(group.key, { group, tallies: [row] });
  }
  return [...groups.values()]
    .map(({ group, tallies }) => ({ group, sum: addTallies(tallies) }))
    .sort(
      (a, b) =>
        comparePlaces(a.group.place, b.group.place) ||
        b.sum.count - a.sum.count ||
        comparePlaces([a.group.key ?? ''], [b.group.key ?? '']),
    )
    .map(({ group: { place: _, ...group }, sum }) => ({ ...group, ...sum }));
}

/** What several tallies are together. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const sums: Record<string, Exact> = {};
  const filled: Record<string, number> = {};
  let [count, demonstration] = [0, 0];
  for (const one of tallies) {
    count += one.count;
    demonstration += one.demonstration;
    for (const [field, text] of Object.entries(one.sums)) {
      const value = Exact.parse(text);
      invariant(value, 'a sum is a decimal');
      sums[field] = sums[field]?.plus(value) ?? value;
      filled[field] = (filled[field] ?? 0) + (one.filled[field] ?? 0);
    }
  }
  return {
    count,
    demonstration,
    sums: Object.fromEntries(Object.entries(sums).map(([field, sum]) => [field, sum.toString()])),
    filled,
  };
}

function groupOf(
  field: FieldDefinition,
  value: FieldValue | undefined,
  context: ValueContext,
  depth: number,
): Group {
  const { id, type } = field;
  if (value === undefined) return { filters: [{ field: id, operator: 'empty' }], place: [1] };
  switch (type.kind) {
    case 'industry':
      return industryGroup(id, value as IndustryValue, context, depth);
    case 'day': {
      const year = String(value).slice(0, 4);
      return {
        key: year,
        filters: [
          { field: id, operator: 'at-least', value: `${year}-01-01` },
          { field: id, operator: 'at-most', value: `${year}-12-31` },
        ],
        place: [0, Number(year)],
      };
    }
    case 'year':
      return { key: String(value), filters: [is(id, value as number)], place: [0, Number(value)] };
    case 'yes-no':
      return { key: String(value), filters: [is(id, value === true)], place: [0, value === true ? 0 : 1] };
    case 'choice':
    case 'plan-thing': {
      const named =
        type.kind === 'choice'
          ? type.options
          : context.planThings(type.of).map((one) => ({ id: one.id, label: one.name }));
      const at = named.findIndex((one) => one.id === value);
      const label = named[at]?.label;
      return {
        key: String(value),
        ...(label ? { label, filters: [is(id, String(value))] } : {}),
        place: [0, at < 0 ? named.length : at],
      };
    }
    default:
      return { key: String(value), filters: [is(id, String(value))], place: [0] };
  }
}

const is = (field: string, value: string | number | boolean): Filter => ({ field, operator: 'is', value });

function industryGroup(
  field: string,
  { edition, code }: IndustryValue,
  context: ValueContext,
  depth: number,
): Group {
  const classification = context.classification(edition);
  const chain = classification?.chain(code) ?? [];
  const entry = chain[Math.min(depth, chain.length) - 1];
  const key = industryKey({ edition, code: entry?.code ?? code });
  const name = (language: 'zh' | 'en') => (entry && classification?.name(entry.code, language)) ?? '';
  return {
    key,
    ...(entry
      ? {
          label: { zh: name('zh'), en: name('en') },
          // A code that is itself coarser than what is told apart must not take what lies under it along.
          filters: [{ field, operator: chain.length >= depth ? 'within' : 'is', value: key }],
        }
      : {}),
    place: [0, edition, entry?.section ?? '~', entry?.code ?? code],
  };
}

function comparePlaces(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [one, other] = [a[at]!, b[at]!];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
