import { invariant } from '@luodi/core/base';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DiskGuard } from './disk-guard.ts';
import type { Tables } from './tables.ts';
import type { DeadlineKind } from './transaction-context.ts';

/** Building and running statements; transactions are begun on the {@link Database}. */
export type Queries = Omit<
  Kysely<Tables>,
  'transaction' | 'startTransaction' | 'connection' | 'destroy' | 'schema' | 'introspection' | 'dynamic'
>;

/** Why the wall between zones (ADR 0020) does not stand: nothing when it does. */
export type WallBreach =
  /** The user is a superuser or has BYPASSRLS. */
  | { readonly kind: 'user-passes'; readonly user: string }
  /** Tables without it, or with it switched off. */
  | { readonly kind: 'tables-open'; readonly tables: readonly string[] };

/** Storage behind one interface: embedded in the process, or a PostgreSQL server. */
export interface Database {
  readonly kind: 'embedded' | 'server';
  /** Guard of the disk the data lies on; none when a server keeps them. */
  readonly disk: DiskGuard | undefined;
  readonly versions: { readonly postgres: string; readonly postgis: string };
  /** Statements outside a transaction, each its own. Not to be used inside one: that is refused as a bug. */
  readonly query: Queries;
  /**
   * Runs one business command as one transaction: all of it or nothing. Keep it short and free of network, parsing
   * and waiting; the deadline covers the whole of it on the embedded database, each statement on a server.
   */
  transaction<T>(work: (trx: Queries) => Promise<T>, deadline?: DeadlineKind): Promise<T>;
  /** Fails unless the database computes: a connection that answers nothing is not healthy. */
  probe(): Promise<void>;
  /**
   * Why the database does not keep the rows of zones apart, on a server (ADR 0020). Nothing to ask of the embedded one:
   * its only user passes every wall.
   */
  readonly findBreach?: () => Promise<WallBreach | undefined>;
  /** Waits for work under way, then closes. */
  close(): Promise<void>;
}

/** A value for a jsonb column, the same on both back ends (the drivers differ on arrays and strings). */
export function jsonb(value: unknown): RawBuilder<unknown> {
  return sql`cast(cast(${JSON.stringify(value)} as text) as jsonb)`;
}

/** A timestamptz column as text in UTC to the microsecond, all that is stored: a Date holds milliseconds only. */
export function instantText(column: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** The text {@link instantText} gives for an instant that was written with milliseconds. */
export function asStoredInstant(iso: string): string {
  return new Date(iso).toISOString().replace('Z', '000Z');
}

/** Asks for a value the connection has to compute: after a broken protocol state the embedded one answers no row. */
export async function probeValue(query: Queries): Promise<void> {
  const { rows } = await sql<{ answer: number }>`select 41 + 1 as answer`.execute(query);
  invariant(rows[0]?.answer === 42, 'the database does not compute');
}

/** Versions of PostgreSQL and PostGIS that really run. */
export async function readVersions(query: Queries): Promise<Database['versions']> {
  const { rows } = await sql<{ postgres: string; postgis: string }>`
    select current_setting('server_version') as postgres, postgis_lib_version() as postgis`.execute(query);
  const [versions] = rows;
  invariant(versions, 'the database tells its versions');
  return versions;
}
