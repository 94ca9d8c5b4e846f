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

/** How checkpoints are signed: Ed25519 (RFC 8032), or SM2 with SM3 (GB/T 32918, GB/T 32905; default identity). */
export type SignatureAlgorithm = 'ed25519' | 'sm2-with-sm3';

/** A key that checks signatures: C2SP verifier key `name+id+key`. */
export interface VerifierKey {
  readonly name: string;
  readonly algorithm: SignatureAlgorithm;
  /** First four bytes of SHA-256(name ‖ newline ‖ algorithm ‖ key): tells keys of one name apart. */
  readonly id: Uint8Array;
  /** 32 bytes of an Ed25519 key, or the two coordinates of an SM2 key in 64. */
  readonly publicKey: Uint8Array;
}

/** Whether a signature over a message is of this key. Handed in: core holds no cryptography of keys. */
export type VerifySignature = (
  key: Pick<VerifierKey, 'algorithm' | 'publicKey'>,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean;

/**
 * What stands before the bytes of a public key, and how many these are. The signed-note specification gives Ed25519
 * the byte 1; SM2 has no number there, and goes under 0xff with a name of its own.
 */
const ALGORITHMS: Readonly<Record<SignatureAlgorithm, { mark: Uint8Array; bytes: number }>> = {
  ed25519: { mark: Uint8Array.of(1), bytes: 32 },
  'sm2-with-sm3': { mark: concatBytes(Uint8Array.of(0xff), utf8ToBytes('luodi/sm2-with-sm3')), bytes: 64 },
};

function algorithmOf(key: Uint8Array): SignatureAlgorithm | undefined {
  return (Object.keys(ALGORITHMS) as SignatureAlgorithm[]).find((name) => {
    const { mark, bytes } = ALGORITHMS[name];
    return key.length === mark.length + bytes && mark.every((byte, at) => key[at] === byte);
  });
}

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

function keyId(name: string, marked: Uint8Array): Uint8Array {
  return defaultSha256(concatBytes(utf8ToBytes(`${name}\n`), marked)).slice(0, 4);
}

/** The verifier key of a public key as text, to be printed, kept and handed to whoever checks. */
export function formatVerifierKey(
  name: string,
  publicKey: Uint8Array,
  algorithm: SignatureAlgorithm = 'ed25519',
): string {
  const { mark, bytes } = ALGORITHMS[algorithm];
  invariant(
    /^[^\s+]+$/.test(name) && publicKey.length === bytes,
    'a key has a name without blanks and the bytes of its algorithm',
  );
  const marked = concatBytes(mark, publicKey);
  return `${name}+${hexOf(keyId(name, marked))}+${toBase64(marked)}`;
}

/** A verifier key from its text, or nothing when the text is none. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim());
  const marked = match ? fromBase64(match[3]!) : undefined;
  const algorithm = marked ? algorithmOf(marked) : undefined;
  if (!match || !marked || !algorithm) return undefined;
  const id = keyId(match[1]!, marked);
  if (hexOf(id) !== match[2]) return undefined;
  return { name: match[1]!, algorithm, id, publicKey: marked.slice(ALGORITHMS[algorithm].mark.length) };
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
    if (signature.length !== 64 || !verify(key, utf8ToBytes(body), signature)) {
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
