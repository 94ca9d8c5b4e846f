import fc from 'fast-check';
import { intersection } from 'polyclip-ts';
import { describe, expect, it } from 'vitest';
import { Exact } from '../base/index.ts';
import {
  areaOf,
  canonicalGeometry,
  checkGeometry,
  type GridGeometry,
  overlapArea,
  overlapShape,
} from './index.ts';
import { areaOfCut, cutOverlap, unionOverlapArea } from './overlap-cut.ts';

type Polygons = Extract<GridGeometry, { kind: 'polygon' }>;

function polygons(...list: number[][][]): Polygons {
  const made = canonicalGeometry({ kind: 'polygon', polygons: list });
  if (made.kind !== 'polygon') throw new Error('polygons expected');
  return made;
}

const square = (x: number, y: number, size: number) => [x, y, x + size, y, x + size, y + size, x, y + size];

/** A star about the origin with a hole of the same spikes: many crossings with another one. */
const star = fc
  .record({
    arms: fc.integer({ min: 3, max: 14 }),
    radii: fc.array(fc.integer({ min: 20, max: 100 }), { minLength: 28, maxLength: 28 }),
    turn: fc.double({ min: 0, max: 6, noNaN: true }),
    size: fc.constantFrom(1, 37, 12_345),
    x: fc.integer({ min: -40, max: 40 }),
    y: fc.integer({ min: -40, max: 40 }),
    withHole: fc.boolean(),
  })
  .map(({ arms, radii, turn, size, x, y, withHole }) => {
    const ring = (part: number) =>
      Array.from({ length: 2 * arms }, (_, i) => {
        const angle = turn + (Math.PI * i) / arms;
        return [x + radii[i]! * part * Math.cos(angle), y + radii[i]! * part * Math.sin(angle)];
      }).flatMap(([px, py]) => [Math.round(px! * size), Math.round(py! * size)]);
    return withHole ? polygons([ring(1), ring(0.4)]) : polygons([ring(1)]);
  })
  .filter((shape) => checkGeometry(shape).length === 0);

/**
 * Cells of one bent lattice, each taken or not: operands share edges and corners everywhere, parts of one operand too,
 * and four taken cells around one that is not leave a hole that touches in corners.
 */
const SIDE = 5;
const lattice = fc.array(fc.boolean(), { minLength: SIDE * SIDE, maxLength: SIDE * SIDE }).map((taken) => {
  const at = (i: number, j: number) => [10 * i + ((3 * i * j + j) % 4), 10 * j + ((2 * i + 5 * j) % 3)];
  const cell = (k: number) => {
    const [i, j] = [k % SIDE, Math.floor(k / SIDE)];
    return [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)].flat();
  };
  return polygons(...taken.flatMap((isTaken, k) => (isTaken ? [[cell(k)]] : [])));
});

/** Small figures on few places: crossings, vertices on edges and edges along edges are the rule. */
const small = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
    minLength: 3,
    maxLength: 7,
  })
  .map((points) => polygons([points.flat()]))
  .filter((shape) => areaOf(shape).sign > 0 && checkGeometry(shape).length === 0);

const anyShape = fc.oneof(star, lattice, small);

function expectSameArea(a: GridGeometry, b: GridGeometry): void {
  const area = overlapArea(a, b);
  expect(areaOfCut(cutOverlap(a, b)).compare(area)).toBe(0);
  expect(areaOfCut(cutOverlap(b, a)).compare(area)).toBe(0);
}

