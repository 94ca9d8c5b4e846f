import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '@luodi/api';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { syncDirectory, syncTree } from '../whole-file.ts';
import { type Database, probeValue, readVersions } from './database.ts';
import { type DiskGuard, guardDisk } from './disk-guard.ts';
import { EmbeddedDriver, type EmbeddedParts } from './embedded-driver.ts';
import { lockExclusively } from './exclusive-lock.ts';
import { giveImages } from './image-socket.ts';
import { LeaseQueue } from './lease-queue.ts';
import { DEFAULT_SCHEDULE, type MaintenanceSchedule, startMaintenance } from './maintenance.ts';
import { type Migration, migrate } from './migrate.ts';
import { PgliteHost } from './pglite-host.ts';
import type { Tables } from './tables.ts';
import { type Deadlines, inTransaction } from './transaction-context.ts';

/** Major version of PostgreSQL inside the pinned PGlite. */
export const EMBEDDED_MAJOR = '18';

/** What the embedded database is opened with. */
export interface EmbeddedOptions {
  /** Directory of the database; made when it is not there. The lock lies beside it. */
  readonly directory: string;
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
  readonly log: Logger;
  /** Free bytes below which writing stops: the larger of 1 GB and twice the largest upload. */
  readonly reserveBytes: number;
  /** Ends the process: the database cannot go on safely. */
  readonly onFatal: (error: Error) => void;
  readonly deadlines: Deadlines;
  /** How many may stand in line, and how long. */
  readonly queueCapacity?: number;
  readonly queueWaitMs?: number;
  readonly schedule?: MaintenanceSchedule;
}

/** The embedded database with what only it has. */
export interface EmbeddedDatabase extends Database {
  readonly kind: 'embedded';
  readonly disk: DiskGuard;
  /** Calls of fsync that reached the disk since opening. */
  fsyncCount(): number;
  /** How many wait for the connection. */
  waiting(): number;
}

/**
 * Opens PostgreSQL with PostGIS inside this process (PGlite, in a worker thread): for trying out, training and a
 * single office, up to about 1 GB and 20 people at once. One process per directory.
 * Refuses with `data-directory-locked`, `data-version`, `migration-changed` or `schema-newer`.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { directory, clock, log, deadlines } = options;
  const lock = lockExclusively(directory, clock.now());
  try {
    const making = beginMaking(directory);
    checkVersion(directory);
    mkdirSync(directory, { recursive: true });
    const disk = guardDisk(directory, options.reserveBytes, clock);
    const host = new PgliteHost(directory, options.onFatal);
    const queue = new LeaseQueue(options.queueCapacity ?? 200, options.queueWaitMs ?? 10_000);
    await host.open();
    const { driver, kysely } = drive({ host, queue, disk, deadlines });
    const applied = await migrate(kysely, queue, options.migrations).catch(async (error: unknown) => {
      await driver.destroy();
      throw error;
    });
    making?.finish();
    const database: Omit<EmbeddedDatabase, 'close'> = {
      kind: 'embedded',
      versions: await readVersions(kysely),
      query: kysely,
      disk,
      transaction: (work, deadline = 'interactive') =>
        inTransaction(queue, deadline, () => kysely.transaction().execute(work)),
      probe: () => probeValue(kysely),
      fsyncCount: () => host.fsyncCount,
      waiting: () => queue.waiting,
    };
    log.info(
      { directory, applied, ...database.versions },
      'embedded database open: for trying out, training or one office; DATABASE_URL for more',
    );
    let closing: Promise<void> | undefined;
    const closeOnce = () => {
      closing ??= (async () => {
        await stopGiving();
        await stopMaintenance();
        // Kysely forgets a driver that never ran a statement; the driver is closed by hand so that it always is.
        await driver.destroy();
        lock.release();
      })();
      return closing;
    };
    const opened: EmbeddedDatabase = { ...database, close: closeOnce };
    const stopGiving = await giveImages(
      directory,
      () => inTransaction(queue, 'import', () => driver.image()),
      log,
    );
    const stopMaintenance = startMaintenance(opened, {
      schedule: options.schedule ?? DEFAULT_SCHEDULE,
      clock,
      log,
      onHung: (error) =>
        host.interrupt(new AppError('database-unavailable', {}, { retryAfterS: 5, cause: error })),
    });
    return opened;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Before a directory is made: whoever makes one leaves a mark beside it until every byte of it is on the disk. The
 * database itself makes nothing durable while it is being made, so after a power cut in its first minute it would not
 * open again, with all that was acknowledged since. A directory found with the mark was never opened to anybody: it is
 * removed and made anew. Nothing to finish for one that is there and whole.
 */
function beginMaking(directory: string): { finish(): void } | undefined {
  const mark = markOf(directory);
  const parent = dirname(directory);
  if (existsSync(mark)) rmSync(directory, { recursive: true, force: true });
  if (existsSync(join(directory, 'PG_VERSION'))) return undefined;
  writeFileSync(mark, '');
  syncDirectory(parent);
  return {
    finish: () => {
      syncTree(directory);
      syncDirectory(parent);
      rmSync(mark);
      // The data directory may be as new as the database in it.
      syncDirectory(parent);
      syncDirectory(dirname(parent));
    },
  };
}

/** What lies beside a directory while it is being made. */
const markOf = (directory: string) => `${directory}.unfinished`;

/** The query builder over the single connection of a host. */
export function drive(parts: EmbeddedParts): {
  readonly driver: EmbeddedDriver;
  readonly kysely: Kysely<Tables>;
} {
  const driver = new EmbeddedDriver(parts);
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return { driver, kysely };
}

/**
 * Looks whether a directory could be opened, without opening it. Refuses with `data-directory-locked` or
 * `data-version`.
 */
export function checkEmbedded(directory: string): void {
  lockExclusively(directory, undefined).release();
  checkVersion(directory);
}

function checkVersion(directory: string): void {
  const file = join(directory, 'PG_VERSION');
  // What was cut off while it was being made is made anew, whatever it says.
  if (!existsSync(file) || existsSync(markOf(directory))) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found !== EMBEDDED_MAJOR)
    throw new AppError('data-version', { directory, found, expected: EMBEDDED_MAJOR });
}
