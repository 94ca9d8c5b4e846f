import type { RecordData } from '@luodi/core/registers';
import { sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';
import { nearestTo, type StoredAsOf, thenKnown } from '../reading/store.ts';

/**
 * Titles of records at two times, by id. One that is not there on the day bears the title of its days nearest to it: what
 * names it still says whom it means. Without any days known then it is not there.
 */
export async function readTitles(
  queries: Queries,
  zone: string,
  wanted: readonly { readonly register: string; readonly record: string }[],
  asOf: StoredAsOf,
): Promise<Map<string, string>> {
  const found = await readNamed(queries, zone, wanted, asOf, false);
  return new Map(found.map(({ record, title }) => [record, title]));
}

/** Records at two times, or on their days nearest to the day, with their stored titles and, where a title is put together from it, their data. */
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
      and ${thenKnown(known)} order by ${nearestTo(day)} limit 1) s`.execute(queries);
  return rows;
}
