import { describe, expect, it } from 'vitest';
import { readAsOf } from './as-of.ts';

describe('readAsOf', () => {
  it('reads a day, and what was known by day, instant or entry', () => {
    expect(readAsOf({ day: '2024-06-30', known: '2024-07-01' })).toEqual({
      day: '2024-06-30',
      known: '2024-07-01',
    });
    expect(readAsOf({ known: '2024-07-01T08:00:00Z' })).toEqual({ known: '2024-07-01T08:00:00Z' });
    expect(readAsOf({ known: '1234' })).toEqual({ known: '1234' });
  });

  it.each([{ day: 'yesterday' }, { day: 20240630 }, { known: '0' }, { known: '-3' }, { known: 'x"><' }, {}])(
    'takes %j for now',
    (search) => {
      expect(readAsOf(search)).toEqual({});
    },
  );
});
