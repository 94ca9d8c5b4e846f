import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  areaOf,
  canonicalGeometry,
  checkGeometry,
  type GridGeometry,
  overlapArea,
  overlapShape,
} from './index.ts';

/**
 * Cases of other clipping libraries, when they stand beside the checkout (they are no part of it). Coordinates are
 * scaled onto the grid, so expected areas hold to what rounding moves: half a step along the boundary, twice.
 */
const FOLDER = new URL('../../../../../shared/data/overlay-fixtures/polygon-clipping/', import.meta.url);
const cases = existsSync(FOLDER) ? readdirSync(FOLDER) : [];

interface Shape {
  readonly type: string;
  readonly coordinates: number[][][] | number[][][][];
}

function shapesIn(folder: string, name: string): Shape[] {
  const url = new URL(`${folder}/${name}.geojson`, FOLDER);
  if (!existsSync(url)) return [];
  const json: { features?: { geometry: Shape }[]; geometry?: Shape } = JSON.parse(readFileSync(url, 'utf8'));
  return json.features?.map(({ geometry }) => geometry) ?? (json.geometry ? [json.geometry] : []);
}

const polygonsOf = (shape: Shape) =>
  (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) as number[][][][];

function onGrid(shape: Shape, scale: number): GridGeometry | undefined {
  const polygons = polygonsOf(shape).map((rings) =>
    rings.map((ring) =>
      ring.slice(0, -1).flatMap(([x, y]) => [Math.round(x! * scale) + 0, Math.round(y! * scale) + 0]),
    ),
  );
  if (polygons.length === 0 || polygons.flat().some((ring) => ring.length < 6)) return undefined;
  const geometry = canonicalGeometry({ kind: 'polygon', polygons });
  return checkGeometry(geometry).length > 0 ? undefined : geometry;
}

/** Area in m² of the grid, and the length of the boundary in steps, of what a library expects. */
function expectedArea(shape: Shape, scale: number): { area: number; around: number } {
  let [area, around] = [0, 0];
  for (const rings of polygonsOf(shape)) {
    for (const [index, ring] of rings.entries()) {
      let twice = 0;
      for (let i = 0; i + 1 < ring.length; i++) {
        const [ax, ay, bx, by] = [...ring[i]!, ...ring[i + 1]!].map(
          (v, k) => (v - ring[0]![k % 2]!) * scale,
        ) as [number, number, number, number];
        twice += ax * by - bx * ay;
        around += Math.hypot(bx - ax, by - ay);
      }
      area += ((index === 0 ? 1 : -1) * Math.abs(twice)) / 2;
    }
  }
  return { area: area / 1e8, around };
}

const metres = (geometry: GridGeometry) => Number(areaOf(geometry).toFixed(10));

describe('cases of another clipping library', () => {
  let compared = 0;
  for (const folder of cases) {
    const shapes = shapesIn(folder, 'args');
    const reach = Math.max(...shapes.flatMap((shape) => polygonsOf(shape).flat(2).flat().map(Math.abs)));
    const scale = 2 ** Math.floor(Math.log2(1e9 / reach));
    const [a, b] = shapes.map((shape) => onGrid(shape, scale));
    if (shapes.length !== 2 || !a || !b) continue;
    const [intersection] = [...shapesIn(folder, 'intersection'), ...shapesIn(folder, 'all')];
    const [union] = [...shapesIn(folder, 'union'), ...shapesIn(folder, 'all')];
    const boundary = shapes.reduce((sum, shape) => sum + expectedArea(shape, scale).around, 0);
    const slack = (3 * boundary) / 1e8 + 1e-6;
    compared++;
    it(folder, () => {
      const shared = Number(overlapArea(a, b).toFixed(10));
      expect(Math.abs(metres(overlapShape(a, b)) - shared)).toBeLessThanOrEqual(slack);
      if (intersection)
        expect(Math.abs(expectedArea(intersection, scale).area - shared)).toBeLessThanOrEqual(slack);
      if (union) {
        const together = metres(a) + metres(b) - shared;
        expect(Math.abs(expectedArea(union, scale).area - together)).toBeLessThanOrEqual(slack);
      }
    });
  }

  it('were compared, when they are there', () => {
    expect(compared).toBeGreaterThanOrEqual(cases.length === 0 ? 0 : 30);
  });
});
