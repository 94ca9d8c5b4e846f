import { sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';

/** An act that changed registers, as it is stored. */
export interface StoredChangeSet {
  readonly id: string;
  readonly known: number;
  readonly at: string;
  readonly actor: string;
  readonly origin: string;
  readonly demonstration: boolean;
  readonly reason: string;
  readonly basis: string | null;
  readonly submission: string | null;
  readonly submittedBy: string | null;
}

/** A change set by its id, or nothing. */
export async function readChangeSet(
  queries: Queries,
  zone: string,
  id: string,
): Promise<StoredChangeSet | undefined> {
  const row = await queries
    .selectFrom('register_change_set')
    .select([
      'id',
      'known',
      'at',
      'actor',
      'origin',
      'demonstration',
      'reason',
      'basis',
      'submission',
      'submitted_by',
    ])
    .where('zone_id', '=', zone)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { submitted_by: submittedBy, ...rest } = row;
  return { ...rest, known: Number(row.known), submittedBy };
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
