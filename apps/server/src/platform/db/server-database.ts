import { AppError } from '@luodi/api';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  sql,
} from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { type Database, probeValue, readVersions, type WallBreach } from './database.ts';
import { type Migration, migrate } from './migrate.ts';
import { readSqlError } from './sql-error.ts';
import type { Tables } from './tables.ts';
import { type DeadlineKind, type Deadlines, inTransaction, noteAcquisition } from './transaction-context.ts';
import { findBreach, zoneOption } from './zone-wall.ts';

const REQUIRED_POSTGRES = '15';
const REQUIRED_POSTGIS = '3.3';

/** A server that is only looked at gets this long. */
const CHECK_MS = 5_000;

/** What a connection to a PostgreSQL server is opened with. */
export interface ServerOptions {
  readonly url: string;
  /** The zone whose rows are seen; EVERY_ZONE for what moves a whole database. */
  readonly zone: string;
  /** Undefined leaves the schema as it is found. */
  readonly migrations: readonly Migration[] | undefined;
  readonly log: Logger;
  readonly deadlines: Deadlines;
  readonly connections?: number;
  /** How many may wait for a connection. */
  readonly queueCapacity?: number;
}

/**
 * Asks a PostgreSQL server whether it will do, and changes nothing.
 * Refuses with `postgres-too-old`, `postgis-missing` or `database-unavailable`.
 */
export async function checkServerDatabase(
  url: string,
): Promise<Database['versions'] & { readonly breach: WallBreach | undefined }> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: CHECK_MS,
    query_timeout: CHECK_MS,
  });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const versions = await checkServer(kysely);
    return { ...versions, breach: await findBreach(kysely) };
  } catch (error) {
    throw readSqlError(error, CHECK_MS);
  } finally {
    await kysely.destroy();
  }
}

/** Types kept as in the embedded database: int8 and date as text, bytea as plain bytes. */
const PARSERS = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.INT8, (value) => value],
  [pg.types.builtins.DATE, (value) => value],
  [pg.types.builtins.BYTEA, (value) => new Uint8Array(Buffer.from(value.slice(2), 'hex'))],
]);

/**
 * Connects to PostgreSQL 15 or later with PostGIS 3.3 or later.
 * Refuses with `postgres-too-old`, `postgis-missing`, `migration-changed`, `schema-newer` or `database-unavailable`.
 */
export async function openServer(options: ServerOptions): Promise<Database> {
  const { deadlines, log } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 8,
    connectionTimeoutMillis: deadlines.interactive,
    statement_timeout: deadlines.interactive,
    idle_in_transaction_session_timeout: deadlines.import,
    // The client's own patience, for a server that answers nothing at all.
    query_timeout: deadlines.import + 5_000,
    application_name: 'luodi',
    options: `-c timezone=UTC ${zoneOption(options.zone)}`,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        (format === 'binary' ? undefined : PARSERS.get(oid)) ?? pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'));
  const kysely = new Kysely<Tables>({
    dialect: new GuardedDialect(pool, deadlines, options.queueCapacity ?? 200),
  });
  try {
    await checkServer(kysely);
    const applied = options.migrations ? await migrate(kysely, pool, options.migrations) : [];
    const versions = await readVersions(kysely);
    if (isBelow(versions.postgis, REQUIRED_POSTGIS)) {
      throw new AppError('postgis-missing', { found: versions.postgis, required: REQUIRED_POSTGIS });
    }
    log.info({ applied, ...versions }, 'database server connected');
    const breach = await findBreach(kysely);
    if (breach) log.warn({ breach }, 'the database does not keep the rows of zones apart for this user');
    return {
      kind: 'server',
      disk: undefined,
      versions,
      query: kysely,
      transaction: (work, deadline = 'interactive') =>
        inTransaction(pool, deadline, () =>
          kysely.transaction().execute(async (trx) => {
            if (deadline === 'import')
              await sql.raw(`set local statement_timeout = ${deadlines.import}`).execute(trx);
            return work(trx);
          }),
        ),
      probe: () => probeValue(kysely),
      findBreach: () => findBreach(kysely),
      close: () => kysely.destroy(),
    };
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
}

async function checkServer(db: Kysely<Tables>): Promise<Database['versions']> {
  const { rows } = await sql<{ number: string; version: string; postgis: string | null }>`
    select current_setting('server_version_num') as number, current_setting('server_version') as version,
      (select coalesce(installed_version, default_version) from pg_available_extensions where name = 'postgis') as postgis
  `.execute(db);
  const [found] = rows;
  if (!found || Number(found.number) < Number(REQUIRED_POSTGRES) * 10_000) {
    throw new AppError('postgres-too-old', { found: found?.version ?? '?', required: REQUIRED_POSTGRES });
  }
  if (found.postgis === null || isBelow(found.postgis, REQUIRED_POSTGIS)) {
    throw new AppError('postgis-missing', { found: found.postgis ?? '-', required: REQUIRED_POSTGIS });
  }
  return { postgres: found.version, postgis: found.postgis };
}

/** True when version `a` (such as 3.3.2 or 3.4.0dev) is lower than `b`, by its numbers. */
export function isBelow(a: string, b: string): boolean {
  const left = (a.match(/\d+/g) ?? []).map(Number);
  const right = (b.match(/\d+/g) ?? []).map(Number);
  for (const [index, number] of right.entries()) {
    const difference = (left[index] ?? 0) - number;
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** PostgreSQL dialect whose driver bounds the line, knows the transaction it is in, and reads errors. */
class GuardedDialect extends PostgresDialect {
  readonly #pool: pg.Pool;
  readonly #deadlines: Deadlines;
  readonly #capacity: number;

  constructor(pool: pg.Pool, deadlines: Deadlines, capacity: number) {
    super({ pool });
    this.#pool = pool;
    this.#deadlines = deadlines;
    this.#capacity = capacity;
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const guarded = new WeakSet<DatabaseConnection>();
    const acquire = driver.acquireConnection.bind(driver);
    driver.acquireConnection = async () => {
      const kind = noteAcquisition(this.#pool);
      if (this.#pool.waitingCount >= this.#capacity)
        throw new AppError('database-busy', {}, { retryAfterS: 2 });
      try {
        const connection = await acquire();
        this.#kinds.set(connection, kind);
        if (!guarded.has(connection)) this.#guard(connection);
        guarded.add(connection);
        return connection;
      } catch (error) {
        throw readSqlError(error, this.#deadlines.interactive);
      }
    };
    return driver;
  }

  /** Under which deadline a connection was last taken. */
  readonly #kinds = new WeakMap<DatabaseConnection, DeadlineKind>();

  #guard(connection: DatabaseConnection): void {
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = async <R>(query: CompiledQuery) => {
      try {
        return await execute<R>(query);
      } catch (error) {
        throw readSqlError(error, this.#deadlines[this.#kinds.get(connection) ?? 'interactive']);
      }
    };
  }
}
