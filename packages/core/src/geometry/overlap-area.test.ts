import fc from 'fast-check';
import { difference } from 'polyclip-ts';
import { describe, expect, it } from 'vitest';
import { Exact } from '../base/index.ts';
import { areaOf, canonicalGeometry, type GridGeometry, overlapArea, overlapShape, touches } from './index.ts';

type Polygon = Extract<GridGeometry, { kind: 'polygon' }>;
type Point = readonly [Exact, Exact];

function polygon(...rings: number[][]): Polygon {
  const made = canonicalGeometry({ kind: 'polygon', polygons: [rings] });
  if (made.kind !== 'polygon') throw new Error('polygon expected');
  return made;
}

const rectangle = (x: number, y: number, w: number, h: number) =>
  polygon([x, y, x + w, y, x + w, y + h, x, y + h]);

/** Convex hull of integer points, written here so that nothing of the code under test decides. */
function hull(points: readonly (readonly [number, number])[]): number[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly (readonly [number, number])[]) => {
    const chain: (readonly [number, number])[] = [];
    for (const p of list) {
      for (;;) {
        const [a, b] = [chain.at(-2), chain.at(-1)];
        if (!a || !b) break;
        const turn = BigInt(b[0] - a[0]) * BigInt(p[1] - a[1]) - BigInt(b[1] - a[1]) * BigInt(p[0] - a[0]);
        if (turn > 0n) break;
        chain.pop();
      }
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())].flat();
}

const exact = (value: number) => new Exact(BigInt(value));

/** Sutherland-Hodgman in exact rationals: independent of the trapezoid sum, right for convex clips. */
function clippedArea(subject: readonly number[], clip: readonly number[]): Exact {
  let points: Point[] = [];
  for (let i = 0; i < subject.length; i += 2) points.push([exact(subject[i]!), exact(subject[i + 1]!)]);
  for (let i = 0; i < clip.length; i += 2) {
    const [ax, ay] = [exact(clip[i]!), exact(clip[i + 1]!)];
    const bx = exact(clip[(i + 2) % clip.length]!);
    const by = exact(clip[(i + 3) % clip.length]!);
    const side = ([x, y]: Point) =>
      bx
        .minus(ax)
        .times(y.minus(ay))
        .minus(by.minus(ay).times(x.minus(ax)));
    const kept: Point[] = [];
    points.forEach((q, k) => {
      const p = points[(k + points.length - 1) % points.length]!;
      const [sp, sq] = [side(p), side(q)];
      if (sp.sign * sq.sign < 0) {
        const t = sp.over(sp.minus(sq))!;
        kept.push([p[0].plus(q[0].minus(p[0]).times(t)), p[1].plus(q[1].minus(p[1]).times(t))]);
      }
      if (sq.sign >= 0) kept.push(q);
    });
    points = kept;
  }
  let sum = new Exact(0n);
  points.forEach((q, k) => {
    const p = points[(k + points.length - 1) % points.length]!;
    sum = sum.plus(p[0].times(q[1]).minus(q[0].times(p[1])));
  });
  return sum.times(new Exact(1n, 200_000_000n));
}

const wide = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
const small = fc.integer({ min: -6, max: 6 });
const convex = (coordinate: fc.Arbitrary<number>) =>
  fc
    .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9 })
    .map(hull)
    .filter((ring) => ring.length >= 6)
    .map((ring) => polygon(ring));

/** A star around a centre: simple and not convex. */
const star = fc
  .record({
    radii: fc.array(fc.integer({ min: 3000, max: 90_000 }), { minLength: 4, maxLength: 14 }),
    cx: fc.integer({ min: -60_000, max: 60_000 }),
    cy: fc.integer({ min: -60_000, max: 60_000 }),
  })
  .map(({ radii, cx, cy }) =>
    polygon(
      radii.flatMap((radius, i) => {
        const turn = (2 * Math.PI * i) / radii.length;
        return [cx + Math.round(radius * Math.cos(turn)), cy + Math.round(radius * Math.sin(turn))];
      }),
    ),
  );

