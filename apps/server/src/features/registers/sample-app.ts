import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerVerification } from '@luodi/api';
import type { Principal, Role } from '@luodi/core/access';
import { invariant } from '@luodi/core/base';
import { creditCodeCheck } from '@luodi/core/registers';
import { pino } from 'pino';
import type { Config } from '../../config.ts';
import { clockAt } from '../../platform/clock.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/db/test-database.ts';
import { createHttpApp, createRateLimit } from '../../platform/http/index.ts';
import { startSigner } from '../../platform/ledger/index.ts';
import { verifyStored } from '../ledger/index.ts';
import { recordPackage } from '../plan/index.ts';
import { submissionRecords, submissionsFeature } from '../submissions/index.ts';
import { type ActorNames, registerRecords, registersFeature } from './index.ts';
import { samplePlan } from './sample-changes.ts';

/** An answer as a test looks at it. */
export interface Reply {
  readonly status: number;
  readonly etag: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each looked at by its test.
  readonly body: any;
}

/** The registers of the invented zone over HTTP, with a person of each kind: for tests. */
export interface SampleApp {
  readonly test: TestDatabase;
  readonly clock: ReturnType<typeof clockAt>;
  /** Asks `/api/registers/<path>`, or a whole path, as somebody or as nobody. */
  send(
    who: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>;
  /** Enters an enterprise with a name and a code of its own. */
  newFirm(
    values?: Record<string, unknown>,
  ): Promise<{ readonly id: string; readonly version: number; readonly values: Record<string, unknown> }>;
  /** Signs what there is and verifies ledger and registers. */
  verify(): Promise<LedgerVerification>;
  remove(): Promise<void>;
}

/** Why, said with every act of a test. */
export const REASON = '录入';

/** A credit code by number, with its check character. */
export function creditCode(n: number): string {
  const first = `91371581MA${String(n).padStart(7, '0')}`;
  return `${first}${creditCodeCheck(first)}`;
}

const PEOPLE: readonly (readonly [string, Role, string?])[] = [
  ['clerk', 'data-clerk'],
  ['planner', 'planner'],
  ['leader', 'leader'],
  ['chief', 'leader'],
  ['reviewer', 'reviewer'],
  ['guard', 'security-administrator'],
  ['firm', 'enterprise', 'e-own'],
];

const tokenOf = (name: string) => name.padEnd(43, '_');

function accountsOf(zone: string): ReadonlyMap<string, Principal> {
  const people = PEOPLE.map(([id, role, enterprise]) => [id, role, zone, enterprise] as const);
  const all = [...people, ['stranger', 'data-clerk', 'elsewhere', undefined] as const];
  return new Map<string, Principal>([
    // Somebody who holds two roles, and so could approve what they submitted.
    [tokenOf('both'), { kind: 'account', id: 'both', name: 'both', zone, roles: ['data-clerk', 'leader'] }],
    ...all.map(
      ([id, role, of, enterprise]) =>
        [
          tokenOf(id),
          { kind: 'account', id, name: id, zone: of, roles: [role], ...(enterprise ? { enterprise } : {}) },
        ] as const,
    ),
  ]);
}

/** Opens the registers of the invented zone on a fresh database. */
export async function openSampleApp(
  kind: Parameters<typeof openTestDatabase>[0],
  named = false,
  approval?: Parameters<typeof samplePlan>[0],
): Promise<SampleApp> {
  const plan = samplePlan(approval);
  const clock = clockAt('2026-01-02T03:04:05.678Z');
  const log = pino({ level: 'silent' });
  const zone = plan.content['plan.yaml'].zone.id;
  const folder = mkdtempSync(join(tmpdir(), 'luodi-registers-'));
  const test = await openTestDatabase(kind, zone);
  const { database } = test;
  await recordPackage(database, plan, clock.now());
  const platform = { config: {} as Config, database, clock, log };
  const names: ActorNames = async (ids) => new Map(ids.map((id) => [id, id]));
  const { routes } = await registersFeature(platform, plan, named ? names : undefined);
  const accounts = accountsOf(zone);
  const app = createHttpApp({
    routes: [...routes, ...submissionsFeature(platform, plan, names).routes],
    info: { title: 't', version: '0', description: '' },
    staticFiles: async () => undefined,
    rateLimit: createRateLimit(1_000_000, 1_000_000, clock),
    authenticate: async (token) => {
      const principal = accounts.get(token);
      return principal ? { principal, session: token } : { principal: { kind: 'anonymous' } };
    },
    clock,
    log,
    localOnly: false,
    trustProxy: false,
    isDraining: () => false,
  });
  const send: SampleApp['send'] = async (who, method, path, body, headers = {}) => {
    const response = await app.request(
      `http://localhost:4180${path.startsWith('/api/') ? path : `/api/registers${path === '' ? '' : '/'}${path}`}`,
      {
        method,
        headers: {
          host: 'localhost:4180',
          'sec-fetch-site': 'same-origin',
          ...(who === undefined ? {} : { cookie: `luodi-4180=${tokenOf(who)}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    );
    return { status: response.status, etag: response.headers.get('etag'), body: await response.json() };
  };
  let firms = 0;
  return {
    test,
    clock,
    send,
    async newFirm(values = {}) {
      firms += 1;
      const all = { name: `企业${firms}`, creditCode: creditCode(firms), ...values };
      const asked = { reason: REASON, from: '2025-01-01', values: all };
      const made = await send('clerk', 'POST', 'enterprises/records', asked);
      invariant(made.status === 201, `not entered: ${JSON.stringify(made.body)}`);
      return made.body.record;
    },
    async verify() {
      const signer = startSigner({ database, zone, dataDirectory: folder, witness: undefined, clock, log });
      await signer.checkpoint();
      const { publicKey } = signer;
      const records = [registerRecords(database, zone), submissionRecords(database, zone)];
      const report = await verifyStored({
        database,
        zone,
        publicKey,
        witnessed: signer.witnessed(),
        records,
      });
      await signer.stop();
      return report;
    },
    async remove() {
      await test.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
