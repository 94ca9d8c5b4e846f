import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASSIGNABLE_ROLES, type Role } from '@luodi/core/access';
import { invariant } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';
import type { FieldValue } from '@luodi/core/registers';
import { readConfig } from './config.ts';
import { nameTag } from './features/accounts/attempts/attempts.ts';
import { addLocks, type Lock, type LockKind } from './features/accounts/attempts/store.ts';
import { newToken, openSecretBox, tokenHash } from './features/accounts/secrets.ts';
import { addSession } from './features/accounts/sessions/store.ts';
import { addAccount, changeAccount, findAccount, loginKey } from './features/accounts/store.ts';
import { ImportStore, type JobChange, type JobState } from './features/exchange/store.ts';
import { readPicture } from './features/pictures/read-picture.ts';
import { pictureStore } from './features/pictures/store.ts';
import { recordPackage } from './features/plan/index.ts';
import { commitChangeSet, type DraftChange, zoneRegisters } from './features/registers/index.ts';
import { assertOn, samplePlan } from './features/registers/sample-changes.ts';
import { writeView } from './features/registers/views/store.ts';
import { reviewStore } from './features/reviews/index.ts';
import { copyTemplate } from './platform/db/test-database.ts';
import { type Clock, type Database, startServer } from './platform/index.ts';
import { type Arrived, CANARIES, PICTURE, type Request } from './rights-asking.ts';
import { compose } from './start.ts';
import { linqingPackage } from './test-server.ts';

/** Somebody who asks: a role of this zone, an account without one, one of another zone, or nobody. */
export type Caller = Role | 'nobody' | 'no role' | 'other zone';

export const CALLERS: readonly Caller[] = ['nobody', 'other zone', 'no role', ...ASSIGNABLE_ROLES];

interface Zones {
  readonly database: Database;
  readonly clock: Clock;
  readonly dataDirectory: string;
  /** The zone that is served, and another in the same database. */
  readonly plan: PlanPackage;
  readonly otherPlan: PlanPackage;
}

const DAY = '2020-01-01';

/** Makes accounts, sessions, records and reviews straight in the database, in either zone. */
const zoneOf = (one: PlanPackage) => one.content['plan.yaml'].zone.id;

function peopleMakers({ database, clock, dataDirectory, plan, otherPlan }: Zones) {
  const [zone, other] = [zoneOf(plan), zoneOf(otherPlan)];
  const act = (action: string) => ({ at: clock.now(), actor: 'server', action });
  const ownEnterprise = randomUUID();

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
          enterprise: ownEnterprise,
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

  /** A lock, straight in the database; `own` when the attempts it came of were under the name of that account. */
  const lock = async (
    where: string,
    { kind, own, isOver = false }: { kind: LockKind; own?: string | undefined; isOver?: boolean },
  ) => {
    const counted = tokenHash(newToken());
    const now = clock.now();
    const asker = own === undefined ? undefined : await findAccount(database.query, where, own);
    const box = openSecretBox(join(dataDirectory, 'keys'));
    const names = asker ? [nameTag({ box, zone: where }, loginKey(asker.login ?? ''))] : [];
    const one: Lock = {
      counted,
      kind,
      since: now,
      until: new Date(now.getTime() + (isOver ? -1 : 3_600_000)),
      address: kind === 'address' ? `${where === other ? CANARIES.zone : ''}${counted.slice(0, 8)}` : null,
      accountId: null,
      failures: 40,
      names,
    };
    await database.transaction((trx) => addLocks(trx, where, [one]));
    return counted;
  };

  return { zone, other, ownEnterprise, account, turned, session, arrive, lock };
}

