import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridPolygons } from '../grid.ts';
import { areaOf } from '../measure.ts';
import {
  type LiveEdit,
  LiveLayer,
  type LiveOverlap,
  type LiveStep,
  Overlay,
  OverlayResults,
  type PolygonArrays,
  prepareLayer,
  prepareParcels,
} from './index.ts';

const SIDE = 12;
const STEP = 900_000;

/** A lattice of parcels that share edges, one of them in two parts. */
function latticeParcels(): GridPolygons[] {
  const at = (i: number, j: number) => [
    i * STEP + ((i * 7919 + j * 104_729) % 200_000),
    j * STEP + ((i * 15_485 + j * 32_452) % 200_000),
  ];
  const cell = (i: number, j: number) => [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)].flat();
  const parcels: GridPolygons[] = [];
  for (let j = 0; j < SIDE; j++)
    for (let i = 0; i < SIDE; i++)
      if ((i !== 2 || j !== 2) && (i !== 9 || j !== 8))
        parcels.push({ kind: 'polygon', polygons: [[cell(i, j)]] });
  parcels.push({ kind: 'polygon', polygons: [[cell(2, 2)], [cell(9, 8)]] });
  return parcels;
}

const parcels = prepareParcels(latticeParcels());

/** A rough disc of many vertices with a hole: the control feature under the hand. */
function roughDisc(corners: number, seed: number): GridPolygons {
  const middle = (SIDE * STEP) / 2;
  const ring = (radius: number, rough: number, count: number) =>
    Array.from({ length: count }, (_, k) => {
      const angle = (2 * Math.PI * k) / count;
      const r = radius + rough * Math.sin(k * 12.9898 + seed);
      return [Math.round(middle + r * Math.cos(angle)), Math.round(middle + r * Math.sin(angle))];
    }).flat();
  return { kind: 'polygon', polygons: [[ring(3.9 * STEP, 0.2 * STEP, corners), ring(STEP, 0.1 * STEP, 24)]] };
}

/** Rings as a geometry: the first of a polygon is its shell. */
function geometryOf({ xy, ringStart, polygonStart }: PolygonArrays): GridPolygons {
  const ring = (r: number) => Array.from(xy.subarray(2 * ringStart[r]!, 2 * ringStart[r + 1]!));
  const polygons = Array.from({ length: polygonStart.length - 1 }, (_, p) =>
    Array.from({ length: polygonStart[p + 1]! - polygonStart[p]! }, (__, k) => ring(polygonStart[p]! + k)),
  );
  return { kind: 'polygon', polygons };
}

type Rows = Map<string, readonly [number, number, number]>;

function fullRows(source: PolygonArrays, over = parcels): Rows {
  const results = new OverlayResults();
  new Overlay(over, prepareLayer(source)).run(0, over.features, results);
  const rows: Rows = new Map();
  for (let i = 0; i < results.count; i++)
    rows.set(`${results.parcel[i]}/${results.feature[i]}`, [
      results.areaM2[i]!,
      results.boundM2[i]!,
      results.touch[i]!,
    ]);
  return rows;
}

function liveRows(live: LiveLayer): Rows {
  const rows: Rows = new Map();
  const add = (parcel: number, { feature, areaM2, boundM2, touch }: LiveOverlap) =>
    rows.set(`${parcel}/${feature}`, [areaM2, boundM2, touch]);
  for (const [parcel, overlaps] of live.entries()) for (const one of overlaps) add(parcel, one);
  return rows;
}

function expectSame(live: LiveLayer, over = parcels): void {
  const now = liveRows(live);
  const full = fullRows(live.source, over);
  if (live.isCanonical) {
    expect(now).toEqual(full);
    return;
  }
  expect([...now.keys()].sort()).toEqual([...full.keys()].sort());
  for (const [key, [area, bound, touch]] of now) {
    const [fullArea, fullBound, fullTouch] = full.get(key)!;
    expect(touch).toBe(fullTouch);
    expect(Math.abs(area - fullArea)).toBeLessThanOrEqual(bound + fullBound);
  }
}

/** Edits as fractions, so that they fit whatever the ring is at that moment. */
const edit = fc.record({
  kind: fc.constantFrom('move', 'move', 'move', 'insert', 'remove'),
  ring: fc.integer({ min: 0, max: 1 }),
  along: fc.double({ min: 0, max: 0.999, noNaN: true }),
  // Towards or away from the middle, so that a star stays a star and the ring valid.
  pull: fc.double({ min: 0.93, max: 1.07, noNaN: true }),
});

