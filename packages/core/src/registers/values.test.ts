import { describe, expect, it } from 'vitest';
import { renderFinding } from '../base/index.ts';
import { geometryFindings } from '../geometry/index.ts';
import { parsePackage } from '../plan/index.ts';
import { cleanSample, sampleFiles } from '../plan/sample-package.ts';
import { REGISTERS } from './catalogue/index.ts';
import { checkRecord, readValues } from './check-record.ts';
import { creditCodeCheck, isDivisionCode } from './credit-code.ts';
import type { FieldType } from './definition.ts';
import { registerCatalogue } from './findings.ts';
import { checkPlanFields, registersOf } from './plan-fields.ts';
import { type Cell, readCell } from './read-cell.ts';
import { readValue } from './read-value.ts';
import { fieldOf } from './sample-fields.ts';
import { type CellReading, createValueContext, type ReadValue } from './value.ts';
import { headingOf, valueText } from './value-text.ts';

const plan = parsePackage(sampleFiles(cleanSample())).package!;
const context = createValueContext(plan);
const AREA: FieldType = { kind: 'decimal', measure: 'area', places: 2 };
const MONEY: FieldType = { kind: 'decimal', measure: 'money', places: 2, min: '0' };
const HEADS: FieldType = { kind: 'integer', unit: { zh: '人', en: 'persons' }, min: 0 };
const DAY: FieldType = { kind: 'day' };
const INDUSTRY: FieldType = { kind: 'industry' };
const PLACE: FieldType = { kind: 'geometry', shape: 'point' };

const cell = (type: FieldType, written: Cell, reading?: CellReading) =>
  readCell(fieldOf(type), written, context, reading);

