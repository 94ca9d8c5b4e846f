import { compareText, type Finding } from '../base/index.ts';
import { commitTo } from './commitment.ts';
import { bytesOfHex, type LedgerEntry } from './entry.ts';
import { makeLedgerFinding } from './findings.ts';

/** A record as it stands now: what the ledger says of it must be this. */
export interface RecordState {
  readonly kind: string;
  readonly id: string;
  readonly payloadHash: string;
}

/** A personal value kept outside the chain, with the salt of its commitment as hex digits. */
export interface PersonalValue {
  readonly seq: number;
  readonly name: string;
  readonly salt: string;
  readonly value: string;
}

/** Compares what the ledger recorded with what stands in the tables. The order of the calls does not matter. */
export interface RecordsVerifier {
  entry(entry: LedgerEntry): void;
  record(state: RecordState): void;
  personal(value: PersonalValue): void;
  /**
   * The differences, and the first entry that is no longer borne out. `settled` is the last entry there was before
   * the first record was read: what was done to a record after that is left for the next time.
   */
  finish(settled?: number): { readonly findings: readonly Finding[]; readonly firstBad: number | undefined };
}

/** Action and kind of subject of the entry that records an erasure; its subject id is `seq/name`. */
export const ERASED = { action: 'personal-value.erased', kind: 'personal-value' } as const;

const MAX_FINDINGS = 100;

interface Fault {
  readonly seq: number;
  readonly finding: Finding;
}

function faultAt(
  code: Parameters<typeof makeLedgerFinding>[0],
  seq: number,
  params: Record<string, string>,
): Fault {
  return { seq, finding: makeLedgerFinding(code, { pointer: `/entries/${seq}` }, { ...params, seq }) };
}

/** Starts a comparison of the records of these kinds. Entries about other kinds of subject are left alone. */
export function recordsVerifier(kinds: ReadonlySet<string>): RecordsVerifier {
  const entries = new Map<string, LedgerEntry>();
  const records = new Map<string, RecordState>();
  const commitments = new Map<string, { seq: number; name: string; hash: string }>();
  const erasures = new Map<string, number>();
  const values = new Map<string, PersonalValue>();

  return {
    entry(entry) {
      const { kind, id } = entry.subject;
      if (kinds.has(kind)) entries.set(`${kind}\n${id}`, entry);
      for (const [name, hash] of Object.entries(entry.commitments ?? {})) {
        commitments.set(`${entry.seq}/${name}`, { seq: entry.seq, name, hash });
      }
      if (entry.action === ERASED.action && kind === ERASED.kind) erasures.set(id, entry.seq);
    },
    record: (state) => void records.set(`${state.kind}\n${state.id}`, state),
    personal: (value) => void values.set(`${value.seq}/${value.name}`, value),
    finish(settled = Number.POSITIVE_INFINITY) {
      const faults = [
        ...compareRecords(entries, records, settled),
        ...comparePersonal(commitments, values, erasures, settled),
      ].sort((a, b) => a.seq - b.seq || compareText(a.finding.code, b.finding.code));
      const first = faults[0]?.seq;
      return {
        findings: faults.slice(0, MAX_FINDINGS).map(({ finding }) => finding),
        firstBad: first === undefined || first === Number.POSITIVE_INFINITY ? undefined : first,
      };
    },
  };
}

function compareRecords(
  entries: ReadonlyMap<string, LedgerEntry>,
  records: ReadonlyMap<string, RecordState>,
  settled: number,
): Fault[] {
  const faults: Fault[] = [];
  for (const [key, { seq, subject, payloadHash }] of entries) {
    if (seq > settled) continue;
    const record = records.get(key);
    if (!record) faults.push(faultAt('ledger.record-missing', seq, subject));
    else if (record.payloadHash !== payloadHash) faults.push(faultAt('ledger.record-changed', seq, subject));
  }
  for (const [key, { kind, id }] of records) {
    if (entries.has(key)) continue;
    const finding = makeLedgerFinding('ledger.record-unrecorded', { pointer: '' }, { kind, id });
    faults.push({ seq: Number.POSITIVE_INFINITY, finding });
  }
  return faults;
}

function comparePersonal(
  commitments: ReadonlyMap<string, { seq: number; name: string; hash: string }>,
  values: ReadonlyMap<string, PersonalValue>,
  erasures: ReadonlyMap<string, number>,
  settled: number,
): Fault[] {
  const faults: Fault[] = [];
  for (const [key, { seq, name, hash }] of commitments) {
    if (seq > settled) continue;
    const value = values.get(key);
    const erasedAt = erasures.get(key);
    if (!value && erasedAt === undefined) faults.push(faultAt('ledger.personal-missing', seq, { name }));
    else if (value && erasedAt !== undefined && erasedAt <= settled) {
      faults.push(faultAt('ledger.personal-not-erased', seq, { name }));
    } else if (value && !opens(hash, value)) faults.push(faultAt('ledger.personal-changed', seq, { name }));
  }
  for (const [key, { seq, name }] of values) {
    if (!commitments.has(key)) faults.push(faultAt('ledger.personal-changed', seq, { name }));
  }
  return faults;
}

function opens(commitment: string, { salt, value }: PersonalValue): boolean {
  return /^[0-9a-f]{64}$/.test(salt) && commitTo(bytesOfHex(salt), value) === commitment;
}
