/**
 * accounts: people and their rights in the zone. Sign-in with password and second factor or by a sign-in service,
 * sessions, one-time links, and what the security administrator does. What a role may do is not decided here but by
 * core/access; here it is found out who somebody is.
 */
import { AppError, getRights } from '@luodi/api';
import { ACTIONS, describeRight, RIGHTS, ROLES } from '@luodi/core/access';
import type { Bilingual } from '@luodi/core/base';
import { REGISTERS } from '@luodi/core/registers';
import type { Queries } from '../../platform/db/index.ts';
import { type Feature, type Platform, route } from '../../platform/index.ts';
import type { RecordSource } from '../../platform/ledger/index.ts';
import { administrationService, removeTrialAccounts } from './administration.ts';
import { attemptCounter } from './attempts/attempts.ts';
import { lockService } from './attempts/locks.ts';
import { type AccountActAbout, changeRecords, readAbout } from './changes/store.ts';
import { linkService } from './links/links.ts';
import { makeFirstLink } from './links/making.ts';
import { ownAccountService } from './own-account.ts';
import type { AccountParts, DemonstrationData } from './parts.ts';
import { passwordHasher } from './password-hash.ts';
import { providerService } from './provider.ts';
import { administrationRoutes } from './routes-administration.ts';
import { ownRoutes } from './routes-own.ts';
import { openSecretBox } from './secrets.ts';
import { sessionService } from './sessions/sessions.ts';
import { signInService } from './sign-in.ts';
import { isFounded, readAccountNames, readAccounts } from './store.ts';

export { makeFirstLink } from './links/making.ts';
export { type DemonstrationData } from './parts.ts';

/** What this feature has to know of the zone. */
export interface AccountsZone {
  readonly id: string;
  readonly name: Bilingual;
  readonly demonstration: DemonstrationData;
  /** A department of the plan, for the trial account of a reviewer. */
  readonly trialDepartment: string | undefined;
}

/** The accounts feature, with what a start has to tell. */
export interface AccountsFeature extends Feature {
  /**
   * While nobody can give rights: path of a new one-time link for the first security administrator, and until when.
   * The link of an earlier start is void then.
   */
  firstLink(): Promise<{ readonly path: string; readonly until: Date } | undefined>;
}

/** Accounts of a zone. `keyDirectory` is where their key is kept: never in the database. */
export function accountsFeature(
  platform: Platform,
  zone: AccountsZone,
  keyDirectory: string,
): AccountsFeature {
  const { database, clock, config } = platform;
  const parts: AccountParts = {
    database,
    zone: zone.id,
    zoneName: zone.name,
    clock,
    hasher: passwordHasher({ memoryKib: config.argon2MemoryKib }),
    box: openSecretBox(keyDirectory),
    config,
    demonstration: zone.demonstration,
    trialDepartment: zone.trialDepartment,
  };
  const sessions = sessionService(parts);
  const signIn = signInService(parts, attemptCounter(parts), sessions);
  const links = linkService(parts, sessions);
  const own = ownAccountService(parts, signIn, sessions);
  const provider = providerService(parts, sessions, links);
  return {
    authenticate: sessions.authenticate,
    routes: [
      ...ownRoutes({ sessions, signIn, own, links, provider }),
      ...administrationRoutes(zone.id, administrationService(parts), lockService(parts)),
      route(getRights)(() => rightsTable()),
    ],
    firstLink: async () => {
      if (await isFounded(database.query, zone.id)) return undefined;
      return database.transaction((trx) => makeFirstLink(trx, zone.id, clock.now()));
    },
  };
}

/** What was done to accounts, for the verification of the ledger. */
export function accountRecords(database: Platform['database'], zone: string): RecordSource {
  return changeRecords(database, zone, (query) => readAccounts(query, zone));
}

/** What entries about accounts are about, with the names of the accounts. */
export async function aboutAccounts(
  database: Platform['database'],
  zone: string,
  entries: Parameters<typeof readAbout>[2],
): Promise<Record<string, AccountActAbout>> {
  const about = await readAbout(database.query, zone, entries);
  const ids = [...about.values()].flatMap(({ account }) => account ?? []);
  const names = await readAccountNames(database.query, zone, ids);
  return Object.fromEntries(
    [...about].map(([seq, one]) => {
      const name = one.account === undefined ? undefined : names.get(one.account);
      return [seq, { ...one, ...(name === undefined ? {} : { name }) }];
    }),
  );
}

/** Display names of accounts by id, for lists of acts. */
export function accountNames(
  database: Platform['database'],
  zone: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return readAccountNames(database.query, zone, ids);
}

/**
 * Closes the trial accounts of a zone in the transaction that removes its demonstration data; gives how many there
 * were. Their numbers stay, since the ledger speaks of them.
 */
export function closeTrialAccounts(zone: string, clock: Platform['clock']) {
  return (trx: Queries, actor: string): Promise<number> => removeTrialAccounts(trx, zone, actor, clock.now());
}

function rightsTable() {
  const name = (register: string) => {
    const found = REGISTERS.find(({ id }) => id === register);
    if (!found) throw new AppError('not-found', { what: register });
    return found.name;
  };
  return {
    roles: Object.entries(ROLES).map(([id, role]) => ({ id, ...role })),
    actions: Object.entries(ACTIONS).map(([id, { name: called, area }]) => ({ id, name: called, area })),
    rights: RIGHTS.map((right) => ({
      id: right.id,
      who: [...right.who],
      actions: [...right.actions],
      conditions: describeRight(right, name),
      ground: right.ground,
    })),
  };
}
