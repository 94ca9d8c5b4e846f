import { randomUUID } from 'node:crypto';
import { isRole, ROLES, type Role } from '@luodi/core/access';
import { invariant } from '@luodi/core/base';
import { sql } from 'kysely';
import type { Queries } from '../../platform/db/index.ts';
import type { Account, AccountChange, AccountState } from './account.ts';
import { type AccountAct, recordChange } from './changes/store.ts';

/** Sign-in names are compared folded: whoever types capitals or another form of a letter is the same person. */
export function loginKey(login: string): string {
  return login.trim().normalize('NFKC').toLowerCase();
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** Rows of accounts of a zone, each with its roles. */
function rowsOf(
  query: Queries,
  zone: string,
  which: { id?: string; key?: string; subject?: string },
  lock = false,
) {
  let asked = query
    .selectFrom('account')
    .selectAll()
    .select(
      sql<string[]>`(select coalesce(json_agg(role order by role), '[]'::json) from account_role
        where account_role.zone_id = account.zone_id and account_role.account_id = account.id)`.as('roles'),
    )
    .where('zone_id', '=', zone)
    .orderBy('login_key');
  if (which.id !== undefined) asked = asked.where('id', '=', which.id);
  if (which.key !== undefined) asked = asked.where('login_key', '=', which.key);
  if (which.subject !== undefined) asked = asked.where('provider_subject', '=', which.subject);
  if (lock) asked = asked.forUpdate();
  return asked.execute();
}

const ROLE_ORDER = Object.keys(ROLES);

function accountOf(row: Row): Account {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    email: row.email,
    phone: row.phone,
    department: row.department,
    enterprise: row.enterprise,
    state: row.state as AccountState,
    demonstration: row.demonstration,
    roles: row.roles.filter(isRole).sort((a, b) => ROLE_ORDER.indexOf(a) - ROLE_ORDER.indexOf(b)),
    passwordHash: row.password_hash,
    passwordAt: row.password_at,
    totpSecret: row.totp_secret,
    totpPending: row.totp_pending,
    totpAt: row.totp_at,
    totpStep: row.totp_step === null ? null : Number(row.totp_step),
    providerSubject: row.provider_subject,
    createdAt: row.created_at,
    signedInAt: row.signed_in_at,
  };
}

/** One account, or nothing when there is none of that id in this zone. */
export async function findAccount(query: Queries, zone: string, id: string): Promise<Account | undefined> {
  const [row] = await rowsOf(query, zone, { id });
  return row && accountOf(row);
}

/** One account as it stands, and stays until the transaction ends. */
export async function lockAccount(trx: Queries, zone: string, id: string): Promise<Account | undefined> {
  const [row] = await rowsOf(trx, zone, { id }, true);
  return row && accountOf(row);
}

export async function findByLogin(query: Queries, zone: string, login: string): Promise<Account | undefined> {
  const [row] = await rowsOf(query, zone, { key: loginKey(login) });
  return row && accountOf(row);
}

export async function findBySubject(
  query: Queries,
  zone: string,
  subject: string,
): Promise<Account | undefined> {
  const [row] = await rowsOf(query, zone, { subject });
  return row && accountOf(row);
}

/** Every account of a zone by sign-in name. */
export async function readAccounts(query: Queries, zone: string): Promise<Account[]> {
  return (await rowsOf(query, zone, {})).map(accountOf);
}

/** True when somebody of the zone can give rights. */
export async function isFounded(query: Queries, zone: string): Promise<boolean> {
  const row = await query
    .selectFrom('account_role')
    .innerJoin('account', (join) =>
      join
        .onRef('account.zone_id', '=', 'account_role.zone_id')
        .onRef('account.id', '=', 'account_role.account_id'),
    )
    .select('account.id')
    .where('account_role.zone_id', '=', zone)
    .where('account_role.role', '=', 'security-administrator')
    .where('account.state', '=', 'active')
    .where('account.demonstration', '=', false)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Display names by account id, for lists of acts. Ids without an account, or erased ones, are left out. */
export async function readAccountNames(
  query: Queries,
  zone: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await query
    .selectFrom('account')
    .select(['id', 'name'])
    .where('zone_id', '=', zone)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}

/** Makes an account, with the entry that says so. The sign-in name has to be free. */
export async function addAccount(
  trx: Queries,
  zone: string,
  account: Pick<Account, 'login' | 'name' | 'email' | 'phone' | 'roles' | 'state'> & AccountChange,
  act: AccountAct,
): Promise<Account> {
  const id = randomUUID();
  const whole: Account = {
    department: null,
    enterprise: null,
    demonstration: false,
    passwordHash: null,
    passwordAt: null,
    totpSecret: null,
    totpPending: null,
    totpAt: null,
    totpStep: null,
    providerSubject: null,
    signedInAt: null,
    ...account,
    id,
    createdAt: act.at,
  };
  await trx
    .insertInto('account')
    .values({ zone_id: zone, id, created_at: act.at, ...columnsOf(whole) })
    .execute();
  await writeRoles(trx, zone, id, whole.roles);
  await recordChange(trx, zone, whole, act);
  return whole;
}

/**
 * Changes an account, with the entry that says so. What is not changed stays as it is when the row is locked, not as
 * whoever changes it saw it before.
 */
export async function changeAccount(
  trx: Queries,
  zone: string,
  id: string,
  change: AccountChange,
  act: AccountAct,
): Promise<Account> {
  const account = await lockAccount(trx, zone, id);
  invariant(account, 'what is changed is there');
  const whole: Account = { ...account, ...change };
  await trx
    .updateTable('account')
    .set(columnsOf(whole))
    .where('zone_id', '=', zone)
    .where('id', '=', account.id)
    .execute();
  if (change.roles) await writeRoles(trx, zone, account.id, change.roles);
  await recordChange(trx, zone, whole, act, change);
  return whole;
}

/** Notes what changes with every sign-in and is nobody's decision: no entry of its own. */
export async function touchAccount(
  trx: Queries,
  zone: string,
  id: string,
  change: { readonly signedInAt?: Date; readonly totpPending?: string | null },
): Promise<void> {
  await trx
    .updateTable('account')
    .set({
      ...(change.signedInAt ? { signed_in_at: change.signedInAt } : {}),
      ...(change.totpPending === undefined ? {} : { totp_pending: change.totpPending }),
    })
    .where('zone_id', '=', zone)
    .where('id', '=', id)
    .execute();
}

function columnsOf(account: Account) {
  return {
    login: account.login,
    login_key: account.login === null ? null : loginKey(account.login),
    name: account.name,
    email: account.email,
    phone: account.phone,
    department: account.department,
    enterprise: account.enterprise,
    state: account.state,
    demonstration: account.demonstration,
    password_hash: account.passwordHash,
    password_at: account.passwordAt,
    totp_secret: account.totpSecret,
    totp_pending: account.totpPending,
    totp_at: account.totpAt,
    totp_step: account.totpStep,
    provider_subject: account.providerSubject,
    signed_in_at: account.signedInAt,
  };
}

async function writeRoles(trx: Queries, zone: string, id: string, roles: readonly Role[]): Promise<void> {
  await trx.deleteFrom('account_role').where('zone_id', '=', zone).where('account_id', '=', id).execute();
  if (roles.length === 0) return;
  await trx
    .insertInto('account_role')
    .values(roles.map((role) => ({ zone_id: zone, account_id: id, role })))
    .execute();
}
