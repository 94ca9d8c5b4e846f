import { hash, randomBytes } from 'node:crypto';
import type { Principal } from '@luodi/core/access';
import { contentHash } from '@luodi/core/base';
import {
  commitTo,
  ERASED,
  GENESIS,
  hexOf,
  type LedgerEntry,
  type PersonalValue,
  SALT_BYTES,
  sealEntry,
} from '@luodi/core/ledger';
import { type Database, jsonb, type Queries } from '../db/index.ts';
import { fastSha256 } from './offline.ts';

/** Who acts when no person is signed in: the server itself, or a visitor it cannot name. */
export const SERVER_ACTOR = 'server';
const UNNAMED_ACTOR = 'unnamed';

/** Who an act is written down for: the account, or a visitor who cannot be named. */
export function actorOf(principal: Principal): string {
  return principal.kind === 'account' ? principal.id : UNNAMED_ACTOR;
}

/** SHA-256 of a long text such as a proof, as hex digits. */
export function textHash(text: string): string {
  return hash('sha256', text, 'hex');
}

/** An act as its store tells it. */
export interface LedgerAct {
  readonly zone: string;
  /** Instant of the act, UTC with milliseconds. */
  readonly at: string;
  readonly actor: string;
  /** What was done, such as `review.kept`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** What can be read back from the tables afterwards; its content hash enters the chain. No personal data. */
  readonly payload: unknown;
  /** Personal values by name: the chain gets salted commitments only. */
  readonly personal?: Readonly<Record<string, string>>;
}

/**
 * Writes the entry of an act, inside the transaction of the act: both stand or neither. Locks the head of the zone
 * until the transaction ends, so it comes last in it. Throws when it cannot write; the act is then refused.
 */
export async function appendLedger(trx: Queries, act: LedgerAct): Promise<LedgerEntry> {
  const head = await lockHead(trx, act.zone);
  const personal = Object.entries(act.personal ?? {}).map(([name, value]) => {
    const salt = new Uint8Array(randomBytes(SALT_BYTES));
    return { name, value, salt: hexOf(salt), commitment: commitTo(salt, value) };
  });
  const commitments = Object.fromEntries(personal.map(({ name, commitment }) => [name, commitment]));
  const entry = sealEntry(
    {
      seq: head.seq + 1,
      zone: act.zone,
      at: act.at,
      actor: act.actor,
      action: act.action,
      subject: act.subject,
      payloadHash: contentHash(act.payload),
      ...(personal.length > 0 ? { commitments } : {}),
      prev: head.hash,
    },
    fastSha256,
  );
  await trx
    .insertInto('ledger_entry')
    .values({
      zone_id: entry.zone,
      seq: entry.seq,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      payload_hash: entry.payloadHash,
      commitments: entry.commitments ? jsonb(entry.commitments) : null,
      prev: entry.prev,
      hash: entry.hash,
    })
    .execute();
  if (personal.length > 0) {
    const rows = personal.map(({ name, salt, value }) => ({ name, salt, value }));
    await trx
      .insertInto('ledger_personal')
      .values(rows.map((row) => ({ ...row, zone_id: entry.zone, seq: entry.seq })))
      .execute();
  }
  await trx
    .updateTable('ledger_head')
    .set({ seq: entry.seq, hash: entry.hash })
    .where('zone_id', '=', entry.zone)
    .execute();
  return entry;
}

/**
 * Sequence number the next entry of a zone will have. Locks the head until the transaction ends: whoever needs the
 * number before the entry is written takes this lock first of all, so that two such acts wait for each other and never
 * for one another.
 */
export async function nextSequence(trx: Queries, zone: string): Promise<number> {
  return (await lockHead(trx, zone)).seq + 1;
}

async function lockHead(trx: Queries, zone: string): Promise<{ seq: number; hash: string }> {
  const locked = trx
    .selectFrom('ledger_head')
    .select(['seq', 'hash'])
    .where('zone_id', '=', zone)
    .forUpdate();
  let head = await locked.executeTakeFirst();
  if (!head) {
    await trx
      .insertInto('ledger_head')
      .values({ zone_id: zone, seq: 0, hash: GENESIS })
      .onConflict((conflict) => conflict.column('zone_id').doNothing())
      .execute();
    head = await locked.executeTakeFirstOrThrow();
  }
  return { seq: Number(head.seq), hash: head.hash };
}

/**
 * Erases a personal value that an entry committed to, and writes the entry that says so. False when there is no such
 * value, or no longer.
 */
export async function erasePersonal(
  trx: Queries,
  which: { readonly zone: string; readonly seq: number; readonly name: string },
  by: { readonly at: string; readonly actor: string },
): Promise<boolean> {
  const { zone, seq, name } = which;
  const erased = await trx
    .deleteFrom('ledger_personal')
    .where('zone_id', '=', zone)
    .where('seq', '=', seq)
    .where('name', '=', name)
    .executeTakeFirst();
  if (erased.numDeletedRows === 0n) return false;
  const subject = { kind: ERASED.kind, id: `${seq}/${name}` };
  await appendLedger(trx, { zone, ...by, action: ERASED.action, subject, payload: {} });
  return true;
}

