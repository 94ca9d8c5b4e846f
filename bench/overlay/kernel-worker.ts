/** One worker of the benchmark: takes ranges of parcels until there are none, and hands its results over uncopied. */
import { parentPort, workerData } from 'node:worker_threads';
import { OverlayResults, openKernel, openPrepared } from '../../packages/core/src/geometry/kernel/index.ts';
import { RANGE, type WorkerTask } from './kernel-process.ts';

const { parcels, controls, next, engine } = workerData as WorkerTask;
const left = openPrepared(parcels);
const kernel = openKernel(openPrepared(controls), { engine });
const counter = new Int32Array(next);

parentPort?.on('message', () => {
  const results = new OverlayResults();
  for (;;) {
    const from = Atomics.add(counter, 0, RANGE);
    if (from >= left.features) break;
    kernel.run(left, from, Math.min(left.features, from + RANGE), results);
  }
  const { count, parcel, feature, areaM2, boundM2, touch } = results;
  parentPort?.postMessage({ count, parcel, feature, areaM2, boundM2, touch }, [
    parcel.buffer,
    feature.buffer,
    areaM2.buffer,
    boundM2.buffer,
    touch.buffer,
  ]);
});
