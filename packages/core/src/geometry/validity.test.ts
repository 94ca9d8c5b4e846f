import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, canonicalGeometry, checkGeometry, type GridGeometry, overlapArea } from './index.ts';
import { segmentsMeeting } from './orientation.ts';

const codesOf = (...polygons: number[][][]) =>
  checkGeometry({ kind: 'polygon', polygons }).map(({ code, params }) => `${code} ${params.x} ${params.y}`);
const whole = (...polygons: number[][][]) => canonicalGeometry({ kind: 'polygon', polygons });
const alone = (ring: number[]) => whole([ring]);

/** By comparing all pairs: no two edges of a ring meet except neighbours in their corner. */
function isSimple(ring: readonly number[]): boolean {
  const size = ring.length / 2;
  const end = (i: number): [number, number] => [
    ring[(2 * i) % ring.length]!,
    ring[(2 * i + 1) % ring.length]!,
  ];
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const how = segmentsMeeting(...end(i), ...end(i + 1), ...end(j), ...end(j + 1));
      const areNeighbours = j - i === 1 || j - i === size - 1;
      if (how === 'none' || (areNeighbours && how === 'touch')) continue;
      return false;
    }
  }
  return true;
}

/** By exact areas: holes wholly in their shells and apart, parts apart. */
function isNested(polygons: readonly number[][][]): boolean {
  const same = (a: GridGeometry, b: GridGeometry) => overlapArea(a, b).compare(areaOf(a)) === 0;
  const apart = (a: GridGeometry, b: GridGeometry) => overlapArea(a, b).sign === 0;
  const holesFit = polygons.every(([shell, ...holes]) =>
    holes.every(
      (hole, h) =>
        same(alone(hole), alone(shell!)) &&
        holes.slice(h + 1).every((other) => apart(alone(hole), alone(other))),
    ),
  );
  if (!holesFit) return false;
  return polygons.every((one, p) => polygons.slice(p + 1).every((other) => apart(whole(one), whole(other))));
}

const vertices = (reach: number, most: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: reach }), fc.integer({ min: 0, max: reach })), {
      minLength: 3,
      maxLength: most,
    })
    .map((points) => points.flat());
const hasArea = (ring: number[]) => areaOf(alone(ring)).sign !== 0;
const noRepeats = (ring: readonly number[]) =>
  ring.every(
    (v, i) => i % 2 === 1 || v !== ring[(i + 2) % ring.length] || ring[i + 1] !== ring[(i + 3) % ring.length],
  );

/** A triangle or quadrilateral with its corners on a small grid: shared corners and sides are the normal case. */
const small = vertices(6, 4).filter((ring) => noRepeats(ring) && hasArea(ring) && isSimple(ring));

describe('polygonFaults', () => {
  it.each([
    [4, 7],
    [30, 9],
    [2_000_000_000, 9],
  ])('on a grid of %d, a ring has a fault just when some pair of its edges meets', (reach, most) => {
    fc.assert(
      fc.property(vertices(reach, most).filter(noRepeats).filter(hasArea), (ring) => {
        expect(codesOf([ring]).length === 0).toBe(isSimple(ring));
      }),
      { numRuns: 2000 },
    );
  });

  it('polygons have a fault just when exact areas say that holes or parts are misplaced', () => {
    const polygons = fc.array(fc.array(small, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(polygons, (list) => {
        expect(codesOf(...list).length === 0).toBe(isNested(list));
      }),
      { numRuns: 3000 },
    );
  });

  it('sees a spike whose tip stands twice', () => {
    expect(codesOf([[0, 4, 1, 0, 1, 4, 5, 4, 5, 4]])).toEqual(['geometry.spike 5 4']);
  });

  it('names each crossing of a bow-tie and of an edge that crosses many', () => {
    expect(codesOf([[0, 0, 100, 100, 100, 0, 0, 100, -50, 50]])).toEqual(['geometry.self-crossing 50 50']);
    expect(codesOf([[0, 0, 100, 100, 100, 0, 0, 100]])).toEqual([
      'geometry.zero-area 0 0',
      'geometry.self-crossing 50 50',
    ]);
    expect(codesOf([[0, 0, 100, 100, 50, 50]])).toEqual(['geometry.zero-area 0 0']);
    const comb = [0, 0];
    for (let i = 0; i < 10; i++) comb.push(20 * i, 100, 20 * i + 10, 100, 20 * i + 10, 0, 20 * i + 20, 0);
    // A last edge right through the comb, and home underneath.
    comb.push(220, 50, -20, 50, -20, -50, 0, -50);
    const found = codesOf([comb.slice(2)]);
    expect(found.filter((text) => text.startsWith('geometry.self-crossing'))).toHaveLength(20);
    expect(found).toContain('geometry.self-crossing 10 50');
  });

  it('sees rings that pass through each other in corners only', () => {
    const square = [0, 0, 100, 0, 100, 100, 0, 100];
    expect(codesOf([square], [[50, 50, 100, 40, 150, 50, 100, 60]])).toContain(
      'geometry.parts-overlap 50 50',
    );
    expect(codesOf([square, [50, 50, 100, 40, 150, 50, 100, 60]])).not.toEqual([]);
    expect(codesOf([square], [[100, 40, 150, 50, 100, 60]])).toEqual([]);
  });

  it('a hole that stands in the shell of another polygon is outside its own', () => {
    const [a, b] = [
      [0, 0, 100, 0, 100, 100, 0, 100],
      [200, 0, 300, 0, 300, 100, 200, 100],
    ];
    expect(codesOf([a!, [220, 20, 240, 20, 240, 40]], [b!])).toEqual(['geometry.hole-outside 220 20']);
  });

  /** Rising and falling in turn, 2n long edges side by side, closed round the outside. */
  const zigzag = (n: number) => {
    const ring: number[] = [];
    for (let i = 0; i < n; i++) ring.push(i, 3 * i, i + 1_000_000, 3 * i + 1_000_001);
    return [...ring, 1_100_000, 3 * n + 2_000_000, -100_000, 3 * n + 2_000_000];
  };

  it.each([
    [
      '8,000 long edges, each crossing thousands of others',
      Array.from({ length: 8000 }, (_, i) => [
        i % 2 === 0 ? 0 : 1_000_000,
        (i * i * 37 + i * 7919) % 1_000_003,
      ]).flat(),
      50,
    ],
    ['8,000 long edges side by side', zigzag(4000), 0],
    ['200,000 long edges side by side', zigzag(100_000), 0],
    [
      'a round ring of 200,000 vertices',
      Array.from({ length: 200_000 }, (_, i) => {
        const turn = (2 * Math.PI * i) / 200_000;
        return [Math.round(1e9 * Math.cos(turn)), Math.round(1e9 * Math.sin(turn))];
      }).flat(),
      0,
    ],
  ] as const)(
    'takes %s within seconds',
    (_, ring, faults) => {
      const start = performance.now();
      const found = codesOf([[...ring]]).filter((text) => !text.startsWith('geometry.zero-area'));
      expect(found).toHaveLength(faults);
      // Comparing all pairs would take many minutes; the margin is for a busy machine.
      expect(performance.now() - start).toBeLessThan(20_000);
    },
    30_000,
  );
});
