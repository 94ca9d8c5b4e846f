import { CallError, type Endpoint, PROBLEM_TYPE, problem, UnreadableAnswerError, urlOf } from '@luodi/api';

/** Name a server gives to a file, from its Content-Disposition (RFC 6266). */
function nameOf(header: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/.exec(header ?? '')?.[1];
}

/**
 * Fetches the file an endpoint answers with and hands it to the reader under the name the server gives. A refusal is
 * thrown like that of any call, so that nobody keeps an error under the name of a table.
 */
export async function download(
  endpoint: Endpoint,
  { params, query }: { params?: unknown; query?: unknown },
  signal: AbortSignal,
): Promise<void> {
  const language = document.documentElement.lang;
  const response = await fetch(urlOf(endpoint, params, query), {
    signal,
    headers: { 'accept-language': language },
  });
  if (!response.ok) {
    const isProblem = (response.headers.get('content-type') ?? '').startsWith(PROBLEM_TYPE);
    const received = problem.safeParse(isProblem ? await response.json() : undefined);
    throw received.success ? new CallError(received.data) : new UnreadableAnswerError(response.status);
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(response.headers.get('content-disposition')) ?? 'luodi';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
