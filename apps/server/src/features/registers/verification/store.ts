import type { Frame } from '@luodi/core/geometry';
import type { RecordData } from '@luodi/core/registers';
import { sql } from 'kysely';
import type { Database } from '../../../platform/index.ts';
import { changeSetOf, changeSetsOf, type RecordKey, type StoredChangeSet } from '../changes/store.ts';

/** A change as it stands in the log, whatever was done to it. */
export interface LoggedChange extends RecordKey {
  readonly known: number;
  readonly index: number;
  readonly from: string;
  readonly until: string | null;
  readonly act: string;
  readonly values: Readonly<Record<string, RecordData[string] | null>> | null;
  readonly hash: string;
}

interface ChangeRow extends Omit<LoggedChange, 'known'> {
  readonly known: string;
}

const CHANGE_COLUMNS = sql`c.known::text as known, c.index, c.register, c.record, c.valid_from::text as "from",
  c.valid_until::text as "until", c.act, c.field_values as "values", c.hash`;

const changeOf = (row: ChangeRow): LoggedChange => ({ ...row, known: Number(row.known) });

/** Change sets after a sequence number, in order. */
export async function readChangeSets(
  { query }: Database,
  zone: string,
  after: number,
  limit: number,
): Promise<StoredChangeSet[]> {
  const rows = await changeSetsOf(query, zone)
    .where('known', '>', after)
    .orderBy('known')
    .limit(limit)
    .execute();
  return rows.map(changeSetOf);
}

/** Changes after a place in the log, as far as a change set, in order. */
export async function readLog(
  { query }: Database,
  zone: string,
  after: { readonly known: number; readonly index: number },
  until: number,
  limit: number,
): Promise<LoggedChange[]> {
  const { rows } = await sql<ChangeRow>`select ${CHANGE_COLUMNS} from register_change c
    where c.zone_id = ${zone} and (c.known, c.index) > (${after.known}, ${after.index}) and c.known <= ${until}
    order by c.known, c.index limit ${limit}`.execute(query);
  return rows.map(changeOf);
}

/** Records after one, in the order of the database: those in the log and those there are states of. */
export async function readKeys(
  { query }: Database,
  zone: string,
  after: RecordKey,
  limit: number,
): Promise<RecordKey[]> {
  const { rows } = await sql<RecordKey>`select register, record from (
      (select register, record from register_change
        where zone_id = ${zone} and (register, record) > (${after.register}, ${after.record})
        group by register, record order by register, record limit ${limit})
      union
      (select register, record from register_state
        where zone_id = ${zone} and (register, record) > (${after.register}, ${after.record})
        group by register, record order by register, record limit ${limit})
    ) u order by register, record limit ${limit}`.execute(query);
  return rows;
}

/** The log of some records, and whether their change sets say that what begins is demonstration data. */
export async function readLogOf(
  { query }: Database,
  zone: string,
  keys: readonly RecordKey[],
  settled: number,
): Promise<(LoggedChange & { readonly demonstration: boolean | null })[]> {
  const { rows } = await sql<ChangeRow & { demonstration: boolean | null }>`
    select ${CHANGE_COLUMNS}, cs.demonstration
    from jsonb_to_recordset(cast(cast(${JSON.stringify(keys)} as text) as jsonb)) as w(register text, record text)
    cross join lateral (select * from register_change l where l.zone_id = ${zone}
      and l.register = w.register and l.record = w.record and l.known <= ${settled} offset 0) c
    left join register_change_set cs on cs.zone_id = c.zone_id and cs.known = c.known
    order by c.known, c.index`.execute(query);
  return rows.map((row) => ({ ...changeOf(row), demonstration: row.demonstration }));
}

/** A state as it stands, whatever was done to it. */
export interface StoredState extends RecordKey {
  readonly from: string;
  readonly until: string;
  readonly knownFrom: number;
  readonly knownUntil: number | null;
  readonly data: unknown;
  readonly title: string;
  readonly demonstration: boolean;
  readonly geojson: string | null;
}

/** The states of some records as they were when an entry was the newest. */
export async function readStatesOf(
  { query }: Database,
  zone: string,
  keys: readonly RecordKey[],
  settled: number,
): Promise<StoredState[]> {
  const { rows } = await sql<
    Omit<StoredState, 'knownFrom' | 'knownUntil'> & { known_from: string; known_until: string | null }
  >`
    select s.register, s.record, s.valid_from::text as "from", s.valid_until::text as "until",
      s.known_from::text as known_from, s.known_until::text as known_until, s.data, s.title, s.demonstration,
      ST_AsGeoJSON(s.geom, 9, 0) as geojson
    from jsonb_to_recordset(cast(cast(${JSON.stringify(keys)} as text) as jsonb)) as w(register text, record text)
    cross join lateral (select * from register_state l where l.zone_id = ${zone}
      and l.register = w.register and l.record = w.record and l.known_from <= ${settled} offset 0) s`.execute(
    query,
  );
  return rows.map(({ known_from, known_until, ...row }) => {
    const until = known_until === null ? null : Number(known_until);
    return {
      ...row,
      knownFrom: Number(known_from),
      knownUntil: until !== null && until > settled ? null : until,
    };
  });
}

/** Frame of the zone, out of the package it was last served with. */
export async function readFrame({ query }: Database, zone: string): Promise<Frame | undefined> {
  const { rows } = await sql<{ frame: Frame }>`select content::jsonb -> 'plan.yaml' -> 'frame' as frame
    from plan_package where zone_id = ${zone} order by loaded_at desc limit 1`.execute(query);
  return rows[0]?.frame;
}

/** Changes and states that name a later entry than one; `from` is the entry the row itself belongs to. */
export async function readBeyond(
  { query }: Database,
  zone: string,
  settled: number,
): Promise<(RecordKey & { readonly known: number; readonly from: number })[]> {
  const { rows } = await sql<RecordKey & { known: string; from: string }>`
    select register, record, known::text as known, known::text as "from" from register_change
      where zone_id = ${zone} and known > ${settled}
    union all
    select register, record, greatest(known_from, coalesce(known_until, 0))::text, known_from::text
      from register_state where zone_id = ${zone} and (known_from > ${settled} or known_until > ${settled})`.execute(
    query,
  );
  return rows.map((row) => ({ ...row, known: Number(row.known), from: Number(row.from) }));
}
