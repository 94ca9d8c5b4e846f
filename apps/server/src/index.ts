/**
 * server: one plan package served over HTTP with its pages. The front door is light: what is heavy (database, HTTP)
 * loads only when a server is really started, so that a command that just reads a package stays quick.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanPackage } from '@luodi/core/plan';
import type { BackupReport } from './backup.ts';
import { readConfig } from './config.ts';
import type { DemonstrationAct, DemonstrationReport } from './demonstration-command.ts';
import type { ImportFileOptions, ImportFileReport } from './import-file.ts';
import type { MoveReport } from './move-data.ts';
import type { Served, ServeOptions } from './served.ts';
import type { StorageCheck } from './storage-check.ts';

export { type PackageFault, readPackageFiles } from './package-files.ts';
export { FileTooLarge, readWhole, writeWhole } from './platform/whole-file.ts';

// Not `from` their files, which would load them: those are heavy.
export { type DemonstrationAct, type Served, type ServeOptions };

/**
 * Refuses with `data-directory-locked` when another process holds the database of a data directory: found out before
 * a package is read or a database program loaded.
 */
export async function refuseHeld(dataDirectory?: string): Promise<void> {
  const config = readConfig();
  const directory = join(dataDirectory ?? config.dataDirectory, 'database');
  if (config.databaseUrl !== undefined || !existsSync(directory)) return;
  const { lockExclusively } = await import('./platform/db/exclusive-lock.ts');
  lockExclusively(directory, undefined).release();
}

/** Serves a package. Refuses with an AppError (its catalogue has the exit code) when it cannot start. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { start } = await import('./start.ts');
  return start(options);
}

/** Whether the database of the configuration can be opened, for `luodi doctor`. Changes nothing. */
export async function checkStorage(dataDirectory?: string): Promise<StorageCheck> {
  const { lookAtStorage } = await import('./storage-check.ts');
  return lookAtStorage(dataDirectory);
}

/**
 * The ledger of a zone as lines of an export, from the database itself. Refuses with `data-directory-locked` while a
 * server runs on it: then ask the server.
 */
export async function* exportLedger(zone: string, dataDirectory?: string): AsyncGenerator<string> {
  const { openLedgerExport } = await import('./export-ledger.ts');
  yield* openLedgerExport(zone, dataDirectory);
}

/**
 * A one-time link that makes a security administrator, for when nobody can sign in. Needs the data directory or the
 * database itself; refuses with `data-directory-locked` while a server runs on it.
 */
export async function firstLink(
  plan: PlanPackage,
  dataDirectory?: string,
): Promise<{ readonly address: string; readonly until: Date }> {
  const { openFirstLink } = await import('./first-link.ts');
  return openFirstLink(plan, dataDirectory);
}

/** Reads a file for a register of the database itself: a dry run, or taken over. Refuses with an AppError. */
export async function importFile(options: ImportFileOptions): Promise<ImportFileReport> {
  const imports = await import('./import-file.ts');
  return imports.importFile(options);
}

/** Checks an Ed25519 signature, for verifying an export of the ledger. */
export { fastSha256, verifySignature } from './platform/ledger/offline.ts';

/**
 * Backs the embedded database up into a file, while its server runs or stands still, and looks the file through before
 * it is kept. Refuses with an AppError.
 */
export async function backUp(file: string, dataDirectory?: string): Promise<BackupReport> {
  const backup = await import('./backup.ts');
  return backup.backUp(file, dataDirectory);
}

/** Restores a backup into a data directory without a database, and looks it through before it gets its place. */
export async function restore(
  file: string,
  options: { readonly dataDirectory: string | undefined; readonly ledgerKey: string | undefined },
): Promise<BackupReport> {
  const backup = await import('./backup.ts');
  return backup.restore(file, options);
}

/** Writes all data as lines that either back end takes in. */
export async function exportData(file: string, dataDirectory?: string): Promise<MoveReport> {
  const move = await import('./move-data.ts');
  return move.exportData(file, dataDirectory);
}

/** Takes an export into an empty database of either kind, all of it or nothing. */
export async function importData(
  file: string,
  options: { readonly dataDirectory: string | undefined; readonly ledgerKey: string | undefined },
): Promise<MoveReport> {
  const move = await import('./move-data.ts');
  return move.importData(file, options);
}

/** Shows, adds or removes the demonstration data of a plan in the database of the configuration. */
export async function actOnDemonstration(
  act: DemonstrationAct,
  plan: PlanPackage,
  dataDirectory?: string,
): Promise<DemonstrationReport> {
  const command = await import('./demonstration-command.ts');
  return command.actOnDemonstration(act, plan, dataDirectory);
}
