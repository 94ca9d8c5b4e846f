import type { Day } from '@luodi/core/base';
import {
  type FieldDefinition,
  type Filter,
  isPersonalReference,
  type RecordData,
  type RegisterDefinition,
} from '@luodi/core/registers';
import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';
import { conditionOf, type NamedRecords, searchCondition, sortKey, sumOf } from '../conditions/store.ts';

/** The two times of a question. `known` left out: all that is known. */
export interface StoredAsOf {
  readonly day: Day;
  readonly known?: number;
}

/** A question for records of a register. Fields named in it have been checked by whoever asks. */
export interface Question extends StoredAsOf {
  readonly register: RegisterDefinition;
  readonly filters?: readonly Filter[];
  readonly search?: string;
  readonly sort?: { readonly field: FieldDefinition; readonly descending: boolean };
  /** Fields that may be searched in; all when absent. */
  readonly readable?: ReadonlySet<string>;
  /** Registers whose titles may be searched and sorted by where a field names their records; none when absent. */
  readonly titled?: ReadonlySet<string>;
  readonly sums?: readonly FieldDefinition[];
  readonly offset?: number;
  readonly limit: number;
}

/** One record on one day. */
export interface StoredRecord {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  /** Sequence number of its newest change. */
  readonly version: number;
  readonly from: Day;
  readonly until?: Day;
  readonly demonstration: boolean;
  readonly data: RecordData;
}

/** What a question finds. */
export interface Found {
  /** Last sequence number that counted as known. */
  readonly known: number;
  readonly total: number;
  readonly demonstration: number;
  readonly sums: Readonly<Record<string, string>>;
  readonly records: readonly StoredRecord[];
}

type Sql = RawBuilder<unknown>;

/** States that count as known; what is known now is found by its own index. */
export function thenKnown(known: number | undefined): Sql {
  return known === undefined
    ? sql`s.known_until is null`
    : sql`s.known_from <= ${known} and (s.known_until is null or s.known_until > ${known})`;
}

/** A question about a day, or with `since` about the days from then to it. */
type Span = StoredAsOf & { readonly since?: Day };

/** The order of states of one record that puts first what holds on a day, else what is nearest to it. */
export function nearestTo(day: Day): Sql {
  return sql`(s.valid_from <= ${day}::date and s.valid_until > ${day}::date) desc, abs(s.valid_from - ${day}::date)`;
}

/** States of a register that count at the two times. */
export function heldAt(zone: string, register: string, { day, known, since = day }: Span): Sql {
  return sql`s.zone_id = ${zone} and s.register = ${register}
    and s.valid_from <= ${day}::date and s.valid_until > ${since}::date and ${thenKnown(known)}`;
}

/** Records of another register with their titles at the times of a question (`readTitles`), where those may be seen. */
function namedOf(zone: string, { titled, day, known }: Omit<Question, 'limit'>): NamedRecords {
  return (register) =>
    titled?.has(register)
      ? sql`select distinct on (s.record) s.record, s.title from register_state s where s.zone_id = ${zone}
          and s.register = ${register} and ${thenKnown(known)} order by s.record, ${nearestTo(day)}`
      : undefined;
}

/** What a state meets that belongs to the answer of a question. */
export function conditionsOf(zone: string, question: Omit<Question, 'limit'> & Span): Sql {
  return sql`${heldAt(zone, question.register.id, question)} and ${contentOf(zone, question)}`;
}

/** What the values of a state meet that belongs to the answer of a question, whatever its times. */
export function contentOf(zone: string, question: Omit<Question, 'limit'>): Sql {
  const { register, filters = [], search, readable } = question;
  const all = readable ?? new Set(register.fields.map(({ id }) => id));
  return sql.join(
    [
      sql`true`,
      ...filters.map((filter) => conditionOf(register, filter)),
      ...(search === undefined || search === ''
        ? []
        : [searchCondition(register, search, all, namedOf(zone, question))]),
    ],
    sql` and `,
  );
}

/** Newest change of a record, as far as states tell it. */
const VERSION = sql`(select max(greatest(v.known_from, coalesce(v.known_until, 0))) from register_state v
  where v.zone_id = s.zone_id and v.register = s.register and v.record = s.record)`;

const COLUMNS = sql`s.register, s.record, s.title, s.valid_from::text as valid_from,
  s.valid_until::text as valid_until, s.demonstration, s.data, ${VERSION}::text as version`;

interface Row {
  readonly register: string;
  readonly record: string;
  readonly title: string;
  readonly valid_from: string;
  readonly valid_until: string;
  readonly demonstration: boolean;
  readonly data: RecordData;
  readonly version: string;
}

function recordOf(row: Row): StoredRecord {
  return {
    register: row.register,
    id: row.record,
    title: row.title,
    version: Number(row.version),
    from: row.valid_from,
    ...(row.valid_until === 'infinity' ? {} : { until: row.valid_until }),
    demonstration: row.demonstration,
    data: row.data,
  };
}

