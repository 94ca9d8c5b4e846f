import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { verifyStored } from '../../apps/server/src/features/ledger/index.ts';
import { recordPackage } from '../../apps/server/src/features/plan/index.ts';
import {
  commitChangeSet,
  type DraftChange,
  registerRecords,
  zoneRegisters,
} from '../../apps/server/src/features/registers/index.ts';
import { assertOn, samplePlan } from '../../apps/server/src/features/registers/sample-changes.ts';
import { submissionRecords } from '../../apps/server/src/features/submissions/index.ts';
import { clockAt } from '../../apps/server/src/platform/clock.ts';
import { openTestDatabase } from '../../apps/server/src/platform/db/test-database.ts';
import { startSigner } from '../../apps/server/src/platform/ledger/index.ts';
import { generator } from './generator.ts';
import { keepTables, tamper, tamperings } from './register-tamperings.ts';
import { sampleSubmissions } from './submission-tamperings.ts';

/** What came of the trials. */
export interface Trials {
  readonly trials: number;
  readonly kinds: number;
  /** Tamperings that were not found, or of which another entry was named. */
  readonly missed: readonly string[];
  readonly seconds: number;
}

/** Tampers with a small zone as often as asked, verifying after each time, on the embedded database. */
export async function tamperingTrials(trials: number, seed: number): Promise<Trials> {
  const plan = samplePlan();
  const clock = clockAt('2026-01-02T03:04:05.678Z');
  const registers = zoneRegisters(plan, clock);
  const { zone } = registers;
  const folder = mkdtempSync(join(tmpdir(), 'luodi-tamper-registers-'));
  const test = await openTestDatabase('embedded');
  const { database } = test;
  const started = performance.now();
  try {
    await recordPackage(database, plan, clock.now());
    for (const changes of samplePast()) {
      const demonstration = changes.some(({ record }) => record.startsWith('demo'));
      const draft = {
        actor: 'clerk',
        reason: `录入${changes[0]?.record}`,
        origin: 'entry',
        demonstration,
        changes,
      } as const;
      await database.transaction((trx) => commitChangeSet(trx, registers, draft));
      clock.advance(1_000);
    }
    await sampleSubmissions(database, registers);
    const log = pino({ level: 'silent' });
    const signer = startSigner({ database, zone, dataDirectory: folder, witness: undefined, clock, log });
    await signer.checkpoint();
    const { publicKey } = signer;
    const verify = () =>
      verifyStored({
        database,
        zone,
        publicKey,
        witnessed: signer.witnessed(),
        records: [registerRecords(database, zone), submissionRecords(database, zone)],
      });
    const whole = await verify();
    if (!whole.ok) throw new Error(`sound evidence was not found sound: ${JSON.stringify(whole.findings)}`);
    const next = await tamperings(database, generator(seed));
    const putBack = await keepTables(database);
    const missed: string[] = [];
    const kinds = new Set<string>();
    for (let trial = 0; trial < trials; trial += 1) {
      const { what, statements, hits } = next();
      kinds.add(what);
      await tamper(database, statements);
      const report = await verify();
      const named = hits.length === 0 || (report.firstBad !== undefined && hits.includes(report.firstBad));
      if (report.ok || report.findings.length === 0 || !named)
        missed.push(
          `${what}: ${statements.join('; ')}: ok ${report.ok}, first bad ${report.firstBad}, expected ${hits.join()}`,
        );
      await putBack();
    }
    const after = await verify();
    if (!after.ok) missed.push('what was put back is not sound');
    await signer.stop();
    return { trials, kinds: kinds.size, missed, seconds: (performance.now() - started) / 1_000 };
  } finally {
    await test.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A small past with everything in it: corrections, ends, places, lists, personal values, demonstration data. */
function samplePast(): DraftChange[][] {
  const place = (x: number) => ({
    grid: { kind: 'point', points: [x, 2 * x] },
    origin: { crs: 'EPSG:4490' },
  });
  const firm = (record: string, n: number): DraftChange => ({
    ...assertOn('enterprises', record, '2020-01-01', {
      name: `企业${n}`,
      employees: n,
      location: place(n * 1_000 + 50),
    }),
    personal: { contact: `联系人${n}` },
  });
  const end = (register: string, record: string, from: string): DraftChange => ({
    register,
    record,
    from,
    act: { kind: 'end' },
  });
  return [
    [firm('e1', 1), firm('e2', 2), firm('e3', 3)],
    [assertOn('enterprises', 'e1', '2021-01-01', { employees: 11 })],
    [assertOn('enterprises', 'e2', '2020-06-01', { employees: 22, remark: '更正' }, '2020-09-01')],
    [assertOn('parcels', 'p1', '2020-01-01', { number: '宗-1', area: '100.5' })],
    [firm('demo1', 8), firm('demo2', 9)],
    [
      end('parcels', 'p1', '2022-01-01'),
      assertOn('parcels', 'p2', '2022-01-01', { number: '宗-2', area: '100.5', derivedFrom: ['p1'] }),
    ],
    [end('enterprises', 'e3', '2023-01-01')],
    [assertOn('enterprises', 'e1', '2021-06-01', { employees: null, location: null })],
    [
      {
        ...assertOn('enterprises', 'e2', '2024-01-01', { name: '企业2（更名）' }),
        personal: { contact: null, telephone: '13800000000' },
      },
    ],
    [
      assertOn('enterprises', 'demo1', '2024-01-01', { employees: 80 }),
      end('enterprises', 'demo2', '2024-01-01'),
    ],
  ];
}
