import { randomUUID } from 'node:crypto';
import type { SavedView } from '@luodi/api';
import { type Database, jsonb } from '../../../platform/index.ts';
import { appendLedger } from '../../../platform/ledger/index.ts';

/** Whose views of which register. */
export interface ViewOwner {
  readonly zone: string;
  readonly account: string;
  readonly register: string;
}

/** The views somebody keeps of a register, by name. */
export async function readViews(database: Database, owner: ViewOwner): Promise<SavedView[]> {
  const rows = await database.query
    .selectFrom('saved_view')
    .select(['id', 'register', 'name', 'query', 'columns'])
    .where('zone_id', '=', owner.zone)
    .where('account', '=', owner.account)
    .where('register', '=', owner.register)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, columns: row.columns as string[] }));
}

/** Keeps a view; one of the same name is replaced and keeps its id. */
export async function writeView(
  database: Database,
  owner: ViewOwner,
  view: Omit<SavedView, 'id' | 'register'>,
  at: Date,
): Promise<SavedView> {
  const { zone, account, register } = owner;
  return database.transaction(async (trx) => {
    const kept = await trx
      .insertInto('saved_view')
      .values({ zone_id: zone, account, register, id: randomUUID(), ...view, columns: jsonb(view.columns) })
      .onConflict((conflict) =>
        conflict
          .columns(['zone_id', 'account', 'register', 'name'])
          .doUpdateSet({ query: view.query, columns: jsonb(view.columns) }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    await recordAct(trx, owner, 'view.kept', kept.id, at, view);
    return { id: kept.id, register, ...view };
  });
}

/** Forgets a view. False when there is no such view of this owner. */
export async function deleteView(
  database: Database,
  owner: ViewOwner,
  id: string,
  at: Date,
): Promise<boolean> {
  const { zone, account, register } = owner;
  return database.transaction(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('saved_view')
      .where('zone_id', '=', zone)
      .where('account', '=', account)
      .where('register', '=', register)
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await recordAct(trx, owner, 'view.forgotten', id, at, {});
    return true;
  });
}

function recordAct(
  trx: Parameters<typeof appendLedger>[0],
  { zone, account, register }: ViewOwner,
  action: string,
  id: string,
  at: Date,
  view: object,
) {
  return appendLedger(trx, {
    zone,
    at: at.toISOString(),
    actor: account,
    action,
    subject: { kind: 'saved-view', id },
    payload: { register, ...view },
  });
}
