import { Worker } from 'node:worker_threads';
import { AppError } from '@luodi/api';
import { invariant } from '@luodi/core/base';
import type { StatementResult, WorkerReply, WorkerRequest, WorkerStart } from './pglite-protocol.ts';

interface Pending {
  readonly id: number;
  readonly resolve: (result: StatementResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Keeps the worker thread of the embedded database alive. One statement at a time; {@link interrupt} ends a runaway
 * one by ending the thread (PostgreSQL's own statement_timeout does nothing in the embedded build) and opens the
 * directory again, which recovers like after a crash: nothing acknowledged is lost.
 *
 * A thread that dies by itself, an fsync that failed or a directory that does not open again are fatal: `onFatal`
 * has to end the process, and a supervisor starts it again.
 */
export class PgliteHost {
  readonly #directory: string | undefined;
  #image: Uint8Array | undefined;
  readonly #onFatal: (error: Error) => void;
  readonly #fsyncCount = new SharedArrayBuffer(4);
  #worker: Worker | undefined;
  #ready: Promise<void> = Promise.resolve();
  #pending: Pending | undefined;
  #lastId = 0;
  #closing: (() => void) | undefined;

  /** Without a directory the database is in memory. `image` is the tar it begins from. */
  constructor(directory: string | undefined, onFatal: (error: Error) => void, image?: Uint8Array) {
    this.#directory = directory;
    this.#image = image;
    this.#onFatal = onFatal;
  }

  /** Calls of fsync that reached the disk since the first opening. */
  get fsyncCount(): number {
    return Atomics.load(new Int32Array(this.#fsyncCount), 0);
  }

  /** True while a statement is under way. */
  get isBusy(): boolean {
    return this.#pending !== undefined;
  }

  /** Resolves when the database takes statements. */
  whenReady(): Promise<void> {
    return this.#ready;
  }

  /** Opens the directory, making it when it is not there. */
  open(): Promise<void> {
    this.#ready = this.#start();
    return this.#ready;
  }

  /** Runs one statement (or, as a script, several). */
  run(sql: string, parameters: readonly unknown[], script: boolean): Promise<StatementResult> {
    return this.#ask((id) => ({ kind: 'statement', id, sql, parameters, script }));
  }

  /** The whole directory as a tar. No transaction may be open. */
  async image(checkpoint: boolean): Promise<Uint8Array> {
    const { image } = await this.#ask((id) => ({ kind: 'image', id, checkpoint }));
    invariant(image, 'an image was asked for');
    return image;
  }

  #ask(request: (id: number) => WorkerRequest): Promise<StatementResult> {
    const worker = this.#worker;
    if (!worker) return Promise.reject(new AppError('database-unavailable', {}, { retryAfterS: 5 }));
    invariant(!this.#pending, 'the embedded database runs one statement at a time');
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending = { id, resolve, reject };
      worker.postMessage(request(id));
    });
  }

  /** Ends the statement under way with `reason` and opens the database again. */
  interrupt(reason: Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#settle()?.reject(reason);
    this.#ready = (async () => {
      await worker?.terminate();
      await this.#start();
    })();
    this.#ready.catch((error: Error) => this.#onFatal(error));
  }

  /** Closes the database in good order. No statement may be under way. */
  async close(): Promise<void> {
    await this.#ready;
    const worker = this.#worker;
    if (!worker) return;
    const closed = new Promise<void>((resolve) => {
      this.#closing = resolve;
    });
    worker.postMessage({ kind: 'close' } satisfies WorkerRequest);
    await closed;
    this.#worker = undefined;
    await worker.terminate();
  }

  #start(): Promise<void> {
    const image = this.#image;
    // Once only: what is opened again after that is what the directory has become.
    this.#image = undefined;
    const workerData: WorkerStart = { directory: this.#directory, image, fsyncCount: this.#fsyncCount };
    const worker = new Worker(new URL('./pglite.worker.ts', import.meta.url), { workerData });
    return new Promise((resolve, reject) => {
      worker.on('message', (reply: WorkerReply) => {
        if (reply.kind === 'ready') {
          this.#worker = worker;
          resolve();
        } else if (reply.kind === 'open-failed') {
          reject(new AppError('database-unavailable', {}, { cause: new Error(reply.message) }));
          void worker.terminate();
        } else if (this.#worker === worker) {
          this.#receive(reply);
        }
      });
      worker.on('error', (error) => this.#lose(worker, error, reject));
      worker.on('exit', (code) =>
        this.#lose(worker, new Error(`the database thread ended (${code})`), reject),
      );
    });
  }

  #receive(reply: Exclude<WorkerReply, { kind: 'ready' | 'open-failed' }>): void {
    if (reply.kind === 'result') this.#settle(reply.id)?.resolve(reply.result);
    else if (reply.kind === 'error') this.#settle(reply.id)?.reject(reply.error);
    else if (reply.kind === 'closed') this.#closing?.();
    else this.#onFatal(new Error(`fsync failed: ${reply.message}`));
  }

  /** Takes the pending statement out, when it is the one with `id`. */
  #settle(id?: number): Pending | undefined {
    const pending = this.#pending;
    if (id !== undefined && pending?.id !== id) return undefined;
    this.#pending = undefined;
    return pending;
  }

  #lose(worker: Worker, error: Error, rejectOpening: (error: Error) => void): void {
    rejectOpening(error);
    if (this.#worker !== worker || this.#closing) return;
    this.#worker = undefined;
    this.#settle()?.reject(new AppError('database-unavailable', {}, { retryAfterS: 5, cause: error }));
    this.#onFatal(error);
  }
}
