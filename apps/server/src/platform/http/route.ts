import type { Answer, Endpoint, Input } from '@luodi/api';
import type { Language } from '@luodi/core/base';
import type { Logger } from 'pino';

/** What a handler knows of the request besides its input. */
export interface RequestContext {
  /** UUID, also in the x-request-id header and in a problem's `instance`. */
  readonly requestId: string;
  /** The language the client prefers; Chinese when it does not say. */
  readonly language: Language;
  /** Log of this request: every line carries the request id. No personal data. */
  readonly log: Logger;
  /** Sets a header of the answer, such as Content-Disposition of a download. */
  setHeader(name: string, value: string): void;
}

/** An endpoint with the function that answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (input: Input<Endpoint>, context: RequestContext) => unknown;
}

/**
 * Binds a handler to an endpoint: `route(getThing)(async ({ params }) => …)`. The handler gets validated input and
 * returns the answer, or throws an AppError for a refusal. In two steps, because only then does the compiler check
 * the literals of an answer against the schema.
 */
export function route<E extends Endpoint>(
  endpoint: E,
): (handle: (input: Input<E>, context: RequestContext) => Answer<E> | Promise<Answer<E>>) => Route {
  // The mount parses with the endpoint's own schemas before it calls, so the input is an Input<E> there.
  return (handle) => ({ endpoint, handle: handle as Route['handle'] });
}
