import type { Language } from '@luodi/core/base';
import type { Answer, CallInput, Endpoint } from './endpoint.ts';
import { takesBody, takesFile } from './endpoint.ts';
import { AppError } from './errors.ts';
import { PROBLEM_TYPE, type Problem, problem } from './problem.ts';

/**
 * The part of `fetch` that a call needs, injected so that the client is pure and runs anywhere. To cancel a call,
 * inject `(url, init) => fetch(url, { ...init, signal })`.
 */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string | FileBytes },
) => Promise<{
  ok: boolean;
  status: number;
  headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}>;

type FileBytes = Uint8Array<ArrayBuffer>;

/** Settings of a call that do not belong to its input. */
export interface CallOptions {
  /** Address before the path, such as `http://127.0.0.1:4180`; empty in the browser. */
  readonly base?: string;
  readonly language?: Language;
  /** Version (ETag) a change was made from. */
  readonly ifMatch?: string;
  /** Makes a POST that is sent twice act once. */
  readonly idempotencyKey?: string;
}

/** A refusal received over the wire: an AppError that also carries the problem document as it came. */
export class CallError extends AppError {
  readonly problem: Problem;
  constructor(received: Problem) {
    super(received.code, received.params, { errors: received.errors });
    this.problem = received;
  }
}

/** Thrown when the answer is neither the endpoint's nor a problem document: a proxy, an outage, another server. */
export class UnreadableAnswerError extends Error {
  override readonly name = 'UnreadableAnswerError';
  readonly status: number;
  constructor(status: number, cause?: unknown) {
    super(`the answer (HTTP ${status}) is not one of this API`, { cause });
    this.status = status;
  }
}

/**
 * Calls an endpoint. Resolves to its answer; rejects with {@link CallError} for a refusal, with
 * {@link UnreadableAnswerError} for anything else, and with what `fetch` throws when the network fails.
 * The body of a success is trusted to match the schema: the server's tests check every response against it.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  fetch: Fetch,
  options: CallOptions = {},
): Promise<Answer<E>> {
  const parts: { params?: unknown; query?: unknown; body?: unknown } = input;
  const headers: Record<string, string> = { accept: `application/json, ${PROBLEM_TYPE}` };
  if (options.language) headers['accept-language'] = options.language === 'zh' ? 'zh-CN' : 'en';
  if (options.ifMatch !== undefined) headers['if-match'] = options.ifMatch;
  if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
  const isFile = takesFile(endpoint);
  if (takesBody(endpoint)) headers['content-type'] = isFile ? 'application/octet-stream' : 'application/json';
  const response = await fetch((options.base ?? '') + urlOf(endpoint, parts.params, parts.query), {
    method: endpoint.method,
    headers,
    ...(takesBody(endpoint)
      ? { body: isFile ? (parts.body as FileBytes) : JSON.stringify(parts.body ?? {}) }
      : {}),
  });
  if (response.ok) {
    try {
      return (await response.json()) as Answer<E>;
    } catch (cause) {
      throw new UnreadableAnswerError(response.status, cause);
    }
  }
  throw await refusalOf(response);
}

async function refusalOf(response: Awaited<ReturnType<Fetch>>): Promise<Error> {
  if (!(response.headers.get('content-type') ?? '').startsWith(PROBLEM_TYPE)) {
    return new UnreadableAnswerError(response.status);
  }
  const received = problem.safeParse(await response.json());
  return received.success
    ? new CallError(received.data)
    : new UnreadableAnswerError(response.status, received.error);
}

/** The path of an endpoint with its places filled and its query appended. */
export function urlOf(endpoint: Endpoint, params: unknown = {}, query: unknown = {}): string {
  const places = params as Readonly<Record<string, unknown>>;
  const path = endpoint.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(places[name])),
  );
  const search: string[] = [];
  for (const [key, value] of Object.entries(query as Readonly<Record<string, unknown>>)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value])
      search.push(`${encodeURIComponent(key)}=${encodeURIComponent(String(one))}`);
  }
  return search.length === 0 ? path : `${path}?${search.join('&')}`;
}
