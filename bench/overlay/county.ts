import { hashPair, seededRandom } from './noise.ts';

/** A vertex in grid steps (0.1 mm; the generator rounds to the millimetre). */
export type Vertex = readonly [number, number];

export const COUNTY_SIDE_M = 40_000;

/** Metres to grid steps, rounded to the millimetre as surveys are. */
export function toGrid(x: number, y: number): Vertex {
  return [Math.round(x * 1000) * 10, Math.round(y * 1000) * 10];
}

/** Bends the whole county a little, so that streets are curves. */
export function bend(x: number, y: number): readonly [number, number] {
  const bentX = x + 60 * Math.sin(y / 1700 + 1.3) + 1.5 * Math.sin(y / 61 + 0.4);
  const bentY = y + 60 * Math.sin(bentX / 1900 + 0.2) + 1.5 * Math.sin(bentX / 67 + 2.1);
  return [bentX, bentY];
}

/** Collects features as flat arrays, as the kernel takes them. */
export class FeatureArrays {
  readonly #xy: number[] = [];
  readonly #rings: number[] = [0];
  readonly #polygons: number[] = [0];
  readonly #features: number[] = [0];

  addRing(vertices: readonly Vertex[]): void {
    const first = this.#xy.length;
    for (const [x, y] of vertices) {
      const end = this.#xy.length;
      if (end > first && this.#xy[end - 2] === x && this.#xy[end - 1] === y) continue;
      this.#xy.push(x, y);
    }
    const end = this.#xy.length;
    if (this.#xy[first] === this.#xy[end - 2] && this.#xy[first + 1] === this.#xy[end - 1])
      this.#xy.length = end - 2;
    this.#rings.push(this.#xy.length / 2);
  }

  endPolygon(): void {
    this.#polygons.push(this.#rings.length - 1);
  }

  endFeature(): void {
    this.#features.push(this.#polygons.length - 1);
  }

  finish() {
    return {
      xy: Int32Array.from(this.#xy),
      ringStart: Int32Array.from(this.#rings),
      polygonStart: Int32Array.from(this.#polygons),
      featureStart: Int32Array.from(this.#features),
    };
  }
}

/** A block of the county: its cell, margin to the street, divisions of its sides, and the cuts made in it. */
export interface Block {
  readonly column: number;
  readonly row: number;
  readonly margin: number;
  readonly divisions: number;
  /** Rectangles that were cut further, in divisions: unions of whole parcels. */
  readonly cut: Rectangle[];
}

export type Rectangle = readonly [number, number, number, number];

/** The street lattice of a county of `blocks` × `blocks` blocks and the parcels cut from it. */
export class County {
  readonly blocks: number;
  /** Side of a block before jitter, in metres. */
  readonly step: number;
  readonly #x: Float64Array;
  readonly #y: Float64Array;

  constructor(blocks: number) {
    this.blocks = blocks;
    this.step = COUNTY_SIDE_M / blocks;
    const side = blocks + 1;
    this.#x = new Float64Array(side * side);
    this.#y = new Float64Array(side * side);
    for (let j = 0; j < side; j++) {
      for (let i = 0; i < side; i++) {
        this.#x[j * side + i] = (i + (hashPair(i, j, 11) - 0.5) * 0.3) * this.step;
        this.#y[j * side + i] = (j + (hashPair(i, j, 12) - 0.5) * 0.3) * this.step;
      }
    }
  }

  /** The vertex at (u, v) in [0, 1]² of a block. */
  at(column: number, row: number, u: number, v: number): Vertex {
    const a = row * (this.blocks + 1) + column;
    const c = a + this.blocks + 1;
    const blend = (k: Float64Array) =>
      (1 - u) * (1 - v) * k[a]! + u * (1 - v) * k[a + 1]! + (1 - u) * v * k[c]! + u * v * k[c + 1]!;
    const [x, y] = bend(blend(this.#x), blend(this.#y));
    return toGrid(x, y);
  }

  /** The vertex at (a, b) divisions of a block inside its margin. */
  #inBlock(block: Omit<Block, 'cut'>, a: number, b: number): Vertex {
    const { column, row, margin: m, divisions: n } = block;
    return this.at(column, row, m + ((1 - 2 * m) * a) / n, m + ((1 - 2 * m) * b) / n);
  }

  /** A rectangle of divisions, with a vertex at every division or at the corners only. */
  rectangle(block: Omit<Block, 'cut'>, [a0, b0, a1, b1]: Rectangle, everyDivision: boolean): Vertex[] {
    const at = (a: number, b: number) => this.#inBlock(block, a, b);
    if (!everyDivision) return [at(a0, b0), at(a1, b0), at(a1, b1), at(a0, b1)];
    const ring: Vertex[] = [];
    for (let a = a0; a < a1; a++) ring.push(at(a, b0));
    for (let b = b0; b < b1; b++) ring.push(at(a1, b));
    for (let a = a1; a > a0; a--) ring.push(at(a, b1));
    for (let b = b1; b > b0; b--) ring.push(at(a0, b));
    return ring;
  }

  /** All parcels, written to `target`; returns the blocks. */
  writeParcels(target: FeatureArrays): Block[] {
    const blocks: Block[] = [];
    for (let row = 0; row < this.blocks; row++)
      for (let column = 0; column < this.blocks; column++) blocks.push(this.#writeBlock(column, row, target));
    return blocks;
  }

  #writeBlock(column: number, row: number, target: FeatureArrays): Block {
    const random = seededRandom(Math.imul(column * 4099 + row + 1, 2654435761) ^ 77);
    // Four blocks in ten touch their neighbours, the others leave a street.
    const margin = random() < 0.4 ? 0 : ((4 + 8 * random()) / this.step) * Math.min(1, this.step / 250);
    const kind = random();
    const divisions = kind < 0.7 ? 8 : kind < 0.95 ? 16 : 64;
    const wanted = 5 + Math.floor(random() * 7);
    const { leaves, cut } = cutRectangle(divisions, wanted, random);
    const block = { column, row, margin, divisions, cut };
    for (const leaf of leaves) {
      target.addRing(this.rectangle(block, leaf, random() > 0.15));
      if (random() < 0.03) {
        const [a0, b0, a1, b1] = leaf;
        const corners = 4 + Math.floor(random() * 16);
        const size = 0.15 + 0.2 * random();
        const hole: Vertex[] = [];
        for (let k = 0; k < corners; k++) {
          const angle = (-2 * Math.PI * k) / corners;
          const a = a0 + (a1 - a0) / 2 + (a1 - a0) * size * Math.cos(angle);
          const b = b0 + (b1 - b0) / 2 + (b1 - b0) * size * Math.sin(angle);
          hole.push(this.#inBlock(block, a, b));
        }
        target.addRing(hole);
      }
      target.endPolygon();
      target.endFeature();
    }
    return block;
  }
}

/** Guillotine cuts: the largest rectangle is cut across until there are enough. */
function cutRectangle(divisions: number, wanted: number, random: () => number) {
  const leaves: Rectangle[] = [[0, 0, divisions, divisions]];
  const cut: Rectangle[] = [];
  while (leaves.length < wanted) {
    let best = 0;
    let size = 0;
    leaves.forEach(([a0, b0, a1, b1], k) => {
      if ((a1 - a0) * (b1 - b0) <= size) return;
      best = k;
      size = (a1 - a0) * (b1 - b0);
    });
    if (size <= 2) break;
    const leaf = leaves[best]!;
    const [a0, b0, a1, b1] = leaf;
    cut.push(leaf);
    const share = 0.35 + 0.3 * random();
    if (a1 - a0 >= b1 - b0) {
      const c = Math.max(a0 + 1, Math.min(a1 - 1, a0 + Math.round((a1 - a0) * share)));
      leaves.splice(best, 1, [a0, b0, c, b1], [c, b0, a1, b1]);
    } else {
      const c = Math.max(b0 + 1, Math.min(b1 - 1, b0 + Math.round((b1 - b0) * share)));
      leaves.splice(best, 1, [a0, b0, a1, c], [a0, c, a1, b1]);
    }
  }
  return { leaves, cut };
}
