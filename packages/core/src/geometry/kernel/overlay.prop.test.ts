import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../base/index.ts';
import type { GridGeometry, GridPolygons } from '../grid.ts';
import { overlapArea } from '../overlap-area.ts';
import {
  checksumResults,
  numberFromExact,
  Overlay,
  OverlayResults,
  type OverlaySink,
  openPrepared,
  overlay,
} from './index.ts';
import { prepareLayer, prepareParcels } from './prepared-layer.ts';

type Ring = number[];

const polygon = (...rings: Ring[]): GridPolygons => ({ kind: 'polygon', polygons: [rings] });

function overlayOf(parcels: readonly GridGeometry[], controls: readonly GridGeometry[]) {
  const left = prepareParcels(parcels);
  const results = new OverlayResults(1);
  overlay(left, prepareLayer(controls), 0, left.features, results);
  return results.trim();
}

/** Rows by pair, so that lists of any order can be compared. */
function rowsOf(results: OverlayResults): Map<string, { area: number; bound: number; touch: number }> {
  const rows = new Map<string, { area: number; bound: number; touch: number }>();
  for (let i = 0; i < results.count; i++) {
    const key = `${results.parcel[i]}/${results.feature[i]}`;
    expect(rows.has(key), `the pair ${key} comes once`).toBe(false);
    rows.set(key, { area: results.areaM2[i]!, bound: results.boundM2[i]!, touch: results.touch[i]! });
  }
  return rows;
}

/** The exact value of a finite double. */
function exactFromDouble(value: number): Exact {
  let scale = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale++;
  }
  return new Exact(BigInt(scaled), 1n << BigInt(scale));
}

function distance(a: Exact, b: Exact): Exact {
  const difference = a.minus(b);
  return difference.sign < 0 ? new Exact(0n).minus(difference) : difference;
}

/** Closed segments share a point; plain BigInt, written apart from the predicate of the kernel. */
function segmentsMeet(a: number[], b: number[], c: number[], d: number[]): boolean {
  const cross = (p: number[], q: number[], r: number[]) => {
    const value =
      BigInt(q[0]! - p[0]!) * BigInt(r[1]! - p[1]!) - BigInt(q[1]! - p[1]!) * BigInt(r[0]! - p[0]!);
    return value > 0n ? 1 : value < 0n ? -1 : 0;
  };
  const inBox = (p: number[], q: number[], r: number[]) =>
    Math.min(p[0]!, q[0]!) <= r[0]! &&
    r[0]! <= Math.max(p[0]!, q[0]!) &&
    Math.min(p[1]!, q[1]!) <= r[1]! &&
    r[1]! <= Math.max(p[1]!, q[1]!);
  const [c1, c2, a1, a2] = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)];
  if (c1 !== c2 && a1 !== a2) return true;
  return (
    (c1 === 0 && inBox(a, b, c)) ||
    (c2 === 0 && inBox(a, b, d)) ||
    (a1 === 0 && inBox(c, d, a)) ||
    (a2 === 0 && inBox(c, d, b))
  );
}

function edgesOf(geometry: GridPolygons): [number[], number[]][] {
  return geometry.polygons.flat().flatMap((ring) =>
    Array.from({ length: ring.length / 2 }, (_, i): [number[], number[]] => {
      const j = (2 * i + 2) % ring.length;
      return [
        [ring[2 * i]!, ring[2 * i + 1]!],
        [ring[j]!, ring[j + 1]!],
      ];
    }),
  );
}

function boundariesMeet(a: GridPolygons, b: GridPolygons): boolean {
  const others = edgesOf(b);
  return edgesOf(a).some(([p, q]) => others.some(([r, s]) => segmentsMeet(p, q, r, s)));
}

/** Every pair against exact arithmetic: reported or not, area within its bound, touch exactly as it is. */
function expectExact(parcels: readonly GridPolygons[], controls: readonly GridPolygons[]): void {
  const rows = rowsOf(overlayOf(parcels, controls));
  parcels.forEach((parcel, p) => {
    controls.forEach((control, f) => {
      const row = rows.get(`${p}/${f}`);
      const exact = overlapArea(parcel, control);
      if (exact.sign > 0) {
        expect(row, `the pair ${p}/${f} overlaps by ${exact}`).toBeDefined();
        expect(row!.touch).toBe(0);
        expect(row!.area).toBeGreaterThan(0);
        const error = distance(exactFromDouble(row!.area), exact);
        expect(error.compare(exactFromDouble(row!.bound)) <= 0, `error ${error} of ${exact}`).toBe(true);
      } else if (boundariesMeet(parcel, control)) expect(row).toEqual({ area: 0, bound: 0, touch: 1 });
      else expect(row).toBeUndefined();
    });
  });
}

