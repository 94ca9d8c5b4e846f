import { Exact } from '../base/index.ts';
import { ExactSum } from './exact-sum.ts';
import { type Box, boxOf, type GridGeometry, type GridPolygons } from './grid.ts';
import { areaFromDoubleSteps } from './measure.ts';
import { orientation } from './orientation.ts';

/**
 * area(P ∩ C) = Σ_f Σ_e s_f · t_e · ∫ max(y_e − y_f, 0) dx over the x the edges share, with s = +1 and t = −1 for an
 * edge that runs rightward in its canonical ring, and the other way round leftward. Every decision below is an exact
 * sign; every term is put down as the primitive G(x) = ∫ y dx of its edge at the ends of its interval. Since rings are
 * closed these ends cancel in streams (a vertex of C below an edge of P ends one edge of C and starts the next), so
 * what is left to compute in big numbers is one term for each vertex inside and one fraction for each crossing. The
 * README of this folder shows why this is right.
 */

/** Coefficients of G at positions x along one edge, as `[x, coefficient, x, coefficient, …]`. */
type Coefficients = number[];

function addCoefficient(list: Coefficients, x: number, coefficient: number): void {
  // Look back two entries only: neighbours in a chain meet there, and the rest is combined at the end.
  const last = list.length - 2;
  for (let i = last; i >= 0 && i >= last - 2; i -= 2) {
    if (list[i] !== x) continue;
    list[i + 1]! += coefficient;
    if (list[i + 1] === 0) list.splice(i, 2);
    return;
  }
  list.push(x, coefficient);
}

/** Sorted by x, equal positions joined, zeros dropped. */
function combined(list: Coefficients): Coefficients {
  const pairs: [number, number][] = [];
  for (let i = 0; i < list.length; i += 2) pairs.push([list[i]!, list[i + 1]!]);
  pairs.sort((a, b) => a[0] - b[0]);
  const joined: Coefficients = [];
  for (const [x, coefficient] of pairs) {
    if (joined.at(-2) === x) joined[joined.length - 1]! += coefficient;
    else joined.push(x, coefficient);
  }
  return joined;
}

/** Edges of the smaller operand, from left to right, with the coefficients gathered for each. */
interface Edges {
  readonly xl: Float64Array;
  readonly yl: Float64Array;
  readonly xr: Float64Array;
  readonly yr: Float64Array;
  /** −1 for an edge that runs rightward in its ring, +1 leftward. */
  readonly sign: Int8Array;
  readonly gathered: Coefficients[];
  readonly count: number;
}

function edgesOf(geometry: GridPolygons, originX: number, originY: number): Edges {
  const flat: { xl: number; yl: number; xr: number; yr: number; sign: number }[] = [];
  for (const rings of geometry.polygons) {
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const ax = ring[j]! - originX;
        const ay = ring[j + 1]! - originY;
        const bx = ring[i]! - originX;
        const by = ring[i + 1]! - originY;
        if (ax < bx) flat.push({ xl: ax, yl: ay, xr: bx, yr: by, sign: -1 });
        else if (bx < ax) flat.push({ xl: bx, yl: by, xr: ax, yr: ay, sign: 1 });
      }
    }
  }
  return {
    xl: Float64Array.from(flat, (edge) => edge.xl),
    yl: Float64Array.from(flat, (edge) => edge.yl),
    xr: Float64Array.from(flat, (edge) => edge.xr),
    yr: Float64Array.from(flat, (edge) => edge.yr),
    sign: Int8Array.from(flat, (edge) => edge.sign),
    gathered: flat.map(() => []),
    count: flat.length,
  };
}

/** Strips of equal width over x, each with the edges that pass over it. */
interface Strips {
  readonly left: number;
  readonly width: number;
  readonly edges: readonly number[][];
}

function stripsOver(edges: Edges, left: number, right: number): Strips {
  const count = Math.max(1, Math.min(4096, Math.floor(edges.count / 8)));
  const width = Math.max(1, Math.ceil((right - left) / count));
  const strips: number[][] = Array.from({ length: count }, () => []);
  for (let e = 0; e < edges.count; e++) {
    const from = Math.max(0, Math.floor((edges.xl[e]! - left) / width));
    const to = Math.min(count - 1, Math.floor((edges.xr[e]! - left) / width));
    for (let s = from; s <= to; s++) strips[s]!.push(e);
  }
  return { left, width, edges: strips };
}

