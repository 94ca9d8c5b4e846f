import { sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';
import { changeSetOf, changeSetsOf, type StoredChangeSet } from '../changes/store.ts';

/** A change set by its id, or nothing. */
export async function readChangeSet(
  queries: Queries,
  zone: string,
  id: string,
): Promise<StoredChangeSet | undefined> {
  const row = await changeSetsOf(queries, zone).where('id', '=', id).executeTakeFirst();
  return row && changeSetOf(row);
}

/** Records a change set named in these registers, under the title of their newest state: how many, and the first. */
export async function readChangedRecords(
  queries: Queries,
  zone: string,
  known: number,
  registers: readonly string[],
  limit: number,
): Promise<{ total: number; records: { register: string; id: string; title: string }[] }> {
  if (registers.length === 0) return { total: 0, records: [] };
  const { rows } = await sql<{ register: string; id: string; title: string; total: string }>`
    select c.register, c.record as id, coalesce(t.title, c.record) as title, count(*) over ()::text as total
    from (select distinct register, record from register_change
      where zone_id = ${zone} and known = ${known} and register in (${sql.join(registers)})) c
    left join lateral (select s.title from register_state s
      where s.zone_id = ${zone} and s.register = c.register and s.record = c.record
      order by s.known_from desc, s.valid_from desc limit 1) t on true
    order by c.register, c.record collate "C" limit ${limit}`.execute(queries);
  return {
    total: Number(rows[0]?.total ?? 0),
    records: rows.map(({ register, id, title }) => ({ register, id, title })),
  };
}
