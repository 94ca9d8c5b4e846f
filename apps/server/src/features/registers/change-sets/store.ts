import { sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';
import { changeSetOf, changeSetsOf, type StoredChangeSet } from '../changes/store.ts';
import type { Untitled } from '../titles.ts';

/** A change set by its id, or nothing. */
export async function readChangeSet(
  queries: Queries,
  zone: string,
  id: string,
): Promise<StoredChangeSet | undefined> {
  const row = await changeSetsOf(queries, zone).where('id', '=', id).executeTakeFirst();
  return row && changeSetOf(row);
}

/** A record an act named, as its newest state has it. */
export interface ChangedRecord extends Untitled {
  readonly id: string;
}

/** Records a change set named in these registers, as their newest state has them: how many, and the first. */
export async function readChangedRecords(
  queries: Queries,
  zone: string,
  known: number,
  registers: readonly string[],
  limit: number,
): Promise<{ total: number; records: ChangedRecord[] }> {
  if (registers.length === 0) return { total: 0, records: [] };
  const { rows } = await sql<ChangedRecord & { total: string }>`
    select c.register, c.record as id, coalesce(t.title, c.record) as title,
      coalesce(t.data, '{}') as data, coalesce(t.valid_from, current_date)::text as day, count(*) over ()::text as total
    from (select distinct register, record from register_change
      where zone_id = ${zone} and known = ${known} and register in (${sql.join(registers)})) c
    left join lateral (select s.title, s.data, s.valid_from from register_state s
      where s.zone_id = ${zone} and s.register = c.register and s.record = c.record
      order by s.known_from desc, s.valid_from desc limit 1) t on true
    order by c.register, c.record collate "C" limit ${limit}`.execute(queries);
  return {
    total: Number(rows[0]?.total ?? 0),
    records: rows.map(({ total, ...one }) => one),
  };
}
