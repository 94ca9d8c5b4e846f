import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { projectionBits } from '../../../../bench/projection/bits.ts';
import { crsOf, fromFrame, inCrs, toFrame, toGaussKruger } from './crs.ts';
import { degreesOf, ELLIPSOIDS, placeAt } from './ellipsoid.ts';
import { equalAreaPlane } from './equal-area.ts';
import { gaussKrugerPlane } from './gauss-kruger.ts';
import type { Frame } from './grid.ts';
import { importGeometry, toCrs, toLonLat } from './index.ts';
import { REFERENCE_PLACES } from './reference-places.data.ts';

/** What README.md states: far below the 0.05 mm to which a coordinate is rounded. */
const BOUND_M = 1e-8;
/** Metres in a degree of latitude at the most, and so of longitude. */
const DEGREE_M = 111_700;

const { CGCS2000 } = ELLIPSOIDS;
const kruger = gaussKrugerPlane(CGCS2000);

const frameAt = (lat0: number, lon0: number): Frame => ({
  projection: 'laea',
  ellipsoid: 'CGCS2000',
  lat0,
  lon0,
  unitM: 0.0001,
});

/** Evenly spread numbers; generated doubles would lie near zero. */
const number = (min: number, max: number) =>
  fc.maxSafeInteger().map((one) => min + ((max - min) * (one / Number.MAX_SAFE_INTEGER + 1)) / 2);

/** Frames over China, and a place in a zone of 100 km around each. */
const zones = fc.record({
  lat0: number(4, 53),
  lon0: number(74, 134),
  lat: number(-0.45, 0.45),
  lon: number(-0.5, 0.5),
});

const ELLIPSOID = '+a=6378137 +rf=298.257222101';
const peerFrame = ({ lat0, lon0 }: Frame) =>
  `+proj=laea +lat_0=${lat0} +lon_0=${lon0} +x_0=0 +y_0=0 ${ELLIPSOID} +units=m +no_defs`;
