import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Coding, chooseCoding, compress, isCompressible, MIN_COMPRESSED_BYTES } from './compress.ts';

/** Media types of what a web build holds. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** File names that carry a hash of their content, as the bundler writes them: such a file never changes. */
const HASHED = /-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/** The newest content that was served of one file. */
interface Served {
  readonly hash: string;
  /** Its compressed forms, made at first use and kept. */
  readonly coded: Map<Coding, Promise<Uint8Array>>;
}

/** What is asked for a file. */
export interface StaticRequest {
  /** Path of the URL, still percent-encoded. */
  readonly path: string;
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
  /** True for a page visit: a path that is no file then gets the page of the app. */
  readonly wantsPage: boolean;
}

/** An answer to it; undefined when there is no such file. */
export type StaticAnswer =
  | { readonly status: 200 | 304; readonly headers: Record<string, string>; readonly body: Uint8Array | null }
  | undefined;

/** Serves the files of one directory. */
export type StaticFiles = (request: StaticRequest) => Promise<StaticAnswer>;

/**
 * Serves what lies under `directory` at the moment it is asked for: a build may be replaced under a running server. A
 * file that is gone is not there, the page is the one of the newest build, and no answer mixes two.
 */
export function staticFilesOf(directory: string): StaticFiles {
  const served = new Map<string, Served>();
  return async (request) => {
    const decoded = decode(request.path);
    if (decoded === undefined) return undefined;
    for (const url of request.wantsPage ? [decoded, '/index.html'] : [decoded]) {
      const content = await contentOf(directory, url);
      if (content) return answer(url, content, keep(served, url, content), request);
    }
    return undefined;
  };
}

/**
 * What stands under a name; undefined when nothing does. A name has to stand in its folder, letter by letter: a path that
 * leads elsewhere, however it is written, is simply not there. Links are not followed: they could lead out.
 */
async function contentOf(directory: string, url: string): Promise<Uint8Array | undefined> {
  const names = url.split('/').slice(1);
  let path = directory;
  try {
    for (const [at, name] of names.entries()) {
      const entry = (await readdir(path, { withFileTypes: true })).find((one) => one.name === name);
      const isThere = at === names.length - 1 ? entry?.isFile() : entry?.isDirectory();
      if (!isThere) return undefined;
      path = join(path, name);
    }
    return await readFile(path);
  } catch (error) {
    // Taken away while it was looked for.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** What is kept of a file: nothing of content that was replaced. */
function keep(served: Map<string, Served>, url: string, content: Uint8Array): Served {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  const known = served.get(url);
  if (known?.hash === hash) return known;
  const made = { hash, coded: new Map() };
  served.set(url, made);
  return made;
}

/** Decodes a path once. No file of ours has a separator, a backslash or a NUL inside a name: such a path is none. */
function decode(path: string): string | undefined {
  if (/%(2f|5c|00)|\\|\/\.{1,2}(\/|$)/i.test(path)) return undefined;
  try {
    const decoded = decodeURIComponent(path);
    // Encoded twice: after one decoding it must not still be hiding something.
    return /%(2f|5c|00|2e)|\/\.{1,2}(\/|$)/i.test(decoded) ? undefined : decoded;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

async function answer(
  url: string,
  content: Uint8Array,
  { hash, coded }: Served,
  request: StaticRequest,
): Promise<StaticAnswer> {
  const type = TYPES[extname(url).toLowerCase()] ?? 'application/octet-stream';
  const shrinks = isCompressible(type) && content.length >= MIN_COMPRESSED_BYTES;
  const coding = shrinks ? chooseCoding(request.acceptEncoding) : 'identity';
  const etag = `"${hash}-${coding}"`;
  const isImmutable = url.startsWith('/assets/') && HASHED.test(url);
  const headers: Record<string, string> = {
    'content-type': type,
    'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    ...(shrinks ? { vary: 'accept-encoding' } : {}),
  };
  if (matches(request.ifNoneMatch, etag)) return { status: 304, headers, body: null };
  if (coding === 'identity') return { status: 200, headers, body: content };
  headers['content-encoding'] = coding;
  const body = coded.get(coding) ?? compress(content, coding, 5);
  coded.set(coding, body);
  return { status: 200, headers, body: await body };
}

/** If-None-Match (RFC 9110, 13.1.2): weak comparison, a list or `*`. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const bare = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === bare);
}
