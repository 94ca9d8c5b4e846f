import type { Exact } from '../base/index.ts';
import type { GridGeometry } from './grid.ts';
import { areaOf } from './measure.ts';
import { overlapArea } from './overlap-area.ts';

/** Area in m² of a footprint outside polygons that do not overlap each other. Exact. */
export function uncoveredArea(footprint: GridGeometry, cover: readonly GridGeometry[]): Exact {
  return cover.reduce((rest, polygon) => rest.minus(overlapArea(footprint, polygon)), areaOf(footprint));
}
