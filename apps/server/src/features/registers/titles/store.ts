import type { RecordData } from '@luodi/core/registers';
import { sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';
import { type StoredAsOf, thenKnown } from '../reading/store.ts';

/** Titles of records at two times, by id; a record that did not exist then is not there. */
export async function readTitles(
  queries: Queries,
  zone: string,
  wanted: readonly { readonly register: string; readonly record: string }[],
  asOf: StoredAsOf,
): Promise<Map<string, string>> {
  const found = await readNamed(queries, zone, wanted, asOf, false);
  return new Map(found.map(({ record, title }) => [record, title]));
}

/** Records at two times with their stored titles and, where a title is put together from it, their data. */
export async function readNamed(
  queries: Queries,
  zone: string,
  wanted: readonly { readonly register: string; readonly record: string }[],
  { day, known }: StoredAsOf,
  withData: boolean,
): Promise<{ register: string; record: string; title: string; data: RecordData }[]> {
  if (wanted.length === 0) return [];
  const data = withData ? sql`s.data` : sql`'{}'::jsonb`;
  const { rows } = await sql<{
    register: string;
    record: string;
    title: string;
    data: RecordData;
  }>`select w.register, s.record, s.title, s.data
    from jsonb_to_recordset(cast(cast(${JSON.stringify(wanted)} as text) as jsonb)) as w(register text, record text)
    cross join lateral (select s.record, s.title, ${data} as data from register_state s where s.zone_id = ${zone}
      and s.register = w.register and s.record = w.record
      and s.valid_from <= ${day}::date and s.valid_until > ${day}::date and ${thenKnown(known)} offset 0) s`.execute(
    queries,
  );
  return rows;
}
