import { closeSync, createReadStream, fstatSync, fsyncSync, openSync, readdirSync, readSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How much is written to a file at once. */
const PIECE_BYTES = 1 << 18;

/** Characters of the longest line that is read. */
const LONGEST_LINE = 1 << 28;

type Piece = string | Uint8Array;
/** What goes into a file: pieces as they come, or whoever writes them. */
type Content =
  | Iterable<Piece>
  | AsyncIterable<Piece>
  | ((write: (piece: Piece) => Promise<void>) => Promise<void>);

/** How a file is written. */
export interface WholeFileOptions {
  /** Takes the place of what is there. */
  readonly replace?: boolean;
  /** Who may read it; everybody when left out. */
  readonly mode?: number;
  /** Looks at what was written, by its path, before it gets its name; throws when it is not to be kept. */
  readonly accept?: (beside: string) => Promise<void>;
}

/**
 * Writes a file whole or not at all: beside its place first, and to its place only when every byte is on the disk and
 * was accepted. Throws what the system says (EEXIST when the place is taken and may not be); nothing half-written is
 * left.
 */
export async function writeWhole(
  path: string,
  content: Content,
  options: WholeFileOptions = {},
): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  const file = await open(beside, 'wx', options.mode ?? 0o666);
  try {
    try {
      const writer = joining((piece) => file.writeFile(piece));
      if (typeof content === 'function') await content(writer.write);
      else for await (const piece of content) await writer.write(piece);
      await writer.end();
      await file.sync();
    } finally {
      await file.close();
    }
    await options.accept?.(beside);
    // A link, unlike a rename, never replaces what is there.
    if (options.replace) await rename(beside, path);
    else await link(beside, path);
    syncDirectory(dirname(path));
  } finally {
    await rm(beside, { force: true });
  }
}

/** Joins short pieces, so that a million lines are not a million writes. */
function joining(put: (piece: Piece) => Promise<void>) {
  let short: string[] = [];
  let length = 0;
  const end = async () => {
    if (length > 0) await put(short.join(''));
    short = [];
    length = 0;
  };
  const write = async (piece: Piece) => {
    if (typeof piece === 'string' && piece.length < PIECE_BYTES) {
      short.push(piece);
      length += piece.length;
      if (length >= PIECE_BYTES) await end();
      return;
    }
    await end();
    await put(piece);
  };
  return { write, end };
}

/** Makes the names in a directory durable: after a power cut a renamed file could otherwise be gone. */
export const syncDirectory = syncFile;

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

/** Makes everything below a directory durable, the names in it last. */
export function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) syncTree(below);
    else syncFile(below);
  }
  syncFile(path);
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Lines of a file, piece by piece. Only a newline ends one: what else Unicode calls a line end may stand in JSON. */
export async function* linesOfFile(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let length = 0;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    const [first = '', ...more] = decoder.decode(piece as Buffer, { stream: true }).split('\n');
    rest.push(first);
    length = (more.length > 0 ? 0 : length) + (more.at(-1) ?? first).length;
    if (length > LONGEST_LINE) throw new FileTooLarge(path);
    for (const next of more) {
      yield rest.join('');
      rest = [next];
    }
  }
  rest.push(decoder.decode());
  const last = rest.join('');
  if (last !== '') yield last;
}
