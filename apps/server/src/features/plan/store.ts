import { canonicalJson } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';
import type { Database } from '../../platform/index.ts';

/**
 * Records the zone and the package that is served, so that every review rests on a package the database knows.
 * Serving the same package again changes nothing.
 */
export async function recordPackage(database: Database, plan: PlanPackage): Promise<void> {
  const { zone, id } = plan.content['plan.yaml'];
  await database.transaction(async (trx) => {
    await trx
      .insertInto('zone')
      .values({ id: zone.id, name_zh: zone.name.zh, name_en: zone.name.en })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await trx
      .insertInto('plan_package')
      .values({ zone_id: zone.id, hash: plan.hash, plan_id: id, content: canonicalJson(plan.content) })
      .onConflict((conflict) => conflict.columns(['zone_id', 'hash']).doNothing())
      .execute();
  });
}
