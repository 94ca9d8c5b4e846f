import type { Queries } from '../../../platform/db/index.ts';

/** Takes a time step of the second factor for this account; false when it, or a later one, was taken before. */
export async function takeTotpStep(trx: Queries, zone: string, id: string, step: number): Promise<boolean> {
  const taken = await trx
    .updateTable('account')
    .set({ totp_step: step })
    .where('zone_id', '=', zone)
    .where('id', '=', id)
    .where((where) => where.or([where('totp_step', 'is', null), where('totp_step', '<', step)]))
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

/** Keeps the hashes of new recovery codes; those there were are void. */
export async function writeRecoveryCodes(
  trx: Queries,
  zone: string,
  id: string,
  hashes: readonly string[],
): Promise<void> {
  await trx.deleteFrom('recovery_code').where('zone_id', '=', zone).where('account_id', '=', id).execute();
  if (hashes.length === 0) return;
  await trx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ zone_id: zone, account_id: id, code_hash })))
    .execute();
}

/** Uses up a recovery code; false when there is none such, or no longer. */
export async function takeRecoveryCode(
  trx: Queries,
  zone: string,
  id: string,
  hash: string,
): Promise<boolean> {
  const taken = await trx
    .deleteFrom('recovery_code')
    .where('zone_id', '=', zone)
    .where('account_id', '=', id)
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return taken.numDeletedRows === 1n;
}

export async function countRecoveryCodes(query: Queries, zone: string, id: string): Promise<number> {
  const row = await query
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('zone_id', '=', zone)
    .where('account_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
