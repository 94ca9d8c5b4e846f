import proj4 from 'proj4';
import type { Frame } from './grid.ts';

/** Ellipsoid parameters as proj4 takes them. CGCS2000 (GB 22021-2008): a = 6378137 m, 1/f = 298.257222101. */
const ELLIPSOIDS: Readonly<Record<Frame['ellipsoid'], string>> = {
  CGCS2000: '+a=6378137 +rf=298.257222101',
  GRS80: '+a=6378137 +rf=298.257222101',
  WGS84: '+a=6378137 +rf=298.257223563',
};

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

function definitionOf(crs: Crs): string {
  if (crs.kind === 'geographic')
    return `+proj=longlat ${ELLIPSOIDS[crs.id === 'EPSG:4490' ? 'CGCS2000' : 'WGS84']} +no_defs`;
  const x0 = 500_000 + (crs.zone ?? 0) * 1_000_000;
  // proj4 gives NaN without a word when x_0 and y_0 are left out.
  return `+proj=tmerc +lat_0=0 +lon_0=${crs.meridian} +k=1 +x_0=${x0} +y_0=0 ${ELLIPSOIDS.CGCS2000} +units=m +no_defs`;
}

function frameDefinition(frame: Frame): string {
  return `+proj=laea +lat_0=${frame.lat0} +lon_0=${frame.lon0} +x_0=0 +y_0=0 ${ELLIPSOIDS[frame.ellipsoid]} +units=m +no_defs`;
}

/** Turns coordinates of a CRS into metres of the frame. CGCS2000 and WGS 84 are taken as one datum (they differ by centimetres). */
export function toFrame(crs: Crs, frame: Frame): (x: number, y: number) => readonly [number, number] {
  const transform = proj4(definitionOf(crs), frameDefinition(frame));
  return (x, y) => {
    const [east, north] = transform.forward([x, y]);
    return [east ?? Number.NaN, north ?? Number.NaN];
  };
}

type Inverse = (east: number, north: number) => readonly [number, number];

/** Setting up a projection takes longer than using it on a point, and the frame of a zone stays the same. */
const inverses = new WeakMap<Frame, Inverse>();

/** Turns metres of the frame into longitude and latitude, for display. */
export function fromFrame(frame: Frame): Inverse {
  const known = inverses.get(frame);
  if (known) return known;
  const transform = proj4(`+proj=longlat ${ELLIPSOIDS[frame.ellipsoid]} +no_defs`, frameDefinition(frame));
  const inverse: Inverse = (east, north) => {
    const [lon, lat] = transform.inverse([east, north]);
    return [lon ?? Number.NaN, lat ?? Number.NaN];
  };
  inverses.set(frame, inverse);
  return inverse;
}

/**
 * Turns metres of the frame into coordinates of a CRS: longitude first, easting first. For handing on; the integers
 * of the grid stay what is recorded.
 */
export function inCrs(crs: Crs, frame: Frame): (east: number, north: number) => readonly [number, number] {
  const transform = proj4(definitionOf(crs), frameDefinition(frame));
  return (east, north) => {
    const [x, y] = transform.inverse([east, north]);
    return [x ?? Number.NaN, y ?? Number.NaN];
  };
}

/** Coordinates in the three-degree CGCS2000 system of a longitude, without zone number, for showing to surveyors. */
export function toGaussKruger(lon: number, lat: number): { crs: string; easting: number; northing: number } {
  const crs = threeDegreeCrs(Math.round(lon / 3), false);
  const system = crsOf(crs);
  const geographic = `+proj=longlat ${ELLIPSOIDS.CGCS2000} +no_defs`;
  const [easting, northing] = system ? proj4(geographic, definitionOf(system)).forward([lon, lat]) : [];
  return { crs, easting: easting ?? Number.NaN, northing: northing ?? Number.NaN };
}
