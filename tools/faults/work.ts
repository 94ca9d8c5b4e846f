/** Writing work for the fault runs: what is sent, what was acknowledged, and how it is looked for afterwards. */
import type { ServerProcess } from './server-process.ts';

/** Waits until something was acknowledged: only then is there anything to lose. */
export async function whenUnderWay(work: Work): Promise<void> {
  const since = performance.now();
  while (work.acknowledged.size === 0) {
    if (performance.now() - since > 60_000) throw new Error('nothing was acknowledged for a minute');
    await new Promise((next) => setTimeout(next, 5));
  }
}

/** Work under way. */
export interface Work {
  /** Acknowledged so far: identity of a record, and what it has to be when it is read back. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Ends the work; calls that are under way may fail. */
  stop(): Promise<void>;
  /** Answers other than success and other than a lost connection, by status. */
  readonly refused: ReadonlyMap<number, number>;
}

/** A kind of writing work. */
export interface Workload {
  /** Whatever has to be there before the first writing, such as an account; done once on a new data directory. */
  prepare?(server: ServerProcess): Promise<void>;
  /** Writes without a pause until it is stopped. */
  start(url: string): Work;
  /** What of the acknowledged is missing or different now. */
  missing(url: string, acknowledged: ReadonlyMap<string, string>): Promise<string[]>;
}
