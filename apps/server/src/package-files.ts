import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Limits on a package directory: the same order as those on a zip, so that neither way in is weaker. */
const MAX_FILE_BYTES = 200 * 1024 * 1024;
const MAX_TOTAL_BYTES = 400 * 1024 * 1024;
const MAX_FILES = 2_000;

/** Why a path gives no package. */
export type PackageFault =
  | { kind: 'not-found' }
  | { kind: 'unreadable'; reason: string }
  | { kind: 'not-a-package' }
  | { kind: 'too-large'; file: string; bytes: number; limit: number }
  | { kind: 'too-many-files'; limit: number }
  | { kind: 'link'; file: string }
  | { kind: 'not-a-file'; file: string };

/** Raw files of a package directory, or the bytes of a zip. */
export type PackageFiles =
  | { kind: 'directory'; files: Map<string, Uint8Array> }
  | { kind: 'zip'; bytes: Uint8Array }
  | { kind: 'fault'; path: string; fault: PackageFault };

class Fault extends Error {
  readonly fault: PackageFault;
  constructor(fault: PackageFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** Only these belong to a package; README, tests and editors' files beside them are not read. */
function belongs(path: string): boolean {
  return /^[^/]+\.ya?ml$/.test(path) || /^layers\/[^/]+\.(grid\.json|geojson)$/.test(path);
}

function collect(
  root: string,
  folder: string,
  files: Map<string, Uint8Array>,
  total: { bytes: number },
): void {
  const entries: Dirent[] = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (path === 'layers' && entry.isDirectory()) collect(root, path, files, total);
    if (!belongs(path)) continue;
    if (entry.isSymbolicLink()) throw new Fault({ kind: 'link', file: path });
    // A folder or a device under the name of a file; a named pipe would be waited for without end.
    if (!entry.isFile()) throw new Fault({ kind: 'not-a-file', file: path });
    const { size } = statSync(join(root, path));
    if (size > MAX_FILE_BYTES)
      throw new Fault({ kind: 'too-large', file: path, bytes: size, limit: MAX_FILE_BYTES });
    total.bytes += size;
    if (total.bytes > MAX_TOTAL_BYTES) {
      throw new Fault({ kind: 'too-large', file: '*', bytes: total.bytes, limit: MAX_TOTAL_BYTES });
    }
    if (files.size >= MAX_FILES) throw new Fault({ kind: 'too-many-files', limit: MAX_FILES });
    files.set(path, readFileSync(join(root, path)));
  }
}

/**
 * Reads the files of a plan package: a directory, or the bytes of a zip that core then opens with its own limits.
 * Never throws for what is on the disk: a fault says what is wrong with the path.
 */
export function readPackageFiles(path: string): PackageFiles {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return { kind: 'fault', path, fault: { kind: 'not-found' } };
    if (stat.isFile()) {
      if (stat.size > MAX_FILE_BYTES) {
        return {
          kind: 'fault',
          path,
          fault: { kind: 'too-large', file: path, bytes: stat.size, limit: MAX_FILE_BYTES },
        };
      }
      return { kind: 'zip', bytes: readFileSync(path) };
    }
    if (!stat.isDirectory()) return { kind: 'fault', path, fault: { kind: 'not-a-package' } };
    const files = new Map<string, Uint8Array>();
    collect(path, '', files, { bytes: 0 });
    if (files.size === 0) return { kind: 'fault', path, fault: { kind: 'not-a-package' } };
    return { kind: 'directory', files };
  } catch (error) {
    if (error instanceof Fault) return { kind: 'fault', path, fault: error.fault };
    return {
      kind: 'fault',
      path,
      fault: { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) },
    };
  }
}
