/** Sessions stolen, planted and outlived; forged requests; what is written down of it all, and what never is. */
import {
  deleteSession,
  type Endpoint,
  endOtherSessions,
  endSession,
  getOwnAccount,
  getSession,
  listAccounts,
  listSessions,
  postAccount,
  postSecondFactor,
  postSession,
  putPassword,
  putSecondFactor,
  resources,
  takesBody,
  unlockAccount,
  urlOf,
  useLink,
} from '@luodi/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEntries } from '../../platform/ledger/index.ts';
import {
  type AccountsTest,
  type Browser,
  type FoundedTest,
  failToSignIn,
  GOOD,
  linkToken,
  person,
  signIn,
  startFounded,
  type Told,
  tokenOf,
} from './test-accounts.ts';

const MINUTE = 60_000;

let founded: FoundedTest;
let test: AccountsTest;
let security: Browser;
beforeAll(async () => {
  founded = await startFounded();
  ({ test, security } = founded);
});
afterAll(() => test?.stop());
const somebody: FoundedTest['somebody'] = (...roles) => founded.somebody(...roles);

describe('sessions', () => {
  it('begin under a new token that is not for scripts, other sites or other hosts', async () => {
    const { login, first } = await somebody('leader');
    const before = tokenOf(first);
    const again = await signIn(first, login);
    expect(tokenOf(first)).not.toBe(before);
    const [cookie = '', device = ''] = again.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-luodi=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    expect(device).toMatch(
      /^__Host-luodi-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=7776000$/,
    );
    // The one that was shown has ended.
    const old = test.browser('10.1.0.1', new Map([['__Host-luodi', before]]));
    expect((await old.ask(getOwnAccount, {})).code).toBe('sign-in-required');
  });

  it('cannot be planted: a token the server did not make opens nothing and is not taken over', async () => {
    const { login } = await somebody('leader');
    const planted = 'A'.repeat(43);
    const victim = test.browser('10.1.0.2', new Map([['__Host-luodi', planted]]));
    expect((await victim.ask(getOwnAccount, {})).code).toBe('sign-in-required');
    expect((await signIn(victim, login)).status).toBe(200);
    expect(tokenOf(victim)).not.toBe(planted);
    const thief = test.browser('10.9.9.9', new Map([['__Host-luodi', planted]]));
    expect((await thief.ask(getOwnAccount, {})).code).toBe('sign-in-required');
  });

  it('are dead after signing out, wherever a copy is', async () => {
    const { first } = await somebody('leader');
    const copy = test.browser('10.9.9.9', new Map(first.jar));
    const out = await first.ask(deleteSession, {});
    expect(out.body?.account).toBeUndefined();
    expect(first.jar.has('__Host-luodi')).toBe(false);
    expect((await copy.ask(getOwnAccount, {})).code).toBe('sign-in-required');
  });

  it('end when they are not used for 30 minutes, and after 12 hours at the latest', async () => {
    const { login, first } = await somebody('leader');
    test.clock.advance(29 * MINUTE);
    expect((await first.ask(getOwnAccount, {})).status).toBe(200);
    test.clock.advance(31 * MINUTE);
    expect((await first.ask(getOwnAccount, {})).code).toBe('sign-in-required');
    const began = await signIn(first, login);
    expect(began.body?.until).toBe(new Date(test.clock.now().getTime() + 12 * 60 * MINUTE).toISOString());
    for (let passed = 0; passed < 12 * 60; passed += 20) {
      expect((await first.ask(getOwnAccount, {})).status, `${passed} minutes`).toBe(200);
      test.clock.advance(20 * MINUTE);
    }
    expect((await first.ask(getOwnAccount, {})).status).toBe(200);
    test.clock.advance(1);
    expect((await first.ask(getOwnAccount, {})).code).toBe('sign-in-required');
    await signIn(security, 'sec');
  });

  it('end rather than last when the clock is set back', async () => {
    const { first } = await somebody('leader');
    test.clock.advance(-24 * 60 * MINUTE);
    expect((await first.ask(getOwnAccount, {})).code).toBe('sign-in-required');
    test.clock.advance(24 * 60 * MINUTE);
    await signIn(security, 'sec');
  });

  it('are listed and ended by their owner only', async () => {
    const { login, first } = await somebody('leader');
    const second = test.browser('10.1.0.3');
    const third = test.browser('10.1.0.4');
    for (const one of [second, third]) await signIn(one, login);
    const listed = (await first.ask(listSessions, {})).body?.sessions ?? [];
    expect(listed.map(({ address, current }) => [address, current])).toEqual(
      expect.arrayContaining([
        ['10.1.0.1', true],
        ['10.1.0.3', false],
        ['10.1.0.4', false],
      ]),
    );
    expect(JSON.stringify(listed)).not.toContain(tokenOf(second));
    const id = listed.find(({ address }) => address === '10.1.0.3')?.id ?? '';
    const other = await somebody('leader');
    expect((await other.first.ask(endSession, { params: { id } })).code).toBe('not-found');
    expect((await second.ask(getOwnAccount, {})).status).toBe(200);
    expect((await first.ask(endSession, { params: { id } })).body?.sessions).toHaveLength(2);
    expect((await second.ask(getOwnAccount, {})).code).toBe('sign-in-required');
    expect((await first.ask(endOtherSessions, {})).body?.sessions).toHaveLength(1);
    expect((await third.ask(getOwnAccount, {})).code).toBe('sign-in-required');
    expect((await first.ask(getOwnAccount, {})).status).toBe(200);
  });

  it('all end when the password changes, and the one who changed it goes on under a new token', async () => {
    const { login, first } = await somebody('leader');
    const second = test.browser('10.1.0.3');
    await signIn(second, login);
    const stolen = test.browser('10.9.9.9', new Map(first.jar));
    const weak = await first.ask(putPassword, { body: { current: GOOD, next: `${login}-${login}` } });
    expect(weak.faults).toMatchObject([{ pointer: '/next', code: 'password-personal' }]);
    expect((await first.ask(putPassword, { body: { current: GOOD, next: `${GOOD}-2` } })).status).toBe(200);
    for (const one of [second, stolen])
      expect((await one.ask(getOwnAccount, {})).code).toBe('sign-in-required');
    expect((await first.ask(getOwnAccount, {})).status).toBe(200);
    expect((await signIn(test.browser('10.1.0.5'), login)).code).toBe('sign-in-failed');
    expect((await signIn(test.browser('10.1.0.5'), login, `${GOOD}-2`)).status).toBe(200);
  });

  it('are nowhere in the database as what a browser holds', async () => {
    const { first } = await somebody('leader');
    const { rows } = await sql<{ text: string }>`
      select string_agg(t::text, ' ') as text from (
        select session::text as t from session union all select known_device::text from known_device
        union all select one_time_link::text from one_time_link) as everything`.execute(test.database.query);
    for (const token of first.jar.values()) expect(rows[0]?.text).not.toContain(token);
  });
});