/**
 * Records that meet a question, a page of them, with count and sums over all. In one statement, so that everything in
 * the answer is known at the same sequence number, whatever is written meanwhile.
 */
export async function readRecords(queries: Queries, zone: string, question: Question): Promise<Found> {
  const { sort, sums = [], offset = 0, limit, known } = question;
  const direction = sort?.descending ? sql`desc nulls last` : sql`asc nulls last`;
  const key = sort === undefined ? sql`null::text` : sortKey(sort.field, namedOf(zone, question));
  // Lists of the fields' numbers alone are kept from the first pass; whole records only for the page.
  const numbers =
    sums.length === 0
      ? sql`'{}'::jsonb`
      : sql`jsonb_build_object(${sql.join(
          sums.flatMap(({ id }) => [sql`${id}::text`, sql`s.data -> ${id}`]),
        )})`;
  const totals =
    sums.length === 0
      ? sql`'{}'::jsonb`
      : sql`(select jsonb_build_object(${sql.join(
          sums.flatMap((field) => [sql`${field.id}::text`, sumOf(field)]),
        )}) from found)`;
  // Records of the page are found again one by one by their key: without statistics, as after a large import, the
  // planner would scan the whole register for each.
  const { rows } = await sql<{
    known: string | null;
    total: string;
    demonstration: string;
    sums: Record<string, string>;
    records: Row[];
  }>`with found as materialized (
      select s.record, s.known_from, s.valid_from, s.title, s.demonstration, ${key} as sort_key, ${numbers} as data
      from register_state s where ${conditionsOf(zone, question)}
    ), page as (
      select row_number() over (order by sort_key ${direction}, title collate "C", record collate "C") as place,
        record, known_from, valid_from from found
      order by sort_key ${direction}, title collate "C", record collate "C" offset ${offset} limit ${limit}
    )
    select (select seq from ledger_head where zone_id = ${zone})::text as known,
      (select count(*) from found)::text as total,
      (select count(*) from found where demonstration)::text as demonstration,
      ${totals} as sums,
      coalesce((select jsonb_agg(to_jsonb(shown) order by page.place) from page cross join lateral (
        select ${COLUMNS} from register_state s where s.zone_id = ${zone}
          and s.register = ${question.register.id} and s.record = page.record
          and s.known_from = page.known_from and s.valid_from = page.valid_from limit 1
      ) shown), '[]'::jsonb) as records`.execute(queries);
  const [row] = rows;
  return {
    known: known ?? Number(row?.known ?? 0),
    total: Number(row?.total ?? 0),
    demonstration: Number(row?.demonstration ?? 0),
    sums: row?.sums ?? {},
    records: (row?.records ?? []).map(recordOf),
  };
}

/** One record at two times; nothing when there was none. */
export async function readRecord(
  queries: Queries,
  zone: string,
  register: string,
  id: string,
  asOf: StoredAsOf,
): Promise<StoredRecord | undefined> {
  const { rows } = await sql<Row>`select ${COLUMNS} from register_state s
    where ${heldAt(zone, register, asOf)} and s.record = ${id}`.execute(queries);
  return rows[0] && recordOf(rows[0]);
}

/** Records by their ids at two times; those that did not exist then are not there. */
export async function readRecordsById(
  queries: Queries,
  zone: string,
  register: string,
  ids: readonly string[],
  asOf: StoredAsOf,
): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`select ${COLUMNS} from register_state s
    where ${heldAt(zone, register, asOf)} and s.record = any(${ids}::text[])`.execute(queries);
  return rows.map(recordOf);
}

/** The span of a record, as known now, nearest to a day: the one that holds it, else the last before, else the first. */
export async function readNearest(
  queries: Queries,
  zone: string,
  register: string,
  id: string,
  day: Day,
): Promise<StoredRecord | undefined> {
  const { rows } = await sql<Row>`select ${COLUMNS} from register_state s
    where s.zone_id = ${zone} and s.register = ${register} and s.record = ${id} and s.known_until is null
    order by (s.valid_from > ${day}::date), abs(s.valid_from - ${day}::date) limit 1`.execute(queries);
  return rows[0] && recordOf(rows[0]);
}

/** Places of the records that meet a question, as GeoJSON. */
export async function readPlaces(
  queries: Queries,
  zone: string,
  question: Question,
): Promise<{ id: string; title: string; demonstration: boolean; geometry: { type: string } }[]> {
  const { rows } = await sql<{
    id: string;
    title: string;
    demonstration: boolean;
    geometry: { type: string };
  }>`
    select s.record as id, s.title, s.demonstration, ST_AsGeoJSON(s.geom, 9, 0)::jsonb as geometry
    from register_state s where ${conditionsOf(zone, question)} and s.geom is not null
    order by s.title collate "C", s.record collate "C" limit ${question.limit}`.execute(queries);
  return rows;
}

