import { closeSync, fstatSync, fsyncSync, openSync, readSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How much is written to a file at once. */
const PIECE_BYTES = 1 << 18;

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes a file whole or not at all: beside its place first, and to its place only when every byte is on the disk and
 * `accept` (a look at what was written, by its path) has not thrown. Throws what the system says (EEXIST when the
 * place is taken and `replace` is not asked for); nothing half-written is left.
 */
export async function writeWhole(
  path: string,
  content: Pieces,
  replace: boolean,
  accept?: (beside: string) => Promise<void>,
): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  const file = await open(beside, 'wx');
  try {
    try {
      for await (const piece of inPieces(content)) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await accept?.(beside);
    // A link, unlike a rename, never replaces what is there.
    if (replace) await rename(beside, path);
    else await link(beside, path);
    syncDirectory(dirname(path));
  } finally {
    await rm(beside, { force: true });
  }
}

/** Joins short pieces, so that a million lines are not a million writes. */
async function* inPieces(content: Pieces): AsyncGenerator<string | Uint8Array> {
  let lines: string[] = [];
  let length = 0;
  for await (const piece of content) {
    if (typeof piece === 'string' && piece.length < PIECE_BYTES) {
      lines.push(piece);
      length += piece.length;
      if (length < PIECE_BYTES) continue;
    }
    yield lines.join('');
    lines = [];
    length = 0;
    if (typeof piece !== 'string' || piece.length >= PIECE_BYTES) yield piece;
  }
  yield lines.join('');
}

/** Makes the names in a directory durable: after a power cut a renamed file could otherwise be gone. */
function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

/** A file is larger than the reader takes. */
export class FileTooLarge extends Error {}

/**
 * Reads a file whole, up to a limit that is held while reading: a named pipe or a device has no size to ask for.
 * Throws {@link FileTooLarge}, or what the system says.
 */
export function readWhole(path: string, limitBytes: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    if (size > limitBytes) throw new FileTooLarge(path);
    const pieces: Buffer[] = [];
    let total = 0;
    for (;;) {
      const piece = Buffer.allocUnsafe(Math.min(Math.max(PIECE_BYTES, size - total + 1), limitBytes + 1));
      const read = readSync(file, piece);
      if (read === 0) return Buffer.concat(pieces);
      total += read;
      if (total > limitBytes) throw new FileTooLarge(path);
      pieces.push(piece.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}
