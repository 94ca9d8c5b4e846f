import { describe, expect, it } from 'vitest';
import { toLonLat } from '../geometry/index.ts';
import { normaliseCase, reviewCase } from './index.ts';
import { footprint, goodCase, rectangle, samplePackage } from './testing/sample-package.ts';

const pkg = samplePackage();
const read = (shape: unknown) => normaliseCase({ ...goodCase, footprint: shape }, pkg);
const codes = (shape: unknown) =>
  read(shape).findings.map(({ code, pointer, severity }) => `${severity} ${code} ${pointer}`);
const polygon = (ring: number[]) => ({ kind: 'polygon' as const, polygons: [[ring]] });
const geojson = toLonLat(polygon(rectangle(100, 1000, 200, 200)), pkg.content['plan.yaml'].frame);

describe('importFootprint', () => {
  it('reads GeoJSON onto the grid, to the same verdict', () => {
    const { case: normal, findings } = read({ geojson });
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    const drawn = normaliseCase({ ...goodCase, footprint: footprint(100, 1000, 200, 200) }, pkg).case!;
    const [given, wanted] = [normal!, drawn].map((one) => one.footprint!.grid.polygons[0]![0]!);
    // toLonLat is for display: there and back loses some tenths of a millimetre.
    for (const [index, value] of wanted!.entries()) expect(Math.abs(given![index]! - value)).toBeLessThan(20);
    expect(reviewCase(pkg, normal!).value).toBe('allowed');
  });

  it('obeys a coordinate system that GeoJSON names by itself, and refuses one it does not know', () => {
    const named = (name: string) => ({ ...geojson, crs: { type: 'name', properties: { name } } });
    expect(read({ geojson: named('urn:ogc:def:crs:EPSG::4490') }).case).toBeDefined();
    expect(read({ geojson: named('urn:ogc:def:crs:OGC:1.3:CRS84') }).case).toBeDefined();
    expect(codes({ geojson: named('urn:ogc:def:crs:EPSG::3857') })).toEqual([
      'error geometry.unknown-crs /footprint/geojson',
    ]);
  });

  it('names a self-crossing ring, on the grid as in GeoJSON', () => {
    const [x0, y0, x1, , , y2] = rectangle(100, 1000, 200, 200) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const bow = polygon([x0, y0, x1, y2, x1, y0 + 10, x0, y2]);
    expect(codes({ grid: bow })[0]).toMatch(/^error geometry\.self-crossing \/footprint\/grid/);
    const degrees = toLonLat(bow, pkg.content['plan.yaml'].frame);
    expect(codes({ geojson: degrees })[0]).toMatch(/^error geometry\.self-crossing \/footprint\/geojson/);
  });

  it('asks about a footprint of another zone, and about one outside this zone', () => {
    expect(codes({ grid: polygon(rectangle(60_000, 0, 100, 100)) })).toEqual([
      'error case.footprint-far /footprint',
    ]);
    const outside = read({ grid: polygon(rectangle(7000, 0, 100, 100)) });
    expect(outside.findings.map((finding) => finding.code)).toEqual(['case.footprint-outside-zone']);
    expect(reviewCase(pkg, outside.case!).value).toBe('undecided');
  });

  it('refuses what is no area, no geometry, or off the grid', () => {
    expect(codes({ geojson: { type: 'Point', coordinates: [115.7, 36.85] } })).toEqual([
      'error case.footprint-not-area /footprint/geojson',
    ]);
    for (const shape of [
      { geojson: null },
      { geojson: [] },
      { geojson: { type: 'Polygon' } },
      { coordinates: 'x' },
      {},
    ]) {
      expect(read(shape).case).toBeUndefined();
    }
    expect(read({ grid: polygon([0, 0, 1, 0, 2_147_483_648, 1]) }).case).toBeUndefined();
    expect(read({ grid: polygon([0, 0, 1, 0, 1.5, 1]) }).case).toBeUndefined();
    expect(read({ grid: polygon([0, 0, 1]) }).case).toBeUndefined();
    expect(read({ grid: polygon([0, 0, 10, 0, 10, 10, 0]) }).case).toBeUndefined();
  });

  it('reads a pasted list of degrees, and asks when it can be read in several ways', () => {
    const ring = (geojson.coordinates as number[][][][])[0]![0]!.slice(0, -1);
    const text = ring.map(([lon, lat]) => `${lon}, ${lat}`).join('\n');
    const { case: normal, findings } = read({ coordinates: text });
    if (normal) expect(reviewCase(pkg, normal).value).toBe('allowed');
    else expect(findings.map((finding) => finding.code)).toContain('case.footprint-reading');
  });
});
