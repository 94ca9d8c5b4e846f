import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Queries } from './database.ts';
import { readTableShapes, type TableShape, TRANSIENT_TABLES } from './table-catalogue.ts';

/** Format of an export: lines of JSON, UTF-8. */
export const DATA_FORMAT = 'luodi-data/1';

/** A migration as a database remembers it. */
export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

/** First line of an export. */
export interface DataHeader {
  readonly format: typeof DATA_FORMAT;
  /** The schema the rows are of, as the migrations that made it. */
  readonly migrations: readonly AppliedMigration[];
  /** Public key the ledger's checkpoints were signed with, where it was known. */
  readonly ledgerKey?: string;
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly (readonly [string, string])[];
  }[];
}

/** Last line of an export. */
export interface DataEnd {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** SHA-256 over every byte before this line. */
  readonly sha256: string;
}

/** Rows fetched at once. */
const PAGE = 500;

/** Migrations a database has, in order. */
export async function readApplied(query: Queries): Promise<AppliedMigration[]> {
  const { rows } = await sql<AppliedMigration>`
    select number, name, sha256 from schema_migration order by number`.execute(query);
  return rows.map(({ number, name, sha256 }) => ({ number, name, sha256 }));
}

/**
 * Writes everything a database keeps as lines: a header, a line for each row (`{"table":{"column":"text",…}}`, every
 * value as the text PostgreSQL gives it, geometry as EWKB in hex), an end with counts and a hash. In one transaction,
 * so it is one state; in the order of references and keys, so the same state gives the same bytes on every back end.
 * Sessions and the like ({@link TRANSIENT_TABLES}) are left out.
 */
export async function writeData(
  database: Database,
  ledgerKey: string | undefined,
  write: (line: string) => Promise<void>,
): Promise<DataEnd> {
  const hash = createHash('sha256');
  const say = async (line: unknown) => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    await write(text);
  };
  return database.transaction(async (trx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(trx);
    await settleTextForms(trx);
    const shapes = (await readTableShapes(trx)).filter(({ name }) => !TRANSIENT_TABLES.has(name));
    const header: DataHeader = {
      format: DATA_FORMAT,
      migrations: await readApplied(trx),
      ...(ledgerKey === undefined ? {} : { ledgerKey }),
      tables: shapes.map(({ name, columns }) => ({
        name,
        columns: columns.map((one) => [one.name, one.type] as const),
      })),
    };
    await say(header);
    const rows: Record<string, number> = {};
    for (const shape of shapes) {
      rows[shape.name] = 0;
      for await (const row of rowsOf(trx, shape)) {
        rows[shape.name] = (rows[shape.name] ?? 0) + 1;
        await say({ [shape.name]: row });
      }
    }
    const end: DataEnd = { rows, sha256: hash.digest('hex') };
    await write(`${JSON.stringify({ end })}\n`);
    return end;
  }, 'import');
}

/** Text forms that would otherwise hang on the settings of the server. */
export async function settleTextForms(trx: Queries): Promise<void> {
  for (const setting of [
    `timezone = 'UTC'`,
    `datestyle = 'ISO, YMD'`,
    `intervalstyle = 'iso_8601'`,
    `bytea_output = 'hex'`,
    'extra_float_digits = 1',
  ]) {
    await sql.raw(`set local ${setting}`).execute(trx);
  }
}

/** The rows of a table in the order of its key, through a cursor: the table may be larger than memory. */
async function* rowsOf(
  trx: Queries,
  shape: TableShape,
): AsyncGenerator<Readonly<Record<string, string | null>>> {
  const columns = sql.join(shape.columns.map(({ name }) => sql`${sql.ref(name)}::text as ${sql.ref(name)}`));
  const order = sql.join(
    shape.key.map(({ name, isText }) => {
      const column = sql.ref(`${shape.name}.${name}`);
      return isText ? sql`${column} collate "C"` : column;
    }),
  );
  await sql`declare data_rows no scroll cursor for
    select ${columns} from ${sql.table(shape.name)} order by ${order}`.execute(trx);
  for (;;) {
    const { rows } = await sql<
      Record<string, string | null>
    >`fetch ${sql.raw(String(PAGE))} from data_rows`.execute(trx);
    yield* rows;
    if (rows.length < PAGE) break;
  }
  await sql`close data_rows`.execute(trx);
}
