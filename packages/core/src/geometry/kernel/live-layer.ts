import { type Box, boxesMeet, boxUnion, type GridGeometry } from '../grid.ts';
import { fitLeaf, LEAF_SHIFT, refitAbove } from './edge-index.ts';
import { Overlay } from './overlay.ts';
import type { OverlaySink } from './overlay-results.ts';
import { flattenFeatures, type PolygonArrays } from './polygon-arrays.ts';
import { canonicalRings, type PreparedLayer, type PreparedParcels, prepareLayer } from './prepared-layer.ts';
import { refitTree, TreeSearch, treeLevels } from './ring-tree.ts';

/** One edit of a ring. Rings and vertices are counted as in the input, over all features. */
export type LiveEdit =
  | {
      readonly kind: 'move';
      readonly ring: number;
      readonly vertex: number;
      readonly x: number;
      readonly y: number;
    }
  /** The new vertex takes the given number; those from there on move up by one. */
  | {
      readonly kind: 'insert';
      readonly ring: number;
      readonly vertex: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly kind: 'remove'; readonly ring: number; readonly vertex: number };

/** What a parcel and a control feature share now. */
export interface LiveOverlap {
  readonly feature: number;
  readonly areaM2: number;
  readonly boundM2: number;
  readonly touch: 0 | 1;
}

/** A parcel whose answer an edit may have changed. */
export interface LiveChange {
  readonly parcel: number;
  readonly before: readonly LiveOverlap[];
  readonly after: readonly LiveOverlap[];
}

/** What an edit did; applying `inverse` takes it back. */
export interface LiveStep {
  readonly changes: readonly LiveChange[];
  readonly inverse: LiveEdit;
}

/** Where a ring of the input stands in the prepared layer and how it is walked there. */
interface RingPlace {
  readonly layerRing: number;
  readonly start: number;
  readonly step: 1 | -1;
  /** Twice the area, positive when the ring runs counter-clockwise as it was given. */
  signedArea: bigint;
}

const NOTHING: readonly LiveOverlap[] = [];

/**
 * A control layer under the editor's hand, with the answer kept current: after each edit only the parcels near it are
 * overlaid anew. Moving a vertex refits the boxes above it; inserting and removing prepare the layer anew, so put into
 * it what is being edited and not the whole county. Edits must keep the rings valid.
 *
 * After each edit every row is within its bound of the truth. When an edit changes where a ring begins in canonical
 * form, rows of parcels elsewhere may differ from a full run in the last bits until {@link LiveLayer.settle}.
 */
export class LiveLayer {
  readonly #parcels: PreparedParcels;
  readonly #near: TreeSearch;
  /** Places of parcels whose box is wider than that of any of their rings: found by looking at each. */
  readonly #scattered: readonly { readonly place: number; readonly box: Box }[];
  #source: PolygonArrays;
  #layer: PreparedLayer;
  #overlay: Overlay;
  #places: RingPlace[];
  #isCanonical = true;
  readonly #rows = new Map<number, LiveOverlap[]>();

  constructor(parcels: PreparedParcels, features: readonly GridGeometry[] | PolygonArrays) {
    this.#parcels = parcels;
    this.#near = new TreeSearch(parcels.treeBoxes, parcels.rings);
    this.#scattered = findScattered(parcels);
    const source = 'xy' in features ? features : flattenFeatures(features);
    this.#source = { ...source, xy: source.xy.slice() };
    this.#layer = prepareLayer(this.#source);
    this.#overlay = new Overlay(parcels, this.#layer);
    this.#places = this.#placeRings();
    this.#overlay.run(0, parcels.features, this.#sink());
  }

  /** Whether all rows have the bits of a full run. */
  get isCanonical(): boolean {
    return this.#isCanonical;
  }

  /** The features as edited, in input order. */
  get source(): PolygonArrays {
    return this.#source;
  }

  /** What a parcel, by its place in the input, shares with the layer now. */
  overlapsOf(parcel: number): readonly LiveOverlap[] {
    return this.#rows.get(parcel) ?? NOTHING;
  }

  /** All parcels that meet the layer, with what they share. */
  entries(): IterableIterator<[number, readonly LiveOverlap[]]> {
    return this.#rows.entries();
  }

