import { ringDoubleArea } from './grid.ts';
import { orientation } from './orientation.ts';

/** The edges of polygons as flat arrays, each from its smaller end (by x, then y) to its larger. */
export class RingEdges {
  readonly ends: Float64Array;
  /** Number of the ring, counted through all polygons; place of the edge in its ring. */
  readonly ring: Int32Array;
  readonly place: Int32Array;
  /** 1 when the inside of the polygon lies above the edge, −1 when below. */
  readonly opens: Int8Array;
  readonly count: number;
  /** For each ring its polygon, its edges, and whether it is a hole. */
  readonly polygonOf: number[] = [];
  readonly sizeOf: number[] = [];
  readonly isHole: boolean[] = [];

  constructor(polygons: readonly (readonly (readonly number[])[])[]) {
    const rings = polygons.flatMap((list, polygon) =>
      list.map((ring, index) => ({ ring: withoutRepeats(ring), polygon, isHole: index > 0 })),
    );
    this.count = rings.reduce((sum, { ring }) => sum + ring.length / 2, 0);
    this.ends = new Float64Array(4 * this.count);
    this.ring = new Int32Array(this.count);
    this.place = new Int32Array(this.count);
    this.opens = new Int8Array(this.count);
    let edge = 0;
    for (const [number, { ring, polygon, isHole }] of rings.entries()) {
      this.polygonOf.push(polygon);
      this.sizeOf.push(ring.length / 2);
      this.isHole.push(isHole);
      const inside = ringDoubleArea(ring) > 0n !== isHole ? 1 : -1;
      for (let i = 0; i < ring.length; i += 2) this.#put(edge++, ring, i, number, inside);
    }
  }

  #put(edge: number, ring: readonly number[], i: number, number: number, inside: number): void {
    const [ax, ay] = [ring[i]!, ring[i + 1]!];
    const [bx, by] = [ring[(i + 2) % ring.length]!, ring[(i + 3) % ring.length]!];
    const isForward = ax < bx || (ax === bx && ay < by);
    this.ends.set(isForward ? [ax, ay, bx, by] : [bx, by, ax, ay], 4 * edge);
    this.ring[edge] = number;
    this.place[edge] = i / 2;
    this.opens[edge] = isForward ? inside : -inside;
  }

  /** −1 when the edge passes below the point, 0 through it, 1 above it. */
  sideOf(edge: number, x: number, y: number): number {
    const { ends } = this;
    const at = 4 * edge;
    return -orientation(ends[at]!, ends[at + 1]!, ends[at + 2]!, ends[at + 3]!, x, y);
  }

  startsAt(edge: number, x: number, y: number): boolean {
    return this.ends[4 * edge] === x && this.ends[4 * edge + 1] === y;
  }

  endsAt(edge: number, x: number, y: number): boolean {
    return this.ends[4 * edge + 2] === x && this.ends[4 * edge + 3] === y;
  }

  /** Whether two edges follow each other in one ring. */
  areNeighbours(e: number, f: number): boolean {
    if (this.ring[e] !== this.ring[f]) return false;
    const apart = Math.abs(this.place[e]! - this.place[f]!);
    return apart === 1 || apart === this.sizeOf[this.ring[e]!]! - 1;
  }

  /** Where two crossing edges meet, rounded to the grid, for the message only. */
  crossing(e: number, f: number): readonly [number, number] {
    const [ax, ay, bx, by] = this.ends.subarray(4 * e, 4 * e + 4) as unknown as Quad;
    const [cx, cy, dx, dy] = this.ends.subarray(4 * f, 4 * f + 4) as unknown as Quad;
    const across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
    const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across;
    return [Math.round(ax + along * (bx - ax)), Math.round(ay + along * (by - ay))];
  }
}

type Quad = readonly [number, number, number, number];

function withoutRepeats(ring: readonly number[]): number[] {
  const kept: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const before = (i + ring.length - 2) % ring.length;
    if (ring[i] !== ring[before] || ring[i + 1] !== ring[before + 1]) kept.push(ring[i]!, ring[i + 1]!);
  }
  return kept;
}
