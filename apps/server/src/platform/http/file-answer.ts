import { Readable } from 'node:stream';
import type { FileAnswer } from '@luodi/api';

/** Longest name a downloaded file gets, in characters. */
const LONGEST_NAME = 120;

/**
 * A file name that means the same everywhere: no directory, no control or direction-changing character, none that
 * Windows forbids, no leading dot.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const characters = [...plain];
  if (characters.length <= LONGEST_NAME) return plain === '' ? 'file' : plain;
  const ending = /\.[A-Za-z0-9.]{1,12}$/.exec(plain)?.[0] ?? '';
  return characters.slice(0, LONGEST_NAME - ending.length).join('') + ending;
}

/** Content-Disposition of a download (RFC 6266), with a name for readers that know ASCII only. */
export function attachment(name: string): string {
  const safe = safeFileName(name);
  const ascii = safe.replace(/[^A-Za-z0-9._-]/g, '_');
  const coded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${coded}`;
}

/** Answers with a file: as an attachment, never kept by caches, streamed when it comes in pieces. */
export function fileResponse(answer: FileAnswer, status: number, given: Headers): Response {
  const headers = new Headers(given);
  headers.set('content-type', answer.mediaType);
  headers.set('content-disposition', attachment(answer.name));
  headers.set('cache-control', 'no-store');
  const { content } = answer;
  if (content instanceof Uint8Array) {
    headers.set('content-length', String(content.length));
    return new Response(new Uint8Array(content), { status, headers });
  }
  // By way of node:stream: the types of a browser, which tools and tests are read with, know no ReadableStream.from.
  const stream = Readable.toWeb(Readable.from(content)) as ReadableStream<Uint8Array>;
  return new Response(stream, { status, headers });
}
