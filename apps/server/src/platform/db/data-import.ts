import { createHash } from 'node:crypto';
import { AppError } from '@luodi/api';
import { sql } from 'kysely';
import { z } from 'zod';
import { DATA_FORMAT, type DataHeader, readApplied, settleTextForms } from './data-export.ts';
import type { Database, Queries } from './database.ts';
import { SqlError } from './sql-error.ts';
import { knotsOf, readTableShapes, type TableShape, TRANSIENT_TABLES } from './table-catalogue.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const headerSchema = z.strictObject({
  format: z.literal(DATA_FORMAT),
  migrations: z.array(z.strictObject({ number: z.int(), name: z.string(), sha256: hash })),
  ledgerKey: z.string().optional(),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.tuple([z.string(), z.string()])) })),
});
const endSchema = z.strictObject({
  end: z.strictObject({ rows: z.record(z.string(), z.int()), sha256: hash }),
});

/** One insert takes at most this many rows, parameters (PostgreSQL counts to 65,535) and characters. */
const MOST_ROWS = 500;
const MOST_PARAMETERS = 30_000;
const MOST_CHARACTERS = 4_000_000;

type Row = Readonly<Record<string, string | null>>;

function unsound(line: number, why: { zh: string; en: string }, cause?: unknown): AppError {
  const params = { whyZh: `第 ${line} 行：${why.zh}。`, whyEn: `Line ${line}: ${why.en}.` };
  return new AppError('data-unsound', params, { cause });
}

/**
 * Takes in what {@link writeData} wrote, into a database whose tables are empty and whose schema is the same. All of it
 * in one transaction or nothing: every constraint and trigger of the schema holds, the hash at the end has to fit, and
 * `accept` looks at the result before it is kept. Refuses with `data-unsound` (the line and why), `data-other-schema`
 * or `data-not-empty`.
 */
export async function readData(
  database: Database,
  lines: AsyncIterable<string>,
  accept: (inside: Database, header: DataHeader) => Promise<void>,
): Promise<Readonly<Record<string, number>>> {
  return database.transaction(async (trx) => {
    await settleTextForms(trx);
    const shapes = (await readTableShapes(trx)).filter(({ name }) => !TRANSIENT_TABLES.has(name));
    await requireEmpty(trx, shapes);
    const knots = knotsOf(shapes);
    for (const { table, key } of knots) await tie(trx, table, key, 'deferrable initially deferred');
    const { header, rows } = await load(trx, shapes, lines);
    // Whatever was put off is due here, the entry of every record in the ledger among it.
    await sql`set constraints all immediate`.execute(trx).catch((error: unknown) => {
      if (!(error instanceof SqlError)) throw error;
      throw new AppError('data-unsound', { whyZh: error.message, whyEn: error.message }, { cause: error });
    });
    for (const { table, key } of knots) await tie(trx, table, key, 'not deferrable');
    await moveSequences(trx);
    await accept({ ...database, query: trx }, header);
    return rows;
  }, 'import');
}

function tie(trx: Queries, table: string, key: string, how: string) {
  return sql`alter table ${sql.table(table)} alter constraint ${sql.id(key)} ${sql.raw(how)}`.execute(trx);
}

async function requireEmpty(trx: Queries, shapes: readonly TableShape[]): Promise<void> {
  for (const { name } of shapes) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(trx);
    if (rows.length > 0) throw new AppError('data-not-empty', { table: name });
  }
}

/** Numbers that the database gives by itself go on after the largest that came. */
async function moveSequences(trx: Queries): Promise<void> {
  const { rows } = await sql<{ sequence: string; table: string; column: string }>`
    select quote_ident(s.relname) as sequence, t.relname as table, a.attname as column
    from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
      join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i') and t.relnamespace = 'public'::regnamespace
  `.execute(trx);
  for (const { sequence, table, column } of rows) {
    await sql`select setval(${sequence}::regclass, greatest(max(${sql.ref(column)}), 1), max(${sql.ref(column)}) is not null)
      from ${sql.table(table)}`.execute(trx);
  }
}

interface Loading {
  readonly trx: Queries;
  readonly shapes: ReadonlyMap<string, TableShape>;
  readonly rows: Record<string, number>;
  batch: Row[];
  characters: number;
  table: string;
  /** Line the batch begins at. */
  line: number;
}

