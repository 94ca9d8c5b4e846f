import type { ZipLimits } from '@luodi/core/plan';

/** Largest file that is taken, in bytes. */
const MOST_FILE_BYTES = 50 * 2 ** 20;

/** Limits on a zip and on what comes out of it; counted while inflating, whatever the zip says of itself. */
export const EXCHANGE_ZIP: ZipLimits = {
  bytes: MOST_FILE_BYTES,
  entries: 1_000,
  unpackedBytes: 200 * 2 ** 20,
  ratio: 100,
};

/** Rows and columns of one file. */
export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 500;
/** Vertices of one file; those of one shape are limited by core/geometry (200,000). */
export const MOST_VERTICES = 2_000_000;

/** Nesting of JSON and XML. */
export const MOST_DEPTH = 64;

/** Rows shown before anything is decided, and samples kept of each column. */
export const PREVIEW_ROWS = 20;
export const SAMPLES = 8;

/** What a child process that reads or writes a file may use. Resident memory is watched from outside. */
export const CHILD_SECONDS = 60;
export const CHILD_HEAP_MB = 512;
export const CHILD_MEMORY_MB = 900;
