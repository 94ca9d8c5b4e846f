import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatestDivisor } from './greatest-divisor.ts';

function euclid(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Integers of up to so many bits, of either sign, some of them next to powers of two. */
const integer = (bits: number) =>
  fc
    .tuple(fc.bigInt({ min: -(1n << BigInt(bits)), max: 1n << BigInt(bits) }), fc.nat(bits), fc.boolean())
    .map(([value, shift, isPower]) => (isPower ? (1n << BigInt(shift)) + (value % 3n) : value));

describe('greatestDivisor', () => {
  it.each([60, 1000, 9000])('equals Euclid on integers of %d bits with a common part', (bits) => {
    fc.assert(
      fc.property(integer(bits), integer(bits), integer(bits >> 1), (a, b, common) => {
        expect(greatestDivisor(a * common, b * common)).toBe(euclid(a * common, b * common));
        expect(greatestDivisor(a, b)).toBe(euclid(a, b));
        expect(greatestDivisor(a, a + common)).toBe(euclid(a, common));
      }),
      { numRuns: 200 },
    );
  });

  it('takes the worst case of Euclid, and of very different lengths', () => {
    let [a, b] = [1n, 1n];
    for (let i = 0; i < 20_000; i++) [a, b] = [a + b, a];
    expect(greatestDivisor(a, b)).toBe(1n);
    expect(greatestDivisor(a * 6n, b * 15n)).toBe(euclid(a * 6n, b * 15n));
    expect(greatestDivisor(12n << 50_000n, 18n)).toBe(6n);
    expect(greatestDivisor(0n, -7n)).toBe(7n);
    expect(greatestDivisor(0n, 0n)).toBe(0n);
  });

  it('reduces a fraction of 400,000 bits within seconds', () => {
    const common = 3n ** 60_000n;
    const [a, b] = [7n ** 110_000n * common, 5n ** 130_000n * common];
    const start = performance.now();
    expect(greatestDivisor(a, b)).toBe(common);
    expect(performance.now() - start).toBeLessThan(15_000);
  }, 30_000);
});
