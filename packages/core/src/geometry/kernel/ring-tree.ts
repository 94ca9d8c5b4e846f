import { joinBoxes } from './edge-index.ts';

/**
 * A packed R-tree over boxes that already stand in Hilbert order (after Kamel and Faloutsos, "Hilbert R-tree", 1994,
 * and the flatbush library): level 0 is the boxes themselves, 16 neighbours have one parent, up to one root.
 */
const TREE_FAN = 16;

/** First node of each level, and the number of all nodes as last entry. */
export function treeLevels(leaves: number): number[] {
  const starts = [0];
  let level = leaves;
  let total = leaves;
  while (level > 1) {
    starts.push(total);
    level = Math.ceil(level / TREE_FAN);
    total += level;
  }
  starts.push(total);
  return starts;
}

/** Fills the levels above the leaf boxes. */
export function buildTree(boxes: Int32Array, levels: readonly number[]): void {
  for (let l = 1; l < levels.length - 1; l++) {
    const below = levels[l - 1]!;
    const start = levels[l]!;
    for (let node = start; node < levels[l + 1]!; node++) {
      const from = below + (node - start) * TREE_FAN;
      joinBoxes(boxes, from, Math.min(start, from + TREE_FAN), node);
    }
  }
}

/** Refits the parents of one leaf after its box was changed. */
export function refitTree(boxes: Int32Array, levels: readonly number[], leaf: number): void {
  let k = leaf;
  for (let l = 1; l < levels.length - 1; l++) {
    k = Math.floor(k / TREE_FAN);
    const from = levels[l - 1]! + k * TREE_FAN;
    joinBoxes(boxes, from, Math.min(levels[l]!, from + TREE_FAN), levels[l]! + k);
  }
}

/** Finds leaves by box. Holds its own stack: one searcher for one thread of work. */
export class TreeSearch {
  readonly #boxes: Int32Array;
  readonly #levels: readonly number[];
  readonly #stack: Int32Array;
  /** Leaves found by the last search, ascending. */
  hits = new Int32Array(256);

  constructor(boxes: Int32Array, leaves: number) {
    this.#boxes = boxes;
    this.#levels = treeLevels(leaves);
    this.#stack = new Int32Array(2 * TREE_FAN * this.#levels.length);
  }

  /** Leaves whose closed box meets the given one, in ascending order, into `hits`; returns how many. */
  search(minX: number, minY: number, maxX: number, maxY: number): number {
    const boxes = this.#boxes;
    const levels = this.#levels;
    const stack = this.#stack;
    if (levels[1] === 0) return 0;
    let found = 0;
    let depth = 0;
    stack[depth++] = levels.length - 2;
    stack[depth++] = 0;
    while (depth > 0) {
      const k = stack[--depth]!;
      const level = stack[--depth]!;
      const at = 4 * (levels[level]! + k);
      if (boxes[at]! > maxX || boxes[at + 1]! > maxY || boxes[at + 2]! < minX || boxes[at + 3]! < minY)
        continue;
      if (level === 0) {
        if (found === this.hits.length) this.#grow();
        this.hits[found++] = k;
        continue;
      }
      const count = levels[level]! - levels[level - 1]!;
      const from = k * TREE_FAN;
      for (let child = Math.min(count, from + TREE_FAN) - 1; child >= from; child--) {
        stack[depth++] = level - 1;
        stack[depth++] = child;
      }
    }
    return found;
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.hits.length);
    larger.set(this.hits);
    this.hits = larger;
  }
}
