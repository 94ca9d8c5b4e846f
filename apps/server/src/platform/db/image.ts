import { AppError } from '@luodi/api';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { type Database, probeValue, readVersions } from './database.ts';
import type { DiskGuard } from './disk-guard.ts';
import { drive } from './embedded-database.ts';
import { lockExclusively } from './exclusive-lock.ts';
import { askForImage } from './image-socket.ts';
import { LeaseQueue } from './lease-queue.ts';
import { type Migration, migrate } from './migrate.ts';
import { PgliteHost } from './pglite-host.ts';
import { type Deadlines, inTransaction } from './transaction-context.ts';

/** Nobody waits for a database that is only looked through or filled; the bound is for what has gone wrong. */
export const PATIENT: Deadlines = { interactive: 10 * 60_000, import: 6 * 3_600_000 };

/**
 * The embedded database of a directory as a tar: from the server that runs on it, between two of its transactions, or
 * from the directory itself while nobody does. Refuses with `data-directory-locked` when a process holds the directory
 * and gives no image.
 */
export async function takeImage(directory: string): Promise<Uint8Array> {
  const given = await askForImage(directory);
  if (given) return given;
  const lock = lockExclusively(directory, new Date());
  let broken: Error | undefined;
  const host = new PgliteHost(directory, (error) => {
    broken = error;
  });
  try {
    await host.open();
    const image = await host.image(true);
    await host.close();
    if (broken) throw broken;
    return image;
  } finally {
    lock.release();
  }
}

/** An image that was opened. */
export interface OpenedImage extends Database {
  /** Every page and index of every table as the database's own checker sees them: what is wrong, in its words. */
  findDamage(): Promise<string[]>;
}

/**
 * Opens an image: in memory, or in a directory that it fills. With migrations the schema is brought forward, without
 * them it is left as it is found. Refuses with `database-unavailable` when it does not open at all.
 */
export async function openImage(
  image: Uint8Array,
  options: {
    readonly directory?: string;
    readonly migrations: readonly Migration[] | undefined;
    readonly log: Logger;
  },
): Promise<OpenedImage> {
  const host = new PgliteHost(
    options.directory,
    (error) => options.log.error({ err: error }, 'an image broke down'),
    image,
  );
  const queue = new LeaseQueue(100, PATIENT.import);
  await host.open();
  const { driver, kysely } = drive({ host, queue, disk: ENDLESS, deadlines: PATIENT });
  try {
    if (options.migrations) await migrate(kysely, queue, options.migrations);
    return {
      kind: 'embedded',
      disk: undefined,
      versions: await readVersions(kysely),
      query: kysely,
      transaction: (work, deadline = 'interactive') =>
        inTransaction(queue, deadline, () => kysely.transaction().execute(work)),
      probe: () => probeValue(kysely),
      close: () => driver.destroy(),
      findDamage: () =>
        inTransaction(queue, 'import', () =>
          kysely
            .transaction()
            .execute(async (trx) => {
              await sql`create extension amcheck`.execute(trx);
              const { rows } = await sql<{ text: string }>`
                select c.relname || ': ' || d.msg as text
                from pg_class c cross join lateral verify_heapam(c.oid, check_toast => true) d
                where c.relkind in ('r', 'm') and c.relnamespace = 'public'::regnamespace
                order by 1 limit 100`.execute(trx);
              await sql`
                select bt_index_check(index => i.indexrelid, heapallindexed => true)
                from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
                where a.amname = 'btree' and c.relnamespace = 'public'::regnamespace and i.indisvalid`.execute(
                trx,
              );
              // Nothing of the check stays in the database.
              throw new Looked(rows.map(({ text }) => text));
            })
            .catch((error: unknown) => {
              if (error instanceof Looked) return error.damage;
              if (error instanceof AppError) throw error;
              return [error instanceof Error ? error.message : String(error)];
            }),
        ),
    };
  } catch (error) {
    await driver.destroy();
    throw error;
  }
}

/** Ends a transaction that only looked, with what it saw. */
class Looked extends Error {
  readonly damage: string[];
  constructor(damage: string[]) {
    super('looked');
    this.damage = damage;
  }
}

/** An image in memory needs no disk; one that is being unpacked fails by itself when there is no room. */
const ENDLESS: DiskGuard = {
  requiredBytes: 0,
  freeBytes: () => Number.POSITIVE_INFINITY,
  check: () => undefined,
};
