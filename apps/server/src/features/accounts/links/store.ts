import type { Queries } from '../../../platform/db/index.ts';
import { CLOCK_SLACK_MS } from '../../../platform/index.ts';

/** A one-time link as it is kept: of its token only the hash. */
export interface StoredLink {
  readonly tokenHash: string;
  readonly kind: 'first' | 'invitation' | 'renewal';
  readonly accountId: string | null;
  readonly resetSecondFactor: boolean;
  readonly expiresAt: Date;
}

type Row = {
  token_hash: string;
  kind: string;
  account_id: string | null;
  reset_second_factor: boolean;
  expires_at: Date;
};

function linkOf(row: Row): StoredLink {
  return {
    tokenHash: row.token_hash,
    kind: row.kind as StoredLink['kind'],
    accountId: row.account_id,
    resetSecondFactor: row.reset_second_factor,
    expiresAt: row.expires_at,
  };
}

/** A link made after this was made before the clock was set back, and does not last longer for it. */
function latest(now: Date): Date {
  return new Date(now.getTime() + CLOCK_SLACK_MS);
}

/** Forgets links that have expired, so that a clock set back brings none of them back. */
export async function forgetOldLinks(trx: Queries, zone: string, now: Date): Promise<void> {
  await trx.deleteFrom('one_time_link').where('zone_id', '=', zone).where('expires_at', '<', now).execute();
}

/** Keeps a link; others for the same account, or other first links, are void. */
export async function addLink(
  trx: Queries,
  zone: string,
  link: StoredLink & { readonly createdAt: Date },
): Promise<void> {
  await voidLinks(trx, zone, link.accountId);
  await trx
    .insertInto('one_time_link')
    .values({
      zone_id: zone,
      token_hash: link.tokenHash,
      kind: link.kind,
      account_id: link.accountId,
      reset_second_factor: link.resetSecondFactor,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** Makes the links of an account void; without an account, the first links. */
export async function voidLinks(trx: Queries, zone: string, accountId: string | null): Promise<void> {
  let gone = trx.deleteFrom('one_time_link').where('zone_id', '=', zone);
  gone = accountId === null ? gone.where('kind', '=', 'first') : gone.where('account_id', '=', accountId);
  await gone.execute();
}

/** A link that is not used and not expired. */
export async function findLink(
  query: Queries,
  zone: string,
  tokenHash: string,
  now: Date,
): Promise<StoredLink | undefined> {
  const row = await query
    .selectFrom('one_time_link')
    .selectAll()
    .where('zone_id', '=', zone)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('created_at', '<=', latest(now))
    .executeTakeFirst();
  return row && linkOf(row);
}

/** Uses up a link: of several that come together one gets it. */
export async function takeLink(
  trx: Queries,
  zone: string,
  tokenHash: string,
  now: Date,
): Promise<StoredLink | undefined> {
  const row = await trx
    .deleteFrom('one_time_link')
    .where('zone_id', '=', zone)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('created_at', '<=', latest(now))
    .returningAll()
    .executeTakeFirst();
  return row && linkOf(row);
}

/** Until when each account that was invited can take its link up. */
export async function readLinkEnds(query: Queries, zone: string, now: Date): Promise<Map<string, Date>> {
  const rows = await query
    .selectFrom('one_time_link')
    .select(['account_id', 'expires_at'])
    .where('zone_id', '=', zone)
    .where('account_id', 'is not', null)
    .where('expires_at', '>', now)
    .where('created_at', '<=', latest(now))
    .execute();
  return new Map(rows.map((row) => [row.account_id ?? '', row.expires_at]));
}

/** A visit to the sign-in service that has not come back. */
export interface ProviderVisit {
  readonly stateHash: string;
  readonly browserHash: string;
  readonly verifier: string;
  readonly nonce: string;
  readonly linkHash: string | null;
  readonly expiresAt: Date;
}

export async function addVisit(trx: Queries, zone: string, visit: ProviderVisit, now: Date): Promise<void> {
  await trx.deleteFrom('provider_visit').where('zone_id', '=', zone).where('expires_at', '<', now).execute();
  await trx
    .insertInto('provider_visit')
    .values({
      zone_id: zone,
      state_hash: visit.stateHash,
      browser_hash: visit.browserHash,
      verifier: visit.verifier,
      nonce: visit.nonce,
      link_hash: visit.linkHash,
      expires_at: visit.expiresAt,
    })
    .execute();
}

/** Uses up a visit: its answer is taken once. */
export async function takeVisit(
  trx: Queries,
  zone: string,
  stateHash: string,
  now: Date,
): Promise<ProviderVisit | undefined> {
  const row = await trx
    .deleteFrom('provider_visit')
    .where('zone_id', '=', zone)
    .where('state_hash', '=', stateHash)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  return (
    row && {
      stateHash: row.state_hash,
      browserHash: row.browser_hash,
      verifier: row.verifier,
      nonce: row.nonce,
      linkHash: row.link_hash,
      expiresAt: row.expires_at,
    }
  );
}
