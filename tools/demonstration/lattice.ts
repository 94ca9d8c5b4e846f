/**
 * A block lattice: the demonstration zone's street grid, from which every demonstration layer is cut. Neighbouring
 * blocks share their edges vertex by vertex, so layers meet exactly, as they do in a real cadastre.
 * Coordinates are integers on the zone's grid (0.1 mm); only integer arithmetic and a Pythagorean rotation are used,
 * so the same seed gives the same bytes everywhere.
 */

export type Point = readonly [number, number];
/** Column and row of a block, from the south-west corner. */
export type Cell = readonly [number, number];

export interface LatticeOptions {
  readonly seed: number;
  readonly columns: number;
  readonly rows: number;
  /** Edge of a block in grid units. */
  readonly step: number;
  /** South-west corner before rotation. */
  readonly origin: Point;
  /** Rotation as a Pythagorean triple: cosine a/c, sine b/c. */
  readonly rotation: readonly [number, number, number];
  /** How far a node may move from its place, in grid units. */
  readonly jitter: number;
}

/** Small seeded generator (mulberry32): integers in, the same sequence on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const POINTS_INSIDE_EDGE = 3;

export class Lattice {
  readonly options: LatticeOptions;
  private readonly nodes: Point[] = [];
  private readonly horizontal: Point[][] = [];
  private readonly vertical: Point[][] = [];

  constructor(options: LatticeOptions) {
    this.options = options;
    const random = seededRandom(options.seed);
    const { columns, rows, step, jitter } = options;
    const moved = (amount: number) => Math.round((random() * 2 - 1) * amount);
    for (let row = 0; row <= rows; row++) {
      for (let column = 0; column <= columns; column++) {
        this.nodes.push(this.rotate([column * step + moved(jitter), row * step + moved(jitter)]));
      }
    }
    const between = (a: Point, b: Point): Point[] => {
      const points: Point[] = [];
      for (let k = 1; k <= POINTS_INSIDE_EDGE; k++) {
        const along = (from: number, to: number) =>
          from + Math.round(((to - from) * k) / (POINTS_INSIDE_EDGE + 1));
        points.push([along(a[0], b[0]) + moved(jitter / 6), along(a[1], b[1]) + moved(jitter / 6)]);
      }
      return points;
    };
    for (let row = 0; row <= rows; row++) {
      for (let column = 0; column < columns; column++) {
        this.horizontal.push(between(this.node(column, row), this.node(column + 1, row)));
      }
    }
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column <= columns; column++) {
        this.vertical.push(between(this.node(column, row), this.node(column, row + 1)));
      }
    }
  }

  private rotate([x, y]: Point): Point {
    const [a, b, c] = this.options.rotation;
    const [ox, oy] = this.options.origin;
    return [ox + Math.round((x * a - y * b) / c), oy + Math.round((x * b + y * a) / c)];
  }

  /** A street corner. */
  node(column: number, row: number): Point {
    return this.nodes[row * (this.options.columns + 1) + column]!;
  }

  /** Vertices from one corner to the next along a street, without the last corner. */
  private street(from: Cell, to: Cell): Point[] {
    const [c0, r0] = from;
    const [c1, r1] = to;
    const forward = c1 > c0 || r1 > r0;
    const inner =
      r0 === r1
        ? this.horizontal[r0 * this.options.columns + Math.min(c0, c1)]!
        : this.vertical[Math.min(r0, r1) * (this.options.columns + 1) + c0]!;
    return [this.node(c0, r0), ...(forward ? inner : inner.toReversed())];
  }

  /** A line along the streets through the given corners; consecutive corners share a row or a column. */
  path(corners: readonly Cell[]): number[] {
    const line: Point[] = [];
    for (let i = 0; i + 1 < corners.length; i++) {
      let [column, row] = corners[i]!;
      const [toColumn, toRow] = corners[i + 1]!;
      while (column !== toColumn || row !== toRow) {
        const next: Cell = [column + Math.sign(toColumn - column), row + Math.sign(toRow - row)];
        line.push(...this.street([column, row], next));
        [column, row] = next;
      }
    }
    const last = corners.at(-1)!;
    line.push(this.node(last[0], last[1]));
    return line.flat();
  }

  /** Outline of a set of blocks: one polygon per group of blocks that share edges, holes kept. */
  outline(cells: readonly Cell[]): number[][][] {
    return components(cells).map((component) => this.outlineOfComponent(component));
  }

  private outlineOfComponent(component: readonly Cell[]): number[][] {
    const inside = new Set(component.map(String));
    const edges = new Map<string, { to: Cell; turn: Cell }[]>();
    for (const [column, row] of component) {
      const sides: [Cell, Cell, Cell][] = [
        [
          [column, row],
          [column + 1, row],
          [column, row - 1],
        ],
        [
          [column + 1, row],
          [column + 1, row + 1],
          [column + 1, row],
        ],
        [
          [column + 1, row + 1],
          [column, row + 1],
          [column, row + 1],
        ],
        [
          [column, row + 1],
          [column, row],
          [column - 1, row],
        ],
      ];
      for (const [from, to, neighbour] of sides) {
        if (inside.has(String(neighbour))) continue;
        const list = edges.get(String(from)) ?? [];
        list.push({ to, turn: [column, row] });
        edges.set(String(from), list);
      }
    }
    const rings: number[][] = [];
    while (edges.size > 0) {
      const [startKey] = [...edges.keys()].sort();
      rings.push(this.ring(edges, startKey!));
    }
    // The shell is the only counter-clockwise ring of a component of blocks; the others are holes.
    return rings.sort((a, b) => signedArea(b) - signedArea(a));
  }

  private ring(edges: Map<string, { to: Cell; turn: Cell }[]>, startKey: string): number[] {
    const points: Point[] = [];
    let at = startKey.split(',').map(Number) as unknown as Cell;
    let block: Cell | undefined;
    do {
      const choices = edges.get(String(at))!;
      // Where two blocks of the component touch at a corner only, cross over to the other one: the ring closes there,
      // and what it encloses becomes a hole of its own that touches the shell in a point.
      const index = Math.max(
        0,
        choices.findIndex((choice) => block && String(choice.turn) !== String(block)),
      );
      const [chosen] = choices.splice(index, 1);
      if (choices.length === 0) edges.delete(String(at));
      points.push(...this.street(at, chosen!.to));
      block = chosen!.turn;
      at = chosen!.to;
    } while (String(at) !== startKey);
    return fromSmallest(points);
  }
}

