import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASSIGNABLE_ROLES, type Role } from '@luodi/core/access';
import type { PlanPackage } from '@luodi/core/plan';
import { readConfig } from './config.ts';
import { newToken, tokenHash } from './features/accounts/secrets.ts';
import { addSession } from './features/accounts/sessions/store.ts';
import { addAccount, changeAccount } from './features/accounts/store.ts';
import { recordPackage } from './features/plan/index.ts';
import { commitChangeSet, zoneRegisters } from './features/registers/index.ts';
import { assertOn, samplePlan } from './features/registers/sample-changes.ts';
import { reviewStore } from './features/reviews/index.ts';
import { copyTemplate } from './platform/db/test-database.ts';
import { type Clock, type Database, startServer } from './platform/index.ts';
import { type Arrived, CANARIES, type Request } from './rights-asking.ts';
import { submissionThings } from './rights-submissions.ts';
import { compose } from './start.ts';
import { linqingPackage } from './test-server.ts';

export { CANARIES, type Request } from './rights-asking.ts';

/** Somebody who asks: a role of this zone, an account without one, one of another zone, or nobody. */
export type Caller = Role | 'nobody' | 'no role' | 'other zone';

export const CALLERS: readonly Caller[] = ['nobody', 'other zone', 'no role', ...ASSIGNABLE_ROLES];

interface Zones {
  readonly database: Database;
  readonly clock: Clock;
  /** The zone that is served, and another in the same database. */
  readonly plan: PlanPackage;
  readonly otherPlan: PlanPackage;
}

/** Makes accounts, sessions, records and reviews straight in the database, in either zone. */
function makersOf({ database, clock, plan, otherPlan }: Zones) {
  const zoneOf = (one: PlanPackage) => one.content['plan.yaml'].zone.id;
  const [zone, other] = [zoneOf(plan), zoneOf(otherPlan)];
  const act = (action: string) => ({ at: clock.now(), actor: 'server', action });

  const account = (where: string, roles: readonly Role[], state: 'invited' | 'active' = 'active') => {
    const login = randomUUID();
    return database.transaction((trx) =>
      addAccount(
        trx,
        where,
        {
          login,
          name: `${where === other ? CANARIES.zone : CANARIES.person} ${login}`,
          email: null,
          phone: null,
          roles,
          state,
          department: 'environment',
          enterprise: 'none',
          passwordHash: state === 'active' ? 'none' : null,
        },
        act('account.invited'),
      ),
    );
  };
  const turned = async (to: 'disabled' | 'removed') => {
    const { id } = await account(zone, []);
    await database.transaction((trx) => changeAccount(trx, zone, id, { state: to }, act(`account.${to}`)));
    return id;
  };
  const session = async (where: string, accountId: string) => {
    const token = newToken();
    const now = clock.now();
    const id = randomUUID();
    await addSession(database.query, where, {
      tokenHash: tokenHash(token),
      id,
      accountId,
      startedAt: now,
      seenAt: now,
      address: 'test',
      browser: 'test',
      byProvider: false,
    });
    return { token, id };
  };
  const commit = (of: PlanPackage, register: string, record: string, name: string, ends = false) =>
    database.transaction(
      (trx) =>
        commitChangeSet(trx, zoneRegisters(of, clock), {
          actor: 'server',
          reason: 'test',
          origin: 'entry',
          demonstration: false,
          changes: ends
            ? [{ register, record, from: '2021-01-01', act: { kind: 'end' } }]
            : [assertOn(register, record, '2020-01-01', { name })],
        }),
      'import',
    );
  const enterprise = async (of: PlanPackage) => {
    const id = randomUUID();
    const { id: changeSet, known } = await commit(
      of,
      'enterprises',
      id,
      of === otherPlan ? CANARIES.zone : 'an enterprise',
    );
    return { id, changeSet, version: known };
  };
  const review = async (of: PlanPackage) => {
    const id = randomUUID();
    await reviewStore(database, zoneOf(of)).add({
      id,
      title: of === otherPlan ? CANARIES.zone : 'a review',
      value: 'undecided',
      planHash: of.hash,
      verdictHash: 'a'.repeat(64),
      createdAt: clock.now().toISOString(),
      input: {},
      proof: JSON.stringify({ case: { id: 'x' } }),
      actor: 'server',
    });
    return id;
  };

  /** An account that asks, with its session; nothing for nobody. */
  const arrive = async (caller: Caller): Promise<Arrived> => {
    if (caller === 'nobody') return undefined;
    const where = caller === 'other zone' ? other : zone;
    const roles: readonly Role[] =
      caller === 'no role' ? [] : caller === 'other zone' ? ['security-administrator'] : [caller];
    const { id } = await account(where, roles);
    const opened = await session(where, id);
    return { account: id, session: opened.id, token: opened.token };
  };

  return { zone, other, plan, otherPlan, account, turned, session, commit, enterprise, review, arrive };
}

