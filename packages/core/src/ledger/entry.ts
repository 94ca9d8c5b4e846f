import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { invariant } from '../base/index.ts';
import { defaultSha256, type Sha256 } from './merkle.ts';

/** Name of the format; its hashes are SHA-256, its signatures Ed25519. */
export const LEDGER_FORMAT = 'luodi-ledger/1';

/** What the first entry of a zone follows. */
export const GENESIS = '0'.repeat(64);

/** The domain before every hashed text keeps an entry from ever being taken for something else that is hashed. */
const DOMAIN = `${LEDGER_FORMAT}\n`;

/** One act: who did what to which subject, and the hash of what came of it. */
export interface LedgerEntry {
  /** 1, 2, 3 … within the zone, without a gap. */
  readonly seq: number;
  readonly zone: string;
  /** Instant as the writer's clock told it, UTC with milliseconds. The order is that of `seq`, not of the clock. */
  readonly at: string;
  readonly actor: string;
  /** What was done, such as `review.kept`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Content hash of the record as the act left it. */
  readonly payloadHash: string;
  /** Salted commitments to personal values, by name. The values stand outside the chain and can be erased. */
  readonly commitments?: Readonly<Record<string, string>>;
  /** Hash of the entry before; {@link GENESIS} for the first. */
  readonly prev: string;
  readonly hash: string;
}

/** An entry before it is sealed. */
export type EntryDraft = Omit<LedgerEntry, 'hash'>;

const HASH = /^[0-9a-f]{64}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Whether a text is an instant in the one form the ledger writes. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text);
}

/** Lower-case hex digits of bytes. */
export function hexOf(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** Bytes of hex digits. */
export function bytesOfHex(hex: string): Uint8Array {
  return hexToBytes(hex);
}

/** The canonical JSON (RFC 8785) of an entry without its hash, in two pieces: the hash stands between them. */
export interface EntryText {
  readonly head: string;
  readonly tail: string;
}

/** The text of an entry, written by hand because a million of them are checked in seconds. */
export function entryText(entry: EntryDraft): EntryText {
  const quote = JSON.stringify;
  const { commitments, subject } = entry;
  const committed = commitments
    ? `,"commitments":{${Object.keys(commitments)
        .sort()
        .map((name) => `${quote(name)}:${quote(commitments[name])}`)
        .join(',')}}`
    : '';
  return {
    head: `{"action":${quote(entry.action)},"actor":${quote(entry.actor)},"at":"${entry.at}"${committed}`,
    tail: `,"payloadHash":"${entry.payloadHash}","prev":"${entry.prev}","seq":${entry.seq},"subject":{"id":${quote(subject.id)},"kind":${quote(subject.kind)}},"zone":${quote(entry.zone)}}`,
  };
}

/** Hash of an entry: SHA-256(domain ‖ canonical JSON without `hash`). Its text can be handed in when it is there. */
export function entryHash(
  entry: EntryDraft,
  sha256: Sha256 = defaultSha256,
  { head, tail }: EntryText = entryText(entry),
): Uint8Array {
  return sha256(utf8ToBytes(DOMAIN + head + tail));
}

/** An entry as one line of an export: its canonical JSON. */
export function entryLine(entry: LedgerEntry): string {
  return lineOf(entryText(entry), entry.hash);
}

/** The line of an entry out of its text and its hash. */
export function lineOf({ head, tail }: EntryText, hash: string): string {
  return `${head},"hash":"${hash}"${tail}`;
}

/** Closes an entry with its hash. What does not fit the format is a bug of the writer. */
export function sealEntry(draft: EntryDraft, sha256: Sha256 = defaultSha256): LedgerEntry {
  const entry = { ...draft, hash: bytesToHex(entryHash(draft, sha256)) };
  invariant(readEntry(entry), `not a ledger entry: ${JSON.stringify(draft)}`);
  return entry;
}

const KEYS = 9;

/** A value as an entry, or nothing when it has not exactly the form of one. */
export function readEntry(raw: unknown): LedgerEntry | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const entry = raw as LedgerEntry;
  const { seq, zone, at, actor, action, subject, payloadHash, commitments, prev, hash } = entry;
  const fits =
    Number.isSafeInteger(seq) &&
    seq > 0 &&
    isText(zone) &&
    typeof at === 'string' &&
    INSTANT.test(at) &&
    isText(actor) &&
    isText(action) &&
    typeof subject === 'object' &&
    subject !== null &&
    isText(subject.kind) &&
    isText(subject.id) &&
    Object.keys(subject).length === 2 &&
    isHash(payloadHash) &&
    isHash(prev) &&
    isHash(hash) &&
    (commitments === undefined || isCommitments(commitments)) &&
    Object.keys(entry).length === KEYS + (commitments === undefined ? 0 : 1);
  return fits ? entry : undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.isWellFormed();
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && HASH.test(value);
}

function isCommitments(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const pairs = Object.entries(value);
  return pairs.length > 0 && pairs.every(([name, hash]) => isText(name) && isHash(hash));
}
