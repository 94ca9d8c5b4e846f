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

/** Holds an attempt against each of these, and forgets those before an instant. */
export async function addFailure(
  trx: Queries,
  zone: string,
  counted: readonly string[],
  attempt: { readonly id: string; readonly at: Date; readonly forgetBefore: Date },
): Promise<void> {
  const { id, at, forgetBefore } = attempt;
  await trx
    .deleteFrom('sign_in_failure')
    .where('zone_id', '=', zone)
    .where('counted', 'in', [...counted])
    .where('at', '<', forgetBefore)
    .execute();
  await trx
    .insertInto('sign_in_failure')
    .values(counted.map((one) => ({ zone_id: zone, counted: one, at, id })))
    .execute();
}

/** Takes an attempt back: it did not fail. */
export async function removeFailure(trx: Queries, zone: string, id: string): Promise<void> {
  await trx.deleteFrom('sign_in_failure').where('zone_id', '=', zone).where('id', '=', id).execute();
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
