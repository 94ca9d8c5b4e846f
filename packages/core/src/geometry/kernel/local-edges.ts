import { CHAIN_STRIDE, EDGE_STRIDE, type ParcelChains } from './parcel-chains.ts';

/** Numbers per segment: left x, left y, right x, slope, weight, lesser y, reach. */
const STRIDE = 7;

/** Unit roundoff of doubles. */
export const ROUNDOFF = 2 ** -53;

/** Twice ∫ max(y_e − y_f, 0) dx over the edges e of one chain from offset `from` on that stand over segment f. */
function areaAbove(
  edges: Float64Array,
  from: number,
  end: number,
  fx0: number,
  fy0: number,
  fx1: number,
  fSlope: number,
  fLow: number,
): number {
  let sum = 0;
  for (let at = from; at < end; at += EDGE_STRIDE) {
    const ex0 = edges[at]!;
    if (ex0 >= fx1) break;
    if (edges[at + 4]! <= fLow) continue;
    const ex1 = edges[at + 2]!;
    const lo = ex0 > fx0 ? ex0 : fx0;
    const hi = ex1 < fx1 ? ex1 : fx1;
    const rise = edges[at + 1]! - fy0;
    const eSlope = edges[at + 3]!;
    const d0 = rise + eSlope * (lo - ex0) - fSlope * (lo - fx0);
    const d1 = rise + eSlope * (hi - ex0) - fSlope * (hi - fx0);
    if (d0 > 0) {
      if (d1 >= 0) sum += (d0 + d1) * (hi - lo);
      else sum += ((d0 * d0) / (d0 - d1)) * (hi - lo);
    } else if (d1 > 0) sum += ((d1 * d1) / (d1 - d0)) * (hi - lo);
  }
  return sum;
}

/**
 * What one control feature has near one parcel, in the parcel's coordinates: segments that reach into the box, and the
 * coverage from below. `winding` is how often the feature covers the left side of the box from below; where coverage
 * changes inside the box a jump is noted, and jumps become flat segments on the lower side of the box.
 */
export class LocalEdges {
  #segments = new Float64Array(STRIDE * 1024);
  #used = 0;
  #originX = 0;
  #originY = 0;
  #width = 0;
  #height = 0;
  #jumpX = new Float64Array(64);
  #jumpBy = new Float64Array(64);
  #jumps = 0;
  winding = 0;
  /** Sum of all terms without sign, and of segment width times height range: what the error bound rests on. */
  magnitude = 0;
  reach = 0;

  /** Begins a parcel whose box has the given lower left corner, width and height. */
  enter(originX: number, originY: number, width: number, height: number): void {
    this.#originX = originX;
    this.#originY = originY;
    this.#width = width;
    this.#height = height;
  }

  /** Begins a feature. */
  restart(): void {
    this.#used = 0;
    this.#jumps = 0;
    this.winding = 0;
  }

  /** Number of segments. */
  get count(): number {
    return this.#used / STRIDE;
  }

  /** A connected chain below the box that leads from x = from to x = to, in grid coordinates. */
  takeBelow(from: number, to: number): void {
    this.#cover(from - this.#originX, to - this.#originX);
  }

