import type { Day } from '@luodi/core/base';
import { sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';

/** A record that came from another. */
export interface Heir {
  readonly id: string;
  /** As it is known now on the last of its days. */
  readonly title: string;
  /** First of its days. */
  readonly from: Day;
}

/** Day from which a record is no more, and the records that name it as what they came from. */
export interface StoredSuccession {
  readonly until?: Day;
  readonly heirs: readonly Heir[];
}

/**
 * What became of a record, as known now: nothing when there was none. Heirs that ended in their turn are among them.
 */
export async function readSuccession(
  queries: Queries,
  zone: string,
  register: string,
  id: string,
  field: string,
): Promise<StoredSuccession | undefined> {
  const { rows } = await sql<{ until: string | null; heirs: Heir[] }>`
    select (select max(s.valid_until)::text from register_state s where s.zone_id = ${zone}
        and s.register = ${register} and s.record = ${id} and s.known_until is null) as until,
      coalesce((select jsonb_agg(jsonb_build_object('id', h.record, 'title', h.title, 'from', h.first)
          order by h.title collate "C", h.record collate "C")
        from (select distinct on (s.record) s.record, s.title,
            (min(s.valid_from) over (partition by s.record))::text as first
          from register_state s where s.zone_id = ${zone} and s.register = ${register} and s.known_until is null
            and s.data -> ${field} @> to_jsonb(${id}::text)
          order by s.record, s.valid_from desc) h), '[]'::jsonb) as heirs`.execute(queries);
  const [row] = rows;
  if (!row || row.until === null) return undefined;
  return { ...(row.until === 'infinity' ? {} : { until: row.until }), heirs: row.heirs };
}
