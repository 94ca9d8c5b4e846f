import {
  type Box,
  boxesMeet,
  boxOf,
  type GridGeometry,
  type Layer,
  segmentsMeeting,
} from '../geometry/index.ts';
import { boxAround, type Footprint } from './site-geometry.ts';

/** What one review works through at the most; see README.md of this folder, "How much a review may cost". */
export const FOOTPRINT_LIMITS = {
  /** Vertices of a footprint. A surveyed site has tens of them, a digitised river bank some thousands. */
  vertices: 20_000,
  /** Pairs of an edge of the footprint and an edge of a layer that stand above each other. */
  pairs: 5_000_000,
  /** Those of them that meet. */
  meetings: 10_000,
} as const;

/** Vertices of a footprint. */
export function countVertices(footprint: Footprint): number {
  let count = 0;
  for (const rings of footprint.polygons) for (const ring of rings) count += ring.length / 2;
  return count;
}

/** An edge as `[ax, ay, bx, by]`. */
type Edge = readonly [number, number, number, number];

function boxOfEdge([ax, ay, bx, by]: Edge): Box {
  return {
    minX: Math.min(ax, bx),
    minY: Math.min(ay, by),
    maxX: Math.max(ax, bx),
    maxY: Math.max(ay, by),
  };
}

function* edgesOf(geometry: GridGeometry): Generator<Edge> {
  if (geometry.kind !== 'polygon') return;
  for (const rings of geometry.polygons) {
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
        yield [ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!];
    }
  }
}

/** An edge with its box. */
interface BoxedEdge {
  readonly edge: Edge;
  readonly box: Box;
}

/** Edges from left to right. */
function sortedEdges(geometry: GridGeometry): BoxedEdge[] {
  const edges = Array.from(edgesOf(geometry), (edge) => ({ edge, box: boxOfEdge(edge) }));
  return edges.sort((a, b) => a.box.minX - b.box.minX);
}

class Work {
  pairs = 0;
  meetings = 0;

  get isTooMuch(): boolean {
    return this.pairs > FOOTPRINT_LIMITS.pairs || this.meetings > FOOTPRINT_LIMITS.meetings;
  }

  /** Counts the pairs of two lists sorted from left to right; gives up where a limit is passed. */
  add(own: readonly BoxedEdge[], others: readonly BoxedEdge[]): void {
    const ownOpen: BoxedEdge[] = [];
    const othersOpen: BoxedEdge[] = [];
    for (let i = 0, j = 0; i < own.length || j < others.length; ) {
      const isOwn = j >= others.length || (i < own.length && own[i]!.box.minX <= others[j]!.box.minX);
      const next = isOwn ? own[i++]! : others[j++]!;
      this.#take(next, isOwn ? othersOpen : ownOpen);
      if (this.isTooMuch) return;
      (isOwn ? ownOpen : othersOpen).push(next);
    }
  }

  /** Takes an edge against the open ones of the other list, which loses those that ended further left. */
  #take(next: BoxedEdge, open: BoxedEdge[]): void {
    let kept = 0;
    for (const other of open) {
      if (other.box.maxX < next.box.minX) continue;
      open[kept++] = other;
      this.pairs++;
      if (boxesMeet(next.box, other.box) && segmentsMeeting(...next.edge, ...other.edge) !== 'none')
        this.meetings++;
    }
    open.length = kept;
  }
}

/**
 * Whether comparing the footprint with the layers stays within {@link FOOTPRINT_LIMITS}. Which pairs of edges stand
 * above each other and which meet is counted before anything is computed, exactly and in an order that does not
 * matter to the answer, so that every machine takes and refuses the same footprints and a replay decides likewise.
 */
export function isWorkable(footprint: Footprint, layers: Iterable<Layer>): boolean {
  const around = boxAround(footprint);
  const own = sortedEdges(footprint);
  const work = new Work();
  for (const layer of layers) {
    for (const { geometry } of layer.query(around)) {
      const box = geometry.kind === 'polygon' ? boxOf(geometry) : undefined;
      if (!box) continue;
      const near = sortedEdges(geometry).filter((one) => boxesMeet(one.box, around));
      work.add(
        own.filter((one) => boxesMeet(one.box, box)),
        near,
      );
      if (work.isTooMuch) return false;
    }
  }
  return true;
}
