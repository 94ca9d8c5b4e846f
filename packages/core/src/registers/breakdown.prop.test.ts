import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../base/index.ts';
import { parsePackage } from '../plan/index.ts';
import { cleanSample, sampleFiles } from '../plan/sample-package.ts';
import { addTallies, breakdown, isGroupable, type ValueTally } from './breakdown.ts';
import type { FieldValue, RecordData } from './change.ts';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';
import { matches, readFilters } from './matches.ts';
import { EVERY_TYPE, fieldOf } from './sample-fields.ts';
import { createValueContext } from './value.ts';

const context = createValueContext(parsePackage(sampleFiles(cleanSample())).package!);
const classification = context.classification('GB/T 4754-2017/1')!;
const parks = context.planThings('park').map(({ id }) => id);

/** Values as they are stored; among them some that no definition knows any more. */
const VALUES: Readonly<Record<string, fc.Arbitrary<FieldValue>>> = {
  choice: fc.constantFrom('a-one', 'b-two', 'c-three', 'gone'),
  'yes-no': fc.boolean() as fc.Arbitrary<FieldValue>,
  'plan-thing': fc.constantFrom(...parks, 'closed-park'),
  industry: fc
    .constantFrom(...classification.entries, { code: '9999' })
    .map(({ code }): FieldValue => ({ edition: classification.edition, code }) as unknown as FieldValue),
  'division-code': fc.constantFrom('371581', '371502'),
  day: fc.constantFrom('2021-01-01', '2021-12-31', '2022-06-30', '1999-02-28'),
  year: fc.integer({ min: 1990, max: 2030 }),
  record: fc.constantFrom('one', 'two', 'three'),
};

const register = (field: FieldDefinition): RegisterDefinition => {
  const both = { zh: '试', en: 'Trial' };
  return {
    id: 'trial',
    name: both,
    noun: both,
    about: both,
    titleField: 'title',
    keyFields: ['title'],
    columns: ['title'],
    isPublic: false,
    fields: [fieldOf({ kind: 'text', maxLength: 20 }, { id: 'title' }), field],
  };
};

describe('a breakdown', () => {
  const groupable = EVERY_TYPE.map((type) => fieldOf(type)).filter(isGroupable);

  it('is of the kinds of field that put each record into one group', () => {
    expect(groupable.map(({ type }) => type.kind).sort()).toEqual(Object.keys(VALUES).sort());
    expect(isGroupable(fieldOf({ kind: 'year' }, { sensitivity: 'personal' }))).toBe(false);
  });

  it.each(groupable.map((field) => [field.type.kind, field] as const))(
    'by %s: every record is in the one group whose conditions it meets, counts and sums are those of the whole',
    (kind, field) => {
      const definition = register(field);
      const record = fc.record({
        value: fc.option(VALUES[kind]!, { nil: undefined }),
        count: fc.integer({ min: 1, max: 9 }),
        amount: fc.option(
          fc.integer({ min: -10_000, max: 10_000 }).map((cents) => (cents / 100).toFixed(2)),
          {
            nil: undefined,
          },
        ),
      });
      fc.assert(
        fc.property(fc.array(record, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (records, depth) => {
          const rows = records.map(
            ({ value, count, amount }): ValueTally => ({
              ...(value === undefined ? {} : { value }),
              count,
              demonstration: count - 1,
              sums: amount === undefined ? {} : { amount },
              filled: amount === undefined ? {} : { amount: 1 },
            }),
          );
          const groups = breakdown(field, rows, context, depth);
          expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
          const read = groups.map(({ filters }) => {
            if (!filters) return undefined;
            const answer = readFilters(definition, JSON.parse(JSON.stringify(filters)), context);
            expect(answer.findings).toEqual([]);
            return answer.filters;
          });
          const belonging = groups.map(() => [] as ValueTally[]);
          for (const row of rows) {
            const data: RecordData = row.value === undefined ? {} : { value: row.value };
            // What cannot be asked for is in the group that bears its name.
            const met = groups.flatMap(({ key }, at) =>
              (read[at]?.every((filter) => matches(definition, data, filter)) ?? key === keyOf(row.value))
                ? [at]
                : [],
            );
            expect(met).toHaveLength(1);
            belonging[met[0]!]!.push(row);
          }
          for (const [at, group] of groups.entries()) {
            const of = belonging[at]!;
            expect(of.length).toBeGreaterThan(0);
            expect(group.count).toBe(of.reduce((sum, { count }) => sum + count, 0));
            const filled = of.flatMap(({ sums }) =>
              sums.amount === undefined ? [] : [Exact.parse(sums.amount)!],
            );
            const amount = filled.reduce((sum, one) => sum.plus(one), Exact.parse('0')!);
            expect(group.sums.amount).toBe(filled.length === 0 ? undefined : amount.toString());
            expect(group.filled.amount).toBe(filled.length === 0 ? undefined : filled.length);
          }
          expect(addTallies(groups)).toEqual(addTallies(rows));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('keeps the order of the definition, of time and of codes, with what is not filled in at the end', () => {
    const one = (value?: FieldValue): ValueTally => ({
      ...(value === undefined ? {} : { value }),
      count: 1,
      demonstration: 0,
      sums: {},
      filled: {},
    });
    const keys = (kind: string, ...values: (FieldValue | undefined)[]) =>
      breakdown(groupable.find(({ type }) => type.kind === kind)!, values.map(one), context).map(
        ({ key }) => key,
      );
    expect(keys('choice', 'gone', undefined, 'c-three', 'a-one')).toEqual([
      'a-one',
      'c-three',
      'gone',
      undefined,
    ]);
    expect(keys('year', 2022, undefined, 1999, 2022)).toEqual(['1999', '2022', undefined]);
    expect(keys('day', '2022-06-30', '2021-01-01')).toEqual(['2021', '2022']);
    expect(keys('record', 'one', 'two', 'two')).toEqual(['two', 'one']);
    const coded = (code: string) => ({ edition: classification.edition, code }) as unknown as FieldValue;
    expect(keys('industry', coded('3451'), coded('0111'), coded('3452'))).toEqual([
      `${classification.edition} 01`,
      `${classification.edition} 34`,
    ]);
  });
});

function keyOf(value: FieldValue | undefined): string {
  if (typeof value !== 'object') return String(value);
  const { edition, code } = value as unknown as { edition: string; code: string };
  return `${edition} ${code}`;
}
