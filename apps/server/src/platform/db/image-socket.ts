import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { AppError, type ErrorCode, REFUSALS } from '@luodi/api';
import type { Logger } from 'pino';

/** Longest path of a socket that every Linux takes (sun_path, with its final zero). */
const LONGEST_PATH = 107;

/** What the giver says before the bytes. */
type Heading = { readonly bytes: number } | { readonly refusal: ErrorCode };

function pathOf(directory: string): string {
  return `${directory}.sock`;
}

/**
 * Gives an image of the running database to whoever may open the socket beside its directory: the account that runs
 * the server (mode 0600) and nobody on the network. Returns what ends it. Call it with the lock of the directory held.
 */
export async function giveImages(
  directory: string,
  image: () => Promise<Uint8Array>,
  log: Logger,
): Promise<() => Promise<void>> {
  const path = pathOf(directory);
  if (Buffer.byteLength(path) > LONGEST_PATH) {
    log.warn({ path }, 'the path is too long for a socket: no backup while the server runs');
    return async () => undefined;
  }
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', (error) => log.warn({ err: error }, 'whoever asked for an image went away'));
    image().then(
      (bytes) => {
        log.info({ bytes: bytes.length }, 'image of the database given');
        socket.write(`${JSON.stringify({ bytes: bytes.length } satisfies Heading)}\n`);
        socket.end(bytes);
      },
      (error: unknown) => {
        log.error({ err: error }, 'no image of the database');
        const refusal = error instanceof AppError ? error.code : 'database-unavailable';
        socket.end(`${JSON.stringify({ refusal } satisfies Heading)}\n`);
      },
    );
  });
  // What a killed server left behind.
  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
}

/**
 * Asks the server that holds a directory for an image; undefined when none answers there. Throws the server's refusal,
 * and `database-unavailable` when the image is cut off.
 */
export async function askForImage(directory: string): Promise<Uint8Array | undefined> {
  const socket = connect(pathOf(directory));
  const pieces: Buffer[] = [];
  try {
    for await (const piece of socket) pieces.push(piece as Buffer);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (pieces.length === 0 && (code === 'ENOENT' || code === 'ECONNREFUSED')) return undefined;
    throw new AppError('database-unavailable', {}, { cause: error });
  }
  const all = Buffer.concat(pieces);
  const end = all.indexOf(10);
  const heading = end < 0 ? undefined : (JSON.parse(all.toString('utf8', 0, end)) as Heading);
  if (heading && 'refusal' in heading && Object.hasOwn(REFUSALS, heading.refusal)) {
    throw new AppError(heading.refusal);
  }
  const image = all.subarray(end + 1);
  if (!heading || !('bytes' in heading) || image.length !== heading.bytes) {
    throw new AppError('database-unavailable', {});
  }
  return image;
}
