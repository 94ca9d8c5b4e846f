import { type Answer, CallError, type CallInput, call, type Endpoint } from '@luodi/api';

/** Calls an endpoint of the server this page came from. A refusal is thrown with its problem document. */
export function ask<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  signal?: AbortSignal,
): Promise<Answer<E>> {
  const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  return call(endpoint, input, (url, init) => fetch(url, init), { language, ...(signal ? { signal } : {}) });
}

/** The problem document of a refusal; nothing when the error is of another kind (no answer, a bug). */
export function refusalOf(error: unknown) {
  return error instanceof CallError ? error.problem : undefined;
}
