import { canonicalJson, contentHash } from '@luodi/core/base';
import type { RecordState } from '@luodi/core/ledger';
import type { PlanPackage } from '@luodi/core/plan';
import { asStoredInstant, type Database, instantText } from '../../platform/index.ts';
import { appendLedger, type RecordSource, SERVER_ACTOR, textHash } from '../../platform/ledger/index.ts';

const ZONE = 'zone';
const PACKAGE = 'plan-package';

/** What the ledger answers for: every column of the two tables, the content by its hash. */
const zonePayload = (row: { id: string; name_zh: string; name_en: string; createdAt: string }) => ({
  id: row.id,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  createdAt: row.createdAt,
});
const packagePayload = (row: { hash: string; plan_id: string; content: string; loadedAt: string }) => ({
  hash: row.hash,
  planId: row.plan_id,
  content: textHash(row.content),
  loadedAt: row.loadedAt,
});

/**
 * Records the zone and the package that is served, so that every review rests on a package the database knows.
 * Serving the same package again changes nothing.
 */
export async function recordPackage(database: Database, plan: PlanPackage, now: Date): Promise<void> {
  const { zone, id } = plan.content['plan.yaml'];
  const at = now.toISOString();
  const stored = asStoredInstant(at);
  const by = { zone: zone.id, at, actor: SERVER_ACTOR };
  const zoneRow = { id: zone.id, name_zh: zone.name.zh, name_en: zone.name.en };
  const packageRow = { hash: plan.hash, plan_id: id, content: canonicalJson(plan.content) };
  await database.transaction(async (trx) => {
    const opened = await trx
      .insertInto('zone')
      .values({ ...zoneRow, created_at: now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    const recorded = await trx
      .insertInto('plan_package')
      .values({ zone_id: zone.id, ...packageRow, loaded_at: now })
      .onConflict((conflict) => conflict.columns(['zone_id', 'hash']).doNothing())
      .executeTakeFirst();
    if (opened.numInsertedOrUpdatedRows === 1n) {
      const payload = zonePayload({ ...zoneRow, createdAt: stored });
      await appendLedger(trx, {
        ...by,
        action: 'zone.opened',
        subject: { kind: ZONE, id: zone.id },
        payload,
      });
    }
    if (recorded.numInsertedOrUpdatedRows === 1n) {
      const payload = packagePayload({ ...packageRow, loadedAt: stored });
      const subject = { kind: PACKAGE, id: plan.hash };
      await appendLedger(trx, { ...by, action: 'plan-package.served', subject, payload });
    }
  });
}

/** The zone and its packages as they stand, for the verification of the ledger. */
export function packageRecords(database: Database, zoneId: string): RecordSource {
  async function* read(): AsyncGenerator<RecordState> {
    const zones = await database.query
      .selectFrom('zone')
      .select(['id', 'name_zh', 'name_en', instantText('created_at').as('createdAt')])
      .where('id', '=', zoneId)
      .execute();
    for (const row of zones) yield { kind: ZONE, id: row.id, payloadHash: contentHash(zonePayload(row)) };
    const hashes = await database.query
      .selectFrom('plan_package')
      .select('hash')
      .where('zone_id', '=', zoneId)
      .execute();
    for (const { hash } of hashes) {
      const row = await database.query
        .selectFrom('plan_package')
        .select(['hash', 'plan_id', 'content', instantText('loaded_at').as('loadedAt')])
        .where('zone_id', '=', zoneId)
        .where('hash', '=', hash)
        .executeTakeFirst();
      if (row) yield { kind: PACKAGE, id: hash, payloadHash: contentHash(packagePayload(row)) };
    }
  }
  return { kinds: [ZONE, PACKAGE], read };
}
