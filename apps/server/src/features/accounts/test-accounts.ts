import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  type Answer,
  type CallInput,
  type Endpoint,
  type ErrorCode,
  postAccount,
  postSession,
  takesBody,
  urlOf,
  useLink,
} from '@luodi/api';
import type { Role } from '@luodi/core/access';
import { invariant } from '@luodi/core/base';
import { parsePackage } from '@luodi/core/plan';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import { readPackageFiles } from '../../package-files.ts';
import { clockAt } from '../../platform/clock.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/db/test-database.ts';
import { createHttpApp, createRateLimit, expectConforms } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/index.ts';
import { recordPackage } from '../plan/index.ts';
import { type AccountsFeature, accountsFeature } from './index.ts';
import { linkPath } from './links/making.ts';

/** A password the policy takes. */
export const GOOD = 'Kq7#vempt-Luxor';

/** What an endpoint answered: its body, or the code of the refusal. */
export interface Told<E extends Endpoint> {
  readonly status: number;
  readonly body: Answer<E> | undefined;
  readonly code: ErrorCode | undefined;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly faults: readonly { readonly pointer: string; readonly code: string }[];
  readonly headers: Headers;
}

/** A browser of one address: keeps its cookies, and proves like a browser where a request comes from. */
export interface Browser {
  readonly address: string;
  /** Cookies by name: what a thief would have. */
  readonly jar: Map<string, string>;
  ask<E extends Endpoint>(
    endpoint: E,
    input: CallInput<E>,
    headers?: Record<string, string>,
  ): Promise<Told<E>>;
}

/** Everything a test of accounts needs. */
export interface AccountsTest {
  readonly zone: string;
  readonly clock: ReturnType<typeof clockAt>;
  /** Directory of the key. */
  readonly folder: string;
  readonly database: TestDatabase['database'];
  readonly feature: AccountsFeature;
  /** Lines of the log. */
  readonly logged: string[];
  /** Whether the zone holds demonstration data. */
  readonly demonstration: { present: boolean };
  browser(address?: string, jar?: Map<string, string>): Browser;
  stop(): Promise<void>;
}

const SESSION = '__Host-luodi';

/** The session token a browser holds. */
export function tokenOf({ jar }: Browser): string {
  return jar.get(SESSION) ?? '';
}

const read = readPackageFiles(resolve(import.meta.dirname, '../../../../../fixtures/zones/valdora'));
invariant(read.kind === 'directory', 'the fixture is a directory');
const plan = parsePackage(read.files).package;
invariant(plan, 'the fixture parses');

/** Serves the accounts feature behind a proxy with TLS, on a database of its own, with a clock that is moved. */
export async function startAccountsTest(
  kind: Platform['database']['kind'],
  settings: Record<string, string> = {},
): Promise<AccountsTest> {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-accounts-'));
  const { database, remove } = await openTestDatabase(kind);
  const clock = clockAt('2026-03-02T08:00:00.000Z');
  await recordPackage(database, plan as NonNullable<typeof plan>, clock.now());
  const stop = async () => {
    await remove();
    rmSync(folder, { recursive: true, force: true });
  };
  return serveAccounts({ database, clock, folder, settings, stop });
}

/** The same accounts served with other settings. It ends with the test it stands beside. */
export function serveBeside(test: AccountsTest, settings: Record<string, string>): AccountsTest {
  const { database, clock, folder } = test;
  return serveAccounts({ database, clock, folder, settings, stop: async () => undefined });
}

