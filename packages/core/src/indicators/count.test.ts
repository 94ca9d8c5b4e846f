import { describe, expect, it } from 'vitest';
import type { Indicator, Target } from '../plan/index.ts';
import { REGISTERS, type RecordData } from '../registers/index.ts';
import {
  type CountContext,
  type CountDefinition,
  type CountedRecord,
  countOn,
  meetsTarget,
} from './count.ts';
import { countingDay, targetState } from './target-state.ts';

const enterprises: Record<string, RecordData> = {
  e1: { name: '演示一', registeredInZone: true },
  e2: { name: '演示二', registeredInZone: false },
  e3: { name: '演示三' },
};
const context: CountContext = {
  definition: (id) => REGISTERS.find((one) => one.id === id),
  linked: (register, id) => (register === 'enterprises' ? enterprises[id] : undefined),
};

const certificates: CountDefinition = {
  register: 'high-tech-certificates',
  distinct: 'enterprise',
  where: [
    { field: 'issuedOn', operator: 'by' },
    { field: 'validUntil', operator: 'still' },
    { field: 'withdrawnOn', operator: 'not-by' },
  ],
  of: [{ field: 'enterprise', where: [{ field: 'registeredInZone', operator: 'is', value: true }] }],
};

const certificate = (id: string, data: RecordData, demonstration = false): CountedRecord => ({
  id,
  data: { enterprise: 'e1', issuedOn: '2022-12-01', validUntil: '2025-11-30', ...data },
  demonstration,
});
const valueOn = (on: string, ...records: CountedRecord[]) =>
  countOn(certificates, records, context, { on }).value;

describe('counting', () => {
  it('counts a certificate from the day of issue to its last day, and not a day more', () => {
    const one = certificate('c1', {});
    expect(['2022-11-30', '2022-12-01', '2025-11-30', '2025-12-01'].map((day) => valueOn(day, one))).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('does not count one from the day it was withdrawn', () => {
    const one = certificate('c1', { withdrawnOn: '2023-06-01' });
    expect(['2023-05-31', '2023-06-01'].map((day) => valueOn(day, one))).toEqual([1, 0]);
  });

  it('counts an enterprise once however many certificates it has, with all of them as evidence', () => {
    const count = countOn(certificates, [certificate('c1', {}), certificate('c2', {})], context, {
      on: '2023-01-01',
    });
    expect(count).toMatchObject({ value: 1, items: [{ key: 'e1', records: ['c1', 'c2'] }] });
  });

  it('looks at the enterprise; what is not known of it is listed and not counted', () => {
    const records = [
      certificate('c1', { enterprise: 'e2' }),
      certificate('c2', { enterprise: 'e3' }),
      certificate('c3', { enterprise: 'gone' }),
    ];
    expect(countOn(certificates, records, context, { on: '2023-01-01' })).toMatchObject({
      value: 0,
      unclear: [
        { record: 'c2', missing: ['enterprise.registeredInZone'] },
        { record: 'c3', missing: ['enterprise'] },
      ],
    });
  });

  it('counts a platform recognised twice once, also when only the later recognition still holds', () => {
    const platforms: CountDefinition = {
      register: 'innovation-platforms',
      distinct: 'sameAs',
      where: [{ field: 'validUntil', operator: 'still' }],
      of: [],
    };
    const first = { id: 'p1', data: { validUntil: '2023-12-31' }, demonstration: false };
    const second = { id: 'p2', data: { sameAs: 'p1' }, demonstration: false };
    const on = (day: string) => countOn(platforms, [first, second], context, { on: day });
    expect(on('2023-01-01')).toMatchObject({ value: 1, items: [{ key: 'p1', records: ['p1', 'p2'] }] });
    expect(on('2024-01-01')).toMatchObject({ value: 1, items: [{ key: 'p1', records: ['p2'] }] });
  });

  it('accumulates from the start day; somebody who has not come is not counted', () => {
    const talent: CountDefinition = {
      register: 'talent',
      where: [
        { field: 'scarce', operator: 'is', value: true },
        { field: 'recruitedOn', operator: 'since' },
        { field: 'recruitedOn', operator: 'by' },
      ],
      of: [],
    };
    const person = (id: string, data: RecordData) => ({ id, data, demonstration: false });
    const people = [
      person('t1', { scarce: true, recruitedOn: '2020-12-31' }),
      person('t2', { scarce: true, recruitedOn: '2021-01-01' }),
      person('t3', { scarce: true }),
      person('t4', { recruitedOn: '2022-01-01' }),
    ];
    const count = countOn(talent, people, context, { on: '2025-12-31', from: '2021-01-01' });
    expect(count.items.map(({ key }) => key)).toEqual(['t2']);
    expect(count.unclear).toEqual([{ record: 't4', missing: ['scarce'] }]);
  });
});

describe('a target', () => {
  it.each([
    ['>', '50', 50, false],
    ['>', '50', 51, true],
    ['>', '15', 15, false],
    ['>', '15', 16, true],
    ['>=', '50', 49, false],
    ['>=', '50', 50, true],
    ['<=', '3', 3, true],
    ['<', '3', 3, false],
    ['=', '3', 3, true],
  ] as const)('%s %s with %i', (comparator, value, counted, met) => {
    expect(meetsTarget({ comparator, value }, counted)).toBe(met);
  });

  const target = { id: 't', comparator: '>', value: '1', by: '2025-12-31' } as Target;
  const indicator = {
    name: { zh: '数', en: 'Number' },
    unit: { zh: '家', en: 'firms' },
    owner: 'office',
  } as Indicator;
  const stateOf = (asOf: string, ...records: CountedRecord[]) => {
    const count = countOn(certificates, records, context, { on: countingDay(target, asOf) });
    return targetState(target, indicator, asOf, count);
  };
  const firms = (n: number, data: RecordData = {}, demonstration = false) =>
    Array.from({ length: n }, (_, i) =>
      certificate(`c${i}`, { enterprise: `e1${i}`, ...data }, demonstration),
    );

  it('is counted on its last day once that has passed', () => {
    expect([countingDay(target, '2024-05-01'), countingDay(target, '2026-11-26')]).toEqual([
      '2024-05-01',
      '2025-12-31',
    ]);
  });

  it('is undecided without records, and never reached by what lacks values', () => {
    expect(stateOf('2024-01-01')).toMatchObject({ state: 'undecided', missing: { from: 'office' } });
    // Two firms whose place is unknown: with them more than one would be counted.
    expect(stateOf('2024-01-01', ...firms(2))).toMatchObject({ state: 'undecided' });
  });

  it('is due before its day, and out of reach after it', () => {
    const one = certificate('c1', { validUntil: '2026-12-31' });
    expect(stateOf('2024-01-01', one).state).toBe('due');
    expect(stateOf('2026-06-01', one).state).toBe('out-of-reach');
  });

  it('says that what was counted is demonstration data', () => {
    enterprises.e9 = { registeredInZone: true };
    const records = [certificate('c1', {}, true), certificate('c2', { enterprise: 'e9' })];
    expect(stateOf('2024-01-01', ...records)).toMatchObject({
      state: 'reached',
      detail: { zh: expect.stringContaining('演示数据'), en: expect.stringContaining('Demonstration data') },
    });
  });
});
