import type { Day } from '@luodi/core/base';

/** Time as a parameter: the only place of the server that reads the machine's clock. */
export interface Clock {
  /** Wall time, for what is recorded. */
  now(): Date;
  /** Milliseconds that only grow, for durations. Not comparable between processes. */
  elapsedMs(): number;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  elapsedMs: () => performance.now(),
};

/**
 * Instants of two machines, or of one that is being set right, may differ by this. What is of later than now by more was
 * made before the clock was set back.
 */
export const CLOCK_SLACK_MS = 5 * 60_000;

/** A clock that stands at `iso` and moves only when told: for tests. `jump` sets the wall and lets no time pass. */
export function clockAt(iso: string): Clock & { advance(ms: number): void; jump(ms: number): void } {
  let passed = 0;
  let start = new Date(iso).getTime();
  return {
    now: () => new Date(start + passed),
    elapsedMs: () => passed,
    advance: (ms) => {
      passed += ms;
    },
    jump: (ms) => {
      start += ms;
    },
  };
}

/** The calendar day it is on this machine: the day a question without a day is asked about. */
export function dayOf(clock: Clock): Day {
  const now = clock.now();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
