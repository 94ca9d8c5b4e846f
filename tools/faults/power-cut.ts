/**
 * F2: the power fails while the first start makes the database, and while reviews are written, on an ext4 of its own
 * (loop device, shutdown without flushing the journal: the worst the kernel's caches can do; not the caches of a real
 * disk). Needs root.
 * `npx node tools/faults/power-cut.ts [--rounds 20] [--first-starts 3]`
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { mountCuttable } from './mounts.ts';
import {
  conclude,
  middleAndLargest,
  option,
  type ServerProcess,
  startServer,
  verifyLedger,
} from './server-process.ts';
import { whenUnderWay } from './work.ts';
import { workloads } from './workloads.ts';

const { reviews } = workloads;
if (!reviews) throw new Error('there is work');
const rounds = option('rounds', 20);
const disk = mountCuttable(2_048);
const data = join(disk.folder, 'data');
mkdirSync(data);
let server: ServerProcess | undefined;
// Whatever goes wrong, no mount is left behind; servers end with this process.
process.on('exit', () => disk.remove());
const wrong: string[] = [];
const opened: number[] = [];
const all = new Map<string, string>();
for (let round = 1; round <= option('first-starts', 3); round++) {
  const power = new AbortController();
  const starting = startServer(data, {}, power.signal).catch(() => undefined);
  const lived = 2_000 + Math.random() * 12_000;
  await new Promise((next) => setTimeout(next, lived));
  disk.cut();
  power.abort();
  const ready = (await starting) !== undefined;
  disk.remount();
  console.log(
    `first start cut off after ${(lived / 1000).toFixed(1)} s, ${ready ? 'ready' : 'not ready'} by then`,
  );
}
server = await startServer(data);
console.log(`first start ${(server.readyMs / 1000).toFixed(1)} s`);
for (let round = 1; round <= rounds; round++) {
  const work = reviews.start(server.url);
  await whenUnderWay(work);
  await new Promise((next) => setTimeout(next, 300 + Math.random() * 4_000));
  disk.cut();
  // What was acknowledged up to here was acknowledged before the cut: the disk refuses everything now.
  await server.kill();
  await work.stop();
  for (const [id, hash] of work.acknowledged) all.set(id, hash);
  disk.remount();
  try {
    server = await startServer(data);
  } catch (error) {
    wrong.push(`round ${round}: does not open: ${error instanceof Error ? error.message : String(error)}`);
    break;
  }
  opened.push(server.readyMs);
  for (const one of await reviews.missing(server.url, all)) wrong.push(`round ${round}: ${one}`);
  const ledger = await verifyLedger(data);
  if (!ledger.ok) wrong.push(`round ${round}: the ledger does not hold: ${ledger.said}`);
  console.log(
    `round ${round}: ${work.acknowledged.size} acknowledged, ledger of ${ledger.size} holds: ${ledger.ok}`,
  );
}
await server.stop();
console.log(
  `${opened.length} of ${rounds} power cuts opened again, ${all.size} acknowledged, ready ${middleAndLargest(opened)}`,
);
conclude(wrong);
