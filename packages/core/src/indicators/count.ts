import { type Day, Exact, invariant } from '../base/index.ts';
import type { Indicator, Target } from '../plan/index.ts';
import { matches, type RecordData, type RegisterDefinition } from '../registers/index.ts';

/** How an indicator is counted from a register, as the package says. */
export type CountDefinition = NonNullable<Indicator['counts']>;
type Condition = CountDefinition['where'][number];

/** A record as of the day that is counted on. */
export interface CountedRecord {
  readonly id: string;
  readonly data: RecordData;
  readonly demonstration: boolean;
}

/** Days a count is of: the day asked for, and for what accumulates the day it starts. */
export interface CountDays {
  readonly on: Day;
  readonly from?: Day;
}

/** One thing counted, with the records that prove it. */
export interface CountedItem {
  readonly key: string;
  readonly records: readonly string[];
}

/** A record that would count if a value it lacks were there. */
export interface UnclearRecord {
  readonly record: string;
  /** Fields that are not filled in, `field` or `field.field` of the record that a field names. */
  readonly missing: readonly string[];
}

/** What was counted on a day. */
export interface Count {
  readonly value: number;
  readonly items: readonly CountedItem[];
  readonly unclear: readonly UnclearRecord[];
  /** Records of the register on the day; with none nothing is known, which is another thing than none. */
  readonly records: number;
  /** How many of the things counted rest on a demonstration record. */
  readonly demonstration: number;
}

/** What counting needs to know of registers. */
export interface CountContext {
  readonly definition: (register: string) => RegisterDefinition | undefined;
  /** A record of another register as of the day; nothing when it is not there on it. */
  readonly linked: (register: string, id: string) => RecordData | undefined;
}

type Truth = 'yes' | 'no' | 'unknown';

/**
 * Whether a record meets a condition on the days. A value that is not filled in makes a comparison unknown, never met;
 * of days it means that the thing has not happened: `by` and `since` are then not met, `not-by` and `still` are.
 */
function meets(
  definition: RegisterDefinition,
  data: RecordData,
  condition: Condition,
  days: CountDays,
): Truth {
  const stored = data[condition.field];
  const decided = (holds: boolean): Truth => (holds ? 'yes' : 'no');
  switch (condition.operator) {
    case 'by':
      return decided(typeof stored === 'string' && stored <= days.on);
    case 'not-by':
      return decided(typeof stored !== 'string' || stored > days.on);
    case 'still':
      return decided(typeof stored !== 'string' || stored >= days.on);
    case 'since':
      return decided(typeof stored === 'string' && (days.from === undefined || stored >= days.from));
    case 'filled':
    case 'empty':
      return decided((stored !== undefined) === (condition.operator === 'filled'));
    default: {
      if (stored === undefined) return 'unknown';
      const { field, operator, value } = condition;
      return decided(
        matches(definition, data, { field, operator, ...(value === undefined ? {} : { value }) }),
      );
    }
  }
}

interface Judged {
  readonly counts: boolean;
  readonly missing: readonly string[];
}

function judge(
  count: CountDefinition,
  record: CountedRecord,
  context: CountContext,
  days: CountDays,
): Judged {
  const definition = context.definition(count.register);
  invariant(definition, 'a count names a register there is');
  const missing: string[] = [];
  for (const condition of count.where) {
    const truth = meets(definition, record.data, condition, days);
    if (truth === 'no') return { counts: false, missing: [] };
    if (truth === 'unknown') missing.push(condition.field);
  }
  for (const { field, where } of count.of) {
    const type = definition.fields.find(({ id }) => id === field)?.type;
    invariant(type?.kind === 'record', 'a count looks through a field that names a record');
    const id = record.data[field];
    const other = typeof id === 'string' ? context.linked(type.register, id) : undefined;
    const theirs = context.definition(type.register);
    if (!other || !theirs) {
      missing.push(field);
      continue;
    }
    for (const condition of where) {
      const truth = meets(theirs, other, condition, days);
      if (truth === 'no') return { counts: false, missing: [] };
      if (truth === 'unknown') missing.push(`${field}.${condition.field}`);
    }
  }
  return { counts: missing.length === 0, missing };
}

/**
 * Counts the records of a register that meet a definition on a day, each thing once. What lacks a value is not counted
 * and listed apart: missing data never passes. `records` are those of the register as of the day.
 */
export function countOn(
  count: CountDefinition,
  records: readonly CountedRecord[],
  context: CountContext,
  days: CountDays,
): Count {
  const items = new Map<string, string[]>();
  const unclear: UnclearRecord[] = [];
  const generated = new Set<string>();
  for (const record of records) {
    const { counts, missing } = judge(count, record, context, days);
    if (missing.length > 0) unclear.push({ record: record.id, missing });
    if (!counts) continue;
    const named = count.distinct === undefined ? undefined : record.data[count.distinct];
    const key = typeof named === 'string' ? named : record.id;
    items.set(key, [...(items.get(key) ?? []), record.id]);
    if (record.demonstration) generated.add(key);
  }
  const counted = new Set(items.keys());
  return {
    value: counted.size,
    items: [...items].map(([key, of]) => ({ key, records: of })),
    unclear,
    records: records.length,
    demonstration: generated.size,
  };
}

/** Whether a value meets a target as it is typed: 50 does not meet “more than 50”, and meets “50 or more”. */
export function meetsTarget(target: Pick<Target, 'comparator' | 'value'>, value: number): boolean {
  const asked = Exact.parse(target.value);
  invariant(asked, 'the value of a target is a decimal');
  const order = Exact.fromNumber(value).compare(asked);
  switch (target.comparator) {
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
  }
}
