/**
 * The edges of one parcel, cut into chains that run in one direction of x, each from left to right. In such a chain at
 * most one edge stands over any x, so a control edge meets a run of neighbours and a cursor finds where it begins.
 * Coordinates are local to the box of the parcel: exact integers, and as small as they can be.
 */

/** Numbers per edge: left x, left y, right x, slope, greater y. */
export const EDGE_STRIDE = 5;

/** Numbers per chain in `extents` and in `ranges`. */
export const CHAIN_STRIDE = 4;

export class ParcelChains {
  edges = new Float64Array(EDGE_STRIDE * 256);
  /** For each chain: leftmost x, rightmost x, greatest y, and the sign of its area. */
  extents = new Float64Array(CHAIN_STRIDE * 64);
  /** For each chain: first and end edge as offsets into `edges`, where the last look-up ended, and one word free. */
  ranges = new Int32Array(CHAIN_STRIDE * 64);
  count = 0;
  /** Edges of the longest chain. */
  longest = 0;
  #used = 0;

  /** Takes the closed rings `[firstRing, endRing)`, moved so that (originX, originY) is the origin. */
  load(
    xy: Int32Array,
    ringStart: Int32Array,
    firstRing: number,
    endRing: number,
    originX: number,
    originY: number,
  ): void {
    const need = EDGE_STRIDE * (ringStart[endRing]! - ringStart[firstRing]!);
    if (this.edges.length < need) this.edges = new Float64Array(2 * need);
    this.count = 0;
    this.longest = 0;
    this.#used = 0;
    for (let r = firstRing; r < endRing; r++)
      this.#loadRing(xy, ringStart[r]!, ringStart[r + 1]!, originX, originY);
  }

  #loadRing(xy: Int32Array, first: number, end: number, originX: number, originY: number): void {
    let { edges } = this;
    let ax = xy[2 * first]! - originX;
    let ay = xy[2 * first + 1]! - originY;
    let chainStart = this.#used;
    let at = chainStart;
    let direction = 0;
    for (let i = first + 1; i < end; i++) {
      const bx = xy[2 * i]! - originX;
      const by = xy[2 * i + 1]! - originY;
      if (ax !== bx) {
        const rightward = ax < bx;
        if (direction !== 0 && rightward !== direction < 0) {
          this.#closeChain(chainStart, at, direction);
          edges = this.edges;
          chainStart = at;
        }
        direction = rightward ? -1 : 1;
        edges[at] = rightward ? ax : bx;
        edges[at + 1] = rightward ? ay : by;
        edges[at + 2] = rightward ? bx : ax;
        edges[at + 3] = (by - ay) / (bx - ax);
        edges[at + 4] = ay > by ? ay : by;
        at += EDGE_STRIDE;
      }
      ax = bx;
      ay = by;
    }
    this.#closeChain(chainStart, at, direction);
    this.#used = at;
  }

  #closeChain(start: number, end: number, direction: number): void {
    if (start === end) return;
    if (direction > 0) this.#reverse(start, end);
    const chain = CHAIN_STRIDE * this.count++;
    if (chain === this.extents.length) this.#grow();
    const { edges, extents, ranges } = this;
    let top = edges[start + 4]!;
    for (let at = start + EDGE_STRIDE; at < end; at += EDGE_STRIDE)
      if (edges[at + 4]! > top) top = edges[at + 4]!;
    extents[chain] = edges[start]!;
    extents[chain + 1] = edges[end - EDGE_STRIDE + 2]!;
    extents[chain + 2] = top;
    // A chain that runs rightward in its ring has the interior above it: its area is taken off.
    extents[chain + 3] = direction;
    ranges[chain] = start;
    ranges[chain + 1] = end;
    ranges[chain + 2] = start;
    this.longest = Math.max(this.longest, (end - start) / EDGE_STRIDE);
  }

  #reverse(start: number, end: number): void {
    const { edges } = this;
    for (let i = start, j = end - EDGE_STRIDE; i < j; i += EDGE_STRIDE, j -= EDGE_STRIDE) {
      for (let k = 0; k < EDGE_STRIDE; k++) {
        const held = edges[i + k]!;
        edges[i + k] = edges[j + k]!;
        edges[j + k] = held;
      }
    }
  }

  #grow(): void {
    const extents = new Float64Array(2 * this.extents.length);
    extents.set(this.extents);
    this.extents = extents;
    const ranges = new Int32Array(2 * this.ranges.length);
    ranges.set(this.ranges);
    this.ranges = ranges;
  }
}
