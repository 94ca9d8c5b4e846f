import { EdgeTree } from './edge-tree.ts';
import { segmentsMeeting } from './orientation.ts';
import type { RingEdges } from './ring-edges.ts';
import { SweepStatus } from './sweep-status.ts';

export type RingFaultCode =
  | 'geometry.self-crossing'
  | 'geometry.self-touching'
  | 'geometry.hole-outside'
  | 'geometry.parts-overlap';

/** A fault of the rings and its place on the grid. */
export interface RingFault {
  readonly code: RingFaultCode;
  readonly x: number;
  readonly y: number;
}

const NOBODY = -1;

/**
 * One sweep over all rings, after Shamos and Hoey (1976) with exact predicates. While no two edges of the status cross,
 * their order is known; edges that come to stand beside each other are tested, and of two that cross one leaves, so the
 * rest goes on in order. Every pair that crosses holds an edge that left: those are looked up in a tree at the end, so
 * the list is complete. In each gap between edges exactly one polygon or none may own the ground; that says whether
 * holes lie in their own shells and parts apart, also where rings only meet in corners. O((n + faults) log n).
 */
export class RingSweep {
  /** Touches of a ring with itself, and misplaced holes and parts. */
  readonly #touching: RingFault[] = [];
  readonly #misplaced: RingFault[] = [];
  readonly #edges: RingEdges;
  readonly #status: SweepStatus;
  readonly #most: number;
  readonly #left = new Set<number>();
  readonly #started: Uint8Array;
  /** Polygon that owns the ground just above an edge of the status. */
  readonly #above: Int32Array;
  readonly #told = new Set<number>();

  constructor(edges: RingEdges, mostFaults: number) {
    this.#edges = edges;
    this.#most = mostFaults;
    this.#status = new SweepStatus(edges.count);
    this.#started = new Uint8Array(edges.count);
    this.#above = new Int32Array(edges.count).fill(NOBODY);
  }

  /** Runs the sweep and gives the faults: crossings and touches, or else, when all rings are sound, what is misplaced. */
  run(): readonly RingFault[] {
    const { ends, count } = this.#edges;
    const events = Uint32Array.from({ length: 2 * count }, (_, i) => i);
    // Event 2e is the start of edge e, 2e + 1 its end.
    events.sort((a, b) => ends[2 * a]! - ends[2 * b]! || ends[2 * a + 1]! - ends[2 * b + 1]!);
    for (let from = 0; from < events.length && this.#touching.length + this.#left.size < this.#most; ) {
      const x = ends[2 * events[from]!]!;
      const y = ends[2 * events[from]! + 1]!;
      const starts: number[] = [];
      let next = from;
      for (; next < events.length; next++) {
        const event = events[next]!;
        if (ends[2 * event] !== x || ends[2 * event + 1] !== y) break;
        if (event % 2 === 0) starts.push(event / 2);
      }
      from = next;
      this.#status.replace(
        (edge) => this.#edges.sideOf(edge, x, y),
        (below, through, above) => this.#meet(x, y, starts, below, through, above),
      );
    }
    const unsound = [...this.#crossings(), ...this.#touching];
    return (unsound.length > 0 ? unsound : this.#misplaced).slice(0, this.#most);
  }

  /** What passes on to the right of a point, in order. */
  #meet(
    x: number,
    y: number,
    starts: readonly number[],
    below: number,
    through: readonly number[],
    above: number,
  ): { edges: number[]; drop: boolean } {
    const edges = this.#edges;
    const fresh = starts.filter((edge) => this.#started[edge] === 0);
    if (fresh.length > 0 || through.length > 1) this.#touches(x, y, [...through, ...fresh]);
    for (const edge of starts) this.#started[edge] = 1;
    const on = through.filter((edge) => !edges.endsAt(edge, x, y)).concat(fresh);
    const first = on.find((edge) => !edges.startsAt(edge, x, y));
    const kept = on.filter((edge) => {
      // Two edges that both pass through a point cross there, unless one lies on the other.
      const crosses =
        first !== undefined &&
        edge !== first &&
        !edges.startsAt(edge, x, y) &&
        edges.sideOf(first, edges.ends[4 * edge + 2]!, edges.ends[4 * edge + 3]!) !== 0;
      if (crosses) this.#left.add(edge);
      return !crosses;
    });
    kept.sort((e, f) => this.#order(e, f));
    return this.#besides(below, kept, above, x, y);
  }

  /** Order of two edges to the right of a point both pass through: the steeper is above; of one line, by number. */
  #order(e: number, f: number): number {
    const { ends } = this.#edges;
    return -this.#edges.sideOf(f, ends[4 * e + 2]!, ends[4 * e + 3]!) || e - f;
  }

  /** Tests new neighbours for crossing; one of each crossing pair leaves. */
  #besides(
    below: number,
    kept: number[],
    above: number,
    x: number,
    y: number,
  ): { edges: number[]; drop: boolean } {
    if (kept.length > 0 && below >= 0) {
      while (kept.length > 0 && this.#cross(below, kept[0]!)) this.#left.add(kept.shift()!);
    }
    while (kept.length > 0 && above >= 0 && this.#cross(kept.at(-1)!, above)) this.#left.add(kept.pop()!);
    if (kept.length === 0 && below >= 0 && above >= 0 && this.#cross(below, above)) {
      this.#left.add(above);
      return { edges: kept, drop: true };
    }
    if (this.#left.size === 0) this.#own(below, kept, x, y);
    return { edges: kept, drop: false };
  }

  #meeting(e: number, f: number) {
    const { ends } = this.#edges;
    const [p, q] = [4 * e, 4 * f];
    return segmentsMeeting(
      ends[p]!,
      ends[p + 1]!,
      ends[p + 2]!,
      ends[p + 3]!,
      ends[q]!,
      ends[q + 1]!,
      ends[q + 2]!,
      ends[q + 3]!,
    );
  }

  #cross(e: number, f: number): boolean {
    return this.#meeting(e, f) === 'cross';
  }

  /** A ring may come to a point once: in the inside of one edge, or at the corner of two neighbours. */
  #touches(x: number, y: number, all: readonly number[]): void {
    const edges = this.#edges;
    const byRing = new Map<number, number[]>();
    for (const edge of all) {
      const list = byRing.get(edges.ring[edge]!) ?? [];
      list.push(edge);
      byRing.set(edges.ring[edge]!, list);
    }
    for (const list of byRing.values()) {
      const isAtEnd = (edge: number) => edges.startsAt(edge, x, y) || edges.endsAt(edge, x, y);
      // An edge that passes here and is a neighbour of one that turns here is the side of a spike, told already.
      const own = list.filter(
        (edge) => isAtEnd(edge) || !list.some((other) => other !== edge && edges.areNeighbours(edge, other)),
      );
      const isCorner = own.length === 2 && own.every(isAtEnd) && edges.areNeighbours(own[0]!, own[1]!);
      const passing = own.filter((edge) => !isAtEnd(edge));
      // Edges that cross here are told as crossing, by those that leave.
      if (own.length > 1 && !isCorner && passing.length < own.length)
        this.#touching.push({ code: 'geometry.self-touching', x, y });
    }
  }

