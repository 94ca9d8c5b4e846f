import type { Bilingual } from '@luodi/core/base';
import type { FromReader, ScreenFailure, ScreenProgress, ScreenRequest, ScreenRow } from './screen-messages.ts';
import type { ScreenOrder, ToReader } from './screen-messages.ts';
import type { ScreenFilter } from './screened-index.ts';

const MOST_WORKERS = 8;

/** Workers for a machine that says how many threads it has: one for each, at least one, at most eight. */
export function workerCount(threads: number | undefined): number {
  return Math.min(MOST_WORKERS, Math.max(1, Math.floor(threads ?? 1)));
}

/** What a page shows of a run. */
export interface ScreenView {
  readonly phase: 'running' | 'done' | 'cancelled' | 'failed';
  readonly progress: ScreenProgress | undefined;
  readonly failure: ScreenFailure | undefined;
  /** Names of features, by layer and id. */
  readonly names: Readonly<Record<string, Bilingual>>;
  readonly workers: number;
}

interface Waiting {
  readonly resolve: (answer: Extract<FromReader, { ask: number }>) => void;
  readonly reject: (reason: unknown) => void;
}

type Request = ScreenRequest extends infer One ? (One extends unknown ? Omit<One, 'ask'> : never) : never;

/**
 * A screening under way or done: one worker that reads and keeps, and a pool that screens. The layers are prepared
 * once and lie in shared memory when the page is isolated from other origins (the server's headers ask for that; a
 * browser grants it over TLS and on this machine); otherwise each worker of the pool gets one copy, once. Cancelling
 * ends all workers at once and what they held is gone with them; when the run is done the pool ends by itself.
 */
export class ScreenRun {
  readonly #reader: Worker;
  readonly #pool: readonly Worker[];
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<() => void>();
  #asked = 0;
  view: ScreenView;

  constructor(order: Omit<ScreenOrder, 'pool'>) {
    this.#reader = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
    const channels = Array.from(
      { length: workerCount(navigator.hardwareConcurrency) },
      () => new MessageChannel(),
    );
    this.#pool = channels.map(({ port2 }) => {
      const worker = new Worker(new URL('./pool.worker.ts', import.meta.url), { type: 'module' });
      worker.postMessage(port2, [port2]);
      return worker;
    });
    this.view = {
      phase: 'running',
      progress: undefined,
      failure: undefined,
      names: {},
      workers: this.#pool.length,
    };
    for (const worker of [this.#reader, ...this.#pool])
      worker.onerror = ({ message }) => this.#fail({ kind: 'bug', reason: message });
    this.#reader.onmessage = ({ data }: MessageEvent<FromReader>) => this.#hear(data);
    const pool = channels.map(({ port1 }) => port1);
    this.#reader.postMessage({ kind: 'start', ...order, pool } satisfies ToReader, pool);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getView = (): ScreenView => this.view;

  /** Rows `[from, to)` of the parcels that meet a filter. Never answered once the run is cancelled or has failed. */
  async rows(
    filter: ScreenFilter,
    from: number,
    to: number,
  ): Promise<{ readonly total: number; readonly rows: readonly ScreenRow[] }> {
    const answer = await this.#ask({ kind: 'rows', filter, from, to });
    if (answer.kind !== 'rows') throw new Error('rows were asked for');
    return answer;
  }

  /** What meets a filter, as a file. */
  async file(request: Extract<Request, { kind: 'ndjson' | 'csv' }>): Promise<Blob> {
    const answer = await this.#ask(request);
    if (answer.kind !== 'file') throw new Error('a file was asked for');
    return answer.file;
  }

  /** Ends all workers now. Nothing of the run is kept. */
  cancel(): void {
    if (this.view.phase === 'running') this.#end({ phase: 'cancelled' });
    else this.#terminate();
  }

  #ask(request: Request): Promise<Extract<FromReader, { ask: number }>> {
    const ask = this.#asked++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(ask, { resolve, reject });
      this.#reader.postMessage({ ...request, ask } satisfies ToReader);
    });
  }

  #hear(message: FromReader): void {
    switch (message.kind) {
      case 'names':
        this.#show({ names: message.names });
        break;
      case 'progress':
        this.#show({ progress: message, ...(message.isDone ? { phase: 'done' } : {}) });
        if (message.isDone) for (const worker of this.#pool) worker.terminate();
        break;
      case 'failed':
        this.#fail(message.failure);
        break;
      default:
        this.#waiting.get(message.ask)?.resolve(message);
        this.#waiting.delete(message.ask);
    }
  }

  #fail(failure: ScreenFailure): void {
    this.#end({ phase: 'failed', failure });
  }

  #end(view: Partial<ScreenView>): void {
    this.#terminate();
    this.#show(view);
  }

  #terminate(): void {
    for (const worker of [this.#reader, ...this.#pool]) worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new DOMException('the run has ended', 'AbortError'));
    this.#waiting.clear();
  }

  #show(view: Partial<ScreenView>): void {
    this.view = { ...this.view, ...view };
    for (const listener of this.#listeners) listener();
  }
}