describe('overlapArea', () => {
  it.each([['wide', wide] as const, ['small, many coincidences', small] as const])(
    'equals an exact clipper on convex polygons (%s)',
    (_, coordinate) => {
      fc.assert(
        fc.property(convex(coordinate), convex(coordinate), (a, b) => {
          const expected = clippedArea(a.polygons[0]![0]!, b.polygons[0]![0]!);
          expect(overlapArea(a, b).compare(expected)).toBe(0);
          expect(overlapArea(b, a).compare(expected)).toBe(0);
        }),
        { numRuns: 300 },
      );
    },
  );

  it('adds up exactly over a split by an integer line', () => {
    fc.assert(
      fc.property(star, star, fc.integer({ min: -90_000, max: 90_000 }), (a, b, x) => {
        const left = rectangle(-400_000, -400_000, 400_000 + x, 800_000);
        const right = rectangle(x, -400_000, 400_000 - x, 800_000);
        const sides = overlapArea(a, left).plus(overlapArea(a, right));
        expect(sides.compare(areaOf(a))).toBe(0);
        expect(overlapArea(a, b).compare(areaOf(a))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same wherever both are moved, and is the whole area with itself', () => {
    fc.assert(
      fc.property(star, star, fc.integer({ min: -2e9, max: 2e9 }), (a, b, by) => {
        const moved = (shape: Polygon) =>
          polygon(...shape.polygons[0]!.map((ring) => ring.map((v) => v + by)));
        expect(overlapArea(moved(a), moved(b)).compare(overlapArea(a, b))).toBe(0);
        expect(overlapArea(a, a).compare(areaOf(a))).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('with the difference another library cuts gives the whole area', () => {
    const pairs = (shape: Polygon) =>
      shape.polygons.map((rings) =>
        rings.map((ring) =>
          Array.from({ length: ring.length / 2 }, (_, i): [number, number] => [
            ring[2 * i]!,
            ring[2 * i + 1]!,
          ]),
        ),
      );
    fc.assert(
      fc.property(star, star, (a, b) => {
        let rest = 0;
        for (const rings of difference(pairs(a), pairs(b))) {
          rings.forEach((ring, index) => {
            let twice = 0;
            for (let i = 0; i + 1 < ring.length; i++)
              twice += ring[i]![0] * ring[i + 1]![1] - ring[i + 1]![0] * ring[i]![1];
            rest += ((index === 0 ? 1 : -1) * Math.abs(twice)) / 2 / 1e8;
          });
        }
        const whole = Number(areaOf(a).toFixed(10));
        expect(Math.abs(Number(overlapArea(a, b).toFixed(10)) + rest - whole)).toBeLessThan(
          1e-6 * whole + 1e-9,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is zero with a touch along an edge, in a corner; zero without a touch apart; right in a hole', () => {
    const a = rectangle(0, 0, 100, 100);
    for (const [other, meets] of [
      [rectangle(100, 0, 50, 100), true],
      [rectangle(100, 100, 50, 50), true],
      [rectangle(101, 0, 50, 100), false],
    ] as const) {
      expect(overlapArea(a, other).sign).toBe(0);
      expect(touches(a, other)).toBe(meets);
    }
    const ring = polygon([0, 0, 300, 0, 300, 300, 0, 300], [100, 100, 200, 100, 200, 200, 100, 200]);
    expect(overlapArea(ring, rectangle(100, 100, 100, 100)).sign).toBe(0);
    expect(overlapArea(ring, rectangle(50, 100, 100, 100)).toString()).toBe('0.00005');
    expect(touches(ring, rectangle(120, 120, 10, 10))).toBe(false);
  });

  it('counts one square step, and the least sliver two triangles can share', () => {
    expect(overlapArea(rectangle(0, 0, 100, 100), rectangle(99, 99, 100, 100)).toString()).toBe('0.00000001');
    const thin = polygon([0, 0, 2_000_000_000, 1, 0, 1]);
    const below = polygon([0, 0, 2_000_000_000, 0, 2_000_000_000, 1]);
    expect(overlapArea(thin, below).sign).toBe(0);
    expect(touches(thin, below)).toBe(true);
  });

  it('agrees with the snapped shape to what snapping can change', () => {
    fc.assert(
      fc.property(star, star, (a, b) => {
        const area = Number(overlapArea(a, b).toFixed(8));
        expect(Math.abs(Number(areaOf(overlapShape(a, b)).toFixed(8)) - area)).toBeLessThan(0.005);
      }),
      { numRuns: 60 },
    );
  });

  it('takes a footprint of 30 vertices against a boundary of 50,000 within 300 ms', () => {
    const around = (n: number, cx: number, radius: number, wave: number) =>
      polygon(
        Array.from({ length: n }, (_, i) => {
          const turn = (2 * Math.PI * i) / n;
          const r = radius * (1 + wave * Math.sin(60 * turn));
          return [Math.round(cx + r * Math.cos(turn)), Math.round(r * Math.sin(turn))];
        }).flat(),
      );
    const boundary = around(50_000, 0, 5e7, 0.05);
    const footprint = around(30, 5e7, 2_000_000, 0);
    const start = performance.now();
    const area = overlapArea(footprint, boundary);
    expect(performance.now() - start).toBeLessThan(300);
    expect(area.sign).toBe(1);
  });
});

describe('overlapArea of tangled rings', () => {
  it('takes two stars of 600 vertices, whose answer has a denominator of 100,000 bits and more, within seconds', () => {
    const tangled = (seed: number, cx: number) =>
      polygon(
        Array.from({ length: 600 }, (_, i) => {
          const turn = (2 * Math.PI * i) / 600;
          const r = 1e9 * (i % 2 === 0 ? 1 : 0.2) * (0.7 + (0.3 * ((i * seed) % 997)) / 997);
          return [Math.round(cx + r * Math.cos(turn)), Math.round(r * Math.sin(turn))];
        }).flat(),
      );
    const start = performance.now();
    const area = overlapArea(tangled(389, 0), tangled(541, 21_000_000));
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(area.denominator.toString(16).length).toBeGreaterThan(25_000);
    expect(area.sign).toBe(1);
  }, 30_000);
});

describe('canonicalGeometry', () => {
  it('gives the same bytes whatever start, direction and order', () => {
    fc.assert(
      fc.property(star, star, fc.nat(), fc.boolean(), (a, b, start, back) => {
        const turned = (ring: number[]) => {
          const at = 2 * (start % (ring.length / 2));
          const points: number[][] = [];
          const rotated = [...ring.slice(at), ...ring.slice(0, at)];
          for (let i = 0; i < rotated.length; i += 2) points.push(rotated.slice(i, i + 2));
          return (back ? points.reverse() : points).flat();
        };
        const rings = [a, b].map((shape) => shape.polygons[0]![0]!);
        const one = canonicalGeometry({ kind: 'polygon', polygons: rings.map((ring) => [ring]) });
        const two = canonicalGeometry({
          kind: 'polygon',
          polygons: rings.toReversed().map((r) => [turned(r)]),
        });
        expect(two).toEqual(one);
      }),
    );
  });
});
