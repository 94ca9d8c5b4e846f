import { canonicalGeometry } from './canonical-form.ts';
import { nearestGridPoint } from './exact-point.ts';
import { type GridGeometry, ringDoubleArea } from './grid.ts';
import { type CutSide, cutOverlap } from './overlap-cut.ts';

/** A ring with its corners moved to the nearest points of the grid; `undefined` when nothing of it is left there. */
function rounded(ring: readonly CutSide[]): number[] | undefined {
  const flat: number[] = [];
  for (const { from } of ring) {
    const [x, y] = nearestGridPoint(from);
    if (flat.at(-2) !== x || flat.at(-1) !== y) flat.push(x, y);
  }
  while (flat.length > 2 && flat[0] === flat.at(-2) && flat[1] === flat.at(-1)) flat.length -= 2;
  return flat.length >= 6 && ringDoubleArea(flat) !== 0n ? flat : undefined;
}

/**
 * The shape two valid polygons share: cut exactly, then each corner moved once to the nearest point of the grid. For
 * the map and for measures of shape; the area that decides is {@link overlapArea}, not the area of this. An overlap
 * thinner than the grid has no shape left: `polygons` is empty.
 */
export function overlapShape(a: GridGeometry, b: GridGeometry): GridGeometry {
  const polygons: number[][][] = [];
  for (const rings of cutOverlap(a, b)) {
    const [shell, ...holes] = rings.map(rounded);
    if (shell) polygons.push([shell, ...holes.filter((hole) => hole !== undefined)]);
  }
  return canonicalGeometry({ kind: 'polygon', polygons });
}
