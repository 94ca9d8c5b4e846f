import { randomUUID } from 'node:crypto';
import { AppError } from '@luodi/api';
import { canonicalJson, invariant } from '@luodi/core/base';
import type { Change, FieldValue, Span } from '@luodi/core/registers';
import type { Queries } from '../../../platform/index.ts';
import { appendLedger, nextSequence, textHash } from '../../../platform/ledger/index.ts';
import type { ZoneRegisters } from '../zone-registers.ts';
import { derivedOf, reviseAll } from './derived.ts';
import { checkQuotas } from './quotas.ts';
import {
  type KnownSpan,
  keyOf,
  type OpenedState,
  type RecordKey,
  readCurrentSpans,
  readVersions,
  type StoredChangeSet,
  writeChanges,
  writeStates,
} from './store.ts';

/** Kind of the ledger's subject for a change set. */
export const CHANGE_SET = 'change-set';

/** A change with what does not go into the log as it stands. */
export type DraftChange = Change & {
  /** Values of personal fields, kept beside the chain; `null` takes one away. */
  readonly personal?: Readonly<Record<string, string | null>>;
  /** Version of the record the change was made from; 0 for a record that must be new. */
  readonly expectedVersion?: number;
};

/** One act on registers, before it is done. */
export interface ChangeSetDraft {
  readonly actor: string;
  readonly reason: string;
  readonly basis?: string;
  readonly origin: 'entry' | 'import' | 'reshape' | 'demonstration' | 'submission';
  /** The submission whose approval it is, and who submitted it. The actor is who approves. */
  readonly submission?: { readonly id: string; readonly submittedBy: string };
  /** Whether records that begin with it are demonstration data. */
  readonly demonstration: boolean;
  readonly changes: readonly DraftChange[];
}

/** What became of it. */
export interface Committed {
  /** Sequence number of its ledger entry: known from here on. */
  readonly known: number;
  readonly id: string;
}

/**
 * Does one act on registers inside the caller's transaction: log, states and the one ledger entry, or nothing. Acts of
 * a zone follow one another: the head of the ledger is locked first of all, so that two acts on the same record cannot
 * pass each other and no two acts can wait for one another. Nothing else that is locked may be waited for after it.
 *
 * Values have to be in their stored form (`readValue`). Refuses with `changed-meanwhile` when a record is no longer in
 * the version a change was made from, `conflict` when an end or a quota does not fit what is there.
 */
export async function commitChangeSet(
  trx: Queries,
  registers: ZoneRegisters,
  draft: ChangeSetDraft,
): Promise<Committed> {
  const { zone, clock } = registers;
  invariant(draft.changes.length > 0, 'a change set changes something');
  const known = await nextSequence(trx, zone);
  const byRecord = groupByRecord(draft.changes);
  const keys = [...byRecord.values()].map(([first]) => ({
    register: first!.register,
    record: first!.record,
  }));
  await checkVersions(trx, zone, draft.changes);
  const { changes, personal } = withReferences(known, draft.changes);
  const current = await readCurrentSpans(trx, zone, keys);
  const revised = reviseRecords(registers, draft, changes, current);
  await checkQuotas(trx, registers, changes, current, revised.after);
  const set: StoredChangeSet = {
    known,
    id: randomUUID(),
    at: clock.now().toISOString(),
    actor: draft.actor,
    origin: draft.origin,
    demonstration: draft.demonstration,
    reason: draft.reason,
    basis: draft.basis,
    submission: draft.submission?.id,
    submittedBy: draft.submission?.submittedBy,
  };
  const hashed = changes.map((change) => ({ change, hash: hashOf(change) }));
  const entry = await appendLedger(trx, {
    zone,
    at: set.at,
    actor: set.actor,
    action: `register.${draft.origin}`,
    subject: { kind: CHANGE_SET, id: set.id },
    payload: payloadOf(
      zone,
      set,
      hashed.map(({ hash }) => hash),
    ),
    personal,
  });
  invariant(entry.seq === known, 'the entry has the number that was locked for it');
  await writeChanges(trx, zone, set, hashed);
  await writeStates(trx, zone, known, revised.closed, revised.opened);
  return { known, id: set.id };
}

