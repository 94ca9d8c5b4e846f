import { AppError, type Endpoint, type Fault, type Input, takesBody, takesFile } from '@luodi/api';
import { z } from 'zod';
import { readStrictJson } from './strict-json.ts';

/** Faults listed at most: more would only repeat. */
const MAX_FAULTS = 100;

/** A request as the reader needs it. */
export interface Incoming {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  /** As it was sent: it may be missing or lie. */
  readonly contentLength: string | undefined;
  readonly body: ReadableStream<Uint8Array> | null;
}

/**
 * Reads and validates the three inputs of an endpoint. All faults of all three come in one list (`invalid-input`);
 * a body that cannot be read at all is refused before (`malformed-json`, `payload-too-large`,
 * `unsupported-media-type`).
 */
export async function readInput(endpoint: Endpoint, incoming: Incoming): Promise<Input<Endpoint>> {
  const body = takesBody(endpoint) ? await readBody(endpoint, incoming) : {};
  const faults: Fault[] = [];
  const input = {
    params: parse(endpoint.params, incoming.params, 'path', faults),
    query: parse(endpoint.query, queryObject(incoming.query), 'query', faults),
    body: parse(endpoint.body, body, 'body', faults),
  };
  if (faults.length === 0) return input;
  throw new AppError('invalid-input', { count: faults.length }, { errors: faults.slice(0, MAX_FAULTS) });
}

/** A key given once is text, given more often a list. Own properties only, whatever the keys are called. */
function queryObject(query: URLSearchParams): Record<string, string | string[]> {
  const keys = [...new Set(query.keys())];
  return Object.fromEntries(
    keys.map((key) => {
      const values = query.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function parse(schema: z.ZodType, value: unknown, place: Fault['in'], faults: Fault[]): unknown {
  const result = schema.safeParse(value, { error: EN });
  if (result.success) return result.data;
  // Parsed again only when it failed: the messages in the other language, issue by issue.
  const chinese = schema.safeParse(value, { error: ZH }).error?.issues ?? [];
  for (const [index, issue] of result.error.issues.entries()) {
    faults.push({
      in: place,
      pointer: pointerOf(issue.path),
      code: issue.code,
      text: { zh: chinese[index]?.message ?? issue.message, en: issue.message },
    });
  }
  return undefined;
}

const EN = z.locales.en().localeError;
const ZH = z.locales.zhCN().localeError;

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

async function readBody(endpoint: Endpoint, incoming: Incoming): Promise<unknown> {
  // What says itself that it is too large need not be waited for; what says less is counted.
  if (Number(incoming.contentLength ?? 0) > endpoint.maxBodyBytes)
    throw new AppError('payload-too-large', { limit: endpoint.maxBodyBytes });
  if (takesFile(endpoint)) return fileContent(incoming, endpoint.maxBodyBytes);
  const type = (incoming.contentType ?? '').split(';')[0]?.trim().toLowerCase();
  const coding = incoming.contentEncoding ?? 'identity';
  if (type !== 'application/json' || coding !== 'identity') {
    throw new AppError('unsupported-media-type', { expected: 'application/json' });
  }
  const read = readStrictJson(await readBytes(incoming.body, endpoint.maxBodyBytes));
  if ('value' in read) return read.value;
  throw new AppError('malformed-json', {}, { errors: [read.fault] });
}

/** A file passes through as it comes, whatever it says it is; what it is its content tells. */
function fileContent(incoming: Incoming, limit: number): AsyncIterable<Uint8Array> {
  if ((incoming.contentEncoding ?? 'identity') !== 'identity') {
    throw new AppError('unsupported-media-type', { expected: 'application/octet-stream' });
  }
  return counted(incoming.body, limit);
}

/** The pieces of a body, refused as soon as they are more than the limit. */
async function* counted(body: ReadableStream<Uint8Array> | null, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) return;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new AppError('payload-too-large', { limit });
    }
    yield value;
  }
}

/** Reads at most `limit` bytes: counted while reading, because a Content-Length may lie or be missing. */
async function readBytes(body: ReadableStream<Uint8Array> | null, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of counted(body, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
