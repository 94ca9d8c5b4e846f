/**
 * server: one plan package served over HTTP with its pages. The front door is light: what is heavy (database, HTTP)
 * loads only when a server is really started, so that a command that just reads a package stays quick.
 */
import type { Served, ServeOptions } from './served.ts';
import type { StorageCheck } from './storage-check.ts';

export { type PackageFault, readPackageFiles } from './package-files.ts';
export { type Served, type ServeOptions } from './served.ts';
export { FileTooLarge, readWhole, writeWhole } from './whole-file.ts';

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

/** Checks an Ed25519 signature, for verifying an export of the ledger. */
export { fastSha256, verifySignature } from './platform/ledger/offline.ts';
