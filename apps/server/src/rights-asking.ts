/** What a request about a thing is made of. */
export interface Request {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Values that belong to the other zone or to people: whoever may not see them must never be sent one. */
export const CANARIES = { zone: 'canary-other-zone', person: 'canary-person' };

/** Somebody who has come to ask; nothing for nobody. */
export type Arrived =
  | { readonly account: string; readonly session: string; readonly token: string }
  | undefined;
