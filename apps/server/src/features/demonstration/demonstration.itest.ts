/** A small demonstration zone on both back ends: written, gone on with, taken out, displaced; the ledger holds. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { openTestDatabase, type TestDatabase, testBackEnds } from '../../platform/db/test-database.ts';
import { linqingPackage } from '../../test-server.ts';
import { recordPackage } from '../plan/index.ts';
import { commitChangeSet, readRecord, registerRecords, zoneRegisters } from '../registers/index.ts';
import { demonstrationData, demonstrationService, displaceDemonstration, partsHere } from './index.ts';
import { partsOf } from './parts.ts';

const plan = linqingPackage();
const clock = clockAt('2026-01-02T03:04:05.678Z');
const registers = zoneRegisters(plan, clock);
const { zone } = registers;
const log = pino({ level: 'silent' });

describe.each(testBackEnds)('demonstration data on the %s database', (kind) => {
  let test: TestDatabase;
  let closed: string[] = [];
  const service = () =>
    demonstrationService(
      { database: test.database, clock, log },
      registers,
      plan,
      async (_, actor) => {
        closed.push(actor);
        return 2;
      },
      partsHere(plan, 20),
    );
  const read = (register: string, record: string, day: string, known?: number) =>
    readRecord(test.database.query, zone, register, record, known === undefined ? { day } : { day, known });
  /** Everything of the registers that is not as the ledger says. */
  const faults = async () => {
    const source = registerRecords(test.database, zone);
    const found: unknown[] = [];
    for await (const fault of source.faults?.(Number.MAX_SAFE_INTEGER) ?? []) found.push(fault);
    return found;
  };

  beforeAll(async () => {
    test = await openTestDatabase(kind, zone);
    await recordPackage(test.database, plan, clock.now());
  });
  afterAll(() => test.remove());

  it('goes on where a crash stopped it, and writes nothing twice', async () => {
    const [first, second] = partsOf(plan, '2025-12-31', 20);
    for (const part of [first!, second!])
      await test.database.transaction((trx) =>
        commitChangeSet(trx, registers, {
          actor: 'server',
          origin: 'demonstration',
          demonstration: true,
          ...part,
        }),
      );
    const one = service();
    await one.fillWhenEmpty();
    const state = await one.state();
    expect(state).toMatchObject({ state: 'present', records: { enterprises: 120 } });
    await service().fillWhenEmpty();
    expect(await service().state()).toEqual(state);
  });

  it('marks every record, and tells who asks', async () => {
    expect(await read('enterprises', 'demo-enterprise-00001', '2025-12-31')).toMatchObject({
      demonstration: true,
      title: expect.stringContaining('演示'),
    });
    const data = demonstrationData(test.database, zone);
    expect(await data.holds()).toBe(true);
    expect(await data.enterprise()).toBe('demo-enterprise-00001');
    expect(await faults()).toEqual([]);
  });

  it('is displaced, register by register, in the transaction of the import', async () => {
    const before = (await service().state()).records;
    const ended = await test.database.transaction(async (trx) => {
      const count = await displaceDemonstration(trx, registers, 'talent', {
        actor: 'clerk',
        basis: 'people.xlsx',
      });
      await commitChangeSet(trx, registers, {
        actor: 'clerk',
        reason: 'import',
        origin: 'import',
        demonstration: false,
        changes: [
          {
            register: 'talent',
            record: 'real-1',
            from: '2025-01-01',
            act: { kind: 'assert', values: { number: 'R-1', degree: 'master' } },
          },
        ],
      });
      return count;
    }, 'import');
    expect(ended).toBe(before.talent);
    const { talent: _, ...rest } = before;
    expect((await service().state()).records).toEqual(rest);
    expect(await read('talent', 'real-1', '2025-06-01')).toMatchObject({ demonstration: false });
    await expect(service().add()).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is taken out by one act: on no day any more, still known as it was known, the ledger whole', async () => {
    const known = (await read('enterprises', 'demo-enterprise-00001', '2025-12-31'))!.version;
    closed = [];
    const { ended, accounts } = await service().remove('clerk');
    expect(ended.enterprises).toBe(120);
    expect([accounts, closed]).toEqual([2, ['clerk']]);
    expect((await service().state()).state).toBe('absent');
    for (const day of ['2021-06-01', '2025-12-31', '2030-01-01'])
      expect(await read('enterprises', 'demo-enterprise-00001', day)).toBeUndefined();
    expect(await read('enterprises', 'demo-enterprise-00001', '2025-12-31', known)).toMatchObject({
      demonstration: true,
    });
    expect(await read('talent', 'real-1', '2025-06-01')).toMatchObject({ title: 'R-1' });
    expect(await faults()).toEqual([]);
    await service().fillWhenEmpty();
    expect((await service().state()).state).toBe('absent');
  });
});
