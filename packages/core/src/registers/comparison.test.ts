import { describe, expect, it } from 'vitest';
import { fieldDifferences } from './comparison.ts';

describe('the fields in which two states of a record differ', () => {
  it('come in the order asked, with what is not filled in left out', () => {
    const before = { name: '甲', employees: 1, parts: ['a', 'b'], gone: 'x' };
    const after = { parts: ['b', 'a'], name: '甲', employees: 2, came: 'y' };
    expect(fieldDifferences(['came', 'name', 'employees', 'parts', 'gone', 'none'], before, after)).toEqual([
      { field: 'came', after: 'y' },
      { field: 'employees', before: 1, after: 2 },
      { field: 'parts', before: ['a', 'b'], after: ['b', 'a'] },
      { field: 'gone', before: 'x' },
    ]);
  });

  it('are none where only the order of keys differs', () => {
    const place = { grid: { kind: 'point', points: [1, 2] }, origin: { crs: 'grid' } };
    const same = { origin: { crs: 'grid' }, grid: { points: [1, 2], kind: 'point' } };
    expect(fieldDifferences(['place'], { place }, { place: same })).toEqual([]);
  });
});
