import { Exact } from '@luodi/core/base';
import { describe, expect, it } from 'vitest';
import { fromUnit, inUnit, shortDecimal, unitOf } from './measure-unit.ts';

describe('units of a register', () => {
  it('show money and area exactly, and read them back without loss', () => {
    const wan = unitOf('money', 'wan-yuan');
    expect(inUnit('123456789.01', wan)?.toString()).toBe('12345.678901');
    expect(fromUnit('12,345.678901', wan, 2)).toBe('123456789.01');
    const mu = unitOf('area', 'mu');
    expect(inUnit('2000', mu)?.toString()).toBe('3');
    expect(fromUnit('１', mu, 2)).toBe('666.67');
    expect(fromUnit('3', mu, 2)).toBe('2000');
  });

  it.each(['', 'abc', '1e9', '1.2.3', '--1'])('does not take %j for a number', (typed) => {
    expect(fromUnit(typed, unitOf('money', 'yuan'), 2)).toBeUndefined();
  });

  it('keeps a table short and small figures telling', () => {
    expect(shortDecimal(new Exact(12345678901n, 1000000n))).toBe('12345.68');
    expect(shortDecimal(new Exact(1n, 300n))).toBe('0.0033');
    expect(shortDecimal(new Exact(5n))).toBe('5');
    expect(shortDecimal(new Exact(5n, 2n))).toBe('2.5');
  });
});