/**
 * Records by their key, or by title where a key does not lead anywhere: what an import finds the record it speaks of
 * by. `keys` are the texts of the key fields in the order the definition names them.
 */
export async function readByKeys(
  queries: Queries,
  zone: string,
  register: RegisterDefinition,
  keys: readonly (readonly string[])[],
  asOf: StoredAsOf,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (keys.length === 0) return found;
  const key = sql`jsonb_build_array(${sql.join(register.keyFields.map((id) => sql`s.data ->> ${id}`))})`;
  const { rows } = await sql<{ key: string[]; record: string }>`
    select w.key, s.record
    from jsonb_array_elements(cast(cast(${JSON.stringify(keys)} as text) as jsonb)) as w(key)
    join register_state s on ${heldAt(zone, register.id, asOf)} and ${key} = w.key
    order by s.record collate "C"`.execute(queries);
  for (const row of rows) {
    const text = JSON.stringify(row.key);
    const list = found.get(text);
    if (list) list.push(row.record);
    else found.set(text, [row.record]);
  }
  return found;
}

/**
 * Sequence number of the last act on registers that was written not later than an instant; 0 before the first. The
 * order of acts is that of their numbers, whatever the clock said.
 */
export async function readKnownAt(queries: Queries, zone: string, instant: string): Promise<number> {
  const { rows } = await sql<{
    known: string | null;
  }>`select max(known)::text as known from register_change_set
    where zone_id = ${zone} and at collate "C" <= ${instant}`.execute(queries);
  return Number(rows[0]?.known ?? 0);
}

/** Sequence number of the newest entry of a zone; 0 before the first. */
export async function readNewest(queries: Queries, zone: string): Promise<number> {
  const { rows } = await sql<{
    seq: string;
  }>`select seq::text as seq from ledger_head where zone_id = ${zone}`.execute(queries);
  return Number(rows[0]?.seq ?? 0);
}

/** Personal values by their references, as far as they were not erased. */
export async function readPersonalValues(
  queries: Queries,
  zone: string,
  references: readonly string[],
): Promise<Map<string, string>> {
  if (references.length === 0) return new Map();
  const wanted = references.map((reference) => {
    const at = reference.indexOf('/');
    return { seq: Number(reference.slice(0, at)), name: reference.slice(at + 1) };
  });
  const { rows } = await sql<{ seq: string; name: string; value: string }>`
    select p.seq::text as seq, p.name, p.value
    from jsonb_to_recordset(cast(cast(${JSON.stringify(wanted)} as text) as jsonb)) as w(seq bigint, name text)
    cross join lateral (select * from ledger_personal l where l.zone_id = ${zone} and l.seq = w.seq
      and l.name = w.name offset 0) p`.execute(queries);
  return new Map(rows.map(({ seq, name, value }) => [`${seq}/${name}`, value]));
}

/** A record that an import speaks of by its key. */
export interface KeyedRecord {
  readonly id: string;
  readonly version: number;
  readonly data: RecordData;
  /** Whether it is there on the day asked for; otherwise it begins later. */
  readonly holds: boolean;
}

/**
 * Real records by the texts of their key fields: those that hold on a day, else those that begin after it. Personal
 * values stand as they are. Demonstration records are none: real data takes their place.
 */
export async function readKeyed(
  queries: Queries,
  zone: string,
  register: RegisterDefinition,
  keys: readonly (readonly string[])[],
  day: Day,
): Promise<Map<string, KeyedRecord>> {
  const found = new Map<string, KeyedRecord>();
  if (keys.length === 0) return found;
  const key = sql`jsonb_build_array(${sql.join(register.keyFields.map((id) => sql`s.data ->> ${id}`))})`;
  const { rows } = await sql<Row & { key: string[]; holds: boolean }>`
    select w.key, ${COLUMNS}, (s.valid_from <= ${day}::date) as holds
    from jsonb_array_elements(cast(cast(${JSON.stringify(keys)} as text) as jsonb)) as w(key)
    join register_state s on s.zone_id = ${zone} and s.register = ${register.id} and s.known_until is null
      and s.valid_until > ${day}::date and not s.demonstration and ${key} = w.key
    order by s.valid_from desc, s.record collate "C" desc`.execute(queries);
  const references = rows.flatMap(({ data }) => Object.values(data).flatMap(referenceIn));
  const personal = await readPersonalValues(queries, zone, references);
  for (const row of rows) {
    const data = Object.fromEntries(
      Object.entries(row.data).flatMap(([field, value]) => {
        const [reference] = referenceIn(value);
        const told = reference === undefined ? value : personal.get(reference);
        return told === undefined ? [] : [[field, told] as const];
      }),
    );
    const { id, version } = recordOf(row);
    found.set(JSON.stringify(row.key), { id, version, data, holds: row.holds });
  }
  return found;
}

const referenceIn = (value: unknown) => (isPersonalReference(value) ? [value.personal] : []);
