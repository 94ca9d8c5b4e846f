/** Writing work for the fault runs: what is sent, what was acknowledged, and how it is looked for afterwards. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imports } from './import-work.ts';
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

const caseFolder = join(import.meta.dirname, '../../fixtures/cases');
const cases = readdirSync(caseFolder)
  .filter((name) => name.endsWith('.json') && name !== 'expected.json')
  .map((name) => readFileSync(join(caseFolder, name), 'utf8'));

const CLIENTS = 4;

/** Reviews kept, each with its proof and its entry in the ledger. */
const reviews: Workload = {
  start(url) {
    const acknowledged = new Map<string, string>();
    const refused = new Map<number, number>();
    let isStopped = false;
    let next = 0;
    const client = async () => {
      while (!isStopped) {
        const body = `{"case":${cases[next++ % cases.length]}}`;
        try {
          const headers = { 'content-type': 'application/json' };
          const answer = await fetch(`${url}/api/reviews`, { method: 'POST', headers, body });
          if (answer.ok) {
            const { id, verdictHash } = (await answer.json()) as { id: string; verdictHash: string };
            acknowledged.set(id, verdictHash);
          } else {
            refused.set(answer.status, (refused.get(answer.status) ?? 0) + 1);
            await new Promise((resume) => setTimeout(resume, 20));
          }
        } catch {
          // The connection is gone with the server: nothing was acknowledged.
          await new Promise((resume) => setTimeout(resume, 5));
        }
      }
    };
    const clients = Array.from({ length: CLIENTS }, client);
    return {
      acknowledged,
      refused,
      async stop() {
        isStopped = true;
        await Promise.all(clients);
      },
    };
  },
  async missing(url, acknowledged) {
    const missing: string[] = [];
    for (const [id, hash] of acknowledged) {
      const answer = await fetch(`${url}/api/reviews/${id}`);
      const found = answer.ok
        ? ((await answer.json()) as { verdictHash: string }).verdictHash
        : answer.status;
      if (found !== hash) missing.push(`review ${id}: ${found}`);
    }
    return missing;
  },
};

/** Kinds of work by name. A part of the product that writes adds its own. */
export const workloads: Readonly<Record<string, Workload>> = { reviews, imports };
