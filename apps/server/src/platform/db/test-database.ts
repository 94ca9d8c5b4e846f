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
import { DEADLINES, patientUntil } from './open-database.ts';
import { openServer } from './server-database.ts';
import { EVERY_ZONE } from './zone-wall.ts';

/** Back ends the store tests run on: always embedded, and a server when the run was given one. */
export const testBackEnds: readonly Database['kind'][] =
  testDatabaseUrl() === undefined ? ['embedded'] : ['embedded', 'server'];

/** A fresh migrated database for one test file. */
export interface TestDatabase {
  readonly database: Database;
  /** Closes and removes it. */
  remove(): Promise<void>;
}

/**
 * Opens a fresh database of a kind of {@link testBackEnds}. On a server it is opened as the user an office would be
 * given: owner of its database and nothing more, behind the wall of a zone when one is named (ADR 0020).
 */
export function openTestDatabase(kind: Database['kind'], zone: string = EVERY_ZONE): Promise<TestDatabase> {
  return kind === 'embedded' ? openTestEmbedded() : openTestServer(zone);
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
  // The machine may be busy with other tests.
  let isOpen = false;
  const deadlines = patientUntil(() => isOpen);
  const database = await openEmbedded({ ...(await testOptions(directory)), deadlines, ...change });
  isOpen = true;
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

/** The user of an office: no superuser, owner of the database. */
const OFFICE = 'luodi_office';

/** A database on the server, empty, and its addresses for the office and for who runs the server. */
export async function makeServerDatabase(): Promise<{
  readonly url: string;
  readonly adminUrl: string;
  drop(): Promise<void>;
}> {
  const admin = new URL(testDatabaseUrl() ?? '');
  const name = `luodi_test_${randomBytes(8).toString('hex')}`;
  await asAdmin(admin.href, [
    // Another worker may have made it at the same moment.
    `do $$ begin create role ${OFFICE} login; exception when duplicate_object or unique_violation then null; end $$`,
    `create database ${name} owner ${OFFICE}`,
  ]);
  const own = new URL(admin);
  own.pathname = `/${name}`;
  const office = new URL(own);
  office.username = OFFICE;
  await asAdmin(own.href, [
    'create extension postgis',
    // Tests that tamper go past triggers.
    `grant set on parameter session_replication_role to ${OFFICE}`,
  ]);
  return {
    url: office.href,
    adminUrl: own.href,
    drop: () => asAdmin(admin.href, [`drop database ${name} with (force)`]),
  };
}

async function openTestServer(zone: string): Promise<TestDatabase> {
  const { url, drop } = await makeServerDatabase();
  const migrations = await readMigrations(MIGRATIONS_DIRECTORY);
  const database = await openServer({ url, zone, migrations, log: silent, deadlines: DEADLINES });
  return {
    database,
    remove: async () => {
      await database.close();
      await drop();
    },
  };
}

async function asAdmin(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
