/**
 * `npm run bench -- first-start`: a server is started on an empty directory with the whole demonstration zone, and asked
 * all the while it fills. What a visitor waits for is measured from outside: twice a second, all at once, the process
 * alone (`/livez`), the plan, and what the pages of the registers ask the database. Passes when the zone is whole within a minute of the start and
 * 99 of 100 answers came within 200 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signInAs } from '../tools/faults/first-accounts.ts';
import { startServer } from '../tools/faults/server-process.ts';

const WITHIN_S = 60;
const P99_MS = 200;
const EVERY_MS = 500;
const PATHS = [
  '/livez',
  '/api/plan',
  '/api/plan/clauses',
  '/api/demonstration',
  '/api/registers',
  '/api/registers/enterprises/records?limit=50',
];

const times = new Map<string, number[]>(PATHS.map((path) => [path, []]));
let faults = 0;
let cookie = '';

async function ask(url: string, path: string): Promise<void> {
  const started = performance.now();
  const answer = await fetch(url + path, { headers: { cookie } });
  await answer.text();
  if (!answer.ok) faults++;
  times.get(path)?.push(performance.now() - started);
}

const at = (sorted: readonly number[], share: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

const figures = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return { asked: sorted.length, p50: at(sorted, 0.5), p99: at(sorted, 0.99), most: at(sorted, 1) };
};

const folder = mkdtempSync(join(tmpdir(), 'luodi-bench-first-start-'));
const started = performance.now();
const server = await startServer(join(folder, 'data'), { DEMONSTRATION: 'on' });
try {
  cookie = await signInAs(server, 'leader');
  const open: Promise<void>[] = [];
  for (let turn = 0; ; turn++) {
    const due = performance.now() + EVERY_MS;
    open.push(...PATHS.map((path) => ask(server.url, path)));
    if (turn % 2 === 0) {
      const { state } = (await (await fetch(`${server.url}/api/demonstration`)).json()) as { state: string };
      if (state !== 'filling' || performance.now() - started > 10 * WITHIN_S * 1_000) break;
    }
    await new Promise((next) => setTimeout(next, Math.max(0, due - performance.now())));
  }
  const seconds = (performance.now() - started) / 1_000;
  await Promise.all(open);
  const { records } = (await (await fetch(`${server.url}/api/demonstration`)).json()) as {
    records: Record<string, number>;
  };
  const answers = Object.fromEntries([...times].map(([path, values]) => [path, figures(values)]));
  const all = figures([...times.values()].flat());
  const ok = seconds <= WITHIN_S && all.p99 <= P99_MS && faults === 0 && (records.enterprises ?? 0) > 1_000;
  console.log(
    JSON.stringify({
      bench: 'first-start',
      readyMs: Math.round(server.readyMs),
      wholeAfterS: Number(seconds.toFixed(1)),
      enterprises: records.enterprises ?? 0,
      faults,
      answersMs: { ...answers, all },
      bounds: { wholeAfterS: WITHIN_S, p99Ms: P99_MS },
      ok,
    }),
  );
  process.exitCode = ok ? 0 : 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
