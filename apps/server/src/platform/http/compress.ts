import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Content codings this server produces. */
export type Coding = 'br' | 'gzip' | 'identity';

/** Below this size compression costs more than it saves. */
export const MIN_COMPRESSED_BYTES = 1024;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** True for media types that shrink. Fonts (woff2) and images are compressed already. */
export function isCompressible(type: string): boolean {
  return /^(text\/|application\/(json|problem\+json|javascript|manifest\+json|geo\+json|xml|wasm)|image\/svg)/.test(
    type,
  );
}

/** The best coding a client accepts (RFC 9110, 12.5.3); a coding with q=0 is refused. */
export function chooseCoding(acceptEncoding: string | undefined): Coding {
  const accepted = new Set<string>();
  for (const part of (acceptEncoding ?? '').split(',')) {
    const [name, ...parameters] = part.trim().toLowerCase().split(';');
    if (name && !parameters.some((one) => /^\s*q=0(\.0*)?\s*$/.test(one))) accepted.add(name);
  }
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : 'identity';
}

/** Compresses. `quality`: 4 for what is made per request, up to 11 for what is kept. */
export async function compress(body: Uint8Array, coding: Coding, quality: number): Promise<Uint8Array> {
  if (coding === 'identity') return body;
  if (coding === 'gzip') return compressGzip(body, { level: Math.min(9, quality) });
  return compressBrotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}