function serveAccounts(made: {
  readonly database: TestDatabase['database'];
  readonly clock: ReturnType<typeof clockAt>;
  readonly folder: string;
  readonly settings: Record<string, string>;
  readonly stop: () => Promise<void>;
}): AccountsTest {
  const { database, clock, folder, settings, stop } = made;
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const config = readConfig({ ARGON2_MEMORY_KIB: '8', ...settings });
  const { zone } = (plan as NonNullable<typeof plan>).content['plan.yaml'];
  const demonstration = { present: true };
  const feature = accountsFeature(
    { config, database, clock, log },
    {
      id: zone.id,
      name: zone.name,
      demonstration: { holds: async () => demonstration.present, enterprise: async () => 'E1' },
      trialDepartment: 'environment',
    },
    join(folder, 'keys'),
  );
  const app = createHttpApp({
    routes: feature.routes,
    info: { title: 'test', version: '1', description: 'test' },
    staticFiles: async () => undefined,
    rateLimit: createRateLimit(0, 0, clock),
    authenticate: feature.authenticate,
    clock,
    log,
    localOnly: false,
    trustProxy: true,
    isDraining: () => false,
  });
  const browser = (address = '10.0.0.1', jar = new Map<string, string>()): Browser => ({
    address,
    jar,
    async ask(endpoint, input, headers = {}) {
      const { params, query, body } = input as { params?: object; query?: object; body?: object };
      const sent = new Headers({
        host: 'zone.test',
        'user-agent': 'Test/1.0',
        'x-forwarded-proto': 'https',
        'x-forwarded-for': `6.6.6.6, ${address}`,
        'sec-fetch-site': 'same-origin',
        ...(jar.size > 0 ? { cookie: [...jar].map((pair) => pair.join('=')).join('; ') } : {}),
        ...(takesBody(endpoint) ? { 'content-type': 'application/json' } : {}),
        ...headers,
      });
      const response = await app.request(`http://zone.test${urlOf(endpoint, params, query)}`, {
        method: endpoint.method,
        headers: sent,
        ...(takesBody(endpoint) ? { body: JSON.stringify(body ?? {}) } : {}),
      });
      for (const text of response.headers.getSetCookie()) keep(jar, text);
      const copy = (await response.clone().json()) as {
        code?: ErrorCode;
        params?: Told<Endpoint>['params'];
        errors?: Told<Endpoint>['faults'];
      };
      const answer = await expectConforms(endpoint, response);
      const refusal = answer === undefined ? copy : {};
      return {
        status: response.status,
        body: answer,
        code: refusal.code,
        params: refusal.params ?? {},
        faults: refusal.errors ?? [],
        headers: response.headers,
      };
    },
  });
  return {
    zone: zone.id,
    clock,
    database,
    feature,
    logged,
    demonstration,
    browser,
    folder,
    stop,
  };
}

function keep(jar: Map<string, string>, setCookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
  if (/max-age=0/i.test(setCookie)) jar.delete(name);
  else jar.set(name, value);
}

/** The token in the address of a one-time link. */
export function linkToken(path: string | undefined): string {
  const token = path?.split('#')[1] ?? '';
  invariant(path === linkPath(token), 'a link leads to the page that takes it up');
  return token;
}

/** Somebody to invite. */
export function person(login: string, ...roles: Role[]) {
  return {
    login,
    name: `Name of ${login}`,
    roles,
    ...(roles.includes('reviewer') ? { department: 'environment' } : {}),
    ...(roles.includes('enterprise') ? { enterprise: 'E1' } : {}),
  };
}

/** A zone with its security administrator, and people who join it. */
export interface FoundedTest {
  readonly test: AccountsTest;
  /** The security administrator, signed in. */
  readonly security: Browser;
  /** Somebody new with an account of these roles, signed in at `first`. */
  somebody(
    ...roles: Role[]
  ): Promise<{ readonly id: string; readonly login: string; readonly first: Browser }>;
  /** Moves the clock, and signs the administrator in anew: their session may have ended. */
  later(ms: number): Promise<void>;
}

/** Signs in with the password of every test, or another. */
export function signIn(browser: Browser, login: string, password = GOOD, code?: string) {
  return browser.ask(postSession, { body: { login, password, ...(code === undefined ? {} : { code }) } });
}

/** Tries so many wrong passwords; gives what each was told. */
export async function failToSignIn(browser: Browser, login: string, times: number) {
  const codes: (ErrorCode | undefined)[] = [];
  for (let at = 0; at < times; at += 1) codes.push((await signIn(browser, login, `wrong-${at}`)).code);
  return codes;
}

/** Starts a test in which the first administrator has an account already. */
export async function startFounded(settings: Record<string, string> = {}): Promise<FoundedTest> {
  const test = await startAccountsTest('embedded', { SECOND_FACTOR: 'nobody', ...settings });
  const security = test.browser('10.0.0.9');
  const token = linkToken((await test.feature.firstLink())?.path);
  await security.ask(useLink, { body: { token, login: 'sec', name: 'Sec', password: GOOD } });
  let count = 0;
  return {
    test,
    security,
    somebody: async (...roles) => {
      count += 1;
      const login = `person${count}`;
      const made = await security.ask(postAccount, { body: person(login, ...roles) });
      const first = test.browser('10.1.0.1');
      await first.ask(useLink, { body: { token: linkToken(made.body?.link), password: GOOD } });
      return { id: made.body?.account.id ?? '', login, first };
    },
    later: async (ms) => {
      test.clock.advance(ms);
      await signIn(security, 'sec');
    },
  };
}
