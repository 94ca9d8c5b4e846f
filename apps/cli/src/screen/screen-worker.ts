import { parentPort, workerData } from 'node:worker_threads';
import { openPrepared } from '@luodi/core/geometry';
import { type FeatureText, ParcelScreen, type ScreenTask } from '@luodi/core/screening';
import type { ScreenedBatch } from './screen-pool.ts';

/** What a worker is started with. The controls lie in shared memory and are not copied. */
export interface ScreenWorkerData {
  readonly task: ScreenTask;
  readonly controls: SharedArrayBuffer;
}

const { task, controls } = workerData as ScreenWorkerData;
const screen = new ParcelScreen(task, openPrepared(controls));
parentPort?.on('message', (batch: readonly FeatureText[]) => {
  const { lines, faults } = screen.run(batch);
  const text = lines.map((line) => `${line}\n`).join('');
  const screened: ScreenedBatch = { text, parcels: lines.length, faults };
  parentPort?.postMessage(screened);
});
