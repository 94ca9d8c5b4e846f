import { afterEach, describe, expect, it, vi } from 'vitest';
import { clockAt, dayOf } from './clock.ts';

afterEach(() => vi.unstubAllEnvs());

describe('dayOf', () => {
  it.each([
    // Spring forward, fall back, and a place whose day changed sides of the date line.
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['America/New_York', '2026-11-01T03:59:59Z', '2026-10-31'],
    ['America/New_York', '2026-11-02T04:59:59Z', '2026-11-01'],
    ['Asia/Shanghai', '2026-06-30T15:59:59Z', '2026-06-30'],
    ['Asia/Shanghai', '2026-06-30T16:00:00Z', '2026-07-01'],
    ['Asia/Shanghai', '2028-02-28T16:00:00Z', '2028-02-29'],
    ['Asia/Shanghai', '2028-02-29T16:00:00Z', '2028-03-01'],
    ['Asia/Shanghai', '2027-02-28T16:00:00Z', '2027-03-01'],
    ['Pacific/Apia', '2026-01-01T00:00:00Z', '2026-01-01'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    vi.stubEnv('TZ', zone);
    expect(dayOf(clockAt(instant))).toBe(day);
  });
});
