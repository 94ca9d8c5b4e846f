import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcSinh, atan2Degrees, sinCosDegrees, sinCosQuarters, sinhCosh } from './elementary.ts';

// Reference: series in integers of 2⁻²⁰⁰, from the exact value of each double.
const BITS = 200n;
const ONE = 1n << BITS;
const PI = 16n * arcTangent(ONE / 5n) - 4n * arcTangent(ONE / 239n);

function times(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

/** Of at most 1/2 in size. */
function arcTangent(x: bigint): bigint {
  const square = (x * x) >> BITS;
  let [sum, power] = [0n, x];
  for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -power / k;
    power = (power * square) >> BITS;
  }
  return sum;
}

/** A double as an integer of 2⁻²⁰⁰; exact for those that are not tiny. */
function exactly(value: number): bigint {
  let [scaled, bits] = [value, 0];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    bits += 1;
  }
  return bits <= 200 ? BigInt(scaled) << (BITS - BigInt(bits)) : BigInt(scaled) >> (BigInt(bits) - BITS);
}

function asNumber(value: bigint): number {
  return Number(value >> 60n) / 2 ** 140;
}

/** Series of sine and cosine (`sign` −1) or of the hyperbolic ones (1) in radians. */
function seriesOf(x: bigint, sign: 1n | -1n): readonly [odd: bigint, even: bigint] {
  const sums: [bigint, bigint] = [0n, 0n];
  let term = ONE;
  for (let k = 0n; term !== 0n && term !== -1n; k += 1n) {
    sums[k % 2n === 0n ? 1 : 0] += term;
    term = times(term, x) / (k + 1n);
    if (sign < 0n && k % 2n === 1n) term = -term;
  }
  return sums;
}

/** Difference from a reference in units of 2⁻⁵³. */
function unitsOff(value: number, reference: bigint): number {
  return Math.abs(asNumber(exactly(value) - reference)) * 2 ** 53;
}

/** Evenly spread; generated doubles would nearly all be tiny. */
const number = (min: number, max: number) =>
  fc.maxSafeInteger().map((one) => min + ((max - min) * (one / Number.MAX_SAFE_INTEGER + 1)) / 2);

describe('sine and cosine', () => {
  it('are within two units of 2⁻⁵³ at any angle in degrees', () => {
    fc.assert(
      fc.property(number(-720, 720), (degrees) => {
        const { sin, cos } = sinCosDegrees(degrees);
        const [oddPart, evenPart] = seriesOf((exactly(degrees) * PI) / (180n << BITS), -1n);
        expect(unitsOff(sin, oddPart)).toBeLessThan(2);
        expect(unitsOff(cos, evenPart)).toBeLessThan(2);
      }),
      { numRuns: 400 },
    );
  });

  it('are exact at whole quarters, and in quarters what they are in degrees', () => {
    expect([0, 90, 180, 270, -90].map((one) => sinCosDegrees(one).sin + 0)).toEqual([0, 1, 0, -1, -1]);
    expect([0, 90, 180, 270, -90].map((one) => sinCosDegrees(one).cos + 0)).toEqual([1, 0, -1, 0, 0]);
    fc.assert(
      fc.property(number(-40, 40), (turns) => {
        const [sin, cos] = seriesOf(times(exactly(turns), PI) / 2n, -1n);
        expect(unitsOff(sinCosQuarters(turns).sin, sin)).toBeLessThan(2);
        expect(unitsOff(sinCosQuarters(turns).cos, cos)).toBeLessThan(2);
      }),
      { numRuns: 200 },
    );
  });

  it('are not a number where there is no angle', () => {
    for (const one of [Number.NaN, Number.POSITIVE_INFINITY, 1e300])
      expect([sinCosDegrees(one).sin, sinCosQuarters(one).cos]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('the angle of a direction', () => {
  it('is within two units of 2⁻⁵³ of the true one, and of its size', () => {
    fc.assert(
      fc.property(number(-1, 1), number(-1, 1), (y, x) => {
        fc.pre(Math.abs(y) > 1e-6 && Math.abs(x) > 1e-6);
        const degrees = atan2Degrees(y, x);
        // The reference turns the direction back by the answer: what is left is the error in radians.
        const [sin, cos] = seriesOf((exactly(degrees) * PI) / (180n << BITS), -1n);
        const across = times(exactly(y), cos) - times(exactly(x), sin);
        const along = times(exactly(x), cos) + times(exactly(y), sin);
        expect(along > 0n).toBe(true);
        const left = Math.abs(asNumber(across) / asNumber(along));
        expect(left).toBeLessThan(2 ** -53 * (1 + 2 * Math.abs(degrees / 57)));
      }),
      { numRuns: 400 },
    );
  });

  it('is exact on the axes and diagonals', () => {
    const at = (y: number, x: number) => atan2Degrees(y, x);
    expect([at(0, 1), at(1, 1), at(1, 0), at(1, -1), at(0, -1), at(-1, -1), at(-1, 0), at(-1, 1)]).toEqual([
      0, 45, 90, 135, 180, -135, -90, -45,
    ]);
    expect(at(0, 0)).toBe(0);
    expect(at(Number.NaN, 1)).toBeNaN();
  });
});

describe('hyperbolic functions', () => {
  it('are within a few units of 2⁻⁵³ of themselves, more so where they are doubled', () => {
    fc.assert(
      fc.property(number(-5, 5), (x) => {
        const { sinh, cosh } = sinhCosh(x);
        const [odd, even] = seriesOf(exactly(x), 1n);
        const most = Math.abs(x) <= 0.25 ? 2 : 30;
        expect(unitsOff(sinh, odd)).toBeLessThanOrEqual(most * Math.abs(asNumber(odd)));
        expect(unitsOff(cosh, even)).toBeLessThanOrEqual(most * asNumber(even));
      }),
      { numRuns: 400 },
    );
  });

  it('are taken back', () => {
    fc.assert(
      fc.property(number(-5, 5), (x) => {
        expect(Math.abs(arcSinh(sinhCosh(x).sinh) - x)).toBeLessThanOrEqual(40 * 2 ** -53 * Math.abs(x));
      }),
    );
    expect(arcSinh(Number.NaN)).toBeNaN();
    expect(sinhCosh(33).sinh).toBeNaN();
  });
});
