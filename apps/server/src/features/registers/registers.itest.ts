/** Registers on both back ends: two kinds of time, one act at a time, nothing overwritten, everything found again. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { openTestDatabase, type TestDatabase, testBackEnds } from '../../platform/db/test-database.ts';
import { recordPackage } from '../plan/index.ts';
import { showChangeSet } from './change-set.ts';
import { readNaming } from './changes/store.ts';
import {
  type ChangeSetDraft,
  commitChangeSet,
  type DraftChange,
  readByKeys,
  readRecord,
  readRecords,
  registerRecords,
  type ZoneRegisters,
  zoneRegisters,
} from './index.ts';
import type { Asker } from './rights.ts';
import { assertOn, samplePlan } from './sample-changes.ts';

const plan = samplePlan();
const clock = clockAt('2026-01-02T03:04:05.678Z');
const registers: ZoneRegisters = zoneRegisters(plan, clock);
const { zone } = registers;

describe.each(testBackEnds)('registers on the %s database', (kind) => {
  let test: TestDatabase;
  const commit = (changes: readonly DraftChange[], more: Partial<ChangeSetDraft> = {}) =>
    test.database.transaction(
      (trx) =>
        commitChangeSet(trx, registers, {
          actor: 'clerk',
          reason: 'test',
          origin: 'entry',
          demonstration: false,
          changes,
          ...more,
        }),
      'import',
    );
  const on = (record: string, day: string, known?: number) =>
    readRecord(
      test.database.query,
      zone,
      'enterprises',
      record,
      known === undefined ? { day } : { day, known },
    );

  beforeAll(async () => {
    test = await openTestDatabase(kind, zone);
    await recordPackage(test.database, plan, clock.now());
  });
  afterAll(() => test.remove());

  it('keeps what was known before a correction, and what held before a change', async () => {
    const first = await commit([
      assertOn('enterprises', 'e1', '2020-01-01', { name: '甲厂', scale: 'small' }),
    ]);
    const moved = await commit([assertOn('enterprises', 'e1', '2023-01-01', { scale: 'medium' })]);
    const corrected = await commit([
      assertOn('enterprises', 'e1', '2021-01-01', { scale: 'micro' }, '2022-01-01'),
    ]);
    expect((await on('e1', '2021-06-01'))?.data).toEqual({ name: '甲厂', scale: 'micro' });
    expect((await on('e1', '2021-06-01', moved.known))?.data).toMatchObject({ scale: 'small' });
    expect((await on('e1', '2023-06-01', first.known))?.data).toMatchObject({ scale: 'small' });
    expect(await on('e1', '2019-12-31')).toBeUndefined();
    expect(await on('e1', '2021-06-01', first.known - 1)).toBeUndefined();
    const now = await on('e1', '2024-01-01');
    expect(now).toMatchObject({ version: corrected.known, from: '2023-01-01', title: '甲厂' });
  });

  it('ends a record from a day on and keeps its past', async () => {
    await commit([assertOn('enterprises', 'e2', '2020-01-01', { name: '乙厂' })]);
    await commit([{ register: 'enterprises', record: 'e2', from: '2024-01-01', act: { kind: 'end' } }]);
    expect(await on('e2', '2024-01-01')).toBeUndefined();
    expect(await on('e2', '2023-12-31')).toMatchObject({ until: '2024-01-01' });
    const never: DraftChange = {
      register: 'enterprises',
      record: 'e2',
      from: '2024-01-01',
      act: { kind: 'end' },
    };
    await expect(commit([never])).rejects.toMatchObject({ code: 'conflict' });
  });

  it('shows what an act did to those who may see it, and to nobody else', async () => {
    const { id, known } = await commit([
      assertOn('enterprises', 'e8', '2020-01-01', { name: '辛厂' }),
      assertOn('enterprises', 'e9', '2020-01-01', { name: '壬厂' }),
    ]);
    const asker = (open: boolean): Asker => ({
      principal: { kind: 'anonymous' },
      may: () => open,
      authorise: () => undefined,
    });
    const show = (open: boolean, which: string) =>
      showChangeSet(test.database, registers, async () => new Map(), asker(open), which);
    expect(await show(true, id)).toMatchObject({
      known,
      total: 2,
      records: [
        { register: 'enterprises', id: 'e8', title: '辛厂' },
        { register: 'enterprises', id: 'e9', title: '壬厂' },
      ],
    });
    await expect(show(false, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(show(true, 'no-such-act')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('finds the records that name one of some others, in a field for one and in a field for several', async () => {
    await commit([
      assertOn('projects', 'n1', '2020-01-01', { name: '一', parcel: 'p-a', measures: ['m-a', 'm-b'] }),
      assertOn('projects', 'n2', '2020-01-01', { name: '二', parcel: 'p-b', measures: ['m-b'] }),
      assertOn('projects', 'n3', '2020-01-01', { name: '三', parcel: 'p-c' }),
    ]);
    await commit([assertOn('projects', 'n3', '2020-01-01', { parcel: 'p-b' })]);
    const { fields } = registers.definitions.get('projects')!;
    const naming = async (id: string, ...named: string[]) => {
      const field = fields.find((one) => one.id === id)!;
      const found = await readNaming(test.database.query, zone, 'projects', field, named);
      return found.map(({ record }) => record);
    };
    expect(await naming('parcel', 'p-a', 'p-b')).toEqual(['n1', 'n2', 'n3']);
    // What was corrected is not what is known.
    expect(await naming('parcel', 'p-c')).toEqual([]);
    expect(await naming('measures', 'm-a')).toEqual(['n1']);
    expect(await naming('measures', 'm-a', 'm-b')).toEqual(['n1', 'n2']);
  });

  it('refuses a change made from a version that is no longer the newest', async () => {
    const { known } = await commit([assertOn('enterprises', 'e3', '2020-01-01', { name: '丙厂' })]);
    const change = {
      ...assertOn('enterprises', 'e3', '2021-01-01', { scale: 'large' }),
      expectedVersion: known,
    };
    await commit([change]);
    await expect(commit([change])).rejects.toMatchObject({ code: 'changed-meanwhile' });
    const fresh = { ...assertOn('enterprises', 'e3', '2021-01-01', { scale: 'large' }), expectedVersion: 0 };
    await expect(commit([fresh])).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it.each([
    "update register_change set record = 'x'",
    'delete from register_change',
    "update register_change_set set reason = 'x'",
    'truncate register_change cascade',
    "update register_state set title = 'x'",
    'update register_state set known_until = null',
    'delete from register_state',
    'truncate register_state',
  ])('refuses: %s', async (statement) => {
    await expect(sql.raw(statement).execute(test.database.query)).rejects.toThrow(/append-only/);
  });

  it('does acts on the same records one after the other, in whatever order they name them', async () => {
    const pair = ['e-a', 'e-b'].map((record) =>
      assertOn('enterprises', record, '2020-01-01', { name: record }),
    );
    await commit(pair);
    const value = (record: string, n: number) =>
      assertOn('enterprises', record, '2021-01-01', { employees: n });
    const acts = Array.from({ length: 30 }, (_, n) => {
      const changes = [value('e-a', n), value('e-b', n)];
      const draft = { actor: `a${n}`, reason: 'test', origin: 'entry', demonstration: false } as const;
      // Two acts in one transaction as well: the second meets what the first holds.
      return test.database.transaction(async (trx) => {
        await commitChangeSet(trx, registers, {
          ...draft,
          changes: n % 2 === 0 ? changes : changes.toReversed(),
        });
        return commitChangeSet(trx, registers, { ...draft, changes: [value('e-b', 100 + n)] });
      });
    });
    const done = await Promise.all(acts);
    expect(new Set(done.map(({ known }) => known)).size).toBe(30);
    const last = done.toSorted((a, b) => b.known - a.known)[0]!;
    const [a, b] = [await on('e-a', '2022-01-01'), await on('e-b', '2022-01-01')];
    expect(b?.version).toBe(last.known);
    expect(Number(b?.data.employees)).toBe(100 + Number(a?.data.employees));
    const faults: unknown[] = [];
    for await (const fault of registerRecords(test.database, zone).faults!(1_000_000)) faults.push(fault);
    expect(faults).toEqual([]);
  });

  it('writes ten thousand changes in one act', async () => {
    const values = (n: number) => ({
      name: `企业${n}`,
      creditCode: `C${n}`,
      employees: n,
      registeredCapital: `${n}00`,
    });
    const changes = Array.from({ length: 10_000 }, (_, n) =>
      assertOn('enterprises', `bulk-${n}`, '2025-01-01', values(n)),
    );
    const { known } = await commit(changes, { origin: 'import' });
    await commit(
      changes.map((one, n) => ({
        ...assertOn('enterprises', one.record, '2025-06-01', { employees: n + 1 }),
        expectedVersion: known,
      })),
      { origin: 'import' },
    );
    const definition = registers.definitions.get('enterprises')!;
    const found = await readRecords(test.database.query, zone, {
      register: definition,
      day: '2025-07-01',
      filters: [{ field: 'employees', operator: 'at-least', value: 9_000 }],
      sort: { field: definition.fields.find(({ id }) => id === 'employees')!, descending: true },
      sums: definition.fields.filter(({ id }) => id === 'employees' || id === 'registeredCapital'),
      limit: 3,
    });
    expect(found.total).toBe(1_001);
    expect(found.records.map(({ data }) => data.employees)).toEqual([10_000, 9_999, 9_998]);
    expect(found.sums).toEqual({
      employees: String(((9_000 + 10_000) * 1_001) / 2),
      registeredCapital: String((((8_999 + 9_999) * 1_001) / 2) * 100),
    });
    const keys = await readByKeys(test.database.query, zone, definition, [['C7'], ['C8'], ['nobody']], {
      day: '2025-07-01',
    });
    expect([...keys.entries()].sort()).toEqual([
      ['["C7"]', ['bulk-7']],
      ['["C8"]', ['bulk-8']],
    ]);
  }, 120_000);
});