/** A star around a centre: vertices in order of angle, so no edge crosses another. */
const star = (centre: number, radius: number) =>
  fc
    .record({
      x: fc.integer({ min: -centre, max: centre }),
      y: fc.integer({ min: -centre, max: centre }),
      radii: fc.array(fc.integer({ min: Math.ceil(radius / 8), max: radius }), {
        minLength: 3,
        maxLength: 14,
      }),
    })
    .map(
      ({ x, y, radii }): Ring =>
        radii.flatMap((r, k) => {
          const angle = (2 * Math.PI * k) / radii.length;
          return [x + Math.round(r * Math.cos(angle)), y + Math.round(r * Math.sin(angle))];
        }),
    );

/** Cells of a jittered lattice merged into strips: shared edges and vertices are the rule. */
function latticeCells(nodes: readonly number[], columns: number, rows: number, step: number): GridPolygons[] {
  const at = (i: number, j: number) => {
    const k = 2 * (j * (columns + 1) + i);
    return [i * step + nodes[k]!, j * step + nodes[k + 1]!];
  };
  const cells: GridPolygons[] = [];
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++)
      cells.push(polygon([at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)].flat()));
  return cells;
}

/** Rows of the lattice as one polygon each: unions of its cells. */
function latticeRows(nodes: readonly number[], columns: number, rows: number, step: number): GridPolygons[] {
  const at = (i: number, j: number) => {
    const k = 2 * (j * (columns + 1) + i);
    return [i * step + nodes[k]!, j * step + nodes[k + 1]!];
  };
  return Array.from({ length: rows }, (_, j) => {
    const lower = Array.from({ length: columns + 1 }, (_u, i) => at(i, j));
    const upper = Array.from({ length: columns + 1 }, (_u, i) => at(columns - i, j + 1));
    return polygon([...lower, ...upper].flat());
  });
}

const COLUMNS = 4;
const ROWS = 3;
const lattice = (step: number) =>
  fc.array(fc.integer({ min: -Math.floor(step / 4), max: Math.floor(step / 4) }), {
    minLength: 2 * (COLUMNS + 1) * (ROWS + 1),
    maxLength: 2 * (COLUMNS + 1) * (ROWS + 1),
  });

function mapCoordinates(
  geometry: GridPolygons,
  change: (x: number, y: number) => [number, number],
): GridPolygons {
  const mapped = geometry.polygons.map((rings) =>
    rings.map((ring) =>
      Array.from({ length: ring.length / 2 }, (_, i) => change(ring[2 * i]!, ring[2 * i + 1]!)).flat(),
    ),
  );
  return { kind: 'polygon', polygons: mapped };
}

function rotated(ring: Ring, by: number, backwards: boolean): Ring {
  const vertices = Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!]);
  const start = by % vertices.length;
  const turned = [...vertices.slice(start), ...vertices.slice(0, start)];
  return (backwards ? turned.reverse() : turned).flat();
}

