import {
  bytesOfHex,
  type Checkpoint,
  checkpointBody,
  checkpointOrigin,
  entryHash,
  GENESIS,
  hexOf,
  MerkleTree,
  peaksText,
  readCheckpoint,
  readPeaks,
  type SignatureAlgorithm,
} from '@luodi/core/ledger';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { fastSha256, verifySignature } from './offline.ts';
import { keyDirectory, openSigningKey, type SigningKey } from './signing-key.ts';
import { readEntries, readNewestCheckpoints, writeCheckpoint } from './store.ts';
import { openWitness, type Witness } from './witness.ts';

/** How often it is looked whether there is something new to sign. */
const EVERY_MS = 60_000;

const FIRST_MS = 1_000;

const PAGE = 5_000;

/** Checkpoints of one zone's ledger, signed while the server runs. */
export interface LedgerSigner {
  /** Verifier key as text. */
  readonly publicKey: string;
  /** How many entries the newest checkpoint of this run covers; 0 before the first. */
  readonly signed: number;
  /** Why nothing more is signed or kept; undefined while all is well. */
  readonly trouble: string | undefined;
  /** Signs what is new now. Throws when the ledger contradicts what was signed, or a copy cannot be kept. */
  checkpoint(): Promise<void>;
  /** Checkpoints kept outside the database. */
  witnessed(): string[];
  /** Signs what is still new, and ends. */
  stop(): Promise<void>;
}

/** What a signer works with. */
export interface SignerParts {
  readonly database: Database;
  readonly zone: string;
  readonly dataDirectory: string;
  /** Algorithm of a key that has to be made; Ed25519 when left out. */
  readonly algorithm?: SignatureAlgorithm;
  /** Second place for copies of checkpoints; undefined for none. */
  readonly witness: string | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  readonly everyMs?: number;
}

/** How far was signed: the tree, and the hash the next entry has to follow. */
interface Standing {
  readonly tree: MerkleTree;
  readonly head: string;
}

/** Opens (or makes) the key and starts signing: a checkpoint each minute when something changed, and one at stop. */
export function startSigner(parts: SignerParts): LedgerSigner {
  const { database, zone, clock, log } = parts;
  const key = openSigningKey(parts.dataDirectory, parts.algorithm);
  const witness = openWitness(keyDirectory(parts.dataDirectory), zone, parts.witness);
  let standing: Standing | undefined;
  let trouble: string | undefined;
  let line: Promise<void> = Promise.resolve();

  async function sign(): Promise<void> {
    standing ??= await resume(database, zone, key, witness);
    const grown = await grow(database, zone, standing);
    const size = grown.tree.size;
    if (size === 0) return;
    const body = checkpointBody({ origin: checkpointOrigin(zone), size, root: grown.tree.root() });
    const note = key.signNote(body);
    if (size > standing.tree.size || trouble !== undefined) {
      const peaks = peaksText(grown.tree.peaks);
      await writeCheckpoint(database, zone, { size, note, peaks, signedAt: clock.now() });
      standing = grown;
      witness.keep(note);
    }
    trouble = undefined;
  }

  const checkpoint = (): Promise<void> => {
    const turn = line.then(sign).catch((error: unknown) => {
      trouble = error instanceof Error ? error.message : String(error);
      throw error;
    });
    line = turn.catch(() => undefined);
    return turn;
  };
  const attempt = () =>
    checkpoint().catch((error: unknown) =>
      log.error({ err: error, zone }, 'no ledger checkpoint was signed'),
    );
  const timer = setInterval(() => void attempt(), parts.everyMs ?? EVERY_MS);
  // Soon after the start as well: a ledger that contradicts what was signed shows at once.
  const first = setTimeout(() => void attempt(), FIRST_MS);
  timer.unref();
  first.unref();
  log.info({ zone, publicKey: key.publicKey }, 'ledger checkpoints are signed with this key');
  return {
    publicKey: key.publicKey,
    get signed() {
      return standing?.tree.size ?? 0;
    },
    get trouble() {
      return trouble;
    },
    checkpoint,
    witnessed: () => witness.notes(),
    async stop() {
      clearInterval(timer);
      clearTimeout(first);
      await attempt();
    },
  };
}

