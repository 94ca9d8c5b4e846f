import { sha256 as pureSha256 } from '@noble/hashes/sha2.js';
import { invariant } from '../base/index.ts';

/** SHA-256 of bytes. The pure one is the default; a server may hand in its faster one, which gives the same bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The pure SHA-256. */
export const defaultSha256: Sha256 = pureSha256;

/** Hash of a leaf (RFC 6962, 2.1): the prefix keeps a leaf from being taken for a node. */
export function leafHash(data: Uint8Array, sha256: Sha256 = defaultSha256): Uint8Array {
  const bytes = new Uint8Array(data.length + 1);
  bytes.set(data, 1);
  return sha256(bytes);
}

function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  const bytes = new Uint8Array(65);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 33);
  return sha256(bytes);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/**
 * The Merkle tree of RFC 6962 while it grows, held as the roots of its perfect subtrees only: some thirty hashes for
 * a billion leaves, enough for every later root.
 */
export class MerkleTree {
  readonly #sha256: Sha256;
  readonly #peaks: Uint8Array[];
  #size: number;

  /** Starts empty, or goes on from the size and peaks of an earlier tree. */
  constructor(sha256: Sha256 = defaultSha256, from: { size: number; peaks: readonly Uint8Array[] } = EMPTY) {
    this.#sha256 = sha256;
    this.#size = from.size;
    this.#peaks = [...from.peaks];
    invariant(this.#peaks.length === onesOf(from.size), 'one peak for each binary one of the size');
  }

  get size(): number {
    return this.#size;
  }

  /** Roots of the perfect subtrees, widest first. */
  get peaks(): readonly Uint8Array[] {
    return [...this.#peaks];
  }

  append(data: Uint8Array): void {
    let node = leafHash(data, this.#sha256);
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      node = nodeHash(this.#peaks.pop()!, node, this.#sha256);
    }
    this.#peaks.push(node);
    this.#size += 1;
  }

  root(): Uint8Array {
    let root = this.#peaks.at(-1);
    if (!root) return this.#sha256(new Uint8Array(0));
    for (let at = this.#peaks.length - 2; at >= 0; at -= 1)
      root = nodeHash(this.#peaks[at]!, root, this.#sha256);
    return root;
  }
}

const EMPTY = { size: 0, peaks: [] };

function onesOf(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}

/** The largest power of two below `size` (RFC 6962, 2.1: k < n <= 2k). */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function rootOf(leaves: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  if (leaves.length === 1) return leaves[0]!;
  const split = splitOf(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, split), sha256), rootOf(leaves.slice(split), sha256), sha256);
}

/** Audit path of the leaf at `index` (from 0) in the tree over `leaves`, which are leaf hashes (RFC 6962, 2.1.1). */
export function inclusionProof(
  leaves: readonly Uint8Array[],
  index: number,
  sha256: Sha256 = defaultSha256,
): Uint8Array[] {
  invariant(index >= 0 && index < leaves.length, 'the leaf is in the tree');
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(left, index, sha256), rootOf(right, sha256)]
    : [...inclusionProof(right, index - split, sha256), rootOf(left, sha256)];
}

/** Proof that the tree over the first `size` leaves is a beginning of the tree over all (RFC 6962, 2.1.2). */
export function consistencyProof(
  leaves: readonly Uint8Array[],
  size: number,
  sha256: Sha256 = defaultSha256,
): Uint8Array[] {
  invariant(size > 0 && size <= leaves.length, 'the earlier tree is in the later one');
  const walk = (part: readonly Uint8Array[], first: number, whole: boolean): Uint8Array[] => {
    if (first === part.length) return whole ? [] : [rootOf(part, sha256)];
    const split = splitOf(part.length);
    const [left, right] = [part.slice(0, split), part.slice(split)];
    return first <= split
      ? [...walk(left, first, whole), rootOf(right, sha256)]
      : [...walk(right, first - split, false), rootOf(left, sha256)];
  };
  return walk(leaves, size, true);
}

/** Whether a leaf stands at `index` in the tree of `size` leaves with this root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(
  claim: {
    readonly leaf: Uint8Array;
    readonly index: number;
    readonly size: number;
    readonly root: Uint8Array;
  },
  proof: readonly Uint8Array[],
  sha256: Sha256 = defaultSha256,
): boolean {
  const { leaf, index, size, root } = claim;
  if (!isCount(index) || !isCount(size) || index >= size || !allHashes(proof)) return false;
  let [at, last] = [index, size - 1];
  let hash = leaf;
  for (const step of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(step, hash, sha256);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, step, sha256);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(hash, root);
}

/** Whether a tree of `first` leaves is a beginning of one of `second` leaves (RFC 9162, 2.1.4.2). */
export function verifyConsistency(
  claim: {
    readonly first: number;
    readonly firstRoot: Uint8Array;
    readonly second: number;
    readonly secondRoot: Uint8Array;
  },
  proof: readonly Uint8Array[],
  sha256: Sha256 = defaultSha256,
): boolean {
  const { first, firstRoot, second, secondRoot } = claim;
  if (!isCount(first) || !isCount(second) || first < 1 || first > second || !allHashes(proof)) return false;
  if (first === second) return proof.length === 0 && sameBytes(firstRoot, secondRoot);
  const path = isPowerOfTwo(first) ? [firstRoot, ...proof] : [...proof];
  const [start, ...steps] = path;
  if (!start) return false;
  let [at, last] = [first - 1, second - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [early, late] = [start, start];
  for (const step of steps) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      early = nodeHash(step, early, sha256);
      late = nodeHash(step, late, sha256);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      late = nodeHash(late, step, sha256);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(early, firstRoot) && sameBytes(late, secondRoot);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isPowerOfTwo(value: number): boolean {
  return onesOf(value) === 1;
}

function allHashes(proof: readonly Uint8Array[]): boolean {
  return proof.every((hash) => hash.length === 32);
}
