/** Jobs for the test of the pool: what threads may do, and what they must not get away with. */
import { AppError } from '@luodi/api';
import { serveJobs } from './serve-jobs.ts';

const jobs = {
  echo: (value: unknown) => value,
  sleep: (ms: number) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    return ms;
  },
  spin: (): number => {
    for (let turns = 0; ; turns++) if (turns < 0) return turns;
  },
  hoard: () => {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index + kept.length));
  },
  refuse: (what: string): never => {
    throw new AppError('not-found', { what });
  },
  fail: (): never => {
    throw new TypeError('a bug');
  },
  leave: (): never => process.exit(3),
};

/** The jobs of the test. */
export type EchoJobs = typeof jobs;

serveJobs(jobs);
