/**
 * `npm run bench -- as-of [questions]`: random pasts of registers (corrections, splits, changed codes, ends), and random
 * questions (records, filtered and sorted lists, counts, sums, pages) as of any two times. Every answer of storage has
 * to be the one a plain replay of the log gives, on the embedded database and, when PostgreSQL with PostGIS is
 * installed, on a server of its own.
 * The last line is JSON; the exit code is 1 when one answer was wrong.
 */
import { cpus } from 'node:os';
import { recordPackage } from '../apps/server/src/features/plan/index.ts';
import { zoneRegisters } from '../apps/server/src/features/registers/index.ts';
import { samplePlan } from '../apps/server/src/features/registers/sample-changes.ts';
import { clockAt } from '../apps/server/src/platform/clock.ts';
import { openTestDatabase } from '../apps/server/src/platform/db/test-database.ts';
import { askRegisters } from '../tools/faults/ask-registers.ts';
import { thingsOf } from '../tools/faults/register-history.ts';
import { startPostgres } from '../tools/postgres.ts';

const questions = Number(process.argv[2] ?? 10_000);
const plan = samplePlan();
const clock = clockAt('2026-01-02T03:04:05.678Z');
const results: object[] = [];
let wrong = 0;
const postgres = await startPostgres();
if (postgres) process.env.TEST_DATABASE_URL = postgres.url;
for (const kind of postgres ? (['embedded', 'server'] as const) : (['embedded'] as const)) {
  const test = await openTestDatabase(kind);
  try {
    await recordPackage(test.database, plan, clock.now());
    const size = { seed: 20_260_102, acts: 1_000, records: 200, questions };
    const asked = await askRegisters(test.database, zoneRegisters(plan, clock), thingsOf(plan), size);
    wrong += asked.wrong.length;
    for (const one of asked.wrong.slice(0, 5)) console.error(one);
    const { seconds } = asked;
    console.log(
      `${kind}: ${size.acts} acts on ${size.records} records written in ${seconds.writing.toFixed(1)} s; ${questions} questions, ` +
        `${asked.wrong.length} answered otherwise than the replay; storage ${seconds.storage.toFixed(1)} s, replay ${seconds.replay.toFixed(1)} s`,
    );
    results.push({ kind, ...asked, wrong: asked.wrong.length });
  } finally {
    await test.remove();
  }
}
await postgres?.stop();
console.log(JSON.stringify({ bench: 'as-of', cpu: cpus()[0]?.model, results }));
process.exitCode = wrong === 0 ? 0 : 1;
