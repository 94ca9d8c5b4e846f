/** How accounts come to be: the first by a one-time link, the others by invitation; what administrators do with them. */
import {
  disableAccount,
  enableAccount,
  eraseAccount,
  getAccount,
  getOwnAccount,
  getRights,
  getSession,
  listAccounts,
  listSessions,
  lookAtLink,
  postAccount,
  postAccountLink,
  postSecondFactor,
  postSession,
  putAccountRoles,
  putSecondFactor,
  unlockAccount,
  useLink,
} from '@luodi/api';
import { ASSIGNABLE_ROLES } from '@luodi/core/access';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBackEnds } from '../../platform/db/test-database.ts';
import { readEntries } from '../../platform/ledger/index.ts';
import { accountRecords, closeTrialAccounts } from './index.ts';
import {
  type AccountsTest,
  type Browser,
  GOOD,
  linkToken,
  person,
  startAccountsTest,
  tokenOf,
} from './test-accounts.ts';
import { fromBase32, hotp, totpStep } from './totp.ts';

const DAY = 24 * 3_600_000;

describe.each(testBackEnds)('accounts on the %s database', (kind) => {
  let test: AccountsTest;
  let security: Browser;
  const acts = async () =>
    (await readEntries(test.database, test.zone, 0, 10_000)).map(
      ({ action, actor, subject }) => `${action} ${actor === subject.id ? 'self' : actor.slice(0, 7)}`,
    );
  const invite = async (login: string, ...roles: Parameters<typeof person>[1][]) => {
    const made = await security.ask(postAccount, { body: person(login, ...roles) });
    expect(made.status, JSON.stringify(made.faults)).toBe(201);
    return { id: made.body?.account.id ?? '', token: linkToken(made.body?.link) };
  };
  const openAccount = async (login: string, ...roles: Parameters<typeof person>[1][]) => {
    const { id, token } = await invite(login, ...roles);
    const browser = test.browser();
    const done = await browser.ask(useLink, { body: { token, password: GOOD } });
    expect(done.status, JSON.stringify(done.faults)).toBe(200);
    return { id, browser };
  };

  beforeAll(async () => {
    test = await startAccountsTest(kind, { SECOND_FACTOR: 'nobody' });
  });
  afterAll(() => test?.stop());

  it('begins with a one-time link and no account at all', async () => {
    const nobody = await test.browser().ask(getSession, {});
    expect(nobody.body).toMatchObject({ zone: test.zone, founded: false });
    expect(nobody.body?.account).toBeUndefined();
    const first = await test.feature.firstLink();
    const second = await test.feature.firstLink();
    expect(first?.until.getTime()).toBe(test.clock.now().getTime() + DAY);
    const look = (path: string | undefined) =>
      test.browser().ask(lookAtLink, { body: { token: linkToken(path) } });
    // A later link makes the earlier one void.
    expect((await look(first?.path)).code).toBe('link-spent');
    const { body } = await look(second?.path);
    expect(body).toMatchObject({ kind: 'first', roles: ['security-administrator'], offersTrial: true });

    security = test.browser();
    const token = linkToken(second?.path);
    const use = (more: object) => security.ask(useLink, { body: { token, password: GOOD, ...more } });
    expect((await use({})).faults.map(({ pointer }) => pointer)).toEqual(['/login', '/name']);
    const weak = await use({ login: 'sec', name: 'Wang', password: 'Password2026' });
    expect(weak.faults).toMatchObject([{ pointer: '/password', code: 'password-common' }]);
    const done = await use({ login: 'sec', name: '王安全', email: 'w@zone.test', phone: '+86 10 1234' });
    expect(done.status).toBe(200);
    expect(done.body?.session).toMatchObject({
      founded: true,
      account: { roles: ['security-administrator'] },
    });
    expect(done.body?.trial).toEqual([]);
    expect((await use({ login: 'sec2', name: 'Li' })).code).toBe('link-spent');
    expect(await test.feature.firstLink()).toBeUndefined();
  });

  it('a link ends after its time, and of two that use it together one gets it', async () => {
    const late = await invite('late', 'leader');
    test.clock.advance(3 * DAY + 1);
    const spent = await test.browser().ask(useLink, { body: { token: late.token, password: GOOD } });
    expect(spent.code).toBe('link-spent');
    security = test.browser();
    await security.ask(postSession, { body: { login: 'SEC', password: GOOD } });
    const raced = await invite('raced', 'leader');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        test.browser().ask(useLink, { body: { token: raced.token, password: GOOD } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
  });

  it('invites with roles that one person can hold, refuses the others with every reason', async () => {
    const asked = async (roles: string[], more: object = {}) =>
      (await security.ask(postAccount, { body: { login: 'x1', name: 'X', roles, ...more } })).faults.map(
        ({ code }) => code,
      );
    expect(await asked(['planner', 'auditor'])).toEqual(['roles-incompatible']);
    expect(await asked(['system-administrator', 'security-administrator'])).toEqual(['roles-incompatible']);
    expect(await asked(['reviewer'])).toEqual(['department-missing']);
    expect(await asked(['enterprise', 'leader'])).toEqual(['roles-incompatible', 'enterprise-missing']);
    expect(await asked(['emperor'])).toEqual(['role-unknown']);
    expect(await asked(['public'])).toEqual(['role-not-given']);
    expect(await asked([], { login: 'ＳＥＣ' })).toEqual(['login-taken']);
    expect(await asked([], { login: '<b>' })).toEqual(['invalid_format']);
    const { id } = await invite('clerk', 'data-clerk');
    const { body } = await security.ask(getAccount, { params: { id } });
    expect(body).toMatchObject({ state: 'invited', roles: ['data-clerk'], mayChange: true });
    expect((await test.browser().ask(postSession, { body: { login: 'clerk', password: GOOD } })).code).toBe(
      'sign-in-failed',
    );
  });

  it('gives and takes roles at once, and ends nothing of one’s own account', async () => {
    const { id, browser } = await openAccount('planner1', 'planner');
    expect((await browser.ask(listAccounts, {})).code).toBe('forbidden');
    const change = (roles: string[], more: object = {}) =>
      security.ask(putAccountRoles, { params: { id }, body: { roles, reason: '岗位调整', ...more } });
    expect((await change(['auditor'])).body?.roles).toEqual(['auditor']);
    expect((await browser.ask(listAccounts, {})).status).toBe(200);
    expect((await browser.ask(getSession, {})).body?.account?.roles).toEqual(['auditor']);
    expect((await change(['auditor', 'leader'])).faults).toMatchObject([{ code: 'roles-incompatible' }]);
    expect((await change([])).body?.roles).toEqual([]);
    expect((await browser.ask(listAccounts, {})).code).toBe('forbidden');
    const me = (await security.ask(getSession, {})).body?.account?.id ?? '';
    const own = await security.ask(putAccountRoles, {
      params: { id: me },
      body: { roles: ['system-administrator'], reason: 'x' },
    });
    expect([own.status, own.params]).toEqual([403, { reason: 'own-account' }]);
    const reason = { body: { reason: 'x' }, params: { id: me } };
    expect((await security.ask(disableAccount, reason)).params).toEqual({ reason: 'own-account' });
    const gone = await security.ask(getAccount, { params: { id: 'nobody' } });
    expect(gone.code).toBe('not-found');
  });

  it('disabling ends every session; enabling gives the account back with its password', async () => {
    const { id, browser } = await openAccount('leader1', 'leader');
    const thief = test.browser('10.9.9.9', new Map(browser.jar));
    expect((await thief.ask(getOwnAccount, {})).status).toBe(200);
    const off = await security.ask(disableAccount, { params: { id }, body: { reason: '离岗' } });
    expect(off.body?.state).toBe('disabled');
    for (const one of [browser, thief])
      expect((await one.ask(getOwnAccount, {})).code).toBe('sign-in-required');
    const signIn = () => test.browser().ask(postSession, { body: { login: 'leader1', password: GOOD } });
    expect((await signIn()).code).toBe('sign-in-failed');
    expect((await security.ask(disableAccount, { params: { id }, body: { reason: 'x' } })).code).toBe(
      'conflict',
    );
    const on = await security.ask(enableAccount, { params: { id }, body: { reason: '返岗' } });
    expect(on.body?.state).toBe('active');
    await security.ask(unlockAccount, { params: { id }, body: { reason: '返岗' } });
    expect((await signIn()).status).toBe(200);
    expect((await browser.ask(getOwnAccount, {})).code).toBe('sign-in-required');
  });

  it('a lost password is renewed by a link; with a lost authenticator that falls away as well', async () => {
    const { id, browser } = await openAccount('officer1', 'investment-officer');
    const begun = await browser.ask(postSecondFactor, { body: { password: GOOD } });
    const code = hotp(fromBase32(begun.body?.secret ?? ''), totpStep(test.clock.now()));
    expect((await browser.ask(putSecondFactor, { body: { code } })).status).toBe(200);
    const renew = async (resetSecondFactor: boolean) => {
      const { body } = await security.ask(postAccountLink, {
        params: { id },
        body: { resetSecondFactor, reason: '遗失' },
      });
      return linkToken(body?.link);
    };
    const look = await test.browser().ask(lookAtLink, { body: { token: await renew(false) } });
    expect(look.body).toMatchObject({ kind: 'renewal', login: 'officer1', offersTrial: false });
    const token = await renew(true);
    const next = `${GOOD}-two`;
    const fresh = test.browser();
    expect((await fresh.ask(useLink, { body: { token, password: next } })).status).toBe(200);
    expect((await browser.ask(getOwnAccount, {})).code).toBe('sign-in-required');
    expect((await fresh.ask(getOwnAccount, {})).body?.secondFactor.since).toBeUndefined();
    const old = await test.browser().ask(postSession, { body: { login: 'officer1', password: GOOD } });
    expect(old.code).toBe('sign-in-failed');
  });

  it('erases what is personal, and the ledger still holds', async () => {
    const canary = 'canary-9f3e@zone.test';
    const made = await security.ask(postAccount, {
      body: {
        ...person('canary-login', 'supervisor'),
        name: 'canary-name',
        email: canary,
        phone: '13900001111',
      },
    });
    const id = made.body?.account.id ?? '';
    const all = async () => {
      const { rows } = await sql<{ text: string }>`
        select coalesce(string_agg(t::text, ' '), '') as text from (
          select account::text as t from account union all select ledger_personal::text from ledger_personal
        ) as everything`.execute(test.database.query);
      return rows[0]?.text ?? '';
    };
    expect(await all()).toContain(canary);
    const erase = () => security.ask(eraseAccount, { params: { id }, body: { reason: '本人请求' } });
    expect((await erase()).code).toBe('conflict');
    await security.ask(disableAccount, { params: { id }, body: { reason: '离职' } });
    expect((await erase()).body).toMatchObject({ state: 'removed', login: '', name: '', roles: [] });
    expect(await all()).not.toMatch(/canary-|13900001111/);
    expect((await security.ask(enableAccount, { params: { id }, body: { reason: 'x' } })).code).toBe(
      'conflict',
    );
    expect((await invite('canary-login', 'leader')).id).not.toBe(id);
  });

  it('lists accounts for those who may see them, without anything that signs in', async () => {
    const { body } = await security.ask(listAccounts, {});
    expect(body?.accounts.map(({ login }) => login)).toContain('planner1');
    expect(JSON.stringify(body)).not.toMatch(/argon2|secret|hash/i);
    const me = body?.accounts.find(({ login }) => login === 'sec');
    expect(me).toMatchObject({ mayChange: false, state: 'active', lastSignInAt: expect.any(String) });
    const rights = await security.ask(getRights, {});
    expect(rights.body?.rights.find(({ id }) => id === 'A-REG-05')?.conditions.zh).toContain('项目');
    expect((await test.browser().ask(getRights, {})).code).toBe('sign-in-required');
  });

  it('writes every act into the ledger, and every change past it is found', async () => {
    const told = await acts();
    for (const wanted of [
      'account.first-link-made server',
      'account.founded server',
      'account.disabled',
      'account.enabled',
      'account.roles-changed',
      'account.renewed',
      'account.erased',
      'account.second-factor-set',
      'account.sign-in-failed unnamed',
      'account.unlocked',
      'account.link-made',
    ]) {
      expect(
        told.some((one) => one.startsWith(wanted)),
        wanted,
      ).toBe(true);
    }
    const states = async () => {
      const found = new Map<string, string>();
      for await (const { id, payloadHash } of accountRecords(test.database, test.zone).read())
        found.set(id, payloadHash);
      return found;
    };
    const kept = new Map(
      (await readEntries(test.database, test.zone, 0, 10_000))
        .filter(({ subject }) => subject.kind === 'account-change')
        .map(({ subject, payloadHash }) => [subject.id, payloadHash]),
    );
    expect(await states()).toEqual(kept);
    // As the owner of the database could: a role, a password, a state, past every act.
    const differences = async () =>
      [...(await states())].filter(([id, hash]) => kept.get(id) !== hash).length;
    const victim = (await security.ask(listAccounts, {})).body?.accounts.find(
      ({ login }) => login === 'raced',
    );
    const id = victim?.id ?? '';
    const { query } = test.database;
    await sql`insert into account_role values (${test.zone}, ${id}, 'security-administrator')`.execute(query);
    expect(await differences()).toBe(1);
    await sql`delete from account_role where account_id = ${id} and role = 'security-administrator'`.execute(
      query,
    );
    expect(await differences()).toBe(0);
    await sql`update account set password_hash = 'x' where login = 'raced'`.execute(query);
    expect(await differences()).toBe(1);
    await sql`update account set state = 'disabled' where login = 'planner1'`.execute(query);
    expect(await differences()).toBe(2);
  });
});

describe('trial accounts', () => {
  let test: AccountsTest;
  beforeAll(async () => {
    test = await startAccountsTest('embedded');
  });
  afterAll(() => test?.stop());

  it('are made with the first link, one for every role, and live as long as the demonstration data', async () => {
    const first = await test.feature.firstLink();
    const trialPassword = 'Trial-9vq#lumen';
    const token = linkToken(first?.path);
    const body = { token, login: 'root1', name: 'Root', password: GOOD };
    const security = test.browser();
    test.demonstration.present = false;
    expect((await security.ask(lookAtLink, { body: { token } })).body?.offersTrial).toBe(false);
    expect((await security.ask(useLink, { body: { ...body, trialPassword } })).code).toBe('conflict');
    test.demonstration.present = true;
    const shared = await security.ask(useLink, { body: { ...body, trialPassword: GOOD } });
    expect(shared.faults).toMatchObject([{ pointer: '/trialPassword', code: 'password-shared' }]);
    const done = await security.ask(useLink, { body: { ...body, trialPassword } });
    expect(done.body?.trial.map(({ roles }) => roles[0])).toEqual([...ASSIGNABLE_ROLES]);
    // The administrator needs a second factor first: until then no role counts.
    expect(done.body?.session.account?.secondFactorDue).toBe(true);
    expect((await security.ask(listAccounts, {})).code).toBe('forbidden');

    const clerk = test.browser();
    const signIn = () =>
      clerk.ask(postSession, { body: { login: 'demo-data-clerk', password: trialPassword } });
    expect((await signIn()).body?.account).toMatchObject({ demonstration: true, roles: ['data-clerk'] });
    const trialSecurity = test.browser();
    const shown = await trialSecurity.ask(postSession, {
      body: { login: 'demo-security-administrator', password: trialPassword },
    });
    expect(shown.body?.account?.secondFactorDue).toBe(false);
    const accounts = (await trialSecurity.ask(listAccounts, {})).body?.accounts ?? [];
    expect(accounts.filter(({ demonstration }) => demonstration)).toHaveLength(ASSIGNABLE_ROLES.length);
    expect(accounts.find(({ login }) => login === 'demo-leader')?.name).toBe('演示账户 · 领导');

    test.demonstration.present = false;
    expect((await clerk.ask(listSessions, {})).code).toBe('sign-in-required');
    expect((await signIn()).code).toBe('sign-in-failed');
    const closed = await test.database.transaction((trx) =>
      closeTrialAccounts(test.zone, test.clock)(trx, 'server'),
    );
    expect(closed).toBe(ASSIGNABLE_ROLES.length);
    test.demonstration.present = true;
    expect((await signIn()).code).toBe('sign-in-failed');
    expect(
      await test.database.transaction((trx) => closeTrialAccounts(test.zone, test.clock)(trx, 'x')),
    ).toBe(0);
    expect(tokenOf(security)).not.toBe('');
    expect((await security.ask(listSessions, {})).status).toBe(200);
  });
});
