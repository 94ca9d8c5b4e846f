/** Random histories: a good ledger verifies, and whatever is done to one afterwards is found and placed. */
import { createHash, generateKeyPairSync, hash, type KeyObject, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, renderFinding } from '../base/index.ts';
import {
  type Checkpoint,
  checkpointBody,
  checkpointLine,
  checkpointOrigin,
  commitTo,
  type EntryDraft,
  ERASED,
  entryLine,
  exportHeaderLine,
  formatVerifierKey,
  GENESIS,
  LEDGER_FORMAT,
  type LedgerEntry,
  ledgerFindings,
  MerkleTree,
  parseVerifierKey,
  readCheckpoint,
  recordsVerifier,
  sealEntry,
  signedNote,
  type VerifySignature,
  verifyExport,
  verifyLedger,
} from './index.ts';

const ZONE = 'valdora';
const publicBytes = (key: KeyObject) =>
  new Uint8Array(key.export({ type: 'spki', format: 'der' }).subarray(-32));
const makeKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const text = formatVerifierKey('luodi-ledger', publicBytes(publicKey));
  const key = parseVerifierKey(text)!;
  return {
    text,
    note: (body: string) => signedNote(body, key, new Uint8Array(sign(null, Buffer.from(body), privateKey))),
  };
};
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const verifySignature: VerifySignature = ({ publicKey }, message, signature) =>
  verify(null, message, { key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' }, signature);
const ours = makeKey();
const foreign = makeKey();

const draft = (seq: number, extra: Partial<EntryDraft> = {}): EntryDraft => ({
  seq,
  zone: ZONE,
  at: `2026-01-02T03:04:${String(seq % 60).padStart(2, '0')}.000Z`,
  actor: '张三 "x"\\\u2028',
  action: 'review.kept',
  subject: { kind: 'review', id: `r${seq}` },
  payloadHash: createHash('sha256').update(`payload ${seq}`).digest('hex'),
  prev: GENESIS,
  ...extra,
});
function historyOf(count: number, change: (seq: number) => Partial<EntryDraft> = () => ({})): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    entries.push(sealEntry({ ...draft(seq, change(seq)), prev: entries.at(-1)?.hash ?? GENESIS }, fast));
  }
  return entries;
}
function checkpointOf(entries: readonly LedgerEntry[], size: number): Checkpoint {
  const tree = new MerkleTree(fast);
  for (const entry of entries.slice(0, size)) tree.append(new Uint8Array(Buffer.from(entry.hash, 'hex')));
  return { origin: checkpointOrigin(ZONE), size, root: tree.root() };
}
const notesOf = (entries: readonly LedgerEntry[], sizes: readonly number[], key = ours) =>
  sizes.map((size) => key.note(checkpointBody(checkpointOf(entries, size))));
const fast = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');
const check = (checkpoints: readonly string[]) => ({
  sha256: fast,
  zone: ZONE,
  checkpoints,
  publicKey: ours.text,
  verifySignature,
});
const exportOf = (entries: readonly LedgerEntry[], notes: readonly string[]) => [
  exportHeaderLine({ zone: ZONE, publicKey: ours.text, checkpoints: notes.length, entries: entries.length }),
  ...notes.map(checkpointLine),
  ...entries.map(entryLine),
];
const codesOf = (report: { findings: readonly { code: string }[] }) =>
  report.findings.map(({ code }) => code);

/** A history with checkpoints, the last of which covers all. */
const history = fc
  .record({
    count: fc.integer({ min: 1, max: 24 }),
    texts: fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 5 }),
    cuts: fc.array(fc.integer({ min: 1, max: 23 }), { maxLength: 4 }),
  })
  .map(({ count, texts, cuts }) => {
    const entries = historyOf(count, (seq) => ({
      actor: texts[seq % texts.length]!,
      ...(seq % 3 === 0 ? { commitments: { phone: 'a'.repeat(64), name: 'b'.repeat(64) } } : {}),
    }));
    const sizes = [...cuts.filter((cut) => cut < count), count];
    return { entries, sizes, notes: notesOf(entries, sizes) };
  });

