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
