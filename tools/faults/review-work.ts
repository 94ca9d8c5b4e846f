/** Reviews as writing work: each kept with its proof and its entry in the ledger. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workload } from './work.ts';

const caseFolder = join(import.meta.dirname, '../../fixtures/cases');
const cases = readdirSync(caseFolder)
  .filter((name) => name.endsWith('.json') && name !== 'expected.json')
  .map((name) => readFileSync(join(caseFolder, name), 'utf8'));

const CLIENTS = 4;

/** Reviews kept, each with its proof and its entry in the ledger. */
export const reviews: Workload = {
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
