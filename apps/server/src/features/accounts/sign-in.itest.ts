/** Signing in under attack: guessing, spraying, spoofed addresses, codes used twice. */
import {
  deleteSession,
  getOwnAccount,
  getSession,
  liftSignInLock,
  listAccounts,
  listSignInLocks,
  postAccount,
  postSecondFactor,
  postSession,
  putPassword,
  putSecondFactor,
  removeSecondFactor,
  unlockAccount,
} from '@luodi/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEntries } from '../../platform/ledger/index.ts';
import { aboutAccounts } from './index.ts';
import {
  type AccountsTest,
  type Browser,
  type FoundedTest,
  failToSignIn,
  GOOD,
  person,
  serveBeside,
  signIn,
  startFounded,
} from './test-accounts.ts';
import { fromBase32, hotp, totpStep } from './totp.ts';

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
const later: FoundedTest['later'] = (ms) => founded.later(ms);

describe('guessing', () => {
  it('locks after five failures in 15 minutes, for 20 minutes, the right password as well', async () => {
    const { login } = await somebody('leader');
    const guesser = test.browser('10.2.0.1');
    expect(await failToSignIn(guesser, login, 7)).toEqual([
      ...Array.from({ length: 5 }, () => 'sign-in-failed'),
      'locked-out',
      'locked-out',
    ]);
    const right = await signIn(guesser, login);
    expect([right.status, right.code, right.params]).toEqual([429, 'locked-out', { minutes: 20 }]);
    expect(right.headers.get('retry-after')).toBe('1200');
    // Trying on neither helps nor prolongs.
    await later(19 * MINUTE);
    expect((await signIn(guesser, login)).params).toEqual({ minutes: 1 });
    await later(MINUTE + 1);
    expect((await signIn(guesser, login)).status).toBe(200);
  });

  it('says the same of a name nobody has, of a disabled and of an invited account', async () => {
    const { login: real } = await somebody('leader');
    const invited = await security.ask(postAccount, { body: person('invited-one', 'leader') });
    expect(invited.status).toBe(201);
    const seen = [];
    for (const [at, login] of [real, 'nobody-has-this', 'invited-one'].entries()) {
      const told = [];
      for (let one = 0; one < 6; one += 1) {
        const { status, code, params, headers } = await signIn(
          test.browser(`10.3.${at}.${one}`),
          login,
          `wrong-${one}`,
        );
        told.push([
          status,
          code,
          JSON.stringify(params),
          headers.get('retry-after'),
          headers.get('content-length'),
        ]);
      }
      seen.push(told);
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('does the work of a hash whether or not there is an account', async () => {
    // Not by the clock, which shakes: by what is done. A hash of 128 MiB takes far longer than everything else.
    const dear = serveBeside(test, { ARGON2_MEMORY_KIB: '131072' });
    const began = performance.now();
    expect((await signIn(dear.browser('10.3.9.1'), 'nobody')).code).toBe('sign-in-failed');
    const unknown = performance.now() - began;
    const again = performance.now();
    await dear.browser().ask(getSession, {});
    expect(unknown).toBeGreaterThan((performance.now() - again) * 3);
  });

  it('a hundred guesses that come together are five', async () => {
    const { login } = await somebody('leader');
    const codes = await Promise.all(
      Array.from({ length: 40 }, (_, at) => signIn(test.browser(`10.4.0.${at}`), login, `wrong-${at}`)),
    );
    const told = codes.map(({ code }) => code);
    expect(told.filter((code) => code === 'sign-in-failed')).toHaveLength(5);
    expect(told.filter((code) => code === 'locked-out')).toHaveLength(35);
  });

  /** Tries one password on so many names from one address; gives what was told. */
  const spray = async (names: number, from: string, prefix: string) => {
    const told = [];
    for (let at = 0; at < names; at += 1) {
      // The first address of the header is the client's claim; ours is the last one, which the proxy wrote.
      const claim = { 'x-forwarded-for': `10.77.${at >> 8}.${at & 255}, ${from}` };
      const body = { login: `${prefix}${at}`, password: 'Summer2026!' };
      told.push(await test.browser().ask(postSession, { body }, claim));
    }
    return told;
  };

  it('spraying 500 accounts from one address locks the address, for longer each time, whatever it claims to be', async () => {
    const told = await spray(500, '10.5.0.1', 'sprayed');
    const codes = told.map(({ code }) => code);
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('sign-in-failed'));
    expect(new Set(codes.slice(20))).toEqual(new Set(['locked-out']));
    for (const minutes of [60, 180, 180]) {
      await later(181 * MINUTE);
      const next = await spray(22, '10.5.0.1', 'sprayed');
      expect(next.slice(20).map(({ params }) => params)).toEqual(Array(2).fill({ minutes }));
    }
    await later(25 * 60 * MINUTE);
    expect((await spray(21, '10.5.0.1', 'sprayed')).at(-1)?.params).toEqual({ minutes: 20 });
  });

  it('going through names slowly, or guessing under few of them, locks the address as well', async () => {
    for (let hour = 0; hour < 4; hour += 1) {
      expect(new Set((await spray(5, '10.5.2.1', `slow${hour}-`)).map(({ code }) => code)).size).toBe(1);
      await later(60 * MINUTE);
    }
    expect((await spray(1, '10.5.2.1', 'slow-last')).map(({ code }) => code)).toEqual(['sign-in-failed']);
    const few = [];
    for (let round = 0; round < 11; round += 1) {
      few.push(...(await spray(4, '10.5.2.2', 'few')).map(({ code }) => code));
      await later(16 * MINUTE);
    }
    expect(few.slice(0, 40)).toEqual(Array(40).fill('sign-in-failed'));
    // The sixteen minutes between two rounds are part of the twenty.
    expect(few.slice(40)).toEqual(Array(4).fill('locked-out'));
  });

  it('an office behind one address goes on signing in though many of it mistype', async () => {
    const office = '10.5.1.1';
    const people = await Promise.all(Array.from({ length: 6 }, () => somebody('supervisor')));
    for (const { login } of people) {
      expect(new Set(await failToSignIn(test.browser(office), login, 4))).toEqual(
        new Set(['sign-in-failed']),
      );
      expect((await signIn(test.browser(office), login)).status).toBe(200);
    }
    // Five failures of one person lock that person, and nobody else.
    const [one, another] = people;
    expect((await failToSignIn(test.browser(office), one?.login ?? '', 6)).at(-1)).toBe('locked-out');
    expect((await signIn(test.browser(office), another?.login ?? '')).status).toBe(200);
    // When somebody there goes through many names, whoever has signed in from a browser before still can.
    const known = people[2];
    await spray(25, office, 'office');
    expect((await signIn(test.browser(office), another?.login ?? '')).code).toBe('locked-out');
    await known?.first.ask(deleteSession, {});
    expect(known && (await signIn(known.first, known.login)).status).toBe(200);
  });

  it('a stranger cannot keep a leader out: a browser that is known has a count of its own', async () => {
    const { login, first } = await somebody('leader');
    for (let round = 0; round < 4; round += 1) {
      for (let at = 0; at < 6; at += 1) await signIn(test.browser(`10.6.${round}.${at}`), login, 'wrong');
      expect((await signIn(test.browser(`10.6.${round}.99`), login)).code).toBe('locked-out');
      await first.ask(deleteSession, {});
      expect((await signIn(first, login)).status, `round ${round}`).toBe(200);
      await later(21 * MINUTE);
    }
    // The known browser is counted as well.
    expect(await failToSignIn(first, login, 6)).toEqual([...Array(5).fill('sign-in-failed'), 'locked-out']);
    // Its cookie is worth nothing for another account.
    const other = await somebody('leader');
    await failToSignIn(test.browser('10.6.9.1'), other.login, 5);
    const planted = test.browser(
      '10.6.9.2',
      new Map([['__Host-luodi-device', first.jar.get('__Host-luodi-device') ?? '']]),
    );
    expect((await signIn(planted, other.login)).code).toBe('locked-out');
  });

  it('the security administrator sees a lock and lifts it', async () => {
    const { id, login } = await somebody('leader');
    await failToSignIn(test.browser('10.7.0.1'), login, 5);
    const listed = async () =>
      (await security.ask(listAccounts, {})).body?.accounts.find((one) => one.id === id);
    expect((await listed())?.lockedUntil).toBeDefined();
    const lifted = await security.ask(unlockAccount, { params: { id }, body: { reason: '本人来电' } });
    expect(lifted.body?.lockedUntil).toBeUndefined();
    expect((await signIn(test.browser('10.7.0.2'), login)).status).toBe(200);
  });

  it('the security administrator sees a locked address with what locked it, and lifts it thrice a day', async () => {
    const office = '10.9.0.1';
    const locks = async (browser = security) =>
      (await browser.ask(listSignInLocks, {})).body?.locks.filter(({ address }) => address === office) ?? [];
    const lift = async (browser = security) =>
      browser.ask(liftSignInLock, { params: { id: (await locks())[0]?.id ?? '' }, body: { reason: '核实' } });
    const before = test.clock.now().getTime();
    await spray(21, office, 'lifted');
    const [lock, ...others] = await locks();
    expect(others).toEqual([]);
    expect(lock).toMatchObject({ kind: 'address', failures: 20, names: 20, isOwn: false });
    expect(new Date(lock?.until ?? 0).getTime() - before).toBe(20 * MINUTE);
    const stranger = await somebody('leader');
    expect((await lift(stranger.first)).status).toBe(403);
    for (let round = 0; round < 3; round += 1) {
      expect((await lift()).status).toBe(200);
      expect(await locks()).toEqual([]);
      const next = await spray(21, office, 'lifted');
      expect(next[19]?.code).toBe('sign-in-failed');
      // As long as if the one before had run its time.
      expect(next[20]?.params).toEqual({ minutes: round === 0 ? 60 : 180 });
    }
    const again = await lift();
    expect([again.status, again.faults?.[0]?.code]).toEqual([422, 'lifted-often']);
    const entries = await readEntries(test.database, test.zone, 0, 100_000);
    const of = (action: string) => entries.filter((one) => one.action === action).length;
    expect(of('address.unlocked')).toBe(3);
    expect(of('address.locked')).toBeGreaterThanOrEqual(4);
    // Who may see the accounts reads from which address and why; by number, as far as it was not erased.
    const lifted = entries.filter(({ action }) => action === 'address.unlocked');
    const about = await aboutAccounts(test.database, test.zone, entries);
    expect(about[lifted[0]?.seq ?? 0]).toEqual({ address: office, reason: '核实' });
    const invited = entries.find(({ action }) => action === 'account.invited');
    expect(about[invited?.seq ?? 0]).toMatchObject({ name: expect.stringContaining('Name of') });
  });

  it('whose own name is among the failures does not lift the lock; another security administrator does', async () => {
    const office = '10.9.1.1';
    await failToSignIn(test.browser(office), 'sec', 1);
    await spray(20, office, 'mine');
    const { locks } = (await security.ask(listSignInLocks, {})).body ?? { locks: [] };
    const lock = locks.find(({ address }) => address === office);
    expect(lock).toMatchObject({ isOwn: true, names: 20 });
    const input = { params: { id: lock?.id ?? '' }, body: { reason: '是我自己' } };
    const refused = await security.ask(liftSignInLock, input);
    expect([refused.status, refused.faults?.[0]?.code]).toEqual([403, 'own-attempts']);
    const second = await somebody('security-administrator');
    expect((await second.first.ask(liftSignInLock, input)).status).toBe(200);
    // Locks of accounts stand in the list as well, and are lifted with the account.
    const { id, login } = await somebody('leader');
    await failToSignIn(test.browser('10.9.1.2'), login, 5);
    const all = (await security.ask(listSignInLocks, {})).body?.locks ?? [];
    expect(all.find(({ account }) => account === id)).toMatchObject({ kind: 'name', failures: 5, login });
    await failToSignIn(test.browser('10.9.1.3'), 'nobody-of-this-name', 5);
    const unnamed = (await security.ask(listSignInLocks, {})).body?.locks ?? [];
    expect(unnamed.some(({ kind, account }) => kind === 'name' && account === undefined)).toBe(true);
  });

  it('guessing inside a stolen session is counted too', async () => {
    const { first } = await somebody('leader');
    const codes = [];
    for (let at = 0; at < 7; at += 1) {
      codes.push(
        (await first.ask(putPassword, { body: { current: `wrong-${at}`, next: `${GOOD}-2` } })).code,
      );
    }
    expect(codes.slice(0, 5).every((code) => code === 'sign-in-failed')).toBe(true);
    expect(codes.slice(5)).toEqual(['locked-out', 'locked-out']);
  });
});

describe('the second factor', () => {
  const codeOf = (secret: string, steps = 0) => hotp(fromBase32(secret), totpStep(test.clock.now()) + steps);

  it('is asked for once it is set up; a code counts once; a recovery code as well', async () => {
    const { login, first } = await somebody('leader');
    expect((await first.ask(postSecondFactor, { body: { password: 'wrong' } })).code).toBe('sign-in-failed');
    expect((await first.ask(putSecondFactor, { body: { code: '000000' } })).code).toBe('conflict');
    const begun = await first.ask(postSecondFactor, { body: { password: GOOD } });
    const secret = begun.body?.secret ?? '';
    expect(begun.body?.uri).toContain(secret);
    // Not yet confirmed: it does not count.
    expect((await signIn(test.browser('10.1.1.1'), login)).status).toBe(200);
    const again = await first.ask(postSecondFactor, { body: { password: GOOD } });
    const used = again.body?.secret ?? '';
    expect((await first.ask(putSecondFactor, { body: { code: codeOf(secret) } })).code).toBe(
      'sign-in-failed',
    );
    const done = await first.ask(putSecondFactor, { body: { code: codeOf(used) } });
    const recovery = done.body?.recoveryCodes ?? [];
    expect(recovery).toHaveLength(10);

    const phone = test.browser('10.1.1.2');
    expect((await signIn(phone, login)).code).toBe('second-factor-required');
    // Asking without a code is no failure, whatever the number of times.
    for (let at = 0; at < 6; at += 1)
      expect((await signIn(phone, login)).code).toBe('second-factor-required');
    expect((await signIn(phone, login, GOOD, codeOf(used))).code).toBe('sign-in-failed');
    test.clock.advance(30_000);
    expect((await signIn(phone, login, GOOD, codeOf(used))).status).toBe(200);
    expect((await signIn(test.browser('10.1.1.3'), login, GOOD, codeOf(used))).code).toBe('sign-in-failed');
    const [one = ''] = recovery;
    expect((await signIn(test.browser('10.1.1.4'), login, GOOD, one.toUpperCase())).status).toBe(200);
    expect((await signIn(test.browser('10.1.1.4'), login, GOOD, one)).code).toBe('sign-in-failed');
    expect((await phone.ask(getOwnAccount, {})).body?.secondFactor.recoveryCodes).toBe(9);
    // Codes are guessed no more than passwords.
    const guesser = test.browser('10.1.1.5');
    const codes = [];
    for (let at = 0; at < 6; at += 1) codes.push((await signIn(guesser, login, GOOD, `00000${at}`)).code);
    expect(codes).toContain('locked-out');

    test.clock.advance(30_000);
    const off = { password: GOOD, code: codeOf(used) };
    expect((await phone.ask(removeSecondFactor, { body: { ...off, password: 'wrong' } })).code).toBe(
      'sign-in-failed',
    );
    expect((await phone.ask(removeSecondFactor, { body: off })).status).toBe(200);
    expect((await phone.ask(getOwnAccount, {})).body?.secondFactor).toEqual({ due: false, recoveryCodes: 0 });
  });
});

describe('over plain http beyond this machine', () => {
  it('nobody signs in, unless that was allowed for a closed network', async () => {
    const plain = { 'x-forwarded-proto': 'http' };
    const body = { body: { login: 'sec', password: GOOD } };
    expect((await test.browser().ask(postSession, body, plain)).code).toBe('tls-required');
    const allowed = serveBeside(test, { PLAIN_HTTP: 'true', SECOND_FACTOR: 'nobody' });
    expect((await allowed.browser('10.8.0.9').ask(postSession, body, plain)).status).toBe(200);
  });
});

describe('what is written down', () => {
  it('failures, locks and what was done to the second factor have their entries', async () => {
    const actions = new Set(
      (await readEntries(test.database, test.zone, 0, 100_000)).map(({ action }) => action),
    );
    for (const action of [
      'account.sign-in-failed',
      'account.locked',
      'account.unlocked',
      'account.second-factor-set',
      'account.second-factor-removed',
    ]) {
      expect([...actions], action).toContain(action);
    }
  });
});
