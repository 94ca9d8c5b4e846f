import { type LiveLayer, placeOfPoint, segmentsMeeting } from '@luodi/core/geometry';

/** A place on the grid. */
export interface GridPlace {
  readonly x: number;
  readonly y: number;
}

type Edit = Parameters<LiveLayer['apply']>[0];
type Point = readonly [x: number, y: number];

/** An edge that an edit would bring, and the vertices of the old ring it would hang on. */
interface NewEdge {
  readonly from: Point;
  readonly to: Point;
  readonly leavesPrevious: boolean;
  readonly reachesNext: boolean;
}

/** What an edit would do to rings that are sound now. */
export interface EditOutlook {
  /** Where an edge would cross another, or touch or follow its own ring. */
  readonly fault?: GridPlace;
  /** Other rings come into play, so soundness has to be looked at as a whole. */
  readonly concernsOthers: boolean;
}

/** Roughly where two segments meet, for the message. */
function meetingPlace([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point, [dx, dy]: Point): GridPlace {
  const across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (across === 0) return { x: cx, y: cy };
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across;
  return { x: Math.round(ax + along * (bx - ax)), y: Math.round(ay + along * (by - ay)) };
}

function boxAround(points: readonly Point[]) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
}

const isSame = ([ax, ay]: Point, [bx, by]: Point) => ax === bx && ay === by;

/**
 * Looks ahead at one edit of rings that are sound. Exact, and it looks only at edges near the new ones: edges elsewhere
 * are what they were. Rings other than the edited one keep their place inside or outside unless they lie in the ground
 * that the edit sweeps over, for outside that ground the region of the edited ring does not change.
 */
export function outlookOf(live: LiveLayer, edit: Edit): EditOutlook {
  const { ring, vertex } = edit;
  const { xy, ringStart } = live.source;
  const first = ringStart[ring] ?? 0;
  const count = (ringStart[ring + 1] ?? 0) - first;
  const pointOf = (r: number, v: number): Point => {
    const from = ringStart[r] ?? 0;
    const at = 2 * (from + (v % ((ringStart[r + 1] ?? 0) - from)));
    return [xy[at] ?? 0, xy[at + 1] ?? 0];
  };
  const before = (vertex + count - 1) % count;
  const after = edit.kind === 'insert' ? vertex % count : (vertex + 1) % count;
  const [previous, next] = [pointOf(ring, before), pointOf(ring, after)];
  const fresh: Point | undefined = edit.kind === 'remove' ? undefined : [edit.x, edit.y];
  const faultAt = ([x, y]: Point) => ({ fault: { x, y }, concernsOthers: false });
  const ends = { leavesPrevious: true, reachesNext: true };
  const edges: NewEdge[] = fresh
    ? [
        { ...ends, from: previous, to: fresh, reachesNext: false },
        { ...ends, from: fresh, to: next, leavesPrevious: false },
      ]
    : [{ ...ends, from: previous, to: next }];
  const empty = edges.find(({ from, to }) => isSame(from, to));
  if (empty) return faultAt(empty.to);
  if (fresh && segmentsMeeting(...previous, ...fresh, ...fresh, ...next) === 'overlap') return faultAt(fresh);

  let concernsOthers = false;
  let fault: GridPlace | undefined;
  for (const { from, to, leavesPrevious, reachesNext } of edges) {
    live.someEdgeNear(boxAround([from, to]), (r, v) => {
      // The edges that make way.
      if (r === ring && (v === before || (edit.kind !== 'insert' && v === vertex))) return false;
      const other = [pointOf(r, v), pointOf(r, v + 1)] as const;
      const how = segmentsMeeting(...from, ...to, ...other[0], ...other[1]);
      if (how === 'none') return false;
      if (how === 'touch') {
        if (r !== ring) concernsOthers = true;
        const isNeighbour = (leavesPrevious && (v + 1) % count === before) || (reachesNext && v === after);
        if (r !== ring || isNeighbour) return false;
      }
      fault = meetingPlace(from, to, ...other);
      return true;
    });
    if (fault) return { fault, concernsOthers };
  }
  const swept: Point[] = [previous, ...(edit.kind === 'insert' ? [] : [pointOf(ring, vertex)]), next];
  if (fresh) swept.push(fresh);
  concernsOthers ||= live.someEdgeNear(
    boxAround(swept),
    (r, v) => r !== ring && placeOfPoint(...pointOf(r, v), [swept.flat()]) !== 'outside',
  );
  return { concernsOthers };
}
