import type { Exact } from '../base/index.ts';
import {
  comparePoints,
  compareX,
  type ExactPoint,
  homogeneous,
  middleOf,
  sideOfLine,
} from './exact-point.ts';
import { ExactSum } from './exact-sum.ts';
import { type Box, boxOf, boxUnion, type GridGeometry, type GridPolygons } from './grid.ts';
import { areaFromDoubleSteps } from './measure.ts';
import { CutOperand, NodedEdges, type Stretch } from './noded-edges.ts';
import { signOfDifference } from './orientation.ts';

/**
 * One straight side of what two operands share, walked with the inside on the left. It runs along an edge of the grid
 * in the direction of that edge's ends.
 */
export interface CutSide {
  readonly from: ExactPoint;
  readonly to: ExactPoint;
  readonly line: readonly [number, number, number, number];
}

/** A polygon with rational corners: the shell first, counter-clockwise, then the holes. */
export type CutPolygon = readonly (readonly CutSide[])[];

/** A stretch on the boundary of the result, from node to node with the inside on the left. */
interface Arc {
  readonly from: number;
  readonly to: number;
  readonly dx: number;
  readonly dy: number;
  readonly stretch: Stretch;
}

/** Which half turn, clockwise from direction r, the direction u lies in: 1, 2, or 3 for r itself. */
function turnOf(rx: number, ry: number, ux: number, uy: number): number {
  const side = signOfDifference(rx, uy, ry, ux);
  if (side < 0) return 1;
  // On the line of r: back along it closes the first half turn.
  if (side === 0) return rx * ux + ry * uy < 0 ? 1 : 3;
  return 2;
}

/** Whether u comes before v when turning clockwise from r. */
function comesFirst(rx: number, ry: number, u: Arc, v: Arc): boolean {
  const turnU = turnOf(rx, ry, u.dx, u.dy);
  const turnV = turnOf(rx, ry, v.dx, v.dy);
  return turnU === turnV ? signOfDifference(u.dx, v.dy, u.dy, v.dx) < 0 : turnU < turnV;
}

/** The winding number of an operand just above a point, or just right of it; the edges through the point do not count. */
function windingAbove({ tree }: CutOperand, point: ExactPoint): number {
  const { ends } = tree;
  const column = {
    minX: Math.floor(point.x - 0.5),
    maxX: Math.ceil(point.x + 0.5),
    minY: Math.floor(point.y - 0.5),
    maxY: Number.POSITIVE_INFINITY,
  };
  let winding = 0;
  tree.search(column, (edge) => {
    const at = 4 * edge;
    const ax = ends[at]!;
    const bx = ends[at + 2]!;
    if (ax === bx) return false;
    const isRightward = ax < bx;
    const left = isRightward ? ax : bx;
    const right = isRightward ? bx : ax;
    if (compareX({ x: left, y: 0 }, point) > 0 || compareX({ x: right, y: 0 }, point) <= 0) return false;
    const side = sideOfLine(ax, ends[at + 1]!, bx, ends[at + 3]!, point);
    // Above the point runs an edge that has it on its right when it leads rightward, on its left otherwise.
    if (isRightward && side < 0) winding--;
    else if (!isRightward && side > 0) winding++;
    return false;
  });
  return winding;
}

class Cut {
  readonly #operands: readonly [CutOperand, CutOperand];
  readonly #noded: NodedEdges;
  /** For either operand: its winding number along stretches that none of its edges runs along. */
  readonly #windings: readonly [Int32Array, Int32Array];

  constructor(operands: readonly [CutOperand, CutOperand], box: Box) {
    this.#operands = operands;
    this.#noded = new NodedEdges(operands, box);
    this.#windings = [this.#spread(0), this.#spread(1)];
  }

  #windingAt(which: 0 | 1, { low, high }: Stretch): number {
    const { points } = this.#noded;
    return windingAbove(this.#operands[which], middleOf(points[low]!, points[high]!));
  }

