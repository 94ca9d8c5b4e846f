import { type GridGeometry, partsOf, STEPS_PER_METRE } from './grid.ts';
import { areaOf, perimeterOf } from './measure.ts';
import { orientation } from './orientation.ts';

/**
 * Measures of the shape of an overlap (doubles; square roots and the four operations only, so the same bits
 * everywhere). A ratio whose divisor is zero is 0:
 * only a shape that vanished on the grid has one, and that is a contact before any ratio is asked.
 */
export interface SliverMeasures {
  readonly areaM2: number;
  readonly perimeterM: number;
  /** 2A/P. */
  readonly meanWidthM: number;
  /** Sides of the oriented rectangle of least area around the shape. */
  readonly boundingWidthM: number;
  readonly boundingLengthM: number;
  readonly lengthToWidth: number;
  /** 4πA/P²: 1 for a circle. */
  readonly compactness: number;
  /** P/(2√(πA)): 1 for a circle. */
  readonly shapeIndex: number;
  readonly p2OverA: number;
}

/** Convex hull by the monotone chain (Andrew 1979), counter-clockwise, with exact turns. */
function convexHull(geometry: GridGeometry): [number, number][] {
  const points: [number, number][] = [];
  for (const part of partsOf(geometry))
    for (let i = 0; i + 1 < part.length; i += 2) points.push([part[i]!, part[i + 1]!]);
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: readonly [number, number][]): [number, number][] => {
    const chain: [number, number][] = [];
    for (const point of ordered) {
      while (chain.length >= 2) {
        const [a, b] = [chain[chain.length - 2]!, chain[chain.length - 1]!];
        if (orientation(a[0], a[1], b[0], b[1], point[0], point[1]) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(points), ...half(points.toReversed())];
}

/**
 * Width and length of the rectangle of least area: one of its sides lies along a side of the hull (Freeman and Shapira
 * 1975). The corners that touch the other three sides only move forward as the hull is gone round (Toussaint 1983).
 */
function leastRectangle(hull: readonly [number, number][]): { width: number; length: number } {
  let best = { area: Number.POSITIVE_INFINITY, width: 0, length: 0 };
  const count = hull.length;
  let [right, top, left] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const [ax, ay] = hull[i]!;
    const [bx, by] = hull[(i + 1) % count]!;
    const side = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    if (side === 0) continue;
    const ux = (bx - ax) / side;
    const uy = (by - ay) / side;
    const along = (from: number, to: number) =>
      (hull[to]![0] - hull[from]![0]) * ux + (hull[to]![1] - hull[from]![1]) * uy;
    const across = (from: number, to: number) =>
      (hull[to]![1] - hull[from]![1]) * ux - (hull[to]![0] - hull[from]![0]) * uy;
    const after = (at: number) => (at + 1) % count;
    if (i === 0) right = 1 % count;
    while (along(right, after(right)) > 0) right = after(right);
    if (i === 0) top = right;
    while (across(top, after(top)) > 0) top = after(top);
    if (i === 0) left = top;
    while (along(left, after(left)) < 0) left = after(left);
    const wide = along(left, right);
    const high = across(i, top);
    if (wide * high < best.area)
      best = { area: wide * high, width: Math.min(wide, high), length: Math.max(wide, high) };
  }
  return { width: best.width, length: best.length };
}

const ratio = (top: number, bottom: number): number => (bottom === 0 ? 0 : top / bottom);

/** Measures the shape of an overlap (domain practice: size and shape tests of sliver polygons). */
export function sliverMeasures(shape: GridGeometry): SliverMeasures {
  const areaM2 = Number(areaOf(shape).toFixed(8));
  const perimeterM = perimeterOf(shape);
  const { width, length } = leastRectangle(convexHull(shape));
  return {
    areaM2,
    perimeterM,
    meanWidthM: ratio(2 * areaM2, perimeterM),
    boundingWidthM: width / STEPS_PER_METRE,
    boundingLengthM: length / STEPS_PER_METRE,
    lengthToWidth: ratio(length, width),
    compactness: ratio(4 * Math.PI * areaM2, perimeterM * perimeterM),
    shapeIndex: ratio(perimeterM, 2 * Math.sqrt(Math.PI * areaM2)),
    p2OverA: ratio(perimeterM * perimeterM, areaM2),
  };
}
