import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { invariant } from '../base/index.ts';
import { defaultSha256 } from './merkle.ts';

/** Length of a salt. As long as the hash: a value of few possibilities, such as a telephone number, cannot be tried. */
export const SALT_BYTES = 32;

/**
 * Commitment to a personal value: SHA-256(salt ‖ UTF-8 of the value), as hex digits. Whoever has salt and value can
 * show that this value was meant; once both are erased the commitment says nothing about the person.
 */
export function commitTo(salt: Uint8Array, value: string): string {
  invariant(salt.length === SALT_BYTES, `a salt has ${SALT_BYTES} bytes`);
  return bytesToHex(defaultSha256(concatBytes(salt, utf8ToBytes(value))));
}
