import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { invariant } from '../base/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { bytesOfHex, hexOf, LEDGER_FORMAT } from './entry.ts';
import { defaultSha256 } from './merkle.ts';

/**
 * A checkpoint says how many entries a ledger had and the root over them, in the text form of C2SP tlog-checkpoint,
 * signed as a C2SP signed-note: any tool that knows these two reads it.
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A key that checks signatures: C2SP verifier key `name+id+key`, Ed25519. */
export interface VerifierKey {
  readonly name: string;
  /** First four bytes of SHA-256(name ‖ newline ‖ algorithm ‖ key): tells keys of one name apart. */
  readonly id: Uint8Array;
  /** The 32 bytes of an Ed25519 public key. */
  readonly publicKey: Uint8Array;
}

/** Whether a signature over a message is of this Ed25519 key. Handed in: core holds no cryptography of keys. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** Algorithm byte of Ed25519 in the signed-note specification. */
const ED25519 = 1;

const MAX_SIZE_DIGITS = 15;

/** The origin line of a zone's ledger. */
export function checkpointOrigin(zone: string): string {
  return `${LEDGER_FORMAT}/${zone}`;
}

/** The text that is signed. */
export function checkpointBody({ origin, size, root }: Checkpoint): string {
  invariant(!/[\n\r]/.test(origin) && root.length === 32, 'a checkpoint has a one-line origin and a root');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Text and signature as one signed note. */
export function signedNote(body: string, key: VerifierKey, signature: Uint8Array): string {
  return `${body}\n— ${key.name} ${toBase64(concatBytes(key.id, signature))}\n`;
}

function keyId(name: string, publicKey: Uint8Array): Uint8Array {
  const text = concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(ED25519), publicKey);
  return defaultSha256(text).slice(0, 4);
}

/** The verifier key of a public key as text, to be printed, kept and handed to whoever checks. */
export function formatVerifierKey(name: string, publicKey: Uint8Array): string {
  invariant(
    /^[^\s+]+$/.test(name) && publicKey.length === 32,
    'a key has a name without blanks and 32 bytes',
  );
  const key = toBase64(concatBytes(Uint8Array.of(ED25519), publicKey));
  return `${name}+${hexOf(keyId(name, publicKey))}+${key}`;
}

/** A verifier key from its text, or nothing when the text is none. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim());
  const bytes = match ? fromBase64(match[3]!) : undefined;
  if (!match || bytes?.length !== 33 || bytes[0] !== ED25519) return undefined;
  const publicKey = bytes.slice(1);
  const id = keyId(match[1]!, publicKey);
  return hexOf(id) === match[2] ? { name: match[1]!, id, publicKey } : undefined;
}

/** What came of reading a checkpoint: it holds, or why it does not. */
export type CheckpointReading =
  | { readonly kind: 'signed'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'malformed' | 'other-key' | 'bad-signature' };

/** Reads a signed note and checks the signature of one key. Signatures of other keys beside it are left alone. */
export function readCheckpoint(note: string, key: VerifierKey, verify: VerifySignature): CheckpointReading {
  const end = note.lastIndexOf('\n\n');
  const body = note.slice(0, end + 1);
  const [origin, size, root, ...rest] = body.split('\n');
  const rootBytes = fromBase64(root ?? '');
  const readable = end > 0 && note.isWellFormed() && note.endsWith('\n') && rest.length === 1;
  const counted = new RegExp(`^(0|[1-9]\\d{0,${MAX_SIZE_DIGITS - 1}})$`).test(size ?? '');
  if (!readable || !origin || !counted || rootBytes?.length !== 32) return { kind: 'malformed' };
  const lines = note.slice(end + 2, -1).split('\n');
  let ours = false;
  for (const line of lines) {
    const match = /^— ([^\s+]+) (\S+)$/.exec(line);
    const bytes = match ? fromBase64(match[2]!) : undefined;
    if (!match || !bytes || bytes.length < 5) return { kind: 'malformed' };
    if (match[1] !== key.name || hexOf(bytes.slice(0, 4)) !== hexOf(key.id)) continue;
    ours = true;
    const signature = bytes.slice(4);
    if (signature.length !== 64 || !verify(key.publicKey, utf8ToBytes(body), signature)) {
      return { kind: 'bad-signature' };
    }
  }
  if (!ours) return { kind: 'other-key' };
  return { kind: 'signed', checkpoint: { origin, size: Number(size), root: rootBytes } };
}

/** Peaks of a tree as one text, to be kept beside a checkpoint. */
export function peaksText(peaks: readonly Uint8Array[]): string {
  return peaks.map(hexOf).join(' ');
}

/** Peaks from their text, or nothing when it is none. */
export function readPeaks(text: string): Uint8Array[] | undefined {
  const parts = text === '' ? [] : text.split(' ');
  return parts.every((part) => /^[0-9a-f]{64}$/.test(part)) ? parts.map(bytesOfHex) : undefined;
}
