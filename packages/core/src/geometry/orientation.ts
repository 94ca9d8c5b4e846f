/**
 * Exact predicates on grid points. Coordinates are int32, so differences are exact doubles and products lose bits
 * only above 2^53; a filter decides nearly all signs in doubles and BigInt the rest (after Shewchuk, "Adaptive
 * precision floating-point arithmetic and fast robust geometric predicates", 1997).
 */

const EXACT = Number.MAX_SAFE_INTEGER;
// The computed difference of two rounded products is off by at most (3 + 16u)·u·(|l| + |r|) with u = 2^-53.
const FILTER = 3.34e-16;

/** Sign of the double difference `a·b − c·d` of integers up to 2^33, exactly: −1, 0 or 1. */
export function signOfDifference(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  const difference = left - right;
  const size = Math.abs(left) + Math.abs(right);
  if (size <= EXACT || Math.abs(difference) > FILTER * size) return Math.sign(difference);
  const exact = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** Which side of the directed line a→b the point c lies on: 1 left, −1 right, 0 on the line. */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return signOfDifference(bx - ax, cy - ay, by - ay, cx - ax);
}

function withinSpan(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
}

/** How two closed segments meet. `overlap` means that they share more than a point. */
export type Meeting = 'none' | 'cross' | 'touch' | 'overlap';

/**
 * How the closed segments ab and cd meet: `cross` in the inside of both, `touch` in one point that is an end of at
 * least one of them, `overlap` along a piece, or not at all. A segment may be a single point.
 */
export function segmentsMeeting(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): Meeting {
  const c = orientation(ax, ay, bx, by, cx, cy);
  const d = orientation(ax, ay, bx, by, dx, dy);
  if (c * d > 0) return 'none';
  const a = orientation(cx, cy, dx, dy, ax, ay);
  const b = orientation(cx, cy, dx, dy, bx, by);
  if (a * b > 0) return 'none';
  if (a * b < 0 && c * d < 0) return 'cross';
  const cOn = c === 0 && withinSpan(ax, ay, bx, by, cx, cy);
  const dOn = d === 0 && withinSpan(ax, ay, bx, by, dx, dy);
  const aOn = a === 0 && withinSpan(cx, cy, dx, dy, ax, ay);
  const bOn = b === 0 && withinSpan(cx, cy, dx, dy, bx, by);
  if (!(aOn || bOn || cOn || dOn)) return 'none';
  if (c !== 0 || d !== 0 || a !== 0 || b !== 0) return 'touch';
  // All four on one line: they share one point or a piece of it.
  const minX = Math.max(Math.min(ax, bx), Math.min(cx, dx));
  const maxX = Math.min(Math.max(ax, bx), Math.max(cx, dx));
  const minY = Math.max(Math.min(ay, by), Math.min(cy, dy));
  const maxY = Math.min(Math.max(ay, by), Math.max(cy, dy));
  return minX < maxX || minY < maxY ? 'overlap' : 'touch';
}

/** Where a point lies with respect to closed rings taken together by the even-odd rule. */
export type PointPlace = 'inside' | 'boundary' | 'outside';

/** Exact point-in-polygon test over flat, unclosed rings. */
export function placeOfPoint(x: number, y: number, rings: readonly (readonly number[])[]): PointPlace {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const ax = ring[j]!;
      const ay = ring[j + 1]!;
      const bx = ring[i]!;
      const by = ring[i + 1]!;
      if (Math.max(ay, by) < y || Math.min(ay, by) > y || Math.max(ax, bx) < x) continue;
      const side = orientation(ax, ay, bx, by, x, y);
      if (side === 0 && withinSpan(ax, ay, bx, by, x, y)) return 'boundary';
      if (ay > y !== by > y && (by > ay ? side > 0 : side < 0)) inside = !inside;
    }
  }
  return inside ? 'inside' : 'outside';
}
