import { compareFindings, type Finding, invariant } from '../base/index.ts';
import {
  type Checkpoint,
  checkpointOrigin,
  parseVerifierKey,
  readCheckpoint,
  type VerifySignature,
} from './checkpoint.ts';
import {
  type EntryText,
  entryHash,
  entryText,
  GENESIS,
  hexOf,
  type LedgerEntry,
  lineOf,
  readEntry,
} from './entry.ts';
import { makeLedgerFinding } from './findings.ts';
import { defaultSha256, MerkleTree, type Sha256 } from './merkle.ts';

/** What a ledger is verified against. */
export interface LedgerCheck {
  readonly zone: string;
  /** Signed notes in any order: those of the export and those a witness kept. */
  readonly checkpoints: readonly string[];
  /** Verifier key of the signer, as text. Got from the signer by another way than the ledger itself. */
  readonly publicKey: string;
  readonly verifySignature: VerifySignature;
  readonly sha256?: Sha256;
}

/** What verification found. */
export interface LedgerReport {
  /** True when no finding is an error. */
  readonly ok: boolean;
  readonly entries: number;
  /** Hash of the last entry. */
  readonly head: string;
  /** Root over all entries, hex digits. */
  readonly root: string;
  /** How many entries the newest checkpoint that holds covers. */
  readonly signed: number;
  /**
   * The first entry the evidence points at: one that is not whole, is missing, or was replaced. Where only a root
   * differs, the first it may be. What lies behind `signed` is not proven in any case.
   */
  readonly firstBad: number | undefined;
  readonly findings: readonly Finding[];
}

/** Verifies entries as they come, in memory that does not grow with them. */
export interface LedgerVerifier {
  /** Takes the next entry. Gives it back when it has the form of one, good or bad. */
  add(raw: unknown): LedgerEntry | undefined;
  /** Takes the next entry as the line of an export, which has to be canonical to the byte. */
  addLine(line: string): LedgerEntry | undefined;
  /** Ends. `head` is where the writer stands, when that is known: the entries have to end there. */
  finish(head?: { readonly seq: number; readonly hash: string }): LedgerReport;
}

/** Faults listed one by one; past these only the count of entries goes on. */
const MAX_FINDINGS = 100;

const NO_LEAF = new Uint8Array(32);

type Code = Parameters<typeof makeLedgerFinding>[0];
type Params = Record<string, string | number>;

