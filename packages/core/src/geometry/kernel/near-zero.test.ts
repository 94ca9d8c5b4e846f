import { describe, expect, it } from 'vitest';
import { canonicalGeometry } from '../canonical-form.ts';
import type { GridPolygons } from '../grid.ts';
import { overlapArea } from '../overlap-area.ts';
import { numberFromExact, Overlay, OverlayResults, prepareLayer, prepareParcels } from './index.ts';

const polygon = (...ring: number[]): GridPolygons => ({ kind: 'polygon', polygons: [[ring]] });

/** The kernel's answer for one pair: its area, and how often it went to exact arithmetic. */
function overlayPair(parcel: GridPolygons, control: GridPolygons) {
  const kernel = new Overlay(prepareParcels([parcel]), prepareLayer([control]));
  const results = new OverlayResults();
  kernel.run(0, 1, results);
  expect(results.count).toBe(1);
  const [area, bound, touch] = [results.areaM2[0]!, results.boundM2[0]!, results.touch[0]!];
  const exact = numberFromExact(overlapArea(canonicalGeometry(parcel), canonicalGeometry(control)));
  expect(Math.abs(area - exact)).toBeLessThanOrEqual(bound + 2 ** -52 * exact);
  expect(touch).toBe(exact === 0 ? 1 : 0);
  return { area, exactEvaluations: kernel.exactEvaluations };
}

/** Three neighbours among the Fibonacci numbers: lines through such points pass the origin as closely as they can. */
function fibonacciTriples(count: number): (readonly [number, number, number])[] {
  const triples: (readonly [number, number, number])[] = [];
  let [small, middle] = [2, 3];
  for (let n = 0; n < count; n++) {
    triples.push([small, middle, small + middle]);
    [small, middle] = [middle, small + middle];
  }
  return triples;
}

describe('overlaps below any bound', () => {
  it('a corner that pokes through an edge', () => {
    let overlapping = 0;
    let evaluated = 0;
    for (const [small, middle, large] of fibonacciTriples(34)) {
      // The line from (−large, −middle) to (middle, small) leaves the origin alternately on either side.
      const upper = polygon(-large, -middle, middle, small, -large, small + large);
      for (const size of [1, 50, 1_000_000]) {
        const corner = polygon(0, 0, size, -3 * size, 3 * size, -size);
        const kernel = new Overlay(prepareParcels([corner]), prepareLayer([upper]));
        const results = new OverlayResults();
        kernel.run(0, 1, results);
        const exact = overlapArea(canonicalGeometry(corner), canonicalGeometry(upper));
        expect(results.count, `${size} under ${large}`).toBe(exact.sign);
        if (exact.sign === 0) continue;
        expect(overlayPair(corner, upper).area).toBeGreaterThan(0);
        expect(overlayPair(upper, corner).area).toBeGreaterThan(0);
        overlapping++;
        evaluated += kernel.exactEvaluations;
      }
    }
    expect(overlapping).toBeGreaterThan(40);
    expect(evaluated).toBeGreaterThan(10);
  });

  it('half a square step in a parcel of many kilometres', () => {
    let found = 0;
    let evaluated = 0;
    for (const [small, middle, large] of fibonacciTriples(34)) {
      // Twice the area of this triangle is one, and its long side is a side of the parcel on either side of it.
      const sliver = polygon(0, 0, middle, small, large, middle);
      const left = polygon(0, 0, large, middle, large - 4 * middle, middle + 3 * large);
      const right = polygon(0, 0, 3 * large, -large, large, middle);
      const pairs = [overlayPair(left, sliver), overlayPair(right, sliver)];
      expect(pairs.map(({ area }) => area).sort()[0]).toBe(0);
      found += pairs.filter(({ area }) => area > 0).length;
      evaluated += pairs.reduce((sum, { exactEvaluations }) => sum + exactEvaluations, 0);
    }
    expect(found).toBe(34);
    expect(evaluated).toBeGreaterThan(4);
  });
});
