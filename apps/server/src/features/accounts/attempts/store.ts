import { sql } from 'kysely';
import { jsonb, type Queries } from '../../../platform/db/index.ts';

/** Lets no other attempt that is counted alike pass until the transaction ends. Always taken in one order. */
export async function lockCounters(trx: Queries, counted: readonly string[]): Promise<void> {
  for (const one of [...counted].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${one}, 4180))`.execute(trx);
  }
}

/** Latest instant until which one of these is locked. */
export async function lockedUntil(
  query: Queries,
  zone: string,
  counted: readonly string[],
  now: Date,
): Promise<Map<string, Date>> {
  if (counted.length === 0) return new Map();
  const rows = await query
    .selectFrom('sign_in_lock')
    .select(['counted', 'until'])
    .where('zone_id', '=', zone)
    .where('counted', 'in', [...counted])
    .where('until', '>', now)
    .execute();
  return new Map(rows.map((row) => [row.counted, row.until]));
}

/** How many attempts are held against each of these since an instant. */
export async function countFailures(
  trx: Queries,
  zone: string,
  counted: readonly string[],
  since: Date,
): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('sign_in_failure')
    .select(['counted', ({ fn }) => fn.countAll<string>().as('count')])
    .where('zone_id', '=', zone)
    .where('counted', 'in', [...counted])
    .where('at', '>', since)
    .groupBy('counted')
    .execute();
  return new Map(rows.map((row) => [row.counted, Number(row.count)]));
}

/** One attempt held against one counter. */
export interface HeldAttempt {
  readonly counted: string;
  /** The attempt, or the name it bears where a name counts once. */
  readonly id: string;
}

/** Holds attempts against their counters, and forgets those before an instant. */
export async function addFailures(
  trx: Queries,
  zone: string,
  held: readonly HeldAttempt[],
  { at, forgetBefore }: { readonly at: Date; readonly forgetBefore: Date },
): Promise<void> {
  await trx
    .deleteFrom('sign_in_failure')
    .where('zone_id', '=', zone)
    .where(
      'counted',
      'in',
      held.map(({ counted }) => counted),
    )
    .where('at', '<', forgetBefore)
    .execute();
  await trx
    .insertInto('sign_in_failure')
    .values(held.map((one) => ({ zone_id: zone, at, ...one })))
    .onConflict((conflict) => conflict.columns(['zone_id', 'counted', 'id']).doUpdateSet({ at }))
    .execute();
}

/** Takes attempts back: they did not fail. */
export async function removeFailures(
  trx: Queries,
  zone: string,
  held: readonly HeldAttempt[],
): Promise<void> {
  for (const { counted, id } of held)
    await trx
      .deleteFrom('sign_in_failure')
      .where('zone_id', '=', zone)
      .where('counted', '=', counted)
      .where('id', '=', id)
      .execute();
}

/** What a lock is of: a name that is tried, an address, a known browser, or somebody inside a session. */
export type LockKind = 'name' | 'address' | 'browser' | 'session';

/** A lock with what it came of. */
export interface Lock {
  readonly counted: string;
  readonly kind: LockKind;
  readonly since: Date;
  readonly until: Date;
  readonly address: string | null;
  readonly accountId: string | null;
  readonly failures: number | null;
  /** Names that failed from an address, as they are counted. */
  readonly names: readonly string[] | null;
}

/** How long a lock that is over is kept: its address is a personal value. */
const KEPT_MS = 24 * 3_600_000;

/** Locks these, and forgets locks that were over long ago. */
export async function addLocks(trx: Queries, zone: string, locks: readonly Lock[]): Promise<void> {
  const [first] = locks;
  if (!first) return;
  const forgetBefore = new Date(first.since.getTime() - KEPT_MS);
  await trx
    .deleteFrom('sign_in_lock')
    .where('zone_id', '=', zone)
    .where('until', '<', forgetBefore)
    .execute();
  await trx
    .insertInto('sign_in_lock')
    .values(
      locks.map(({ accountId, names, ...lock }) => ({
        zone_id: zone,
        ...lock,
        account_id: accountId,
        names: names === null ? null : jsonb(names),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['zone_id', 'counted']).doUpdateSet(({ ref }) => ({
        since: ref('excluded.since'),
        until: ref('excluded.until'),
        kind: ref('excluded.kind'),
        address: ref('excluded.address'),
        account_id: ref('excluded.account_id'),
        failures: ref('excluded.failures'),
        names: ref('excluded.names'),
      })),
    )
    .execute();
}

/** The locks that stand, the newest first; one of them when it is named. */
export async function readLocks(query: Queries, zone: string, now: Date, counted?: string): Promise<Lock[]> {
  const rows = await query
    .selectFrom('sign_in_lock')
    .select(['counted', 'kind', 'since', 'until', 'address', 'account_id', 'failures', 'names'])
    .where('zone_id', '=', zone)
    .where('until', '>', now)
    .$if(counted !== undefined, (all) => all.where('counted', '=', counted ?? ''))
    .orderBy('since', 'desc')
    .orderBy('counted')
    .execute();
  return rows.map(({ kind, account_id: accountId, names, ...row }) => ({
    ...row,
    kind: kind as LockKind,
    accountId,
    names: names as readonly string[] | null,
  }));
}

/** By what the attempts held against one counter are told apart: the names, where a name counts once. */
export async function readFailureIds(
  trx: Queries,
  zone: string,
  counted: string,
  since: Date,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('sign_in_failure')
    .select('id')
    .where('zone_id', '=', zone)
    .where('counted', '=', counted)
    .where('at', '>', since)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets everything that is held against these: locks and attempts. */
export async function clearCounters(trx: Queries, zone: string, counted: readonly string[]): Promise<void> {
  if (counted.length === 0) return;
  const which = [...counted];
  await trx.deleteFrom('sign_in_lock').where('zone_id', '=', zone).where('counted', 'in', which).execute();
  await trx.deleteFrom('sign_in_failure').where('zone_id', '=', zone).where('counted', 'in', which).execute();
}