describe('a ledger', () => {
  it('verifies, entry by entry and as an export', () => {
    fc.assert(
      fc.property(history, ({ entries, notes }) => {
        const report = verifyLedger(entries, check(notes));
        expect(report).toMatchObject({ ok: true, entries: entries.length, signed: entries.length });
        expect(verifyExport(exportOf(entries, notes), check([]))).toEqual(report);
        for (const entry of entries) expect(entryLine(entry)).toBe(canonicalJson(entry));
      }),
    );
  });

  it('hashes SHA-256(domain ‖ canonical JSON without hash), written out independently here', () => {
    const [entry] = historyOf(1);
    const { hash: stated, ...rest } = entry!;
    const text = `${LEDGER_FORMAT}\n${canonicalJson(rest)}`;
    expect(stated).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('finds every changed member and names the entry', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.nat(), ({ entries, notes }, where, what) => {
        const at = where % entries.length;
        const entry = entries[at]!;
        const changes: Partial<LedgerEntry>[] = [
          { at: '2027-01-02T03:04:05.000Z' },
          { actor: `${entry.actor}x` },
          { action: 'review.dropped' },
          { subject: { kind: 'review', id: 'other' } },
          { payloadHash: 'c'.repeat(64) },
          { prev: 'c'.repeat(64) },
          { hash: 'c'.repeat(64) },
          { commitments: { phone: 'c'.repeat(64) } },
          { zone: 'elsewhere' },
        ];
        const changed = entries.with(at, { ...entry, ...changes[what % changes.length] });
        const report = verifyLedger(changed, check(notes));
        expect([report.ok, report.firstBad]).toEqual([false, at + 1]);
      }),
      { numRuns: 300 },
    );
  });

  it('finds entries deleted, moved, repeated, cut off, or of another form', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.nat(), ({ entries, notes }, one, two) => {
        const [a, b] = [one % entries.length, two % entries.length];
        const firstOf = (changed: readonly unknown[]) => verifyLedger(changed, check(notes)).firstBad;
        expect(firstOf(entries.toSpliced(a, 1))).toBe(a + 1);
        expect(firstOf(entries.slice(0, a))).toBe(a + 1);
        expect(firstOf(entries.toSpliced(a, 0, entries[a]!))).toBe(a + 1);
        expect(firstOf(entries.with(a, { ...entries[a]!, extra: 1 } as LedgerEntry))).toBe(a + 1);
        expect(firstOf([...entries.slice(0, a), null, ...entries.slice(a + 1)])).toBe(a + 1);
        if (a !== b) {
          const swapped = entries.with(a, entries[b]!).with(b, entries[a]!);
          expect(firstOf(swapped)).toBe(Math.min(a, b) + 1);
        }
      }),
    );
  });

  it('finds an entry replaced and hashed anew', () => {
    fc.assert(
      fc.property(history, fc.nat(), ({ entries, notes }, where) => {
        const at = where % entries.length;
        const replaced = entries.with(
          at,
          sealEntry({ ...entries[at]!, hash: undefined, actor: 'nobody' } as never),
        );
        const report = verifyLedger(replaced, check(notes));
        expect(report.ok).toBe(false);
        // The last one has no follower: only the checkpoint speaks, from the one before it on.
        if (at < entries.length - 1) expect(report.firstBad).toBe(at + 1);
        else expect(report.firstBad).toBeLessThanOrEqual(at + 1);
      }),
    );
  });

  it('finds a chain computed anew by whoever owns the database, by root or by signature', () => {
    fc.assert(
      fc.property(history, fc.nat(), ({ entries, sizes, notes }, where) => {
        const at = 1 + (where % entries.length);
        const forged = historyOf(entries.length, (seq) =>
          seq === at ? { actor: 'nobody' } : { actor: 'x' },
        );
        const kept = verifyLedger(forged, check(notes));
        expect(codesOf(kept)).toContain('ledger.checkpoint-root');
        const resigned = verifyLedger(forged, check(notesOf(forged, sizes, foreign)));
        expect(codesOf(resigned)).toContain('ledger.checkpoint-other-key');
        expect(codesOf(resigned)).toContain('ledger.no-checkpoint');
        const key = parseVerifierKey(ours.text)!;
        const copied = notes.map((note, index) => {
          const body = checkpointBody(checkpointOf(forged, sizes[index]!));
          const bytes = Buffer.from(note.trimEnd().split(' ').at(-1)!, 'base64').subarray(4);
          return signedNote(body, key, new Uint8Array(bytes));
        });
        expect(codesOf(verifyLedger(forged, check(copied)))).toContain('ledger.checkpoint-signature');
      }),
    );
  });

  it('finds every change of one character, and every line removed, doubled or moved, in an export', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.nat(), fc.nat(), ({ entries, notes }, where, place, other) => {
        const lines = exportOf(entries, notes);
        expect(verifyExport(lines, check([])).ok).toBe(true);
        const bad = (changed: string[]) => expect(verifyExport(changed, check([])).ok).toBe(false);
        const at = where % lines.length;
        const line = lines[at]!;
        const character = place % line.length;
        const put = 'a0"}{,: 9Zé'[other % 11]!;
        if (line[character] !== put)
          bad(lines.with(at, line.slice(0, character) + put + line.slice(character + 1)));
        bad(lines.toSpliced(at, 1));
        bad(lines.toSpliced(at, 0, line));
        bad(lines.slice(0, at));
        const next = other % lines.length;
        const isNote = (index: number) => index > 0 && index <= notes.length;
        if (lines[next] !== line && !(isNote(at) && isNote(next)))
          bad(lines.with(at, lines[next]!).with(next, line));
      }),
      { numRuns: 300 },
    );
  });

  it('finds an export cut back to an older checkpoint only through a witness', () => {
    const entries = historyOf(9);
    const notes = notesOf(entries, [4, 9]);
    const older = exportOf(entries.slice(0, 4), notes.slice(0, 1));
    expect(verifyExport(older, check([])).ok).toBe(true);
    const report = verifyExport(older, { ...check([]), witnessed: [notes[1]!] });
    expect([report.ok, report.firstBad, codesOf(report)]).toEqual([
      false,
      5,
      ['ledger.shorter-than-checkpoint'],
    ]);
  });

  it('does not pass what nothing was signed of, and tells the tail that is not signed yet', () => {
    const entries = historyOf(5);
    expect(codesOf(verifyLedger(entries, check([])))).toEqual(['ledger.no-checkpoint']);
    expect(codesOf(verifyLedger([], check([])))).toEqual(['ledger.no-checkpoint']);
    const partly = verifyLedger(entries, check(notesOf(entries, [3])));
    expect([partly.ok, partly.signed, codesOf(partly)]).toEqual([true, 3, ['ledger.unsigned-tail']]);
  });

  it('notes a clock set back without doubting the order', () => {
    const entries = historyOf(3, (seq) => (seq === 3 ? { at: '2020-01-01T00:00:00.000Z' } : {}));
    const report = verifyLedger(entries, check(notesOf(entries, [3])));
    expect([report.ok, codesOf(report)]).toEqual([true, ['ledger.clock-back']]);
  });

  it('names a checkpoint that was changed, and one of another ledger', () => {
    const entries = historyOf(3);
    const [note] = notesOf(entries, [3]);
    const other = ours.note(checkpointBody({ ...checkpointOf(entries, 3), origin: checkpointOrigin('b') }));
    const report = verifyLedger(entries, check(['nonsense', note!, other, note!.replace('\n3\n', '\n2\n')]));
    expect(report.findings.map(({ code, pointer }) => `${code}${pointer}`)).toEqual([
      'ledger.checkpoint-malformed/checkpoints/1',
      'ledger.checkpoint-origin/checkpoints/3',
      'ledger.checkpoint-signature/checkpoints/4',
    ]);
    for (const finding of report.findings) {
      expect(renderFinding(finding, 'zh', [ledgerFindings])).not.toMatch(/\{\w+\}/);
      expect(renderFinding(finding, 'en', [ledgerFindings])).not.toMatch(/\{\w+\}/);
    }
  });

  it('accepts no changed checkpoint: 5,000 mutations', () => {
    const [note] = notesOf(historyOf(7), [7]);
    const key = parseVerifierKey(ours.text)!;
    fc.assert(
      fc.property(fc.nat(note!.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const code = note!.charCodeAt(at) ^ by;
        const changed = note!.slice(0, at) + String.fromCharCode(code) + note!.slice(at + 1);
        expect(readCheckpoint(changed, key, verifySignature).kind).not.toBe('signed');
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('records and personal values', () => {
  const salt = 'ab'.repeat(32);
  const phone = commitTo(new Uint8Array(Buffer.from(salt, 'hex')), '13800000000');
  const entries = historyOf(3, (seq) => (seq === 2 ? { commitments: { phone } } : {}));
  const state = (seq: number) => ({
    kind: 'review',
    id: `r${seq}`,
    payloadHash: entries[seq - 1]!.payloadHash,
  });
  const value = { seq: 2, name: 'phone', salt, value: '13800000000' };
  const erasure = sealEntry(
    draft(4, {
      action: ERASED.action,
      subject: { kind: ERASED.kind, id: '2/phone' },
      prev: entries[2]!.hash,
    }),
  );
  const compare = (
    ledger: readonly LedgerEntry[],
    records: readonly ReturnType<typeof state>[],
    values: readonly (typeof value)[],
  ) => {
    const verifier = recordsVerifier(new Set(['review']));
    for (const entry of ledger) verifier.entry(entry);
    for (const record of records) verifier.record(record);
    for (const one of values) verifier.personal(one);
    const { findings, firstBad } = verifier.finish();
    return [findings.map(({ code }) => code.replace('ledger.', '')), firstBad];
  };
  const all = [state(1), state(2), state(3)];

  it('agree with the ledger, or the first difference is named', () => {
    expect(compare(entries, all, [value])).toEqual([[], undefined]);
    expect(compare(entries, all.toSpliced(1, 1), [value])).toEqual([['record-missing'], 2]);
    expect(compare(entries, [...all.slice(0, 2), { ...state(3), payloadHash: GENESIS }], [value])).toEqual([
      ['record-changed'],
      3,
    ]);
    expect(compare(entries, [...all, { ...state(1), id: 'smuggled' }], [value])).toEqual([
      ['record-unrecorded'],
      undefined,
    ]);
  });

  it('can be erased with a trace, and not without', () => {
    expect(compare(entries, all, [])).toEqual([['personal-missing'], 2]);
    expect(compare([...entries, erasure], all, [])).toEqual([[], undefined]);
    expect(compare([...entries, erasure], all, [value])).toEqual([['personal-not-erased'], 2]);
    expect(compare(entries, all, [{ ...value, value: '13900000000' }])).toEqual([['personal-changed'], 2]);
    const chain = [...entries, erasure];
    expect(verifyLedger(chain, check(notesOf(chain, [4]))).ok).toBe(true);
  });
});
