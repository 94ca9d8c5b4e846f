import { type Crs, inCrs } from './crs.ts';
import { type Frame, type GridGeometry, STEPS_PER_METRE } from './grid.ts';

type Position = readonly [number, number];

/** A geometry as GeoJSON with coordinates of a system. */
export interface CrsGeometry {
  readonly type: 'MultiPolygon' | 'MultiLineString' | 'MultiPoint';
  readonly coordinates: unknown;
}

/** Decimals that give every step of the grid back (a tenth of a millimetre): metres five, degrees ten. */
const decimalsOf = (crs: Crs) => (crs.kind === 'projected' ? 5 : 10);

/**
 * A geometry of record with coordinates of a system, longitude or easting first: for handing on in files. Reading
 * them in again gives the same integers.
 */
export function toCrs(geometry: GridGeometry, frame: Frame, crs: Crs): CrsGeometry {
  const transform = inCrs(crs, frame);
  const decimals = decimalsOf(crs);
  const positions = (flat: readonly number[]): Position[] => {
    const list: Position[] = [];
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const [x, y] = transform(flat[i]! / STEPS_PER_METRE, flat[i + 1]! / STEPS_PER_METRE);
      list.push([Number(x.toFixed(decimals)), Number(y.toFixed(decimals))]);
    }
    return list;
  };
  const ring = (flat: readonly number[]) => {
    const list = positions(flat);
    return [...list, list[0]!];
  };
  switch (geometry.kind) {
    case 'polygon':
      return { type: 'MultiPolygon', coordinates: geometry.polygons.map((rings) => rings.map(ring)) };
    case 'line':
      return { type: 'MultiLineString', coordinates: geometry.lines.map(positions) };
    case 'point':
      return { type: 'MultiPoint', coordinates: positions(geometry.points) };
  }
}
