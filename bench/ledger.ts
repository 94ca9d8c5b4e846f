/**
 * `npm run bench -- ledger [entries]`: verifies a generated ledger of a million entries with core, beside a bare chain
 * of SHA-256 over the same lines, which no verification of such a record can beat. Once with the machine's own SHA-256
 * handed in, as the server does, and once with the pure one, as a browser would. The last line is JSON with the ratios.
 */
import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { cpus } from 'node:os';
import { fastSha256 as fast, verifySignature } from '../apps/server/src/platform/ledger/index.ts';
import {
  bytesOfHex,
  checkpointBody,
  checkpointOrigin,
  entryLine,
  formatVerifierKey,
  GENESIS,
  ledgerVerifier,
  MerkleTree,
  parseVerifierKey,
  type Sha256,
  sealEntry,
  signedNote,
} from '../packages/core/src/ledger/index.ts';

const ZONE = 'linqing';

/** A checkpoint each this many entries: a day of a busy zone. */
const EVERY = 5_000;

interface Generated {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  readonly publicKey: string;
}

function generate(count: number): Generated {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
  const key = formatVerifierKey('luodi-ledger', raw);
  const verifier = parseVerifierKey(key);
  if (!verifier) throw new Error('the key cannot be read');
  const tree = new MerkleTree(fast);
  const lines: string[] = [];
  const notes: string[] = [];
  let prev = GENESIS;
  for (let seq = 1; seq <= count; seq += 1) {
    const entry = sealEntry(
      {
        seq,
        zone: ZONE,
        at: `2026-01-02T03:04:05.${String(seq % 1000).padStart(3, '0')}Z`,
        actor: `officer-${seq % 40}`,
        action: 'enterprise.changed',
        subject: { kind: 'enterprise', id: `e${seq % 6000}` },
        payloadHash: hash('sha256', `payload ${seq}`, 'hex'),
        prev,
      },
      fast,
    );
    prev = entry.hash;
    lines.push(entryLine(entry));
    tree.append(bytesOfHex(entry.hash));
    if (seq % EVERY !== 0 && seq !== count) continue;
    const body = checkpointBody({ origin: checkpointOrigin(ZONE), size: seq, root: tree.root() });
    notes.push(signedNote(body, verifier, new Uint8Array(sign(null, Buffer.from(body), privateKey))));
  }
  return { lines, notes, publicKey: key };
}

/** Seconds of processor time of this process: on a machine that does other things as well the clock says little. */
function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function verify({ lines, notes, publicKey }: Generated, sha256: Sha256 | undefined): void {
  const check = { zone: ZONE, checkpoints: notes, publicKey, verifySignature };
  const verifier = ledgerVerifier(sha256 ? { ...check, sha256 } : check);
  for (const line of lines) verifier.addLine(line);
  const { ok, signed } = verifier.finish();
  if (!ok || signed !== lines.length) throw new Error('a good ledger does not verify');
}

function main([given]: readonly string[]): void {
  const count = Number(given ?? 1_000_000);
  console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`);
  const ledger = generate(count);
  const bytes = ledger.lines.reduce((sum, line) => sum + line.length, 0);
  console.log(`${count} entries, ${(bytes / 1e6).toFixed(0)} MB, ${ledger.notes.length} signed checkpoints`);
  let last = GENESIS;
  const bareS = timed(() => {
    for (const line of ledger.lines) last = hash('sha256', last + line, 'hex');
  });
  const machineS = timed(() => verify(ledger, fast));
  const pureS = timed(() => verify(ledger, undefined));
  console.log(`bare chain of SHA-256: ${bareS.toFixed(2)} CPU-s`);
  console.log(`verified from its lines, SHA-256 of the machine: ${machineS.toFixed(2)} CPU-s`);
  console.log(`verified from its lines, pure SHA-256: ${pureS.toFixed(2)} CPU-s`);
  const ratio = (seconds: number) => Number((seconds / bareS).toFixed(2));
  console.log(
    JSON.stringify({
      bench: 'ledger',
      entries: count,
      checkpoints: ledger.notes.length,
      cpuSeconds: {
        bare: Number(bareS.toFixed(2)),
        machine: Number(machineS.toFixed(2)),
        pure: Number(pureS.toFixed(2)),
      },
      ratios: { machine: ratio(machineS), pure: ratio(pureS) },
    }),
  );
}

main(process.argv.slice(2));