function said({ value, findings }: ReadValue): unknown {
  for (const finding of findings) {
    for (const language of ['zh', 'en'] as const) {
      const text = renderFinding(finding, language, [registerCatalogue, geometryFindings]);
      expect(text).not.toMatch(/\{[a-zA-Z]+\}|undefined|\[object|^[a-z.-]+$/);
    }
    expect(finding.pointer).toBe('/value');
  }
  return [...(value === undefined ? [] : [value]), ...findings.map(({ code }) => code)];
}

describe('what a person wrote in a cell', () => {
  it.each<[FieldType, Cell, unknown[], CellReading?]>([
    [AREA, '15', ['10000']],
    [AREA, '１５．０ 亩', ['10000']],
    [AREA, '1', ['666.67', 'register.rounded']],
    [AREA, '2.5公顷', ['25000']],
    [AREA, '1,234.5㎡', ['1234.5']],
    [AREA, '3 亩', ['2000', 'register.unit-differs'], { unit: 'ha' }],
    [AREA, '12 英亩', ['register.unit-unknown']],
    [MONEY, '1,200.5', ['12005000']],
    [MONEY, '1，200.5万元', ['12005000']],
    [MONEY, '2亿', ['200000000']],
    [MONEY, '0.3', ['0.3'], { unit: 'yuan' }],
    [MONEY, 0.1, ['1000']],
    [MONEY, '0.00000015', ['0', 'register.rounded']],
    [MONEY, '1,5', ['register.separators-in-doubt']],
    [MONEY, '-1', ['register.out-of-range']],
    [MONEY, '约500', ['register.not-number']],
    [HEADS, '１２３人', [123]],
    [HEADS, '1.2万人', [12000]],
    [HEADS, 12.5, ['register.not-integer']],
    [HEADS, '—', ['register.placeholder']],
    [HEADS, '', []],
    [DAY, '2024年3月5日', ['2024-03-05']],
    [DAY, '二〇二四年十二月三十一日', ['2024-12-31']],
    [DAY, '２０２４．３．５', ['2024-03-05']],
    [DAY, '20240305', ['2024-03-05']],
    [DAY, '2024-03-05T00:00:00.000Z', ['2024-03-05']],
    [DAY, '2024-03-05 08:30', ['register.day-time']],
    [DAY, '2024年3月', ['register.day-incomplete']],
    [DAY, '3/5/2024', ['register.day-order']],
    [DAY, '24-3-5', ['register.day-order']],
    [DAY, 45356, ['register.day-serial']],
    [DAY, '2023-02-29', ['register.no-such-day']],
    [{ kind: 'year' }, '2024年度', [2024]],
    [{ kind: 'year' }, '24', ['register.not-year']],
    [{ kind: 'yes-no' }, '√', [true]],
    [{ kind: 'yes-no' }, '可能', ['register.not-yes-no']],
    [INDUSTRY, 'C3451', [{ edition: 'GB/T 4754-2017/1', code: '3451' }]],
    [INDUSTRY, '滚动轴承制造', [{ edition: 'GB/T 4754-2017/1', code: '3451' }]],
    [INDUSTRY, '3451 滚动轴承制造', [{ edition: 'GB/T 4754-2017/1', code: '3451' }]],
    [INDUSTRY, '3451 钢压延加工', ['register.industry-name-differs']],
    [INDUSTRY, '9999', ['register.industry-unknown']],
    [INDUSTRY, '3451', ['register.edition-unknown'], { edition: 'GB/T 4754-1994' }],
    [{ kind: 'credit-code' }, ' 91350100m000100y43 ', ['91350100M000100Y43']],
    [{ kind: 'credit-code' }, '91350100M000100Y44', ['register.credit-code-check']],
    [{ kind: 'credit-code' }, '9135010OM000100Y43', ['register.credit-code-form']],
    [{ kind: 'division-code' }, '371581', ['371581']],
    [{ kind: 'division-code' }, '991581', ['register.division-code-form']],
    [{ kind: 'telephone' }, '（0635）2345678 转 801', ['0635-2345678-801']],
    [{ kind: 'web-address' }, 'www.example.cn', ['register.web-address-form']],
    [{ kind: 'plan-thing', of: 'park' }, 'PARK-A（中）', ['register.plan-thing-unknown']],
    [PLACE, '36.01, 115.01', ['geometry.swapped-range']],
    [PLACE, 'POINT 115', ['register.geometry-form']],
    [PLACE, 'LINESTRING (115 36.01, 115.01 36.01)', ['register.geometry-shape']],
    [{ kind: 'text', maxLength: 4 }, '一二三四五', ['register.too-long']],
    [{ kind: 'text', maxLength: 40 }, '一\n二', ['register.line-break']],
    [{ kind: 'text', maxLength: 40 }, 'a\u0007b', ['register.control-character']],
    [{ kind: 'text', maxLength: 40 }, ' 临清（山东）\u200b ', ['临清（山东）']],
  ])('%j, “%s”', (type, written, expected, reading) => {
    expect(said(cell(type, written, reading))).toEqual(expected);
  });

  it('keeps a place as integers of the frame, and where they came from', () => {
    const { value } = cell(PLACE, '115.01, 36.01', { file: '企业.xlsx' });
    expect(value).toMatchObject({ grid: { kind: 'point' }, origin: { crs: 'EPSG:4490', file: '企业.xlsx' } });
    const geojson = { type: 'Point', coordinates: [115.01, 36.01] };
    const sent = readValue(fieldOf(PLACE), { geojson, crs: 'EPSG:4490' }, context);
    expect(sent.value).toMatchObject({ grid: (value as { grid: unknown }).grid });
  });

  it('shows numbers in the unit of the heading', () => {
    const area = fieldOf(AREA);
    expect([headingOf(area, 'zh'), headingOf(area, 'en')]).toEqual(['某项（亩）', 'Something (mu)']);
    expect(valueText(area, '10000', 'zh', context)).toBe('15');
    expect(valueText(fieldOf(MONEY), '12005000', 'en', context)).toBe('1200.5');
  });
});

describe('what is sent', () => {
  it.each<[FieldType, unknown, unknown[]]>([
    [MONEY, 12.5, ['register.decimal-as-number']],
    [MONEY, '12.345', ['register.too-many-places']],
    [MONEY, '0012.50', ['12.5']],
    [HEADS, '12', ['register.not-integer']],
    [
      INDUSTRY,
      { edition: 'GB/T 4754-2017/1', code: 'C3451' },
      [{ edition: 'GB/T 4754-2017/1', code: '3451' }],
    ],
    [INDUSTRY, { edition: 'GB/T 4754-2017/1', code: '3451', note: 'x' }, ['register.industry-form']],
    [
      PLACE,
      { grid: { kind: 'point', points: [1, 2, 3, 4] }, origin: { crs: 'x' } },
      ['register.geometry-shape'],
    ],
    [PLACE, { grid: { kind: 'point', points: [1.5, 2] }, origin: { crs: 'x' } }, ['register.geometry-form']],
    [PLACE, { grid: { kind: 'point', points: [1, 2] } }, ['register.geometry-form']],
    [{ kind: 'records', register: 'x' }, ['b', 'a', 'b'], [['a', 'b']]],
  ])('%j, %j', (type, raw, expected) => {
    expect(said(readValue(fieldOf(type), raw, context))).toEqual(expected);
  });

  it('holds no field the register does not have, whatever it is called', () => {
    const definition = REGISTERS[0]!;
    const raw = JSON.parse('{"role":"admin","zone_id":"x","__proto__":{"a":1},"name":"厂","employees":null}');
    const { values, findings } = readValues(definition, raw, context);
    expect(values).toEqual({ name: '厂', employees: null });
    expect(findings.map(({ pointer }) => pointer).sort()).toEqual(['/__proto__', '/role', '/zone_id']);
    expect(checkRecord(definition, { name: '厂' }, context).map(({ code }) => code)).toContain(
      'register.required',
    );
  });
});

describe('codes', () => {
  it('have the check character of GB 32100 (its own example)', () => {
    expect(creditCodeCheck('91350100M000100Y4')).toBe('3');
  });
  it('have a form of GB/T 2260', () => {
    expect(['371581', '110000', '419001', '370012', '37158'].map(isDivisionCode)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('fields a plan adds', () => {
  const withFields = (
    register: string,
    id: string,
    type: { kind: 'text'; maxLength: number } | { kind: 'record'; register: string },
  ) => {
    const sample = cleanSample();
    const both = { zh: '某项', en: 'Something' };
    sample.files['registers.yaml'] = {
      registers: [{ register, fields: [{ id, label: both, type, sensitivity: 'internal', source: both }] }],
    };
    return parsePackage(sampleFiles(sample)).package!;
  };

  it('stand behind those of the product and change the hash of the package', () => {
    const changed = withFields('enterprises', 'alumniFund', { kind: 'text', maxLength: 20 });
    expect(registersOf(changed)[0]!.fields.at(-1)).toMatchObject({ id: 'alumniFund', addedByPlan: true });
    expect(registersOf(plan)).toBe(REGISTERS);
    expect(changed.hash).not.toBe(plan.hash);
    expect(checkPlanFields(changed)).toEqual([]);
  });

  it('and what takes approval is the union of what the package says, refused where it can never be approved', () => {
    const withApproval = (...named: ('all' | string[])[]) => {
      const sample = cleanSample();
      sample.files['registers.yaml'] = {
        registers: named.map((approval) => ({ register: 'enterprises', approval })),
      };
      return parsePackage(sampleFiles(sample)).package!;
    };
    const approvalOf = (one: typeof plan) => registersOf(one).map(({ approval }) => approval);
    expect(approvalOf(plan).filter(Boolean)).toEqual([]);
    expect(approvalOf(withApproval(['name'], ['creditCode', 'name']))[0]).toEqual(['creditCode', 'name']);
    expect(approvalOf(withApproval(['name'], 'all')).filter(Boolean)).toEqual(['all']);
    expect(checkPlanFields(withApproval(['name'], 'all'))).toEqual([]);
    const found = checkPlanFields(withApproval(['nmae', 'telephone', 'name']));
    expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'register.approval-field /registers/0/approval/0',
      'register.approval-class /registers/0/approval/1',
    ]);
  });

  it('are refused for a register there is not, a name that is taken, a target there is not', () => {
    const codes = (...one: Parameters<typeof withFields>) => {
      const changed = withFields(...one);
      expect(registersOf(changed).flatMap(({ fields }) => fields.map(({ id }) => id))).toBeDefined();
      return checkPlanFields(changed).map(({ code, line }) => `${code} ${line !== undefined}`);
    };
    expect(codes('enterprise', 'x', { kind: 'text', maxLength: 1 })).toEqual([
      'register.plan-field-register true',
    ]);
    expect(codes('enterprises', 'name', { kind: 'text', maxLength: 1 })).toEqual([
      'register.plan-field-taken true',
    ]);
    expect(codes('enterprises', 'x', { kind: 'record', register: 'parcel' })).toEqual([
      'register.plan-field-target true',
    ]);
  });
});

describe('the registers of the product', () => {
  it.each(REGISTERS.map((one) => [one.id, one] as const))(
    '%s names fields it has, each once, personal ones as text',
    (_, one) => {
      const ids = one.fields.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const named = [
        one.titleField,
        ...one.keyFields,
        ...one.columns,
        ...(one.geometryField ? [one.geometryField] : []),
      ];
      expect(named.filter((id) => !ids.includes(id))).toEqual([]);
      const title = one.fields.find(({ id }) => id === one.titleField);
      expect(['text', 'year', 'credit-code']).toContain(title?.type.kind);
      for (const { sensitivity, type, id } of one.fields) {
        expect(id).toMatch(/^[a-z][a-zA-Z0-9]*$/);
        if (sensitivity === 'personal') expect(['text', 'long-text', 'telephone']).toContain(type.kind);
        if (type.kind === 'record' || type.kind === 'records')
          expect(REGISTERS.map((other) => other.id)).toContain(type.register);
        if (type.kind === 'choice' || type.kind === 'choices') {
          const words = type.options.flatMap(({ id: option, label }) => [
            ...new Set([option, label.zh, label.en]),
          ]);
          expect(new Set(words).size).toBe(words.length);
          expect(words.join('')).not.toMatch(/[;；|\n]/);
        }
      }
    },
  );
});
