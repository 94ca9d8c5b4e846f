import type { Finding } from '../base/index.ts';
import { geometryFinding } from './findings.ts';
import type { GridGeometry } from './grid.ts';
import { orientation } from './orientation.ts';
import { RingEdges } from './ring-edges.ts';
import { RingSweep } from './ring-sweep.ts';

/** Faults listed of one geometry at the most: a garbled file would give one for every vertex. */
const MOST_FAULTS = 50;

/** A ring without points that stand twice in a row: behind one of them a spike would not be seen. */
function withoutRepeats(ring: readonly number[]): readonly number[] {
  return ring.filter((_, at) => {
    const before = (at - (at % 2) - 2 + ring.length) % ring.length;
    const here = at - (at % 2);
    return ring[here] !== ring[before] || ring[here + 1] !== ring[before + 1];
  });
}

/** Corners where a ring turns back along the edge it came by. */
function spikes(ring: readonly number[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const size = ring.length;
  for (let i = 0; i < size && found.length < MOST_FAULTS; i += 2) {
    const [ax, ay] = [ring[i]!, ring[i + 1]!];
    const [bx, by] = [ring[(i + 2) % size]!, ring[(i + 3) % size]!];
    const [cx, cy] = [ring[(i + 4) % size]!, ring[(i + 5) % size]!];
    const isBack = (cx - bx) * (ax - bx) + (cy - by) * (ay - by) > 0;
    if (isBack && orientation(ax, ay, bx, by, cx, cy) === 0) found.push([bx, by]);
  }
  return found;
}

/**
 * Checks that polygons are simple: no ring crosses or touches itself, no two rings cross (a touch, or a piece of
 * boundary in common, is allowed), no spikes, holes inside their own shells, parts apart. Every fault is named with its
 * place, given by `where` in the coordinates the author used. Exact predicates on the grid; O(n log n).
 */
export function polygonFaults(
  geometry: GridGeometry,
  where: (x: number, y: number) => { readonly x: string; readonly y: string },
): Finding[] {
  if (geometry.kind !== 'polygon') return [];
  const turned = geometry.polygons
    .flat()
    .map(withoutRepeats)
    .flatMap(spikes)
    .map(([x, y]) => geometryFinding('geometry.spike', {}, where(x, y)));
  const swept = new RingSweep(new RingEdges(geometry.polygons), MOST_FAULTS).run();
  const met = swept.map(({ code, x, y }) => geometryFinding(code, {}, where(x, y)));
  return [...turned, ...met].slice(0, MOST_FAULTS);
}
