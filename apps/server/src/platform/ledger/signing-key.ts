import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '@luodi/api';
import { invariant } from '@luodi/core/base';
import {
  formatVerifierKey,
  parseVerifierKey,
  type SignatureAlgorithm,
  signedNote,
  type VerifierKey,
} from '@luodi/core/ledger';
import { syncDirectory } from '../whole-file.ts';
import { makeSm2Key, signSm2, sm2PublicKey } from './sm2.ts';

/** Name of the signer in its signed notes. */
const KEY_NAME = 'luodi-ledger';

const PUBLIC_FILE = 'ledger-signing.pub';

/** Others on the machine may not read the key. */
const PRIVATE_MODE = 0o600;

/** The key that signs checkpoints. */
export interface SigningKey {
  readonly verifier: VerifierKey;
  /** Verifier key as text: what whoever checks is given. */
  readonly publicKey: string;
  /** Signs the text of a checkpoint. */
  signNote(body: string): string;
}

/** Directory of the keys: beside the database, never in it. */
export function keyDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'keys');
}

/**
 * The signing key of a data directory, with the public key beside it. Made when there is none (PKCS #8, mode 0600), of
 * the algorithm asked for; a key that is there stays what it is. Refuses with `ledger-key-unusable` when the file can
 * be read by others or holds no such key.
 */
export function openSigningKey(dataDirectory: string, algorithm: SignatureAlgorithm = 'ed25519'): SigningKey {
  const directory = keyDirectory(dataDirectory);
  const file = join(directory, 'ledger-signing.key');
  if (!existsSync(file)) makeKey(directory, file, algorithm);
  const { publicBytes, sign: signBytes, ...key } = readKey(file);
  const publicKey = formatVerifierKey(KEY_NAME, publicBytes, key.algorithm);
  const verifier = parseVerifierKey(publicKey);
  invariant(verifier, 'a key that was formatted can be parsed');
  writeDurably(join(directory, PUBLIC_FILE), `${publicKey}\n`);
  return {
    verifier,
    publicKey,
    signNote: (body) => signedNote(body, verifier, signBytes(Buffer.from(body, 'utf8'))),
  };
}

/** The public key of a data directory as text; undefined before its first start. */
export function readPublicKey(dataDirectory: string): string | undefined {
  const file = join(keyDirectory(dataDirectory), PUBLIC_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** Writes a file so that after a crash the old or the new text stands, never half of one. */
export function writeDurably(file: string, text: string, mode = 0o644): void {
  const part = writePart(file, text, mode);
  renameSync(part, file);
  syncDirectory(dirname(file));
}

function makeKey(directory: string, file: string, algorithm: SignatureAlgorithm): void {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o700);
  syncDirectory(dirname(directory));
  const pem =
    algorithm === 'ed25519'
      ? generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      : sm2Pem(makeSm2Key());
  const part = writePart(file, pem, PRIVATE_MODE);
  try {
    // A link fails where a rename would replace: of two servers that start together one key wins.
    linkSync(part, file);
    syncDirectory(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(part);
  }
}

/** A private key as it signs, whatever its algorithm. */
interface PrivateKey {
  readonly algorithm: SignatureAlgorithm;
  readonly publicBytes: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

function readKey(file: string): PrivateKey {
  const unusable = (why: string, cause?: unknown) =>
    new AppError('ledger-key-unusable', { file, why }, { cause });
  if ((statSync(file).mode & 0o077) !== 0) throw unusable('mode');
  const pem = readFileSync(file, 'utf8');
  const secret = sm2Secret(pem);
  if (secret) {
    const publicBytes = sm2PublicKey(secret);
    if (!publicBytes) throw unusable('format');
    const algorithm = 'sm2-with-sm3';
    return { algorithm, publicBytes, sign: (message) => signSm2(secret, publicBytes, message) };
  }
  let key: ReturnType<typeof createPrivateKey>;
  try {
    key = createPrivateKey(pem);
  } catch (error) {
    throw unusable('format', error);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw unusable('type');
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    algorithm: 'ed25519',
    publicBytes: new Uint8Array(spki.subarray(-32)),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/**
 * PKCS #8 of a private key on the SM2 curve (RFC 5958 with RFC 5915, object 1.2.156.10197.1.301) up to and after the
 * 32 bytes of the key; the 64 of the public key end it.
 */
const SM2_BEFORE = Buffer.from(
  '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420',
  'hex',
);
const SM2_BETWEEN = Buffer.from('a14403420004', 'hex');

function sm2Pem(secret: Uint8Array): string {
  const publicBytes = sm2PublicKey(secret);
  invariant(publicBytes, 'a key that was made is in range');
  const lines = Buffer.concat([SM2_BEFORE, secret, SM2_BETWEEN, publicBytes])
    .toString('base64')
    .match(/.{1,64}/g);
  return `-----BEGIN PRIVATE KEY-----\n${lines?.join('\n')}\n-----END PRIVATE KEY-----\n`;
}

/** The private key of a PEM that holds one on the SM2 curve. */
function sm2Secret(pem: string): Uint8Array | undefined {
  const text = /^-----BEGIN PRIVATE KEY-----([\sA-Za-z0-9+/=]+)-----END PRIVATE KEY-----\s*$/.exec(pem)?.[1];
  const der = Buffer.from(text?.replace(/\s/g, '') ?? '', 'base64');
  if (!der.subarray(0, SM2_BEFORE.length).equals(SM2_BEFORE)) return undefined;
  return new Uint8Array(der.subarray(SM2_BEFORE.length, SM2_BEFORE.length + 32));
}

function writePart(file: string, text: string, mode: number): string {
  const part = `${file}.${randomUUID()}`;
  const descriptor = openSync(part, 'wx', mode);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return part;
}
