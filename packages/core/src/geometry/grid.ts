/**
 * The geometry of record: integers on the 0.1 mm grid of a zone's equal-area frame, in one canonical form, so that
 * the same shape has the same bytes whatever program wrote it (DESIGN section 6, "Geometry of record").
 */

/** The equal-area frame of a zone: Lambert azimuthal equal area about a centre, on a named ellipsoid. */
export interface Frame {
  readonly projection: 'laea';
  readonly ellipsoid: 'CGCS2000' | 'WGS84' | 'GRS80';
  /** Latitude and longitude of the centre, degrees. */
  readonly lat0: number;
  readonly lon0: number;
  /** Grid step in metres. */
  readonly unitM: 0.0001;
}

/** Grid steps in one metre (the reciprocal of `unitM`), as an integer so that nothing is rounded. */
export const STEPS_PER_METRE = 10_000;

/** Areas: square grid steps in one square metre. */
export const SQUARE_STEPS_PER_M2 = 100_000_000n;

export const MIN_COORDINATE = -2_147_483_648;
export const MAX_COORDINATE = 2_147_483_647;

/** Polygons, each a shell and its holes, each ring flat `[x0, y0, x1, y1, …]` and not closed. */
export interface GridPolygons {
  readonly kind: 'polygon';
  readonly polygons: number[][][];
}

/** Lines, each flat `[x0, y0, x1, y1, …]`. */
export interface GridLines {
  readonly kind: 'line';
  readonly lines: number[][];
}

/** Points, flat `[x0, y0, x1, y1, …]`. */
export interface GridPoints {
  readonly kind: 'point';
  readonly points: number[];
}

/**
 * A geometry on the grid. Coordinates are int32. In canonical form shells run counter-clockwise and holes clockwise,
 * a ring starts at its smallest vertex (by x, then y), and rings, polygons, lines and points are sorted.
 */
export type GridGeometry = GridPolygons | GridLines | GridPoints;

/** A closed box of grid coordinates. */
export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Every ring, line or the points of a geometry, as flat coordinate lists. */
export function* partsOf(geometry: GridGeometry): Generator<readonly number[]> {
  if (geometry.kind === 'polygon') for (const rings of geometry.polygons) yield* rings;
  else if (geometry.kind === 'line') yield* geometry.lines;
  else yield geometry.points;
}

/** The smallest box around a geometry; `undefined` when it has no vertex. */
export function boxOf(geometry: GridGeometry): Box | undefined {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (const part of partsOf(geometry)) {
    for (let i = 0; i + 1 < part.length; i += 2) {
      const x = part[i]!;
      const y = part[i + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return minX > maxX ? undefined : { minX, minY, maxX, maxY };
}

/** Whether two closed boxes share at least a point. */
export function boxesMeet(a: Box, b: Box): boolean {
  return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
}

/** The smallest box that holds both. */
export function boxUnion(a: Box, b: Box): Box {
  return {
    minX: Math.min(a.minX, b.minX),
    minY: Math.min(a.minY, b.minY),
    maxX: Math.max(a.maxX, b.maxX),
    maxY: Math.max(a.maxY, b.maxY),
  };
}

/** Twice the signed area of a ring in square steps, exactly; positive when it runs counter-clockwise. */
export function ringDoubleArea(ring: readonly number[]): bigint {
  const ox = ring[0] ?? 0;
  const oy = ring[1] ?? 0;
  let reachX = 0;
  let reachY = 0;
  for (let i = 0; i < ring.length; i += 2) {
    reachX = Math.max(reachX, Math.abs(ring[i]! - ox));
    reachY = Math.max(reachY, Math.abs(ring[i + 1]! - oy));
  }
  // Each cross product is at most 2·reachX·reachY, so below this bound no sum of them leaves the exact doubles.
  if (ring.length * reachX * reachY < Number.MAX_SAFE_INTEGER) {
    let sum = 0;
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      sum += (ring[j]! - ox) * (ring[i + 1]! - oy) - (ring[i]! - ox) * (ring[j + 1]! - oy);
    }
    return BigInt(sum);
  }
  let sum = 0n;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    sum +=
      BigInt(ring[j]! - ox) * BigInt(ring[i + 1]! - oy) - BigInt(ring[i]! - ox) * BigInt(ring[j + 1]! - oy);
  }
  return sum;
}
