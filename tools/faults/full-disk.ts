/**
 * F5: the disk really fills up (a small tmpfs) while reviews are written, or files uploaded and imported, and a backup
 * is made: once slowly, once all at a stroke; then there is room again. Needs root.
 * `npx node tools/faults/full-disk.ts [--rounds 5] [--work reviews|imports]`
 */
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { mountSmall } from './mounts.ts';
import { conclude, luodi, option, type ServerProcess, startServer, verifyLedger } from './server-process.ts';
import { whenUnderWay } from './work.ts';
import { workloads } from './workloads.ts';

const named = process.argv.indexOf('--work');
const workload = workloads[named < 0 ? 'reviews' : (process.argv[named + 1] ?? '')];
if (!workload) throw new Error(`--work is one of ${Object.keys(workloads).join(', ')}`);
const rounds = option('rounds', 5);
const disk = mountSmall(700);
const data = join(disk.folder, 'data');
const ballast = join(disk.folder, 'ballast');
mkdirSync(data);
let server: ServerProcess | undefined;
// Whatever goes wrong, no mount is left behind; servers end with this process.
process.on('exit', () => disk.remove());
const wrong: string[] = [];
const all = new Map<string, string>();

/** Fills the disk until `leave` bytes are left. Slowly: in steps, with pauses. */
async function fill(leave: number, isSlow: boolean): Promise<void> {
  const piece = Buffer.alloc(1 << 20);
  const file = openSync(ballast, 'a');
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(disk.folder);
      const room = bavail * bsize - leave;
      if (room <= 0) return;
      try {
        writeSync(file, piece, 0, Math.min(piece.length, room));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
        throw error;
      }
      if (isSlow) await new Promise((next) => setTimeout(next, 10));
    }
  } finally {
    closeSync(file);
  }
}

async function statusOf(url: string, path: string): Promise<number> {
  return fetch(url + path).then(
    (answer) => answer.status,
    () => 0,
  );
}

/** What has to hold while there is no room. True when the server lives. */
async function lookWhileFull(server: ServerProcess, what: string): Promise<boolean> {
  if (server.process.exitCode !== null) {
    console.log(
      `${what}: the server ended with ${server.process.exitCode}, for its supervisor to start it again`,
    );
    return false;
  }
  const reads = [await statusOf(server.url, '/api/plan'), await statusOf(server.url, '/api/demonstration')];
  if (reads.some((status) => status !== 200)) wrong.push(`${what}: reading answers ${reads.join(', ')}`);
  const ready = await statusOf(server.url, '/readyz');
  if (ready !== 503) wrong.push(`${what}: /readyz says ${ready}`);
  const live = await statusOf(server.url, '/livez');
  if (live !== 200) wrong.push(`${what}: /livez says ${live}`);
  const backup = await luodi(['data', 'backup', join(disk.folder, 'backup'), '--data', data]);
  if (backup.code !== 3 && backup.code !== 4)
    wrong.push(`${what}: backup ended with ${backup.code}: ${backup.output}`);
  const left = readdirSync(disk.folder).filter((name) => name.startsWith('backup'));
  if (left.length > 0) wrong.push(`${what}: backup left ${left.join(', ')}`);
  console.log(
    `${what}: reads ${reads.join(', ')}; /readyz ${ready}; backup: ${backup.code} ${backup.output.trim()}`,
  );
  return true;
}

server = await startServer(data);
await workload.prepare?.(server);
for (let round = 1; round <= rounds; round++) {
  for (const isSlow of [true, false]) {
    const what = `round ${round}, ${isSlow ? 'slowly' : 'at a stroke'}`;
    const work = workload.start(server.url);
    await whenUnderWay(work);
    await new Promise((next) => setTimeout(next, 500));
    await fill(0, isSlow);
    // Longer than the deadline of a statement: what hangs on the full disk is ended by then.
    await new Promise((next) => setTimeout(next, 9_000));
    const lives = await lookWhileFull(server, what);
    const before = work.acknowledged.size;
    rmSync(ballast, { force: true });
    const freed = performance.now();
    if (!lives) server = await startServer(data);
    while (lives && work.acknowledged.size === before && performance.now() - freed < 30_000) {
      await new Promise((next) => setTimeout(next, 20));
    }
    const recovered = ((performance.now() - freed) / 1000).toFixed(2);
    if (lives && work.acknowledged.size === before)
      wrong.push(`${what}: no write for 30 s after room was made`);
    await work.stop();
    for (const [id, hash] of work.acknowledged) all.set(id, hash);
    for (const one of await workload.missing(server.url, all)) wrong.push(`${what}: ${one}`);
    const ledger = await verifyLedger(data);
    if (!ledger.ok) wrong.push(`${what}: the ledger does not hold`);
    const said = [...work.refused].map(([status, count]) => `${count} x ${status}`).join(', ');
    console.log(
      `${what}: ${work.acknowledged.size} acknowledged, refused ${said}; ${lives ? 'written again' : 'started again'} after ${recovered} s; ledger holds: ${ledger.ok}`,
    );
    const others = [...work.refused.keys()].filter((status) => status !== 507 && status !== 503);
    if (others.length > 0) wrong.push(`${what}: refused with ${others.join(', ')}`);
  }
}
const backup = await luodi(['data', 'backup', join(disk.folder, 'backup'), '--data', data]);
if (backup.code !== 0) wrong.push(`backup with room: ${backup.output}`);
await server.stop();
console.log(`${all.size} acknowledged in all`);
conclude(wrong);
