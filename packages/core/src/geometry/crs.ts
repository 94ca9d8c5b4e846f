import { degreesOf, ELLIPSOIDS, type Place, placeAt, toMeridian } from './ellipsoid.ts';
import { type EqualAreaPlane, equalAreaPlane } from './equal-area.ts';
import { type GaussKrugerPlane, gaussKrugerPlane } from './gauss-kruger.ts';
import type { Frame } from './grid.ts';

/**
 * A coordinate reference system this product reads. GeoJSON in a projected CGCS2000 system is read easting first, as
 * GIS programs write it; in a geographic one longitude first.
 */
export interface Crs {
  readonly id: string;
  readonly kind: 'geographic' | 'projected';
  /** Projected: longitude of the central meridian, and the zone number in front of the easting, if any. */
  readonly meridian?: number;
  readonly zone?: number;
  readonly width?: 3 | 6;
}

/** Reads a CRS id: CRS84, EPSG:4326, EPSG:4490, and the CGCS2000 Gauss-Krüger systems EPSG:4491 to 4554. */
export function crsOf(id: string): Crs | undefined {
  if (id === 'CRS84' || id === 'EPSG:4326' || id === 'EPSG:4490') return { id, kind: 'geographic' };
  const code = Number(/^EPSG:(\d{4})$/.exec(id)?.[1] ?? Number.NaN);
  // EPSG 4491–4501 six degrees with zone 13–23, 4502–4512 without; 4513–4533 three degrees with zone 25–45, 4534–4554 without.
  if (code >= 4491 && code <= 4501)
    return { id, kind: 'projected', zone: code - 4478, meridian: (code - 4478) * 6 - 3, width: 6 };
  if (code >= 4502 && code <= 4512)
    return { id, kind: 'projected', meridian: (code - 4489) * 6 - 3, width: 6 };
  if (code >= 4513 && code <= 4533)
    return { id, kind: 'projected', zone: code - 4488, meridian: (code - 4488) * 3, width: 3 };
  if (code >= 4534 && code <= 4554) return { id, kind: 'projected', meridian: (code - 4509) * 3, width: 3 };
  return undefined;
}

/** The three-degree system with zone number in the easting, and without, for a zone number 25 to 45. */
export function threeDegreeCrs(zone: number, prefixed: boolean): string {
  return `EPSG:${zone + (prefixed ? 4488 : 4509)}`;
}

/** The six-degree system with zone number in the easting, and without, for a zone number 13 to 23. */
export function sixDegreeCrs(zone: number, prefixed: boolean): string {
  return `EPSG:${zone + (prefixed ? 4478 : 4489)}`;
}

/** What the projections of this folder are called in the record of an import; it changes when they do. */
export const PROJECTION_METHOD = 'luodi laea 1, rounded to 0.1 mm';

type PlaceToPlane = (x: number, y: number) => readonly [number, number];

/** Setting up a projection takes longer than using it on a point, and the frame of a zone stays the same. */
const planes = new WeakMap<Frame, EqualAreaPlane>();

function planeOf(frame: Frame): EqualAreaPlane {
  const known = planes.get(frame);
  if (known) return known;
  const plane = equalAreaPlane(ELLIPSOIDS[frame.ellipsoid], frame.lat0);
  planes.set(frame, plane);
  return plane;
}

/** All projected systems here are CGCS2000's and differ in meridian and false easting only. */
const gaussKruger: GaussKrugerPlane = gaussKrugerPlane(ELLIPSOIDS.CGCS2000);

const falseEasting = ({ zone = 0 }: Crs): number => 500_000 + zone * 1_000_000;

/**
 * Turns coordinates of a CRS into metres of the frame. CGCS2000 and WGS 84 are taken as one datum (they differ by
 * centimetres). Coordinates that are no place, or too far from the meridian of a projected system, give NaN.
 */
export function toFrame(crs: Crs, frame: Frame): PlaceToPlane {
  const plane = planeOf(frame);
  const { meridian } = crs;
  if (meridian === undefined) return (lon, lat) => plane.forward(placeAt(lon - frame.lon0, lat));
  const shift = falseEasting(crs);
  const turn = toMeridian(frame.lon0 - meridian);
  return (east, north) => plane.forward(turn(gaussKruger.inverse(east - shift, north)));
}

function lonLat(place: Place, meridian: number): readonly [number, number] {
  const { lon, lat } = degreesOf(place);
  const whole = lon + meridian;
  return [whole > 180 ? whole - 360 : whole < -180 ? whole + 360 : whole, lat];
}

/** Turns metres of the frame into longitude and latitude, for display. */
export function fromFrame(frame: Frame): PlaceToPlane {
  const plane = planeOf(frame);
  return (east, north) => lonLat(plane.inverse(east, north), frame.lon0);
}

/**
 * Turns metres of the frame into coordinates of a CRS: longitude first, easting first. For handing on; the integers
 * of the grid stay what is recorded.
 */
export function inCrs(crs: Crs, frame: Frame): PlaceToPlane {
  const { meridian } = crs;
  if (meridian === undefined) return fromFrame(frame);
  const plane = planeOf(frame);
  const shift = falseEasting(crs);
  const turn = toMeridian(meridian - frame.lon0);
  return (x, y) => {
    const [east, north] = gaussKruger.forward(turn(plane.inverse(x, y)));
    return [east + shift, north];
  };
}

/** Coordinates in the three-degree CGCS2000 system of a longitude, without zone number, for showing to surveyors. */
export function toGaussKruger(lon: number, lat: number): { crs: string; easting: number; northing: number } {
  const crs = threeDegreeCrs(Math.round(lon / 3), false);
  const meridian = crsOf(crs)?.meridian;
  if (meridian === undefined) return { crs, easting: Number.NaN, northing: Number.NaN };
  const [east, northing] = gaussKruger.forward(placeAt(lon - meridian, lat));
  return { crs, easting: east + 500_000, northing };
}
