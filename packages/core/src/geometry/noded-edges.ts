import { EdgeTree } from './edge-tree.ts';
import { comparePoints, crossingOf, type ExactPoint } from './exact-point.ts';
import type { Box, GridPolygons } from './grid.ts';
import { orientation, segmentsMeeting } from './orientation.ts';

type Ends = readonly [number, number, number, number];

/** Polygons that take part in a cut. Where there are several they may overlap each other; each by itself is valid. */
export class CutOperand {
  readonly tree: EdgeTree;
  /** One valid geometry: every edge has it on exactly one side, or on both where its own parts share the edge. */
  readonly isSimple: boolean;
  /** Whether edges may meet others of the same operand than their neighbours. */
  readonly meetsItself: boolean;

  constructor(geometries: readonly GridPolygons[]) {
    const rings = geometries.flatMap(({ polygons }) => polygons.flat());
    const ends = new Float64Array(4 * rings.reduce((sum, ring) => sum + ring.length / 2, 0));
    let at = 0;
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        const next = i + 2 === ring.length ? 0 : i + 2;
        ends[at++] = ring[i]!;
        ends[at++] = ring[i + 1]!;
        ends[at++] = ring[next]!;
        ends[at++] = ring[next + 1]!;
      }
    }
    this.tree = new EdgeTree(ends);
    this.isSimple = geometries.length === 1;
    this.meetsItself = rings.length > 1;
  }

  endsOf(edge: number): Ends {
    const { ends } = this.tree;
    return [ends[4 * edge]!, ends[4 * edge + 1]!, ends[4 * edge + 2]!, ends[4 * edge + 3]!];
  }
}

/** A stretch between two neighbouring nodes, with what runs along it of either operand. */
export interface Stretch {
  /** Nodes by number, the smaller number first. */
  readonly low: number;
  readonly high: number;
  /** The line it lies on: ends of an edge of the grid that runs from `low` to `high`. */
  readonly line: Ends;
  /** For either operand: edges that run from low to high less those that run back. */
  readonly net: [number, number];
  /** Whether any edge of the operand runs here. */
  readonly present: [boolean, boolean];
}

interface NearEdge {
  readonly ends: Ends;
  readonly operand: 0 | 1;
  readonly nodes: number[];
}

/** Nodes stand in a key of two of them; 2^26 squared is below 2^53. */
const MOST_NODES = 2 ** 26;

function boxOfEnds([ax, ay, bx, by]: Ends): Box {
  return {
    minX: Math.min(ax, bx),
    minY: Math.min(ay, by),
    maxX: Math.max(ax, bx),
    maxY: Math.max(ay, by),
  };
}

function isOn([ax, ay, bx, by]: Ends, x: number, y: number): boolean {
  return (
    x >= Math.min(ax, bx) &&
    x <= Math.max(ax, bx) &&
    y >= Math.min(ay, by) &&
    y <= Math.max(ay, by) &&
    orientation(ax, ay, bx, by, x, y) === 0
  );
}

/**
 * The edges of two operands that reach into a box, cut at every point where they meet: stretches that have nothing but
 * their ends in common. All meetings of the two lie in the box that both reach into, so nothing is missed.
 */
export class NodedEdges {
  readonly points: ExactPoint[] = [];
  readonly stretches: Stretch[] = [];
  /** Stretches that end in each node. */
  readonly around: number[][] = [];
  readonly #nodeOf = new Map<string, number>();

  constructor(operands: readonly [CutOperand, CutOperand], box: Box) {
    const edges: NearEdge[] = [];
    const nearOf = operands.map((operand, which) => {
      const near = new Map<number, NearEdge>();
      operand.tree.search(box, (edge) => {
        const ends = operand.endsOf(edge);
        const [ax, ay, bx, by] = ends;
        const nodes = [this.#gridNode(ax, ay), this.#gridNode(bx, by)];
        const one: NearEdge = { ends, operand: which as 0 | 1, nodes };
        near.set(edge, one);
        edges.push(one);
        return false;
      });
      return near;
    });
    const [nearA, nearB] = nearOf as [Map<number, NearEdge>, Map<number, NearEdge>];
    const [a, b] = operands;
    this.#meet(nearA, nearB, b);
    if (a.meetsItself) this.#meet(nearA, nearA, a);
    if (b.meetsItself) this.#meet(nearB, nearB, b);
    this.#cut(edges);
  }

  /** Cuts edges of one list where they meet edges of the other, which belongs to `operand`. */
  #meet(
    own: ReadonlyMap<number, NearEdge>,
    others: ReadonlyMap<number, NearEdge>,
    operand: CutOperand,
  ): void {
    const isSame = own === others;
    for (const [number, edge] of own) {
      const visit = (other: number) => {
        const near = others.get(other);
        if (near) this.#meetPair(edge, near);
        return false;
      };
      operand.tree.search(boxOfEnds(edge.ends), visit, isSame ? number + 1 : 0);
    }
  }

  #meetPair(e: NearEdge, f: NearEdge): void {
    const how = segmentsMeeting(...e.ends, ...f.ends);
    if (how === 'none') return;
    if (how === 'cross') {
      const node = this.#node(crossingOf(e.ends, f.ends));
      e.nodes.push(node);
      f.nodes.push(node);
      return;
    }
    for (const k of [0, 1]) {
      const [ex, ey] = [e.ends[2 * k]!, e.ends[2 * k + 1]!];
      const [fx, fy] = [f.ends[2 * k]!, f.ends[2 * k + 1]!];
      if (isOn(f.ends, ex, ey)) f.nodes.push(e.nodes[k]!);
      if (isOn(e.ends, fx, fy)) e.nodes.push(f.nodes[k]!);
    }
  }

  #gridNode(x: number, y: number): number {
    return this.#node({ x, y });
  }

  #node(point: ExactPoint): number {
    const key = point.exact ? point.exact.join('/') : `${point.x}/${point.y}`;
    const known = this.#nodeOf.get(key);
    if (known !== undefined) return known;
    const node = this.points.length;
    if (node === MOST_NODES) throw new RangeError(`more than ${MOST_NODES} nodes in one cut`);
    this.points.push(point);
    this.around.push([]);
    this.#nodeOf.set(key, node);
    return node;
  }

  #cut(edges: readonly NearEdge[]): void {
    const known = new Map<number, Stretch>();
    for (const { ends, operand, nodes } of edges) {
      const [from, to] = nodes as [number, number];
      const isRising = comparePoints(this.points[from]!, this.points[to]!) < 0;
      const inOrder = [...new Set(nodes)];
      if (inOrder.length > 2) {
        inOrder.sort((p, q) => comparePoints(this.points[p]!, this.points[q]!));
        if (!isRising) inOrder.reverse();
      }
      for (let i = 1; i < inOrder.length; i++) this.#put(known, ends, operand, inOrder[i - 1]!, inOrder[i]!);
    }
  }

  #put(known: Map<number, Stretch>, ends: Ends, operand: 0 | 1, from: number, to: number): void {
    const isForward = from < to;
    const [low, high] = isForward ? [from, to] : [to, from];
    const key = low * MOST_NODES + high;
    let stretch = known.get(key);
    if (!stretch) {
      const [ax, ay, bx, by] = ends;
      const line: Ends = isForward ? ends : [bx, by, ax, ay];
      stretch = { low, high, line, net: [0, 0], present: [false, false] };
      known.set(key, stretch);
      this.around[low]!.push(this.stretches.length);
      this.around[high]!.push(this.stretches.length);
      this.stretches.push(stretch);
    }
    stretch.net[operand] += isForward ? 1 : -1;
    stretch.present[operand] = true;
  }
}
