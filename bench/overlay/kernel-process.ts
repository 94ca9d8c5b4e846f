/**
 * The kernel alone in a process of its own, so that its memory is its own: opens two prepared layers from files and
 * runs them over and over, on this thread or on workers that share the bytes. Prints one line of JSON.
 * `node kernel-process.ts <parcels file> <controls file> <workers> <runs> <engine>`
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  checksumResults,
  type OverlayKernel,
  OverlayResults,
  openKernel,
  openPrepared,
  type ResultColumns,
} from '../../packages/core/src/geometry/kernel/index.ts';
import { type Cost, measure } from './measure.ts';

/** What one process of the kernel reports. */
export interface KernelReport {
  readonly runs: readonly Cost[];
  readonly pairs: number;
  readonly checksum: string;
  readonly maxRssMb: number;
  readonly layersMb: number;
}

/** What a worker is told: the shared layers, and a counter from which it takes the next range of parcels. */
export interface WorkerTask {
  readonly parcels: SharedArrayBuffer;
  readonly controls: SharedArrayBuffer;
  readonly next: SharedArrayBuffer;
  readonly engine: OverlayKernel['engine'];
}

/** Parcels a worker takes at a time. */
export const RANGE = 4096;

function readShared(path: string): SharedArrayBuffer {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  const buffer = new SharedArrayBuffer(size);
  const bytes = new Uint8Array(buffer);
  for (let at = 0; at < size; ) at += readSync(file, bytes, at, Math.min(size - at, 1 << 30), at);
  closeSync(file);
  return buffer;
}

/** One run on workers that stay alive between runs; resolves with the parts of the result. */
function runOnWorkers(workers: readonly Worker[], next: Int32Array): Promise<ResultColumns[]> {
  next[0] = 0;
  return Promise.all(
    workers.map(
      (worker) =>
        new Promise<ResultColumns>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.postMessage('run');
        }),
    ),
  );
}

async function main([
  parcelsFile,
  controlsFile,
  workerCount,
  runCount,
  engineName,
]: readonly string[]): Promise<void> {
  const engine = engineName as OverlayKernel['engine'];
  const parcels = readShared(parcelsFile!);
  const controls = readShared(controlsFile!);
  const runs: Cost[] = [];
  let parts: ResultColumns[] = [];
  if (workerCount === '1') {
    const left = openPrepared(parcels);
    const kernel = openKernel(openPrepared(controls), { engine });
    for (let run = 0; run < Number(runCount); run++) {
      const results = new OverlayResults();
      runs.push(await measure(() => kernel.run(left, 0, left.features, results)));
      parts = [results];
    }
  } else {
    const next = new SharedArrayBuffer(4);
    const task: WorkerTask = { parcels, controls, next, engine };
    const workers = Array.from(
      { length: Math.min(Number(workerCount), availableParallelism()) },
      () => new Worker(new URL('kernel-worker.ts', import.meta.url), { workerData: task }),
    );
    for (let run = 0; run < Number(runCount); run++) {
      runs.push(
        await measure(async () => {
          parts = await runOnWorkers(workers, new Int32Array(next));
        }),
      );
    }
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  const report: KernelReport = {
    runs,
    pairs: parts.reduce((sum, part) => sum + part.count, 0),
    checksum: checksumResults(parts),
    maxRssMb: process.resourceUsage().maxRSS / 1024,
    layersMb: (parcels.byteLength + controls.byteLength) / 2 ** 20,
  };
  console.log(JSON.stringify(report));
}

if (import.meta.main) await main(process.argv.slice(2));
