import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
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

interface StaticFile {
  readonly path: string;
  readonly type: string;
  readonly hash: string;
  readonly immutable: boolean;
  /** True when compressing it saves something. */
  readonly shrinks: boolean;
  /** Compressed forms, made at first use and kept. */
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
 * Reads the names under `directory` once; only these can be asked for, by exact match of the decoded path. A path
 * that leads elsewhere, however it is written, is simply not among them.
 */
export async function loadStaticFiles(directory: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  if (existsSync(directory)) {
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      // Links are not followed: they could lead out.
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const url = `/${relative(directory, path).split(sep).join('/')}`;
      files.set(url, await describe(path, url));
    }
  }
  const page = files.get('/index.html');
  return async (request) => {
    const decoded = decode(request.path);
    if (decoded === undefined) return undefined;
    const file = files.get(decoded) ?? (request.wantsPage ? page : undefined);
    return file && answer(file, request);
  };
}

async function describe(path: string, url: string): Promise<StaticFile> {
  const content = await readFile(path);
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return {
    path,
    type,
    hash: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    immutable: url.startsWith('/assets/') && HASHED.test(url),
    shrinks: isCompressible(type) && content.length >= MIN_COMPRESSED_BYTES,
    coded: new Map(),
  };
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

async function answer(file: StaticFile, request: StaticRequest): Promise<StaticAnswer> {
  const coding = file.shrinks ? chooseCoding(request.acceptEncoding) : 'identity';
  const etag = `"${file.hash}-${coding}"`;
  const headers: Record<string, string> = {
    'content-type': file.type,
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    ...(file.shrinks ? { vary: 'accept-encoding' } : {}),
  };
  if (matches(request.ifNoneMatch, etag)) return { status: 304, headers, body: null };
  if (coding !== 'identity') headers['content-encoding'] = coding;
  return { status: 200, headers, body: await codedBody(file, coding) };
}

function codedBody(file: StaticFile, coding: Coding): Promise<Uint8Array> {
  const known = file.coded.get(coding);
  if (known) return known;
  const made = readFile(file.path).then((content) => compress(content, coding, 5));
  // What is served as it stands is not kept in memory: the system's file cache does that.
  if (coding !== 'identity') file.coded.set(coding, made);
  return made;
}

/** If-None-Match (RFC 9110, 13.1.2): weak comparison, a list or `*`. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const bare = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === bare);
}