  /** Coverage, within the box, rises by one at the first place and falls by one at the second. */
  #cover(from: number, to: number): void {
    const width = this.#width;
    const a = from < 0 ? 0 : from > width ? width : from;
    const b = to < 0 ? 0 : to > width ? width : to;
    if (a === b) return;
    if (a === 0) this.winding++;
    else if (a < width) this.#jump(a, 1);
    if (b === 0) this.winding--;
    else if (b < width) this.#jump(b, -1);
  }

  #jump(x: number, by: number): void {
    const last = this.#jumps - 1;
    // Neighbours in a ring cancel here; whatever else falls together is joined in settle.
    if (last >= 0 && this.#jumpX[last] === x) {
      this.#jumpBy[last]! += by;
      if (this.#jumpBy[last] === 0) this.#jumps--;
      return;
    }
    if (this.#jumps === this.#jumpX.length) {
      const longer = (old: Float64Array<ArrayBuffer>) => {
        const array = new Float64Array(2 * old.length);
        array.set(old);
        return array;
      };
      this.#jumpX = longer(this.#jumpX);
      this.#jumpBy = longer(this.#jumpBy);
    }
    this.#jumpX[this.#jumps] = x;
    this.#jumpBy[this.#jumps++] = by;
  }

  /** Takes the control edges from vertex `first` to vertex `last`. */
  takeEdges(xy: Int32Array, first: number, last: number): void {
    const originX = this.#originX;
    const originY = this.#originY;
    let ax = xy[2 * first]! - originX;
    let ay = xy[2 * first + 1]! - originY;
    for (let i = first + 1; i <= last; i++) {
      const bx = xy[2 * i]! - originX;
      const by = xy[2 * i + 1]! - originY;
      this.#takeEdge(ax, ay, bx, by);
      ax = bx;
      ay = by;
    }
  }

  /** One edge: nothing beside or above the box, coverage below it, else a segment. */
  #takeEdge(ax: number, ay: number, bx: number, by: number): void {
    const width = this.#width;
    const height = this.#height;
    if (ay >= height && by >= height) return;
    if (ax < bx) {
      if (bx <= 0 || ax >= width) return;
      if (ay <= 0 && by <= 0) this.#cover(ax, bx);
      else this.#add(ax, ay, bx, by, 1);
    } else if (bx < ax) {
      if (ax <= 0 || bx >= width) return;
      if (ay <= 0 && by <= 0) this.#cover(ax, bx);
      else this.#add(bx, by, ax, ay, -1);
    }
  }

  #add(x0: number, y0: number, x1: number, y1: number, weight: number): void {
    const at = this.#used;
    if (at === this.#segments.length) this.#grow();
    const segments = this.#segments;
    const low = y0 < y1 ? y0 : y1;
    const high = y0 < y1 ? y1 : y0;
    const range = (high > this.#height ? high : this.#height) - (low < 0 ? low : 0);
    const over = (x1 > this.#width ? this.#width : x1) - (x0 < 0 ? 0 : x0);
    segments[at] = x0;
    segments[at + 1] = y0;
    segments[at + 2] = x1;
    segments[at + 3] = (y1 - y0) / (x1 - x0);
    segments[at + 4] = weight;
    segments[at + 5] = low;
    segments[at + 6] = range * over;
    this.#used = at + STRIDE;
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.#segments.length);
    larger.set(this.#segments);
    this.#segments = larger;
  }

  /** Turns the jumps of coverage, in order of x, into flat segments. */
  settle(): void {
    const count = this.#jumps;
    if (count === 0) return;
    const x = this.#jumpX;
    const by = this.#jumpBy;
    for (let i = 1; i < count; i++) {
      const heldX = x[i]!;
      const heldBy = by[i]!;
      let j = i - 1;
      for (; j >= 0 && x[j]! > heldX; j--) {
        x[j + 1] = x[j]!;
        by[j + 1] = by[j]!;
      }
      x[j + 1] = heldX;
      by[j + 1] = heldBy;
    }
    // Segments with equal x but no effect leave no trace: the pieces depend on the coverage alone.
    let weight = 0;
    let from = 0;
    for (let i = 0; i < count; i++) {
      let change = by[i]!;
      while (i + 1 < count && x[i + 1] === x[i]) change += by[++i]!;
      if (change === 0) continue;
      if (weight !== 0) this.#add(from, 0, x[i]!, 0, weight);
      from = x[i]!;
      weight += change;
    }
    if (weight !== 0) this.#add(from, 0, this.#width, 0, weight);
    this.#jumps = 0;
  }

  /**
   * Twice Σ over segments f and parcel edges e of weight · sign · ∫ max(y_e − y_f, 0) dx, in square steps. Leaves
   * `magnitude` and `reach` for {@link doubleErrorBound}.
   */
  integrate(chains: ParcelChains): number {
    const segments = this.#segments;
    const { edges, extents, ranges } = chains;
    const endOfChains = CHAIN_STRIDE * chains.count;
    let total = 0;
    let magnitude = 0;
    let reach = 0;
    for (let f = 0; f < this.#used; f += STRIDE) {
      const fx0 = segments[f]!;
      const fy0 = segments[f + 1]!;
      const fx1 = segments[f + 2]!;
      const fSlope = segments[f + 3]!;
      const fLow = segments[f + 5]!;
      let sum = 0;
      let unsigned = 0;
      let visited = 0;
      for (let c = 0; c < endOfChains; c += CHAIN_STRIDE) {
        if (fx1 <= extents[c]! || fx0 >= extents[c + 1]! || fLow >= extents[c + 2]!) continue;
        const first = ranges[c]!;
        let at = ranges[c + 2]!;
        while (at > first && edges[at]! > fx0) at -= EDGE_STRIDE;
        while (edges[at + 2]! <= fx0) at += EDGE_STRIDE;
        ranges[c + 2] = at;
        const area = areaAbove(edges, at, ranges[c + 1]!, fx0, fy0, fx1, fSlope, fLow);
        sum += extents[c + 3]! * area;
        unsigned += area;
        visited++;
      }
      const weight = segments[f + 4]!;
      total += weight * sum;
      const size = weight < 0 ? -weight : weight;
      magnitude += size * unsigned;
      reach += size * visited * segments[f + 6]!;
    }
    this.magnitude = magnitude;
    this.reach = reach;
    return total;
  }

  /**
   * Bound of the error of {@link integrate}, in square steps (of twice the area). The README derives the constants: 9
   * roundings of heights for every segment and chain, 8 in a term, and one for each addition a term passes through.
   */
  doubleErrorBound(chains: ParcelChains): number {
    const additions = chains.longest + chains.count + this.count;
    return ROUNDOFF * (9 * this.reach + (additions + 8) * this.magnitude);
  }
}
