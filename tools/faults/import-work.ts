/**
 * Imports as writing work: a data clerk sends one file of policy measures after the other and commits each. All of a
 * file has to be there afterwards or nothing of it, and all of it when the commit was acknowledged.
 */
import { randomUUID } from 'node:crypto';
import { json, post, signInAs } from './first-accounts.ts';
import type { ServerProcess } from './server-process.ts';
import type { Work, Workload } from './work.ts';

/** Records in a file. */
const ROWS = 300;
const REGISTER = 'policy-measures';

/** Every file that was sent, whatever came of it. */
const sent = new Set<string>();
let session = '';

/** The session as a server of this address reads it: its cookie is named after the port. */
const cookieOn = (url: string) => `luodi-${new URL(url).port}=${session}`;

async function prepare(server: ServerProcess): Promise<void> {
  session = (await signInAs(server, 'data-clerk')).split('=')[1] ?? '';
}

function sheetOf(batch: string): string {
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `"${batch} measure ${at}","Committee","${batch}-${at}","2024-01-01"`,
  );
  return ['名称,制定机关,文号,施行日期', ...rows].join('\n');
}

type Job = { readonly id: string; readonly state: string };

async function importOne(url: string, batch: string): Promise<boolean> {
  const cookie = cookieOn(url);
  const query = new URLSearchParams({ register: REGISTER, name: `${batch}.csv` });
  sent.add(batch);
  const headers = { 'content-type': 'application/octet-stream', origin: url, cookie };
  const uploaded = await fetch(`${url}/api/imports?${query}`, {
    method: 'POST',
    headers,
    body: sheetOf(batch),
  });
  let job = await json<Job>(uploaded);
  while (job.state === 'reading') {
    await new Promise((next) => setTimeout(next, 20));
    job = await json<Job>(await fetch(`${url}/api/imports/${job.id}`, { headers: { cookie } }));
  }
  if (job.state !== 'checked') throw new Error(`import ${job.id} is ${job.state}`);
  const commit = { from: '2024-01-01', reason: batch };
  let done = await json<Job>(await post(url, `/api/imports/${job.id}/commit`, commit, cookie));
  while (done.state === 'committing') {
    await new Promise((next) => setTimeout(next, 10));
    done = await json<Job>(await fetch(`${url}/api/imports/${job.id}`, { headers: { cookie } }));
  }
  return done.state === 'committed';
}

function start(url: string): Work {
  const acknowledged = new Map<string, string>();
  const refused = new Map<number, number>();
  let isStopped = false;
  const client = async () => {
    while (!isStopped) {
      const batch = `B${randomUUID()}`;
      try {
        if (await importOne(url, batch)) acknowledged.set(batch, String(ROWS));
      } catch (error) {
        const status = Number(/^http\S+: (\d{3}) /.exec(String((error as Error).message))?.[1]);
        if (status) refused.set(status, (refused.get(status) ?? 0) + 1);
        // The connection is gone with the server; anything else is worth a word.
        else if (error instanceof Error && !/fetch failed|terminated|socket/.test(error.message))
          console.log(error.message);
        await new Promise((resume) => setTimeout(resume, 20));
      }
    }
  };
  const running = client();
  return {
    acknowledged,
    refused,
    async stop() {
      isStopped = true;
      await running;
    },
  };
}

/** Imports of files, each all or nothing. */
export const imports: Workload = {
  prepare,
  start,
  async missing(url, acknowledged) {
    const wrong: string[] = [];
    for (const batch of sent) {
      const query = new URLSearchParams({ search: batch, limit: '1' });
      const answer = await fetch(`${url}/api/registers/${REGISTER}/records?${query}`, {
        headers: { cookie: cookieOn(url) },
      });
      const { total } = await json<{ total: number }>(answer);
      const whole = total === ROWS;
      if (acknowledged.has(batch) ? !whole : !whole && total !== 0)
        wrong.push(`import ${batch}: ${total} of ${ROWS} records`);
    }
    return wrong;
  },
};
