/**
 * A checksum over every bit that the projections make of many coordinates: degrees and Gauss-Krüger metres into the
 * frame of a zone, back, and out again. Runs alike in Node and on a page.
 */
import { crsOf, fromFrame, inCrs, toFrame, toGaussKruger } from '../../packages/core/src/geometry/crs.ts';
import type { Frame } from '../../packages/core/src/geometry/grid.ts';

/** A zone of the size of a county. */
export const FRAME: Frame = {
  projection: 'laea',
  ellipsoid: 'CGCS2000',
  lat0: 36.8494,
  lon0: 115.7061,
  unitM: 0.0001,
};

/** Degrees spread over the zone by a generator that runs on integers. */
export function* placesOfZone(count: number): Generator<readonly [lon: number, lat: number]> {
  let state = 20_221_221;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  };
  for (let i = 0; i < count; i += 1) yield [FRAME.lon0 + 1.2 * next(), FRAME.lat0 + next()];
}

function system(id: string) {
  const crs = crsOf(id);
  if (!crs) throw new Error(`no system ${id}`);
  return crs;
}

/** The checksum over `count` coordinates, sixteen hexadecimal digits. */
export function projectionBits(count: number): string {
  const degrees = toFrame(system('EPSG:4490'), FRAME);
  const planes = ['EPSG:4548', 'EPSG:4526', 'EPSG:4508'].map((id) => ({
    outward: inCrs(system(id), FRAME),
    inward: toFrame(system(id), FRAME),
  }));
  const back = fromFrame(FRAME);
  const words = new DataView(new ArrayBuffer(8));
  let [low, high] = [0x811c9dc5, 0x01000193];
  const take = (...values: readonly number[]) => {
    for (const value of values) {
      words.setFloat64(0, value);
      low = Math.imul(low ^ words.getInt32(0), 0x01000193);
      high = Math.imul(high ^ words.getInt32(4) ^ (low >>> 15), 0x85ebca6b);
    }
  };
  for (const [lon, lat] of placesOfZone(count)) {
    const [x, y] = degrees(lon, lat);
    take(x, y, ...back(x, y));
    for (const { outward, inward } of planes) {
      const [east, north] = outward(x, y);
      take(east, north, ...inward(east, north));
    }
    const { easting, northing } = toGaussKruger(lon, lat);
    take(easting, northing);
  }
  return [low, high].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