/** Hash of a change: the content hash of core, by the machine's faster code. */
export function hashOf(change: Change): string {
  return textHash(canonicalJson(change));
}

/** What the ledger answers for: the act, and every change by its hash. */
export function payloadOf(zone: string, set: StoredChangeSet, changes: readonly string[]) {
  const { basis, submission, submittedBy, ...rest } = set;
  return {
    zone,
    ...rest,
    ...(basis === undefined ? {} : { basis }),
    ...(submission === undefined ? {} : { submission }),
    ...(submittedBy === undefined ? {} : { submittedBy }),
    changes,
  };
}

function groupByRecord<C extends Change>(changes: readonly C[]): Map<string, C[]> {
  const groups = new Map<string, C[]>();
  for (const change of changes) {
    const key = keyOf(change);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return groups;
}

async function checkVersions(trx: Queries, zone: string, changes: readonly DraftChange[]): Promise<void> {
  const expected = changes.filter((one) => one.expectedVersion !== undefined);
  if (expected.length === 0) return;
  const versions = await readVersions(trx, zone, [
    ...new Map(expected.map((one) => [keyOf(one), keyPart(one)])).values(),
  ]);
  for (const one of expected) {
    const version = versions.get(keyOf(one)) ?? 0;
    if (version !== one.expectedVersion)
      throw new AppError('changed-meanwhile', { what: one.record, register: one.register, version });
  }
}

const keyPart = ({ register, record }: RecordKey): RecordKey => ({ register, record });

/** The changes as the log holds them, personal values replaced by references, and those values by the names they get. */
function withReferences(known: number, drafts: readonly DraftChange[]) {
  const personal: Record<string, string> = {};
  const changes = drafts.map((draft, index): Change => {
    const { personal: own, expectedVersion: _, ...change } = draft;
    if (own === undefined || change.act.kind !== 'assert') return change;
    const values: Record<string, FieldValue | null> = { ...change.act.values };
    for (const [field, value] of Object.entries(own)) {
      if (value === null) values[field] = null;
      else {
        const name = `${index}.${field}`;
        personal[name] = value;
        values[field] = { personal: `${known}/${name}` };
      }
    }
    return { ...change, act: { kind: 'assert', values } };
  });
  return { changes, personal };
}

interface Revised {
  readonly closed: (RecordKey & { from: string; knownFrom: number })[];
  readonly opened: OpenedState[];
  /** Spans of every changed record afterwards. */
  readonly after: Map<string, readonly Span[]>;
}

function reviseRecords(
  registers: ZoneRegisters,
  draft: ChangeSetDraft,
  changes: readonly Change[],
  current: ReadonlyMap<string, readonly KnownSpan[]>,
): Revised {
  const closed: Revised['closed'] = [];
  const opened: OpenedState[] = [];
  const after = new Map<string, readonly Span[]>();
  for (const [key, list] of groupByRecord(changes)) {
    const { register, record } = list[0]!;
    const spans = current.get(key) ?? [];
    const revision = reviseAll(spans, list);
    if (revision.closed.length === 0 && revision.opened.length === 0)
      throw new AppError('conflict', { what: record });
    const demonstration = isDemonstration(spans, draft.demonstration);
    for (const span of revision.closed) {
      const { from, knownFrom } = span as KnownSpan;
      closed.push({ register, record, from, knownFrom });
    }
    for (const span of revision.opened) {
      const derived = derivedOf(register, span.data, registers.context.frame);
      opened.push({ register, record, span, demonstration, ...derived });
    }
    const gone = new Set(revision.closed);
    after.set(key, [...spans.filter((one) => !gone.has(one)), ...revision.opened]);
  }
  return { closed, opened, after };
}

/**
 * Whether a record is demonstration data: as it was, as long as something of it is known; else as its act says. A
 * demonstration record that a person corrects stays one.
 */
export function isDemonstration(current: readonly { demonstration: boolean }[], ofAct: boolean): boolean {
  return current.length > 0 ? current.some(({ demonstration }) => demonstration) : ofAct;
}
