import { type Box, type GridGeometry, partsOf } from './grid.ts';

const FAN = 8;
/** FAN is two to this power. */
const FAN_BITS = 3;

/**
 * A tree of boxes over consecutive edges. Neighbours in a ring are neighbours in space, so grouping edges in the order
 * they come gives a good index without sorting: build O(n), search O(log n + hits) for shapes of real boundaries.
 */
export class EdgeTree {
  /** Ends of the edges: `ax, ay, bx, by` of edge i at 4i. A point is an edge whose ends are equal. */
  readonly ends: Float64Array;
  readonly count: number;
  /** Boxes of each level, `minX, minY, maxX, maxY` of node i at 4i; the first level is of FAN edges each. */
  readonly #levels: Float64Array[] = [];

  constructor(ends: Float64Array) {
    this.ends = ends;
    this.count = ends.length / 4;
    let below = this.count;
    let source = ends;
    let fromEdges = true;
    while (below > 0) {
      const level = levelOver(source, below, fromEdges);
      this.#levels.push(level);
      source = level;
      fromEdges = false;
      below = level.length / 4;
      if (below === 1) break;
    }
  }

  /** The edges of a geometry: closed rings, open lines, points. */
  static of(geometry: GridGeometry): EdgeTree {
    const ends: number[] = [];
    for (const part of partsOf(geometry)) {
      if (geometry.kind === 'point') {
        for (let i = 0; i + 1 < part.length; i += 2)
          ends.push(part[i]!, part[i + 1]!, part[i]!, part[i + 1]!);
        continue;
      }
      for (let i = 0; i + 3 < part.length; i += 2)
        ends.push(part[i]!, part[i + 1]!, part[i + 2]!, part[i + 3]!);
      if (geometry.kind === 'polygon') ends.push(part.at(-2)!, part.at(-1)!, part[0]!, part[1]!);
    }
    return new EdgeTree(Float64Array.from(ends));
  }

  /**
   * Visits every edge whose box meets the given box, in order. The visitor returns true to stop; then so does this.
   * Edges before `from` are left out.
   */
  search(box: Box, visit: (edge: number) => boolean, from = 0): boolean {
    if (this.count === 0) return false;
    return this.#search(this.#levels.length - 1, 0, box, visit, from);
  }

  #search(level: number, first: number, box: Box, visit: (edge: number) => boolean, from: number): boolean {
    const boxes = this.#levels[level]!;
    const last = Math.min(first + FAN, boxes.length / 4);
    const reach = 2 ** (FAN_BITS * (level + 1));
    for (let node = first; node < last; node++) {
      const at = 4 * node;
      if ((node + 1) * reach <= from) continue;
      if (boxes[at]! > box.maxX || boxes[at + 2]! < box.minX) continue;
      if (boxes[at + 1]! > box.maxY || boxes[at + 3]! < box.minY) continue;
      const stopped =
        level > 0
          ? this.#search(level - 1, node * FAN, box, visit, from)
          : this.#searchEdges(node * FAN, box, visit, from);
      if (stopped) return true;
    }
    return false;
  }

  #searchEdges(first: number, box: Box, visit: (edge: number) => boolean, from: number): boolean {
    const { ends } = this;
    const last = Math.min(first + FAN, this.count);
    for (let edge = Math.max(first, from); edge < last; edge++) {
      const at = 4 * edge;
      const ax = ends[at]!;
      const ay = ends[at + 1]!;
      const bx = ends[at + 2]!;
      const by = ends[at + 3]!;
      if ((ax > box.maxX && bx > box.maxX) || (ax < box.minX && bx < box.minX)) continue;
      if ((ay > box.maxY && by > box.maxY) || (ay < box.minY && by < box.minY)) continue;
      if (visit(edge)) return true;
    }
    return false;
  }
}

function levelOver(source: Float64Array, count: number, fromEdges: boolean): Float64Array {
  const level = new Float64Array(4 * Math.ceil(count / FAN));
  for (let node = 0; node < level.length / 4; node++) {
    let minX = Number.POSITIVE_INFINITY;
    let minY = Number.POSITIVE_INFINITY;
    let maxX = Number.NEGATIVE_INFINITY;
    let maxY = Number.NEGATIVE_INFINITY;
    for (let child = node * FAN; child < Math.min((node + 1) * FAN, count); child++) {
      const at = 4 * child;
      const x1 = source[at]!;
      const y1 = source[at + 1]!;
      const x2 = source[at + 2]!;
      const y2 = source[at + 3]!;
      minX = Math.min(minX, x1, fromEdges ? x2 : x1);
      minY = Math.min(minY, y1, fromEdges ? y2 : y1);
      maxX = Math.max(maxX, x2, fromEdges ? x1 : x2);
      maxY = Math.max(maxY, y2, fromEdges ? y1 : y2);
    }
    level.set([minX, minY, maxX, maxY], 4 * node);
  }
  return level;
}