/** Where the ledger of a zone stands; before its first act at 0. */
export async function readHead(database: Database, zone: string): Promise<{ seq: number; hash: string }> {
  const row = await database.query
    .selectFrom('ledger_head')
    .select(['seq', 'hash'])
    .where('zone_id', '=', zone)
    .executeTakeFirst();
  return row ? { seq: Number(row.seq), hash: row.hash } : { seq: 0, hash: GENESIS };
}

/** Zones that have a ledger. */
export async function readZones(database: Database): Promise<string[]> {
  const rows = await database.query.selectFrom('ledger_head').select('zone_id').orderBy('zone_id').execute();
  return rows.map((row) => row.zone_id);
}

const ENTRY_COLUMNS = [
  'zone_id',
  'seq',
  'at',
  'actor',
  'action',
  'subject_kind',
  'subject_id',
  'payload_hash',
  'commitments',
  'prev',
  'hash',
] as const;

interface EntryRow {
  readonly zone_id: string;
  readonly seq: string | number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly payload_hash: string;
  readonly commitments: unknown;
  readonly prev: string;
  readonly hash: string;
}

/** A row as an entry. Whether it has the form of one is for the verifier to say: the row may have been changed. */
function entryOf(row: EntryRow): LedgerEntry {
  const commitments = row.commitments as Readonly<Record<string, string>> | null;
  return {
    seq: Number(row.seq),
    zone: row.zone_id,
    at: row.at,
    actor: row.actor,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    payloadHash: row.payload_hash,
    ...(commitments === null ? {} : { commitments }),
    prev: row.prev,
    hash: row.hash,
  };
}

/** Entries after a sequence number, in order. */
export async function readEntries(
  database: Database,
  zone: string,
  after: number,
  limit: number,
): Promise<LedgerEntry[]> {
  const rows = await database.query
    .selectFrom('ledger_entry')
    .select(ENTRY_COLUMNS)
    .where('zone_id', '=', zone)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

/** What is asked of the ledger; what is not named does not count. */
export interface LedgerQuestion {
  /** Entries before this number. */
  readonly before?: number | undefined;
  readonly actor?: string | undefined;
  /** Kind of the thing an act was done to. */
  readonly kind?: string | undefined;
  /** Last day, UTC. */
  readonly until?: string | undefined;
}

/** Entries that meet a question, newest first. */
export async function readNewestEntries(
  database: Database,
  zone: string,
  { before, actor, kind, until }: LedgerQuestion,
  limit: number,
): Promise<LedgerEntry[]> {
  let query = database.query.selectFrom('ledger_entry').select(ENTRY_COLUMNS).where('zone_id', '=', zone);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (actor !== undefined) query = query.where('actor', '=', actor);
  if (kind !== undefined) query = query.where('subject_kind', '=', kind);
  // Moments are text in ISO 8601, all of one length: they compare as the days they begin with do.
  if (until !== undefined) query = query.where('at', '<=', `${until}T23:59:59.999Z`);
  const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
  return rows.map(entryOf);
}

/** A checkpoint as it is kept: the note, and the peaks of the tree at its size. */
export interface StoredCheckpoint {
  readonly size: number;
  readonly note: string;
  readonly peaks: string;
}

/** Checkpoints of a zone, smallest first. */
export async function readCheckpoints(database: Database, zone: string): Promise<StoredCheckpoint[]> {
  const rows = await database.query
    .selectFrom('ledger_checkpoint')
    .select(['size', 'note', 'peaks'])
    .where('zone_id', '=', zone)
    .orderBy('size')
    .execute();
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

/** The newest checkpoints of a zone, newest first. */
export async function readNewestCheckpoints(
  database: Database,
  zone: string,
  limit: number,
): Promise<StoredCheckpoint[]> {
  const rows = await database.query
    .selectFrom('ledger_checkpoint')
    .select(['size', 'note', 'peaks'])
    .where('zone_id', '=', zone)
    .orderBy('size', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

/** Keeps a checkpoint. One of that size that is there already stays: it was signed by the same key over the same. */
export async function writeCheckpoint(
  database: Database,
  zone: string,
  checkpoint: StoredCheckpoint & { readonly signedAt: Date },
): Promise<void> {
  const { size, note, peaks, signedAt } = checkpoint;
  await database.transaction((trx) =>
    trx
      .insertInto('ledger_checkpoint')
      .values({ zone_id: zone, size, note, peaks, signed_at: signedAt })
      .onConflict((conflict) => conflict.columns(['zone_id', 'size']).doNothing())
      .execute(),
  );
}

/** Personal values of a zone that were not erased, in pages. */
export async function* readPersonal(database: Database, zone: string): AsyncGenerator<PersonalValue> {
  const page = 2_000;
  let [seq, name] = [0, ''];
  for (;;) {
    const rows = await database.query
      .selectFrom('ledger_personal')
      .select(['seq', 'name', 'salt', 'value'])
      .where('zone_id', '=', zone)
      .where((where) =>
        where.or([where('seq', '>', seq), where.and([where('seq', '=', seq), where('name', '>', name)])]),
      )
      .orderBy('seq')
      .orderBy('name')
      .limit(page)
      .execute();
    for (const row of rows) yield { ...row, seq: Number(row.seq) };
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    [seq, name] = [Number(last.seq), last.name];
  }
}
