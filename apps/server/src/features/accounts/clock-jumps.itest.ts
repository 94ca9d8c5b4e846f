/** A clock that jumps (F6): a year ahead, a day back, over a night of summer time, on a leap day. Nothing lasts longer for it. */
import {
  getOwnAccount,
  liftSignInLock,
  listSessions,
  listSignInLocks,
  lookAtLink,
  postAccount,
} from '@luodi/api';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../config.ts';
import { readEntries, startSigner } from '../../platform/ledger/index.ts';
import { ledgerFeature, verifyStored } from '../ledger/index.ts';
import { accountRecords } from './index.ts';
import { type FoundedTest, failToSignIn, linkToken, person, signIn, startFounded } from './test-accounts.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let founded: FoundedTest;
beforeAll(async () => {
  founded = await startFounded();
});
afterAll(() => founded?.test.stop());
afterEach(() => vi.unstubAllEnvs());

describe('a clock that jumps', () => {
  it('a year ahead ends every session; set right again it ends those that were opened meanwhile', async () => {
    const { test } = founded;
    const { login, first } = await founded.somebody('leader');
    const whole = async () => (await first.ask(getOwnAccount, {})).status;
    expect(await whole()).toBe(200);
    test.clock.jump(365 * DAY);
    expect(await whole()).toBe(401);
    expect((await signIn(first, login)).status).toBe(200);
    expect(await whole()).toBe(200);
    test.clock.jump(-365 * DAY);
    expect(await whole()).toBe(401);
    expect((await signIn(first, login)).status).toBe(200);
    const { sessions } = (await first.ask(listSessions, {})).body ?? { sessions: [] };
    expect(sessions).toHaveLength(1);
    await founded.later(0);
  });

  it('a day back lets no session last longer, and no one-time link that had expired or is of later', async () => {
    const { test, security } = founded;
    const invite = async (login: string) =>
      linkToken((await security.ask(postAccount, { body: person(login, 'leader') })).body?.link);
    const expired = await invite('expired');
    const look = async (token: string) => (await test.browser().ask(lookAtLink, { body: { token } })).status;
    expect(await look(expired)).toBe(200);
    await founded.later(30 * DAY);
    expect(await look(expired)).toBe(410);
    const later = await invite('later');
    const { first } = await founded.somebody('planner');
    const whole = async () => (await first.ask(getOwnAccount, {})).status;
    expect([await look(later), await whole()]).toEqual([200, 200]);
    await founded.later(-29 * DAY - 12 * 60 * MINUTE);
    expect([await look(expired), await look(later), await whole()]).toEqual([410, 410, 401]);
    await founded.later(29 * DAY + 12 * 60 * MINUTE);
    expect([await look(expired), await whole()]).toEqual([410, 200]);
    // What was locked meanwhile would last until the clock is there again: it can be lifted.
    await founded.later(365 * DAY);
    await failToSignIn(test.browser('10.20.0.1'), 'nobody', 5);
    for (let at = 0; at < 20; at += 1) await signIn(test.browser('10.20.0.2'), `tried${at}`, 'wrong');
    await founded.later(-365 * DAY);
    const { locks } = (await security.ask(listSignInLocks, {})).body ?? { locks: [] };
    const lock = locks.find(({ address }) => address === '10.20.0.2');
    const lifted = await security.ask(liftSignInLock, {
      params: { id: lock?.id ?? '' },
      body: { reason: '时钟已校正' },
    });
    expect(lifted.status).toBe(200);
  });

  it.each([
    ['a night of summer time', 'America/New_York', '2026-11-01T04:30:00.000Z'],
    ['a leap day', 'Asia/Shanghai', '2028-02-29T10:00:00.000Z'],
  ])('over %s a session is as long as on any other day', async (_, zone, start) => {
    vi.stubEnv('TZ', zone);
    const { test } = founded;
    test.clock.jump(new Date(start).getTime() - test.clock.now().getTime());
    await founded.later(0);
    const { first } = await founded.somebody('leader');
    const whole = async () => (await first.ask(getOwnAccount, {})).status;
    for (let passed = 0; passed < 12 * 60; passed += 24) {
      expect(await whole(), `${passed} minutes`).toBe(200);
      test.clock.advance(24 * MINUTE);
    }
    expect(await whole()).toBe(200);
    test.clock.advance(1);
    expect(await whole()).toBe(401);
    await founded.later(0);
  });

  it('is told by readiness and noted by verification; the numbers give the order', async () => {
    const { test } = founded;
    const { database, clock, zone } = test;
    const log = pino({ level: 'silent' });
    const config = readConfig({ DATA_DIR: test.folder });
    const ledger = ledgerFeature({ config, database, clock, log }, zone, []);
    const told = async () => (await ledger.checks?.clock?.())?.detail;
    expect(await told()).toBeUndefined();
    clock.jump(-DAY);
    expect(await told()).toMatch(/^behind entry \d+ of the ledger by 14\d\d min$/);
    await signIn(founded.security, 'sec');
    expect(await told()).toBeUndefined();
    await ledger.stop?.();
    const entries = await readEntries(database, zone, 0, 100_000);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
    expect(entries.filter((one, at) => one.at < (entries[at - 1]?.at ?? '')).length).toBeGreaterThan(2);
    const signer = startSigner({
      database,
      zone,
      dataDirectory: test.folder,
      witness: undefined,
      clock,
      log,
    });
    await signer.checkpoint();
    const report = await verifyStored({
      database,
      zone,
      publicKey: signer.publicKey,
      witnessed: [],
      records: [accountRecords(database, zone)],
    });
    await signer.stop();
    expect(report.ok).toBe(true);
    expect(new Set(report.findings.map(({ code }) => code))).toEqual(new Set(['ledger.clock-back']));
  });
});
