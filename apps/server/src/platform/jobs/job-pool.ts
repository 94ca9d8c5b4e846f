import { Worker } from 'node:worker_threads';
import { AppError } from '@luodi/api';
import type { JobReply, JobRequest } from './protocol.ts';
import type { Jobs } from './serve-jobs.ts';

/** How a pool is bounded. Every number has a reason to be small: what does not fit is told so at once. */
export interface JobPoolOptions {
  /** The worker file; it calls `serveJobs`. */
  readonly script: URL;
  /** Given to every thread at its start. */
  readonly workerData: unknown;
  readonly threads: number;
  /** A job that takes longer is ended with its thread. */
  readonly deadlineMs: number;
  /** Jobs that wait for a thread at once. */
  readonly maxWaiting: number;
  /** The longest a job waits for a thread. */
  readonly maxWaitMs: number;
  /** Heap of a thread in MB; a job that needs more is ended with its thread. */
  readonly heapMb: number;
}

interface Pending extends JobRequest {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  waitTimer?: NodeJS.Timeout;
}

interface Seat {
  readonly worker: Worker;
  isReady: boolean;
  job: Pending | undefined;
  deadline: NodeJS.Timeout | undefined;
}

/** A thread that does not come up in this time is given up; it only has to load its code and data. */
const START_MS = 60_000;
/** Starts in a row that may fail before the pool stops trying. */
const MOST_FAILED_STARTS = 3;

/** Error of the program that happened in a thread, with the stack of that thread. */
class JobBugError extends Error {
  override readonly name = 'JobBugError';
}

/**
 * Runs jobs on a few worker threads, so that heavy work never holds up the event loop. A job that passes its deadline
 * or its memory is ended together with its thread and refused with `review-deadline`; a new thread takes its place.
 * When all threads work, jobs wait in one bounded line; beyond it they are refused with `review-busy`.
 */
export class JobPool<J extends Jobs> {
  readonly #options: JobPoolOptions;
  readonly #seats = new Set<Seat>();
  readonly #waiting: Pending[] = [];
  #failedStarts = 0;
  #stopped = false;

  constructor(options: JobPoolOptions) {
    this.#options = options;
    for (let i = 0; i < options.threads; i++) this.#open();
  }

  /** Runs a job: resolves to its answer, rejects with its refusal, or with what stopped it. */
  run<Name extends keyof J & string>(
    name: Name,
    input: Parameters<J[Name]>[0],
  ): Promise<ReturnType<J[Name]>> {
    return new Promise((resolve, reject) => {
      if (this.#stopped || this.#seats.size === 0 || this.#waiting.length >= this.#options.maxWaiting) {
        reject(busy());
        return;
      }
      const job: Pending = {
        name,
        input,
        // What a thread answers is what the job of that name gives.
        resolve: resolve as (answer: unknown) => void,
        reject,
      };
      job.waitTimer = setTimeout(() => this.#giveUp(job), this.#options.maxWaitMs);
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Ends the threads. Called after the last answer; what still waits is refused. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const job of this.#waiting.splice(0)) {
      clearTimeout(job.waitTimer);
      job.reject(busy());
    }
    await Promise.all([...this.#seats].map((seat) => this.#close(seat, busy())));
  }

  #open(): void {
    const { script, workerData, heapMb } = this.#options;
    const worker = new Worker(script, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    const seat: Seat = { worker, isReady: false, job: undefined, deadline: undefined };
    this.#seats.add(seat);
    seat.deadline = setTimeout(() => this.#lose(seat, new Error('the thread did not start')), START_MS);
    worker.on('message', (reply: JobReply) => this.#receive(seat, reply));
    worker.on('error', (error) => this.#lose(seat, error));
    worker.on('exit', (code) => this.#lose(seat, new Error(`the thread ended (${code})`)));
  }

  #receive(seat: Seat, reply: JobReply): void {
    if (!this.#seats.has(seat)) return;
    clearTimeout(seat.deadline);
    const { job } = seat;
    seat.job = undefined;
    seat.isReady = true;
    if (reply.kind === 'ready') this.#failedStarts = 0;
    else if (reply.kind === 'answer') job?.resolve(reply.answer);
    else if (reply.kind === 'refusal')
      job?.reject(new AppError(reply.code, reply.params, { errors: reply.errors }));
    else {
      const bug = new JobBugError(reply.message);
      if (reply.stack !== undefined) bug.stack = reply.stack;
      job?.reject(bug);
    }
    this.#next();
  }

  #next(): void {
    for (const seat of this.#seats) {
      if (!seat.isReady || seat.job) continue;
      const job = this.#waiting.shift();
      if (!job) return;
      clearTimeout(job.waitTimer);
      seat.job = job;
      const { deadlineMs } = this.#options;
      seat.deadline = setTimeout(() => this.#lose(seat, tooLong(deadlineMs)), deadlineMs);
      seat.worker.postMessage({ name: job.name, input: job.input } satisfies JobRequest);
    }
  }

  #giveUp(job: Pending): void {
    const at = this.#waiting.indexOf(job);
    if (at < 0) return;
    this.#waiting.splice(at, 1);
    job.reject(busy());
  }

  /** A thread is gone or has to go: its job gets the reason, and another thread takes the place. */
  #lose(seat: Seat, reason: Error): void {
    if (!this.#seats.has(seat)) return;
    if (!seat.isReady) this.#failedStarts++;
    const isMemory = Reflect.get(reason, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
    void this.#close(seat, isMemory ? tooLong(this.#options.deadlineMs) : reason);
    if (this.#stopped) return;
    if (this.#failedStarts < MOST_FAILED_STARTS) this.#open();
    else if (this.#seats.size === 0) for (const job of this.#waiting.splice(0)) job.reject(reason);
  }

  async #close(seat: Seat, reason: Error): Promise<void> {
    this.#seats.delete(seat);
    clearTimeout(seat.deadline);
    seat.job?.reject(reason);
    seat.job = undefined;
    await seat.worker.terminate();
  }
}

function busy(): AppError {
  return new AppError('review-busy', {}, { retryAfterS: 5 });
}

function tooLong(deadlineMs: number): AppError {
  return new AppError('review-deadline', { seconds: deadlineMs / 1000 }, { retryAfterS: 30 });
}