  /** Applies one edit. Throws a RangeError when the ring or vertex is none, or fewer than three would remain. */
  apply(edit: LiveEdit): LiveStep {
    const { ring, vertex } = edit;
    const first = this.#source.ringStart[ring];
    const end = this.#source.ringStart[ring + 1];
    const count = first === undefined || end === undefined ? 0 : end - first;
    const limit = edit.kind === 'insert' ? count + 1 : count;
    if (first === undefined || !(ring >= 0 && vertex >= 0 && vertex < limit))
      throw new RangeError(`there is no vertex ${vertex} in ring ${ring}`);
    if (edit.kind === 'remove' && count <= 3) throw new RangeError(`ring ${ring} must keep three vertices`);
    const { xy } = this.#source;
    const at = 2 * (first + (vertex % count));
    const before = { kind: 'move', ring, vertex, x: xy[at]!, y: xy[at + 1]! } as const;
    const changed = this.#boxAround(edit, first, count);
    switch (edit.kind) {
      case 'move':
        this.#move(ring, vertex, edit.x, edit.y);
        return { changes: this.#refresh(changed), inverse: before };
      case 'insert':
        this.#splice(ring, vertex, [edit.x, edit.y]);
        return { changes: this.#refresh(changed), inverse: { kind: 'remove', ring, vertex } };
      case 'remove':
        this.#splice(ring, vertex, undefined);
        return { changes: this.#refresh(changed), inverse: { ...before, kind: 'insert' } };
    }
  }

  /** Prepares the layer anew and overlays every parcel; afterwards all rows have the bits of a full run. */
  settle(): void {
    if (this.#isCanonical) return;
    this.#prepareAnew();
    this.#isCanonical = true;
    this.#rows.clear();
    this.#overlay.run(0, this.#parcels.features, this.#sink());
  }

  #sink(): OverlaySink {
    return {
      add: (parcel, feature, areaM2, boundM2, touch) => {
        const row: LiveOverlap = { feature, areaM2, boundM2, touch };
        const rows = this.#rows.get(parcel);
        if (rows) rows.push(row);
        else this.#rows.set(parcel, [row]);
      },
    };
  }

  /** The box within which an edit changes the region: the vertex before and after it, and its neighbours. */
  #boxAround(edit: LiveEdit, first: number, count: number): Box {
    const { xy } = this.#source;
    const previous = (edit.vertex + count - 1) % count;
    const here = edit.vertex % count;
    const next = (here + 1) % count;
    const xs = [previous, here, next].map((v) => xy[2 * (first + v)]!);
    const ys = [previous, here, next].map((v) => xy[2 * (first + v) + 1]!);
    if (edit.kind !== 'remove') {
      xs.push(edit.x);
      ys.push(edit.y);
    }
    return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
  }

  #move(ring: number, vertex: number, x: number, y: number): void {
    const { xy, ringStart } = this.#source;
    const place = this.#places[ring]!;
    const first = ringStart[ring]!;
    const count = ringStart[ring + 1]! - first;
    const at = 2 * (first + vertex);
    const previous = 2 * (first + ((vertex + count - 1) % count));
    const next = 2 * (first + ((vertex + 1) % count));
    const wasClockwise = place.signedArea < 0n;
    place.signedArea +=
      BigInt(x - xy[at]!) * BigInt(xy[next + 1]! - xy[previous + 1]!) -
      BigInt(y - xy[at + 1]!) * BigInt(xy[next]! - xy[previous]!);
    xy[at] = x;
    xy[at + 1] = y;
    // The first vertex is the smallest one, and it also decides the order of rings and of features.
    const start = 2 * (first + place.start);
    if (vertex === place.start || x < xy[start]! || (x === xy[start]! && y <= xy[start + 1]!))
      this.#isCanonical = false;
    if (place.signedArea < 0n !== wasClockwise) {
      // The vertex went through the opposite side: the ring now runs the other way round.
      this.#isCanonical = false;
      this.#prepareAnew();
      return;
    }
    this.#moveInLayer(place.layerRing, (place.step * (vertex - place.start) + count) % count, x, y);
  }

  #moveInLayer(ring: number, vertex: number, x: number, y: number): void {
    const { xy, ringStart, edgeNodeStart, edgeBoxes, treeBoxes, rings } = this.#layer;
    const first = ringStart[ring]!;
    const edges = ringStart[ring + 1]! - first - 1;
    const base = edgeNodeStart[ring]!;
    const write = (at: number) => {
      xy[2 * (first + at)] = x;
      xy[2 * (first + at) + 1] = y;
    };
    write(vertex);
    if (vertex === 0) write(edges);
    const leaves = new Set([vertex >> LEAF_SHIFT, ((vertex + edges - 1) % edges) >> LEAF_SHIFT]);
    for (const leaf of leaves) fitLeaf(xy, first, edges, edgeBoxes, base, leaf);
    for (const leaf of leaves) refitAbove(edges, edgeBoxes, base, leaf);
    const root = 4 * (edgeNodeStart[ring + 1]! - 1);
    treeBoxes.set(edgeBoxes.subarray(root, root + 4), 4 * ring);
    refitTree(treeBoxes, treeLevels(rings), ring);
  }

