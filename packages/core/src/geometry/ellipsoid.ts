import { atan2Degrees, sinCosDegrees } from './elementary.ts';
import type { Frame } from './grid.ts';

/**
 * A place on an ellipsoid by the sines and cosines of its geodetic latitude and of its longitude from some meridian.
 * Projections hand places to one another in this form, so that an angle is worked out only where one is shown.
 */
export interface Place {
  readonly sinLat: number;
  readonly cosLat: number;
  readonly sinLon: number;
  readonly cosLon: number;
}

/** The place of a latitude and a longitude from the meridian, in degrees; not a number where the latitude is none. */
export function placeAt(lon: number, lat: number): Place {
  const { sin: sinLat, cos: cosLat } = sinCosDegrees(Math.abs(lat) <= 90 ? lat : Number.NaN);
  const { sin: sinLon, cos: cosLon } = sinCosDegrees(lon);
  return { sinLat, cosLat, sinLon, cosLon };
}

/** Longitude from the meridian and latitude of a place in degrees. */
export function degreesOf({ sinLat, cosLat, sinLon, cosLon }: Place): { lon: number; lat: number } {
  return { lon: atan2Degrees(sinLon, cosLon), lat: atan2Degrees(sinLat, cosLat) };
}

/** Turns places to a meridian that lies `east` degrees east of theirs. */
export function toMeridian(east: number): (place: Place) => Place {
  const { sin, cos } = sinCosDegrees(east);
  return ({ sinLat, cosLat, sinLon, cosLon }) => ({
    sinLat,
    cosLat,
    sinLon: sinLon * cos - cosLon * sin,
    cosLon: cosLon * cos + sinLon * sin,
  });
}

/** An ellipsoid of revolution. */
export interface Ellipsoid {
  /** Semi-major axis in metres. */
  readonly a: number;
  /** Square of the eccentricity, and the third flattening. */
  readonly e2: number;
  readonly n: number;
}

function ellipsoid(a: number, inverseFlattening: number): Ellipsoid {
  const f = 1 / inverseFlattening;
  return { a, e2: f * (2 - f), n: f / (2 - f) };
}

/** CGCS2000 (GB 22021-2008) and GRS 80 have the same figure: a = 6378137 m, 1/f = 298.257222101. */
export const ELLIPSOIDS: Readonly<Record<Frame['ellipsoid'], Ellipsoid>> = {
  CGCS2000: ellipsoid(6_378_137, 298.257222101),
  GRS80: ellipsoid(6_378_137, 298.257222101),
  WGS84: ellipsoid(6_378_137, 298.257223563),
};
