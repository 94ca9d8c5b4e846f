import { existsSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '@luodi/api';
import { invariant } from '@luodi/core/base';
import { pino } from 'pino';
import { type BackupManifest, backupBytes, readBackup } from './backup-file.ts';
import { type Config, readConfig } from './config.ts';
import { systemClock } from './platform/clock.ts';
import {
  EMBEDDED_MAJOR,
  lockExclusively,
  MIGRATIONS_DIRECTORY,
  openImage,
  readMigrations,
  takeImage,
} from './platform/db/index.ts';
import { keyDirectory, readPublicKey, readWitnesses } from './platform/ledger/index.ts';
import { syncDirectory, syncTree, writeWhole } from './platform/whole-file.ts';
import { checkLedgers, type HeldLedger, newestSigned, unsound } from './stored-check.ts';

/** What backup and restore say when they are done. */
export interface BackupReport {
  readonly takenAt: string;
  /** Size of the database directory, uncompressed. */
  readonly bytes: number;
  readonly ledgers: readonly HeldLedger[];
  /** Zones of which checkpoints outside the database cover more entries than the backup has: these acts are lost. */
  readonly behind: readonly { readonly zone: string; readonly entries: number; readonly signed: number }[];
  /** Folder of the keys, which are never in a backup. */
  readonly keys: string;
  readonly hasKeys: boolean;
}

/** Room beyond the image that unpacking and recovery need. */
const SPARE_BYTES = 128 * 2 ** 20;

const log = pino({ level: 'silent' });

function embeddedOf(dataDirectory: string | undefined): Config {
  const read = readConfig();
  if (read.databaseUrl !== undefined) throw new AppError('backup-elsewhere');
  return { ...read, dataDirectory: resolve(dataDirectory ?? read.dataDirectory) };
}

/**
 * Backs the embedded database up, from the running server or from its directory. The file is read back, opened in
 * memory, looked through page by page and its ledger verified before it gets its name. An older file of that name is
 * replaced only then.
 */
export async function backUp(file: string, dataDirectory: string | undefined): Promise<BackupReport> {
  const config = embeddedOf(dataDirectory);
  const directory = join(config.dataDirectory, 'database');
  if (!existsSync(directory)) throw new AppError('not-found', { what: directory });
  const ledgerKey = readPublicKey(config.dataDirectory);
  // Read first: a checkpoint signed after the image was taken is no gap in it.
  const witnesses = readWitnesses(keyDirectory(config.dataDirectory), config.ledgerWitness);
  const image = await takeImage(directory);
  const about = { takenAt: systemClock.now(), postgres: EMBEDDED_MAJOR, ledgerKey };
  let report: BackupReport | undefined;
  await writeWhole(file, backupBytes(image, about), {
    replace: true,
    mode: 0o600,
    accept: async (beside) => {
      const { manifest, image: kept } = await readBackup(beside);
      const ledgers = await lookThrough(kept, undefined, ledgerKey, witnesses);
      report = reportOf(config, manifest, ledgers, []);
    },
  });
  invariant(report, 'a file that was kept was looked through');
  return report;
}

/**
 * Restores a backup into a data directory that holds no database. It is unpacked beside its place, brought to the
 * schema of this program, looked through, and gets its place last. `ledgerKey` is the public key as kept elsewhere;
 * without it the one of the data directory counts, and then the one the backup names itself.
 */
export async function restore(
  file: string,
  options: { readonly dataDirectory: string | undefined; readonly ledgerKey: string | undefined },
): Promise<BackupReport> {
  const config = embeddedOf(options.dataDirectory);
  const directory = join(config.dataDirectory, 'database');
  if (existsSync(directory)) throw new AppError('data-not-empty', { table: directory });
  const { manifest, image } = await readBackup(file);
  if (manifest.postgres !== EMBEDDED_MAJOR) {
    throw new AppError('data-version', {
      directory: file,
      found: manifest.postgres,
      expected: EMBEDDED_MAJOR,
    });
  }
  const ledgerKey = options.ledgerKey ?? readPublicKey(config.dataDirectory) ?? manifest.ledgerKey;
  const lock = lockExclusively(directory, systemClock.now());
  const beside = `${directory}.restoring`;
  try {
    const { bavail, bsize } = statfsSync(config.dataDirectory);
    if (bavail * bsize < image.length + SPARE_BYTES) throw new AppError('disk-full', {}, { retryAfterS: 60 });
    rmSync(beside, { recursive: true, force: true });
    const ledgers = await lookThrough(image, beside, ledgerKey, new Map());
    syncTree(beside);
    renameSync(beside, directory);
    syncDirectory(dirname(directory));
    const witnesses = readWitnesses(keyDirectory(config.dataDirectory), config.ledgerWitness);
    const behind = ledgers.flatMap(({ zone, entries }) => {
      const signed = newestSigned(witnesses.get(zone) ?? [], ledgerKey ?? '', zone);
      return signed > entries ? [{ zone, entries, signed }] : [];
    });
    return reportOf(config, manifest, ledgers, behind);
  } finally {
    rmSync(beside, { recursive: true, force: true });
    lock.release();
  }
}

/** Opens an image, in memory or in a directory, and refuses with `data-unsound` unless all of it holds. */
async function lookThrough(
  image: Uint8Array,
  directory: string | undefined,
  ledgerKey: string | undefined,
  witnesses: ReadonlyMap<string, readonly string[]>,
): Promise<HeldLedger[]> {
  const migrations = await readMigrations(MIGRATIONS_DIRECTORY);
  const options = { ...(directory === undefined ? {} : { directory }), migrations, log };
  const opened = await openImage(image, options).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'database-unavailable') throw error;
    throw unsound({ zh: '其中的数据库打不开。', en: 'The database in it does not open.' });
  });
  try {
    const [damage, ...more] = await opened.findDamage();
    if (damage !== undefined) {
      throw unsound({
        zh: `数据库内部有损坏（${1 + more.length} 处），第一处：${damage}`,
        en: `The database is damaged inside (${1 + more.length} places), first: ${damage}`,
      });
    }
    return await checkLedgers(opened, ledgerKey, (zone) => witnesses.get(zone) ?? []);
  } finally {
    await opened.close();
  }
}

function reportOf(
  config: Config,
  manifest: BackupManifest,
  ledgers: readonly HeldLedger[],
  behind: BackupReport['behind'],
): BackupReport {
  const keys = keyDirectory(config.dataDirectory);
  const hasKeys = existsSync(join(keys, 'ledger-signing.key'));
  return { takenAt: manifest.takenAt, bytes: manifest.bytes, ledgers, behind, keys, hasKeys };
}
