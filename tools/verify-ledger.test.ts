/** The stand-alone verifier and the product agree on good exports and on thousands of damaged ones. */
import { execFileSync, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { verifySignature } from '../apps/server/src/platform/ledger/index.ts';
import { openSigningKey, type SigningKey } from '../apps/server/src/platform/ledger/signing-key.ts';
import {
  bytesOfHex,
  checkpointBody,
  checkpointLine,
  checkpointOrigin,
  entryLine,
  exportHeaderLine,
  GENESIS,
  type LedgerEntry,
  MerkleTree,
  sealEntry,
  verifyExport,
} from '../packages/core/src/ledger/index.ts';
import { verifyLines } from './verify-ledger.mjs';

const folder = mkdtempSync(join(tmpdir(), 'luodi-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));
const zone = 'valdora';
const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

function makeExport(key: SigningKey, count: number, sizes: readonly number[]): string[] {
  const tree = new MerkleTree(sha256);
  const entries: LedgerEntry[] = [];
  const notes: string[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const entry = sealEntry(
      {
        seq,
        zone,
        at: '2026-01-02T03:04:05.000Z',
        actor: '李四 “é”\u2028\\',
        action: 'review.kept',
        subject: { kind: 'review', id: `r${seq}` },
        payloadHash: hash('sha256', String(seq), 'hex'),
        ...(seq % 4 === 0 ? { commitments: { phone: 'a'.repeat(64), 姓名: 'b'.repeat(64) } } : {}),
        prev: entries.at(-1)?.hash ?? GENESIS,
      },
      sha256,
    );
    entries.push(entry);
    tree.append(bytesOfHex(entry.hash));
    if (!sizes.includes(seq)) continue;
    const body = checkpointBody({ origin: checkpointOrigin(zone), size: seq, root: tree.root() });
    notes.push(key.signNote(body));
  }
  const header = { zone, publicKey: key.publicKey, checkpoints: notes.length, entries: entries.length };
  return [exportHeaderLine(header), ...notes.map(checkpointLine), ...entries.map(entryLine)];
}

// The verifier has no library for SM2 and takes its time: fewer damages show the same.
describe.each([
  { algorithm: 'ed25519', damages: 250 },
  { algorithm: 'sm2-with-sm3', damages: 4 },
] as const)('stand-alone verifier, checkpoints signed with $algorithm', ({ algorithm, damages }) => {
  const signer = openSigningKey(join(folder, algorithm), algorithm);
  const key = signer.publicKey;
  const lines = makeExport(signer, 40, [7, 8, 31, 40]);
  const tool = join(import.meta.dirname, 'verify-ledger.mjs');
  const runOn = (changed: readonly string[]) => {
    writeFileSync(join(folder, 'export.ndjson'), `${changed.join('\n')}\n`);
    writeFileSync(join(folder, 'key.pub'), `${key}\n`);
    return spawnSync(process.execPath, [tool, join(folder, 'export.ndjson'), join(folder, 'key.pub')], {
      encoding: 'utf8',
    });
  };

  it('is one file of less than 320 lines without a dependency, and runs alone', () => {
    const text = readFileSync(tool, 'utf8');
    expect(text.split('\n').length).toBeLessThan(320);
    expect(
      [...text.matchAll(/^import .* from '([^']+)'/gm)].every(([, from]) => from?.startsWith('node:')),
    ).toBe(true);
    const good = runOn(lines);
    expect([good.status, good.stdout]).toEqual([
      0,
      '✓ the ledger holds: 40 entries, 40 of them under a signed checkpoint\n',
    ]);
    const bad = runOn(lines.with(20, lines[20]!.replace('review.kept', 'review.lost')));
    expect([bad.status, bad.stdout.includes('first bad entry: 16')]).toEqual([1, true]);
    expect(() => execFileSync(process.execPath, [tool], { stdio: 'ignore' })).toThrow();
  });

  it('agrees with core on damaged exports', async () => {
    const check = { publicKey: key, verifySignature, sha256 };
    const agree = async (changed: readonly string[]) => {
      const [ours, alone] = [verifyExport(changed, check), await verifyLines(changed, key)];
      expect([alone.ok, alone.firstBad, alone.entries, alone.signed]).toEqual([
        ours.ok,
        ours.firstBad,
        ours.entries,
        ours.signed,
      ]);
      return ours.ok;
    };
    expect(await agree(lines)).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), async (where, place, other) => {
        const at = where % lines.length;
        const line = lines[at]!;
        const character = place % line.length;
        const put = 'a0"}{,: 9Zé'[other % 11]!;
        const damaged = [
          lines.with(at, line.slice(0, character) + put + line.slice(character + 1)),
          lines.toSpliced(at, 1),
          lines.toSpliced(at, 0, lines[other % lines.length]!),
          lines.slice(0, at + 1),
        ];
        for (const one of damaged) await agree(one);
      }),
      { numRuns: damages },
    );
  });
});
