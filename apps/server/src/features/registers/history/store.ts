import type { Day } from '@luodi/core/base';
import type { RecordData } from '@luodi/core/registers';
import { sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';

/** One change of a record with the act it belongs to. */
export interface PastChange {
  readonly known: number;
  readonly index: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly basis: string | null;
  readonly changeSet: string;
  readonly submission: string | null;
  readonly submittedBy: string | null;
  readonly from: Day;
  readonly until: Day | null;
  readonly act: 'assert' | 'end';
  readonly values: Readonly<Record<string, RecordData[string] | null>> | null;
}

/** The log of one record, in order. */
export async function readHistory(
  queries: Queries,
  zone: string,
  register: string,
  id: string,
): Promise<PastChange[]> {
  const { rows } = await sql<Omit<PastChange, 'known'> & { known: string }>`
    select c.known::text as known, c.index, cs.at, cs.actor, cs.reason, cs.basis, cs.id as "changeSet",
      cs.submission, cs.submitted_by as "submittedBy",
      c.valid_from::text as "from", c.valid_until::text as "until", c.act, c.field_values as "values"
    from register_change c join register_change_set cs on cs.zone_id = c.zone_id and cs.known = c.known
    where c.zone_id = ${zone} and c.register = ${register} and c.record = ${id}
    order by c.known, c.index`.execute(queries);
  return rows.map((row) => ({ ...row, known: Number(row.known) }));
}
