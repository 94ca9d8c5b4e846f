import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingOf, REGISTERS } from '../registers/index.ts';
import { HEAD_WORDS } from './head-words.data.ts';
import { defused, type ExistingRecord, headsKey, planRow, proposeColumns, restored } from './index.ts';

const enterprises = REGISTERS.find(({ id }) => id === 'enterprises')!;
const column = (header: string, index: number) => ({ index, header, samples: [] });

/** Texts that begin as formulas do, more often than chance would have it. */
const cell = fc
  .tuple(fc.constantFrom('', "'", "''", '=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'), fc.string())
  .map(([sign, text]) => sign + text);

describe('defusing', () => {
  it('is taken off again, whatever stood there', () => {
    fc.assert(fc.property(cell, (text) => restored(defused(text)) === text));
  });

  it('leaves nothing a spreadsheet would run, and no number changed', () => {
    fc.assert(fc.property(cell, (text) => !/^[=@\t\r＝＋－＠]/.test(defused(text))));
    for (const number of ['-5', '+3.25', '12', '-0.001']) expect(defused(number)).toBe(number);
    expect(defused('-1+cmd|x')).toBe("'-1+cmd|x");
  });
});

describe('columns', () => {
  it('are told by heads in either language, with units and editions they name', () => {
    const heads = [
      '企业名称*',
      'Unified social credit code',
      '注册资本(亿元)',
      '行业（GB/T 4754-2011）',
      '备 注',
      '别的',
    ];
    const found = proposeColumns(enterprises, heads.map(column));
    expect(found.map(({ field, unit, edition }) => [field, unit ?? edition])).toEqual([
      ['name', undefined],
      ['creditCode', undefined],
      ['registeredCapital', 'yi-yuan'],
      ['industry', 'GB/T 4754-2011'],
      ['remark', undefined],
      [undefined, undefined],
    ]);
  });

  it('are told apart by what labels have in brackets, and every heading of ours means its own field', () => {
    for (const definition of REGISTERS)
      for (const language of ['zh', 'en'] as const) {
        const heads = definition.fields.map((field) => headingOf(field, language));
        const found = proposeColumns(definition, heads.map(column));
        expect(found.map(({ field, how }) => [field, how])).toEqual(
          definition.fields.map(({ id }) => [id, 'exact']),
        );
      }
  });

  it('are told by what offices call them, to be looked at', () => {
    const found = proposeColumns(enterprises, ['单位名称', '信用代码', '成立时间', '法人'].map(column));
    expect(found.map(({ field, how }) => [field, how])).toEqual([
      ['name', 'likely'],
      ['creditCode', 'likely'],
      ['foundedOn', 'likely'],
      ['legalRepresentative', 'likely'],
    ]);
    const known = REGISTERS.flatMap(({ id, fields }) => fields.map((field) => `${id}.${field.id}`));
    expect(Object.keys(HEAD_WORDS).filter((one) => !known.includes(one))).toEqual([]);
  });

  it('never go to one field twice: the surer head has it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('企业名称', '名称', 'name', '企业', '行业', '行业代码', '园区', 'x'), {
          maxLength: 8,
        }),
        (heads) => {
          const fields = proposeColumns(enterprises, heads.map(column)).flatMap(({ field }) => field ?? []);
          return new Set(fields).size === fields.length;
        },
      ),
    );
  });

  it('have a key that tells heads apart, and not blanks around them', () => {
    expect(headsKey([' 名称 ', 'b'])).toBe(headsKey(['名称', 'b']));
    expect(headsKey(['a', 'b'])).not.toBe(headsKey(['ab']));
  });
});

describe('planRow', () => {
  const data = fc.dictionary(
    fc.constantFrom('name', 'state', 'employees'),
    fc.oneof(fc.string(), fc.integer()),
  );
  const keyed = (values: Record<string, string | number>) => ({ ...values, creditCode: 'K' });
  const register = (values: Record<string, string | number>, holds = true): Map<string, ExistingRecord> =>
    new Map([['["K"]', { id: 'r', version: 3, data: keyed(values), holds }]]);

  it('names what differs and nothing else: done, the same row changes nothing', () => {
    fc.assert(
      fc.property(data, data, (before, row) => {
        const plan = planRow(enterprises, { row: 2, data: keyed(row) }, register(before));
        expect(plan.kind).not.toBe('new');
        const values = plan.kind === 'changed' ? plan.values : {};
        for (const [field, value] of Object.entries(values)) expect(before[field]).not.toEqual(value);
        const after = { ...before, ...values } as Record<string, string | number>;
        expect(planRow(enterprises, { row: 2, data: keyed(row) }, register(after)).kind).toBe('unchanged');
        // What the file does not fill in stays as it was.
        for (const [field, value] of Object.entries(before))
          if (!(field in row)) expect(after[field]).toBe(value);
      }),
    );
  });

  it('takes an unknown key for a new record, and says all of one that begins later', () => {
    const row = { row: 2, data: keyed({ name: 'n' }) };
    expect(planRow(enterprises, row, new Map())).toEqual({ kind: 'new', row: 2, values: row.data });
    expect(planRow(enterprises, row, register({ name: 'n' }, false))).toMatchObject({
      kind: 'changed',
      values: row.data,
    });
  });
});
