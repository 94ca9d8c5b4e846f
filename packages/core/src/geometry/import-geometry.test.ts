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
