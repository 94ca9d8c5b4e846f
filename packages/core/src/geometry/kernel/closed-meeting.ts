import { orientation } from '../orientation.ts';
import type { PreparedLayer } from './prepared-layer.ts';

/** How boundaries meet, from weakest to strongest: not at all, at vertices or along edges only, crossing. */
export const APART = 0;
export const TOUCH = 1;
export const CROSS = 2;

/** How two closed edges with meeting boxes meet; exact. `CROSS` is a point inside of both. */
function meetingOfEdges(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number {
  // A shared vertex is the normal case in a cadastre. Two edges that share one cannot cross.
  if ((cx === ax && cy === ay) || (dx === bx && dy === by)) return TOUCH;
  if ((cx === bx && cy === by) || (dx === ax && dy === ay)) return TOUCH;
  const c = orientation(ax, ay, bx, by, cx, cy);
  const d = orientation(ax, ay, bx, by, dx, dy);
  if (c * d > 0) return APART;
  const a = orientation(cx, cy, dx, dy, ax, ay);
  const b = orientation(cx, cy, dx, dy, bx, by);
  if (a * b > 0) return APART;
  return a !== 0 && b !== 0 && c !== 0 && d !== 0 ? CROSS : TOUCH;
}

/** How one closed edge ab meets the boundary of rings `[firstRing, endRing)` of a layer. */
export function meetingOfEdgeAndRings(
  layer: PreparedLayer,
  firstRing: number,
  endRing: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const { xy, ringStart } = layer;
  const minX = ax < bx ? ax : bx;
  const maxX = ax < bx ? bx : ax;
  const minY = ay < by ? ay : by;
  const maxY = ay < by ? by : ay;
  let meeting = APART;
  for (let r = firstRing; r < endRing; r++) {
    const first = ringStart[r]!;
    const end = ringStart[r + 1]!;
    let cx = xy[2 * first]!;
    let cy = xy[2 * first + 1]!;
    for (let i = first + 1; i < end; i++) {
      const dx = xy[2 * i]!;
      const dy = xy[2 * i + 1]!;
      const outside =
        (cx < minX && dx < minX) ||
        (cx > maxX && dx > maxX) ||
        (cy < minY && dy < minY) ||
        (cy > maxY && dy > maxY);
      if (!outside) {
        const here = meetingOfEdges(ax, ay, bx, by, cx, cy, dx, dy);
        if (here === CROSS) return CROSS;
        if (here === TOUCH) meeting = TOUCH;
      }
      cx = dx;
      cy = dy;
    }
  }
  return meeting;
}
