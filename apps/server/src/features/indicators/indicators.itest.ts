/** Targets counted from registers on both back ends: as of a day, as of what was known, with the records that prove it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { openTestDatabase, type TestDatabase, testBackEnds } from '../../platform/db/test-database.ts';
import { linqingPackage } from '../../test-server.ts';
import { recordPackage } from '../plan/index.ts';
import { commitChangeSet, type DraftChange, zoneRegisters } from '../registers/index.ts';
import { indicatorService } from './service.ts';

const plan = linqingPackage();
const clock = clockAt('2026-01-02T03:04:05.678Z');
const registers = zoneRegisters(plan, clock);

const asserted = (
  register: string,
  record: string,
  from: string,
  values: Record<string, unknown>,
): DraftChange => ({ register, record, from, act: { kind: 'assert', values } }) as DraftChange;

describe.each(testBackEnds)('counted targets on the %s database', (kind) => {
  let test: TestDatabase;
  let service: ReturnType<typeof indicatorService>;
  const commit = (changes: readonly DraftChange[], demonstration = false) =>
    test.database.transaction((trx) =>
      commitChangeSet(trx, registers, {
        actor: 'clerk',
        reason: 'test',
        origin: 'entry',
        demonstration,
        changes,
      }),
    );
  const value = (day: string, known?: number) =>
    service.value('target-hightech', known === undefined ? { day } : { day, known }, () => true);

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    await recordPackage(test.database, plan, clock.now());
    service = indicatorService(test.database, registers, plan);
  });
  afterAll(() => test.remove());

  it('leaves a target undecided while there is nothing to count from', async () => {
    const states = await service.states({ day: '2026-06-01' });
    expect([...states.keys()].sort()).toEqual(['target-hightech', 'target-platforms', 'target-talent']);
    for (const { state, missing } of states.values()) {
      expect(state).toBe('undecided');
      expect(missing).toBeDefined();
    }
    expect(await value('2026-06-01')).not.toHaveProperty('value');
  });

  it('counts what was valid on the day, once for each enterprise, and shows the records', async () => {
    await commit([
      asserted('enterprises', 'e1', '2020-01-01', { name: '甲', registeredInZone: true }),
      asserted('enterprises', 'e2', '2020-01-01', { name: '乙', registeredInZone: false }),
      asserted('enterprises', 'e3', '2020-01-01', { name: '丙' }),
    ]);
    const certificate = (id: string, enterprise: string, issuedOn: string, validUntil: string) =>
      asserted('high-tech-certificates', id, issuedOn, { number: id, enterprise, issuedOn, validUntil });
    const { known } = await commit([
      certificate('c1', 'e1', '2021-12-01', '2024-11-30'),
      certificate('c2', 'e1', '2024-10-01', '2027-09-30'),
      certificate('c3', 'e2', '2023-01-01', '2025-12-31'),
      certificate('c4', 'e3', '2023-01-01', '2025-12-31'),
    ]);
    const found = await value('2024-10-15');
    expect(found).toMatchObject({ on: '2024-10-15', state: 'due', value: 1, reached: false, unclear: 1 });
    expect(found.evidence?.items).toEqual([
      {
        title: '甲',
        records: [
          { id: 'c1', title: 'c1', demonstration: false },
          { id: 'c2', title: 'c2', demonstration: false },
        ],
      },
    ]);
    expect(found.evidence?.unclear).toMatchObject([
      { id: 'c4', missing: [{ en: 'Registered in the zone' }] },
    ]);
    expect(found.series).toEqual([
      { on: '2021-12-31', value: 1 },
      { on: '2022-12-31', value: 1 },
      { on: '2023-12-31', value: 1 },
      { on: '2024-10-15', value: 1 },
    ]);
    // Withdrawn later, as of a day before: not counted as known now, counted as it was known then.
    await commit([asserted('high-tech-certificates', 'c1', '2021-12-01', { withdrawnOn: '2022-06-01' })]);
    expect((await value('2023-06-01')).value).toBe(0);
    expect((await value('2023-06-01', known)).value).toBe(1);
  });

  it('is asked about after its last day as of that day, and keeps evidence from whoever may not read it', async () => {
    const closed = await service.value('target-hightech', { day: '2026-06-01' }, () => false);
    expect(closed).toMatchObject({ on: '2025-12-31', value: 1, state: 'out-of-reach' });
    expect(closed).not.toHaveProperty('evidence');
    // Evidence tells what was looked at, in the register and in those its records name: each has to be open.
    const asked: Record<string, readonly string[]> = {};
    for (const shut of [
      'none',
      'high-tech-certificates withdrawnOn',
      'enterprises registeredInZone',
      'enterprises name',
    ]) {
      const found = await service.value(
        'target-hightech',
        { day: '2026-06-01' },
        ({ id: register }, fields) => {
          asked[register] = fields;
          return !fields.some((field) => `${register} ${field}` === shut);
        },
      );
      expect(Object.hasOwn(found, 'evidence'), shut).toBe(shut === 'none');
    }
    expect(asked).toEqual({
      'high-tech-certificates': [
        'number',
        'issuedOn',
        'validUntil',
        'withdrawnOn',
        'enterprise',
        'enterprise',
      ],
      enterprises: ['name', 'registeredInZone'],
    });
  });

  it('says that a value rests on demonstration data', async () => {
    await commit(
      [
        asserted('innovation-platforms', 'p1', '2021-01-01', {
          name: '演示平台',
          level: 'provincial',
          recognisedOn: '2021-01-01',
        }),
      ],
      true,
    );
    const found = await service.value('target-platforms', { day: '2022-01-01' }, () => true);
    expect(found).toMatchObject({ value: 1, demonstration: 1 });
    expect(found.detail.zh).toContain('演示数据');
  });

  it('knows no other target', async () => {
    await expect(
      (async () => service.value('nothing', { day: '2022-01-01' }, () => true))(),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
