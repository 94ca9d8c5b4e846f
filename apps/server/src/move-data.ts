import { closeSync, existsSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '@luodi/api';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { systemClock } from './platform/clock.ts';
import {
  type Database,
  EVERY_ZONE,
  openDatabase,
  openImage,
  openServer,
  PATIENT,
  readData,
  takeImage,
  writeData,
} from './platform/db/index.ts';
import { keyDirectory, readPublicKey } from './platform/ledger/index.ts';
import { linesOfFile, writeWhole } from './platform/whole-file.ts';
import { checkLedgers, type HeldLedger } from './stored-check.ts';

/** What export and import say when they are done. */
export interface MoveReport {
  readonly database: Database['kind'];
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly ledgers: readonly HeldLedger[];
  /** Folder of the keys, which are never in an export. */
  readonly keys: string;
}

const log = pino({ level: 'silent' });

/**
 * Writes everything the configured database keeps as lines that either back end takes in (`luodi-data/1`). Of an
 * embedded database an image is taken first, so that a running server waits only for that. Changes nothing.
 */
export async function exportData(file: string, dataDirectory: string | undefined): Promise<MoveReport> {
  const config = readConfig();
  const directory = resolve(dataDirectory ?? config.dataDirectory);
  const ledgerKey = readPublicKey(directory);
  const database = await openToRead(config.databaseUrl, directory);
  let rows: Readonly<Record<string, number>> = {};
  try {
    await writeWhole(
      file,
      async (write) => {
        ({ rows } = await writeData(database, ledgerKey, write));
      },
      { replace: true, mode: 0o600 },
    );
  } finally {
    await database.close();
  }
  return { database: database.kind, rows, ledgers: [], keys: keyDirectory(directory) };
}

async function openToRead(url: string | undefined, directory: string): Promise<Database> {
  if (url !== undefined)
    return openServer({ url, zone: EVERY_ZONE, migrations: undefined, log, deadlines: PATIENT });
  const embedded = join(directory, 'database');
  if (!existsSync(embedded)) throw new AppError('not-found', { what: embedded });
  return openImage(await takeImage(embedded), { migrations: undefined, log });
}

/**
 * Takes an export into the configured database, which has to be empty, whichever back end wrote it. All of it or
 * nothing: every constraint holds and every ledger is verified before it is kept. `ledgerKey` is the public key as kept
 * elsewhere; without it the one of the data directory counts, and then the one the export names itself.
 */
export async function importData(
  file: string,
  options: { readonly dataDirectory: string | undefined; readonly ledgerKey: string | undefined },
): Promise<MoveReport> {
  const config = readConfig();
  const directory = resolve(options.dataDirectory ?? config.dataDirectory);
  // A file that cannot be opened is found out before a database is made.
  closeSync(openSync(file, 'r'));
  const database = await openDatabase({
    url: config.databaseUrl,
    zone: EVERY_ZONE,
    directory: join(directory, 'database'),
    reserveBytes: config.diskReserveBytes,
    clock: systemClock,
    log,
    deadlines: PATIENT,
    onFatal: (error) => {
      throw error;
    },
  });
  let ledgers: readonly HeldLedger[] = [];
  try {
    const rows = await readData(database, linesOfFile(file), async (inside, header) => {
      const ledgerKey = options.ledgerKey ?? readPublicKey(directory) ?? header.ledgerKey;
      ledgers = await checkLedgers(inside, ledgerKey, () => []);
    });
    return { database: database.kind, rows, ledgers, keys: keyDirectory(directory) };
  } finally {
    await database.close();
  }
}
