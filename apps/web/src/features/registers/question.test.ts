import type { RegisterField } from '@luodi/api';
import type { Filter } from '@luodi/core/registers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion, wireQuery, writeFilters } from './question.ts';

function field(id: string, type: { kind: string } & Record<string, unknown>, mayRead = true): RegisterField {
  const label = { zh: id, en: id };
  return {
    id,
    label,
    type,
    required: false,
    sensitivity: 'public',
    source: label,
    addedByPlan: false,
    mayRead,
    mayChange: true,
    maySubmit: false,
  };
}

const fields = new Map(
  [
    field('name', { kind: 'text', maxLength: 100 }),
    field('park', { kind: 'plan-thing', of: 'park' }),
    field('capital', { kind: 'decimal', measure: 'money', places: 2 }),
    field('employees', { kind: 'integer' }),
    field('founded', { kind: 'day' }),
    field('foreign', { kind: 'yes-no' }),
    field('industry', { kind: 'industry' }),
    field('tax', { kind: 'decimal', measure: 'money', places: 2 }, false),
  ].map((one) => [one.id, one]),
);
const read = (filters: string) => readQuestion({ filters }, fields, ['name', 'park', 'tax']);

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const filter: fc.Arbitrary<Filter> = fc.oneof(
  text.map((value): Filter => ({ field: 'name', operator: 'contains', value })),
  fc
    .array(text, { minLength: 1, maxLength: 4 })
    .map((value): Filter => ({ field: 'park', operator: 'one-of', value })),
  fc.integer().map((value): Filter => ({ field: 'employees', operator: 'at-least', value })),
  fc.nat(1e9).map((n): Filter => ({ field: 'capital', operator: 'at-most', value: `${n}.05` })),
  fc.boolean().map((value): Filter => ({ field: 'foreign', operator: 'is', value })),
  fc.constant<Filter>({ field: 'founded', operator: 'at-least', value: '2019-02-28' }),
  fc.constant<Filter>({ field: 'industry', operator: 'within', value: 'GB/T 4754-2017/1 345' }),
  fc.constant<Filter>({ field: 'park', operator: 'empty' }),
);

describe('the question of a register page', () => {
  it('reads back from its address, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 5 }), (filters) => {
        const address = new URLSearchParams({ filters: writeFilters(filters) ?? '' }).toString();
        const { question, unread } = read(new URLSearchParams(address).get('filters') ?? '');
        expect(unread).toEqual([]);
        expect(question.filters).toEqual(filters);
      }),
    );
  });

  it('is readable as it stands', () => {
    expect(
      writeFilters([
        { field: 'park', operator: 'is', value: 'park-yandian-bearing' },
        { field: 'employees', operator: 'at-least', value: 50 },
      ]),
    ).toBe('park.is.park-yandian-bearing~employees.at-least.50');
  });

  it.each([
    'nothing.is.x',
    'park.contains.x',
    'employees.at-least.many',
    'founded.at-most.yesterday',
    'foreign.is.maybe',
    'tax.at-least.1',
    'park.empty.x',
    'park.one-of.',
  ])('tells that %j does not fit, and leaves it out', (part) => {
    expect(read(part)).toMatchObject({ question: { filters: [] }, unread: [part] });
  });

  it('shows only columns that exist and may be read, and asks the wire for no more than was said', () => {
    const { question } = readQuestion(
      { columns: 'park,tax,park,elsewhere', sort: '-tax', search: ' 轴承 ' },
      fields,
      ['name'],
    );
    expect(question.columns).toEqual(['park']);
    expect(wireQuery(question)).toEqual({ search: '轴承' });
    expect(read('').question.columns).toEqual(['name', 'park']);
  });
});