/** 2·∫ y dx from the left end of an edge to x, times `coefficient`, added to the sum. */
function addPrimitive(
  sum: ExactSum,
  xl: number,
  yl: number,
  xr: number,
  yr: number,
  x: number,
  coefficient: number,
): void {
  const u = x - xl;
  if (u === 0 || coefficient === 0) return;
  const width = xr - xl;
  if (u === width) {
    sum.addProduct(coefficient, yl + yr, width);
    return;
  }
  sum.addProduct(2 * coefficient, yl, u);
  const rise = BigInt(coefficient) * BigInt(yr - yl) * BigInt(u) * BigInt(u);
  const bottom = BigInt(width);
  if (rise % bottom === 0n) sum.add(rise / bottom);
  else sum.addFraction(rise, bottom);
}

class OverlapSum {
  readonly #edges: Edges;
  readonly #strips: Strips;
  readonly #box: Box;
  readonly #sum = new ExactSum();
  /** Coefficients of F(x), the area of P left of x, from edges of C that pass below all of P. */
  readonly #below: Coefficients = [];
  /** Coefficients along the edge of C in hand. */
  #along: Coefficients = [];

  constructor(edges: Edges, box: Box) {
    this.#edges = edges;
    this.#box = box;
    this.#strips = stripsOver(edges, box.minX, box.maxX);
  }

