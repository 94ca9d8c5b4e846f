import { sha256Hex } from '@luodi/core/base';
import { headsKey, translationText } from '@luodi/core/exchange';
import { describe, expect, it } from 'vitest';
import { creditCode } from '../../../../../fixtures/exchange/enterprise-sheet.ts';
import { type Asking, read } from './testing/read.ts';

const EDITION = 'GB/T 4754-2017/1';

/** A table of enterprises with these industries. */
const tableOf = (industries: readonly string[], head = '行业（GB/T 4754-2011）') =>
  [
    `企业名称,统一社会信用代码,${head}`,
    ...industries.map((industry, index) => `甲${index},${creditCode(index + 1)},${industry}`),
  ].join('\n');

const readTable = (industries: readonly string[], asking?: Asking, head?: string) =>
  read(tableOf(industries, head), 'enterprises', asking);

/** Ids of the questions with what is offered. */
const offered = ({ head }: Awaited<ReturnType<typeof read>>) =>
  head?.asked.map(({ id, options, proposed }) => [id, options.map((one) => one.id), proposed]);

describe('industry codes of 2011', () => {
  it('are asked about one by one, with their successors, and nothing is read before', async () => {
    const asked = await readTable(['3140', '3140', 'C1440', '1711', '3140 钢压延加工']);
    expect(offered(asked)).toEqual([
      ['industry:industry:1440', ['1441', '1442', '1449', 'out'], undefined],
      ['industry:industry:3140', ['3130', 'out'], '3130'],
      ['industry:industry:same', ['same', 'out'], 'same'],
    ]);
    expect(asked.rows).toEqual([]);
    const { zh, en } = asked.head!.asked[1]!.text;
    // Column, rows, what it meant, and what the same digits mean today.
    for (const part of ['行业（GB/T 4754-2011）', '3 行', '第 2 行', '钢压延加工', '铁合金冶炼'])
      expect(zh).toContain(part);
    expect(en).toContain('Steel rolling');
  });

  it('are read as answered, say so at their cells, and a row is left out when that was the answer', async () => {
    const answers = {
      'industry:industry:1440': 'out',
      'industry:industry:3140': '3130',
      'industry:industry:same': 'same',
    };
    const { rows, cells, end, head } = await readTable(['3140', 'C1440', '1711'], { answers });
    expect(rows.map(({ data }) => data.industry)).toEqual([
      { edition: EDITION, code: '3130' },
      { edition: EDITION, code: '1711' },
    ]);
    expect(cells.map(({ row, finding }) => [row, finding.code])).toEqual([
      [2, 'import.code-translated'],
      [3, 'import.left-out-by-answer'],
      [4, 'import.code-translated'],
    ]);
    expect(end).toMatchObject({ rows: 3, faulty: 0, leftOut: 1 });
    expect(translationText(head!.asked, answers)).toBe(
      'GB/T 4754-2011 → GB/T 4754-2017/1: 3140 → 3130, 其余同码 others as they are',
    );
  });

  it('that nobody knows a successor of are faults, whatever was answered', async () => {
    const answers = { 'industry:industry:3140': '3130' };
    const { rows, cells } = await readTable(['3140', '7777'], { answers });
    expect(rows).toHaveLength(1);
    expect(cells.map(({ row, finding }) => [row, finding.code])).toContainEqual([
      3,
      'import.old-code-unknown',
    ]);
  });

  it('are no answer when the answer is no option', async () => {
    const { rows, head } = await readTable(['3140'], { answers: { 'industry:industry:3140': '3140' } });
    expect(rows).toEqual([]);
    expect(head?.goesOn).toBe(false);
  });

  it('stand in the question about the edition when only that of 2011 explains them', async () => {
    const asked = await readTable(['3261', '3140', '1711'], {}, '行业');
    expect(offered(asked)).toEqual([['edition:industry', [EDITION, 'GB/T 4754-2011'], 'GB/T 4754-2011']]);
    expect(asked.head?.asked[0]?.text.zh).toContain('3261');
    const plain = await readTable(['3140', '1711'], {}, '行业');
    expect(plain.head?.asked[0]?.proposed).toBe(EDITION);
    // The edition can be answered anew.
    const answers = { 'edition:industry': 'GB/T 4754-2011' };
    const next = await readTable(['3261', '3140', '1711'], { answers }, '行业');
    expect(next.head?.asked.map(({ id }) => id)).toEqual([
      'edition:industry',
      'industry:industry:3140',
      'industry:industry:3261',
      'industry:industry:same',
    ]);
  });

  it('among codes of 2017 are asked about, and then those that both editions have as well', async () => {
    const head = `行业（${EDITION}）`;
    // Digits that both editions have are read as the head says as long as nothing speaks against it.
    const sound = await readTable(['3140', '1711'], {}, head);
    expect(sound.rows.map(({ data }) => data.industry)).toContainEqual({ edition: EDITION, code: '3140' });
    expect(sound.cells).toEqual([]);
    const mixed = await readTable(['3140', '3261', '1711'], {}, head);
    expect(offered(mixed)).toEqual([
      ['industry:industry:3140', ['3130', '3140', 'out'], undefined],
      ['industry:industry:3261', ['3251', 'out'], '3251'],
    ]);
    // A code beside the name it had in 2011 is meant so.
    const named = await readTable(['3140 钢压延加工', '3140 铁合金冶炼'], {}, head);
    expect(offered(named)).toEqual([['industry:industry:3140', ['3130', '3140', 'out'], undefined]]);
    expect(named.head?.asked[0]?.text.zh).toContain('1 行');
  });

  it('are told by name and by an edition in brackets', async () => {
    const byName = await readTable(['炼焦', '棉纺纱加工'], {});
    expect(offered(byName)?.map(([id]) => id)).toEqual(['industry:industry:2520', 'industry:industry:same']);
    const bracketed = await readTable(['3140 [GB/T 4754-2011]', '3140'], {}, `行业（${EDITION}）`);
    expect(bracketed.head?.asked[0]?.text.zh).toContain('1 行');
    const answers = { 'industry:industry:3140': '3130' };
    const { rows } = await readTable(['3140 [GB/T 4754-2011]', '3140'], { answers }, `行业（${EDITION}）`);
    expect(rows.map(({ data }) => (data.industry as { code: string }).code)).toEqual(['3130', '3140']);
  });

  it('are answered as for the same heads before, and can be answered anew', async () => {
    const heads = ['企业名称', '统一社会信用代码', '行业（GB/T 4754-2011）'];
    const industry = { field: 'industry', edition: 'GB/T 4754-2011', successors: { 3140: '3130' } };
    const columns = heads.map(
      (head, index) =>
        [head.normalize('NFKC'), [{ field: 'name' }, { field: 'creditCode' }, industry][index]!] as const,
    );
    const remembered = [{ heads: sha256Hex(headsKey(heads)), columns }];
    const again = await readTable(['3140'], { remembered });
    expect(again.rows.map(({ data }) => data.industry)).toEqual([{ edition: EDITION, code: '3130' }]);
    expect(again.head?.asked.map(({ id, answer }) => [id, answer])).toEqual([
      ['industry:industry:3140', '3130'],
    ]);
    const answers = { 'industry:industry:3140': 'out' };
    expect((await readTable(['3140'], { remembered, answers })).end).toMatchObject({ leftOut: 1 });
    const more = await readTable(['3140', '1440'], { remembered });
    expect(more.head?.goesOn).toBe(false);
  });
});