  /** Finds windings once for every run of stretches that no edge of the operand parts. */
  #spread(which: 0 | 1): Int32Array {
    const { stretches, around, points } = this.#noded;
    const windings = new Int32Array(stretches.length);
    const isDone = new Uint8Array(stretches.length);
    const isMet = points.map((_, node) => around[node]!.some((s) => stretches[s]!.present[which]));
    const open: number[] = [];
    for (const [first, start] of stretches.entries()) {
      if (isDone[first] || start.present[which]) continue;
      const winding = this.#windingAt(which, start);
      isDone[first] = 1;
      open.push(first);
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        windings[next] = winding;
        const { low, high } = stretches[next]!;
        for (const node of [low, high]) {
          if (isMet[node]) continue;
          for (const other of around[node]!) {
            if (isDone[other]) continue;
            isDone[other] = 1;
            open.push(other);
          }
        }
      }
    }
    return windings;
  }

  /** Whether the operand holds the ground left and right of a stretch, walked from its lower node. */
  #sidesOf(which: 0 | 1, place: number): readonly [left: boolean, right: boolean] {
    const stretch = this.#noded.stretches[place]!;
    const net = stretch.net[which];
    if (!stretch.present[which]) {
      const isInside = this.#windings[which][place]! > 0;
      return [isInside, isInside];
    }
    // Where the parts of one valid geometry share an edge the ground is theirs on both sides.
    if (this.#operands[which].isSimple) return [net >= 0, net <= 0];
    const above = this.#windingAt(which, stretch);
    const [ax, ay, bx, by] = stretch.line;
    const isLeftAbove = ax < bx || (ax === bx && by < ay);
    return isLeftAbove ? [above > 0, above - net > 0] : [above + net > 0, above > 0];
  }

  /** The boundary of what both hold. */
  #arcs(): Arc[] {
    const arcs: Arc[] = [];
    for (const [place, stretch] of this.#noded.stretches.entries()) {
      const [leftA, rightA] = this.#sidesOf(0, place);
      if (!leftA && !rightA) continue;
      const [leftB, rightB] = this.#sidesOf(1, place);
      const isLeft = leftA && leftB;
      if (isLeft === (rightA && rightB)) continue;
      const [ax, ay, bx, by] = stretch.line;
      const { low, high } = stretch;
      arcs.push(
        isLeft
          ? { from: low, to: high, dx: bx - ax, dy: by - ay, stretch }
          : { from: high, to: low, dx: ax - bx, dy: ay - by, stretch },
      );
    }
    return arcs;
  }

  #sideFrom({ from, to, dx, dy, stretch }: Arc): CutSide {
    const { points } = this.#noded;
    const [ax, ay, bx, by] = stretch.line;
    const isForward = dx === bx - ax && dy === by - ay;
    return { from: points[from]!, to: points[to]!, line: isForward ? stretch.line : [bx, by, ax, ay] };
  }

  /**
   * Closed walks with the inside on the left. In a node where several meet, the next arc is the first one clockwise
   * from where the walk came: it bounds the same piece of inside, so pieces that touch in a corner come apart. Only
   * rings that were not valid leave a walk open; it is dropped.
   */
  walks(): CutSide[][] {
    const arcs = this.#arcs();
    const leaving = new Map<number, number[]>();
    for (const [number, { from }] of arcs.entries()) {
      const list = leaving.get(from);
      if (list) list.push(number);
      else leaving.set(from, [number]);
    }
    const isDone = new Uint8Array(arcs.length);
    const walks: CutSide[][] = [];
    for (const first of arcs.keys()) {
      if (isDone[first]) continue;
      const walk: CutSide[] = [];
      let at: number | undefined = first;
      while (at !== undefined && !isDone[at]) {
        isDone[at] = 1;
        const arc: Arc = arcs[at]!;
        walk.push(this.#sideFrom(arc));
        at = leaving
          .get(arc.to)
          ?.reduce((best, other) => (comesFirst(-arc.dx, -arc.dy, arcs[other]!, arcs[best]!) ? other : best));
      }
      if (at === first) walks.push(walk);
    }
    return walks;
  }
}

/** Takes simple rings out of a walk that comes through some corner more than once. */
function simpleRings(walk: readonly CutSide[]): CutSide[][] {
  const rings: CutSide[][] = [];
  const open: CutSide[] = [];
  const placeOf = new Map<ExactPoint, number>();
  for (const side of walk) {
    placeOf.set(side.from, open.length);
    open.push(side);
    const since = placeOf.get(side.to);
    if (since === undefined) continue;
    const ring = open.splice(since);
    for (const { from } of ring) placeOf.delete(from);
    rings.push(ring);
  }
  return rings;
}

function turnBetween(before: CutSide, after: CutSide): number {
  const [ax, ay, bx, by] = before.line;
  const [cx, cy, dx, dy] = after.line;
  return signOfDifference(bx - ax, dy - cy, by - ay, dx - cx);
}

/** The ring without corners in the middle of a straight side. */
function withoutFlatCorners(ring: readonly CutSide[]): CutSide[] {
  const corners = ring.filter((side, i) => turnBetween(ring.at(i - 1)!, side) !== 0);
  return corners.map((side, i) => ({ ...side, to: corners[(i + 1) % corners.length]!.from }));
}

/** Whether a ring without flat corners runs counter-clockwise: told by the turn at its smallest corner. */
function isShell(ring: readonly CutSide[]): boolean {
  let smallest = 0;
  for (let i = 1; i < ring.length; i++)
    if (comparePoints(ring[i]!.from, ring[smallest]!.from) < 0) smallest = i;
  return turnBetween(ring.at(smallest - 1)!, ring[smallest]!) > 0;
}

function holds(shell: readonly CutSide[], point: ExactPoint): boolean {
  let isInside = false;
  for (const { from, to, line } of shell) {
    const isRightward = compareX(from, to) < 0;
    const [left, right] = isRightward ? [from, to] : [to, from];
    if (compareX(left, point) > 0 || compareX(right, point) <= 0) continue;
    if (sideOfLine(...line, point) === (isRightward ? -1 : 1)) isInside = !isInside;
  }
  return isInside;
}

