import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '@luodi/api';

/** A held lock; the kernel frees it too when the process dies, however it dies. */
export interface ExclusiveLock {
  release(): void;
}

/**
 * Takes the exclusive lock of a data directory or refuses at once with `data-directory-locked`. The lock is SQLite's
 * own on `<directory>.lock.db` (BEGIN EXCLUSIVE held open): it works on every platform Node has, and unlike a file
 * with a process number in it, it cannot go stale. Not for network file systems.
 * The sidecar `<directory>.holder.json` only serves the message; who holds the lock for a moment writes none.
 */
export function lockExclusively(directory: string, startedAt: Date | undefined): ExclusiveLock {
  mkdirSync(dirname(directory), { recursive: true });
  const holderFile = `${directory}.holder.json`;
  const database = new DatabaseSync(`${directory}.lock.db`);
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new AppError('data-directory-locked', { directory, holder: describeHolder(holderFile) }, { cause });
  }
  if (startedAt) {
    writeFileSync(
      holderFile,
      JSON.stringify({ pid: process.pid, host: hostname(), since: startedAt.toISOString() }),
    );
  }
  return {
    release: () => {
      rmSync(holderFile, { force: true });
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

function describeHolder(file: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(file, 'utf8'));
    return `pid ${pid}, ${host}, ${since}`;
  } catch (error) {
    // The holder may be between taking the lock and writing its name: the refusal stands without it.
    return error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'pid ?'
      : `pid ? (${(error as Error).message})`;
  }
}
