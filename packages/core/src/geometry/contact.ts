import type { Exact } from '../base/index.ts';
import { EdgeTree } from './edge-tree.ts';
import { type Box, boxesMeet, boxOf, type GridGeometry, STEPS_PER_METRE } from './grid.ts';
import { placeOfPoint, segmentsMeeting, signOfDifference } from './orientation.ts';

function edgeBox(tree: EdgeTree, edge: number, margin = 0): Box {
  const { ends } = tree;
  const at = 4 * edge;
  return {
    minX: Math.min(ends[at]!, ends[at + 2]!) - margin,
    minY: Math.min(ends[at + 1]!, ends[at + 3]!) - margin,
    maxX: Math.max(ends[at]!, ends[at + 2]!) + margin,
    maxY: Math.max(ends[at + 1]!, ends[at + 3]!) + margin,
  };
}

/** Whether some pair of edges, one of each tree, no farther apart in both axes than `margin`, passes the test. */
function someEdgePair(
  a: EdgeTree,
  b: EdgeTree,
  margin: number,
  test: (i: number, j: number) => boolean,
): boolean {
  const [few, many, swapped] = a.count <= b.count ? [a, b, false] : [b, a, true];
  for (let i = 0; i < few.count; i++) {
    if (many.search(edgeBox(few, i, margin), (j) => (swapped ? test(j, i) : test(i, j)))) return true;
  }
  return false;
}

/** Whether a polygon holds some connected part of the other geometry, given that no boundaries meet. */
function holdsPartOf(outer: GridGeometry, inner: GridGeometry): boolean {
  if (outer.kind !== 'polygon') return false;
  const starts: (readonly number[])[] = [];
  if (inner.kind === 'polygon') for (const rings of inner.polygons) starts.push(rings[0]!);
  else if (inner.kind === 'line') starts.push(...inner.lines);
  else for (let i = 0; i + 1 < inner.points.length; i += 2) starts.push(inner.points.slice(i, i + 2));
  return starts.some((start) =>
    outer.polygons.some((rings) => placeOfPoint(start[0]!, start[1]!, rings) !== 'outside'),
  );
}

/**
 * Whether two geometries, as closed sets, share at least a point. Exact. For polygons whose {@link overlapArea} is
 * zero this says whether they are neighbours: along an edge or in a corner.
 */
export function touches(a: GridGeometry, b: GridGeometry): boolean {
  const boxA = boxOf(a);
  const boxB = boxOf(b);
  if (!boxA || !boxB || !boxesMeet(boxA, boxB)) return false;
  const treeA = EdgeTree.of(a);
  const treeB = EdgeTree.of(b);
  const meet = (i: number, j: number) => {
    const p = treeA.ends;
    const q = treeB.ends;
    const u = 4 * i;
    const v = 4 * j;
    return (
      segmentsMeeting(p[u]!, p[u + 1]!, p[u + 2]!, p[u + 3]!, q[v]!, q[v + 1]!, q[v + 2]!, q[v + 3]!) !==
      'none'
    );
  };
  return someEdgePair(treeA, treeB, 0, meet) || holdsPartOf(a, b) || holdsPartOf(b, a);
}

/** A distance limit in grid steps: as an exact square and as doubles that are safe to filter with. */
interface Reach {
  readonly topSquared: bigint;
  readonly bottomSquared: bigint;
  readonly approximateSquared: number;
}

/** `top / bottom ≤ reach²` for non-negative integers, in doubles where they are far apart and exactly otherwise. */
function withinReach(top: () => bigint, bottom: () => bigint, approximate: number, reach: Reach): boolean {
  // The doubles are each within a few ulp (about 1e-15); the margin of 1e-9 is far above that.
  if (approximate < reach.approximateSquared * (1 - 1e-9)) return true;
  if (approximate > reach.approximateSquared * (1 + 1e-9)) return false;
  return top() * reach.bottomSquared <= reach.topSquared * bottom();
}

/** Whether the point is within reach of the closed segment, exactly. */
function pointNearSegment(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  reach: Reach,
): boolean {
  const rx = bx - ax;
  const ry = by - ay;
  const beforeA = signOfDifference(px - ax, rx, ay - py, ry) <= 0;
  const behindB = signOfDifference(px - bx, rx, by - py, ry) >= 0;
  const square = (dx: number, dy: number) =>
    withinReach(
      () => BigInt(dx) * BigInt(dx) + BigInt(dy) * BigInt(dy),
      () => 1n,
      dx * dx + dy * dy,
      reach,
    );
  if (square(px - ax, py - ay) || square(px - bx, py - by)) return true;
  if (beforeA || behindB) return false;
  const cross = rx * (py - ay) - ry * (px - ax);
  const exactCross = () => BigInt(rx) * BigInt(py - ay) - BigInt(ry) * BigInt(px - ax);
  const lengthSquared = rx * rx + ry * ry;
  const size = Math.abs(rx * (py - ay)) + Math.abs(ry * (px - ax));
  // Cancellation in the cross product is bounded by its two terms; when it matters the exact form decides.
  const safe = Math.abs(cross) > 1e-5 * size;
  return withinReach(
    () => exactCross() ** 2n,
    () => BigInt(rx) * BigInt(rx) + BigInt(ry) * BigInt(ry),
    safe ? (cross * cross) / lengthSquared : reach.approximateSquared,
    reach,
  );
}

/**
 * Whether two geometries are at most `metres` apart: distance between closed sets, 0 when they share a point. Decided
 * by exact comparison of squares, for "within 500 m of a road or a water source" in rules.
 */
export function withinDistance(a: GridGeometry, b: GridGeometry, metres: Exact): boolean {
  if (metres.sign < 0) return false;
  if (touches(a, b)) return true;
  if (metres.sign === 0) return false;
  const top = metres.numerator * BigInt(STEPS_PER_METRE);
  const bottom = metres.denominator;
  const steps = Number(top / bottom) + 1;
  const reach: Reach = {
    topSquared: top * top,
    bottomSquared: bottom * bottom,
    approximateSquared: (Number(top) / Number(bottom)) * (Number(top) / Number(bottom)),
  };
  const treeA = EdgeTree.of(a);
  const treeB = EdgeTree.of(b);
  const near = (p: Float64Array, u: number, q: Float64Array, v: number) =>
    pointNearSegment(p[u]!, p[u + 1]!, q[v]!, q[v + 1]!, q[v + 2]!, q[v + 3]!, reach);
  return someEdgePair(treeA, treeB, steps, (i, j) => {
    const p = treeA.ends;
    const q = treeB.ends;
    const u = 4 * i;
    const v = 4 * j;
    return near(p, u, q, v) || near(p, u + 2, q, v) || near(q, v, p, u) || near(q, v + 2, p, u);
  });
}