/** Twice the area within rings, in square steps, as a fraction. */
function doubleAreaOf(rings: readonly (readonly CutSide[])[]): { top: bigint; bottom: bigint } {
  const sum = new ExactSum();
  // On a side from a + s·d to a + t·d the cross product of its ends is (a × d)·(t − s).
  const add = (point: ExactPoint, line: CutSide['line'], sign: bigint) => {
    const [ax, ay, bx, by] = line.map(BigInt) as [bigint, bigint, bigint, bigint];
    const [X, Y, W] = homogeneous(point);
    const [dx, dy] = [bx - ax, by - ay];
    const across = ax * dy - ay * dx;
    const [top, bottom] = dx !== 0n ? [X - ax * W, dx * W] : [Y - ay * W, dy * W];
    const value = sign * across * top;
    if (bottom > 0n) sum.addFraction(value, bottom);
    else sum.addFraction(-value, -bottom);
  };
  for (const ring of rings) {
    for (const { from, to, line } of ring) {
      add(to, line, 1n);
      add(from, line, -1n);
    }
  }
  return sum.total();
}

/** The innermost of the shells that hold a hole. No shell has a corner or side at the middle of a side of the hole. */
function shellAround(shells: readonly CutSide[][], hole: readonly CutSide[]): number | undefined {
  const middle = middleOf(hole[0]!.from, hole[0]!.to);
  const around = [...shells.keys()].filter((k) => holds(shells[k]!, middle));
  const areas = new Map(around.map((k) => [k, doubleAreaOf([shells[k]!])]));
  const isWithin = (k: number, other: number) => {
    const [a, b] = [areas.get(k)!, areas.get(other)!];
    return a.top * b.bottom < b.top * a.bottom;
  };
  return around.reduce<number | undefined>(
    (best, k) => (best === undefined || isWithin(k, best) ? k : best),
    undefined,
  );
}

function assembled(walks: readonly (readonly CutSide[])[]): CutPolygon[] {
  const shells: CutSide[][] = [];
  const holesOf: CutSide[][][] = [];
  const astray: CutSide[][] = [];
  for (const walk of walks) {
    const rings = simpleRings(walk)
      .map(withoutFlatCorners)
      .filter((ring) => ring.length > 2);
    const shell = rings.findIndex(isShell);
    const holes = rings.filter((_, k) => k !== shell);
    if (shell < 0) astray.push(...holes);
    else {
      shells.push(rings[shell]!);
      holesOf.push(holes);
    }
  }
  for (const hole of astray) {
    const shell = shells.length === 1 ? 0 : shellAround(shells, hole);
    if (shell !== undefined) holesOf[shell]!.push(hole);
  }
  return shells.map((shell, k) => [shell, ...holesOf[k]!]);
}

function boxAround(geometries: readonly GridPolygons[]): Box | undefined {
  const boxes = geometries.flatMap((geometry) => boxOf(geometry) ?? []);
  return boxes.length > 0 ? boxes.reduce(boxUnion) : undefined;
}

function isPolygons(geometry: GridGeometry): geometry is GridPolygons {
  return geometry.kind === 'polygon';
}

/** The walks around the ground that one polygon shares with the union of others. */
function walksAround(one: GridGeometry, others: readonly GridGeometry[]): CutSide[][] {
  const own = [one].filter(isPolygons);
  const theirs = others.filter(isPolygons);
  const a = boxAround(own);
  const b = boxAround(theirs);
  if (!a || !b) return [];
  const box = {
    minX: Math.max(a.minX, b.minX),
    minY: Math.max(a.minY, b.minY),
    maxX: Math.min(a.maxX, b.maxX),
    maxY: Math.min(a.maxY, b.maxY),
  };
  if (box.minX >= box.maxX || box.minY >= box.maxY) return [];
  return new Cut([new CutOperand(own), new CutOperand(theirs)], box).walks();
}

/**
 * The ground that two polygons share, with exact rational corners: every corner is a vertex of the input or the crossing
 * of two of its edges. Both are canonical and valid. Pieces that touch in a corner only are polygons of their own.
 */
export function cutOverlap(a: GridGeometry, b: GridGeometry): CutPolygon[] {
  return assembled(walksAround(a, [b]));
}

/** The exact area in m² that a polygon shares with the union of others, which may overlap each other. */
export function unionOverlapArea(one: GridGeometry, others: readonly GridGeometry[]): Exact {
  const { top, bottom } = doubleAreaOf(walksAround(one, others));
  return areaFromDoubleSteps(top, bottom);
}

/** The exact area of a cut in m². */
export function areaOfCut(cut: readonly CutPolygon[]): Exact {
  const { top, bottom } = doubleAreaOf(cut.flat());
  return areaFromDoubleSteps(top, bottom);
}
