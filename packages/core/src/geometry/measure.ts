import { Exact } from '../base/index.ts';
import { type GridGeometry, ringDoubleArea, SQUARE_STEPS_PER_M2, STEPS_PER_METRE } from './grid.ts';

/** An area in square metres from twice its size in square grid steps. */
export function areaFromDoubleSteps(doubleSteps: bigint, denominator = 1n): Exact {
  return new Exact(doubleSteps, 2n * SQUARE_STEPS_PER_M2 * denominator);
}

/** The exact area of a geometry in m²: the shoelace sum over the grid. Lines and points have none. */
export function areaOf(geometry: GridGeometry): Exact {
  if (geometry.kind !== 'polygon') return new Exact(0n);
  let sum = 0n;
  for (const rings of geometry.polygons) {
    rings.forEach((ring, index) => {
      const area = ringDoubleArea(ring);
      const size = area < 0n ? -area : area;
      sum += index === 0 ? size : -size;
    });
  }
  return areaFromDoubleSteps(sum);
}

function pathLength(flat: readonly number[], closed: boolean): number {
  let length = 0;
  const first = closed ? 0 : 2;
  for (let i = first; i < flat.length; i += 2) {
    const j = i === 0 ? flat.length - 2 : i - 2;
    const dx = flat[i]! - flat[j]!;
    const dy = flat[i + 1]! - flat[j + 1]!;
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return length;
}

/**
 * Length of all boundaries of a polygon in metres, holes included; 0 for lines and points. A double, for display and
 * for measures of shape: made with + · / and the square root of IEEE 754 only, so the same bits everywhere.
 */
export function perimeterOf(geometry: GridGeometry): number {
  if (geometry.kind !== 'polygon') return 0;
  let length = 0;
  for (const rings of geometry.polygons) for (const ring of rings) length += pathLength(ring, true);
  return length / STEPS_PER_METRE;
}

/** Length of lines in metres (a double, as {@link perimeterOf}); 0 for polygons and points. */
export function lengthOf(geometry: GridGeometry): number {
  if (geometry.kind !== 'line') return 0;
  let length = 0;
  for (const line of geometry.lines) length += pathLength(line, false);
  return length / STEPS_PER_METRE;
}
