import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '@luodi/core/base';
import pg from 'pg';
import { pino } from 'pino';
import { testDatabaseUrl } from '../../config.ts';
import { systemClock } from '../clock.ts';
import type { Database } from './database.ts';
import { type EmbeddedDatabase, type EmbeddedOptions, openEmbedded } from './embedded-database.ts';
import { MIGRATIONS_DIRECTORY, readMigrations } from './migrate.ts';
import { DEADLINES } from './open-database.ts';
import { openServer } from './server-database.ts';

/** Back ends the store tests run on: always embedded, and a server when the run was given one. */
export const testBackEnds: readonly Database['kind'][] =
  testDatabaseUrl() === undefined ? ['embedded'] : ['embedded', 'server'];

/** A fresh migrated database for one test file. */
export interface TestDatabase {
  readonly database: Database;
  /** Closes and removes it. */
  remove(): Promise<void>;
}

/** Opens a fresh database of a kind of {@link testBackEnds}. */
export function openTestDatabase(kind: Database['kind']): Promise<TestDatabase> {
  return kind === 'embedded' ? openTestEmbedded() : openTestServer();
}

const silent = pino({ level: 'silent' });

/** Options of an embedded database for a test, in `directory`. A fatal condition fails the test by being thrown. */
export async function testOptions(directory: string): Promise<EmbeddedOptions> {
  return {
    directory,
    migrations: await readMigrations(MIGRATIONS_DIRECTORY),
    clock: systemClock,
    log: silent,
    reserveBytes: 2 ** 20,
    deadlines: DEADLINES,
    onFatal: (error) => {
      throw error;
    },
  };
}

/** A fresh embedded database with options of its own: opened on a copy of the template. */
export async function openTestEmbedded(
  change: Partial<EmbeddedOptions> = {},
): Promise<TestDatabase & { readonly database: EmbeddedDatabase; readonly directory: string }> {
  const parent = await mkdtemp(join(tmpdir(), 'luodi-embedded-'));
  const directory = join(parent, 'database');
  await copyTemplate(directory);
  const database = await openEmbedded({ ...(await testOptions(directory)), ...change });
  return {
    database,
    directory,
    remove: async () => {
      await database.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** Puts an empty migrated database where none is yet. */
export async function copyTemplate(directory: string): Promise<void> {
  await cp(await templateDirectory(), directory, { recursive: true });
}

/**
 * A migrated directory to copy, made once per set of migrations on this machine: making one takes ten seconds,
 * copying and opening two.
 */
async function templateDirectory(): Promise<string> {
  const migrations = await readMigrations(MIGRATIONS_DIRECTORY);
  const hash = contentHash(migrations.map(({ sha256 }) => sha256)).slice(0, 16);
  const template = join(tmpdir(), `luodi-template-${hash}`);
  if (existsSync(template)) return template;
  const parent = await mkdtemp(join(tmpdir(), 'luodi-template-making-'));
  try {
    const database = await openEmbedded(await testOptions(join(parent, 'database')));
    await database.close();
    await rename(join(parent, 'database'), template).catch((error: NodeJS.ErrnoException) => {
      // Another run was faster: its template is as good.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
  return template;
}

async function openTestServer(): Promise<TestDatabase> {
  const url = new URL(testDatabaseUrl() ?? '');
  const name = `luodi_test_${randomBytes(8).toString('hex')}`;
  await withAdmin(url.href, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openServer({
    url: own.href,
    migrations: await readMigrations(MIGRATIONS_DIRECTORY),
    log: silent,
    deadlines: DEADLINES,
  });
  return {
    database,
    remove: async () => {
      await database.close();
      await withAdmin(url.href, `drop database ${name} with (force)`);
    },
  };
}

async function withAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
