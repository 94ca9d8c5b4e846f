import { describe, expect, it } from 'vitest';
import { parsePackage } from '../plan/index.ts';
import { cleanSample, sampleFiles } from '../plan/sample-package.ts';
import type { FieldType, RegisterDefinition } from './definition.ts';
import { matches, matchesSearch, readFilters } from './matches.ts';
import type { Filter } from './query.ts';
import { EVERY_TYPE, fieldOf } from './sample-fields.ts';
import { createValueContext } from './value.ts';

const context = createValueContext(parsePackage(sampleFiles(cleanSample())).package!);
const EDITION = 'GB/T 4754-2017/1';

const register = (type: FieldType, sensitivity: 'internal' | 'personal' = 'internal'): RegisterDefinition => {
  const both = { zh: '试', en: 'Trial' };
  return {
    id: 'trial',
    name: both,
    noun: both,
    about: both,
    titleField: 'title',
    keyFields: ['value'],
    columns: ['title'],
    isPublic: false,
    fields: [fieldOf({ kind: 'text', maxLength: 20 }, { id: 'title' }), fieldOf(type, { sensitivity })],
  };
};
const kind = (name: FieldType['kind']) => EVERY_TYPE.find((one) => one.kind === name)!;

describe('a condition', () => {
  it.each<[FieldType['kind'], unknown, Pick<Filter, 'operator'> & { value?: unknown }, boolean]>([
    ['text', 'Bearing 厂', { operator: 'contains', value: 'bEARING' }, true],
    ['text', undefined, { operator: 'is-not', value: 'x' }, true],
    ['text', undefined, { operator: 'is', value: 'x' }, false],
    ['text', undefined, { operator: 'empty' }, true],
    ['decimal', '10', { operator: 'at-least', value: '9.5' }, true],
    ['decimal', '10', { operator: 'is', value: '10.00' }, true],
    ['decimal', '9', { operator: 'at-least', value: '10' }, false],
    ['day', '2024-03-05', { operator: 'at-most', value: '2024-03-05' }, true],
    ['integer', 9, { operator: 'at-least', value: 10 }, false],
    ['integer', 9, { operator: 'one-of', value: [1, 9] }, true],
    ['choices', ['b-two'], { operator: 'contains', value: 'b-two' }, true],
    ['choices', ['b-two'], { operator: 'within', value: ['a-one', 'c-three'] }, false],
    ['industry', { edition: EDITION, code: '3451' }, { operator: 'within', value: '34' }, true],
    ['industry', { edition: EDITION, code: '3451' }, { operator: 'within', value: 'C' }, true],
    ['industry', { edition: EDITION, code: '3451' }, { operator: 'within', value: `${EDITION} B` }, false],
    ['industry', { edition: 'other', code: '3451' }, { operator: 'within', value: '34' }, false],
    ['industry', { edition: EDITION, code: '3451' }, { operator: 'is', value: '3451' }, true],
  ])('%s %j, %j: %s', (name, stored, asked, expected) => {
    const definition = register(kind(name));
    const { filters, findings } = readFilters(definition, [{ field: 'value', ...asked }], context);
    expect(findings).toEqual([]);
    const data = stored === undefined ? {} : { value: stored as string };
    expect(filters.every((filter) => matches(definition, data, filter))).toBe(expected);
  });

  it.each<[FieldType['kind'], unknown]>([
    ['text', { field: 'elsewhere', operator: 'is', value: 'x' }],
    ['text', { field: 'value', operator: 'at-least', value: 'x' }],
    ['text', { field: 'value', operator: 'is', value: 'x', or: 1 }],
    ['text', { field: 'value', operator: 'filled', value: 'x' }],
    ['decimal', { field: 'value', operator: 'is', value: 10 }],
    ['decimal', { field: 'value', operator: 'is', value: "1' or '1'='1" }],
    ['day', { field: 'value', operator: 'at-least', value: '2024-02-30' }],
    ['integer', { field: 'value', operator: 'one-of', value: [] }],
    ['industry', { field: 'value', operator: 'within', value: 'Q99999' }],
    ['geometry', { field: 'value', operator: 'is', value: 'x' }],
  ])('%s is not asked: %j', (name, asked) => {
    expect(readFilters(register(kind(name)), [asked], context)).toMatchObject({
      filters: [],
      findings: [{}],
    });
  });

  it('asks nothing of a personal value but whether there is one', () => {
    const definition = register(kind('text'), 'personal');
    const asked = [{ field: 'value', operator: 'contains', value: '王' }];
    expect(readFilters(definition, asked, context).findings).toHaveLength(1);
    expect(matchesSearch(definition, { title: '甲', value: { personal: '1/王' } }, '王')).toBe(false);
  });

  it('is a list, and no longer than anybody needs', () => {
    const one = { field: 'value', operator: 'empty' };
    expect(readFilters(register(kind('text')), Array(51).fill(one), context).findings).toHaveLength(1);
    expect(readFilters(register(kind('text')), { one }, context).findings).toHaveLength(1);
  });
});
