import { intersection } from 'polyclip-ts';
import { canonicalGeometry } from './canonical-form.ts';
import { type Box, boxOf, type GridGeometry, type GridPolygons, ringDoubleArea } from './grid.ts';

const NOTHING: GridGeometry = { kind: 'polygon', polygons: [] };

/** The sides of the box a point lies beyond, as bits; 0 within. */
function beyond(x: number, y: number, box: Box): number {
  return (x < box.minX ? 1 : 0) | (x > box.maxX ? 2 : 0) | (y < box.minY ? 4 : 0) | (y > box.maxY ? 8 : 0);
}

/**
 * The ring with every run of vertices that stays beyond one side of the box shortened to its two ends. A straight line
 * beyond the same side replaces the run, so nothing changes within the box, and a boundary of 50,000 vertices costs
 * the clipper only what is near the footprint.
 */
function nearBox(ring: readonly number[], box: Box): number[] {
  const kept: number[] = [];
  let shared = 0;
  let pending = -1;
  for (let i = 0; i < ring.length; i += 2) {
    const side = beyond(ring[i]!, ring[i + 1]!, box);
    if ((shared & side) !== 0) {
      shared &= side;
      pending = i;
      continue;
    }
    if (pending >= 0) kept.push(ring[pending]!, ring[pending + 1]!);
    pending = -1;
    kept.push(ring[i]!, ring[i + 1]!);
    shared = side;
  }
  if (pending >= 0) kept.push(ring[pending]!, ring[pending + 1]!);
  return kept;
}

function toPairs(ring: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 2) pairs.push([ring[i]!, ring[i + 1]!]);
  return pairs;
}

function forClipper(geometry: GridPolygons, box: Box): [number, number][][][] {
  const polygons: [number, number][][][] = [];
  for (const rings of geometry.polygons) {
    const near = rings.map((ring) => nearBox(ring, box)).map((ring) => (ring.length < 6 ? [] : ring));
    if (near[0]!.length > 0) polygons.push(near.filter((ring) => ring.length > 0).map(toPairs));
  }
  return polygons;
}

/** A clipped ring back on the grid; `undefined` when nothing of it is left there. */
function snapped(ring: readonly (readonly [number, number])[]): number[] | undefined {
  const flat: number[] = [];
  for (const [x, y] of ring) {
    const gx = Math.round(x) + 0;
    const gy = Math.round(y) + 0;
    if (flat.at(-2) !== gx || flat.at(-1) !== gy) flat.push(gx, gy);
  }
  while (flat.length > 2 && flat[0] === flat.at(-2) && flat[1] === flat.at(-1)) flat.length -= 2;
  return flat.length >= 6 && ringDoubleArea(flat) !== 0n ? flat : undefined;
}

/**
 * The shape two polygons share, snapped to the grid: for the map and for measures of shape. The area that decides is
 * {@link overlapArea}, not the area of this. An overlap thinner than the grid has no shape left: `polygons` is empty.
 */
export function overlapShape(a: GridGeometry, b: GridGeometry): GridGeometry {
  if (a.kind !== 'polygon' || b.kind !== 'polygon') return NOTHING;
  const boxA = boxOf(a);
  const boxB = boxOf(b);
  if (!boxA || !boxB) return NOTHING;
  const box = {
    minX: Math.max(boxA.minX, boxB.minX),
    minY: Math.max(boxA.minY, boxB.minY),
    maxX: Math.min(boxA.maxX, boxB.maxX),
    maxY: Math.min(boxA.maxY, boxB.maxY),
  };
  if (box.minX >= box.maxX || box.minY >= box.maxY) return NOTHING;
  const nearA = forClipper(a, box);
  const nearB = forClipper(b, box);
  if (nearA.length === 0 || nearB.length === 0) return NOTHING;
  const polygons: number[][][] = [];
  for (const rings of intersection(nearA, nearB)) {
    const [shell, ...holes] = rings.map(snapped);
    if (shell) polygons.push([shell, ...holes.filter((hole) => hole !== undefined)]);
  }
  return canonicalGeometry({ kind: 'polygon', polygons });
}
