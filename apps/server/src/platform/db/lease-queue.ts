import { AppError } from '@luodi/api';
import { invariant } from '@luodi/core/base';

/** One turn at the single connection of the embedded database. Release it once; later calls do nothing. */
export interface Lease {
  release(): void;
}

interface Waiting {
  readonly resolve: (lease: Lease) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * First come, first served, one at a time, with a bounded line: a server that is overrun says so at once
 * (`database-busy`, 503) rather than letting every answer grow late.
 */
export class LeaseQueue {
  readonly #capacity: number;
  readonly #maxWaitMs: number;
  readonly #line: Waiting[] = [];
  #taken = false;
  #closed = false;
  #whenIdle: (() => void) | undefined;

  constructor(capacity: number, maxWaitMs: number) {
    this.#capacity = capacity;
    this.#maxWaitMs = maxWaitMs;
  }

  /** How many stand in line. */
  get waiting(): number {
    return this.#line.length;
  }

  /** Resolves when it is the caller's turn. Rejects with `database-busy` or, after {@link close}, `database-unavailable`. */
  acquire(): Promise<Lease> {
    if (this.#closed) return Promise.reject(new AppError('database-unavailable', {}, { retryAfterS: 5 }));
    if (!this.#taken) {
      this.#taken = true;
      return Promise.resolve(this.#lease());
    }
    if (this.#line.length >= this.#capacity) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        resolve,
        reject,
        timer: setTimeout(() => {
          this.#line.splice(this.#line.indexOf(waiting), 1);
          reject(busy());
        }, this.#maxWaitMs),
      };
      this.#line.push(waiting);
    });
  }

  /** Refuses newcomers and resolves when everybody who was in line has had a turn. */
  close(): Promise<void> {
    this.#closed = true;
    if (!this.#taken) return Promise.resolve();
    invariant(!this.#whenIdle, 'a lease queue is closed once');
    return new Promise((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  #lease(): Lease {
    let held = true;
    return {
      release: () => {
        if (!held) return;
        held = false;
        this.#next();
      },
    };
  }

  #next(): void {
    const next = this.#line.shift();
    if (next) {
      clearTimeout(next.timer);
      next.resolve(this.#lease());
      return;
    }
    this.#taken = false;
    this.#whenIdle?.();
  }
}

function busy(): AppError {
  return new AppError('database-busy', {}, { retryAfterS: 2 });
}
