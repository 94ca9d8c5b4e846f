import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { FeatureBatches, type FeatureText, type ParcelFault } from '@luodi/core/screening';
import type { ScreenPool } from './screen-pool.ts';
import type { ScreenedBatch } from './screen-worker.ts';

/** How far a run is. */
export interface ScreenProgress {
  readonly parcels: number;
  readonly faults: readonly ParcelFault[];
}

async function* inBatches(features: AsyncIterable<FeatureText>): AsyncGenerator<readonly FeatureText[]> {
  const batches = new FeatureBatches();
  for await (const feature of features) {
    const batch = batches.add(feature);
    if (batch) yield batch;
  }
  const rest = batches.rest();
  if (rest) yield rest;
}

/**
 * Reads features, screens them on a pool and writes the lines in the order of the input. At most as many batches as
 * the pool takes are in memory; reading waits for the workers, and the workers for whoever reads the output. `start`
 * is called once the first features are there. An abort ends it between two lines, with the signal's reason.
 */
export async function screenStream(
  features: AsyncIterable<FeatureText>,
  start: () => ScreenPool,
  output: Writable,
  signal: AbortSignal,
  report: (batch: ScreenProgress) => void,
): Promise<void> {
  let pool: ScreenPool | undefined;
  const underWay: Promise<ScreenedBatch>[] = [];
  const writeNext = async () => {
    const { text, parcels, faults } = await (underWay[0] as Promise<ScreenedBatch>);
    underWay.shift();
    signal.throwIfAborted();
    if (!output.write(text)) await once(output, 'drain', { signal });
    report({ parcels, faults });
  };
  try {
    for await (const batch of inBatches(features)) {
      signal.throwIfAborted();
      pool ??= start();
      underWay.push(pool.run(batch));
      if (underWay.length >= pool.capacity) await writeNext();
    }
    while (underWay.length > 0) await writeNext();
  } finally {
    // Batches that nobody waits for any more are refused by the closing pool.
    const ended = Promise.allSettled(underWay);
    await pool?.close();
    await ended;
  }
}
