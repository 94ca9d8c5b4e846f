import type { Day } from '@luodi/core/base';
import type { CountedRecord } from '@luodi/core/indicators';
import type { RecordData } from '@luodi/core/registers';
import { sql } from 'kysely';
import type { Queries } from '../../platform/index.ts';

/** A record as of two times, with what it is called. */
export interface TitledRecord extends CountedRecord {
  readonly title: string;
}

/** Records of a register as of a day and of what was known; all of them, or those of these ids. */
export async function readRegisterOn(
  query: Queries,
  zone: string,
  register: string,
  times: { readonly day: Day; readonly known?: number },
  ids?: readonly string[],
): Promise<TitledRecord[]> {
  const { day, known } = times;
  const heldThen =
    known === undefined
      ? sql`known_until is null`
      : sql`known_from <= ${known} and (known_until is null or known_until > ${known})`;
  const wanted =
    ids === undefined
      ? sql`true`
      : sql`record in (select jsonb_array_elements_text(cast(cast(${JSON.stringify(ids)} as text) as jsonb)))`;
  const { rows } = await sql<{ record: string; title: string; demonstration: boolean; data: RecordData }>`
    select record, title, demonstration, data from register_state
    where zone_id = ${zone} and register = ${register}
      and valid_from <= ${day}::date and valid_until > ${day}::date and ${heldThen} and ${wanted}
    order by record`.execute(query);
  return rows.map(({ record, ...rest }) => ({ id: record, ...rest }));
}
