/** What a request about a thing is made of. */
export interface Request {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Bytes, for an endpoint that takes a file. */
  readonly file?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Values that belong to the other zone or to people: whoever may not see them must never be sent one. */
export const CANARIES = { zone: 'canary-other-zone', person: 'canary-person' };

/** Values of fields of each class: in projects of others, and in one of the enterprise that asks. */
export const CLASS_CANARIES = {
  public: 'canary-public',
  internal: 'canary-internal',
  commercial: '9876543210000',
  personal: 'canary-contact',
  'own commercial': '1234567890000',
  'own personal': 'canary-own-person',
} as const;

/** How else a canary is written: amounts in files stand in ten thousand yuan. Digits within a hash are none. */
export const ALSO_WRITTEN: Readonly<Record<string, RegExp>> = {
  '9876543210000': /(?<![\da-z])987654321(?![\da-z])/i,
  '1234567890000': /(?<![\da-z])123456789(?![\da-z])/i,
};

/** A picture of one point. */
export const PICTURE = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** Somebody who has come to ask; nothing for nobody. */
export type Arrived =
  | { readonly account: string; readonly session: string; readonly token: string }
  | undefined;
