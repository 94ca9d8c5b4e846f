import { statfsSync } from 'node:fs';
import { AppError } from '@luodi/api';
import type { Clock } from '../clock.ts';

/** Says whether there is room to write. */
export interface DiskGuard {
  /** Free bytes for this user, at most half a second old. */
  freeBytes(): number;
  readonly requiredBytes: number;
  /** Refuses with `disk-full` (507) when the reserve is touched. */
  check(): void;
}

/** How long a reading of the free space is believed: statfs is cheap, but not per statement. */
const READING_MS = 500;

/**
 * Guards the disk under `directory`. The embedded database hangs on a full disk instead of failing, so writing stops
 * while there is still room for a checkpoint; reading goes on and writing resumes by itself.
 */
export function guardDisk(directory: string, requiredBytes: number, clock: Clock): DiskGuard {
  let readAtMs = Number.NEGATIVE_INFINITY;
  let free = 0;
  const freeBytes = () => {
    if (clock.elapsedMs() - readAtMs >= READING_MS) {
      const { bavail, bsize } = statfsSync(directory);
      free = bavail * bsize;
      readAtMs = clock.elapsedMs();
    }
    return free;
  };
  return {
    freeBytes,
    requiredBytes,
    check: () => {
      if (freeBytes() >= requiredBytes) return;
      throw new AppError('disk-full', {}, { retryAfterS: 60 });
    },
  };
}