function toward(x: number, y: number, pull: number): { x: number; y: number } {
  const middle = (SIDE * STEP) / 2;
  return { x: Math.round(middle + (x - middle) * pull), y: Math.round(middle + (y - middle) * pull) };
}

describe('a live layer', () => {
  it('is after every edit what a full run gives, and edits can be taken back', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 5, max: 300 }),
        fc.integer({ min: 0, max: 100 }),
        (edits, corners, seed) => {
          const live = new LiveLayer(parcels, [roughDisc(corners, seed)]);
          const start = liveRows(live);
          const undo: LiveEdit[] = [];
          for (const { kind, ring, along, pull } of edits) {
            const { xy, ringStart } = live.source;
            const first = ringStart[ring]!;
            const count = ringStart[ring + 1]! - first;
            const vertex = Math.floor(along * count);
            const here = 2 * (first + vertex);
            const before = 2 * (first + ((vertex + count - 1) % count));
            const middleOfEdge = [
              (xy[here]! + xy[before]!) / 2,
              (xy[here + 1]! + xy[before + 1]!) / 2,
            ] as const;
            if (kind === 'remove') {
              // A disc of few corners could lose its middle and with it the order by angle.
              if (count > 20) undo.push(live.apply({ kind, ring, vertex }).inverse);
            } else if (kind === 'insert')
              undo.push(live.apply({ kind, ring, vertex, ...toward(...middleOfEdge, pull) }).inverse);
            else
              undo.push(
                live.apply({ kind: 'move', ring, vertex, ...toward(xy[here]!, xy[here + 1]!, pull) }).inverse,
              );
            expectSame(live);
          }
          for (const inverse of undo.reverse()) live.apply(inverse);
          live.settle();
          expect(live.isCanonical).toBe(true);
          expect(liveRows(live)).toEqual(start);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps the bits of a parcel whose parts lie on both sides of the edit', () => {
    const live = new LiveLayer(parcels, [roughDisc(300, 5)]);
    const { xy, ringStart } = live.source;
    let edits = 0;
    for (let vertex = 0; vertex < ringStart[1]!; vertex++) {
      const x = xy[2 * vertex]!;
      const y = xy[2 * vertex + 1]!;
      if (x < 9 * STEP || x > 10 * STEP || y > 6 * STEP) continue;
      live.apply({ kind: 'move', ring: 0, vertex, ...toward(x, y, 0.983) });
      expect(live.isCanonical).toBe(true);
      expectSame(live);
      edits++;
    }
    expect(edits).toBeGreaterThan(10);
  });

  it('follows a ring that is turned over by one move', () => {
    const live = new LiveLayer(parcels, [
      { kind: 'polygon', polygons: [[[STEP, STEP, 7 * STEP, 2 * STEP, 3 * STEP, 6 * STEP]]] },
    ]);
    const { inverse } = live.apply({ kind: 'move', ring: 0, vertex: 2, x: 5 * STEP, y: 0 });
    expectSame(live);
    expect([...live.entries()].some(([, rows]) => rows.some(({ areaM2 }) => areaM2 > 0))).toBe(true);
    live.apply(inverse);
    expectSame(live);
    live.settle();
    expectSame(live);
  });

  it('takes thousands of vertices in and gives them back, in place and laid out anew', () => {
    // Without the parcel in two parts, which every edit between them would overlay anew.
    const over = prepareParcels(latticeParcels().slice(0, -1));
    const live = new LiveLayer(over, [roughDisc(300, 5)]);
    const start = liveRows(live);
    const undo: LiveEdit[] = [];
    for (let k = 0; k < 5_000; k++) {
      const { xy, ringStart } = live.source;
      const ring = k % 7 === 0 ? 1 : 0;
      const count = ringStart[ring + 1]! - ringStart[ring]!;
      const vertex = 1 + ((k * 7919) % (count - 1));
      const at = 2 * (ringStart[ring]! + vertex);
      const [x, y] = [(xy[at]! + xy[at - 2]!) >> 1, (xy[at + 1]! + xy[at - 1]!) >> 1];
      undo.push(live.apply({ kind: 'insert', ring, vertex, x, y }).inverse);
      if (k % 1_000 === 0) expectSame(live, over);
    }
    expectSame(live, over);
    expect(live.source.xy.length).toBe(2 * (300 + 24 + 5_000));
    expect(live.area.compare(areaOf(geometryOf(live.source)))).toBe(0);
    undo.reverse().forEach((inverse, k) => {
      live.apply(inverse);
      if (k % 1_000 === 0) expectSame(live, over);
    });
    live.settle();
    expect(liveRows(live)).toEqual(start);
  });

  it('finds every edge near a place, by the vertex it leads away from', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 12 }),
        fc.tuple(...[0, 0, 0, 0].map(() => fc.integer({ min: 0, max: SIDE * STEP }))),
        (edits, [x1, y1, x2, y2]) => {
          const live = new LiveLayer(parcels, [roughDisc(120, 3)]);
          for (const { ring, along, pull, kind } of edits) {
            const { xy, ringStart } = live.source;
            const vertex = Math.floor(along * (ringStart[ring + 1]! - ringStart[ring]!));
            const here = 2 * (ringStart[ring]! + vertex);
            const place = toward(xy[here]! + 5, xy[here + 1]! + 3, pull);
            live.apply(kind === 'remove' ? { kind, ring, vertex } : { kind, ring, vertex, ...place });
          }
          const box = {
            minX: Math.min(x1!, x2!),
            minY: Math.min(y1!, y2!),
            maxX: Math.max(x1!, x2!),
            maxY: Math.max(y1!, y2!),
          };
          const named = new Set<string>();
          live.someEdgeNear(box, (ring, vertex) => {
            named.add(`${ring}/${vertex}`);
            return false;
          });
          const { xy, ringStart } = live.source;
          for (let ring = 0; ring < 2; ring++) {
            const [first, end] = [ringStart[ring]!, ringStart[ring + 1]!];
            for (let v = first; v < end; v++) {
              const w = v + 1 === end ? first : v + 1;
              const isNear =
                Math.min(xy[2 * v]!, xy[2 * w]!) <= box.maxX &&
                Math.max(xy[2 * v]!, xy[2 * w]!) >= box.minX &&
                Math.min(xy[2 * v + 1]!, xy[2 * w + 1]!) <= box.maxY &&
                Math.max(xy[2 * v + 1]!, xy[2 * w + 1]!) >= box.minY;
              if (isNear) expect(named.has(`${ring}/${v - first}`)).toBe(true);
            }
          }
          const everywhere = { minX: -1e9, minY: -1e9, maxX: 2e9, maxY: 2e9 };
          const all: string[] = [];
          live.someEdgeNear(everywhere, (ring, vertex) => all.push(`${ring}/${vertex}`) === 0);
          expect(new Set(all).size).toBe(xy.length / 2);
          expect(all).toHaveLength(xy.length / 2);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('names the parcels whose answer changed and nothing else', () => {
    const live = new LiveLayer(parcels, [roughDisc(200, 1)]);
    const before = liveRows(live);
    const { xy } = live.source;
    const { changes }: LiveStep = live.apply({
      kind: 'move',
      ring: 0,
      vertex: 17,
      x: xy[34]! + 90_000,
      y: xy[35]! + 40_000,
    });
    const after = liveRows(live);
    const named = new Set(changes.map(({ parcel }) => parcel));
    const differing = [...after].filter(([key, row]) => `${before.get(key)}` !== `${row}`);
    expect(differing.length).toBeGreaterThan(0);
    for (const [key] of differing) expect(named.has(Number(key.split('/')[0]))).toBe(true);
    expect(named.size).toBeLessThan(6);
  });

  it('refuses vertices that are not there and rings that would vanish', () => {
    const live = new LiveLayer(parcels, [{ kind: 'polygon', polygons: [[[0, 0, STEP, 0, 0, STEP]]] }]);
    expect(() => live.apply({ kind: 'remove', ring: 0, vertex: 1 })).toThrow(/three vertices/);
    expect(() => live.apply({ kind: 'remove', ring: 0, vertex: 3 })).toThrow(/no vertex 3/);
    expect(() => live.apply({ kind: 'move', ring: 1, vertex: 0, x: 0, y: 0 })).toThrow(/in ring 1/);
  });
});
