import { describe, expect, it } from 'vitest';
import { trendDays } from './trend.ts';

describe('days of a trend', () => {
  it('are the last days of years, quarters and months, and the day asked for', () => {
    expect(trendDays('2021-01-01', '2024-05-06', 'year')).toEqual([
      '2021-12-31',
      '2022-12-31',
      '2023-12-31',
      '2024-05-06',
    ]);
    expect(trendDays('2023-11-30', '2024-06-30', 'quarter')).toEqual([
      '2023-12-31',
      '2024-03-31',
      '2024-06-30',
    ]);
    expect(trendDays('2024-01-31', '2024-03-15', 'month')).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-15',
    ]);
  });

  it('are one day when the span lies within one period, and the newest when there are too many', () => {
    expect(trendDays('2024-03-02', '2024-03-02', 'year')).toEqual(['2024-03-02']);
    expect(trendDays('1949-10-01', '2026-11-26', 'month')).toHaveLength(130);
    expect(trendDays('1949-10-01', '2026-11-26', 'month').at(-1)).toBe('2026-11-26');
  });

  it('end with the calendar', () => {
    expect(trendDays('9999-01-01', '9999-12-31', 'year')).toEqual(['9999-12-31']);
  });
});
