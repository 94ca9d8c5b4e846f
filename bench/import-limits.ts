/**
 * `npm run bench -- import-limits [case]`: files at and beyond what an import takes, sent to a running server (this
 * process, with its embedded database): ten million corners, a million rows in every format, JSON that swells until
 * the child dies. Each has to be refused by name, or its fault found in its place; meanwhile the thread of the server
 * may not stand still for longer than 200 ms, the child not take more than its limit, and nothing may be left behind.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { serve } from '../apps/server/src/index.ts';
import { linqingPackage } from '../apps/server/src/test-server.ts';
import { peopleOf, takeUp } from '../e2e/people.ts';
import * as large from './imports/large-files.ts';
import { memory } from './imports/memory.ts';

const DELAY_MS = 200;
/** The watch on the child looks every 100 ms: what it takes in between comes on top of the 900 MB. */
const CHILD_MB = 1_100;

interface Case {
  readonly name: string;
  readonly register: string;
  readonly make: (path: string) => void;
  /** What has to be said of it: a status, or a finding of the file or of a row. */
  readonly expected: string;
  readonly chunked?: boolean;
}

const CASES: readonly Case[] = [
  {
    name: 'GeoJSON, 10 million corners, length told',
    register: 'infrastructure-works',
    make: (path) => large.cornersGeoJson(path, 10_000_000, 100_000, 14),
    expected: '413',
  },
  {
    name: 'GeoJSON, 10 million corners, in pieces',
    register: 'infrastructure-works',
    make: (path) => large.cornersGeoJson(path, 10_000_000, 100_000, 14),
    expected: '413',
    chunked: true,
  },
  {
    name: 'GeoJSON, 2.1 million corners',
    register: 'infrastructure-works',
    make: (path) => large.cornersGeoJson(path, 2_100_000, 1_000, 5),
    expected: 'file.too-many-vertices',
  },
  {
    name: 'GeoJSON, one line of a million corners',
    register: 'infrastructure-works',
    make: (path) => large.cornersGeoJson(path, 1_000_000, 1_000_000, 9),
    expected: 'geometry.too-many-vertices at row 1',
  },
  {
    name: 'GeoJSON, 900,000 features',
    register: 'infrastructure-works',
    make: (path) => large.pointsGeoJson(path, 900_000),
    expected: 'file.too-many-rows',
  },
  {
    name: 'JSON, 17 million empty lists',
    register: 'infrastructure-works',
    make: (path) => large.swellingJson(path, '[]'),
    expected: 'file.too-many-vertices',
  },
  {
    name: 'JSON, 17 million empty objects: the child dies of it',
    register: 'infrastructure-works',
    make: (path) => large.swellingJson(path, '{}'),
    expected: 'file.limits-passed',
  },
  {
    name: 'CSV, a million rows',
    register: 'enterprises',
    make: large.longCsv,
    expected: 'file.too-many-rows',
  },
  {
    name: 'Excel, a million rows',
    register: 'enterprises',
    make: large.longXlsx,
    expected: 'file.too-many-rows',
  },
  {
    name: 'shapefile, a million points',
    register: 'infrastructure-works',
    make: large.longShapefile,
    expected: 'file.too-many-rows',
  },
  {
    name: 'GeoPackage, a million rows',
    register: 'infrastructure-works',
    make: large.longGeoPackage,
    expected: 'file.too-many-rows',
  },
];

interface Job {
  readonly id: string;
  readonly state: string;
  readonly findings: readonly { readonly code: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'luodi-bench-limits-'));
const data = join(folder, 'data');
const wanted = process.argv[2] ?? '';

function sent(url: string, path: string, cookie: string, chunked: boolean) {
  const workerData = { url, path, cookie, chunked };
  return new Promise<{ status: number; body: string; sent: number }>((resolve, reject) => {
    const worker = new Worker(new URL('./imports/upload.ts', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** What was said of a file in the end. */
async function saidOf(url: string, cookie: string, { status, body }: { status: number; body: string }) {
  if (status !== 201) return String(status);
  let job = JSON.parse(body) as Job;
  const ask = async (path: string) =>
    (await fetch(`${url}/api/imports/${job.id}${path}`, { headers: { cookie } })).json();
  while (job.state === 'reading') {
    await new Promise((next) => setTimeout(next, 200));
    job = (await ask('')) as Job;
  }
  // An import that asks or is checked is looked at, then let go.
  const { findings } = (await ask('/findings?limit=1')) as { findings: { code: string; row?: number }[] };
  const [first] = findings;
  const said = first ? `${first.code} at row ${first.row}` : (job.findings[0]?.code ?? job.state);
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  await fetch(`${url}/api/imports/${job.id}/cancel`, { method: 'POST', headers, body: '{}' });
  return said;
}

const server = await serve({
  plan: linqingPackage(),
  port: 0,
  dataDirectory: data,
  demonstration: 'off',
  webDirectory: folder,
});
const results: Readonly<Record<string, unknown>>[] = [];
try {
  const first = `${server.url}${server.firstLink ?? ''}`;
  const { name, value } = await peopleOf(server.url, () => takeUp(server.url, first))('data-clerk');
  const cookie = `${name}=${value}`;
  const path = join(folder, 'file');
  for (const { name: what, register, make, expected, chunked = false } of CASES) {
    if (!what.includes(wanted)) continue;
    make(path);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    let childMb = 0;
    const watch = setInterval(() => {
      childMb = Math.max(childMb, memory().children);
    }, 100);
    const started = performance.now();
    delay.enable();
    const target = `${server.url}/api/imports?register=${register}&name=file`;
    const answer = await sent(target, path, cookie, chunked);
    const said = await saidOf(server.url, cookie, answer);
    delay.disable();
    clearInterval(watch);
    const left = existsSync(join(data, 'imports'))
      ? readdirSync(join(data, 'imports'), { recursive: true }).length
      : 0;
    const row = {
      what,
      fileMb: Math.round(statSync(path).size / 2 ** 20),
      sentMb: Math.round(answer.sent / 2 ** 20),
      said,
      seconds: Number(((performance.now() - started) / 1_000).toFixed(1)),
      delayMaxMs: Math.round(delay.max / 1e6),
      delayP99Ms: Math.round(delay.percentile(99) / 1e6),
      childMb: Math.round(childMb),
      left,
      ok: said === expected && left === 0 && delay.max / 1e6 <= DELAY_MS && childMb <= CHILD_MB,
    };
    results.push(row);
    console.log(JSON.stringify(row));
    rmSync(path);
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
const ok = results.every((row) => row.ok === true);
console.log(
  JSON.stringify({
    bench: 'import-limits',
    bounds: { delayMs: DELAY_MS, childMb: CHILD_MB },
    cases: results.length,
    ok,
  }),
);
process.exitCode = ok ? 0 : 1;
