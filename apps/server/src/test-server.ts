import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Role } from '@luodi/core/access';
import { invariant, type Json } from '@luodi/core/base';
import { type PlanPackage, parsePackage } from '@luodi/core/plan';
import { readPackageFiles, type Served, serve } from './index.ts';
import { copyTemplate } from './platform/db/test-database.ts';

const repository = resolve(import.meta.dirname, '../../..');

/** The Linqing package, parsed. */
export function linqingPackage(): PlanPackage {
  const read = readPackageFiles(join(repository, 'plans/linqing-2021-2025'));
  invariant(read.kind === 'directory', 'the plan is a directory');
  const { package: plan, findings } = parsePackage(read.files);
  invariant(plan, JSON.stringify(findings));
  return plan;
}

const caseFolder = join(repository, 'fixtures/cases');

/** A case of fixtures/cases by its name. */
export function fixtureCase(name: string): Record<string, Json> {
  return JSON.parse(readFileSync(join(caseFolder, `${name}.json`), 'utf8')) as Record<string, Json>;
}

/** Every case of fixtures/cases, by name. */
export function fixtureCases(): Json[] {
  return readdirSync(caseFolder)
    .filter((name) => name.endsWith('.json') && name !== 'expected.json')
    .sort()
    .map((name) => fixtureCase(name.slice(0, -5)));
}

/** The whole server for one test file. */
export interface TestServer {
  readonly url: string;
  /** What no answer may hold: it lies beside the folder of the pages. */
  readonly canary: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a body: text and bytes as they are, anything else as JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Headers of somebody with this role who is signed in. */
  as(role: Role): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

const PASSWORD = 'Kq7#vempt-Luxor';

/** Serves the Linqing plan from an empty database, with pages of two lines. */
export async function startTestServer(plan: PlanPackage = linqingPackage()): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-whole-'));
  mkdirSync(join(folder, 'pages/assets'), { recursive: true });
  writeFileSync(join(folder, 'pages/index.html'), '<!doctype html><title>x</title>');
  writeFileSync(join(folder, 'pages/assets/app-abcdefgh.js'), 'export {};');
  const canary = 'CANARY';
  writeFileSync(join(folder, 'canary.txt'), canary);
  await copyTemplate(join(folder, 'data/database'));
  const served: Served = await serve({
    plan,
    port: 0,
    demonstration: 'off',
    dataDirectory: join(folder, 'data'),
    webDirectory: join(folder, 'pages'),
  });
  const postJson = (path: string, body: unknown, cookie = '') =>
    fetch(served.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: served.url, cookie },
      body: JSON.stringify(body),
    });
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const token = served.firstLink?.split('#')[1];
  const founded = await postJson('/api/links/use', {
    token,
    login: 'first',
    name: 'First',
    password: PASSWORD,
  });
  invariant(founded.status === 200, 'the first link makes the first account');
  const founder = cookieOf(founded);
  const sessions = new Map<Role, Promise<Record<string, string>>>();
  const invite = async (role: Role) => {
    const person = {
      login: role,
      name: role,
      roles: [role],
      ...(role === 'reviewer' ? { department: 'environment' } : {}),
      ...(role === 'enterprise' ? { enterprise: 'none' } : {}),
    };
    const invited = await postJson('/api/accounts', person, founder);
    invariant(invited.status === 201, `invited a ${role}`);
    const { link } = (await invited.json()) as { link: string };
    const opened = await postJson('/api/links/use', { token: link.split('#')[1], password: PASSWORD });
    return { cookie: cookieOf(opened), origin: served.url };
  };
  return {
    url: served.url,
    canary,
    as(role) {
      const known = sessions.get(role) ?? invite(role);
      sessions.set(role, known);
      return known;
    },
    get: (path, headers = {}) => fetch(served.url + path, { headers }),
    post: (path, body, headers = {}) =>
      fetch(served.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body:
          typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
      }),
    stop: async () => {
      await served.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs work and gives the longest a probe of the process took meanwhile, in ms. */
export async function slowestProbe(server: TestServer, work: Promise<unknown>): Promise<number> {
  let isDone = false;
  const ended = work.finally(() => {
    isDone = true;
  });
  let slowest = 0;
  while (!isDone) {
    const started = performance.now();
    await (await server.get('/livez')).text();
    slowest = Math.max(slowest, performance.now() - started);
    await new Promise((next) => setTimeout(next, 20));
  }
  await ended;
  return slowest;
}
