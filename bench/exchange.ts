/**
 * `npm run bench -- exchange [rows] [faults]`: an Excel sheet of enterprises with planted faults, read, checked and
 * taken over on a fresh embedded database. Every fault has to be found where it was planted, the corrected sheet has to
 * go in, and the same sheet again has to change nothing.
 *
 * Memory: resident memory of this process (which is the server here, with the embedded database in it unless
 * `DATABASE_URL` names another) and of its child, looked at every 50 ms. What an import takes is the peak of the child
 * and what the process rises above the peak it had with a sheet of ten rows: program, plan and an opened database stand
 * there before any import. Each of the three runs after it has to stay within 30 s and 300 MB.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createValueContext, REGISTERS } from '@luodi/core/registers';
import { importFile } from '../apps/server/src/import-file.ts';
import { linqingPackage } from '../apps/server/src/test-server.ts';
import { enterpriseSheet } from '../fixtures/exchange/enterprise-sheet.ts';
import { workbookOf } from '../fixtures/exchange/sheet-file.ts';
import { memory } from './imports/memory.ts';

const [rows = 5_000, faults = 200] = process.argv.slice(2).map(Number);

const WITHIN_S = 30;
const WITHIN_MB = 300;

interface Run {
  readonly run: string;
  readonly seconds: number;
  readonly processMb: number;
  readonly childMb: number;
  /** Child and rise of the process over the first run. */
  readonly importMb: number;
}
const runs: Run[] = [];

async function measured<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const peak = memory();
  const timer = setInterval(() => {
    const now = memory();
    peak.own = Math.max(peak.own, now.own);
    peak.children = Math.max(peak.children, now.children);
  }, 50);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    const rise = Math.max(0, peak.own - (runs[0]?.processMb ?? peak.own));
    runs.push({
      run: name,
      seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
      processMb: Math.round(peak.own),
      childMb: Math.round(peak.children),
      importMb: Math.round(peak.children + rise),
    });
  }
}

const plan = linqingPackage();
const definition = REGISTERS.find(({ id }) => id === 'enterprises');
if (!definition) throw new Error('no register of enterprises');
const context = createValueContext(plan);
const folder = mkdtempSync(join(tmpdir(), 'luodi-bench-exchange-'));
const path = join(folder, 'enterprises.xlsx');
const common = {
  plan,
  register: 'enterprises',
  path,
  dataDirectory: join(folder, 'data'),
  answers: {},
  columns: {},
};
const commit = { from: '2026-01-01', reason: 'bench' };
try {
  writeFileSync(path, workbookOf(enterpriseSheet(definition, context, { rows: 10, faults: 0, seed: 1 })));
  await measured('empty database, 10 rows', () => importFile({ ...common, commit: undefined }));
  const faulty = enterpriseSheet(definition, context, { rows, faults });
  writeFileSync(path, workbookOf(faulty));
  const tried = await measured(`${rows} rows, ${faults} faults`, () => importFile({ ...common, commit }));
  const lines = tried.findings
    .split('\r\n')
    .slice(1)
    .filter((line) => line !== '');
  const missed = faulty.planted.filter(
    ({ row, code }) => !lines.some((line) => line.includes(`","${row}","`) && line.endsWith(`"${code}"`)),
  );
  writeFileSync(path, workbookOf(enterpriseSheet(definition, context, { rows, faults: 0 })));
  const taken = await measured('corrected', () => importFile({ ...common, commit }));
  const again = await measured('the same again', () => importFile({ ...common, commit }));
  const isRight =
    missed.length === 0 &&
    lines.length === faulty.planted.length &&
    taken.job.result?.new === rows &&
    again.job.result?.unchanged === rows &&
    again.job.commit?.known === undefined;
  const fits = runs.slice(1).every(({ seconds, importMb }) => seconds <= WITHIN_S && importMb <= WITHIN_MB);
  const report = {
    bench: 'exchange',
    database: process.env.DATABASE_URL ? 'server' : 'embedded',
    rows,
    planted: faulty.planted.length,
    found: faulty.planted.length - missed.length,
    findings: lines.length,
    taken: { new: taken.job.result?.new, state: taken.job.state, entry: taken.job.commit?.known },
    again: { unchanged: again.job.result?.unchanged, entry: again.job.commit?.known ?? null },
    runs,
    bounds: { seconds: WITHIN_S, importMb: WITHIN_MB },
    ok: isRight && fits,
  };
  console.log(JSON.stringify(report));
  process.exitCode = report.ok ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
