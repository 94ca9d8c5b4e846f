import type { LedgerVerification } from '@luodi/api';
import { compareFindings } from '@luodi/core/base';
import {
  checkpointLine,
  entryLine,
  exportHeaderLine,
  LEDGER_FORMAT,
  type LedgerVerifier,
  ledgerVerifier,
  type RecordsVerifier,
  recordsVerifier,
} from '@luodi/core/ledger';
import type { Database } from '../../platform/index.ts';
import {
  fastSha256,
  type LedgerQuestion,
  type LedgerSigner,
  type RecordFault,
  type RecordSource,
  readCheckpoints,
  readEntries,
  readHead,
  readNewestEntries,
  readPersonal,
  verifySignature,
} from '../../platform/ledger/index.ts';
import { aboutAccounts, accountNames } from '../accounts/index.ts';
import { presentFinding } from '../plan/index.ts';

/** Entries read at once: between two pages other requests get their turn. */
const PAGE = 2_000;

/** What the service works with. */
export interface LedgerParts {
  readonly database: Database;
  readonly zone: string;
  readonly signer: LedgerSigner;
  readonly records: readonly RecordSource[];
}

/** Shows, exports and verifies the ledger of one zone. */
export function ledgerService(parts: LedgerParts) {
  const { database, zone, signer } = parts;
  const { publicKey } = signer;
  let verifying: Promise<LedgerVerification> | undefined;

  return {
    async list(asked: LedgerQuestion & { readonly limit: number }, seesAccounts: boolean) {
      const entries = await readNewestEntries(database, zone, asked, asked.limit);
      const { seq: size } = await readHead(database, zone);
      const names = Object.fromEntries(
        await accountNames(
          database,
          zone,
          entries.map(({ actor }) => actor),
        ),
      );
      const about = seesAccounts ? await aboutAccounts(database, zone, entries) : {};
      const { trouble, signed } = signer;
      const told = trouble === undefined ? {} : { trouble };
      return { zone, publicKey, size, signed, ...told, entries, names, about };
    },
    /** One page. Signs first when the export begins, so that everything in it is covered. */
    async page(after: number, limit: number) {
      if (after === 0) await signNow(signer);
      const checkpoints = after === 0 ? await readCheckpoints(database, zone) : [];
      const { seq: size } = await readHead(database, zone);
      const entries = await readEntries(database, zone, after, limit);
      return {
        format: LEDGER_FORMAT,
        zone,
        publicKey,
        size,
        checkpoints: checkpoints.map(({ note }) => note),
        entries,
      };
    },
    /** One verification at a time: whoever asks meanwhile gets the answer of the one under way. */
    verify(): Promise<LedgerVerification> {
      const { records } = parts;
      const witnessed = signer.witnessed();
      verifying ??= verifyStored({ database, zone, publicKey, witnessed, records }).finally(() => {
        verifying = undefined;
      });
      return verifying;
    },
  };
}

/** The export as lines, straight from the database. */
export async function* exportLines(database: Database, zone: string, signer: LedgerSigner) {
  await signNow(signer);
  const { seq: size } = await readHead(database, zone);
  const checkpoints = (await readCheckpoints(database, zone)).filter((one) => one.size <= size);
  const { publicKey } = signer;
  yield exportHeaderLine({ zone, publicKey, checkpoints: checkpoints.length, entries: size });
  for (const { note } of checkpoints) yield checkpointLine(note);
  for (let after = 0; after < size; ) {
    const entries = await readEntries(database, zone, after, Math.min(PAGE, size - after));
    for (const entry of entries) yield entryLine(entry);
    // A hole in the table ends the export early; the count in its first line then tells.
    const last = entries.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** A signer in trouble has said so in the log and in readiness; what is there can still be exported. */
async function signNow(signer: LedgerSigner): Promise<void> {
  await signer.checkpoint().catch((error: unknown) => {
    if (signer.trouble === undefined) throw error;
  });
}

/** What a stored ledger is verified against. */
export interface StoredLedger {
  readonly database: Database;
  readonly zone: string;
  /** Verifier key as text; one that cannot be read is a bug of the caller. */
  readonly publicKey: string;
  /** Checkpoints that were kept outside the database. */
  readonly witnessed: readonly string[];
  readonly records: readonly RecordSource[];
}

/** The ledger of a zone against itself, its checkpoints and the records it answers for. */
export async function verifyStored(stored: StoredLedger): Promise<LedgerVerification> {
  const { database, zone, publicKey, witnessed, records } = stored;
  // Records first: whatever is read of them has its entry among those read afterwards.
  const { seq: settled } = await readHead(database, zone);
  const compared = recordsVerifier(new Set(records.flatMap(({ kinds }) => kinds)));
  for (const source of records) for await (const record of source.read()) compared.record(record);
  const derived = await derivedFaults(records, settled);
  for await (const value of readPersonal(database, zone)) compared.personal(value);
  const kept = (await readCheckpoints(database, zone)).map(({ note }) => note);
  const chain = ledgerVerifier({
    zone,
    publicKey,
    checkpoints: [...new Set([...kept, ...witnessed])],
    verifySignature,
    sha256: fastSha256,
  });
  const head = await readChain(database, zone, chain, compared);
  const report = chain.finish(head);
  const { findings, firstBad } = compared.finish(settled);
  const bad = Math.min(
    report.firstBad ?? Number.POSITIVE_INFINITY,
    firstBad ?? Number.POSITIVE_INFINITY,
    ...derived.map(({ seq }) => seq),
  );
  return {
    ok: report.ok && findings.length === 0 && derived.length === 0,
    zone,
    publicKey,
    size: report.entries,
    signed: report.signed,
    head: report.head,
    root: report.root,
    ...(Number.isFinite(bad) ? { firstBad: bad } : {}),
    findings: [...report.findings, ...findings, ...derived.map(({ finding }) => finding)]
      .sort(compareFindings)
      .map(presentFinding),
  };
}

/** Most differences of derived tables that are listed. */
const MOST_DERIVED = 100;

/** What tables derived from the records no longer agree with. */
async function derivedFaults(records: readonly RecordSource[], settled: number): Promise<RecordFault[]> {
  const faults: RecordFault[] = [];
  for (const source of records) {
    if (!source.faults) continue;
    for await (const fault of source.faults(settled)) faults.push(fault);
  }
  return faults.sort((a, b) => a.seq - b.seq).slice(0, MOST_DERIVED);
}

/** Feeds every entry to both verifiers; gives the head as it stood when nothing more came. */
async function readChain(
  database: Database,
  zone: string,
  chain: LedgerVerifier,
  compared: RecordsVerifier,
): Promise<{ seq: number; hash: string }> {
  let after = 0;
  for (;;) {
    const entries = await readEntries(database, zone, after, PAGE);
    for (const raw of entries) {
      const entry = chain.add(raw);
      if (entry) compared.entry(entry);
      if (Number.isSafeInteger(raw.seq)) after = raw.seq;
    }
    if (entries.length === PAGE) continue;
    const head = await readHead(database, zone);
    const more = head.seq > after && (await readEntries(database, zone, after, 1)).length > 0;
    if (!more) return head;
  }
}