describe('the kernel against exact rationals', () => {
  it('agrees on stars of many sizes, tiny ones with coincidences to large ones', () => {
    const sizes = fc.constantFrom(6, 40, 5_000, 3_000_000, 700_000_000);
    const scenes = sizes.chain((size) =>
      fc.record({
        parcels: fc.array(star(size, size), { minLength: 1, maxLength: 4 }),
        controls: fc.array(star(size, size), { minLength: 1, maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(scenes, ({ parcels, controls }) => {
        const simple = (ring: Ring) => isSimple(ring);
        expectExact(
          parcels.filter(simple).map((ring) => polygon(ring)),
          controls.filter(simple).map((ring) => polygon(ring)),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('agrees where edges and vertices are shared: cells, and unions of cells', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(8, 1000, 2_500_000, 30_000_000)
          .chain((step) => fc.tuple(fc.constant(step), lattice(step))),
        ([step, nodes]) => {
          const cells = latticeCells(nodes, COLUMNS, ROWS, step);
          expectExact(cells, latticeRows(nodes, COLUMNS, ROWS, step));
          expectExact(cells, cells);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('agrees on slivers down to a hundred-millionth of a square metre', () => {
    const sliver = fc.record({
      length: fc.integer({ min: 1, max: 2_000_000 }),
      lift: fc.integer({ min: 0, max: 2 }),
      drop: fc.integer({ min: -2, max: 1 }),
      shift: fc.integer({ min: -3, max: 3 }),
      depth: fc.integer({ min: 3, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(sliver, ({ length, lift, drop, shift, depth }) => {
        // Two long edges that nearly coincide and cross by a step or two of the grid.
        const below = polygon([0, -depth - 3, length, -depth - 3, length, lift, 0, 0]);
        const above = polygon([shift, drop, length + shift, 0, length + shift, depth + 3, shift, depth + 3]);
        expectExact([below], [above]);
        expectExact([above], [below]);
      }),
      { numRuns: 500 },
    );
  });

  it('counts holes, several parts and features wholly inside or around a parcel', () => {
    const frame = polygon([0, 0, 100, 0, 100, 100, 0, 100], [20, 20, 20, 80, 80, 80, 80, 20]);
    const two: GridPolygons = {
      kind: 'polygon',
      polygons: [[[10, 10, 30, 10, 30, 30, 10, 30]], [[70, 70, 95, 70, 95, 95, 70, 95]]],
    };
    const inHole = polygon([30, 30, 70, 30, 70, 70, 30, 70]);
    const fillsHole = polygon([20, 20, 80, 20, 80, 80, 20, 80]);
    const around = polygon([-10, -10, 110, -10, 110, 110, -10, 110]);
    const inBody = polygon([5, 5, 15, 5, 15, 15, 5, 15]);
    const all = [frame, two, inHole, fillsHole, around, inBody];
    expectExact(all, all);
  });
});

/** No two edges of a ring meet but neighbours at their common vertex. */
function isSimple(ring: Ring): boolean {
  const edges = edgesOf(polygon(ring));
  return edges.every(([a, b], i) => {
    if (a[0] === b[0] && a[1] === b[1]) return false;
    return edges.every(([c, d], j) => {
      if (i === j) return true;
      const next = j === (i + 1) % edges.length;
      const previous = i === (j + 1) % edges.length;
      if (!next && !previous) return !segmentsMeet(a, b, c, d);
      // Neighbours share one vertex; they must not run back over each other.
      const [p, q, r] = next ? [a, b, d] : [c, d, b];
      const turn =
        BigInt(q[0]! - p[0]!) * BigInt(r[1]! - q[1]!) - BigInt(q[1]! - p[1]!) * BigInt(r[0]! - q[0]!);
      const forth =
        BigInt(q[0]! - p[0]!) * BigInt(r[0]! - q[0]!) + BigInt(q[1]! - p[1]!) * BigInt(r[1]! - q[1]!);
      return turn !== 0n || forth > 0n;
    });
  });
}

const scene = fc
  .record({
    parcels: fc.array(star(2_000_000, 1_500_000), { minLength: 2, maxLength: 12 }),
    controls: fc.array(star(2_000_000, 1_500_000), { minLength: 2, maxLength: 12 }),
  })
  .map(({ parcels, controls }) => ({
    parcels: parcels.filter(isSimple).map((ring) => polygon(ring)),
    controls: controls.filter(isSimple).map((ring) => polygon(ring)),
  }));

describe('the same bits', () => {
  it('whatever the order of features, start and direction of rings', () => {
    fc.assert(
      fc.property(
        scene,
        fc.integer({ min: 0, max: 50 }),
        fc.boolean(),
        ({ parcels, controls }, by, backwards) => {
          const turned = (geometry: GridPolygons): GridPolygons => ({
            kind: 'polygon',
            polygons: geometry.polygons.map((rings) => rings.map((ring) => rotated(ring, by, backwards))),
          });
          const before = rowsOf(overlayOf(parcels, controls));
          const after = rowsOf(
            overlayOf([...parcels].reverse().map(turned), [...controls].reverse().map(turned)),
          );
          expect(after.size).toBe(before.size);
          for (const [key, row] of before) {
            const [p, f] = key.split('/').map(Number);
            expect(after.get(`${parcels.length - 1 - p!}/${controls.length - 1 - f!}`)).toEqual(row);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('wherever on the grid the scene stands', () => {
    const shift = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
    fc.assert(
      fc.property(scene, shift, shift, ({ parcels, controls }, dx, dy) => {
        const moved = (geometry: GridPolygons) => mapCoordinates(geometry, (x, y) => [x + dx, y + dy]);
        expect(rowsOf(overlayOf(parcels.map(moved), controls.map(moved)))).toEqual(
          rowsOf(overlayOf(parcels, controls)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('in one run or several, from the layer or from its stored bytes', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 12 }), ({ parcels, controls }, cut) => {
        const left = openPrepared(prepareParcels(parcels, { shared: true }).buffer);
        const right = openPrepared(prepareLayer(controls).buffer.slice(0));
        const whole = overlayOf(parcels, controls);
        const middle = Math.min(cut, left.features);
        const parts = [new OverlayResults(), new OverlayResults()] as const;
        new Overlay(left, right).run(middle, left.features, parts[0]);
        new Overlay(left, right).run(0, middle, parts[1]);
        expect(checksumResults(parts)).toBe(checksumResults([whole]));
      }),
      { numRuns: 50 },
    );
  });
});

describe('results', () => {
  it('come pair by pair to any sink, by the places of the input', () => {
    const rows: string[] = [];
    const sink: OverlaySink = {
      add: (parcel, feature, areaM2, _boundM2, touch) => rows.push(`${parcel} ${feature} ${areaM2} ${touch}`),
    };
    const far = polygon([900_000, 900_000, 910_000, 900_000, 905_000, 910_000]);
    const metre = polygon([0, 0, 10_000, 0, 10_000, 10_000, 0, 10_000]);
    const half = polygon([0, 0, 5_000, 0, 5_000, 10_000, 0, 10_000]);
    const beside = polygon([10_000, 10_000, 20_000, 10_000, 10_000, 20_000]);
    const parcels = prepareParcels([far, metre]);
    overlay(parcels, prepareLayer([beside, half]), 0, parcels.features, sink);
    expect(rows.sort()).toEqual(['1 0 0 1', '1 1 0.5 0']);
  });
});

describe('within the bounds', () => {
  it('a mirrored scene has the same areas', () => {
    fc.assert(
      fc.property(scene, ({ parcels, controls }) => {
        const mirror = (geometry: GridPolygons) => mapCoordinates(geometry, (x, y) => [y, x]);
        const plain = rowsOf(overlayOf(parcels, controls));
        const mirrored = rowsOf(overlayOf(parcels.map(mirror), controls.map(mirror)));
        expect([...mirrored.keys()].sort()).toEqual([...plain.keys()].sort());
        for (const [key, { area, bound, touch }] of plain) {
          const other = mirrored.get(key)!;
          expect(other.touch).toBe(touch);
          expect(Math.abs(other.area - area)).toBeLessThanOrEqual(bound + other.bound);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('cells that fill a square add up to it: area(A∩B) + area(A∖B) = area(A)', () => {
    const square = polygon([
      -2_000_000, -2_000_000, 12_000_000, -2_000_000, 12_000_000, 9_500_000, -2_000_000, 9_500_000,
    ]);
    fc.assert(
      fc.property(lattice(2_500_000), star(4_000_000, 4_000_000).filter(isSimple), (nodes, ring) => {
        const cells = latticeCells(nodes, COLUMNS, ROWS, 2_500_000);
        const rows = latticeRows(nodes, COLUMNS, ROWS, 2_500_000);
        const sum = (results: OverlayResults) => results.areaM2.reduce((total, area) => total + area, 0);
        const slack = (results: OverlayResults) =>
          results.boundM2.reduce((total, bound) => total + bound, 0) + 1e-12 * sum(results);
        const byCells = overlayOf(cells, [polygon(ring)]);
        const byRows = overlayOf(rows, [polygon(ring)]);
        expect(Math.abs(sum(byCells) - sum(byRows))).toBeLessThanOrEqual(slack(byCells) + slack(byRows));
        const whole = overlayOf(cells, [square]);
        const exact = cells.reduce((total, cell) => total.plus(overlapArea(cell, cell)), new Exact(0n));
        expect(Math.abs(sum(whole) - numberFromExact(exact))).toBeLessThanOrEqual(2 * slack(whole));
      }),
      { numRuns: 50 },
    );
  });
});