describe('forged requests', () => {
  const changing = resources.filter(
    ({ method, path }) => method !== 'GET' && /^\/api\/(session|account|links)/.test(path),
  );

  it.each(changing.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s is refused without proof that it comes from this site',
    async (_, endpoint) => {
      const { first } = await somebody('leader');
      const path = urlOf(endpoint, { id: 'x' });
      const send = (headers: Record<string, string>) =>
        first.ask({ ...endpoint, path, params: getSession.params } as typeof getSession, {}, headers);
      for (const headers of [
        { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' },
        { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
      ]) {
        expect((await send(headers)).code).toBe('cross-origin');
      }
      if (!takesBody(endpoint)) return;
      // Even from this site no form can speak JSON.
      const form = await send({ 'content-type': 'application/x-www-form-urlencoded' });
      expect(['unsupported-media-type', 'forbidden']).toContain(form.code);
      expect((await first.ask(getOwnAccount, {})).status).toBe(200);
    },
  );

  it('nobody is signed in from another site (login CSRF)', async () => {
    const { login } = await somebody('leader');
    const victim = test.browser('10.8.0.1');
    const forged = { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' };
    const body = { body: { login, password: GOOD } };
    expect((await victim.ask(postSession, body, forged)).code).toBe('cross-origin');
    expect(victim.jar.size).toBe(0);
  });

  it('no body takes what is not its own to say', async () => {
    const { id, first } = await somebody('leader');
    const before = (await security.ask(listAccounts, {})).body;
    const more = {
      role: 'security-administrator',
      roles: ['security-administrator'],
      zone_id: 'other',
      status: 'active',
      state: 'active',
      created_by: 'x',
      approved_at: '2026-01-01',
      tenant: 'x',
      demonstration: false,
      id,
    };
    for (const [name, value] of Object.entries(more)) {
      const extra = { [name]: value } as object;
      const told: Pick<Told<Endpoint>, 'status' | 'faults'>[] = [
        await first.ask(putPassword, { body: { current: GOOD, next: `${GOOD}-2`, ...extra } }),
        await first.ask(postSecondFactor, { body: { password: GOOD, ...extra } }),
        await test.browser().ask(postSession, { body: { login: 'x', password: 'y', ...extra } }),
        await security.ask(unlockAccount, { params: { id }, body: { reason: 'x', ...extra } }),
      ];
      if (name !== 'roles') {
        told.push(await security.ask(postAccount, { body: { ...person(`mass-${name}`), ...extra } }));
      }
      for (const one of told) {
        expect([one.status, one.faults.map(({ code }) => code)], name).toEqual([422, ['unrecognized_keys']]);
      }
    }
    expect((await security.ask(listAccounts, {})).body).toEqual(before);
  });
});

describe('what is written down', () => {
  it('every sign-in, failure, lock and end has its entry, the address beside the chain', async () => {
    const entries = await readEntries(test.database, test.zone, 0, 100_000);
    const actions = new Set(entries.map(({ action }) => action));
    for (const action of [
      'account.signed-in',
      'account.signed-out',
      'account.sessions-ended',
      'account.password-changed',
    ]) {
      expect([...actions], action).toContain(action);
    }
    expect(JSON.stringify(entries)).not.toMatch(/10\.\d+\.\d+\.\d+|person\d|argon2/);
    const signedIn = entries.find(({ action }) => action === 'account.signed-in');
    expect(Object.keys(signedIn?.commitments ?? {})).toEqual(['address']);
  });

  it('no log line holds a name, a password, a token, a code or an address', async () => {
    const canary = {
      login: 'canary.login',
      name: 'CanaryName',
      email: 'canary@zone.test',
      phone: '13912345678',
    };
    const made = await security.ask(postAccount, { body: { ...canary, roles: ['leader'] } });
    const token = linkToken(made.body?.link);
    const browser = test.browser('10.66.66.66');
    await browser.ask(useLink, { body: { token, password: 'short' } });
    await browser.ask(useLink, { body: { token, password: GOOD } });
    await failToSignIn(test.browser('10.66.66.67'), canary.login, 6);
    const begun = await browser.ask(postSecondFactor, { body: { password: GOOD } });
    await browser.ask(putSecondFactor, { body: { code: '123123' } });
    const lines = test.logged.join('');
    expect(lines).toContain('/api/session');
    const secrets = [
      ...Object.values(canary),
      token,
      GOOD,
      'wrong-0',
      '123123',
      begun.body?.secret ?? 'none',
      '10.66.66.66',
      ...browser.jar.values(),
    ];
    for (const secret of secrets) expect(lines, secret).not.toContain(secret);
  });
});
