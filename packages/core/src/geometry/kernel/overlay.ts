import { SQUARE_STEPS_PER_M2 } from '../grid.ts';
import { APART, CROSS, TOUCH } from './closed-meeting.ts';
import { exactOverlap, numberFromExact } from './exact-pair.ts';
import { GroupFrontier } from './group-frontier.ts';
import { LocalEdges, ROUNDOFF } from './local-edges.ts';
import type { OverlaySink } from './overlay-results.ts';
import { ParcelChains } from './parcel-chains.ts';
import type { PreparedLayer, PreparedParcels } from './prepared-layer.ts';

/** Parcels that share one descent of the control layer. Results do not depend on it. */
const GROUP = 24;

/** Twice an area in square steps to one in m². */
const DOUBLE_STEPS_PER_M2 = 2 * Number(SQUARE_STEPS_PER_M2);

// Takes up second-order terms and the rounding of the bound itself; the README shows that 1e-6 is ample.
const SLACK = 1 + 1e-6;

/**
 * The kernel over one pair of layers. It owns the scratch memory, so one overlay belongs to one thread of work; run it
 * as often and over whatever ranges you like. Every pair comes out with the same bits whatever the range, the group
 * and the order of the input.
 */
export class Overlay {
  readonly #parcels: PreparedParcels;
  readonly #controls: PreparedLayer;
  readonly #frontier: GroupFrontier;
  readonly #local = new LocalEdges();
  readonly #chains = new ParcelChains();
  readonly #boxes = new Int32Array(4 * GROUP);
  /** The parcel in hand and its box. */
  #parcel = 0;
  #minX = 0;
  #minY = 0;
  #maxX = 0;
  #maxY = 0;
  #chainsLoaded = false;
  /** How many pairs needed the exact evaluation so far. */
  exactEvaluations = 0;

  /** The control layer must have its edge index; throws a RangeError otherwise. */
  constructor(parcels: PreparedParcels, controls: PreparedLayer) {
    if (controls.rings > 0 && controls.edgeNodeStart.length === 0)
      throw new RangeError('the control layer was prepared without edge index');
    this.#parcels = parcels;
    this.#controls = controls;
    this.#frontier = new GroupFrontier(controls);
  }

  /** Gives `sink` every pair that meets, for parcels at places `[from, to)` of the prepared layer. */
  run(from: number, to: number, sink: OverlaySink): void {
    const boxes = this.#boxes;
    for (let first = from; first < to; first += GROUP) {
      const end = Math.min(to, first + GROUP);
      let minX = Number.POSITIVE_INFINITY;
      let minY = Number.POSITIVE_INFINITY;
      let maxX = Number.NEGATIVE_INFINITY;
      let maxY = Number.NEGATIVE_INFINITY;
      for (let parcel = first; parcel < end; parcel++) {
        const at = 4 * (parcel - first);
        this.#boxOfParcel(parcel, at);
        minX = Math.min(minX, boxes[at]!);
        minY = Math.min(minY, boxes[at + 1]!);
        maxX = Math.max(maxX, boxes[at + 2]!);
        maxY = Math.max(maxY, boxes[at + 3]!);
      }
      this.#frontier.gather(minX, minY, maxX, maxY);
      if (this.#frontier.slots === 0) continue;
      for (let parcel = first; parcel < end; parcel++) {
        this.#enterParcel(parcel, 4 * (parcel - first));
        this.#overlayParcel(sink);
      }
    }
  }

  #boxOfParcel(parcel: number, target: number): void {
    const { featureStart, treeBoxes } = this.#parcels;
    const boxes = this.#boxes;
    const first = 4 * featureStart[parcel]!;
    for (let k = 0; k < 4; k++) boxes[target + k] = treeBoxes[first + k]!;
    for (let at = first + 4; at < 4 * featureStart[parcel + 1]!; at += 4) {
      boxes[target] = Math.min(boxes[target]!, treeBoxes[at]!);
      boxes[target + 1] = Math.min(boxes[target + 1]!, treeBoxes[at + 1]!);
      boxes[target + 2] = Math.max(boxes[target + 2]!, treeBoxes[at + 2]!);
      boxes[target + 3] = Math.max(boxes[target + 3]!, treeBoxes[at + 3]!);
    }
  }

