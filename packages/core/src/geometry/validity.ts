import type { Finding } from '../base/index.ts';
import { geometryFinding } from './findings.ts';
import type { GridGeometry } from './grid.ts';
import { orientation, placeOfPoint, segmentsMeeting } from './orientation.ts';

/** An edge of a ring with the ring it belongs to, so that neighbours are told from strangers. */
interface RingEdge {
  readonly polygon: number;
  readonly ring: number;
  readonly index: number;
  readonly count: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** Faults listed of one geometry at the most: a garbled file would give one for every vertex. */
const MOST_FAULTS = 50;

function ringEdges(polygons: readonly (readonly (readonly number[])[])[]): RingEdge[] {
  const edges: RingEdge[] = [];
  for (const [polygon, rings] of polygons.entries()) {
    for (const [ring, list] of rings.entries()) {
      const count = list.length / 2;
      for (let index = 0; index < count; index++) {
        const next = (index + 1) % count;
        edges.push({
          polygon,
          ring,
          index,
          count,
          ax: list[2 * index]!,
          ay: list[2 * index + 1]!,
          bx: list[2 * next]!,
          by: list[2 * next + 1]!,
        });
      }
    }
  }
  return edges;
}

function areNeighbours(e: RingEdge, f: RingEdge): boolean {
  if (e.polygon !== f.polygon || e.ring !== f.ring) return false;
  const apart = Math.abs(e.index - f.index);
  return apart === 1 || apart === e.count - 1;
}

/** Where two crossing edges meet, rounded to the grid, for the message only. */
function crossing(e: RingEdge, f: RingEdge): readonly [number, number] {
  const dx = e.bx - e.ax;
  const dy = e.by - e.ay;
  const across = dx * (f.by - f.ay) - dy * (f.bx - f.ax);
  if (across === 0)
    return [
      Math.max(Math.min(e.ax, e.bx), Math.min(f.ax, f.bx)),
      Math.max(Math.min(e.ay, e.by), Math.min(f.ay, f.by)),
    ];
  const along = ((f.ax - e.ax) * (f.by - f.ay) - (f.ay - e.ay) * (f.bx - f.ax)) / across;
  return [Math.round(e.ax + along * dx), Math.round(e.ay + along * dy)];
}

/** Pairs of edges whose boxes meet, by a sweep over x. `visit` returns false to stop. */
function sweep(edges: readonly RingEdge[], visit: (e: RingEdge, f: RingEdge) => boolean): void {
  const minX = (e: RingEdge) => Math.min(e.ax, e.bx);
  const maxX = (e: RingEdge) => Math.max(e.ax, e.bx);
  const sorted = edges.toSorted((e, f) => minX(e) - minX(f));
  let active: RingEdge[] = [];
  for (const edge of sorted) {
    const left = minX(edge);
    active = active.filter((other) => maxX(other) >= left);
    const [low, high] = [Math.min(edge.ay, edge.by), Math.max(edge.ay, edge.by)];
    for (const other of active) {
      if (Math.min(other.ay, other.by) > high || Math.max(other.ay, other.by) < low) continue;
      if (!visit(edge, other)) return;
    }
    active.push(edge);
  }
}

/**
 * Checks that polygons are simple: no ring crosses or touches itself or another ring (a touch of two rings in one
 * point is allowed), no spikes, holes inside their shells, parts apart. Every fault is named with its place, given by
 * `where` in the coordinates the author used. Exact predicates on the grid.
 */
export function polygonFaults(
  geometry: GridGeometry,
  where: (x: number, y: number) => { readonly x: string; readonly y: string },
): Finding[] {
  if (geometry.kind !== 'polygon') return [];
  const findings: Finding[] = [];
  const at = (code: Parameters<typeof geometryFinding>[0], x: number, y: number) =>
    findings.push(geometryFinding(code, {}, where(x, y)));
  const edges = ringEdges(geometry.polygons);
  for (const edge of edges) {
    const ring = geometry.polygons[edge.polygon]![edge.ring]!;
    const next = ((edge.index + 2) % edge.count) * 2;
    const [cx, cy] = [ring[next]!, ring[next + 1]!];
    const back = (cx - edge.bx) * (edge.ax - edge.bx) + (cy - edge.by) * (edge.ay - edge.by) > 0;
    if (back && orientation(edge.ax, edge.ay, edge.bx, edge.by, cx, cy) === 0)
      at('geometry.spike', edge.bx, edge.by);
  }
  sweep(edges, (e, f) => {
    if (areNeighbours(e, f)) return true;
    const how = segmentsMeeting(e.ax, e.ay, e.bx, e.by, f.ax, f.ay, f.bx, f.by);
    const sameRing = e.polygon === f.polygon && e.ring === f.ring;
    if (how === 'cross')
      at(sameRing ? 'geometry.self-crossing' : 'geometry.parts-overlap', ...crossing(e, f));
    else if ((how === 'touch' && sameRing) || (how === 'overlap' && sameRing))
      at('geometry.self-touching', ...crossing(e, f));
    return findings.length < MOST_FAULTS;
  });
  if (findings.length > 0) return findings;
  nestingFaults(geometry.polygons, at);
  return findings;
}

/** Whether a ring lies inside another: told by a vertex that is not on the other's boundary; undefined when all are. */
function sideOf(ring: readonly number[], other: readonly number[]): boolean | undefined {
  for (let i = 0; i < ring.length; i += 2) {
    const place = placeOfPoint(ring[i]!, ring[i + 1]!, [other]);
    if (place !== 'boundary') return place === 'inside';
  }
  return undefined;
}

function nestingFaults(
  polygons: readonly (readonly (readonly number[])[])[],
  at: (code: 'geometry.hole-outside' | 'geometry.parts-overlap', x: number, y: number) => void,
): void {
  for (const [p, [shell, ...holes]] of polygons.entries()) {
    for (const [h, hole] of holes.entries()) {
      if (sideOf(hole, shell!) !== true) at('geometry.hole-outside', hole[0]!, hole[1]!);
      for (const other of holes.slice(h + 1)) {
        if (sideOf(hole, other) === true || sideOf(other, hole) === true)
          at('geometry.parts-overlap', other[0]!, other[1]!);
      }
    }
    for (const [otherShell, ...otherHoles] of polygons.slice(p + 1)) {
      const inOther =
        sideOf(shell!, otherShell!) !== false && !otherHoles.some((hole) => sideOf(shell!, hole) === true);
      const inThis =
        sideOf(otherShell!, shell!) === true && !holes.some((hole) => sideOf(otherShell!, hole) === true);
      if (inOther || inThis) at('geometry.parts-overlap', otherShell![0]!, otherShell![1]!);
    }
  }
}
