import type { GridGeometry } from '../grid.ts';
import { buildEdgeIndex, countEdgeNodes } from './edge-index.ts';
import { hilbertOrder } from './hilbert.ts';
import { flattenFeatures, type PolygonArrays } from './polygon-arrays.ts';
import { type RingWalk, walkOfRing, writeRing } from './ring-form.ts';
import { buildTree, treeLevels } from './ring-tree.ts';

/**
 * A layer ready for the kernel: one buffer that is written once, stored, sent to a worker without copying and opened
 * without rebuilding. All arrays are views into the buffer. Features stand in Hilbert order of their boxes, so that
 * the bytes depend on the geometries only; `featureId` leads back to the place in the input.
 */
export interface PreparedLayer {
  readonly buffer: ArrayBufferLike;
  readonly features: number;
  readonly rings: number;
  /** Twice the area of each feature in square grid steps, rounded to the nearest double. */
  readonly doubleArea: Float64Array;
  /** Vertices of closed rings (the first stands again at the end), shells counter-clockwise, holes clockwise. */
  readonly xy: Int32Array;
  /** First vertex of each ring; one past the end. */
  readonly ringStart: Int32Array;
  /** Feature of each ring. */
  readonly ringFeature: Int32Array;
  /** First ring of each feature; one past the end. */
  readonly featureStart: Int32Array;
  /** Place of each feature in the input. */
  readonly featureId: Int32Array;
  /** R-tree over the boxes of the rings (ring-tree.ts). */
  readonly treeBoxes: Int32Array;
  /** First edge node of each ring; one past the end. Empty in a layer without edge index. */
  readonly edgeNodeStart: Int32Array;
  /** Boxes over consecutive edges (edge-index.ts). */
  readonly edgeBoxes: Int32Array;
}

/** A layer of parcels: the side over which the kernel iterates. It needs no edge index. */
export type PreparedParcels = PreparedLayer;

/** How a layer is laid out. */
export interface PrepareOptions {
  /** Put the layer into shared memory, so that several workers read the same bytes. Default false. */
  readonly shared?: boolean;
  /** Index the edges; needed on the control side, not for parcels. Default true. */
  readonly edgeIndex?: boolean;
}

const MAGIC = 0x4c44; // "DL", as two bytes
const VERSION = 1;
const EDGE_INDEX = 1;
const HEADER_BYTES = 32;

interface Counts {
  readonly features: number;
  readonly rings: number;
  readonly vertices: number;
  readonly edgeNodes: number;
  readonly indexed: boolean;
}

function byteLengthOf({ features, rings, vertices, edgeNodes, indexed }: Counts): number {
  const tree = treeLevels(rings).at(-1)!;
  const words =
    2 * vertices + (rings + 1) + rings + (features + 1) + features + 4 * tree + (indexed ? rings + 1 : 0);
  return HEADER_BYTES + 8 * features + 4 * (words + 4 * edgeNodes);
}

/** Lays the views over a buffer whose header has been checked or written. */
function viewsOver(buffer: ArrayBufferLike, counts: Counts): PreparedLayer {
  const { features, rings, vertices, edgeNodes, indexed } = counts;
  let at = HEADER_BYTES;
  const doubleArea = new Float64Array(buffer, at, features);
  at += 8 * features;
  const next = (length: number) => {
    const view = new Int32Array(buffer, at, length);
    at += 4 * length;
    return view;
  };
  return {
    buffer,
    features,
    rings,
    doubleArea,
    xy: next(2 * vertices),
    ringStart: next(rings + 1),
    ringFeature: next(rings),
    featureStart: next(features + 1),
    featureId: next(features),
    treeBoxes: next(4 * treeLevels(rings).at(-1)!),
    edgeNodeStart: next(indexed ? rings + 1 : 0),
    edgeBoxes: next(4 * edgeNodes),
  };
}

function writeHeader(buffer: ArrayBufferLike, counts: Counts): void {
  const header = new DataView(buffer, 0, HEADER_BYTES);
  header.setUint16(0, MAGIC, true);
  header.setUint8(2, VERSION);
  header.setUint8(3, counts.indexed ? EDGE_INDEX : 0);
  // In the byte order of this machine: a machine of the other order reads another number and refuses.
  new Int32Array(buffer, 4, 1)[0] = HEADER_BYTES;
  header.setInt32(8, counts.features, true);
  header.setInt32(12, counts.rings, true);
  header.setInt32(16, counts.vertices, true);
  header.setInt32(20, counts.edgeNodes, true);
}

/**
 * Opens a prepared layer without rebuilding anything. Throws a RangeError that names the fault when the buffer is not
 * one, has another version or another length than its header says.
 */
