import type { RegisterHead, RegisterRecord } from '@luodi/api';
import { describe, expect, it } from 'vitest';
import type { Question } from './question.ts';
import { answerHere, isAnswerable } from './whole-register.ts';

const label = { zh: '', en: '' };
const field = (id: string, type: Record<string, unknown>) => ({
  id,
  label,
  type: type as { kind: string },
  required: false,
  sensitivity: 'public' as const,
  source: label,
  addedByPlan: false,
  mayRead: true,
  mayChange: true,
  maySubmit: false,
});
const head = {
  id: 'firms',
  titleField: 'name',
  keyFields: ['code'],
  fields: [
    field('name', { kind: 'text', maxLength: 40 }),
    field('code', { kind: 'text', maxLength: 40 }),
    field('capital', { kind: 'decimal', measure: 'money', places: 2 }),
    field('rate', { kind: 'decimal', measure: 'percent', places: 1 }),
    field('industry', { kind: 'industry' }),
    field('state', { kind: 'choice', options: [{ id: 'open' }, { id: 'idle' }, { id: 'closed' }] }),
  ],
} as unknown as RegisterHead;

const record = (id: string, title: string, values: Record<string, unknown>): RegisterRecord => ({
  id,
  title,
  version: 1,
  from: '2024-01-01',
  demonstration: id !== 'd',
  values: { name: title, code: `K-${id}`, ...values },
  closed: [],
  titles: {},
});
const whole = [
  record('a', '甲', { capital: '9007199254740993.01', rate: '1.5', state: 'idle' }),
  record('b', '乙', { capital: '100', industry: { edition: 'E', code: '3451' }, state: 'closed' }),
  record('c', '丙', { capital: '20.5', state: 'open' }),
  record('d', '丁', {}),
];
const ask = (question: Partial<Question>) => {
  const answer = answerHere(whole, head, { search: '', filters: [], columns: [], ...question });
  return { ...answer, ids: Array.from({ length: answer.total }, (_, at) => answer.at(at)?.id).join('') };
};

describe('a register held by the page', () => {
  it('adds amounts exactly beyond what a double holds, and no rates', () => {
    expect(ask({}).sums).toEqual({ capital: '9007199254741113.51' });
    expect(ask({})).toMatchObject({ total: 4, demonstration: 3 });
  });

  it('orders numbers by size, options by their order, and puts what is not known last both ways', () => {
    expect(ask({ sort: 'capital' }).ids).toBe('cbad');
    expect(ask({ sort: '-capital' }).ids).toBe('abcd');
    expect(ask({ sort: 'state' }).ids).toBe('cabd');
    // By title without a sort: code points of 丁 丙 乙 甲.
    expect(ask({}).ids).toBe('dcba');
  });

  it('finds by search in title and keys, and by conditions as core means them', () => {
    expect(ask({ search: 'k-B' }).ids).toBe('b');
    expect(ask({ filters: [{ field: 'capital', operator: 'at-least', value: '100' }] }).ids).toBe('ba');
    expect(ask({ filters: [{ field: 'industry', operator: 'within', value: 'E 345' }] }).ids).toBe('b');
    expect(ask({ filters: [{ field: 'state', operator: 'empty' }] }).ids).toBe('d');
  });

  it('leaves a section of a classification to the server', () => {
    const within = (value: string): Question => ({
      search: '',
      columns: [],
      filters: [{ field: 'industry', operator: 'within', value }],
    });
    expect(isAnswerable(head, within('GB/T 4754-2017/1 C'))).toBe(false);
    expect(isAnswerable(head, within('GB/T 4754-2017/1 34'))).toBe(true);
  });
});
