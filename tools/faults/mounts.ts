/** Small file systems of our own, for faults no ordinary one has. All of this needs root. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A mounted file system. */
export interface Mounted {
  readonly folder: string;
  /** Unmounts it and removes everything that was made for it. */
  remove(): void;
}

const run = (program: string, ...words: string[]) =>
  execFileSync(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });

/** A file system in memory that is full at `megabytes`. */
export function mountSmall(megabytes: number): Mounted {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-full-'));
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  return {
    folder,
    remove: () => {
      run('umount', '-l', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An ext4 file system on a loop device, whose power can be cut. */
export interface CuttableDisk extends Mounted {
  /**
   * Cuts the power: nothing written but not yet durable reaches the device, not even the journal
   * (EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH).
   */
  cut(): void;
  /** Mounts it anew, as after a restart of the machine: the journal is replayed. */
  remount(): void;
}

/** FS_IOC_SHUTDOWN of linux/fs.h, and the flag for "do not flush the log". */
const SHUTDOWN = '0x8004587d';
const NO_LOG_FLUSH = 2;

/** Makes an ext4 disk of `megabytes`. */
export function mountCuttable(megabytes: number): CuttableDisk {
  const base = mkdtempSync(join(tmpdir(), 'luodi-power-'));
  const image = join(base, 'disk.img');
  const folder = join(base, 'mounted');
  writeFileSync(image, '');
  truncateSync(image, megabytes * 2 ** 20);
  mkdirSync(folder);
  run('mkfs.ext4', '-q', image);
  const mount = () => run('mount', '-o', 'loop', image, folder);
  /** The kernel lets go of the files of a killed process a moment after the process is gone. */
  const unmount = () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return run('umount', folder);
      } catch (error) {
        if (attempt === 50) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
      }
    }
  };
  mount();
  return {
    folder,
    cut: () => {
      const program = [
        'open my $folder, "<", shift or die $!;',
        `my $flags = pack("L", ${NO_LOG_FLUSH});`,
        `ioctl($folder, ${SHUTDOWN}, $flags) or die $!;`,
      ].join(' ');
      run('perl', '-e', program, folder);
    },
    remount: () => {
      unmount();
      mount();
    },
    remove: () => {
      // Also while somebody still looks at it.
      run('umount', '-l', folder);
      rmSync(base, { recursive: true, force: true });
    },
  };
}
