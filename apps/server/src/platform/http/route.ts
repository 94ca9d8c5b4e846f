import type { Answer, Endpoint, Input } from '@luodi/api';
import type { Action, Principal, Subject } from '@luodi/core/access';
import type { Language } from '@luodi/core/base';
import type { Logger } from 'pino';
import type { Cookies } from './cookies.ts';

/** What a handler knows of the request besides its input. */
export interface RequestContext {
  /** UUID, also in the x-request-id header and in a problem's `instance`. */
  readonly requestId: string;
  /** The language the client prefers; Chinese when it does not say. */
  readonly language: Language;
  /** Who asks. Its account id is the actor of what is written to the ledger ({@link actorOf}). */
  readonly principal: Principal;
  /** Id of the session that was shown; none for anonymous calls. */
  readonly session: string | undefined;
  /** Network address of the caller, as far as it can be known. Personal: never into a log. */
  readonly client: string;
  /** True when what is sent can be read on the way: plain http, and not on this machine alone. */
  readonly isExposed: boolean;
  /** Log of this request: every line carries the request id. No personal data. */
  readonly log: Logger;
  /** Sets a header of the answer, such as Content-Disposition of a download. */
  setHeader(name: string, value: string): void;
  /** A header of the request, such as If-Match or Idempotency-Key. */
  header(name: string): string | undefined;
  /** May the caller do this with that? For leaving out what may not be seen. */
  may(action: Action, subject: Subject): boolean;
  /**
   * Refuses unless the caller may do this with that: `not-found` for what may not be seen, `forbidden` for what may be
   * seen and not be done, `sign-in-required` when nobody is signed in.
   */
  authorise(action: Action, subject: Subject): void;
  /** Tokens the caller's browser keeps. */
  readonly cookies: Cookies;
  /** Address of this server as the caller wrote it, such as `https://zone.example`. */
  readonly origin: string;
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
