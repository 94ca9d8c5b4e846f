import { describe, expect, it } from 'vitest';
import { Exact, renderFinding } from '../base/index.ts';
import {
  areaOf,
  type Frame,
  geometryFindings,
  importGeometry,
  toLonLat,
  touches,
  withinDistance,
} from './index.ts';

const frame: Frame = {
  projection: 'laea',
  ellipsoid: 'CGCS2000',
  lat0: 36.8494,
  lon0: 115.7061,
  unitM: 0.0001,
};
const point = (x: unknown, y: unknown) => ({ type: 'Point', coordinates: [x, y] });
const ring = (...points: readonly (readonly number[])[]) => ({ type: 'Polygon', coordinates: [points] });
const codes = (geojson: unknown, crs = 'CRS84') =>
  importGeometry({ geojson, crs }, frame).findings.map((finding) => finding.code);

describe('importGeometry', () => {
  it('gives the ellipsoidal area of the 0.01 degree box', () => {
    const box = ring(
      [115.7011, 36.8444],
      [115.7111, 36.8444],
      [115.7111, 36.8544],
      [115.7011, 36.8544],
      [115.7011, 36.8444],
    );
    const { geometry } = importGeometry({ geojson: box, crs: 'EPSG:4490' }, frame);
    expect(Math.abs(Number(areaOf(geometry!).toFixed(4)) - 989_750.2)).toBeLessThan(0.05);
  });

  it.each([
    ['EPSG:4548', 384_144.76, 4_080_030.62],
    ['EPSG:4527', 39_384_144.76, 4_080_030.62],
    ['EPSG:4547', 651_732.06, 4_080_593.97],
  ])('%s gives the grid point of the same place to 1 cm', (crs, x, y) => {
    const expected = importGeometry({ geojson: point(115.7011, 36.8444), crs: 'CRS84' }, frame).geometry!;
    const read = importGeometry({ geojson: point(x, y), crs }, frame).geometry!;
    if (expected.kind !== 'point' || read.kind !== 'point') throw new Error('points expected');
    expect(Math.abs(expected.points[0]! - read.points[0]!)).toBeLessThanOrEqual(100);
    expect(Math.abs(expected.points[1]! - read.points[1]!)).toBeLessThanOrEqual(100);
  });

  it('comes back from the grid to the degrees it came from', () => {
    const { geometry } = importGeometry({ geojson: point(115.75, 36.9), crs: 'CRS84' }, frame);
    const [[lon, lat]] = toLonLat(geometry!, frame).coordinates as [[number, number]];
    expect(Math.abs(lon - 115.75)).toBeLessThan(1e-8);
    expect(Math.abs(lat - 36.9)).toBeLessThan(1e-8);
  });

  it.each([
    ['NaN', point(Number.NaN, 36.8), 'CRS84', 'geometry.bad-coordinate'],
    ['null', point(null, 36.8), 'CRS84', 'geometry.bad-coordinate'],
    ['infinity', point(115, Number.POSITIVE_INFINITY), 'CRS84', 'geometry.bad-coordinate'],
    ['swapped beyond the range', point(36.8, 115.7), 'CRS84', 'geometry.swapped-range'],
    ['out of range', point(500, 400), 'CRS84', 'geometry.out-of-range'],
    ['degrees called metres', point(115.7, 36.8), 'EPSG:4548', 'geometry.degrees-as-metres'],
    ['northing first', point(4_080_030, 384_144), 'EPSG:4548', 'geometry.swapped'],
    ['metres called degrees', point(384_144, 4_080_030), 'CRS84', 'geometry.metres-as-degrees'],
    ['swapped within the range', { ...point(36.8, 85), type: 'Point' }, 'CRS84', 'geometry.far-away'],
    ['far away', point(100, 25), 'CRS84', 'geometry.far-away'],
    ['a text for a number', point('115.7', 36.8), 'CRS84', 'geometry.bad-coordinate'],
    ['no position at all', { type: 'Point' }, 'CRS84', 'geometry.bad-coordinate'],
    ['coordinates that are no list', { type: 'Polygon', coordinates: 7 }, 'CRS84', 'geometry.not-geojson'],
    ['a type that is none', { type: 'Circle', coordinates: [] }, 'CRS84', 'geometry.not-geojson'],
    [
      'a line of one point',
      { type: 'LineString', coordinates: [[115.7, 36.8]] },
      'CRS84',
      'geometry.line-too-short',
    ],
    ['an empty polygon', { type: 'Polygon', coordinates: [] }, 'CRS84', 'geometry.empty'],
    ['wrong zone', point(384_144, 4_080_030), 'EPSG:4547', 'geometry.far-away'],
    ['unknown system', point(1, 2), 'EPSG:3857', 'geometry.unknown-crs'],
    ['nothing', { type: 'FeatureCollection', features: [] }, 'CRS84', 'geometry.empty'],
  ])('%s is a named fault and gives no geometry', (_, geojson, crs, code) => {
    const { geometry, findings } = importGeometry({ geojson, crs }, frame);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(geometry).toBeUndefined();
  });

  const a = [115.7, 36.84];
  const b = [115.71, 36.84];
  const c = [115.71, 36.85];
  const d = [115.7, 36.85];
  it('names the place of a crossing, and repairs nothing', () => {
    const { geometry, findings } = importGeometry({ geojson: ring(a, c, b, d, a), crs: 'CRS84' }, frame);
    expect(geometry).toBeUndefined();
    const crossing = findings.find((finding) => finding.code === 'geometry.self-crossing');
    expect(Number(crossing?.params.x)).toBeCloseTo(115.705, 4);
    expect(Number(crossing?.params.y)).toBeCloseTo(36.845, 4);
  });

  it('tells spike, hole outside, unclosed ring, repeated point and height apart', () => {
    expect(codes(ring(a, b, c, [115.72, 36.86], c, d, a))).toContain('geometry.spike');
    const hole = [
      [115.8, 36.84],
      [115.81, 36.85],
      [115.81, 36.84],
      [115.8, 36.84],
    ];
    expect(codes({ type: 'Polygon', coordinates: [[a, b, c, d, a], hole] })).toContain(
      'geometry.hole-outside',
    );
    expect(codes(ring(a, b, c, d))).toEqual(['geometry.unclosed-ring']);
    expect(codes(ring(a, b, b, c, d, a))).toEqual(['geometry.repeated-point']);
    expect(codes(point(115.7, 36.84))).toEqual([]);
    expect(codes({ type: 'Point', coordinates: [115.7, 36.84, 30] })).toEqual(['geometry.extra-dimension']);
  });

  const box = (west: number, south: number, size: number) => {
    const [east, north] = [west + size, south + size];
    return [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
  };
  const multi = (...polygons: readonly (readonly (readonly number[][])[])[]) => ({
    type: 'MultiPolygon',
    coordinates: polygons,
  });
  const shell = box(115.7, 36.84, 0.01);

  it('tells nesting faults: hole across and beside its shell, hole in another, nested and overlapping parts', () => {
    expect(codes({ type: 'Polygon', coordinates: [shell, box(115.702, 36.842, 0.002)] })).toEqual([]);
    expect(codes({ type: 'Polygon', coordinates: [shell, box(115.709, 36.842, 0.003)] })).toContain(
      'geometry.parts-overlap',
    );
    expect(codes({ type: 'Polygon', coordinates: [shell, box(115.72, 36.842, 0.003)] })).toEqual([
      'geometry.hole-outside',
    ]);
    expect(codes(multi([shell, box(115.732, 36.842, 0.001)], [box(115.73, 36.84, 0.01)]))).toEqual([
      'geometry.hole-outside',
    ]);
    expect(codes(multi([shell], [box(115.702, 36.842, 0.002)]))).toEqual(['geometry.parts-overlap']);
    expect(codes(multi([shell], [box(115.705, 36.845, 0.01)]))).toContain('geometry.parts-overlap');
    const island = multi([shell, box(115.702, 36.842, 0.006)], [box(115.704, 36.844, 0.002)]);
    expect(codes(island)).toEqual([]);
  });

  it('tells zero area, too few points, mixed kinds; drops an empty part; takes a feature collection', () => {
    expect(codes(ring(a, b, a, a))).toContain('geometry.too-few-points');
    const onMeridian = [36.84, 36.86, 36.85, 36.84].map((lat) => [115.7061, lat]);
    expect(codes(ring(...onMeridian))).toContain('geometry.zero-area');
    // A hole that is the shell once more leaves nothing.
    const corners = [
      [115.7, 36.85],
      [115.701, 36.85],
      [115.701, 36.851],
      [115.7, 36.85],
    ];
    expect(codes({ type: 'Polygon', coordinates: [corners, corners] })).toEqual(['geometry.zero-area']);
    const [east, north] = [384_144, 4_080_030];
    const flat = ring([east, north], [east, north], [east, north], [east, north]);
    expect(codes(flat, 'EPSG:4548')).toContain('geometry.too-few-points');
    const feature = (geometry: unknown) => ({ type: 'Feature', geometry });
    const both = {
      type: 'FeatureCollection',
      features: [feature(point(115.7, 36.84)), feature(ring(a, b, c, d, a))],
    };
    expect(codes(both)).toEqual(['geometry.mixed-kinds']);
    expect(codes(multi([], [shell]))).toEqual([]);
    expect(
      codes({ type: 'FeatureCollection', features: [feature(ring(a, b, c, d, a)), feature(null)] }),
    ).toEqual([]);
  });

  it('a fault is refused however many notes come before it', () => {
    const repeated = Array.from({ length: 300 }, () => a);
    const { geometry, findings } = importGeometry(
      { geojson: ring(...repeated, b, [Number.NaN, 36.8], c, d, a), crs: 'CRS84' },
      frame,
    );
    expect(geometry).toBeUndefined();
    expect(findings.filter(({ severity }) => severity === 'error')).toHaveLength(1);
    expect(findings).toHaveLength(51);
  });

  it('takes 200,000 vertices of one geometry and no more, 2,000,000 in all', () => {
    const round = (n: number) =>
      Array.from({ length: n }, (_, i) => {
        const turn = (2 * Math.PI * i) / n;
        return [115.7 + 0.1 * Math.cos(turn), 36.85 + 0.1 * Math.sin(turn)];
      });
    const line = (n: number) => ({ type: 'LineString', coordinates: round(n) });
    expect(codes(line(200_000))).toEqual([]);
    expect(codes(line(200_001))).toEqual(['geometry.too-many-vertices']);
    expect(codes({ type: 'MultiPoint', coordinates: [null, ...round(200_000)] })).toEqual([
      'geometry.too-many-vertices',
    ]);
    const long = line(200_000);
    const eleven = { type: 'GeometryCollection', geometries: Array.from({ length: 11 }, () => long) };
    expect(codes(eleven)).toEqual(['geometry.too-many-vertices']);
  });

  it('offers a geometry without its spikes, with the change of area, and does not take it', () => {
    // On the meridian of the frame a spike stays on one line when it is projected.
    const west = [
      [115.7061, 36.84],
      [115.7161, 36.84],
      [115.7161, 36.85],
      [115.7061, 36.85],
    ];
    const given = importGeometry(
      { geojson: ring(...west, [115.7061, 36.83], west[0]!), crs: 'CRS84' },
      frame,
    );
    expect(given.geometry).toBeUndefined();
    expect(given.findings.map(({ code }) => code)).toContain('geometry.spike');
    const sound = importGeometry({ geojson: ring(...west, west[0]!), crs: 'CRS84' }, frame).geometry;
    expect(given.repair).toMatchObject({ geometry: sound, removed: 1 });
    expect(given.repair?.areaChangeM2.sign).toBe(0);
    expect(importGeometry({ geojson: ring(a, c, b, d, a), crs: 'CRS84' }, frame).repair).toBeUndefined();
  });

  it('every text has every place filled in', () => {
    for (const geojson of [
      ring(a, c, b, d, a),
      ring(a, b, c, d),
      point(36.8, 115.7),
      point(0, 0),
      { type: 'X' },
    ]) {
      for (const finding of importGeometry({ geojson, crs: 'CRS84' }, frame).findings)
        for (const language of ['zh', 'en'] as const)
          expect(renderFinding(finding, language, [geometryFindings])).not.toMatch(/\{|^[a-z.-]+$/);
    }
  });
});

describe('withinDistance', () => {
  it('decides at the limit exactly', () => {
    const line = { kind: 'line' as const, lines: [[0, 0, 40_000, 30_000]] };
    // The point is 5 m from the line: (−3, 4) m turned off its middle.
    const off = { kind: 'point' as const, points: [20_000 - 30_000, 15_000 + 40_000] };
    expect(withinDistance(line, off, new Exact(5n))).toBe(true);
    expect(withinDistance(line, off, new Exact(49_999_999_999n, 10_000_000_000n))).toBe(false);
    expect(touches(line, { kind: 'point', points: [4, 3] })).toBe(true);
    expect(touches(line, { kind: 'point', points: [4, 4] })).toBe(false);
  });
});
