import { Exact } from '../base/index.ts';
import { canonicalGeometry } from './canonical-form.ts';
import type { GridGeometry } from './grid.ts';
import { checkGeometry } from './import-geometry.ts';
import { areaOf } from './measure.ts';
import { orientation } from './orientation.ts';
import { type Ring, ringsToPolygons } from './ring-nesting.ts';

/** Most vertices of all outlines together: parcels have some hundreds, and this looks at every edge with every vertex. */
const MOST_VERTICES = 5_000;

type Point = readonly [number, number];
type Edge = readonly [Point, Point];

const nameOf = ([x, y]: Point) => `${x},${y}`;

/**
 * The outline of neighbours taken together, as a merger of parcels needs it: edges that two of them share, in opposite
 * directions, fall away, and no vertex is moved. Where the end of one edge lies on another, that is an end for both.
 * `undefined` when they share no edge to the last grid step, overlap, touch themselves, or have too many vertices: the
 * joined area is the sum of the areas exactly, or there is no answer. A proposal; whoever merges says the bounds.
 */
export function joinedOutline(shapes: readonly GridGeometry[]): GridGeometry | undefined {
  const rings = shapes.flatMap((shape) => {
    const canonical = canonicalGeometry(shape);
    return canonical.kind === 'polygon' ? canonical.polygons.flat() : [];
  });
  const edges = rings.flatMap(edgesOf);
  if (edges.length > MOST_VERTICES) return undefined;
  const left = withoutShared(edges.flatMap((edge) => splitAt(edge, edges)));
  if (left === undefined) return undefined;
  const joined = ringsOf(left);
  if (joined === undefined) return undefined;
  const polygons = ringsToPolygons(joined).map((list) => list.map((ring) => ring.slice(0, -1).flat()));
  const outline = canonicalGeometry({ kind: 'polygon', polygons });
  const sum = shapes.reduce((total, shape) => total.plus(areaOf(shape)), new Exact(0n));
  if (areaOf(outline).compare(sum) !== 0 || checkGeometry(outline).length > 0) return undefined;
  return outline;
}

/** The edges of a ring in its direction. */
function edgesOf(ring: readonly number[]): Edge[] {
  const points: Point[] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) points.push([ring[at]!, ring[at + 1]!]);
  return points.map((point, at) => [point, points[(at + 1) % points.length]!]);
}

/** An edge in pieces, at every end of another edge that lies on it. */
function splitAt([from, to]: Edge, edges: readonly Edge[]): Edge[] {
  const [[ax, ay], [bx, by]] = [from, to];
  const on = new Map<string, Point>();
  for (const [point] of edges) {
    const [x, y] = point;
    if (x < Math.min(ax, bx) || x > Math.max(ax, bx) || y < Math.min(ay, by) || y > Math.max(ay, by))
      continue;
    if ((x === ax && y === ay) || (x === bx && y === by)) continue;
    if (orientation(ax, ay, bx, by, x, y) === 0) on.set(nameOf(point), point);
  }
  // Along the edge: by the coordinate in which it runs.
  const [axis, turn] = ax === bx ? [1, by > ay ? 1 : -1] : [0, bx > ax ? 1 : -1];
  const stops = [...on.values()].sort((a, b) => (a[axis]! - b[axis]!) * turn);
  return [from, ...stops].map((start, at) => [start, stops[at] ?? to]);
}

/** What is left when edges that are run in both directions fall away; nothing when none is, or one is run twice. */
function withoutShared(edges: readonly Edge[]): Edge[] | undefined {
  const byName = new Map<string, Edge>();
  for (const edge of edges) {
    const name = edge.map(nameOf).join(' ');
    if (byName.has(name)) return undefined;
    byName.set(name, edge);
  }
  const left = edges.filter(([from, to]) => !byName.has([to, from].map(nameOf).join(' ')));
  return left.length === edges.length ? undefined : left;
}

/** Edges as closed rings; nothing when a vertex has more than one way on. */
function ringsOf(edges: readonly Edge[]): Ring[] | undefined {
  const next = new Map<string, Edge>();
  for (const edge of edges) {
    const start = nameOf(edge[0]);
    if (next.has(start)) return undefined;
    next.set(start, edge);
  }
  const rings: Ring[] = [];
  for (const [start] of next) {
    const ring: Ring = [];
    for (let at = start; next.has(at); ) {
      const [from, to] = next.get(at)!;
      next.delete(at);
      ring.push([...from]);
      at = nameOf(to);
      if (at === start) ring.push([...to]);
    }
    if (ring.length === 0) continue;
    if (nameOf(ring.at(-1)!) !== nameOf(ring[0]!)) return undefined;
    rings.push(ring);
  }
  return rings;
}
