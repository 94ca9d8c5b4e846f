import type { Change, FieldDefinition, RecordData, Span } from '@luodi/core/registers';
import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';
import type { Derived } from './derived.ts';

/** Rows of one statement: bounds the memory a large change set takes at once. */
const BATCH = 2_000;

/** A record by register and id. */
export interface RecordKey {
  readonly register: string;
  readonly record: string;
}

/** The key under which a record is kept in a map. */
export function keyOf({ register, record }: RecordKey): string {
  return `${register}\n${record}`;
}

/** Spans of records as known now, those that begin first before the others. */
export interface KnownSpan extends Span {
  readonly knownFrom: number;
  readonly demonstration: boolean;
}

/** A list as one parameter: thousands of rows in one statement, whatever the limit on parameters. */
function listed(rows: readonly unknown[]): RawBuilder<unknown> {
  return sql`cast(cast(${JSON.stringify(rows)} as text) as jsonb)`;
}

function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}

/**
 * What is known now of these records. Each is looked up by its key (`offset 0` keeps the planner from joining): without
 * statistics, as after a large import, a join would read the whole zone for one change.
 */
export async function readCurrentSpans(
  trx: Queries,
  zone: string,
  keys: readonly RecordKey[],
): Promise<Map<string, KnownSpan[]>> {
  const found = new Map<string, KnownSpan[]>();
  for (const part of batches(keys)) {
    const { rows } = await sql<{
      register: string;
      record: string;
      valid_from: string;
      valid_until: string;
      known_from: string;
      data: RecordData;
      demonstration: boolean;
    }>`select s.register, s.record, s.valid_from::text as valid_from, s.valid_until::text as valid_until,
        s.known_from, s.data, s.demonstration
      from jsonb_to_recordset(${listed(part)}) as wanted(register text, record text)
      cross join lateral (select * from register_state c where c.zone_id = ${zone}
        and c.register = wanted.register and c.record = wanted.record and c.known_until is null offset 0) s
      order by s.valid_from`.execute(trx);
    for (const row of rows) {
      const span: KnownSpan = {
        from: row.valid_from,
        ...(row.valid_until === 'infinity' ? {} : { until: row.valid_until }),
        data: row.data,
        knownFrom: Number(row.known_from),
        demonstration: row.demonstration,
      };
      const key = keyOf(row);
      const list = found.get(key);
      if (list) list.push(span);
      else found.set(key, [span]);
    }
  }
  return found;
}

/** Sequence number of the newest change of each of these records; records never changed are not there. */
export async function readVersions(
  trx: Queries,
  zone: string,
  keys: readonly RecordKey[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const part of batches(keys)) {
    const { rows } = await sql<{ register: string; record: string; known: string }>`
      select wanted.register, wanted.record, newest.known
      from jsonb_to_recordset(${listed(part)}) as wanted(register text, record text)
      cross join lateral (select max(c.known) as known from register_change c where c.zone_id = ${zone}
        and c.register = wanted.register and c.record = wanted.record) newest
      where newest.known is not null`.execute(trx);
    for (const row of rows) found.set(keyOf(row), Number(row.known));
  }
  return found;
}

/** A change set as it is kept. */
export interface StoredChangeSet {
  readonly known: number;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly origin: string;
  readonly demonstration: boolean;
  readonly reason: string;
  readonly basis: string | undefined;
  readonly submission: string | undefined;
  readonly submittedBy: string | undefined;
}

/** The change sets of a zone as they are kept, to be narrowed. */
export const changeSetsOf = (queries: Queries, zone: string) =>
  queries
    .selectFrom('register_change_set')
    .select([
      'known',
      'id',
      'at',
      'actor',
      'origin',
      'demonstration',
      'reason',
      'basis',
      'submission',
      'submitted_by',
    ])
    .where('zone_id', '=', zone);

type ChangeSetRow = Awaited<ReturnType<ReturnType<typeof changeSetsOf>['executeTakeFirstOrThrow']>>;

/** A change set from its row. */
export const changeSetOf = ({ submitted_by, ...row }: ChangeSetRow): StoredChangeSet => ({
  ...row,
  known: Number(row.known),
  basis: row.basis ?? undefined,
  submission: row.submission ?? undefined,
  submittedBy: submitted_by ?? undefined,
});

