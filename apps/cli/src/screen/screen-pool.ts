import { Worker } from 'node:worker_threads';
import type { FeatureText } from '@luodi/core/screening';
import type { ScreenedBatch, ScreenWorkerData } from './screen-worker.ts';

/** Batches a worker has in hand or waiting: one to work on, one so that it never waits for the reader. */
const DEPTH = 2;

interface Waiting {
  readonly resolve: (batch: ScreenedBatch) => void;
  readonly reject: (error: unknown) => void;
}

/** Worker threads that screen batches over the same shared layer. */
export class ScreenPool {
  readonly #workers: { readonly thread: Worker; readonly waiting: Waiting[] }[];

  constructor(count: number, data: ScreenWorkerData) {
    this.#workers = Array.from({ length: count }, () => {
      const thread = new Worker(new URL('./screen-worker.ts', import.meta.url), { workerData: data });
      const waiting: Waiting[] = [];
      const fail = (error: unknown) => {
        for (const one of waiting.splice(0)) one.reject(error);
      };
      thread.on('message', (batch: ScreenedBatch) => waiting.shift()?.resolve(batch));
      thread.on('error', fail);
      thread.on('exit', (code) => fail(new Error(`a screening worker ended with code ${code}`)));
      return { thread, waiting };
    });
  }

  /** How many batches may be under way at once. */
  get capacity(): number {
    return DEPTH * this.#workers.length;
  }

  /** Screens a batch on the worker that has the least to do. */
  run(batch: readonly FeatureText[]): Promise<ScreenedBatch> {
    const worker = this.#workers.reduce((a, b) => (b.waiting.length < a.waiting.length ? b : a));
    return new Promise((resolve, reject) => {
      worker.waiting.push({ resolve, reject });
      worker.thread.postMessage(batch);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(({ thread }) => thread.terminate()));
  }
}