function recordMakers({ database, clock, dataDirectory, plan, otherPlan }: Zones) {
  const other = zoneOf(otherPlan);
  const commit = (of: PlanPackage, change: DraftChange) =>
    database.transaction(
      (trx) =>
        commitChangeSet(trx, zoneRegisters(of, clock), {
          actor: 'server',
          reason: of === otherPlan ? CANARIES.zone : 'test',
          origin: 'entry',
          demonstration: false,
          changes: [change],
        }),
      'import',
    );
  /** A record from 2020 on, with a canary in its title when it is of the other zone. */
  const record = async (
    of: PlanPackage,
    register: string,
    values: Readonly<Record<string, FieldValue>>,
    { id = randomUUID(), personal = {} }: { id?: string; personal?: Record<string, string> } = {},
  ) => {
    const change = { ...assertOn(register, id, DAY, values), personal };
    const { id: changeSet, known } = await commit(of, change);
    return { id, changeSet, version: known };
  };
  const named = (of: PlanPackage) => `${of === otherPlan ? CANARIES.zone : 'a thing'} ${randomUUID()}`;
  const end = (register: string, id: string) =>
    commit(plan, { register, record: id, from: '2021-01-01', act: { kind: 'end' } });

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
  const view = async (where: string, owner: string) => {
    const kept = { name: where === other ? CANARIES.zone : CANARIES.person, query: '', columns: [] };
    const of = { zone: where, account: owner, register: 'enterprises' };
    return (await writeView(database, of, kept, clock.now())).id;
  };
  const picture = (of: PlanPackage) => {
    const bytes = new Uint8Array(PICTURE);
    // Another picture in the other zone: one is known by its bytes.
    if (of === otherPlan) bytes[45] = (bytes[45] ?? 0) ^ 1;
    const read = readPicture(bytes);
    invariant(read, 'a picture');
    return pictureStore(database, zoneOf(of)).add(read, { actor: 'server', at: clock.now().toISOString() });
  };
  /** An import somebody prepared, in a state of its life, with its file while it has one. */
  const importOf = async (where: string, register: string, preparedBy: string, state: JobState) => {
    const store = new ImportStore(database, where);
    const id = randomUUID();
    const name = where === other ? CANARIES.zone : 'a file.csv';
    const file = { name, bytes: 3, sha256: 'a'.repeat(64) };
    await store.add({ id, register, file, preparedBy, preparedAt: clock.now().toISOString() });
    const none = {
      rows: 0,
      new: 0,
      changed: 0,
      unchanged: 0,
      faulty: 0,
      leftOut: 0,
      demonstrationEnded: 0,
      findings: 0,
    };
    const commit = { by: preparedBy, at: clock.now().toISOString(), from: DAY, reason: 'test' };
    const change: JobChange = {
      state,
      head: { findings: [] },
      ...(state === 'checked' ? { result: { ...none, kinds: [] } } : {}),
      ...(state === 'committed' ? { commit } : {}),
    };
    await store.change(id, ['reading'], change, clock.now());
    if (!['committed', 'cancelled', 'refused'].includes(state)) {
      mkdirSync(join(dataDirectory, 'imports', id), { recursive: true });
      writeFileSync(join(dataDirectory, 'imports', id, 'file'), 'a\n1');
    }
    return id;
  };
  /** Waits until a file that the server was given has been read: only so many wait for it at once. */
  const readToEnd = async (id: string) => {
    const store = new ImportStore(database, zoneOf(plan));
    while ((await store.find(id))?.state === 'reading') await new Promise((next) => setTimeout(next, 20));
  };

  const enterprise = (of: PlanPackage) => record(of, 'enterprises', { name: named(of) });
  return { plan, otherPlan, named, record, enterprise, end, review, view, picture, importOf, readToEnd };
}

function makersOf(zones: Zones) {
  return { ...zones, ...peopleMakers(zones), ...recordMakers(zones) };
}

/** Makes things of either zone, straight in the database. */
export type Makers = ReturnType<typeof makersOf>;

/** Two zones in one database, one of them served. */
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
  const server = await startServer({
    config,
    info,
    features,
    zone: plan.content['plan.yaml'].zone.id,
    drainMs: 0,
  });
  const { database, clock } = server.platform;
  await recordPackage(database, otherPlan, clock.now());
  const { dataDirectory } = config;
  const makers = makersOf({ database, clock, dataDirectory, plan, otherPlan });
  const port = new URL(server.url).port;
  return {
    makers,
    /** Asks as somebody who has arrived. */
    ask: async (caller: Arrived, method: string, path: string, request: Request) => {
      const isRead = method === 'GET';
      const type = request.file ? 'application/octet-stream' : 'application/json';
      const response = await fetch(server.url + path, {
        method,
        headers: {
          origin: server.url,
          ...(caller ? { cookie: `luodi-${port}=${caller.token}` } : {}),
          ...(isRead ? {} : { 'content-type': type }),
          ...request.headers,
        },
        ...(isRead ? {} : { body: request.file ?? JSON.stringify(request.body ?? {}) }),
      });
      return { status: response.status, text: await response.text() };
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