/** Writes a change set and its changes, in the order given, each with its hash. */
export async function writeChanges(
  trx: Queries,
  zone: string,
  set: StoredChangeSet,
  changes: readonly { readonly change: Change; readonly hash: string }[],
): Promise<void> {
  const { basis = null, submission = null, submittedBy = null, ...row } = set;
  await trx
    .insertInto('register_change_set')
    .values({ ...row, zone_id: zone, basis, submission, submitted_by: submittedBy })
    .execute();
  const rows = changes.map(({ change, hash }, index) => ({
    index,
    register: change.register,
    record: change.record,
    valid_from: change.from,
    valid_until: change.until ?? null,
    act: change.act.kind,
    field_values: change.act.kind === 'assert' ? change.act.values : null,
    hash,
  }));
  for (const part of batches(rows)) {
    await sql`insert into register_change
        (zone_id, known, index, register, record, valid_from, valid_until, act, field_values, hash)
      select ${zone}, ${set.known}, r.index, r.register, r.record, r.valid_from, r.valid_until, r.act,
        case when r.act = 'assert' then r.field_values end, r.hash
      from jsonb_to_recordset(${listed(part)}) as r(index integer, register text, record text, valid_from date,
        valid_until date, act text, field_values jsonb, hash text)`.execute(trx);
  }
}

/** A state to be opened. */
export interface OpenedState extends RecordKey, Derived {
  readonly span: Span;
  readonly demonstration: boolean;
}

/** Closes and opens states: what was known until `known`, and what is known from it on. */
export async function writeStates(
  trx: Queries,
  zone: string,
  known: number,
  closed: readonly (RecordKey & { readonly from: string; readonly knownFrom: number })[],
  opened: readonly OpenedState[],
): Promise<void> {
  for (const part of batches(closed)) {
    await sql`update register_state s set known_until = ${known}
      from jsonb_to_recordset(${listed(part)}) as r(register text, record text, "from" date, "knownFrom" bigint)
      where s.zone_id = ${zone} and s.register = r.register and s.record = r.record
        and s.known_from = r."knownFrom" and s.valid_from = r."from"`.execute(trx);
  }
  const rows = opened.map(({ register, record, span, title, geojson, demonstration }) => ({
    register,
    record,
    valid_from: span.from,
    valid_until: span.until ?? 'infinity',
    data: span.data,
    title,
    demonstration,
    geojson,
  }));
  for (const part of batches(rows)) {
    await sql`insert into register_state
        (zone_id, register, record, valid_from, valid_until, known_from, data, title, demonstration, geom)
      select ${zone}, r.register, r.record, r.valid_from, r.valid_until, ${known}, r.data, r.title, r.demonstration,
        case when r.geojson is not null then ST_SetSRID(ST_GeomFromGeoJSON(r.geojson), 4490) end
      from jsonb_to_recordset(${listed(part)}) as r(register text, record text, valid_from date, valid_until date,
        data jsonb, title text, demonstration boolean, geojson text)`.execute(trx);
  }
}

/** Spans, as known now, of all records of a register whose field holds one of these values on some day. */
export async function readGroup(
  trx: Queries,
  zone: string,
  register: string,
  field: string,
  values: readonly string[],
): Promise<Map<string, KnownSpan[]>> {
  const { rows } = await sql<RecordKey>`select distinct register, record from register_state
    where zone_id = ${zone} and register = ${register} and known_until is null
      and data ->> ${field} in (${sql.join(values)})`.execute(trx);
  return readCurrentSpans(trx, zone, rows);
}

/** Records of a register that name one of these in a field on some day, as known now. */
export async function readNaming(
  queries: Queries,
  zone: string,
  register: string,
  { id, type }: FieldDefinition,
  named: readonly string[],
): Promise<RecordKey[]> {
  const names =
    type.kind === 'records'
      ? sql.join(
          named.map((one) => sql`data -> ${id} @> to_jsonb(${one}::text)`),
          sql` or `,
        )
      : sql`data ->> ${id} in (${sql.join(named)})`;
  const { rows } =
    await sql<RecordKey>`select distinct register, record collate "C" as record from register_state
    where zone_id = ${zone} and register = ${register} and known_until is null and (${names})
    order by 2`.execute(queries);
  return rows;
}
