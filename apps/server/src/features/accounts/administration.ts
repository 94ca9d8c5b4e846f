import { type Account as AccountAnswer, AppError } from '@luodi/api';
import { checkRoles, isRole, type Role } from '@luodi/core/access';
import type { Queries } from '../../platform/db/index.ts';
import type { Account, AccountChange } from './account.ts';
import { deviceCounter, loginCounter, ownCounter } from './attempts/attempts.ts';
import { clearCounters } from './attempts/store.ts';
import { type AccountAct, erasePersonalOf, recordSignIn } from './changes/store.ts';
import { makeAccountLink } from './links/making.ts';
import { voidLinks } from './links/store.ts';
import { type AccountParts, refuseInput } from './parts.ts';
import { presentAccounts, presentOne } from './present.ts';
import { writeRecoveryCodes } from './second-factor/store.ts';
import { endSessions, forgetDevices, readDevices } from './sessions/store.ts';
import {
  addAccount,
  changeAccount,
  findAccount,
  findByLogin,
  lockAccount,
  loginKey,
  readAccounts,
} from './store.ts';

/** Roles as they are asked for. */
export interface RolesInput {
  readonly roles: readonly string[];
  readonly department?: string | undefined;
  readonly enterprise?: string | undefined;
}

/** What the security administrator does with the accounts of others. */
export function administrationService(parts: AccountParts) {
  const { database, zone, clock } = parts;

  const act = (
    id: string,
    asker: string,
    states: readonly Account['state'][],
    work: (trx: Queries, account: Account, at: Date) => Promise<Account>,
  ) => actOn(parts, id, asker, states, work);

  const change = (
    id: string,
    told: Omit<AccountAct, 'at'>,
    states: readonly Account['state'][],
    to: AccountChange,
    also: (trx: Queries, account: Account) => Promise<void> = async () => undefined,
  ) =>
    act(id, told.actor, states, async (trx, account, at) => {
      await also(trx, account);
      return changeAccount(trx, zone, account.id, to, { ...told, at });
    });

  const endAll = (trx: Queries, { id }: Account) => endEverything(trx, zone, id);

  return {
    async list(asker: string): Promise<AccountAnswer[]> {
      return presentAccounts(parts, await readAccounts(database.query, zone), asker);
    },
    async get(id: string, asker: string): Promise<AccountAnswer> {
      const account = await findAccount(database.query, zone, id);
      if (!account) throw new AppError('not-found', { what: id });
      return presentOne(parts, account, asker);
    },
    /** Invites somebody. Answers the account and the link that opens it, which is shown this once. */
    invite: (person: Person, asker: string) => invite(parts, person, asker),
    /** Gives exactly these roles. Refuses with what speaks against the set. */
    async setRoles(id: string, input: RolesInput & { readonly reason: string }, asker: string) {
      const held = readRoles(input);
      const told = { actor: asker, action: 'account.roles-changed', reason: input.reason };
      return change(id, told, ['invited', 'active', 'disabled'], held);
    },
    /** A new link: to take up the invitation, or to set a new password when the old one was lost. */
    async renewLink(id: string, input: { resetSecondFactor: boolean; reason: string }, asker: string) {
      const { account, link } = await database.transaction(async (trx) => {
        const found = await lockThere(trx, zone, id);
        if (found.state !== 'invited' && found.state !== 'active') {
          throw new AppError('conflict', { what: found.login ?? id });
        }
        const at = clock.now();
        const made = await makeAccountLink(trx, zone, found, at, input.resetSecondFactor);
        await recordSignIn(trx, zone, id, {
          at,
          actor: asker,
          action: 'account.link-made',
          reason: input.reason,
        });
        return { account: found, link: made };
      });
      return {
        account: await presentOne(parts, account, asker),
        link: link.path,
        until: link.until.toISOString(),
      };
    },
    disable: (id: string, reason: string, asker: string) =>
      change(
        id,
        { actor: asker, action: 'account.disabled', reason },
        ['invited', 'active'],
        { state: 'disabled' },
        endAll,
      ),
    /** Enables again: with its password when it had one, else it waits for a new link. */
    enable: (id: string, reason: string, asker: string) =>
      act(id, asker, ['disabled'], async (trx, account, at) => {
        const isOpen = account.passwordHash !== null || account.providerSubject !== null;
        const told = { at, actor: asker, action: 'account.enabled', reason };
        return changeAccount(trx, zone, account.id, { state: isOpen ? 'active' : 'invited' }, told);
      }),
    unlock: (id: string, reason: string, asker: string) =>
      act(id, asker, ['invited', 'active', 'disabled'], async (trx, account, at) => {
        await unlock(trx, parts, account);
        await recordSignIn(trx, zone, id, { at, actor: asker, action: 'account.unlocked', reason });
        return account;
      }),
    /** Erases what is personal of a disabled account. Its number stays, and what was done under it. */
    erase: (id: string, reason: string, asker: string) =>
      act(id, asker, ['disabled'], async (trx, account, at) => {
        await writeRecoveryCodes(trx, zone, id, []);
        const gone = await changeAccount(trx, zone, account.id, NOTHING_LEFT, {
          at,
          actor: asker,
          action: 'account.erased',
          reason,
        });
        await erasePersonalOf(trx, zone, id, { at: at.toISOString(), actor: asker });
        return gone;
      }),
  };
}

