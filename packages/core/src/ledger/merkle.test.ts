import { createHash, hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  MerkleTree,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

const data = (index: number) => new Uint8Array(createHash('sha256').update(String(index)).digest());
const leavesOf = (size: number) => Array.from({ length: size }, (_, index) => leafHash(data(index)));
function rootOf(size: number): Uint8Array {
  const tree = new MerkleTree();
  for (let index = 0; index < size; index += 1) tree.append(data(index));
  return tree.root();
}
const fast = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('Merkle tree', () => {
  it('has the roots of the published test vectors of RFC 6962', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const roots = [
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    const tree = new MerkleTree();
    expect(hex(tree.root())).toBe(roots[0]);
    for (const [index, input] of inputs.entries()) {
      tree.append(new Uint8Array(Buffer.from(input, 'hex')));
      expect(hex(tree.root())).toBe(roots[index + 1]);
    }
  });

  it('goes on from kept peaks to the same roots', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(50), (first, more) => {
        const tree = new MerkleTree();
        for (let index = 0; index < first; index += 1) tree.append(data(index));
        const resumed = new MerkleTree(undefined, { size: tree.size, peaks: tree.peaks });
        for (let index = first; index < first + more; index += 1) resumed.append(data(index));
        expect(hex(resumed.root())).toBe(hex(rootOf(first + more)));
      }),
    );
  });

  it('proves inclusion and consistency at every place of every small tree', () => {
    for (let size = 1; size <= 34; size += 1) {
      const [leaves, root] = [leavesOf(size), rootOf(size)];
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(leaves, index);
        expect(verifyInclusion({ leaf: leaves[index]!, index, size, root }, proof)).toBe(true);
        const earlier = { first: index + 1, firstRoot: rootOf(index + 1), second: size, secondRoot: root };
        expect(verifyConsistency(earlier, consistencyProof(leaves, index + 1))).toBe(true);
      }
    }
  });

  it('accepts no forged proof: 100,000 mutations', () => {
    const sizes = Array.from({ length: 40 }, (_, index) => index + 2);
    const trees = sizes.map((size) => ({ size, leaves: leavesOf(size), root: rootOf(size) }));
    const roots = Array.from({ length: 42 }, (_, size) => rootOf(size));
    // A small generator with a fixed seed (mulberry32): the same hundred thousand on every machine.
    let state = 20_260_101;
    const random = (below: number) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
    const mutate = (proof: Uint8Array[]): Uint8Array[] => {
      const at = random(Math.max(1, proof.length));
      const kind = random(4);
      if (kind === 0 || proof.length === 0) return proof.toSpliced(at, 0, data(random(1000)));
      if (kind === 1) return proof.toSpliced(at, 1);
      const changed = proof[at]!.slice();
      changed[random(32)]! ^= 1 + random(255);
      return proof.with(at, changed);
    };
    let accepted = 0;
    for (let run = 0; run < 50_000; run += 1) {
      const { size, leaves, root } = trees[random(trees.length)]!;
      const index = random(size);
      const inclusion = mutate(inclusionProof(leaves, index, fast));
      if (verifyInclusion({ leaf: leaves[index]!, index, size, root }, inclusion, fast)) accepted += 1;
      const claim = { first: index + 1, firstRoot: roots[index + 1]!, second: size, secondRoot: root };
      if (verifyConsistency(claim, mutate(consistencyProof(leaves, index + 1, fast)), fast)) accepted += 1;
    }
    expect(accepted).toBe(0);
  });

  it('accepts no true proof for another place, size or root', () => {
    const [leaves, root] = [leavesOf(21), rootOf(21)];
    const proof = inclusionProof(leaves, 5);
    expect(verifyInclusion({ leaf: leaves[5]!, index: 6, size: 21, root }, proof)).toBe(false);
    expect(verifyInclusion({ leaf: leaves[6]!, index: 5, size: 21, root }, proof)).toBe(false);
    expect(verifyInclusion({ leaf: leaves[5]!, index: 5, size: 21, root: rootOf(20) }, proof)).toBe(false);
    expect(verifyInclusion({ leaf: leaves[5]!, index: 5, size: 5, root }, proof)).toBe(false);
    const claim = { first: 8, firstRoot: rootOf(8), second: 21, secondRoot: root };
    const consistency = consistencyProof(leaves, 8);
    expect(verifyConsistency(claim, consistency)).toBe(true);
    expect(verifyConsistency({ ...claim, firstRoot: rootOf(7) }, consistency)).toBe(false);
    expect(verifyConsistency({ ...claim, secondRoot: rootOf(20) }, consistency)).toBe(false);
    expect(verifyConsistency({ ...claim, first: 0 }, [])).toBe(false);
  });
});