export function openPrepared(buffer: ArrayBufferLike): PreparedLayer {
  if (buffer.byteLength < HEADER_BYTES)
    throw new RangeError(`${buffer.byteLength} bytes are no prepared layer`);
  const header = new DataView(buffer, 0, HEADER_BYTES);
  if (header.getUint16(0, true) !== MAGIC) throw new RangeError('the buffer is no prepared layer');
  const version = header.getUint8(2);
  if (version !== VERSION) throw new RangeError(`a prepared layer of version ${version}, not ${VERSION}`);
  if (new Int32Array(buffer, 4, 1)[0] !== HEADER_BYTES)
    throw new RangeError('the layer was prepared on a machine of the other byte order');
  const counts: Counts = {
    features: header.getInt32(8, true),
    rings: header.getInt32(12, true),
    vertices: header.getInt32(16, true),
    edgeNodes: header.getInt32(20, true),
    indexed: header.getUint8(3) === EDGE_INDEX,
  };
  const { features, rings, vertices, edgeNodes } = counts;
  if (Math.min(features, rings, vertices, edgeNodes) < 0 || byteLengthOf(counts) !== buffer.byteLength)
    throw new RangeError(`a prepared layer of ${buffer.byteLength} bytes whose header does not fit`);
  return viewsOver(buffer, counts);
}

/** Boxes of the features, in input order; features without rings are left out and listed in `kept` order only. */
function boxesOfFeatures(source: PolygonArrays): { boxes: Int32Array; kept: Int32Array } {
  const { xy, ringStart, polygonStart, featureStart } = source;
  const all = featureStart.length - 1;
  const kept: number[] = [];
  const boxes: number[] = [];
  for (let f = 0; f < all; f++) {
    const from = 2 * ringStart[polygonStart[featureStart[f]!]!]!;
    const to = 2 * ringStart[polygonStart[featureStart[f + 1]!]!]!;
    if (from === to) continue;
    let minX = xy[from]!;
    let minY = xy[from + 1]!;
    let maxX = minX;
    let maxY = minY;
    for (let i = from + 2; i < to; i += 2) {
      minX = Math.min(minX, xy[i]!);
      minY = Math.min(minY, xy[i + 1]!);
      maxX = Math.max(maxX, xy[i]!);
      maxY = Math.max(maxY, xy[i + 1]!);
    }
    kept.push(f);
    boxes.push(minX, minY, maxX, maxY);
  }
  return { boxes: Int32Array.from(boxes), kept: Int32Array.from(kept) };
}

/** One ring of a feature on its way into the buffer. */
export interface RingInHand {
  readonly first: number;
  readonly count: number;
  readonly isShell: boolean;
  readonly walk: RingWalk;
}

function compareRings(xy: Int32Array, a: RingInHand, b: RingInHand): number {
  const shared = Math.min(a.count, b.count);
  for (let k = 0; k < shared; k++) {
    const i = 2 * (a.first + ((a.walk.start + a.walk.step * k + a.count) % a.count));
    const j = 2 * (b.first + ((b.walk.start + b.walk.step * k + b.count) % b.count));
    const order = xy[i]! - xy[j]! || xy[i + 1]! - xy[j + 1]!;
    if (order !== 0) return order;
  }
  return a.count - b.count;
}

/** The rings of one feature in the order and direction in which a prepared layer holds them. */
export function canonicalRings(source: PolygonArrays, feature: number): RingInHand[] {
  const { xy, ringStart, polygonStart, featureStart } = source;
  const rings: RingInHand[] = [];
  for (let p = featureStart[feature]!; p < featureStart[feature + 1]!; p++) {
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
      const first = ringStart[r]!;
      const count = ringStart[r + 1]! - first;
      if (count < 3)
        throw new RangeError(`ring ${r} of the layer has ${count} vertices; three are the least`);
      const isShell = r === polygonStart[p];
      rings.push({ first, count, isShell, walk: walkOfRing(xy, first, count, isShell) });
    }
  }
  return rings.length > 1 ? rings.sort((a, b) => compareRings(xy, a, b)) : rings;
}

function doubleAreaOf(rings: readonly RingInHand[]): number {
  let exact = 0n;
  for (const { walk, isShell } of rings)
    exact += isShell ? BigInt(walk.doubleArea) : -BigInt(walk.doubleArea);
  return Number(exact);
}

function countInput(source: PolygonArrays, kept: number, indexed: boolean): Counts {
  const { ringStart } = source;
  const rings = ringStart.length - 1;
  let edgeNodes = 0;
  if (indexed) for (let r = 0; r < rings; r++) edgeNodes += countEdgeNodes(ringStart[r + 1]! - ringStart[r]!);
  return { features: kept, rings, vertices: ringStart[rings]! + rings, edgeNodes, indexed };
}

