import { type Answer, CallError, type CallInput, call, type Endpoint } from '@luodi/api';

/** What goes with a call besides its input. */
interface AskOptions {
  /** Version of the record a change was made from, as the server named it. */
  readonly version?: number;
  /** Makes a call that is sent twice act once. */
  readonly once?: string;
}

/** Calls an endpoint of the server this page came from. A refusal is thrown with its problem document. */
export function ask<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  signal?: AbortSignal,
  { version, once }: AskOptions = {},
): Promise<Answer<E>> {
  const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  return call(endpoint, input, (url, init) => fetch(url, signal ? { ...init, signal } : init), {
    language,
    ...(version === undefined ? {} : { ifMatch: `"${version}"` }),
    ...(once === undefined ? {} : { idempotencyKey: once }),
  });
}

/** The problem document of a refusal; nothing when the error is of another kind (no answer, a bug). */
export function refusalOf(error: unknown) {
  return error instanceof CallError ? error.problem : undefined;
}
