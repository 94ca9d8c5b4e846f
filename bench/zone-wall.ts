/**
 * `npm run bench -- zone-wall [rounds]`: what the wall between zones (ADR 0020) costs on a PostgreSQL server. One database
 * with 6,000 enterprises of each of two zones; the same questions in turn as the user of an office, behind the wall, and
 * as a superuser, whom no wall holds. The last line is JSON.
 */
import { cpus } from 'node:os';
import { pino } from 'pino';
import { recordPackage } from '../apps/server/src/features/plan/index.ts';
import { commitChangeSet, readRecords, zoneRegisters } from '../apps/server/src/features/registers/index.ts';
import { assertOn, samplePlan } from '../apps/server/src/features/registers/sample-changes.ts';
import { clockAt } from '../apps/server/src/platform/clock.ts';
import { MIGRATIONS_DIRECTORY, openServer, readMigrations } from '../apps/server/src/platform/db/index.ts';
import { makeServerDatabase } from '../apps/server/src/platform/db/test-database.ts';
import { EVERY_ZONE } from '../apps/server/src/platform/db/zone-wall.ts';
import { startPostgres } from '../tools/postgres.ts';

const RECORDS = 6_000;
const rounds = Number(process.argv[2] ?? 200);
const plan = samplePlan();
const clock = clockAt('2026-01-02T03:04:05.678Z');
const postgres = await startPostgres();
if (!postgres) throw new Error('this bench needs PostgreSQL with PostGIS');
process.env.TEST_DATABASE_URL = postgres.url;
try {
  const made = await makeServerDatabase();
  const migrations = await readMigrations(MIGRATIONS_DIRECTORY);
  const patient = { interactive: 60_000, import: 600_000 };
  const open = (url: string, zone: string) =>
    openServer({ url, zone, migrations, log: pino({ level: 'silent' }), deadlines: patient, connections: 1 });

  const registers = zoneRegisters(plan, clock);
  const { zone } = registers;
  const every = await open(made.url, EVERY_ZONE);
  await recordPackage(every, plan, clock.now());
  await every.query.insertInto('zone').values({ id: 'other', name_zh: '另一区', name_en: 'Other' }).execute();
  for (const each of [zone, 'other']) {
    const changes = Array.from({ length: RECORDS }, (_, n) =>
      assertOn('enterprises', `e${n}`, '2025-01-01', { name: `企业${n}` }),
    );
    const draft = {
      actor: 'bench',
      reason: 'bench',
      origin: 'entry',
      demonstration: false,
      changes,
    } as const;
    await every.transaction((trx) => commitChangeSet(trx, { ...registers, zone: each }, draft), 'import');
  }
  await every.close();

  const walled = await open(made.url, zone);
  const unwalled = await open(made.adminUrl, zone);
  const register = registers.definitions.get('enterprises');
  if (!register) throw new Error('the sample has enterprises');
  const name = register.fields.find(({ id }) => id === 'name');
  if (!name) throw new Error('enterprises have names');
  const question = { register, day: '2026-01-02', limit: 100 } as const;
  const QUESTIONS = {
    page: { ...question, sort: { field: name, descending: false } },
    search: { ...question, search: '企业599', sort: { field: name, descending: true } },
  };
  const medianOf = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  const results: Record<string, object> = {};
  for (const [kind, asked] of Object.entries(QUESTIONS)) {
    const times: Record<'walled' | 'unwalled', number[]> = { walled: [], unwalled: [] };
    for (let round = 0; round < rounds + 10; round += 1) {
      for (const [side, database] of [
        ['walled', walled],
        ['unwalled', unwalled],
      ] as const) {
        const started = performance.now();
        const { total } = await readRecords(database.query, zone, asked);
        if (total === 0) throw new Error('nothing found');
        // The first rounds warm up.
        if (round >= 10) times[side].push(performance.now() - started);
      }
    }
    const [behind, without] = [medianOf(times.walled), medianOf(times.unwalled)];
    results[kind] = { walledMs: behind, unwalledMs: without, ratio: behind / without };
    console.log(
      `${kind}: ${behind.toFixed(2)} ms behind the wall, ${without.toFixed(2)} ms without: ${(behind / without).toFixed(3)}`,
    );
  }
  await walled.close();
  await unwalled.close();
  await made.drop();
  console.log(
    JSON.stringify({ bench: 'zone-wall', cpu: cpus()[0]?.model, rounds, records: RECORDS, results }),
  );
} finally {
  await postgres.stop();
}