/**
 * Prepares polygons for the kernel. Rings are brought into one form, features into Hilbert order; geometries must be
 * valid (no ring crosses itself, holes inside, parts apart), which is not checked here. Features without polygons are
 * left out. Throws a RangeError for a ring of fewer than three vertices.
 */
export function prepareLayer(
  input: readonly GridGeometry[] | PolygonArrays,
  { shared = false, edgeIndex = true }: PrepareOptions = {},
): PreparedLayer {
  const source = 'xy' in input ? input : flattenFeatures(input);
  const { boxes, kept } = boxesOfFeatures(source);
  const counts = countInput(source, kept.length, edgeIndex);
  const size = byteLengthOf(counts);
  const buffer = shared ? new SharedArrayBuffer(size) : new ArrayBuffer(size);
  writeHeader(buffer, counts);
  const layer = viewsOver(buffer, counts);
  const order = hilbertOrder(boxes, (a, b) => compareFeatures(source, boxes, kept, a, b));
  let ring = 0;
  let vertex = 0;
  for (let place = 0; place < order.length; place++) {
    const feature = kept[order[place]!]!;
    const rings = canonicalRings(source, feature);
    layer.featureStart[place] = ring;
    layer.featureId[place] = feature;
    layer.doubleArea[place] = doubleAreaOf(rings);
    for (const { first, count, walk } of rings) {
      layer.ringStart[ring] = vertex;
      layer.ringFeature[ring] = place;
      boxOfVertices(source.xy, first, count, layer.treeBoxes, ring);
      vertex += writeRing(source.xy, first, count, walk, layer.xy, vertex);
      ring++;
    }
  }
  layer.featureStart[order.length] = ring;
  layer.ringStart[ring] = vertex;
  buildTree(layer.treeBoxes, treeLevels(ring));
  if (edgeIndex) indexEdges(layer);
  return layer;
}

/** Prepares parcels: as {@link prepareLayer} without the edge index. */
export function prepareParcels(
  input: readonly GridGeometry[] | PolygonArrays,
  options: { readonly shared?: boolean } = {},
): PreparedParcels {
  return prepareLayer(input, { ...options, edgeIndex: false });
}

/** Order by content of two features whose boxes fall into one cell; equal geometries by their place in the input. */
function compareFeatures(
  source: PolygonArrays,
  boxes: Int32Array,
  kept: Int32Array,
  a: number,
  b: number,
): number {
  for (let k = 0; k < 4; k++) {
    const order = boxes[4 * a + k]! - boxes[4 * b + k]!;
    if (order !== 0) return order;
  }
  const left = canonicalRings(source, kept[a]!);
  const right = canonicalRings(source, kept[b]!);
  for (let r = 0; r < Math.min(left.length, right.length); r++) {
    const order = compareRings(source.xy, left[r]!, right[r]!);
    if (order !== 0) return order;
  }
  return left.length - right.length || a - b;
}

function boxOfVertices(
  xy: Int32Array,
  first: number,
  count: number,
  boxes: Int32Array,
  target: number,
): void {
  let minX = xy[2 * first]!;
  let minY = xy[2 * first + 1]!;
  let maxX = minX;
  let maxY = minY;
  for (let i = first + 1; i < first + count; i++) {
    minX = Math.min(minX, xy[2 * i]!);
    minY = Math.min(minY, xy[2 * i + 1]!);
    maxX = Math.max(maxX, xy[2 * i]!);
    maxY = Math.max(maxY, xy[2 * i + 1]!);
  }
  boxes.set([minX, minY, maxX, maxY], 4 * target);
}

function indexEdges(layer: PreparedLayer): void {
  const { xy, ringStart, rings, edgeNodeStart, edgeBoxes } = layer;
  let node = 0;
  for (let r = 0; r < rings; r++) {
    const edges = ringStart[r + 1]! - ringStart[r]! - 1;
    edgeNodeStart[r] = node;
    buildEdgeIndex(xy, ringStart[r]!, edges, edgeBoxes, node);
    node += countEdgeNodes(edges);
  }
  edgeNodeStart[rings] = node;
}

/** One feature of a prepared layer as rings for the exact evaluation; shells and holes are told by direction. */
export function ringsOfFeature(layer: PreparedLayer, place: number): GridGeometry {
  const rings: number[][] = [];
  for (let r = layer.featureStart[place]!; r < layer.featureStart[place + 1]!; r++)
    rings.push(Array.from(layer.xy.subarray(2 * layer.ringStart[r]!, 2 * (layer.ringStart[r + 1]! - 1))));
  return { kind: 'polygon', polygons: [rings] };
}
