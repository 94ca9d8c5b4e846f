import type { GridGeometry } from '../geometry/index.ts';
import type { Draw } from './draw.ts';

/** A ring flat `[x0, y0, x1, y1, …]` on the grid, counter-clockwise, not closed. */
export type Ring = readonly number[];

/** Grid steps in a metre. */
const METRE = 10_000;
/** A cut gets a vertex about this often, so that later cuts have where to begin. */
const STEP = 45 * METRE;
/** Edges of a block longer than this get vertices too. */
const LONG_EDGE = 140 * METRE;
/** How near a cut may come to a corner it does not end in. */
const CLEARANCE = 8 * METRE;

/** Length of a step, with multiplication and the square root of IEEE 754 only: the same bits everywhere. */
function distance(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

/** Twice the area of a ring that fits the doubles exactly: coordinates are taken from its first corner. */
export function doubleArea(ring: Ring): number {
  const [ox, oy] = [ring[0]!, ring[1]!];
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += (ring[j]! - ox) * (ring[i + 1]! - oy) - (ring[i]! - ox) * (ring[j + 1]! - oy);
  return sum;
}

/** Corners between two points about a step apart, on the grid; the same ones from either end. */
function between(ax: number, ay: number, bx: number, by: number, step: number): number[] {
  if (ax > bx || (ax === bx && ay > by)) {
    const back = between(bx, by, ax, ay, step);
    const turned: number[] = [];
    for (let i = back.length - 2; i >= 0; i -= 2) turned.push(back[i]!, back[i + 1]!);
    return turned;
  }
  const pieces = Math.max(1, Math.round(distance(bx - ax, by - ay) / step));
  const points: number[] = [];
  for (let k = 1; k < pieces; k++)
    points.push(ax + Math.round(((bx - ax) * k) / pieces), ay + Math.round(((by - ay) * k) / pieces));
  return points;
}

/** The ring with corners on its long edges. Neighbours that share an edge get the same corners on it. */
export function withCorners(ring: Ring): number[] {
  const out: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
    out.push(ax, ay);
    if (distance(bx - ax, by - ay) > LONG_EDGE) out.push(...between(ax, ay, bx, by, 2 * STEP));
  }
  return out;
}

/** Whether a point lies inside a ring. Points on the boundary may fall on either side. */
function isInside(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[j]! - x, ring[j + 1]! - y, ring[i]! - x, ring[i + 1]! - y];
    if (ay > 0 === by > 0) continue;
    if (ax * by - bx * ay > 0 === by > ay) inside = !inside;
  }
  return inside;
}

