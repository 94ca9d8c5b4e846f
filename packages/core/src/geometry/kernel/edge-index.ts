import type { Box } from '../grid.ts';

/**
 * Boxes over consecutive edges of one ring: leaves of 8 edges, then 4 nodes to a parent, all by position alone, so
 * nothing is stored but the boxes. Because a node stands for a connected chain, a node below a parcel adds only the
 * step from its first to its last vertex, whatever lies between.
 */
export const LEAF_SHIFT = 3;
export const LEAF_EDGES = 1 << LEAF_SHIFT;
export const FAN_SHIFT = 2;
export const FAN = 1 << FAN_SHIFT;

/** Nodes over a ring of this many edges. */
export function countEdgeNodes(edges: number): number {
  let level = (edges + LEAF_EDGES - 1) >> LEAF_SHIFT;
  let total = level;
  while (level > 1) {
    level = (level + FAN - 1) >> FAN_SHIFT;
    total += level;
  }
  return total;
}

/** Recomputes leaf `leaf` of the ring whose closed vertices begin at `first`. */
export function fitLeaf(
  xy: Int32Array,
  first: number,
  edges: number,
  boxes: Int32Array,
  base: number,
  leaf: number,
): void {
  const from = first + leaf * LEAF_EDGES;
  const to = Math.min(first + edges, from + LEAF_EDGES);
  let minX = xy[2 * from]!;
  let minY = xy[2 * from + 1]!;
  let maxX = minX;
  let maxY = minY;
  for (let i = from + 1; i <= to; i++) {
    const x = xy[2 * i]!;
    const y = xy[2 * i + 1]!;
    if (x < minX) minX = x;
    else if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    else if (y > maxY) maxY = y;
  }
  const at = 4 * (base + leaf);
  boxes[at] = minX;
  boxes[at + 1] = minY;
  boxes[at + 2] = maxX;
  boxes[at + 3] = maxY;
}

/** Joins boxes `[from, to)` into box `target`. */
export function joinBoxes(boxes: Int32Array, from: number, to: number, target: number): void {
  let minX = boxes[4 * from]!;
  let minY = boxes[4 * from + 1]!;
  let maxX = boxes[4 * from + 2]!;
  let maxY = boxes[4 * from + 3]!;
  for (let at = 4 * (from + 1); at < 4 * to; at += 4) {
    if (boxes[at]! < minX) minX = boxes[at]!;
    if (boxes[at + 1]! < minY) minY = boxes[at + 1]!;
    if (boxes[at + 2]! > maxX) maxX = boxes[at + 2]!;
    if (boxes[at + 3]! > maxY) maxY = boxes[at + 3]!;
  }
  boxes[4 * target] = minX;
  boxes[4 * target + 1] = minY;
  boxes[4 * target + 2] = maxX;
  boxes[4 * target + 3] = maxY;
}

/** Builds all boxes of one ring from node `base` on; the last one is the box of the ring. */
export function buildEdgeIndex(
  xy: Int32Array,
  first: number,
  edges: number,
  boxes: Int32Array,
  base: number,
): void {
  let level = (edges + LEAF_EDGES - 1) >> LEAF_SHIFT;
  for (let leaf = 0; leaf < level; leaf++) fitLeaf(xy, first, edges, boxes, base, leaf);
  let start = base;
  while (level > 1) {
    const above = (level + FAN - 1) >> FAN_SHIFT;
    for (let k = 0; k < above; k++) {
      const from = start + k * FAN;
      joinBoxes(boxes, from, Math.min(start + level, from + FAN), start + level + k);
    }
    start += level;
    level = above;
  }
}

/** Refits the boxes of a ring from the given leaf on. */
export function refitFrom(
  xy: Int32Array,
  first: number,
  edges: number,
  boxes: Int32Array,
  base: number,
  leaf: number,
): void {
  let level = (edges + LEAF_EDGES - 1) >> LEAF_SHIFT;
  for (let k = leaf; k < level; k++) fitLeaf(xy, first, edges, boxes, base, k);
  let start = base;
  let from = leaf;
  while (level > 1) {
    const above = (level + FAN - 1) >> FAN_SHIFT;
    from >>= FAN_SHIFT;
    for (let k = from; k < above; k++) {
      const child = start + k * FAN;
      joinBoxes(boxes, child, Math.min(start + level, child + FAN), start + level + k);
    }
    start += level;
    level = above;
  }
}

/** Whether some edge of a ring, in a leaf whose box meets the given one, passes the test. */
export function searchEdgeIndex(
  edges: number,
  boxes: Int32Array,
  base: number,
  { minX, minY, maxX, maxY }: Box,
  test: (edge: number) => boolean,
): boolean {
  const starts = [base];
  const counts = [(edges + LEAF_EDGES - 1) >> LEAF_SHIFT];
  while (counts.at(-1)! > 1) {
    starts.push(starts.at(-1)! + counts.at(-1)!);
    counts.push((counts.at(-1)! + FAN - 1) >> FAN_SHIFT);
  }
  const search = (level: number, k: number): boolean => {
    const at = 4 * (starts[level]! + k);
    if (boxes[at]! > maxX || boxes[at + 1]! > maxY || boxes[at + 2]! < minX || boxes[at + 3]! < minY)
      return false;
    const from = level === 0 ? k * LEAF_EDGES : k * FAN;
    const to = level === 0 ? Math.min(edges, from + LEAF_EDGES) : Math.min(counts[level - 1]!, from + FAN);
    for (let child = from; child < to; child++)
      if (level === 0 ? test(child) : search(level - 1, child)) return true;
    return false;
  };
  return search(counts.length - 1, 0);
}

/** Refits the boxes above the given leaf of a ring. */
export function refitAbove(edges: number, boxes: Int32Array, base: number, leaf: number): void {
  let level = (edges + LEAF_EDGES - 1) >> LEAF_SHIFT;
  let start = base;
  let k = leaf;
  while (level > 1) {
    k >>= FAN_SHIFT;
    const from = start + k * FAN;
    joinBoxes(boxes, from, Math.min(start + level, from + FAN), start + level + k);
    start += level;
    level = (level + FAN - 1) >> FAN_SHIFT;
  }
}
