import { Exact } from '../../base/index.ts';
import { type Box, boxesMeet, boxUnion, type GridGeometry, SQUARE_STEPS_PER_M2 } from '../grid.ts';
import { type LiveEdit, LiveRings } from './live-rings.ts';
import { Overlay } from './overlay.ts';
import type { OverlaySink } from './overlay-results.ts';
import type { PolygonArrays } from './polygon-arrays.ts';
import type { PreparedParcels } from './prepared-layer.ts';
import { TreeSearch } from './ring-tree.ts';

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

const NOTHING: readonly LiveOverlap[] = [];

/**
 * A control layer under the editor's hand, with the answer kept current: after each edit only the parcels near it are
 * overlaid anew, and the layer is changed in place. Edits must keep the rings valid.
 *
 * After each edit every row is within its bound of the truth. When an edit changes where a ring begins in canonical
 * form, rows of parcels elsewhere may differ from a full run in the last bits until {@link LiveLayer.settle}.
 */
export class LiveLayer {
  readonly #parcels: PreparedParcels;
  readonly #near: TreeSearch;
  /** Places of parcels whose box is wider than that of any of their rings: found by looking at each. */
  readonly #scattered: readonly { readonly place: number; readonly box: Box }[];
  readonly #rings: LiveRings;
  #overlay: Overlay;
  #overlaid: LiveRings['layer'];
  readonly #rows = new Map<number, LiveOverlap[]>();

  constructor(parcels: PreparedParcels, features: readonly GridGeometry[] | PolygonArrays) {
    this.#parcels = parcels;
    this.#near = new TreeSearch(parcels.treeBoxes, parcels.rings);
    this.#scattered = findScattered(parcels);
    this.#rings = new LiveRings(features);
    this.#overlaid = this.#rings.layer;
    this.#overlay = new Overlay(parcels, this.#overlaid);
    this.#overlay.run(0, parcels.features, this.#sink());
  }

  /** Whether all rows have the bits of a full run. */
  get isCanonical(): boolean {
    return this.#rings.isCanonical;
  }

  /** The features as edited, in input order. `xy` and `ringStart` are good until the next edit. */
  get source(): PolygonArrays {
    return this.#rings.source;
  }

  /** The exact area of the features in m², counted feature by feature. */
  get area(): Exact {
    return new Exact(this.#rings.doubleArea, 2n * SQUARE_STEPS_PER_M2);
  }

  /** See {@link LiveRings.someEdgeNear}: a look at the edges near a place, by the index that the kernel uses. */
  someEdgeNear(box: Box, test: (ring: number, vertex: number) => boolean): boolean {
    return this.#rings.someEdgeNear(box, test);
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
    const { ringStart } = this.source;
    const first = ringStart[ring];
    const end = ringStart[ring + 1];
    const count = first === undefined || end === undefined ? 0 : end - first;
    const limit = edit.kind === 'insert' ? count + 1 : count;
    if (first === undefined || !(ring >= 0 && vertex >= 0 && vertex < limit))
      throw new RangeError(`there is no vertex ${vertex} in ring ${ring}`);
    if (edit.kind === 'remove' && count <= 3) throw new RangeError(`ring ${ring} must keep three vertices`);
    const changed = this.#boxAround(edit, first, count);
    const inverse = this.#rings.apply(edit);
    return { changes: this.#refresh(changed), inverse };
  }

  /** Lays the layer out anew and overlays every parcel; afterwards all rows have the bits of a full run. */
  settle(): void {
    if (this.#rings.isCanonical) return;
    this.#rings.layOut();
    this.#rings.isCanonical = true;
    this.#rows.clear();
    this.#overlayNow().run(0, this.#parcels.features, this.#sink());
  }

  #overlayNow(): Overlay {
    const { layer } = this.#rings;
    if (layer !== this.#overlaid) {
      this.#overlaid = layer;
      this.#overlay = new Overlay(this.#parcels, layer);
    }
    return this.#overlay;
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
    const { xy } = this.source;
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

  /** Overlays the parcels near a box anew. */
  #refresh(box: Box): LiveChange[] {
    const found = this.#near.search(box.minX, box.minY, box.maxX, box.maxY);
    const { ringFeature, featureId } = this.#parcels;
    const places = new Set<number>();
    for (let i = 0; i < found; i++) places.add(ringFeature[this.#near.hits[i]!]!);
    for (const parcel of this.#scattered) if (boxesMeet(parcel.box, box)) places.add(parcel.place);
    const changes: LiveChange[] = [];
    const sink = this.#sink();
    const overlay = this.#overlayNow();
    for (const place of places) {
      const parcel = featureId[place]!;
      const before = this.overlapsOf(parcel);
      this.#rows.delete(parcel);
      overlay.run(place, place + 1, sink);
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
