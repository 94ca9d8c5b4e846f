import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from './exact.ts';

const rational = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([numerator, denominator]) => new Exact(numerator, denominator));

describe('exact numbers', () => {
  it('reads what a person wrote, not the binary fraction beside it', () => {
    expect(Exact.fromNumber(0.1).plus(Exact.fromNumber(0.2)).compare(Exact.fromNumber(0.3))).toBe(0);
    expect(Exact.fromNumber(0.8).toString()).toBe('0.8');
    expect(Exact.parse('1.50e2')?.toString()).toBe('150');
    for (const text of ['', 'abc', '1.2.3', '0x10', '１', '1,5', 'NaN', 'Infinity', '--1', '1e9999']) {
      expect(Exact.parse(text), text).toBeUndefined();
    }
  });

  it('is a field: sums, products and quotients keep their laws', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(a.plus(b).minus(b).compare(a)).toBe(0);
        expect(a.times(b.plus(c)).compare(a.times(b).plus(a.times(c)))).toBe(0);
        if (b.sign !== 0) expect(a.over(b)?.times(b).compare(a)).toBe(0);
        expect(a.over(new Exact(0n))).toBeUndefined();
        expect(Math.sign(a.compare(b))).toBe(a.minus(b).sign);
      }),
    );
  });

  it('writes text that reads back as the same number', () => {
    fc.assert(
      fc.property(rational, (value) => {
        expect(Exact.fromText(value.toString())?.compare(value)).toBe(0);
      }),
    );
  });

  it.each([
    ['12.00005', 4, '12.0001'],
    ['-12.00005', 4, '-12.0001'],
    ['0.00004', 4, '0.0000'],
    ['-0.00004', 4, '0.0000'],
    ['999.995', 2, '1000.00'],
    ['7', 0, '7'],
  ])('rounds %s to %i places as %s', (text, places, expected) => {
    expect(Exact.parse(text)?.toFixed(places)).toBe(expected);
  });
});
