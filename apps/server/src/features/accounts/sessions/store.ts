import type { Queries } from '../../../platform/db/index.ts';

/** A session as it is kept: of its token only the hash. */
export interface StoredSession {
  readonly tokenHash: string;
  readonly id: string;
  readonly accountId: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly address: string;
  readonly browser: string;
  readonly byProvider: boolean;
}

export async function addSession(trx: Queries, zone: string, session: StoredSession): Promise<void> {
  await trx
    .insertInto('session')
    .values({
      zone_id: zone,
      token_hash: session.tokenHash,
      id: session.id,
      account_id: session.accountId,
      started_at: session.startedAt,
      seen_at: session.seenAt,
      address: session.address,
      browser: session.browser,
      by_provider: session.byProvider,
    })
    .execute();
}

/** Sessions of a zone: the one of a token, or those of an account, newest first. */
export async function readSessions(
  query: Queries,
  zone: string,
  which: { readonly tokenHash: string } | { readonly accountId: string },
): Promise<StoredSession[]> {
  let asked = query.selectFrom('session').selectAll().where('zone_id', '=', zone);
  asked =
    'tokenHash' in which
      ? asked.where('token_hash', '=', which.tokenHash)
      : asked.where('account_id', '=', which.accountId);
  const rows = await asked.orderBy('started_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    tokenHash: row.token_hash,
    id: row.id,
    accountId: row.account_id,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    address: row.address,
    browser: row.browser,
    byProvider: row.by_provider,
  }));
}

/** Notes that a session was used. */
export async function touchSession(query: Queries, zone: string, tokenHash: string, at: Date): Promise<void> {
  await query
    .updateTable('session')
    .set({ seen_at: at })
    .where('zone_id', '=', zone)
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends sessions of an account: one, all, or all but one. Returns how many there were. */
export async function endSessions(
  trx: Queries,
  zone: string,
  accountId: string,
  which: { readonly only?: string; readonly except?: string | undefined } = {},
): Promise<number> {
  let ended = trx.deleteFrom('session').where('zone_id', '=', zone).where('account_id', '=', accountId);
  if (which.only !== undefined) ended = ended.where('id', '=', which.only);
  if (which.except !== undefined) ended = ended.where('id', '<>', which.except);
  return Number((await ended.executeTakeFirst()).numDeletedRows);
}

/** Forgets sessions that began before an instant, whoever's they are: they have ended by age. */
export async function forgetOldSessions(trx: Queries, zone: string, before: Date): Promise<void> {
  await trx.deleteFrom('session').where('zone_id', '=', zone).where('started_at', '<', before).execute();
}

/** True when an account has signed in from this browser since an instant. */
export async function knowsDevice(
  query: Queries,
  zone: string,
  accountId: string,
  tokenHash: string,
  since: Date,
): Promise<boolean> {
  const row = await query
    .selectFrom('known_device')
    .select('account_id')
    .where('zone_id', '=', zone)
    .where('token_hash', '=', tokenHash)
    .where('account_id', '=', accountId)
    .where('seen_at', '>=', since)
    .executeTakeFirst();
  return row !== undefined;
}

export async function keepDevice(
  trx: Queries,
  zone: string,
  accountId: string,
  tokenHash: string,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('known_device')
    .values({ zone_id: zone, token_hash: tokenHash, account_id: accountId, seen_at: at })
    .onConflict((conflict) =>
      conflict.columns(['zone_id', 'token_hash', 'account_id']).doUpdateSet({ seen_at: at }),
    )
    .execute();
}

/** Hashes of the browsers an account has signed in with. */
export async function readDevices(query: Queries, zone: string, accountId: string): Promise<string[]> {
  const rows = await query
    .selectFrom('known_device')
    .select('token_hash')
    .where('zone_id', '=', zone)
    .where('account_id', '=', accountId)
    .execute();
  return rows.map((row) => row.token_hash);
}

/** Forgets the browsers of an account: whoever has one of them is a stranger again. */
export async function forgetDevices(trx: Queries, zone: string, accountId: string): Promise<void> {
  await trx
    .deleteFrom('known_device')
    .where('zone_id', '=', zone)
    .where('account_id', '=', accountId)
    .execute();
}