const peerDegrees = `+proj=longlat ${ELLIPSOID} +no_defs`;
const peerZone = (meridian: number, shift: number) =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${shift} +y_0=0 ${ELLIPSOID} +units=m +no_defs`;

function expectWithin(found: readonly number[], expected: readonly number[], bound: number): void {
  found.forEach((value, index) => {
    expect(Math.abs(value - expected[index]!)).toBeLessThanOrEqual(bound);
  });
}

describe('projections against places worked out with 40 digits', () => {
  it.each(REFERENCE_PLACES)(
    'frame %f %f, meridian %f: %f %f',
    (lat0, lon0, meridian, lon, lat, x, y, east, north) => {
      const plane = equalAreaPlane(CGCS2000, lat0);
      expectWithin(plane.forward(placeAt(lon - lon0, lat)), [x, y], BOUND_M);
      expectWithin(kruger.forward(placeAt(lon - meridian, lat)), [east, north], BOUND_M);
      const fromPlane = degreesOf(plane.inverse(x, y));
      const fromZone = degreesOf(kruger.inverse(east, north));
      expectWithin([fromPlane.lon + lon0, fromPlane.lat], [lon, lat], BOUND_M / DEGREE_M);
      expectWithin([fromZone.lon + meridian, fromZone.lat], [lon, lat], BOUND_M / DEGREE_M);
    },
  );
});

describe('projections against proj4 over zones of 100 km', () => {
  /** A hundredth of a millimetre is asked for; both agree a thousand times closer. */
  const PEER_M = 3e-8;

  it('degrees', () => {
    fc.assert(
      fc.property(zones, ({ lat0, lon0, lat, lon }) => {
        const frame = frameAt(lat0, lon0);
        const place = [lon0 + lon, lat0 + lat] as const;
        const peer = proj4(peerDegrees, peerFrame(frame)).forward([...place]);
        expectWithin(toFrame(crsOf('EPSG:4490')!, frame)(...place), peer, PEER_M);
      }),
      { numRuns: 500 },
    );
  });

  it('Gauss-Krüger metres of the own zone and of both beside it, three degrees and six, in and out', () => {
    const systems = fc.record({
      beside: fc.integer({ min: -1, max: 1 }),
      wide: fc.boolean(),
      zoned: fc.boolean(),
    });
    fc.assert(
      fc.property(zones, systems, ({ lat0, lon0, lat, lon }, { beside, wide, zoned }) => {
        const frame = frameAt(lat0, lon0);
        const zone = wide
          ? Math.min(23, Math.max(13, Math.ceil(lon0 / 6) + beside))
          : Math.min(45, Math.max(25, Math.round(lon0 / 3) + beside));
        const crs = crsOf(`EPSG:${zone + (wide ? (zoned ? 4478 : 4489) : zoned ? 4488 : 4509)}`)!;
        const meridian = wide ? zone * 6 - 3 : zone * 3;
        expect(crs.meridian).toBe(meridian);
        const peerSystem = peerZone(meridian, 500_000 + (zoned ? zone * 1_000_000 : 0));
        const metres = proj4(peerDegrees, peerSystem).forward([lon0 + lon, lat0 + lat]);
        const onFrame = proj4(peerSystem, peerFrame(frame)).forward([...metres]);
        expectWithin(toFrame(crs, frame)(metres[0]!, metres[1]!), onFrame, PEER_M);
        expectWithin(inCrs(crs, frame)(onFrame[0]!, onFrame[1]!), metres, PEER_M);
        if (beside === 0 && !wide && !zoned) {
          const shown = toGaussKruger(meridian + lon, lat0 + lat);
          const peer = proj4(peerDegrees, peerSystem).forward([meridian + lon, lat0 + lat]);
          expectWithin([shown.easting, shown.northing], peer, PEER_M);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('projections there and back', () => {
  it('ten decimals of a degree, and five of a metre, give every step of the grid back', () => {
    const step = fc.integer({ min: -500_000_000, max: 500_000_000 });
    fc.assert(
      fc.property(zones, step, step, ({ lat0, lon0 }, x, y) => {
        const frame = frameAt(lat0, lon0);
        const geometry = { kind: 'point' as const, points: [x, y] };
        const degrees = toLonLat(geometry, frame, 10);
        expect(importGeometry({ geojson: degrees, crs: 'EPSG:4490' }, frame).geometry).toEqual(geometry);
        for (const id of [toGaussKruger(lon0, lat0).crs, 'EPSG:4490']) {
          const crs = crsOf(id)!;
          const read = importGeometry({ geojson: toCrs(geometry, frame, crs), crs: id }, frame).geometry;
          expect(read).toEqual(geometry);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the centre itself as the origin, and the steps beside it', () => {
    const frame = frameAt(36.8494, 115.7061);
    expect(toFrame(crsOf('CRS84')!, frame)(115.7061, 36.8494)).toEqual([0, 0]);
    expectWithin(fromFrame(frame)(0, 0), [115.7061, 36.8494], 1e-13);
    const geometry = { kind: 'point' as const, points: [0, 0, 0, 1, 1, 0] };
    const degrees = toLonLat(geometry, frame, 10);
    expect(importGeometry({ geojson: degrees, crs: 'EPSG:4490' }, frame).geometry).toEqual(geometry);
  });

  it('works from pole to pole, across the date line, and where there is no place gives NaN', () => {
    for (const lat0 of [-90, -60, 0, 89.9, 90]) {
      const frame = frameAt(lat0, 179.5);
      const [x, y] = toFrame(crsOf('EPSG:4490')!, frame)(-179.9, lat0 - Math.sign(lat0) * 0.4);
      const [lon, lat] = fromFrame(frame)(x, y);
      expectWithin([lon, lat], [-179.9, lat0 - Math.sign(lat0) * 0.4], 1e-11);
    }
    const frame = frameAt(36.8494, 115.7061);
    expect(toFrame(crsOf('EPSG:4490')!, frame)(115, 91)).toEqual([Number.NaN, Number.NaN]);
    for (const [east, north] of [
      [1e9, 4e6],
      [Number.NaN, 4e6],
      [5e5, Number.POSITIVE_INFINITY],
    ] as const)
      expect(toFrame(crsOf('EPSG:4548')!, frame)(east, north)).toEqual([Number.NaN, Number.NaN]);
  });
});

it('gives these bits in every engine and on every machine', () => {
  expect(projectionBits(5_000)).toBe('9998012a38eaf117');
});
