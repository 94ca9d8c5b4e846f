/**
 * The one form of a ring inside a prepared layer: shells counter-clockwise, holes clockwise, begun at the smallest
 * vertex. Every sum of the kernel runs over edges in this order, so its bits do not depend on how a ring was written.
 */

const EXACT = Number.MAX_SAFE_INTEGER;

/** Where a ring begins and which way it is walked, as offsets into its own vertices. */
export interface RingWalk {
  readonly start: number;
  /** +1 as written, −1 backwards. */
  readonly step: 1 | -1;
  /** Twice the area enclosed, in square grid steps, without sign; a BigInt where a double could round. */
  readonly doubleArea: number | bigint;
}

/** Twice the signed area of a ring of `count` vertices from vertex `first`; exact, a BigInt where it must be. */
function signedDoubleArea(xy: Int32Array, first: number, count: number): number | bigint {
  const ox = xy[2 * first]!;
  const oy = xy[2 * first + 1]!;
  let sum = 0;
  let reachX = 0;
  let reachY = 0;
  let px = 0;
  let py = 0;
  for (let i = first + 1; i < first + count; i++) {
    const x = xy[2 * i]! - ox;
    const y = xy[2 * i + 1]! - oy;
    sum += px * y - x * py;
    reachX = Math.max(reachX, Math.abs(x));
    reachY = Math.max(reachY, Math.abs(y));
    px = x;
    py = y;
  }
  // Products and partial sums stay below this, and integers below 2^53 are exact in doubles.
  if (2 * count * reachX * reachY <= EXACT) return sum;
  let exact = 0n;
  let previousX = 0n;
  let previousY = 0n;
  for (let i = first + 1; i < first + count; i++) {
    const x = BigInt(xy[2 * i]! - ox);
    const y = BigInt(xy[2 * i + 1]! - oy);
    exact += previousX * y - x * previousY;
    previousX = x;
    previousY = y;
  }
  return exact;
}

/** Order of two walks around one ring, vertex by vertex. Needed only where the smallest vertex occurs twice. */
function compareWalks(
  xy: Int32Array,
  first: number,
  count: number,
  a: number,
  b: number,
  step: number,
): number {
  for (let k = 0; k < count; k++) {
    const i = 2 * (first + ((a + step * k + count * (k + 1)) % count));
    const j = 2 * (first + ((b + step * k + count * (k + 1)) % count));
    const order = xy[i]! - xy[j]! || xy[i + 1]! - xy[j + 1]!;
    if (order !== 0) return order;
  }
  return 0;
}

/** Finds the canonical walk of one ring. */
export function walkOfRing(xy: Int32Array, first: number, count: number, isShell: boolean): RingWalk {
  const area = signedDoubleArea(xy, first, count);
  const step = area > 0 === isShell ? 1 : -1;
  let start = 0;
  for (let k = 1; k < count; k++) {
    const i = 2 * (first + k);
    const j = 2 * (first + start);
    const order = xy[i]! - xy[j]! || xy[i + 1]! - xy[j + 1]!;
    if (order < 0 || (order === 0 && compareWalks(xy, first, count, k, start, step) < 0)) start = k;
  }
  return { start, step, doubleArea: area < 0 ? -area : area };
}

/** Writes a ring along its walk, closed: the first vertex stands again at the end. Returns the vertices written. */
export function writeRing(
  xy: Int32Array,
  first: number,
  count: number,
  walk: RingWalk,
  target: Int32Array,
  at: number,
): number {
  let k = walk.start;
  for (let n = 0; n <= count; n++) {
    target[2 * (at + n)] = xy[2 * (first + k)]!;
    target[2 * (at + n) + 1] = xy[2 * (first + k) + 1]!;
    k += walk.step;
    if (k === count) k = 0;
    else if (k < 0) k = count - 1;
  }
  return count + 1;
}
