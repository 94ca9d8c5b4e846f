import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto';
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
import { formatVerifierKey, parseVerifierKey, signedNote, type VerifierKey } from '@luodi/core/ledger';

/** Name of the signer in its signed notes. */
const KEY_NAME = 'luodi-ledger';

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
 * The signing key of a data directory, made when there is none (Ed25519, PKCS #8, mode 0600), with the public key
 * beside it. Refuses with `ledger-key-unusable` when the file can be read by others or holds no such key.
 */
export function openSigningKey(dataDirectory: string): SigningKey {
  const directory = keyDirectory(dataDirectory);
  const file = join(directory, 'ledger-signing.key');
  if (!existsSync(file)) makeKey(directory, file);
  const privateKey = readKey(file);
  const publicBytes = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32);
  const publicKey = formatVerifierKey(KEY_NAME, new Uint8Array(publicBytes));
  const verifier = parseVerifierKey(publicKey);
  invariant(verifier, 'a key that was formatted can be parsed');
  writeDurably(join(directory, 'ledger-signing.pub'), `${publicKey}\n`);
  return {
    verifier,
    publicKey,
    signNote: (body) =>
      signedNote(body, verifier, new Uint8Array(sign(null, Buffer.from(body, 'utf8'), privateKey))),
  };
}

/** Writes a file so that after a crash the old or the new text stands, never half of one. */
export function writeDurably(file: string, text: string, mode = 0o644): void {
  const part = writePart(file, text, mode);
  renameSync(part, file);
  syncDirectory(dirname(file));
}

function makeKey(directory: string, file: string): void {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o700);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
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

function readKey(file: string): KeyObject {
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new AppError('ledger-key-unusable', { file, why: 'mode' });
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new AppError('ledger-key-unusable', { file, why: 'format' }, { cause: error });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new AppError('ledger-key-unusable', { file, why: 'type' });
  return key;
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

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