export type AdministrationService = ReturnType<typeof administrationService>;

/** An account of which only the number is left. */
const NOTHING_LEFT: AccountChange = {
  state: 'removed',
  roles: [],
  login: null,
  name: null,
  email: null,
  phone: null,
  department: null,
  enterprise: null,
  passwordHash: null,
  passwordAt: null,
  totpSecret: null,
  totpPending: null,
  totpAt: null,
  totpStep: null,
  providerSubject: null,
};

/** Somebody who is invited. */
type Person = RolesInput & {
  readonly login: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
};

async function invite(parts: AccountParts, person: Person, asker: string) {
  const { database, zone, clock } = parts;
  const held = readRoles(person);
  if (await findByLogin(database.query, zone, person.login)) {
    const text = { zh: '这个账户名已被使用', en: 'This sign-in name is taken' };
    refuseInput([{ pointer: '/login', code: 'login-taken', text }]);
  }
  const { login, name, email = null, phone = null } = person;
  const { account, link } = await database.transaction(async (trx) => {
    const at = clock.now();
    const made = await addAccount(
      trx,
      zone,
      { login, name, email, phone, state: 'invited', ...held },
      { at, actor: asker, action: 'account.invited' },
    );
    return { account: made, link: await makeAccountLink(trx, zone, made, at, false) };
  });
  return {
    account: await presentOne(parts, account, asker),
    link: link.path,
    until: link.until.toISOString(),
  };
}

async function lockThere(trx: Queries, zone: string, id: string): Promise<Account> {
  const account = await lockAccount(trx, zone, id);
  if (!account) throw new AppError('not-found', { what: id });
  return account;
}

/** One act on an account that is there, and in one of these states. */
async function actOn(
  parts: AccountParts,
  id: string,
  asker: string,
  states: readonly Account['state'][],
  work: (trx: Queries, account: Account, at: Date) => Promise<Account>,
): Promise<AccountAnswer> {
  const { database, zone, clock } = parts;
  const changed = await database.transaction(async (trx) => {
    const account = await lockThere(trx, zone, id);
    if (!states.includes(account.state)) throw new AppError('conflict', { what: account.login ?? id });
    return work(trx, account, clock.now());
  });
  return presentOne(parts, changed, asker);
}

/** Ends whatever an account is signed in with, and what it could be opened with. */
async function endEverything(trx: Queries, zone: string, id: string): Promise<void> {
  await endSessions(trx, zone, id);
  await forgetDevices(trx, zone, id);
  await voidLinks(trx, zone, id);
}

/** Removes the trial accounts of a zone; gives how many there were. */
export async function removeTrialAccounts(
  trx: Queries,
  zone: string,
  actor: string,
  at: Date,
): Promise<number> {
  const trial = (await readAccounts(trx, zone)).filter(
    ({ demonstration, state }) => demonstration && state !== 'removed',
  );
  for (const { id } of trial) {
    await endEverything(trx, zone, id);
    await writeRecoveryCodes(trx, zone, id, []);
    await changeAccount(trx, zone, id, NOTHING_LEFT, { at, actor, action: 'account.trial-removed' });
    await erasePersonalOf(trx, zone, id, { at: at.toISOString(), actor });
  }
  return trial.length;
}

/** Forgets what is held against an account, from wherever it came. */
async function unlock(trx: Queries, parts: AccountParts, { id, login }: Account): Promise<void> {
  const devices = await readDevices(trx, parts.zone, id);
  await clearCounters(trx, parts.zone, [
    loginCounter(parts, loginKey(login ?? '')),
    ownCounter(parts, id),
    ...devices.map((hash) => deviceCounter(parts, id, hash)),
  ]);
}

/** Roles of an input, refused with everything that speaks against the set. */
function readRoles(input: RolesInput): {
  roles: readonly Role[];
  department: string | null;
  enterprise: string | null;
} {
  const unknown = input.roles.filter((role) => !isRole(role));
  refuseInput(
    unknown.map((role) => ({
      pointer: '/roles',
      code: 'role-unknown',
      text: { zh: `没有“${role}”这个角色`, en: `There is no role “${role}”` },
    })),
  );
  const roles = [...new Set(input.roles.filter(isRole))];
  refuseInput(checkRoles(roles, input).map(({ code, text }) => ({ pointer: '/roles', code, text })));
  return {
    roles,
    department: roles.includes('reviewer') ? (input.department ?? null) : null,
    enterprise: roles.includes('enterprise') ? (input.enterprise ?? null) : null,
  };
}
