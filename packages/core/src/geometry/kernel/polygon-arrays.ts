import type { GridGeometry } from '../grid.ts';

/**
 * Polygons as flat arrays, the form in which large layers are handed over. Offsets run one past the end, so that
 * element `i` spans `[start[i], start[i + 1])`. Rings are not closed; the first ring of a polygon is its shell.
 */
export interface PolygonArrays {
  /** Grid coordinates `x, y, x, y, …`, int32. */
  readonly xy: Int32Array;
  /** First vertex of each ring. */
  readonly ringStart: Int32Array;
  /** First ring of each polygon. */
  readonly polygonStart: Int32Array;
  /** First polygon of each feature. */
  readonly featureStart: Int32Array;
}

/** Lays geometries out flat. Lines and points have no area and become features without polygons. */
export function flattenFeatures(features: readonly GridGeometry[]): PolygonArrays {
  const xy: number[] = [];
  const ringStart = [0];
  const polygonStart = [0];
  const featureStart = [0];
  for (const feature of features) {
    if (feature.kind === 'polygon') {
      for (const rings of feature.polygons) {
        for (const ring of rings) {
          for (const coordinate of ring) xy.push(coordinate);
          ringStart.push(xy.length / 2);
        }
        polygonStart.push(ringStart.length - 1);
      }
    }
    featureStart.push(polygonStart.length - 1);
  }
  return {
    xy: Int32Array.from(xy),
    ringStart: Int32Array.from(ringStart),
    polygonStart: Int32Array.from(polygonStart),
    featureStart: Int32Array.from(featureStart),
  };
}
