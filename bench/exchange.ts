/**
 * `npm run bench -- exchange [rows] [faults]`: an Excel sheet of enterprises with planted faults, read, checked and
 * taken over on a fresh embedded database. Every fault has to be found where it was planted, the corrected sheet has to
 * go in, and the same sheet again has to change nothing.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createValueContext, REGISTERS } from '@luodi/core/registers';
import { importFile } from '../apps/server/src/import-file.ts';
import { linqingPackage } from '../apps/server/src/test-server.ts';
import { enterpriseSheet } from '../fixtures/exchange/enterprise-sheet.ts';
import { workbookOf } from '../fixtures/exchange/sheet-file.ts';

const [rows = 5_000, faults = 200] = process.argv.slice(2).map(Number);

/** Resident memory of a process in MB; 0 when it is gone. */
function residentMb(pid: string | number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Memory of this process and of the children it has now. */
function memory(): { own: number; children: number } {
  let children = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
      if (Number(parent) === process.pid) children += residentMb(pid);
    } catch {
      // It ended while it was looked at.
    }
  }
  return { own: residentMb(process.pid), children };
}

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
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${name}: ${seconds} s with opening the database; peak of the process ${peak.own.toFixed(0)} MB, of the child ${peak.children.toFixed(0)} MB`,
    );
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
  const lines = tried.findings.split('\r\n').slice(1);
  const missed = faulty.planted.filter(
    ({ row, code }) => !lines.some((line) => line.includes(`","${row}","`) && line.endsWith(`"${code}"`)),
  );
  console.log(
    `found ${faulty.planted.length - missed.length} of ${faulty.planted.length}; ${JSON.stringify(tried.job.result?.kinds.map(({ code, count }) => [code, count]))}`,
  );
  writeFileSync(path, workbookOf(enterpriseSheet(definition, context, { rows, faults: 0 })));
  const taken = await measured('corrected', () => importFile({ ...common, commit }));
  console.log(
    `new ${taken.job.result?.new}, state ${taken.job.state}, ledger entry ${taken.job.commit?.known}`,
  );
  const again = await measured('the same again', () => importFile({ ...common, commit }));
  console.log(
    `changed ${again.job.result?.changed}, unchanged ${again.job.result?.unchanged}, entry ${again.job.commit?.known ?? 'none'}`,
  );
  const isRight =
    missed.length === 0 && taken.job.result?.new === rows && again.job.result?.unchanged === rows;
  process.exitCode = isRight && again.job.commit?.known === undefined ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
