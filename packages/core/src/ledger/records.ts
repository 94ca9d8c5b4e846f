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

/** Compares what the ledger recorded with what stands in the tables. Entries first, then records and values. */
export interface RecordsVerifier {
  entry(entry: LedgerEntry): void;
  record(state: RecordState): void;
  personal(value: PersonalValue): void;
  /** The differences, and the first entry that is no longer borne out. */
  finish(): { readonly findings: readonly Finding[]; readonly firstBad: number | undefined };
}

/** Action and kind of subject of the entry that records an erasure; its subject id is `seq/name`. */
export const ERASED = { action: 'personal-value.erased', kind: 'personal-value' } as const;

const MAX_FINDINGS = 100;

/** Starts a comparison of the records of these kinds. Entries about other kinds of subject are left alone. */
export function recordsVerifier(kinds: ReadonlySet<string>): RecordsVerifier {
  const recorded = new Map<string, { seq: number; payloadHash: string; found: boolean }>();
  const committed = new Map<string, { hash: string; erased: boolean; found: boolean }>();
  const faults: { seq: number; finding: Finding }[] = [];
  const report = (
    code: Parameters<typeof makeLedgerFinding>[0],
    seq: number,
    params: Record<string, string | number>,
  ) => faults.push({ seq, finding: makeLedgerFinding(code, { pointer: `/entries/${seq}` }, params) });
  const nameOf = (key: string) => key.slice(key.indexOf('/') + 1);

  return {
    entry(entry) {
      const { kind, id } = entry.subject;
      if (kinds.has(kind)) {
        recorded.set(`${kind}\n${id}`, { seq: entry.seq, payloadHash: entry.payloadHash, found: false });
      }
      for (const [name, hash] of Object.entries(entry.commitments ?? {})) {
        committed.set(`${entry.seq}/${name}`, { hash, erased: false, found: false });
      }
      const erased = entry.action === ERASED.action && kind === ERASED.kind ? committed.get(id) : undefined;
      if (erased) erased.erased = true;
    },
    record({ kind, id, payloadHash }) {
      const known = recorded.get(`${kind}\n${id}`);
      if (!known) {
        const finding = makeLedgerFinding('ledger.record-unrecorded', { pointer: '' }, { kind, id });
        faults.push({ seq: Number.POSITIVE_INFINITY, finding });
        return;
      }
      known.found = true;
      if (known.payloadHash !== payloadHash)
        report('ledger.record-changed', known.seq, { kind, id, seq: known.seq });
    },
    personal({ seq, name, salt, value }) {
      const known = committed.get(`${seq}/${name}`);
      if (known) known.found = true;
      const whole = known && /^[0-9a-f]{64}$/.test(salt) && commitTo(bytesOfHex(salt), value) === known.hash;
      if (!whole) report('ledger.personal-changed', seq, { seq, name });
      else if (known.erased) report('ledger.personal-not-erased', seq, { seq, name });
    },
    finish() {
      for (const [key, { seq, found }] of recorded) {
        const [kind = '', id = ''] = key.split('\n');
        if (!found) report('ledger.record-missing', seq, { seq, kind, id });
      }
      for (const [key, { erased, found }] of committed) {
        const seq = Number.parseInt(key, 10);
        if (!found && !erased) report('ledger.personal-missing', seq, { seq, name: nameOf(key) });
      }
      faults.sort((a, b) => a.seq - b.seq || compareText(a.finding.code, b.finding.code));
      const first = faults[0]?.seq;
      return {
        findings: faults.slice(0, MAX_FINDINGS).map(({ finding }) => finding),
        firstBad: first === undefined || first === Number.POSITIVE_INFINITY ? undefined : first,
      };
    },
  };
}
