import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endpoint, getLiveness, getReadiness } from '@luodi/api';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { makeServerDatabase, testBackEnds } from './db/test-database.ts';
import { expectConforms, type RunningServer, route, type StartFeature, startServer } from './index.ts';

const slow = endpoint({
  method: 'GET',
  path: '/api/slow',
  access: 'plan.read',
  summary: { zh: '慢', en: 'Slow' },
  response: z.object({ answer: z.int() }),
  errors: [],
});
const INFO = { title: 'Luodi', version: '0', description: 'test' };
let healthy = true;

const feature: StartFeature = ({ database }) => ({
  routes: [
    route(slow)(async () => {
      const { rows } = await sql<{ answer: number }>`select 6 * 7 as answer from pg_sleep(1)`.execute(
        database.query,
      );
      return { answer: rows[0]?.answer ?? 0 };
    }),
  ],
  checks: { feature: async () => ({ ok: healthy }) },
});

describe.skipIf(!testBackEnds.includes('server'))('server on a PostgreSQL server', () => {
  it('says on the readiness page whether the wall between zones stands', async () => {
    const made = await makeServerDatabase();
    const stands: (string | undefined)[] = [];
    for (const url of [made.url, made.adminUrl]) {
      const config = readConfig({ PORT: '0', DATABASE_URL: url, DATA_DIR: tmpdir(), WEB_DIR: 'none' });
      const log = pino({ level: 'silent' });
      const server = await startServer({ config, zone: 'own', features: [], info: INFO, log, drainMs: 0 });
      const ready = await expectConforms(getReadiness, await fetch(`${server.url}/readyz`));
      stands.push(ready?.checks.zoneWall?.detail);
      await server.stop();
    }
    await made.drop();
    expect(stands).toEqual(['stands', 'user-passes']);
  });
});

describe('server on the embedded database', () => {
  let directory: string;
  let server: RunningServer;
  const parts = () => ({
    config: readConfig({ PORT: '0', DATA_DIR: directory, WEB_DIR: join(directory, 'none') }),
    features: [feature],
    info: INFO,
    zone: 'some-zone',
    log: pino({ level: 'silent' }),
    drainMs: 300,
  });

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'luodi-server-'));
    server = await startServer(parts());
  });
  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true });
  });

  it('is alive and ready, and says what failed when it is not', async () => {
    await expectConforms(getLiveness, await fetch(`${server.url}/livez`));
    const ready = await expectConforms(getReadiness, await fetch(`${server.url}/readyz`));
    expect(Object.keys(ready?.checks ?? {}).sort()).toEqual(['database', 'disk', 'feature']);
    healthy = false;
    const failing = await fetch(`${server.url}/readyz`);
    healthy = true;
    expect([failing.status, failing.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await failing.json()).toMatchObject({ code: 'not-ready', params: { failing: 'feature' } });
  });

  it('describes itself', async () => {
    const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(['/livez', '/readyz', '/api/slow']);
  });

  it('refuses a second server on the same directory, and on the same port', async () => {
    await expect(startServer(parts())).rejects.toMatchObject({ code: 'data-directory-locked' });
    const other = mkdtempSync(join(tmpdir(), 'luodi-server-'));
    const { port } = new URL(server.url);
    const config = readConfig({ PORT: port, DATA_DIR: other, WEB_DIR: other });
    await expect(startServer({ ...parts(), config })).rejects.toMatchObject({ code: 'address-in-use' });
    rmSync(other, { recursive: true });
  });

  it.each([
    'GET /../../../../etc/passwd HTTP/1.1',
    'GET /..%2f..%2fetc/passwd HTTP/1.1',
    'GET /\\..\\..\\etc\\passwd HTTP/1.1',
    'GET http://evil.test/livez HTTP/1.1',
  ])('answers the raw request %s without leading out', async (line) => {
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(`${line}\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).not.toContain('root:');
    expect(answer).toMatch(/^HTTP\/1\.1 (4\d\d|200)/);
  });

  it('stops in good order: not ready first, what is under way answered, then gone', async () => {
    const underWay = fetch(`${server.url}/api/slow`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const stopped = server.stop();
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close']);
    expect(await expectConforms(slow, await underWay)).toEqual({ answer: 42 });
    await stopped;
    await expect(fetch(`${server.url}/livez`)).rejects.toThrow();
  });
});
