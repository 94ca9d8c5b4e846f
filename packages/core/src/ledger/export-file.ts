import { canonicalJson, compareFindings, type Finding } from '../base/index.ts';
import { LEDGER_FORMAT } from './entry.ts';
import { makeLedgerFinding } from './findings.ts';
import { type LedgerCheck, type LedgerReport, ledgerVerifier, parseJson } from './verify.ts';

/**
 * First line of an export. It follows: the checkpoints, one JSON object `{"checkpoint": note}` a line, then the
 * entries, one canonical JSON object a line. Checkpoints stand first so that a reader needs no second pass.
 */
export interface ExportHeader {
  readonly zone: string;
  readonly publicKey: string;
  readonly checkpoints: number;
  readonly entries: number;
}

/** The header as its line. */
export function exportHeaderLine(header: ExportHeader): string {
  const { zone, publicKey, checkpoints, entries } = header;
  return canonicalJson({ format: LEDGER_FORMAT, zone, publicKey, checkpoints, entries });
}

/** A checkpoint as its line. */
export function checkpointLine(note: string): string {
  return canonicalJson({ checkpoint: note });
}

function readHeader(line: string): ExportHeader | undefined {
  const raw = parseJson(line);
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { zone, publicKey, checkpoints, entries } = raw as ExportHeader;
  const fits =
    typeof zone === 'string' &&
    typeof publicKey === 'string' &&
    zone.isWellFormed() &&
    publicKey.isWellFormed() &&
    Number.isSafeInteger(checkpoints) &&
    Number.isSafeInteger(entries);
  const header = { zone, publicKey, checkpoints, entries };
  return fits && exportHeaderLine(header) === line ? header : undefined;
}

function readCheckpointLine(line: string): string | undefined {
  const raw = parseJson(line) as { checkpoint?: unknown } | null | undefined;
  const note = raw?.checkpoint;
  return typeof note === 'string' && note.isWellFormed() && checkpointLine(note) === line ? note : undefined;
}

/**
 * Verifies an export, line by line. `check` brings the public key, got from the signer by another way, and the
 * checkpoints of a witness; those of the export are added to them. `zone` is that of the header unless it is given.
 */
export function verifyExport(
  lines: Iterable<string>,
  check: Omit<LedgerCheck, 'zone' | 'checkpoints'> & {
    readonly zone?: string;
    readonly witnessed?: readonly string[];
  },
): LedgerReport {
  const reader = lines[Symbol.iterator]();
  const pull = (): string | undefined => {
    const step = reader.next();
    return step.done ? undefined : step.value;
  };
  const header = readHeader(pull() ?? '');
  if (!header) return headless();
  const findings: Finding[] = [];
  if (header.publicKey.trim() !== check.publicKey.trim())
    findings.push(makeLedgerFinding('ledger.export-key'));
  const zone = check.zone ?? header.zone;
  if (zone !== header.zone) {
    findings.push(makeLedgerFinding('ledger.export-zone', {}, { found: header.zone, expected: zone }));
  }
  const notes: string[] = [];
  let line = pull();
  for (; line?.startsWith('{"checkpoint":'); line = pull()) notes.push(readCheckpointLine(line) ?? '');
  const checkpoints = [...notes, ...(check.witnessed ?? [])];
  const verifier = ledgerVerifier({ ...check, zone, checkpoints });
  for (; line !== undefined; line = pull()) verifier.addLine(line);
  const report = verifier.finish();
  if (header.entries !== report.entries || header.checkpoints !== notes.length) {
    const { checkpoints: announced, entries } = header;
    const params = {
      checkpoints: announced,
      entries,
      foundCheckpoints: notes.length,
      foundEntries: report.entries,
    };
    findings.push(makeLedgerFinding('ledger.export-count', {}, params));
  }
  if (findings.length === 0) return report;
  return { ...report, ok: false, findings: [...findings, ...report.findings].sort(compareFindings) };
}

function headless(): LedgerReport {
  return {
    ok: false,
    entries: 0,
    head: '',
    root: '',
    signed: 0,
    firstBad: undefined,
    findings: [makeLedgerFinding('ledger.export-header')],
  };
}
