import { sql } from 'kysely';
import type { Queries } from '../../../platform/db/index.ts';

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

export async function addLocks(
  trx: Queries,
  zone: string,
  counted: readonly string[],
  until: Date,
): Promise<void> {
  if (counted.length === 0) return;
  await trx
    .insertInto('sign_in_lock')
    .values(counted.map((one) => ({ zone_id: zone, counted: one, until })))
    .onConflict((conflict) => conflict.columns(['zone_id', 'counted']).doUpdateSet({ until }))
    .execute();
}

/** Forgets everything that is held against these: locks and attempts. */
export async function clearCounters(trx: Queries, zone: string, counted: readonly string[]): Promise<void> {
  if (counted.length === 0) return;
  const which = [...counted];
  await trx.deleteFrom('sign_in_lock').where('zone_id', '=', zone).where('counted', 'in', which).execute();
  await trx.deleteFrom('sign_in_failure').where('zone_id', '=', zone).where('counted', 'in', which).execute();
}