function side(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

/** Whether a straight cut from corner `from` to corner `to` runs inside and clear of everything else. */
function isClear(ring: Ring, from: number, to: number): boolean {
  const [ax, ay, bx, by] = [ring[from]!, ring[from + 1]!, ring[to]!, ring[to + 1]!];
  const length = distance(bx - ax, by - ay);
  if (length < CLEARANCE) return false;
  if (!isInside(ring, Math.round((ax + bx) / 2), Math.round((ay + by) / 2))) return false;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    if (i !== from && i !== to) {
      const along = ((ring[i]! - ax) * (bx - ax) + (ring[i + 1]! - ay) * (by - ay)) / length;
      const across = Math.abs(side(ax, ay, bx, by, ring[i]!, ring[i + 1]!)) / length;
      if (across < CLEARANCE && along > -CLEARANCE && along < length + CLEARANCE) {
        // Beside an end only the angle matters: a neighbour on the boundary may be near, but not along the cut.
        if (along > CLEARANCE && along < length - CLEARANCE) return false;
        if (across < CLEARANCE / 4 && along > 0 && along < length) return false;
      }
    }
    if (i === from || i === to || j === from || j === to) continue;
    const [px, py, qx, qy] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
    const apart =
      side(ax, ay, bx, by, px, py) > 0 === side(ax, ay, bx, by, qx, qy) > 0 ||
      side(px, py, qx, qy, ax, ay) > 0 === side(px, py, qx, qy, bx, by) > 0;
    if (!apart) return false;
  }
  return true;
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/** Cuts between corners, the best first: short, and giving the first part near the wanted share of the area. */
function cutsOf(ring: Ring, share: number): Cut[] {
  const whole = doubleArea(ring);
  const [ox, oy] = [ring[0]!, ring[1]!];
  const sums: number[] = [0];
  for (let i = 0; i + 2 < ring.length; i += 2)
    sums.push(
      sums.at(-1)! + (ring[i]! - ox) * (ring[i + 3]! - oy) - (ring[i + 2]! - ox) * (ring[i + 1]! - oy),
    );
  const cuts: Cut[] = [];
  for (let from = 0; from < ring.length; from += 2) {
    for (let to = from + 4; to < ring.length - (from === 0 ? 2 : 0); to += 2) {
      const [ax, ay, bx, by] = [ring[from]! - ox, ring[from + 1]! - oy, ring[to]! - ox, ring[to + 1]! - oy];
      const area = sums[to / 2]! - sums[from / 2]! + (bx * ay - ax * by);
      const off = Math.min(Math.abs(area / whole - share), Math.abs(1 - area / whole - share));
      if (area <= 0 || area >= whole || off > 0.25) continue;
      cuts.push({ from, to, score: 6 * off + (2 * ((bx - ax) * (bx - ax) + (by - ay) * (by - ay))) / whole });
    }
  }
  return cuts.sort((a, b) => a.score - b.score || a.from - b.from || a.to - b.to).slice(0, 60);
}

/**
 * Cuts a ring into so many parts of like area that tile it exactly: cuts run from corner to corner, and the corners on
 * a cut belong to both sides. Fewer parts where no cut runs clear.
 */
export function tiles(ring: Ring, count: number, draw: Draw): Ring[] {
  if (count <= 1) return [ring];
  const first = Math.floor(count / 2);
  const cut = cutsOf(ring, first / count - draw.between(0, 150) / 1_000).find(({ from, to }) =>
    isClear(ring, from, to),
  );
  if (!cut) return [ring];
  const [ax, ay] = [ring[cut.from]!, ring[cut.from + 1]!];
  const [bx, by] = [ring[cut.to]!, ring[cut.to + 1]!];
  const there = between(ax, ay, bx, by, STEP);
  const back = between(bx, by, ax, ay, STEP);
  const one = [...ring.slice(cut.from, cut.to + 2), ...back];
  const other = [...ring.slice(0, cut.from + 2), ...there, ...ring.slice(cut.to)];
  const [small, large] = doubleArea(one) <= doubleArea(other) ? [one, other] : [other, one];
  return [...tiles(small, first, draw), ...tiles(large, count - first, draw)];
}

/** Two rings that share a run of corners as one; undefined when what they share is not one run. */
export function joined(a: Ring, b: Ring): Ring | undefined {
  const key = (ring: Ring, i: number) => `${ring[i]},${ring[i + 1]}`;
  const corners = (ring: Ring) =>
    new Set(Array.from({ length: ring.length / 2 }, (_, k) => key(ring, 2 * k)));
  const [inA, inB] = [corners(a), corners(b)];
  const outside = (ring: Ring, other: ReadonlySet<string>): number[] | undefined => {
    const size = ring.length;
    const isShared = (i: number) => other.has(key(ring, (i + size) % size));
    const starts = Array.from({ length: size / 2 }, (_, k) => 2 * k).filter(
      (i) => isShared(i) && !isShared(i + 2),
    );
    if (starts.length !== 1) return undefined;
    const run: number[] = [];
    for (let i = starts[0]!; ; i += 2) {
      run.push(ring[i % size]!, ring[(i + 1) % size]!);
      if (i !== starts[0] && isShared(i)) return run;
    }
  };
  const [aRun, bRun] = [outside(a, inB), outside(b, inA)];
  if (!aRun || !bRun) return undefined;
  const meets =
    aRun.at(-2) === bRun[0] && aRun.at(-1) === bRun[1] && aRun[0] === bRun.at(-2) && aRun[1] === bRun.at(-1);
  return meets ? [...aRun.slice(0, -2), ...bRun.slice(0, -2)] : undefined;
}

/** A point inside a ring, somewhere. */
export function pointIn(ring: Ring, draw: Draw): [number, number] {
  let [minX, minY, maxX, maxY] = [ring[0]!, ring[1]!, ring[0]!, ring[1]!];
  for (let i = 0; i < ring.length; i += 2) {
    minX = Math.min(minX, ring[i]!);
    maxX = Math.max(maxX, ring[i]!);
    minY = Math.min(minY, ring[i + 1]!);
    maxY = Math.max(maxY, ring[i + 1]!);
  }
  for (let tries = 0; tries < 200; tries++) {
    const [x, y] = [draw.between(minX, maxX), draw.between(minY, maxY)];
    if (isInside(ring, x, y)) return [x, y];
  }
  return [ring[0]!, ring[1]!];
}

/** The middle of the corners of a ring. */
function middleOf(ring: Ring): [number, number] {
  let [x, y] = [0, 0];
  for (let i = 0; i < ring.length; i += 2) {
    x += ring[i]!;
    y += ring[i + 1]!;
  }
  return [Math.round((2 * x) / ring.length), Math.round((2 * y) / ring.length)];
}

/** A rectangle about the middle of a ring along its longest edge, as large as fits of the wanted share of its area. */
export function rectangleIn(ring: Ring, perMille: number): Ring | undefined {
  const [mx, my] = middleOf(ring);
  if (!isInside(ring, mx, my)) return undefined;
  let [ux, uy, longest] = [1, 0, 0];
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [dx, dy] = [ring[i]! - ring[j]!, ring[i + 1]! - ring[j + 1]!];
    const length = distance(dx, dy);
    if (length > longest) [ux, uy, longest] = [dx / length, dy / length, length];
  }
  const wanted = (doubleArea(ring) / 2) * (perMille / 1_000);
  for (let shrink = 20; shrink > 3; shrink--) {
    const long = (Math.sqrt(wanted * 1.6) * shrink) / 40;
    const wide = long / 1.6;
    const corner = (a: number, b: number) => [
      mx + Math.round(ux * a - uy * b),
      my + Math.round(uy * a + ux * b),
    ];
    const box = [
      ...corner(-long, -wide),
      ...corner(long, -wide),
      ...corner(long, wide),
      ...corner(-long, wide),
    ];
    if (isWithin(withEdges(box), ring)) return box;
  }
  return undefined;
}

function withEdges(ring: Ring): number[] {
  const out: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    out.push(ring[i]!, ring[i + 1]!, ...between(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!, STEP / 8));
  }
  return out;
}

function isWithin(points: readonly number[], ring: Ring): boolean {
  for (let i = 0; i < points.length; i += 2) if (!isInside(ring, points[i]!, points[i + 1]!)) return false;
  return true;
}

export const polygonOf = (ring: Ring): GridGeometry => ({ kind: 'polygon', polygons: [[[...ring]]] });
export const pointOf = ([x, y]: readonly [number, number]): GridGeometry => ({
  kind: 'point',
  points: [x, y],
});
