const EXACT = Number.MAX_SAFE_INTEGER;

/** Greatest common divisor of two non-negative integers, not both zero. */
function gcd(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

function joined(fractions: readonly Fraction[]): Fraction {
  if (fractions.length === 1) return fractions[0]!;
  if (fractions.length === 0) return { top: 0n, bottom: 1n };
  const half = fractions.length >> 1;
  const a = joined(fractions.slice(0, half));
  const b = joined(fractions.slice(half));
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

/**
 * An exact sum of very many integers and some fractions. Integers gather in a double while they fit and go over to
 * BigInt when they do not; fractions are kept apart, in lowest terms, and joined pairwise at the end, so that the long
 * denominator is met only near the top of the tree.
 */
export class ExactSum {
  #small = 0;
  #large = 0n;
  readonly #fractions = new Map<bigint, bigint>();

  /** Adds `factor · a · b`; all three are integers, `a` and `b` below 2^34 in size. */
  addProduct(factor: number, a: number, b: number): void {
    const value = factor * a * b;
    const next = this.#small + value;
    if (Math.abs(value) <= EXACT && Math.abs(next) <= EXACT) this.#small = next;
    else this.#large += BigInt(factor) * BigInt(a) * BigInt(b);
  }

  /** Adds a big integer. */
  add(value: bigint): void {
    this.#large += value;
  }

  /** Adds `top / bottom`; `bottom` is positive. */
  addFraction(top: bigint, bottom: bigint): void {
    const whole = top / bottom;
    this.#large += whole;
    const rest = top - whole * bottom;
    if (rest === 0n) return;
    const divisor = gcd(rest < 0n ? -rest : rest, bottom);
    const key = bottom / divisor;
    this.#fractions.set(key, (this.#fractions.get(key) ?? 0n) + rest / divisor);
  }

  /** The sum as a fraction, not necessarily in lowest terms. */
  total(): { top: bigint; bottom: bigint } {
    const whole = this.#large + BigInt(this.#small);
    const parts: Fraction[] = [];
    for (const [bottom, top] of this.#fractions) if (top !== 0n) parts.push({ top, bottom });
    const { top, bottom } = joined(parts);
    return { top: whole * bottom + top, bottom };
  }
}