function components(cells: readonly Cell[]): Cell[][] {
  const rest = new Set(cells.map(String));
  const found: Cell[][] = [];
  for (const cell of cells) {
    if (!rest.delete(String(cell))) continue;
    const component: Cell[] = [cell];
    for (let i = 0; i < component.length; i++) {
      const [column, row] = component[i]!;
      for (const near of [
        [column + 1, row],
        [column - 1, row],
        [column, row + 1],
        [column, row - 1],
      ] as Cell[]) {
        if (rest.delete(String(near))) component.push(near);
      }
    }
    found.push(component);
  }
  return found;
}

function signedArea(ring: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    sum +=
      (ring[i]! - ring[0]!) * (ring[j + 1]! - ring[1]!) - (ring[j]! - ring[0]!) * (ring[i + 1]! - ring[1]!);
  }
  return sum;
}

/** Ring as flat coordinates, starting at its lexicographically smallest vertex. */
function fromSmallest(points: readonly Point[]): number[] {
  let best = 0;
  for (let i = 1; i < points.length; i++) {
    const [x, y] = points[i]!;
    const [bx, by] = points[best]!;
    if (x < bx || (x === bx && y < by)) best = i;
  }
  return [...points.slice(best), ...points.slice(0, best)].flat();
}

/** All blocks of a rectangle of columns and rows, both ends included. */
export function block(fromColumn: number, toColumn: number, fromRow: number, toRow: number): Cell[] {
  const cells: Cell[] = [];
  for (let row = fromRow; row <= toRow; row++) {
    for (let column = fromColumn; column <= toColumn; column++) cells.push([column, row]);
  }
  return cells;
}
