import { readdir, readFile } from 'node:fs/promises';
import { AppError } from '@luodi/api';
import { invariant, sha256Hex } from '@luodi/core/base';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction-context.ts';
import { EVERY_ZONE } from './zone-wall.ts';

/** One numbered file of SQL. */
export interface Migration {
  readonly number: number;
  /** File name. */
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** Where the migrations of the product are. */
export const MIGRATIONS_DIRECTORY = new URL('../../migrations/', import.meta.url);

/** Key of the advisory lock that keeps two servers from migrating one database together. */
const LOCK_KEY = 4_180_001;

/** Reads `0001-name.sql`, `0002-…` from a directory; numbers run from 1 without a gap. */
export async function readMigrations(directory: URL): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
      invariant(number === index + 1, `migration ${name} is out of order or badly named`);
      const text = await readFile(new URL(name, directory), 'utf8');
      return { number, name, text, sha256: sha256Hex(text) };
    }),
  );
}

/**
 * Brings the schema forward, each migration in a transaction of its own. Refuses when an applied migration was
 * changed since (`migration-changed`) or the database is ahead of the program (`schema-newer`).
 * Returns the names applied now.
 */
export async function migrate(
  db: Kysely<Tables>,
  owner: object,
  migrations: readonly Migration[],
): Promise<string[]> {
  const { rows: found } = await sql<{ there: boolean }>`
    select to_regclass('schema_migration') is not null as there`.execute(db);
  // Asked first, so that a server with a full disk and nothing to migrate starts and can be read.
  if (!found[0]?.there) {
    await sql`create table if not exists schema_migration (
      number integer primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`.execute(db);
  }
  const applied = await sql<{ number: number; name: string; sha256: string }>`
    select number, name, sha256 from schema_migration order by number`.execute(db);
  const last = applied.rows.at(-1);
  const known = migrations.length;
  if (last && last.number > known) throw new AppError('schema-newer', { found: last.name, known });
  for (const row of applied.rows) {
    const migration = migrations[row.number - 1];
    if (migration?.sha256 !== row.sha256) throw new AppError('migration-changed', { migration: row.name });
  }
  const names: string[] = [];
  for (const migration of migrations.slice(last?.number ?? 0)) {
    if (await apply(db, owner, migration)) names.push(migration.name);
  }
  return names;
}

function apply(db: Kysely<Tables>, owner: object, migration: Migration): Promise<boolean> {
  return inTransaction(owner, 'import', () =>
    db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${LOCK_KEY})`.execute(trx);
      const { rows } = await sql`select 1 from schema_migration where number = ${migration.number}`.execute(
        trx,
      );
      // Another server was faster.
      if (rows.length > 0) return false;
      // A migration is about the rows of every zone.
      await sql`select set_config('luodi.zone', ${EVERY_ZONE}, true)`.execute(trx);
      await sql.raw(migration.text).execute(trx);
      await sql`insert into schema_migration (number, name, sha256)
        values (${migration.number}, ${migration.name}, ${migration.sha256})`.execute(trx);
      return true;
    }),
  );
}