  /** Who owns the ground in the gaps right of a point; edges on one line are taken together. */
  #own(below: number, kept: readonly number[], x: number, y: number): void {
    const { ends } = this.#edges;
    let owner = below >= 0 ? this.#above[below]! : NOBODY;
    for (let i = 0; i < kept.length; ) {
      let next = i + 1;
      const [ex, ey] = [ends[4 * kept[i]! + 2]!, ends[4 * kept[i]! + 3]!];
      while (next < kept.length && this.#edges.sideOf(kept[next]!, ex, ey) === 0) next++;
      owner = this.#pass(owner, kept.slice(i, next), x, y);
      for (; i < next; i++) this.#above[kept[i]!] = owner;
    }
  }

  /** The owner above edges on one line, given the owner below. What cannot be is told once for each ring. */
  #pass(below: number, group: readonly number[], x: number, y: number): number {
    const edges = this.#edges;
    const polygonOf = (edge: number) => edges.polygonOf[edges.ring[edge]!]!;
    const rest = [...group];
    let owner = below;
    while (rest.length > 0) {
      const fits = (edge: number) =>
        owner === NOBODY ? edges.opens[edge] === 1 : edges.opens[edge] === -1 && polygonOf(edge) === owner;
      const closesAgain = (edge: number) =>
        fits(edge) && rest.some((other) => edges.opens[other] === -1 && polygonOf(other) === polygonOf(edge));
      let at = rest.findIndex(closesAgain);
      if (at < 0) at = rest.findIndex(fits);
      if (at < 0) {
        at = 0;
        this.#tell(rest[0]!, x, y);
      }
      const [edge] = rest.splice(at, 1);
      owner = edges.opens[edge!] === 1 ? polygonOf(edge!) : NOBODY;
    }
    return owner;
  }

  #tell(edge: number, x: number, y: number): void {
    const ring = this.#edges.ring[edge]!;
    if (this.#told.has(ring)) return;
    this.#told.add(ring);
    const code = this.#edges.isHole[ring] ? 'geometry.hole-outside' : 'geometry.parts-overlap';
    this.#misplaced.push({ code, x, y });
  }

  /** Every crossing of an edge that left the status. */
  *#crossings(): Generator<RingFault> {
    if (this.#left.size === 0) return;
    const edges = this.#edges;
    const tree = new EdgeTree(edges.ends);
    let found = 0;
    for (const e of this.#left) {
      const [ax, ay, bx, by] = edges.ends.subarray(4 * e, 4 * e + 4);
      const box = { minX: ax!, maxX: bx!, minY: Math.min(ay!, by!), maxY: Math.max(ay!, by!) };
      const others: number[] = [];
      tree.search(box, (f) => {
        if (!(this.#left.has(f) && f < e) && f !== e && this.#cross(e, f)) others.push(f);
        return found + others.length >= this.#most;
      });
      for (const f of others) {
        const [x, y] = edges.crossing(e, f);
        const isOwn = edges.ring[e] === edges.ring[f];
        yield { code: isOwn ? 'geometry.self-crossing' : 'geometry.parts-overlap', x, y };
      }
      found += others.length;
      if (found >= this.#most) return;
    }
  }
}
