/**
 * Points with rational coordinates: vertices of the grid and the places where edges of the grid cross. Doubles decide
 * what is far apart, BigInt the rest, so every comparison here is exact.
 */

/** A point `X / W, Y / W` in lowest terms, `W > 0`; `x` and `y` are its doubles, off by less than 10⁻⁵ of a step. */
export interface ExactPoint {
  readonly x: number;
  readonly y: number;
  /** `X, Y, W`; left out for a point of the grid, whose doubles are exact. */
  readonly exact?: readonly [bigint, bigint, bigint];
}

/** Doubles of points are off by less than this; what is farther apart needs no exact comparison. */
const FAR = 1e-4;
// For the two products of a side: their own roundings, and the error of the point along both axes.
const PRODUCT_ERROR = 2 ** -50;

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The three integers of a point. */
export function homogeneous({ x, y, exact }: ExactPoint): readonly [bigint, bigint, bigint] {
  return exact ?? [BigInt(x), BigInt(y), 1n];
}

/** The point `X / W, Y / W`; `W` is not zero. */
function pointFrom(X: bigint, Y: bigint, W: bigint): ExactPoint {
  const common = gcd(gcd(W, X), Y);
  const divisor = W < 0n ? -common : common;
  const exact = [X / divisor, Y / divisor, W / divisor] as const;
  const [x, y, w] = exact;
  if (w === 1n) return { x: Number(x), y: Number(y) };
  return { x: Number(x) / Number(w), y: Number(y) / Number(w), exact };
}

/** Where two edges of the grid that are not parallel cross. */
export function crossingOf(
  [ax, ay, bx, by]: readonly [number, number, number, number],
  [cx, cy, dx, dy]: readonly [number, number, number, number],
): ExactPoint {
  const rx = BigInt(bx - ax);
  const ry = BigInt(by - ay);
  const sx = BigInt(dx - cx);
  const sy = BigInt(dy - cy);
  const across = rx * sy - ry * sx;
  const along = BigInt(cx - ax) * sy - BigInt(cy - ay) * sx;
  return pointFrom(BigInt(ax) * across + rx * along, BigInt(ay) * across + ry * along, across);
}

/** The point halfway between two. */
export function middleOf(p: ExactPoint, q: ExactPoint): ExactPoint {
  const [px, py, pw] = homogeneous(p);
  const [qx, qy, qw] = homogeneous(q);
  return pointFrom(px * qw + qx * pw, py * qw + qy * pw, 2n * pw * qw);
}

function compareOn(axis: 0 | 1, p: ExactPoint, q: ExactPoint): number {
  const difference = axis === 0 ? p.x - q.x : p.y - q.y;
  if ((!p.exact && !q.exact) || Math.abs(difference) > FAR) return difference;
  const a = homogeneous(p);
  const b = homogeneous(q);
  const exact = a[axis] * b[2] - b[axis] * a[2];
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** Order by x. */
export function compareX(p: ExactPoint, q: ExactPoint): number {
  return compareOn(0, p, q);
}

/** Order by x, then y. */
export function comparePoints(p: ExactPoint, q: ExactPoint): number {
  return compareOn(0, p, q) || compareOn(1, p, q);
}

/** Which side of the directed line a→b of the grid a point lies on: 1 left, −1 right, 0 on the line. */
export function sideOfLine(ax: number, ay: number, bx: number, by: number, point: ExactPoint): number {
  const rx = bx - ax;
  const ry = by - ay;
  const left = rx * (point.y - ay);
  const right = ry * (point.x - ax);
  const error = PRODUCT_ERROR * (Math.abs(left) + Math.abs(right)) + FAR * (Math.abs(rx) + Math.abs(ry));
  if (Math.abs(left - right) > error) return Math.sign(left - right);
  const [X, Y, W] = homogeneous(point);
  const exact = BigInt(rx) * (Y - BigInt(ay) * W) - BigInt(ry) * (X - BigInt(ax) * W);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** The point of the grid nearest to a point; halves go up. */
export function nearestGridPoint(point: ExactPoint): readonly [number, number] {
  if (!point.exact) return [point.x, point.y];
  const [X, Y, W] = point.exact;
  const nearest = (value: bigint) => {
    const top = 2n * value + W;
    const whole = top / (2n * W);
    return Number(top < 0n && whole * 2n * W !== top ? whole - 1n : whole);
  };
  return [nearest(X), nearest(Y)];
}