/** Every thing the table asks about, made anew each time. */
function thingsOf(
  makers: ReturnType<typeof makersOf>,
): Readonly<Record<string, (caller: Arrived) => Promise<Request>>> {
  const { zone, other, plan, otherPlan, account, turned, session, commit, enterprise, review } = makers;
  const ofAccount = (id: string): Request => ({ params: { id }, body: { reason: 'test', roles: [] } });
  const ofRecord = (id: string, more: Request = {}): Request => ({
    params: { register: 'enterprises', id },
    ...more,
  });
  const entering = (register: string, values: object): Request => ({
    params: { register },
    body: { from: '2024-01-01', reason: 'test', values },
  });
  const changing = async (of: PlanPackage, values: object | undefined): Promise<Request> => {
    const { id, version } = await enterprise(of);
    const body = { from: '2024-01-01', reason: 'test', ...(values ? { values } : {}) };
    return ofRecord(id, { body, headers: { 'if-match': `"${version}"` } });
  };
  return {
    'an active account': async () => ofAccount((await account(zone, [])).id),
    'an invited account': async () => ofAccount((await account(zone, [], 'invited')).id),
    'a disabled account': async () => ofAccount(await turned('disabled')),
    'a removed account': async () => ofAccount(await turned('removed')),
    'their own account': async (caller) => ofAccount(caller?.account ?? 'none'),
    'an account of another zone': async () => ofAccount((await account(other, [])).id),
    'no account': async () => ofAccount(randomUUID()),
    'their own session': async (caller) => ({ params: { id: caller?.session ?? 'none' } }),
    'a session of somebody else': async () => {
      const { id } = await account(zone, []);
      return { params: { id: (await session(zone, id)).id } };
    },
    'a session of another zone': async () => {
      const { id } = await account(other, []);
      return { params: { id: (await session(other, id)).id } };
    },
    'a review': async () => ({ params: { id: await review(plan) } }),
    'a review of another zone': async () => ({ params: { id: await review(otherPlan) } }),
    'an enterprise': async () => ofRecord((await enterprise(plan)).id),
    'an ended enterprise': async () => {
      const { id } = await enterprise(plan);
      await commit(plan, 'enterprises', id, '', true);
      return ofRecord(id);
    },
    'an enterprise of another zone': async () => ofRecord((await enterprise(otherPlan)).id),
    'an act on an enterprise': async () => ({ params: { id: (await enterprise(plan)).changeSet } }),
    'an act of another zone': async () => ({ params: { id: (await enterprise(otherPlan)).changeSet } }),
    'an enterprise to enter': async () => entering('enterprises', { name: randomUUID() }),
    'a building to enter': async () => entering('buildings', { name: randomUUID() }),
    'an enterprise to change': () => changing(plan, { name: 'changed' }),
    'an enterprise of another zone to change': () => changing(otherPlan, { name: 'changed' }),
    'an enterprise to end': () => changing(plan, undefined),
    'an enterprise of another zone to end': () => changing(otherPlan, undefined),
  };
}

/** Two zones in one database, one of them served, and things of both, made anew for each question. */
export async function startWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-rights-'));
  await copyTemplate(join(folder, 'data/database'));
  const [plan, otherPlan] = [samplePlan(), linqingPackage()];
  const config = readConfig({
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    WEB_DIR: join(folder, 'none'),
    RATE_LIMIT: '0',
    LOG_LEVEL: 'silent',
    ARGON2_MEMORY_KIB: '8',
    SECOND_FACTOR: 'nobody',
    DEMONSTRATION: 'off',
  });
  const { features, info } = compose(plan, config.dataDirectory);
  const server = await startServer({ config, info, features, drainMs: 0 });
  const { database, clock } = server.platform;
  await recordPackage(database, otherPlan, clock.now());
  const makers = makersOf({ database, clock, plan, otherPlan });
  const port = new URL(server.url).port;
  return {
    things: { ...thingsOf(makers), ...submissionThings({ database, clock, ...makers }) },
    arrive: makers.arrive,
    /** Asks as somebody who has arrived. */
    ask: async (caller: Arrived, method: string, path: string, request: Request) => {
      const response = await fetch(server.url + path, {
        method,
        headers: {
          origin: server.url,
          ...(caller ? { cookie: `luodi-${port}=${caller.token}` } : {}),
          ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) }),
      });
      return { status: response.status, text: await response.text() };
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
