import { createPublicKey, hash, verify } from 'node:crypto';
import type { Sha256, VerifySignature } from '@luodi/core/ledger';
import { verifySm2 } from './sm2.ts';

/** DER of an Ed25519 public key up to the 32 bytes of the key itself (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Checks a signature with the key's own algorithm. */
export const verifySignature: VerifySignature = ({ algorithm, publicKey }, message, signature) => {
  if (algorithm === 'sm2-with-sm3') return verifySm2(publicKey, message, signature);
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, publicKey]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, message, key, signature);
};

/**
 * The same bytes as core's own SHA-256, by the machine's faster code. By way of text, because small buffers made from
 * text share memory, and one a hash of their own would cost more than the hash.
 */
export const fastSha256: Sha256 = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');
