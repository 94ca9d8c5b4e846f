/**
 * F1: kill -9 in the middle of writing, round after round on one data directory.
 * `npx node tools/faults/kill.ts [--rounds 50] [--work reviews|imports]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conclude, middleAndLargest, option, startServer, verifyLedger } from './server-process.ts';
import { whenUnderWay } from './work.ts';
import { workloads } from './workloads.ts';

/** A restart may take this long. */
const READY_MS = 15_000;

const at = process.argv.indexOf('--work');
const name = at < 0 ? 'reviews' : (process.argv[at + 1] ?? '');
const workload = workloads[name];
if (!workload) throw new Error(`--work takes one of ${Object.keys(workloads).join(', ')}`);

const rounds = option('rounds', 50);
const data = mkdtempSync(join(tmpdir(), 'luodi-kill-'));
const wrong: string[] = [];
const opened: number[] = [];
const all = new Map<string, string>();
let server = await startServer(data);
await workload.prepare?.(server);
console.log(`work: ${name}; first start ${(server.readyMs / 1000).toFixed(1)} s`);
for (let round = 1; round <= rounds; round++) {
  const work = workload.start(server.url);
  await whenUnderWay(work);
  const lived = 50 + Math.random() * 1_500;
  await new Promise((next) => setTimeout(next, lived));
  await server.kill();
  await work.stop();
  for (const [id, hash] of work.acknowledged) all.set(id, hash);
  server = await startServer(data);
  opened.push(server.readyMs);
  if (server.readyMs > READY_MS) wrong.push(`round ${round}: ready after ${server.readyMs} ms`);
  for (const one of await workload.missing(server.url, work.acknowledged))
    wrong.push(`round ${round}: ${one}`);
  const ledger = await verifyLedger(data);
  if (!ledger.ok) wrong.push(`round ${round}: the ledger does not hold: ${ledger.said}`);
  const seconds = (server.readyMs / 1000).toFixed(1);
  console.log(
    `round ${round}: killed after ${Math.round(lived)} ms of work, ${all.size} acknowledged so far, ready again after ${seconds} s, ledger of ${ledger.size} holds: ${ledger.ok}`,
  );
}
for (const one of await workload.missing(server.url, all)) wrong.push(`at the end: ${one}`);
await server.stop();
console.log(`${rounds} kills, ${all.size} acknowledged, ready again ${middleAndLargest(opened)}`);
conclude(wrong);
rmSync(data, { recursive: true, force: true });
