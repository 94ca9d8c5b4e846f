import { canonicalJson, contentHash } from '@luodi/core/base';
import type { Frame } from '@luodi/core/geometry';
import type { RecordState } from '@luodi/core/ledger';
import { type Change, type RecordData, registerFinding, type Span } from '@luodi/core/registers';
import type { Database } from '../../../platform/index.ts';
import { type RecordFault, type RecordSource, readHead } from '../../../platform/ledger/index.ts';
import { CHANGE_SET, hashOf, isDemonstration, payloadOf } from '../changes/commit.ts';
import { derivedOf, reviseAll } from '../changes/derived.ts';
import { keyOf, type RecordKey } from '../changes/store.ts';
import {
  type LoggedChange,
  readBeyond,
  readChangeSets,
  readFrame,
  readKeys,
  readLog,
  readLogOf,
  readStatesOf,
  type StoredState,
} from './store.ts';

/** Rows read at once: between two pages other requests get their turn. */
const PAGE = 1_000;

/**
 * The registers as evidence: every change set with the hashes of its changes, made anew from the log, for the entry to
 * be held against; and the states, which have to be what a replay of the log amounts to.
 */
export function registerRecords(database: Database, zone: string): RecordSource {
  return {
    kinds: [CHANGE_SET],
    read: () => readSets(database, zone),
    async *faults(settled) {
      yield* compareStates(database, zone, settled);
      yield* beyondTheLedger(database, zone, settled);
    },
  };
}

async function* readSets(database: Database, zone: string): AsyncGenerator<RecordState> {
  let after = 0;
  for (;;) {
    const sets = await readChangeSets(database, zone, after, PAGE);
    const last = sets.at(-1);
    if (!last) return;
    const hashes = await hashesOf(database, zone, after, last.known);
    for (const set of sets) {
      const payload = payloadOf(zone, set, hashes.get(set.known) ?? []);
      yield { kind: CHANGE_SET, id: set.id, payloadHash: contentHash(payload) };
    }
    if (sets.length < PAGE) return;
    after = last.known;
  }
}

/** Hashes of the changes of change sets, made anew; where the hash kept beside a change differs it is told as well. */
async function hashesOf(
  database: Database,
  zone: string,
  after: number,
  until: number,
): Promise<Map<number, string[]>> {
  const hashes = new Map<number, string[]>();
  let place = { known: after, index: 2 ** 31 - 1 };
  for (;;) {
    const changes = await readLog(database, zone, place, until, PAGE);
    for (const one of changes) {
      const hash = hashOf(changeOf(one));
      const list = hashes.get(one.known) ?? [];
      // A gap in the numbering shows as a hash that no change has.
      list.push(one.index === list.length && one.hash === hash ? hash : `${one.index} ${hash} ${one.hash}`);
      hashes.set(one.known, list);
    }
    const last = changes.at(-1);
    if (!last || changes.length < PAGE) return hashes;
    place = { known: last.known, index: last.index };
  }
}

/** A row of the log as the change it says it is. */
function changeOf({ register, record, from, until, act, values }: LoggedChange): Change {
  return {
    register,
    record,
    from,
    ...(until === null ? {} : { until }),
    act: act === 'end' ? { kind: 'end' } : { kind: 'assert', values: values ?? {} },
  };
}

async function* compareStates(
  database: Database,
  zone: string,
  settled: number,
): AsyncGenerator<RecordFault> {
  const frame = await readFrame(database, zone);
  // Without a package the zone was never served, and has no records.
  if (!frame) return;
  let after: RecordKey = { register: '', record: '' };
  for (;;) {
    const keys = await readKeys(database, zone, after, PAGE);
    const log = groupBy(await readLogOf(database, zone, keys, settled));
    const states = groupBy(await readStatesOf(database, zone, keys, settled));
    for (const key of keys) {
      const changes = log.get(keyOf(key)) ?? [];
      yield* looseChanges(changes);
      yield* compareRecord(frame, key, changes, states.get(keyOf(key)) ?? []);
    }
    const last = keys.at(-1);
    if (!last || keys.length < PAGE) return;
    after = last;
  }
}

