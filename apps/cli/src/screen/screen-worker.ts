import { parentPort, workerData } from 'node:worker_threads';
import { openPrepared } from '@luodi/core/geometry';
import { type FeatureText, type ParcelFault, ParcelScreen, type ScreenTask } from '@luodi/core/screening';

/** What a worker is started with. The controls lie in shared memory and are not copied. */
export interface ScreenWorkerData {
  readonly task: ScreenTask;
  readonly controls: SharedArrayBuffer;
}

/** What came of a batch: lines of NDJSON in the order of the input. */
export interface ScreenedBatch {
  readonly text: string;
  readonly parcels: number;
  readonly faults: readonly ParcelFault[];
}

const { task, controls } = workerData as ScreenWorkerData;
const screen = new ParcelScreen(task, openPrepared(controls));
parentPort?.on('message', (batch: readonly FeatureText[]) => {
  const { lines, faults } = screen.run(batch);
  const text = lines.map((line) => `${line}\n`).join('');
  const screened: ScreenedBatch = { text, parcels: lines.length, faults };
  parentPort?.postMessage(screened);
});