describe('the cut of two polygons', () => {
  it.each([
    ['stars', star, star],
    ['cells of one lattice', lattice, lattice],
    ['small figures', small, small],
    ['a star and cells', star, lattice],
  ] as const)('has exactly the area of the overlap: %s', (_, one, other) => {
    fc.assert(
      fc.property(one, other, (a, b) => expectSameArea(a, b)),
      { numRuns: 250 },
    );
  });

  it('has rings that run the right way, holes inside, and corners where the boundary turns only', () => {
    fc.assert(
      fc.property(lattice, lattice, (a, b) => {
        const shape = overlapShape(a, b);
        if (shape.kind !== 'polygon' || shape.polygons.length === 0) return;
        // Every corner is a vertex of the lattice, so nothing was rounded and the shape must be valid.
        expect(checkGeometry(shape)).toEqual([]);
        expect(areaOf(shape).compare(overlapArea(a, b))).toBe(0);
        for (const ring of shape.polygons.flat()) {
          const count = ring.length / 2;
          for (let i = 0; i < count; i++) {
            const [p, q, r] = [i, (i + 1) % count, (i + 2) % count].map((k) => [
              ring[2 * k]!,
              ring[2 * k + 1]!,
            ]);
            const turn = (q![0]! - p![0]!) * (r![1]! - p![1]!) - (q![1]! - p![1]!) * (r![0]! - p![0]!);
            expect(turn).not.toBe(0);
          }
        }
      }),
      { numRuns: 250 },
    );
  });

  it('is itself with itself, but for corners on straight sides', () => {
    fc.assert(
      fc.property(star, (shape) => {
        expect(areaOf(overlapShape(shape, shape)).compare(areaOf(shape))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('has the pieces and holes that another library cuts, where that gives an answer', () => {
    const pairs = (shape: Polygons) =>
      shape.polygons.map((rings) =>
        rings.map((ring) =>
          Array.from({ length: ring.length / 2 }, (_, i): [number, number] => [
            ring[2 * i]!,
            ring[2 * i + 1]!,
          ]),
        ),
      );
    const cutByLibrary = (a: [number, number][][][], b: [number, number][][][]) => {
      try {
        return intersection(a, b);
      } catch {
        return undefined;
      }
    };
    let [asked, answered] = [0, 0];
    fc.assert(
      fc.property(star, fc.oneof(star, small), (a, b) => {
        const theirs = cutByLibrary(pairs(a), pairs(b));
        asked++;
        if (!theirs) return;
        answered++;
        const ours = cutOverlap(a, b);
        expect(ours.map((rings) => rings.length).sort()).toEqual(theirs.map((rings) => rings.length).sort());
      }),
      { numRuns: 120 },
    );
    expect(answered).toBeGreaterThan(0.8 * asked);
  });

  it('gives pieces that meet in a corner as polygons of their own, and a hole that touches its shell as a hole', () => {
    const checkered = polygons([square(0, 0, 10)], [square(10, 10, 10)]);
    expect(overlapShape(checkered, polygons([square(-5, -5, 40)]))).toEqual(checkered);
    // The diamond touches the shell in the corner (0, 10).
    const diamond = [0, 10, 5, 5, 10, 10, 5, 15];
    const ringed = polygons([square(0, 0, 20), diamond]);
    expect(overlapShape(ringed, polygons([square(-5, -5, 40)]))).toEqual(ringed);
  });

  it('joins parts that share an edge', () => {
    const halves = polygons([[0, 0, 10, 0, 10, 20, 0, 20]], [[10, 0, 20, 0, 20, 20, 10, 20]]);
    expect(overlapShape(halves, polygons([square(-5, 5, 40)]))).toEqual(
      polygons([[0, 5, 20, 5, 20, 20, 0, 20]]),
    );
  });

  it('rounds each corner once, halves upward, also far from the origin', () => {
    const far = 2_000_000_000;
    const a = polygons([[far, 0, far + 3, 0, far + 3, 5, far, 4]]);
    const b = polygons([[far + 1, -10, far + 2, -10, far + 2, 10, far + 1, 10]]);
    // The upper side passes 13/3 and 14/3.
    expect(overlapShape(a, b)).toEqual(polygons([[far + 1, 0, far + 2, 0, far + 2, 5, far + 1, 4]]));
    const half = polygons([[-3, -3, 1, -3, 1, -2, -3, -1]]);
    // At x = −1 the upper side stands at −1.5, which goes to −1.
    const strip = polygons([[-1, -9, 0, -9, 0, 9, -1, 9]]);
    expect(overlapShape(half, strip)).toEqual(polygons([[-1, -3, 0, -3, 0, -2, -1, -1]]));
  });

  it('answers for rings that are not valid, whatever it answers', () => {
    const tangled = fc
      .array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 24 })
      .map((flat) => polygons([flat.slice(0, flat.length - (flat.length % 2))]));
    fc.assert(
      fc.property(tangled, fc.oneof(tangled, star), (a, b) => {
        expect(overlapShape(a, b)).toEqual(overlapShape(a, b));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the ground shared with a union', () => {
  it('is the sum less what the two have in common', () => {
    const rectangle = fc
      .record({
        x: fc.integer({ min: -60, max: 60 }),
        y: fc.integer({ min: -60, max: 60 }),
        width: fc.integer({ min: 1, max: 90 }),
        height: fc.integer({ min: 1, max: 90 }),
      })
      .map(({ x, y, width, height }) => ({ x, y, right: x + width, top: y + height }));
    const shape = (r: { x: number; y: number; right: number; top: number }) =>
      polygons([[r.x, r.y, r.right, r.y, r.right, r.top, r.x, r.top]]);
    fc.assert(
      fc.property(star, rectangle, rectangle, (one, p, q) => {
        const common = {
          x: Math.max(p.x, q.x),
          y: Math.max(p.y, q.y),
          right: Math.min(p.right, q.right),
          top: Math.min(p.top, q.top),
        };
        const isShared = common.x < common.right && common.y < common.top;
        const expected = overlapArea(one, shape(p))
          .plus(overlapArea(one, shape(q)))
          .minus(isShared ? overlapArea(one, shape(common)) : new Exact(0n));
        expect(unionOverlapArea(one, [shape(p), shape(q)]).compare(expected)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('counts a feature once however often it is given, and never less than the largest or more than the sum', () => {
    fc.assert(
      fc.property(star, anyShape, anyShape, anyShape, (one, p, q, r) => {
        const areas = [p, q, r].map((shape) => overlapArea(one, shape));
        const union = unionOverlapArea(one, [p, q, r]);
        expect(unionOverlapArea(one, [p, q, r, q, p]).compare(union)).toBe(0);
        for (const area of areas) expect(union.compare(area)).toBeGreaterThanOrEqual(0);
        expect(union.compare(areas.reduce((sum, area) => sum.plus(area)))).toBeLessThanOrEqual(0);
        expect(union.compare(areaOf(one))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 120 },
    );
  });
});
