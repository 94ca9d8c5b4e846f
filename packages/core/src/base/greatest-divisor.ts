/** Rows of a matrix of determinant ±1: applied to a pair of integers it keeps their greatest common divisor. */
type Matrix = readonly [bigint, bigint, bigint, bigint];

/** Below this many bits plain Euclid is faster than halving. */
const PLAIN_BITS = 1500;
const PLAIN = 1n << BigInt(PLAIN_BITS);
/** Pairs this short are halved in doubles, where every product stays exact. */
const DOUBLE_BITS = 52;

function bitsOf(value: bigint): number {
  return 4 * value.toString(16).length;
}

function apply([p, q, r, s]: Matrix, a: bigint, b: bigint): { a: bigint; b: bigint; matrix: Matrix } {
  const x = p * a + q * b;
  const y = r * a + s * b;
  const upper: readonly [bigint, bigint] = x < 0n ? [-p, -q] : [p, q];
  const lower: readonly [bigint, bigint] = y < 0n ? [-r, -s] : [r, s];
  const big = x < 0n ? -x : x;
  const small = y < 0n ? -y : y;
  return big < small
    ? { a: small, b: big, matrix: [...lower, ...upper] }
    : { a: big, b: small, matrix: [...upper, ...lower] };
}

function product([p, q, r, s]: Matrix, [t, u, v, w]: Matrix): Matrix {
  return [p * t + q * v, p * u + q * w, r * t + s * v, r * u + s * w];
}

/** Euclid's steps on two doubles down to half their bits. */
function halveDoubles(a: number, b: number): Matrix {
  const floor = Math.sqrt(a);
  let [x, y] = [a, b];
  let [p, q, r, s] = [1, 0, 0, 1];
  while (y > floor) {
    const quotient = Math.floor(x / y);
    [x, y] = [y, x - quotient * y];
    [p, q, r, s] = [r, s, p - quotient * r, q - quotient * s];
  }
  return [BigInt(p), BigInt(q), BigInt(r), BigInt(s)];
}

const SAME: Matrix = [1n, 0n, 0n, 1n];

/**
 * A matrix that brings a ≥ b ≥ 0 down to about half the bits of a. Quotients are taken from leading bits only, so they
 * may be off by one; that costs a bit of size and never the divisor, since every matrix here has determinant ±1.
 */
function halve(a: bigint, b: bigint): Matrix {
  const bits = bitsOf(a);
  if (bits <= DOUBLE_BITS) return halveDoubles(Number(a), Number(b));
  const half = BigInt(bits >> 1);
  if (b >> half === 0n) return SAME;
  const first = apply(halve(a >> half, b >> half), a, b);
  if (first.b >> half === 0n) return first.matrix;
  const step = apply([0n, 1n, 1n, -(first.a / first.b)], first.a, first.b);
  const matrix = product(step.matrix, first.matrix);
  if (step.b >> half === 0n) return matrix;
  // What is left above half the bits is halved once more, from twice as many leading bits.
  const rest = BigInt(Math.max(0, 2 * (bits >> 1) - bitsOf(step.a)));
  const second = apply(halve(step.a >> rest, step.b >> rest), step.a, step.b);
  return product(second.matrix, matrix);
}

/**
 * Greatest common divisor of two integers, never negative; 0 for two zeros. Euclid for short numbers; long ones are
 * halved by leading bits (the half-gcd of Schönhage, 1971), so the cost follows that of multiplication.
 */
export function greatestDivisor(first: bigint, second: bigint): bigint {
  let a = first < 0n ? -first : first;
  let b = second < 0n ? -second : second;
  if (a < b) [a, b] = [b, a];
  while (b >= PLAIN) {
    const bits = bitsOf(b);
    if (bitsOf(a) - bits < bits >> 2) ({ a, b } = apply(halve(a, b), a, b));
    if (b !== 0n) [a, b] = [b, a % b];
  }
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