/** Starts a verification. A key that cannot be read is a bug of the caller: check it with `parseVerifierKey` first. */
export function ledgerVerifier(check: LedgerCheck): LedgerVerifier {
  const sha256 = check.sha256 ?? defaultSha256;
  const findings: Finding[] = [];
  let faults = 0;
  let firstBad: number | undefined;
  /** Where the first root that differs was signed; until then `signed + 1` is the first entry it may be. */
  let differs: number | undefined;
  const report = (code: Code, pointer: string, params: Params, bad?: number) => {
    if (bad !== undefined) firstBad = Math.min(firstBad ?? bad, bad);
    faults += 1;
    if (faults <= MAX_FINDINGS) findings.push(makeLedgerFinding(code, { pointer }, params));
  };
  const note = (code: Code, pointer: string, params: Params) => {
    if (findings.length < 2 * MAX_FINDINGS) findings.push(makeLedgerFinding(code, { pointer }, params));
  };
  const checkpoints = usableCheckpoints(check, report);
  const tree = new MerkleTree(sha256);
  let next = 0;
  let signed = 0;
  let expected = 1;
  let before: LedgerEntry | undefined;
  let known = true;

  const compareCheckpoints = () => {
    for (; next < checkpoints.length && checkpoints[next]!.size <= tree.size; next += 1) {
      const { size, root } = checkpoints[next]!;
      // After a fault every later root differs: it has been said already.
      if (differs !== undefined || (firstBad !== undefined && firstBad <= size)) continue;
      if (hexOf(root) === hexOf(tree.root())) signed = size;
      else {
        differs = size;
        report('ledger.checkpoint-root', `/entries/${signed + 1}`, { from: signed + 1, size });
      }
    }
  };
  compareCheckpoints();

  const take = (entry: LedgerEntry | undefined, text?: EntryText): LedgerEntry | undefined => {
    if (!entry) {
      report('ledger.malformed-entry', `/entries/${expected}`, { seq: expected }, expected);
      tree.append(NO_LEAF);
      known = false;
      expected += 1;
      return undefined;
    }
    const { seq } = entry;
    const pointer = `/entries/${seq}`;
    const inOrder = seq === expected;
    if (!inOrder) {
      report('ledger.sequence', pointer, { expected, found: seq }, Math.min(expected, seq));
    }
    if (entry.zone !== check.zone) {
      report('ledger.other-zone', pointer, { seq, found: entry.zone, expected: check.zone }, seq);
    }
    const hash = entryHash(entry, sha256, text);
    const whole = hexOf(hash) === entry.hash;
    if (!whole) report('ledger.hash', pointer, { seq }, seq);
    else if (inOrder && known && entry.prev !== (before?.hash ?? GENESIS)) {
      // The entry is whole and states another hash before it: what stands before was replaced since.
      const replaced = Math.max(1, seq - 1);
      report('ledger.broken-link', `/entries/${replaced}`, { seq: replaced, next: seq }, replaced);
    }
    if (before && inOrder && entry.at < before.at) note('ledger.clock-back', pointer, { seq });
    tree.append(hash);
    before = entry;
    known = true;
    expected = seq + 1;
    compareCheckpoints();
    return entry;
  };

  return {
    add: (raw) => take(readEntry(raw)),
    addLine(line) {
      const entry = readEntry(parseJson(line));
      if (!entry) return take(undefined);
      const text = entryText(entry);
      return take(lineOf(text, entry.hash) === line ? entry : undefined, text);
    },
    finish(head) {
      const entries = tree.size;
      const last = checkpoints.at(-1);
      // An entry named within the stretch a root speaks of is the better evidence.
      if (differs !== undefined && (firstBad === undefined || firstBad > differs)) firstBad = signed + 1;
      if (last && last.size > entries && (firstBad === undefined || firstBad > entries)) {
        const pointer = `/entries/${entries + 1}`;
        report('ledger.shorter-than-checkpoint', pointer, { size: last.size, count: entries }, entries + 1);
      }
      const end = before?.hash ?? GENESIS;
      if (head && firstBad === undefined && (head.seq !== entries || head.hash !== end)) {
        const bad = Math.max(1, head.seq > entries ? entries + 1 : Math.min(head.seq + 1, entries));
        report('ledger.head', `/entries/${bad}`, { expected: head.seq, found: entries }, bad);
      }
      if (!last) report('ledger.no-checkpoint', '', {});
      if (last && signed < entries && firstBad === undefined) {
        note('ledger.unsigned-tail', '', { count: entries - signed });
      }
      return {
        ok: faults === 0,
        entries,
        head: end,
        root: hexOf(tree.root()),
        signed,
        firstBad,
        findings: [...findings].sort(compareFindings),
      };
    },
  };
}

/** JSON of a text, or nothing when it is none: what a stranger gives is not an exception. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    invariant(error instanceof SyntaxError, 'JSON fails by its syntax only');
    return undefined;
  }
}

function usableCheckpoints(
  check: LedgerCheck,
  report: (code: Code, pointer: string, params: Params) => void,
): Checkpoint[] {
  const key = parseVerifierKey(check.publicKey);
  invariant(key, 'the public key is a verifier key');
  const usable: Checkpoint[] = [];
  for (const [index, note] of check.checkpoints.entries()) {
    const pointer = `/checkpoints/${index + 1}`;
    const checkpoint = index + 1;
    const reading = readCheckpoint(note, key, check.verifySignature);
    switch (reading.kind) {
      case 'malformed':
        report('ledger.checkpoint-malformed', pointer, { checkpoint });
        break;
      case 'other-key':
        report('ledger.checkpoint-other-key', pointer, { checkpoint });
        break;
      case 'bad-signature':
        report('ledger.checkpoint-signature', pointer, { checkpoint });
        break;
      case 'signed': {
        const expected = checkpointOrigin(check.zone);
        const found = reading.checkpoint.origin;
        if (found === expected) usable.push(reading.checkpoint);
        else report('ledger.checkpoint-origin', pointer, { checkpoint, found, expected });
      }
    }
  }
  return usable.sort((a, b) => a.size - b.size);
}

/** Verifies a whole ledger. See {@link ledgerVerifier} for one that is read piece by piece. */
export function verifyLedger(entries: Iterable<unknown>, check: LedgerCheck): LedgerReport {
  const verifier = ledgerVerifier(check);
  for (const entry of entries) verifier.add(entry);
  return verifier.finish();
}
