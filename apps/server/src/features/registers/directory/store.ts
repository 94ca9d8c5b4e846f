import { sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';
import { type StoredAsOf, thenKnown } from '../reading/store.ts';

/** What a register holds at two times, and its last change known then. */
export interface Counted {
  readonly count: number;
  readonly demonstration: number;
  /** Sequence number and instant of its last change; absent before the first. */
  readonly changed?: { readonly known: number; readonly at: string };
}

/**
 * How many records of each register there are at two times, how many of them are demonstration data, and when it was
 * last changed; with the sequence number the answer is given at. One statement, so that all of it belongs together.
 */
export async function countRecords(
  queries: Queries,
  zone: string,
  { day, known }: StoredAsOf,
): Promise<{ known: number; registers: Map<string, Counted> }> {
  const until = known ?? Number.MAX_SAFE_INTEGER;
  const { rows } = await sql<{
    newest: string | null;
    register: string | null;
    count: string;
    demonstration: string;
    known: string;
    at: string;
  }>`
    with held as (
      select s.register, count(*) as count, count(*) filter (where s.demonstration) as demonstration
      from register_state s where s.zone_id = ${zone} and ${thenKnown(known)}
        and s.valid_from <= ${day}::date and s.valid_until > ${day}::date group by s.register
    ), changed as (
      select c.register, max(c.known) as known from register_change c
      where c.zone_id = ${zone} and c.known <= ${until} group by c.register
    )
    select head.seq::text as newest, changed.register, coalesce(held.count, 0)::text as count,
      coalesce(held.demonstration, 0)::text as demonstration, changed.known::text as known, cs.at
    from (select (select seq from ledger_head where zone_id = ${zone}) as seq) head
    left join changed on true
    left join held on held.register = changed.register
    left join register_change_set cs on cs.zone_id = ${zone} and cs.known = changed.known`.execute(queries);
  const registers = rows.flatMap(({ register, count, demonstration, at, ...row }) =>
    register === null
      ? []
      : [
          [
            register,
            {
              count: Number(count),
              demonstration: Number(demonstration),
              changed: { known: Number(row.known), at },
            },
          ] as const,
        ],
  );
  return { known: known ?? Number(rows[0]?.newest ?? 0), registers: new Map(registers) };
}
