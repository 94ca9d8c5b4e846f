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

  it('takes 20,000 vertices that a survey could have given, and refuses more with the number', () => {
    const [x, y] = rectangle(100, 1000, 0, 0) as [number, number];
    const round = (count: number) =>
      polygon(
        Array.from({ length: count }, (_, index) => {
          const angle = (2 * Math.PI * index) / count;
          return [
            Math.round(x + 1_000_000 + 900_000 * Math.cos(angle)),
            Math.round(y + 1_000_000 + 900_000 * Math.sin(angle)),
          ];
        }).flat(),
      );
    expect(read({ grid: round(20_000) }).case).toBeDefined();
    expect(codes({ grid: round(20_001) })).toEqual(['error case.footprint-vertices /footprint']);
  });

  it('refuses boundaries made to cross the layers without end, quickly, whichever way they run', () => {
    const teeth = (count: number, upright: boolean) => {
      const [width, length] = [40_000_000, 40_000_000];
      const points: [number, number][] = [];
      for (let tooth = 0; tooth < count; tooth++) {
        const from = Math.round((tooth * width) / count);
        const to = Math.round(((tooth + 0.5) * width) / count);
        points.push([from, 10_000], [from, length], [to, length], [to, 10_000]);
      }
      points.push([width, 10_000], [width, 0], [0, 0]);
      return polygon(
        points.flatMap(([u, v]) =>
          upright ? [u - width / 2, v - length / 2] : [v - length / 2, u - width / 2],
        ),
      );
    };
    for (const upright of [true, false]) {
      expect(codes({ grid: teeth(4_900, upright) })).toEqual(['error case.footprint-intricate /footprint']);
    }
  });
});
