import { parentPort, workerData } from 'node:worker_threads';
import { openPrepared } from '@luodi/core/geometry';
import type { FeatureText } from './feature-splitter.ts';
import { ParcelScreen, type ScreenTask } from './screen-batch.ts';

/** What a worker is started with. The controls lie in shared memory and are not copied. */
export interface ScreenWorkerData {
  readonly task: ScreenTask;
  readonly controls: SharedArrayBuffer;
}

const { task, controls } = workerData as ScreenWorkerData;
const screen = new ParcelScreen(task, openPrepared(controls));
parentPort?.on('message', (batch: readonly FeatureText[]) => {
  parentPort?.postMessage(screen.run(batch));
});