  /** Takes one directed edge of C. */
  take(ax: number, ay: number, bx: number, by: number): void {
    const box = this.#box;
    if (ax === bx || (ax <= box.minX && bx <= box.minX) || (ax >= box.maxX && bx >= box.maxX)) return;
    if (ay >= box.maxY && by >= box.maxY) return;
    if (ay <= box.minY && by <= box.minY) {
      addCoefficient(this.#below, Math.min(Math.max(ax, box.minX), box.maxX), -1);
      addCoefficient(this.#below, Math.min(Math.max(bx, box.minX), box.maxX), 1);
      return;
    }
    if (ax < bx) this.#pairs(ax, ay, bx, by, 1);
    else this.#pairs(bx, by, ax, ay, -1);
  }

  #pairs(xl: number, yl: number, xr: number, yr: number, s: number): void {
    const { left, width, edges: strips } = this.#strips;
    const edges = this.#edges;
    const bottom = Math.min(yl, yr);
    const from = Math.max(0, Math.floor((xl - left) / width));
    const to = Math.min(strips.length - 1, Math.floor((xr - left) / width));
    this.#along = [];
    for (let strip = from; strip <= to; strip++) {
      for (const e of strips[strip]!) {
        const lo = Math.max(xl, edges.xl[e]!);
        const hi = Math.min(xr, edges.xr[e]!);
        if (lo >= hi || Math.max(edges.yl[e]!, edges.yr[e]!) <= bottom) continue;
        // A pair that passes over several strips is taken in the strip where it starts.
        if (Math.max(from, Math.floor((lo - left) / width)) !== strip) continue;
        this.#pair(e, xl, yl, xr, yr, lo, hi, s);
      }
    }
    const along = this.#along.length > 4 ? combined(this.#along) : this.#along;
    for (let i = 0; i < along.length; i += 2)
      addPrimitive(this.#sum, xl, yl, xr, yr, along[i]!, -along[i + 1]!);
  }

  /** Sign of y_e − y_f at x, an end of at least one of them. */
  #signAt(e: number, xl: number, yl: number, xr: number, yr: number, x: number): number {
    const { xl: exl, yl: eyl, xr: exr, yr: eyr } = this.#edges;
    const ax = exl[e]!;
    const ay = eyl[e]!;
    const bx = exr[e]!;
    const by = eyr[e]!;
    if (x === ax) return orientation(xl, yl, xr, yr, ax, ay);
    if (x === bx) return orientation(xl, yl, xr, yr, bx, by);
    return x === xl ? -orientation(ax, ay, bx, by, xl, yl) : -orientation(ax, ay, bx, by, xr, yr);
  }

  #pair(e: number, xl: number, yl: number, xr: number, yr: number, lo: number, hi: number, s: number): void {
    const atLo = this.#signAt(e, xl, yl, xr, yr, lo);
    const atHi = this.#signAt(e, xl, yl, xr, yr, hi);
    if (atLo <= 0 && atHi <= 0) return;
    const factor = s * this.#edges.sign[e]!;
    const along = this.#edges.gathered[e]!;
    if (atHi >= 0) {
      addCoefficient(along, hi, factor);
      addCoefficient(this.#along, hi, factor);
    }
    if (atLo >= 0) {
      addCoefficient(along, lo, -factor);
      addCoefficient(this.#along, lo, -factor);
    }
    // Above on one side only: the crossing is the other end, the upper one when e is above on the left.
    if (atHi < 0) this.#crossing(e, xl, yl, xr, yr, factor);
    else if (atLo < 0) this.#crossing(e, xl, yl, xr, yr, -factor);
  }

  /** Adds `factor · 2·(G_e − G_f)` at the crossing of e and f: an integer and one fraction over r × s. */
  #crossing(e: number, xl: number, yl: number, xr: number, yr: number, factor: number): void {
    const ax = BigInt(this.#edges.xl[e]!);
    const ay = BigInt(this.#edges.yl[e]!);
    const rx = BigInt(this.#edges.xr[e]!) - ax;
    const ry = BigInt(this.#edges.yr[e]!) - ay;
    const cx = BigInt(xl);
    const cy = BigInt(yl);
    const sx = BigInt(xr) - cx;
    const sy = BigInt(yr) - cy;
    const wx = cx - ax;
    const wy = cy - ay;
    const k = rx * sy - ry * sx;
    const c = BigInt(factor);
    this.#sum.add(c * (cx * ay - cy * ax - ax * ay + cx * cy));
    const top = -c * (rx * wy - ry * wx) * (wx * sy - wy * sx);
    if (k > 0n) this.#sum.addFraction(top, k);
    else this.#sum.addFraction(-top, -k);
  }

  /** Twice the area, as a fraction. */
  total(): { top: bigint; bottom: bigint } {
    const below = combined(this.#below);
    const places: number[] = [];
    const counts: number[] = [];
    for (let i = 0; i < below.length; i += 2) {
      if (below[i + 1] === 0) continue;
      places.push(below[i]!);
      counts.push(below[i + 1]!);
    }
    const fromRight = new Array<number>(places.length + 1).fill(0);
    for (let i = places.length - 1; i >= 0; i--) fromRight[i] = fromRight[i + 1]! + counts[i]!;
    const { xl, yl, xr, yr, sign, gathered, count } = this.#edges;
    for (let e = 0; e < count; e++) {
      const list = gathered[e]!;
      let i = firstAfter(places, xl[e]!);
      for (; i < places.length && places[i]! < xr[e]!; i++) list.push(places[i]!, sign[e]! * counts[i]!);
      list.push(xr[e]!, sign[e]! * fromRight[i]!);
      const all = combined(list);
      for (let j = 0; j < all.length; j += 2)
        addPrimitive(this.#sum, xl[e]!, yl[e]!, xr[e]!, yr[e]!, all[j]!, all[j + 1]!);
    }
    return this.#sum.total();
  }
}

/** Index of the first of the sorted places that is greater than x. */
function firstAfter(places: readonly number[], x: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countEdges(geometry: GridPolygons): number {
  let count = 0;
  for (const rings of geometry.polygons) for (const ring of rings) count += ring.length;
  return count;
}

/**
 * The exact area, in m², that two polygons share; zero when either is a line or a point. Both are canonical and valid
 * (no ring crosses itself, parts of one geometry do not overlap). Nothing is rounded: the answer is the rational
 * number that the integer coordinates determine.
 */
export function overlapArea(a: GridGeometry, b: GridGeometry): Exact {
  if (a.kind !== 'polygon' || b.kind !== 'polygon') return new Exact(0n);
  const [few, many] = countEdges(a) <= countEdges(b) ? [a, b] : [b, a];
  const box = boxOf(few);
  const other = boxOf(many);
  if (!box || !other) return new Exact(0n);
  if (
    Math.min(box.maxX, other.maxX) <= Math.max(box.minX, other.minX) ||
    Math.min(box.maxY, other.maxY) <= Math.max(box.minY, other.minY)
  )
    return new Exact(0n);
  const { minX: ox, minY: oy } = box;
  const local = { minX: 0, minY: 0, maxX: box.maxX - ox, maxY: box.maxY - oy };
  const overlap = new OverlapSum(edgesOf(few, ox, oy), local);
  for (const rings of many.polygons) {
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
        overlap.take(ring[j]! - ox, ring[j + 1]! - oy, ring[i]! - ox, ring[i + 1]! - oy);
    }
  }
  const { top, bottom } = overlap.total();
  return areaFromDoubleSteps(top, bottom);
}
