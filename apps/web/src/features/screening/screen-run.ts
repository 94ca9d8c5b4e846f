import type { Bilingual } from '@luodi/core/base';
import type {
  FromReader,
  ScreenFailure,
  ScreenOrder,
  ScreenProgress,
  ScreenRequest,
  ScreenRow,
  ToReader,
} from './screen-messages.ts';
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

type Answer = Extract<FromReader, { ask: number }>;

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
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();
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

  /** Rows `[from, to)` of the parcels that meet a filter, and how many do; nothing when the run was ended. */
  async rows(
    filter: ScreenFilter,
    from: number,
    to: number,
  ): Promise<{ readonly total: number; readonly rows: readonly ScreenRow[] } | undefined> {
    const answer = await this.#ask({ kind: 'rows', filter, from, to });
    return answer?.kind === 'rows' ? answer : undefined;
  }

  /** What meets a filter, as a file; nothing when the run was ended. */
  async file(request: Extract<Request, { kind: 'ndjson' | 'csv' }>): Promise<Blob | undefined> {
    const answer = await this.#ask(request);
    return answer?.kind === 'file' ? answer.file : undefined;
  }

  /** Ends all workers now. Nothing of the run is kept. */
  cancel(): void {
    if (this.view.phase === 'running') this.#end({ phase: 'cancelled' });
    else this.#terminate();
  }

  #ask(request: Request): Promise<Answer | undefined> {
    const ask = this.#asked++;
    return new Promise((resolve) => {
      this.#waiting.set(ask, resolve);
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
        this.#waiting.get(message.ask)?.(message);
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
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
  }

  #show(view: Partial<ScreenView>): void {
    this.view = { ...this.view, ...view };
    for (const listener of this.#listeners) listener();
  }
}
