import { sha256Hex } from '@luodi/core/base';
import { headsKey, templateOf } from '@luodi/core/exchange';
import { describe, expect, it } from 'vitest';
import { creditCode, enterpriseSheet } from '../../../../../fixtures/exchange/enterprise-sheet.ts';
import { gbk, workbookOf } from '../../../../../fixtures/exchange/sheet-file.ts';
import { templateWorkbook } from './files/write-template.ts';
import { context, read, register } from './testing/read.ts';

const enterprises = register('enterprises');
const CSV = '企业名称,统一社会信用代码,注册资本（万元）,经营状态\n';
const [FIRST, SECOND] = [creditCode(1), creditCode(2)];
const ROW = `临清轴承有限公司,${FIRST},1000,在营\n`;

describe('a sheet of enterprises', () => {
  it('has every planted fault found with row, column and reason, and nothing else', async () => {
    const sheet = enterpriseSheet(enterprises, context, { rows: 600, faults: 60 });
    const { head, rows, cells, end } = await read(workbookOf(sheet), 'enterprises');
    expect(head?.columns.map(({ field }) => field)).toEqual(sheet.fields);
    const found = cells.map(({ row, field, finding }) => `${row} ${field} ${finding.code}`);
    expect(found.sort()).toEqual(
      sheet.planted.map(({ row, field, code }) => `${row} ${field} ${code}`).sort(),
    );
    expect(end).toMatchObject({ rows: 600, faulty: 60 });
    expect(rows).toHaveLength(540);
    expect(rows[0]?.data).toMatchObject({
      division: '371581',
      industry: { edition: 'GB/T 4754-2017/1' },
      registeredCapital: expect.stringMatching(/^\d+0000$/),
    });
  });

  it.each(['zh', 'en'] as const)(
    'comes as a template (%s) whose heads are all known when it is filled in',
    async (language) => {
      const template = templateOf(enterprises, context, language, () => true);
      const { head, refused } = await read(templateWorkbook(template), 'enterprises');
      expect(refused).toEqual([]);
      expect(head?.asked).toEqual([]);
      expect(head?.columns.map(({ field, how }) => [field, how])).toEqual(
        template.columns.map(({ field }) => [field, 'exact']),
      );
      expect(head?.columns.find(({ field }) => field === 'registeredCapital')?.unit).toBe('wan-yuan');
    },
  );
});

