import type { Day } from '../base/index.ts';
import type { Change, RecordData } from './change.ts';

/** A change with the place it took in the order of all: known from this sequence number on. */
export interface KnownChange {
  readonly known: number;
  /** Place within its change set. */
  readonly index: number;
  readonly change: Change;
}

/** Days on which a record had these data: from `from` until before `until`, open when absent. */
export interface Span {
  readonly from: Day;
  readonly until?: Day;
  readonly data: RecordData;
}

/**
 * What one change makes of a record's spans: those that stay as they are, those that stop being what is known, and
 * those that are known from now on. Spans are disjoint and in order of time; days without a span are days on which
 * the record did not exist.
 */
export interface Revision {
  readonly kept: readonly Span[];
  readonly closed: readonly Span[];
  readonly opened: readonly Span[];
}

const isBefore = (day: Day, until: Day | undefined) => until === undefined || day < until;
const earlier = (a: Day | undefined, b: Day | undefined) =>
  a === undefined ? b : b === undefined ? a : a < b ? a : b;

function span(from: Day, until: Day | undefined, data: RecordData): Span {
  return until === undefined ? { from, data } : { from, until, data };
}

function patched(data: RecordData, change: Change): RecordData | undefined {
  if (change.act.kind === 'end') return undefined;
  const next: Record<string, RecordData[string]> = { ...data };
  for (const [field, value] of Object.entries(change.act.values)) {
    if (value === null) delete next[field];
    else next[field] = value;
  }
  return next;
}

/** Days of `[from, until)` that no span covers, in order. */
function gaps(spans: readonly Span[], from: Day, until: Day | undefined): Array<[Day, Day | undefined]> {
  const found: Array<[Day, Day | undefined]> = [];
  let at: Day | undefined = from;
  for (const one of spans) {
    if (at === undefined || !isBefore(at, until)) return found;
    if (one.until !== undefined && one.until <= at) continue;
    if (!isBefore(one.from, until)) break;
    if (at < one.from) found.push([at, one.from]);
    at = one.until;
  }
  if (at !== undefined && isBefore(at, until)) found.push([at, until]);
  return found;
}

/**
 * Applies a change to the spans known so far. The parts of a span outside the change's days go on as they were; on
 * its days an assertion patches what stood there, or begins the record where nothing stood; an end removes.
 */
export function revise(spans: readonly Span[], change: Change): Revision {
  const kept: Span[] = [];
  const closed: Span[] = [];
  const opened: Span[] = [];
  for (const one of spans) {
    if (!isBefore(one.from, change.until) || !isBefore(change.from, one.until)) {
      kept.push(one);
      continue;
    }
    closed.push(one);
    if (one.from < change.from) opened.push(span(one.from, change.from, one.data));
    const data = patched(one.data, change);
    const from = one.from < change.from ? change.from : one.from;
    if (data) opened.push(span(from, earlier(one.until, change.until), data));
    if (change.until !== undefined && isBefore(change.until, one.until))
      opened.push(span(change.until, one.until, one.data));
  }
  const fresh = patched({}, change);
  if (fresh)
    for (const [from, until] of gaps(spans, change.from, change.until)) opened.push(span(from, until, fresh));
  opened.sort((a, b) => (a.from < b.from ? -1 : 1));
  return { kept, closed, opened };
}

/** Spans of a record after all these changes, in their order. */
export function spansOf(changes: readonly Change[]): Span[] {
  let spans: Span[] = [];
  for (const change of changes) {
    const { kept, opened } = revise(spans, change);
    spans = [...kept, ...opened].sort((a, b) => (a.from < b.from ? -1 : 1));
  }
  return spans;
}

/**
 * What a record was on a day, as far as known at a sequence number: a plain replay of the log, field by field. This
 * is what "as of" means; storage has to answer the same.
 */
export function asOf(changes: readonly KnownChange[], day: Day, known: number): RecordData | undefined {
  let data: RecordData | undefined;
  for (const one of changes) {
    if (one.known > known) break;
    const { change } = one;
    if (day < change.from || !isBefore(day, change.until)) continue;
    data = patched(data ?? {}, change);
  }
  return data;
}
