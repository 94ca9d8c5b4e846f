/**
 * `npm test`: the whole suite, unit, integration and browser, with a throw-away PostgreSQL when its programs are
 * installed. The last line is `N passed, N failed`. Arguments go to vitest: `npm test -- --project unit base`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.ts';
import { summariseTests, type TestReport } from './test-summary.ts';

const repository = join(import.meta.dirname, '..');

function runVitest(reportFile: string, environment: Record<string, string>): Promise<number> {
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
      cwd: repository,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    // An interrupt reaches the runner by itself; staying alive here lets the database be stopped after it.
    process.on('SIGINT', () => console.log('stopping'));
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function runSuite(reportFile: string): Promise<number> {
  const postgres = await startPostgres();
  console.log(
    postgres === undefined
      ? 'No PostgreSQL with PostGIS on this machine: the store tests run on the embedded database only.'
      : 'Store tests run on the embedded database and on a PostgreSQL server.',
  );
  try {
    return await runVitest(reportFile, postgres === undefined ? {} : { TEST_DATABASE_URL: postgres.url });
  } finally {
    await postgres?.stop();
  }
}

async function main(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-test-'));
  const reportFile = join(folder, 'report.json');
  try {
    const exitCode = await runSuite(reportFile);
    const report = existsSync(reportFile)
      ? (JSON.parse(readFileSync(reportFile, 'utf8')) as TestReport)
      : undefined;
    const { passed, failed, remarks } = summariseTests(report, exitCode);
    for (const remark of remarks) console.log(remark);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = (await main()) ? 0 : 1;
