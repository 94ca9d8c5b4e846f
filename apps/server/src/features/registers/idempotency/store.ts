import { AppError } from '@luodi/api';
import { jsonb, type Queries } from '../../../platform/index.ts';

/** An act a client named: who, by which key, and what was asked. */
export interface NamedAct {
  readonly zone: string;
  readonly actor: string;
  readonly key: string;
  readonly requestHash: string;
  readonly at: Date;
}

/**
 * Does an act that a client named, once. Sent again it gives the outcome of the first time; of two sent together the
 * second waits for the first. The same key for another request is refused. Comes first in the transaction: an act
 * that waits here holds nothing another could wait for.
 */
export async function once<Outcome extends object>(
  trx: Queries,
  act: NamedAct,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const { zone, actor, key, requestHash, at } = act;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('idempotency_key')
    .values({ zone_id: zone, actor, key, request_hash: requestHash, outcome: null, at })
    .onConflict((conflict) => conflict.columns(['zone_id', 'actor', 'key']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) {
    const outcome = await work();
    await trx
      .updateTable('idempotency_key')
      .set({ outcome: jsonb(outcome) })
      .where('zone_id', '=', zone)
      .where('actor', '=', actor)
      .where('key', '=', key)
      .execute();
    return outcome;
  }
  const kept = await trx
    .selectFrom('idempotency_key')
    .select(['request_hash', 'outcome'])
    .where('zone_id', '=', zone)
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (kept.request_hash === requestHash) return kept.outcome as Outcome;
  const text = {
    zh: '这个 Idempotency-Key 已用于另一请求。',
    en: 'This Idempotency-Key was used for another request.',
  };
  const errors = [{ in: 'header' as const, pointer: '/idempotency-key', code: 'key-reused', text }];
  throw new AppError('invalid-input', { count: 1 }, { errors });
}

/** Forgets acts named before an instant: nobody sends them again. */
export async function forgetNamedActs(queries: Queries, zone: string, before: Date): Promise<void> {
  await queries.deleteFrom('idempotency_key').where('zone_id', '=', zone).where('at', '<', before).execute();
}