/** What says it became known by an entry there is not: written past the ledger, ahead of its numbers. */
async function* beyondTheLedger(
  database: Database,
  zone: string,
  settled: number,
): AsyncGenerator<RecordFault> {
  // Rows first: what was really written meanwhile has its entry by the time the head is read.
  const rows = await readBeyond(database, zone, settled);
  const { seq: newest } = await readHead(database, zone);
  for (const { known: seq, register, record, from } of rows) {
    if (seq <= newest) continue;
    const finding = registerFinding('register.change-loose', {}, { register, record, seq });
    yield { seq: from > newest ? Number.POSITIVE_INFINITY : from, finding };
  }
}

function groupBy<T extends RecordKey>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const list = groups.get(keyOf(row));
    if (list) list.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

type Logged = Awaited<ReturnType<typeof readLogOf>>[number];

function* looseChanges(changes: readonly Logged[]): Generator<RecordFault> {
  for (const { known: seq, register, record, demonstration } of changes) {
    if (demonstration === null)
      yield { seq, finding: registerFinding('register.change-loose', {}, { register, record, seq }) };
  }
}

/** A state as the replay makes it. */
type Expected = Omit<StoredState, 'data' | 'geojson'> & { data: RecordData; geojson: string | null };

function* compareRecord(
  frame: Frame,
  { register, record }: RecordKey,
  changes: readonly Logged[],
  found: readonly StoredState[],
): Generator<RecordFault> {
  const place = (state: Pick<StoredState, 'knownFrom' | 'from'>) => `${state.knownFrom} ${state.from}`;
  const stored = new Map(found.map((state) => [place(state), state]));
  const fault = (seq: number): RecordFault => ({
    seq,
    finding: registerFinding('register.state-differs', {}, { register, record, seq }),
  });
  for (const state of replay(frame, changes)) {
    const there = stored.get(place(state));
    stored.delete(place(state));
    if (!there || textOf(there) !== textOf(state)) yield fault(state.knownFrom);
    // What an entry closed and stands open again, or what no entry closed and is closed, is that entry's to answer for.
    else if (there.knownUntil !== state.knownUntil)
      yield fault(
        Math.min(state.knownUntil ?? Number.POSITIVE_INFINITY, there.knownUntil ?? Number.POSITIVE_INFINITY),
      );
  }
  for (const { knownFrom } of stored.values()) yield fault(knownFrom);
}

function textOf({ until, data, title, demonstration, geojson }: StoredState): string {
  const geometry: unknown = geojson === null ? null : JSON.parse(geojson);
  return canonicalJson({ until, data, title, demonstration, geometry });
}

/** Every state a log amounts to, in the order they became known. */
function replay(frame: Frame, changes: readonly Logged[]): Expected[] {
  const all: (Expected & { knownUntil: number | null })[] = [];
  let current: { span: Span; state: Expected & { knownUntil: number | null } }[] = [];
  for (const [known, set] of bySet(changes)) {
    const { closed, opened } = reviseAll(
      current.map(({ span }) => span),
      set.map(changeOf),
    );
    const demonstration = isDemonstration(
      current.map(({ state }) => state),
      set[0]?.demonstration ?? false,
    );
    const gone = new Set(closed);
    for (const { span, state } of current) if (gone.has(span)) Object.assign(state, { knownUntil: known });
    const fresh = opened.map((span) => {
      const { register, record } = set[0]!;
      const state = {
        register,
        record,
        from: span.from,
        until: span.until ?? 'infinity',
        knownFrom: known,
        knownUntil: null,
        data: span.data,
        demonstration,
        ...derivedOf(register, span.data, frame),
      };
      return { span, state };
    });
    all.push(...fresh.map(({ state }) => state));
    current = [...current.filter(({ span }) => !gone.has(span)), ...fresh].sort((a, b) =>
      a.span.from < b.span.from ? -1 : 1,
    );
  }
  return all;
}

function bySet(changes: readonly Logged[]): Map<number, Logged[]> {
  const sets = new Map<number, Logged[]>();
  for (const one of changes) {
    const list = sets.get(one.known);
    if (list) list.push(one);
    else sets.set(one.known, [one]);
  }
  return sets;
}
