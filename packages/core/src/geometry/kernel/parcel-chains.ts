/**
 * The edges of one parcel, cut into chains that run in one direction of x, each from left to right. In such a chain at
 * most one edge stands over any x, so a control edge meets a run of neighbours and a cursor finds where it begins.
 * Coordinates are local to the box of the parcel: exact integers, and as small as they can be.
 */

/** Numbers per edge: left x, left y, right x, slope, greater y. */
export const EDGE_STRIDE = 5;

export class ParcelChains {
  edges = new Float64Array(EDGE_STRIDE * 256);
  /** First and end edge of each chain, as offsets into `edges`, and where the last look-up ended. */
  start = new Int32Array(64);
  end = new Int32Array(64);
  cursor = new Int32Array(64);
  /** −1 for a chain that runs rightward in its ring (interior above), +1 leftward (interior below). */
  sign = new Float64Array(64);
  /** Leftmost x, rightmost x and greatest y of each chain. */
  left = new Float64Array(64);
  right = new Float64Array(64);
  top = new Float64Array(64);
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
    if (this.count === this.start.length) this.#grow();
    const { edges } = this;
    let top = edges[start + 4]!;
    for (let at = start + EDGE_STRIDE; at < end; at += EDGE_STRIDE)
      if (edges[at + 4]! > top) top = edges[at + 4]!;
    const chain = this.count++;
    this.start[chain] = start;
    this.end[chain] = end;
    this.cursor[chain] = start;
    this.sign[chain] = direction;
    this.left[chain] = edges[start]!;
    this.right[chain] = edges[end - EDGE_STRIDE + 2]!;
    this.top[chain] = top;
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
    const ints = (old: Int32Array<ArrayBuffer>) => {
      const larger = new Int32Array(2 * old.length);
      larger.set(old);
      return larger;
    };
    const doubles = (old: Float64Array<ArrayBuffer>) => {
      const larger = new Float64Array(2 * old.length);
      larger.set(old);
      return larger;
    };
    this.start = ints(this.start);
    this.end = ints(this.end);
    this.cursor = ints(this.cursor);
    this.sign = doubles(this.sign);
    this.left = doubles(this.left);
    this.right = doubles(this.right);
    this.top = doubles(this.top);
  }
}