async function load(trx: Queries, shapes: readonly TableShape[], lines: AsyncIterable<string>) {
  const sum = createHash('sha256');
  const loading: Loading = {
    trx,
    shapes: new Map(shapes.map((shape) => [shape.name, shape])),
    rows: Object.fromEntries(shapes.map(({ name }) => [name, 0])),
    batch: [],
    characters: 0,
    table: '',
    line: 0,
  };
  let header: DataHeader | undefined;
  let line = 0;
  let isEnded = false;
  for await (const text of lines) {
    line += 1;
    if (isEnded) throw unsound(line, { zh: '结尾之后还有内容', en: 'something follows the end' });
    const value = parse(text, line);
    if (!header) {
      header = await readHeader(trx, value, shapes);
    } else if ('end' in value) {
      await flush(loading);
      checkEnd(value, loading.rows, sum.digest('hex'), line);
      isEnded = true;
    } else await take(loading, value, text.length, line);
    if (!isEnded) sum.update(text).update('\n');
  }
  if (!header || !isEnded)
    throw unsound(line, {
      zh: '文件没有结尾，可能被截断',
      en: 'the file has no end: it may have been cut off',
    });
  return { header, rows: loading.rows };
}

function parse(text: string, line: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw unsound(line, { zh: '不是一行 JSON 对象', en: 'not a line with a JSON object' });
}

async function readHeader(
  trx: Queries,
  value: Readonly<Record<string, unknown>>,
  shapes: readonly TableShape[],
): Promise<DataHeader> {
  const read = headerSchema.safeParse(value);
  if (!read.success) {
    throw unsound(
      1,
      { zh: `开头不是 ${DATA_FORMAT}`, en: `the first line is not that of ${DATA_FORMAT}` },
      read.error,
    );
  }
  const { ledgerKey, ...rest } = read.data;
  const own = await readApplied(trx);
  const names = (list: readonly { name: string }[]) => list.at(-1)?.name ?? '-';
  const isSame = JSON.stringify(rest.migrations) === JSON.stringify(own);
  const columns = shapes.map(({ name, columns: list }) => ({
    name,
    columns: list.map((one) => [one.name, one.type]),
  }));
  if (!isSame || JSON.stringify(rest.tables) !== JSON.stringify(columns)) {
    throw new AppError('data-other-schema', { found: names(rest.migrations), known: names(own) });
  }
  return { ...rest, ...(ledgerKey === undefined ? {} : { ledgerKey }) };
}

function checkEnd(
  value: unknown,
  rows: Readonly<Record<string, number>>,
  sha256: string,
  line: number,
): void {
  const read = endSchema.safeParse(value);
  if (!read.success)
    throw unsound(line, { zh: '结尾的形式不对', en: 'the end has not its form' }, read.error);
  const { end } = read.data;
  if (end.sha256 !== sha256 || JSON.stringify(end.rows) !== JSON.stringify(rows)) {
    throw unsound(line, {
      zh: '内容与结尾的指纹或行数不符，文件被改动',
      en: 'hash or counts at the end do not fit: the file was changed',
    });
  }
}

async function take(
  loading: Loading,
  value: Readonly<Record<string, unknown>>,
  characters: number,
  line: number,
): Promise<void> {
  const [table = '', ...more] = Object.keys(value);
  const shape = loading.shapes.get(table);
  const row = value[table];
  const isRow =
    shape &&
    more.length === 0 &&
    typeof row === 'object' &&
    row !== null &&
    Object.keys(row).join() === shape.columns.map(({ name }) => name).join() &&
    Object.values(row).every((one) => one === null || typeof one === 'string');
  if (!isRow) throw unsound(line, { zh: '不是一行数据', en: 'not a row of a table' });
  const isFull =
    loading.batch.length >= MOST_ROWS ||
    (loading.batch.length + 1) * shape.columns.length > MOST_PARAMETERS ||
    loading.characters + characters > MOST_CHARACTERS;
  if (table !== loading.table || isFull) await flush(loading);
  if (loading.batch.length === 0) loading.line = line;
  loading.table = table;
  loading.batch.push(row as Row);
  loading.characters += characters;
}

async function flush(loading: Loading): Promise<void> {
  const { batch, table, trx, line } = loading;
  const shape = loading.shapes.get(table);
  if (!shape || batch.length === 0) return;
  const names = sql.join(shape.columns.map(({ name }) => sql.ref(name)));
  const values = sql.join(
    batch.map(
      (row) =>
        sql`(${sql.join(shape.columns.map(({ name, type }) => sql`cast(cast(${row[name] ?? null} as text) as ${sql.raw(type)})`))})`,
    ),
  );
  try {
    await sql`insert into ${sql.table(table)} (${names}) overriding system value values ${values}`.execute(
      trx,
    );
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    const last = line + batch.length - 1;
    const why = `${table}: ${error.message}`;
    throw unsound(line, { zh: `（至第 ${last} 行）${why}`, en: `(to line ${last}) ${why}` }, error);
  }
  loading.rows[table] = (loading.rows[table] ?? 0) + batch.length;
  loading.batch = [];
  loading.characters = 0;
}
