import { AppError } from '@luodi/api';
import { sql } from 'kysely';
import type { Database, Queries } from '../../../platform/index.ts';
import { appendLedger, erasePersonal, nextSequence } from '../../../platform/ledger/index.ts';
import type { RecordKey } from '../changes/store.ts';

/**
 * Erases every personal value a record has had, with the entries that say so. References in log and states stay and
 * lead to nothing. A record there never was is not found.
 */
export async function erasePersonalOf(
  database: Database,
  zone: string,
  { register, record }: RecordKey,
  { reason, ...by }: { readonly at: string; readonly actor: string; readonly reason: string },
): Promise<{ erased: number }> {
  return database.transaction(async (trx) => {
    // First, as every act on registers takes it: an act under way cannot add a value that is then overlooked.
    await nextSequence(trx, zone);
    const places = await placesOf(trx, zone, { register, record });
    let erased = 0;
    for (const { seq, name } of places) {
      if (await erasePersonal(trx, { zone, seq, name }, by)) erased += 1;
    }
    const subject = { kind: 'record', id: `${register}/${record}` };
    await appendLedger(trx, {
      zone,
      ...by,
      action: 'register.personal-erased',
      subject,
      payload: { reason, erased },
    });
    return { erased };
  });
}

/** Where the personal values of a record are kept, those of its past as well. */
async function placesOf(
  trx: Queries,
  zone: string,
  { register, record }: RecordKey,
): Promise<{ seq: number; name: string }[]> {
  const { rows } = await sql<{ place: string | null }>`
    select distinct value.value ->> 'personal' as place
    from register_change c left join lateral jsonb_each(c.field_values) as value(field, value)
      on jsonb_typeof(value.value) = 'object' and value.value ? 'personal'
    where c.zone_id = ${zone} and c.register = ${register} and c.record = ${record}`.execute(trx);
  if (rows.length === 0) throw new AppError('not-found', { what: record });
  return rows.flatMap(({ place }) => {
    if (place === null) return [];
    const at = place.indexOf('/');
    return [{ seq: Number(place.slice(0, at)), name: place.slice(at + 1) }];
  });
}