  #enterParcel(parcel: number, box: number): void {
    const boxes = this.#boxes;
    this.#parcel = parcel;
    this.#minX = boxes[box]!;
    this.#minY = boxes[box + 1]!;
    this.#maxX = boxes[box + 2]!;
    this.#maxY = boxes[box + 3]!;
    this.#chainsLoaded = false;
    this.#local.enter(this.#minX, this.#minY, this.#maxX - this.#minX, this.#maxY - this.#minY);
  }

  /** Goes through the rings near the group, feature by feature. */
  #overlayParcel(sink: OverlaySink): void {
    const { ringFeature, treeBoxes } = this.#controls;
    const frontier = this.#frontier;
    const local = this.#local;
    const minX = this.#minX;
    const minY = this.#minY;
    const maxX = this.#maxX;
    const maxY = this.#maxY;
    for (let slot = 0; slot < frontier.slots; ) {
      const first = slot;
      const feature = ringFeature[frontier.ring[slot]!]!;
      let near = false;
      local.restart();
      do {
        const ring = frontier.ring[slot]!;
        const at = 4 * ring;
        const apart =
          treeBoxes[at]! > maxX ||
          treeBoxes[at + 1]! > maxY ||
          treeBoxes[at + 2]! < minX ||
          treeBoxes[at + 3]! < minY;
        if (!apart) {
          near = true;
          frontier.collect(slot, local, minX, minY, maxX, maxY);
        }
        slot++;
      } while (slot < frontier.slots && ringFeature[frontier.ring[slot]!] === feature);
      if (near) this.#decide(feature, first, slot, sink);
    }
  }

  /** The area of one pair, with its bound, or an exact decision where the area is within the bound of zero. */
  #decide(feature: number, firstSlot: number, endSlot: number, sink: OverlaySink): void {
    const parcels = this.#parcels;
    const local = this.#local;
    const parcel = this.#parcel;
    const covered = local.winding * parcels.doubleArea[parcel]!;
    let total = covered;
    let bound = 0;
    local.settle();
    if (local.count > 0) {
      this.#loadChains();
      total += local.integrate(this.#chains);
      bound = local.doubleErrorBound(this.#chains);
    }
    bound = (bound + ROUNDOFF * (3 * Math.abs(covered) + 2 * Math.abs(total))) * SLACK;
    if (total > bound) {
      const ids = this.#controls.featureId;
      sink.add(
        parcels.featureId[parcel]!,
        ids[feature]!,
        total / DOUBLE_STEPS_PER_M2,
        bound / DOUBLE_STEPS_PER_M2,
        0,
      );
    } else this.#decideNearZero(feature, firstSlot, endSlot, bound, sink);
  }

  #loadChains(): void {
    if (this.#chainsLoaded) return;
    const { xy, ringStart, featureStart } = this.#parcels;
    const parcel = this.#parcel;
    this.#chains.load(
      xy,
      ringStart,
      featureStart[parcel]!,
      featureStart[parcel + 1]!,
      this.#minX,
      this.#minY,
    );
    this.#chainsLoaded = true;
  }

  /**
   * Where no edges cross, every corner of the overlap is a vertex of the input, so twice its area is an integer; it
   * is zero when the bound leaves no other integer. All else is evaluated exactly.
   */
  #decideNearZero(
    feature: number,
    firstSlot: number,
    endSlot: number,
    bound: number,
    sink: OverlaySink,
  ): void {
    const meeting = this.#meeting(firstSlot, endSlot);
    const parcelId = this.#parcels.featureId[this.#parcel]!;
    const featureId = this.#controls.featureId[feature]!;
    if (meeting === CROSS || bound >= 0.5) {
      this.exactEvaluations++;
      const exact = exactOverlap(this.#parcels, this.#parcel, this.#controls, feature);
      if (exact.sign > 0) {
        const area = numberFromExact(exact);
        sink.add(parcelId, featureId, area, 2 * ROUNDOFF * area, 0);
        return;
      }
    }
    if (meeting !== APART) sink.add(parcelId, featureId, 0, 0, 1);
  }

  #meeting(firstSlot: number, endSlot: number): number {
    const frontier = this.#frontier;
    const near = { minX: this.#minX, minY: this.#minY, maxX: this.#maxX, maxY: this.#maxY };
    let strongest = APART;
    for (let slot = firstSlot; slot < endSlot; slot++) {
      if (!frontier.hasEntries(slot)) continue;
      const here = frontier.meeting(slot, this.#parcels, this.#parcel, near);
      if (here === CROSS) return CROSS;
      if (here === TOUCH) strongest = TOUCH;
    }
    return strongest;
  }
}

/** Overlays parcels at places `[from, to)` with a control layer; see {@link Overlay}. */
export function overlay(
  parcels: PreparedParcels,
  controls: PreparedLayer,
  from: number,
  to: number,
  sink: OverlaySink,
): void {
  new Overlay(parcels, controls).run(from, to, sink);
}
