import { segmentsMeeting } from '@luodi/core/geometry';

/** A place on the grid. */
export interface GridPlace {
  readonly x: number;
  readonly y: number;
}

/** Rings as flat arrays, not closed; the first ring of a polygon is its shell. */
export interface RingsInHand {
  readonly xy: Int32Array;
  readonly ringStart: Int32Array;
  readonly polygonStart: Int32Array;
}

/** Roughly where two segments meet, for the message. */
function meetingPlace(
  a: readonly [number, number, number, number],
  b: readonly [number, number, number, number],
): GridPlace {
  const [ax, ay, bx, by] = a;
  const [cx, cy, dx, dy] = b;
  const across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (across === 0) return { x: cx, y: cy };
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across;
  return { x: Math.round(ax + along * (bx - ax)), y: Math.round(ay + along * (by - ay)) };
}

/**
 * Whether moving one vertex would make an edge beside it cross another edge, or touch or follow its own ring; gives
 * the place. Exact; every edge is looked at once, so 50,000 of them take a few milliseconds.
 */
export function ringFaultAt(
  rings: RingsInHand,
  ring: number,
  vertex: number,
  x: number,
  y: number,
): GridPlace | undefined {
  const { xy, ringStart } = rings;
  const first = ringStart[ring] ?? 0;
  const count = (ringStart[ring + 1] ?? 0) - first;
  const previous = first + ((vertex + count - 1) % count);
  const next = first + ((vertex + 1) % count);
  const here = first + vertex;
  const [px, py, nx, ny] = [xy[2 * previous]!, xy[2 * previous + 1]!, xy[2 * next]!, xy[2 * next + 1]!];
  if ((x === px && y === py) || (x === nx && y === ny)) return { x, y };
  // The two edges at the vertex share it and nothing else.
  const together = segmentsMeeting(px, py, x, y, x, y, nx, ny);
  if (together === 'overlap') return { x, y };
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const from = ringStart[r]!;
    const end = ringStart[r + 1]!;
    for (let a = from; a < end; a++) {
      const b = a + 1 === end ? from : a + 1;
      if (a === here || b === here) continue;
      const other = [xy[2 * a]!, xy[2 * a + 1]!, xy[2 * b]!, xy[2 * b + 1]!] as const;
      const faultBefore = edgeFault([px, py, x, y], other, r === ring, b === previous);
      if (faultBefore) return faultBefore;
      const faultAfter = edgeFault([nx, ny, x, y], other, r === ring, a === next);
      if (faultAfter) return faultAfter;
    }
  }
  return undefined;
}

/** Two edges of one ring may only meet as neighbours in their common end, edges of two rings in single points. */
function edgeFault(
  edge: readonly [number, number, number, number],
  other: readonly [number, number, number, number],
  sameRing: boolean,
  areNeighbours: boolean,
): GridPlace | undefined {
  const [ax, ay, bx, by] = edge;
  const [cx, cy, dx, dy] = other;
  if (Math.max(cx, dx) < Math.min(ax, bx) || Math.min(cx, dx) > Math.max(ax, bx)) return undefined;
  if (Math.max(cy, dy) < Math.min(ay, by) || Math.min(cy, dy) > Math.max(ay, by)) return undefined;
  const how = segmentsMeeting(ax, ay, bx, by, cx, cy, dx, dy);
  const isFault = how === 'cross' || how === 'overlap' || (how === 'touch' && sameRing && !areNeighbours);
  return isFault ? meetingPlace(edge, other) : undefined;
}