/** A ledger that is not a continuation of what was signed: nothing is signed on top of it. */
class ContradictionError extends Error {
  override readonly name = 'ContradictionError';
}

/**
 * Where signing goes on: at the newest checkpoint that was kept outside the database. The tree comes from the peaks
 * kept with it, or from the entries again; its root has to be the one that was signed.
 */
async function resume(
  database: Database,
  zone: string,
  key: SigningKey,
  witness: Witness,
): Promise<Standing> {
  const signed = witness
    .notes()
    .flatMap((note) => signedBy(key, zone, note))
    .sort((a, b) => b.size - a.size)[0];
  const stored = await readNewestCheckpoints(database, zone, 10);
  for (const one of stored) {
    const [checkpoint] = signedBy(key, zone, one.note);
    const peaks = readPeaks(one.peaks);
    if (!checkpoint || !peaks || checkpoint.size < (signed?.size ?? 0)) continue;
    const tree = treeOf(checkpoint, peaks);
    if (tree) return follow(database, zone, signed, { tree, head: await headAt(database, zone, tree.size) });
  }
  return follow(database, zone, signed, { tree: new MerkleTree(fastSha256), head: GENESIS });
}

/** Grows to the size that was signed and compares roots. */
async function follow(
  database: Database,
  zone: string,
  signed: Checkpoint | undefined,
  from: Standing,
): Promise<Standing> {
  if (!signed || signed.size < from.tree.size) return from;
  const grown = await grow(database, zone, from, signed.size);
  if (grown.tree.size < signed.size) {
    throw new ContradictionError(`${signed.size} entries were signed and there are ${grown.tree.size}`);
  }
  if (hexOf(grown.tree.root()) !== hexOf(signed.root)) {
    throw new ContradictionError(`the first ${signed.size} entries are not those that were signed`);
  }
  return grown;
}

function treeOf({ size, root }: Checkpoint, peaks: Uint8Array[]): MerkleTree | undefined {
  const ones = size.toString(2).replaceAll('0', '').length;
  if (peaks.length !== ones) return undefined;
  const tree = new MerkleTree(fastSha256, { size, peaks });
  return hexOf(tree.root()) === hexOf(root) ? tree : undefined;
}

async function headAt(database: Database, zone: string, size: number): Promise<string> {
  const [entry] = await readEntries(database, zone, size - 1, 1);
  if (entry?.seq !== size) throw new ContradictionError(`entry ${size} was signed and is gone`);
  return entry.hash;
}

function signedBy(key: SigningKey, zone: string, note: string): Checkpoint[] {
  const reading = readCheckpoint(note, key.verifier, verifySignature);
  return reading.kind === 'signed' && reading.checkpoint.origin === checkpointOrigin(zone)
    ? [reading.checkpoint]
    : [];
}

/** The standing after the entries that came since; each has to be whole and to follow the one before. */
async function grow(database: Database, zone: string, from: Standing, upTo?: number): Promise<Standing> {
  const tree = new MerkleTree(fastSha256, { size: from.tree.size, peaks: from.tree.peaks });
  let { head } = from;
  for (;;) {
    const limit = upTo === undefined ? PAGE : Math.min(PAGE, upTo - tree.size);
    const entries = limit > 0 ? await readEntries(database, zone, tree.size, limit) : [];
    for (const entry of entries) {
      const hash = entryHash(entry, fastSha256);
      if (entry.seq !== tree.size + 1 || entry.prev !== head || hexOf(hash) !== entry.hash) {
        throw new ContradictionError(`entry ${tree.size + 1} does not follow the one before it`);
      }
      tree.append(bytesOfHex(entry.hash));
      head = entry.hash;
    }
    if (entries.length < limit || limit === 0) return { tree, head };
  }
}