  /** Puts a vertex before the given one, or takes that one out. */
  #splice(ring: number, vertex: number, added: readonly [number, number] | undefined): void {
    const { xy, ringStart } = this.#source;
    const at = 2 * (ringStart[ring]! + vertex);
    const longer = new Int32Array(xy.length + (added ? 2 : -2));
    longer.set(xy.subarray(0, at));
    if (added) longer.set(added, at);
    longer.set(xy.subarray(added ? at : at + 2), added ? at + 2 : at);
    const starts = ringStart.map((start, r) => (r > ring ? start + (added ? 1 : -1) : start));
    const firstVertices = this.#beginnings();
    this.#source = { ...this.#source, xy: longer, ringStart: starts };
    this.#prepareAnew();
    if (this.#beginnings() !== firstVertices) this.#isCanonical = false;
  }

  /** Where the rings of the prepared layer begin, as one text to compare. */
  #beginnings(): string {
    const { xy, ringStart, rings } = this.#layer;
    const parts: number[] = [];
    for (let r = 0; r < rings; r++) parts.push(xy[2 * ringStart[r]!]!, xy[2 * ringStart[r]! + 1]!);
    return parts.join(' ');
  }

  #prepareAnew(): void {
    this.#layer = prepareLayer(this.#source);
    this.#overlay = new Overlay(this.#parcels, this.#layer);
    this.#places = this.#placeRings();
  }

  #placeRings(): RingPlace[] {
    const ringOfFirst = new Map<number, number>();
    const { ringStart } = this.#source;
    for (let r = 0; r < ringStart.length - 1; r++) ringOfFirst.set(ringStart[r]!, r);
    const places: RingPlace[] = [];
    for (let place = 0; place < this.#layer.features; place++) {
      const rings = canonicalRings(this.#source, this.#layer.featureId[place]!);
      rings.forEach(({ first, isShell, walk }, k) => {
        const layerRing = this.#layer.featureStart[place]! + k;
        const area = BigInt(walk.doubleArea);
        places[ringOfFirst.get(first)!] = {
          layerRing,
          start: walk.start,
          step: walk.step,
          signedArea: isShell === (walk.step === 1) ? area : -area,
        };
      });
    }
    return places;
  }

  /** Overlays the parcels near a box anew. */
  #refresh(box: Box): LiveChange[] {
    const found = this.#near.search(box.minX, box.minY, box.maxX, box.maxY);
    const { ringFeature, featureId } = this.#parcels;
    const places = new Set<number>();
    for (let i = 0; i < found; i++) places.add(ringFeature[this.#near.hits[i]!]!);
    for (const parcel of this.#scattered) if (boxesMeet(parcel.box, box)) places.add(parcel.place);
    const changes: LiveChange[] = [];
    const sink = this.#sink();
    for (const place of places) {
      const parcel = featureId[place]!;
      const before = this.overlapsOf(parcel);
      this.#rows.delete(parcel);
      this.#overlay.run(place, place + 1, sink);
      const after = this.overlapsOf(parcel);
      if (before.length > 0 || after.length > 0) changes.push({ parcel, before, after });
    }
    return changes;
  }
}

/** Parcels of several parts, with their boxes. */
function findScattered({ features, featureStart, treeBoxes }: PreparedParcels) {
  const scattered: { place: number; box: Box }[] = [];
  const boxAt = (ring: number): Box => ({
    minX: treeBoxes[4 * ring]!,
    minY: treeBoxes[4 * ring + 1]!,
    maxX: treeBoxes[4 * ring + 2]!,
    maxY: treeBoxes[4 * ring + 3]!,
  });
  for (let place = 0; place < features; place++) {
    const first = featureStart[place]!;
    const end = featureStart[place + 1]!;
    if (end - first < 2) continue;
    const boxes = Array.from({ length: end - first }, (_, k) => boxAt(first + k));
    const box = boxes.reduce(boxUnion);
    const isWhole = (one: Box) =>
      one.minX === box.minX && one.minY === box.minY && one.maxX === box.maxX && one.maxY === box.maxY;
    if (!boxes.some(isWhole)) scattered.push({ place, box });
  }
  return scattered;
}
