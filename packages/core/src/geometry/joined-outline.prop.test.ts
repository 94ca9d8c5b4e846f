import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../base/index.ts';
import type { GridGeometry } from './grid.ts';
import { checkGeometry } from './import-geometry.ts';
import { joinedOutline } from './joined-outline.ts';
import { areaOf } from './measure.ts';
import { overlapArea } from './overlap-area.ts';

const polygon = (...rings: number[][]): GridGeometry => ({ kind: 'polygon', polygons: [rings] });
const box = (x: number, y: number, width: number, height: number) =>
  polygon([x, y, x + width, y, x + width, y + height, x, y + height]);

describe('the joined outline of neighbours', () => {
  it('is one shape without the edge between them, in whatever direction they were drawn', () => {
    const clockwise = polygon([10, 0, 10, 10, 20, 10, 20, 0]);
    expect(joinedOutline([box(0, 0, 10, 10), clockwise])).toEqual(
      polygon([0, 0, 10, 0, 20, 0, 20, 10, 10, 10, 0, 10]),
    );
  });

  it('holds where the ends of one edge lie on another', () => {
    expect(joinedOutline([box(0, 0, 10, 30), box(10, 10, 5, 5)])).toEqual(
      polygon([0, 0, 10, 0, 10, 10, 15, 10, 15, 15, 10, 15, 10, 30, 0, 30]),
    );
  });

  it('fills a hole, and leaves one where there is ground of nobody', () => {
    const frame = polygon([0, 0, 30, 0, 30, 30, 0, 30], [10, 10, 10, 20, 20, 20, 20, 10]);
    expect(joinedOutline([frame, box(10, 10, 10, 10)])).toEqual(box(0, 0, 30, 30));
    const half = joinedOutline([frame, box(10, 10, 5, 10)]);
    expect(half).toEqual(polygon([0, 0, 30, 0, 30, 30, 0, 30], [15, 10, 15, 20, 20, 20, 20, 10]));
  });

  it.each<[string, GridGeometry[]]>([
    ['one alone', [box(0, 0, 10, 10)]],
    ['a gap of one step', [box(0, 0, 10, 10), box(11, 0, 10, 10)]],
    ['an overlap of one step', [box(0, 0, 11, 10), box(10, 0, 10, 10)]],
    ['the same twice', [box(0, 0, 10, 10), box(0, 0, 10, 10)]],
    ['a corner in common', [box(0, 0, 10, 10), box(10, 10, 10, 10)]],
    ['no shapes', []],
  ])('is none for %s', (_, shapes) => {
    expect(joinedOutline(shapes)).toBeUndefined();
  });

  it('of pieces that a grid of corners cuts a block into: the area of all, each wholly in it', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        cuts,
        cuts,
        fc.oneof(
          fc.constant(() => true),
          fc.func(fc.boolean()),
        ),
        (xs, ys, isTaken) => {
          const [columns, rows] = [xs, ys].map((list) => [0, ...list.toSorted((a, b) => a - b), 1000]);
          const cells = columns!.slice(1).flatMap((right, i) =>
            rows!.slice(1).flatMap((top, j) => {
              const [x, y] = [columns![i]!, rows![j]!];
              return isTaken(i, j) ? [box(x, y, right - x, top - y)] : [];
            }),
          );
          const joined = joinedOutline(cells);
          // The whole block has an outline for certain; a choice of cells may meet in corners only.
          const isWhole = cells.length === (xs.length + 1) * (ys.length + 1);
          if (isWhole) expect(joined).toBeDefined();
          if (joined === undefined) return;
          const sum = cells.reduce((total, one) => total.plus(areaOf(one)), new Exact(0n));
          expect(areaOf(joined).compare(sum)).toBe(0);
          expect(checkGeometry(joined)).toEqual([]);
          for (const cell of cells) expect(overlapArea(joined, cell).compare(areaOf(cell))).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