describe('a table of text', () => {
  it.each([
    ['UTF-8', Buffer.from(CSV + ROW), 'utf-8', []],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${CSV}${ROW}`), 'utf-8', []],
    ['UTF-16', Buffer.from(`\ufeff${CSV}${ROW}`, 'utf16le'), 'utf-16le', []],
    ['GBK', gbk(CSV + ROW), 'gb18030', ['import.read-as-gbk']],
  ] as const)('is read in %s, and told when it was not stated', async (_, bytes, encoding, told) => {
    const { head, rows } = await read(bytes, 'enterprises');
    expect(head?.encoding).toBe(encoding);
    expect(head?.findings.map(({ code }) => code)).toEqual(told);
    expect(rows[0]?.data.name).toBe('临清轴承有限公司');
  });

  it('that may be GBK or UTF-8 is asked about with what each reading says', async () => {
    const bytes = Buffer.concat([Buffer.from('name,creditCode\n'), gbk('小学'), Buffer.from(`,${FIRST}\n`)]);
    const asked = await read(bytes, 'enterprises');
    expect(asked.head?.asked.map(({ id }) => id)).toEqual(['encoding']);
    expect(asked.head?.asked[0]?.options[0]?.example?.zh).toContain('小学');
    const answered = await read(bytes, 'enterprises', { answers: { encoding: 'gb18030' } });
    expect(answered.rows[0]?.data.name).toBe('小学');
  });

  it('asks for unit and edition that nothing names, and reads as answered', async () => {
    const text = `企业名称,统一社会信用代码,注册资本,行业\n甲,${FIRST},12.5,3451\n`;
    const asked = await read(text, 'enterprises');
    expect(asked.head?.asked.map(({ id, proposed }) => [id, proposed])).toEqual([
      ['unit:registeredCapital', 'wan-yuan'],
      ['edition:industry', 'GB/T 4754-2017/1'],
    ]);
    expect(asked.rows).toEqual([]);
    const unit = { 'unit:registeredCapital': 'yi-yuan' };
    const { rows } = await read(text, 'enterprises', {
      answers: { ...unit, 'edition:industry': 'GB/T 4754-2017/1' },
    });
    expect(rows[0]?.data).toMatchObject({
      registeredCapital: '1250000000',
      industry: { edition: 'GB/T 4754-2017/1', code: '3451' },
    });
  });

  it('finds its heads below a title, joins longitude and latitude, and takes apostrophes off', async () => {
    const text = `临清开发区企业一览表,,,\n单位：户,,,\n企业名称,统一社会信用代码,经度,纬度\n'=甲,${FIRST},115.70,36.85\n乙,${SECOND},115.71,\n`;
    const { rows, cells, end } = await read(text, 'enterprises');
    expect(rows.map(({ data }) => [data.name, Object.keys(data).includes('location')])).toEqual([
      ['=甲', true],
    ]);
    expect(cells.map(({ row, finding }) => [row, finding.code])).toContainEqual([5, 'import.half-a-place']);
    expect(end?.findings.map(({ code }) => code)).toEqual(['file.formula-prefix']);
  });

  it('has heads of two rows, totals, remarks and heads once more, as offices make them', async () => {
    const rows = [
      '企业名称,统一社会信用代码,注册资本,登记情况,,经营状态',
      ',,（万元）,经度,纬度,',
      `甲,${FIRST},"１，０００",115.70,36.85,在营`,
      '企业名称,统一社会信用代码,注册资本（万元）,经度,纬度,经营状态',
      `乙,${SECOND},2亿元,115.71,36.85,在营`,
      '合 计,,3000,,,',
      '填表人：丙,,,审核人：丁,,',
    ];
    const { head, rows: read1, cells, end } = await read(rows.join('\n'), 'enterprises');
    expect(head?.columns.map(({ field, unit }) => [field, unit])).toEqual([
      ['name', undefined],
      ['creditCode', undefined],
      ['registeredCapital', 'wan-yuan'],
      ['location.longitude', undefined],
      ['location.latitude', undefined],
      ['state', undefined],
    ]);
    expect(read1.map(({ data }) => [data.name, data.registeredCapital])).toEqual([
      ['甲', '10000000'],
      ['乙', '200000000'],
    ]);
    expect(cells.map(({ row, finding }) => [row, finding.code])).toEqual([
      [4, 'import.not-a-record'],
      [5, 'register.unit-differs'],
      [6, 'import.not-a-record'],
      [7, 'import.not-a-record'],
    ]);
    expect(end).toMatchObject({ rows: 5, faulty: 0, leftOut: 3 });
  });

  it('does not take a first record for heads, nor a record for a remark', async () => {
    const plain = await read(`${CSV}${ROW}`, 'enterprises');
    expect(plain.rows).toHaveLength(1);
    const remark = await read(`${CSV}注：食品有限公司,${FIRST},1000,在营\n`, 'enterprises');
    expect(remark.rows).toHaveLength(1);
  });

  it('with a code that may have lost its zero is told so, and none is read', async () => {
    const text = `企业名称,统一社会信用代码,行业（GB/T 4754-2017）\n甲,${FIRST},111\n乙,${SECOND},0111\n`;
    const { cells, rows } = await read(text, 'enterprises');
    expect(cells.map(({ row, finding }) => [row, finding.code])).toEqual([
      [2, 'register.industry-zero-lost'],
    ]);
    expect(rows).toHaveLength(1);
  });

  it('with a stray separator is told so at its row, for its cells may have moved', async () => {
    const { cells } = await read(`${CSV}甲,乙,${FIRST},1000,在营\n`, 'enterprises');
    expect(cells.map(({ row, finding }) => [row, finding.code])).toContainEqual([
      2,
      'import.cells-beyond-heads',
    ]);
  });

  it('goes by what was chosen, then by what was remembered, then by its heads', async () => {
    const text = `单位,代码,备考\n甲,${FIRST},x\n`;
    const first = await read(text, 'enterprises');
    expect(first.head?.findings.map(({ code }) => code)).toEqual(['import.key-column-missing']);
    const columns = [
      { index: 0, field: 'name' },
      { index: 1, field: 'creditCode' },
    ];
    const chosen = await read(text, 'enterprises', { columns });
    expect(chosen.rows[0]?.data).toEqual({ name: '甲', creditCode: FIRST });
    const heads = sha256Hex(headsKey(['单位', '代码', '备考']));
    const before = [
      ['单位', { field: 'name' }],
      ['代码', { field: 'creditCode' }],
    ] as const;
    const remembered = [{ heads, columns: before }];
    expect((await read(text, 'enterprises', { remembered })).head?.columns.map(({ how }) => how)).toEqual([
      'remembered',
      'remembered',
      'none',
    ]);
  });
});
