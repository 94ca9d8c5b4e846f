/** For tests: imports and exports over HTTP, as people of the zone meet them, on a database of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerImport, commitImport, getImport, type ImportJob, postImport, urlOf } from '@luodi/api';
import type { Principal, Role } from '@luodi/core/access';
import { pino } from 'pino';
import { readConfig } from '../../../config.ts';
import { clockAt } from '../../../platform/clock.ts';
import { openTestDatabase, type testBackEnds } from '../../../platform/db/test-database.ts';
import { createHttpApp, createRateLimit, expectConforms } from '../../../platform/http/index.ts';
import type { Feature, Platform } from '../../../platform/index.ts';
import { linqingPackage } from '../../../test-server.ts';
import { recordPackage } from '../../plan/index.ts';
import { readRecords, registersFeature, zoneRegisters } from '../../registers/index.ts';
import { exchangeFeature } from '../index.ts';

export const plan = linqingPackage();
export const zone = plan.content['plan.yaml'].zone.id;
export const clock = clockAt('2026-03-02T03:04:05.000Z');
export const registers = zoneRegisters(plan, clock);
export const definition = registers.definitions.get('enterprises')!;
const log = pino({ level: 'silent' });

const person = (id: string, ...roles: Role[]): Principal => ({ kind: 'account', id, name: id, zone, roles });
/** Session tokens are 43 letters; here they say who it is. */
const PEOPLE: Readonly<Record<string, Principal>> = {
  clerk: person('clerk', 'data-clerk'),
  planner: person('planner', 'planner'),
  supervisor: person('supervisor', 'supervisor'),
};
const tokenOf = (who: string) => who.padEnd(43, '_');

export type ExchangeWorld = Awaited<ReturnType<typeof exchangeWorld>>;

async function openApp(platform: Platform, displaced: string[]) {
  const feature: Feature = await exchangeFeature(platform, plan, {
    displace: async (_, __, register) => displaced.push(register),
  });
  const app = createHttpApp({
    routes: [...(await registersFeature(platform, plan)).routes, ...feature.routes],
    info: { title: 'test', version: '1', description: 'test' },
    staticFiles: async () => undefined,
    rateLimit: createRateLimit(0, 0, clock),
    authenticate: async (token) => ({
      principal: PEOPLE[token.replace(/_+$/, '')] ?? { kind: 'anonymous' },
    }),
    clock,
    log,
    localOnly: false,
    trustProxy: false,
    isDraining: () => false,
  });
  return { feature, app };
}

/** Opens it; `close` has to be called. */
export async function exchangeWorld(kind: (typeof testBackEnds)[number]) {
  const test = await openTestDatabase(kind, zone);
  await recordPackage(test.database, plan, clock.now());
  const folder = mkdtempSync(join(tmpdir(), 'luodi-imports-'));
  const config = { ...readConfig({}), dataDirectory: folder };
  const platform: Platform = { config, database: test.database, clock, log };
  const displaced: string[] = [];
  let { feature, app } = await openApp(platform, displaced);

  const ask = async (path: string, init: RequestInit = {}, who = 'clerk') =>
    app.request(`http://localhost${path}`, {
      ...init,
      headers: {
        host: 'localhost',
        'sec-fetch-site': 'same-origin',
        cookie: `luodi-80=${tokenOf(who)}`,
        ...(typeof init.body === 'string' ? { 'content-type': 'application/json' } : {}),
        ...(init.headers as Readonly<Record<string, string>> | undefined),
      },
    });
  const send = (path: string, method: string, body: unknown, who?: string) =>
    ask(path, { method, body: JSON.stringify(body) }, who);
  const upload = (bytes: Uint8Array, register = 'enterprises', who?: string) =>
    ask(
      urlOf(postImport, {}, { register, name: '企业.xlsx' }),
      { method: 'POST', body: new Uint8Array(bytes) },
      who,
    );
  const get = async (id: string) => (await expectConforms(getImport, await ask(urlOf(getImport, { id }))))!;
  /** Waits until a reading has ended. */
  const read = async (id: string): Promise<ImportJob> => {
    for (;;) {
      const job = await get(id);
      if (job.state !== 'reading') return job;
      await new Promise((next) => setTimeout(next, 100));
    }
  };
  return {
    database: test.database,
    folder,
    displaced,
    ask,
    send,
    upload,
    get,
    read,
    imported: async (bytes: Uint8Array, register?: string): Promise<ImportJob> => {
      const job = (await expectConforms(postImport, await upload(bytes, register)))!;
      return read(job.id);
    },
    answer: async (id: string, answers: Readonly<Record<string, string>>): Promise<ImportJob> => {
      await expectConforms(answerImport, await send(urlOf(answerImport, { id }), 'PUT', { answers }));
      return read(id);
    },
    commit: (id: string, who?: string) =>
      send(urlOf(commitImport, { id }), 'POST', { from: '2026-01-01', reason: '年度更新' }, who),
    count: async () => {
      const asked = { register: definition, day: '2026-03-02', limit: 1 };
      return (await readRecords(test.database.query, zone, asked)).total;
    },
    /** Stops the feature and opens it again, as a restart of the server does. */
    reopen: async () => {
      await feature.stop?.();
      ({ feature, app } = await openApp(platform, displaced));
    },
    close: async () => {
      await feature.stop?.();
      await test.remove();
      rmSync(folder, { recursive: true });
    },
  };
}
