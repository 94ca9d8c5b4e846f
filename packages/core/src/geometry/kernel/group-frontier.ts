import type { Box } from '../grid.ts';
import { APART, CROSS, meetingOfEdgeAndRings, TOUCH } from './closed-meeting.ts';
import { FAN, FAN_SHIFT, LEAF_EDGES, LEAF_SHIFT } from './edge-index.ts';
import type { LocalEdges } from './local-edges.ts';
import type { PreparedLayer } from './prepared-layer.ts';
import { TreeSearch } from './ring-tree.ts';

/** Levels of an edge index: 8 · 4^15 edges are more than an int32 counts. */
const MAX_LEVELS = 16;
const LEVEL_MASK = 15;
const NODE_SHIFT = 4;

/**
 * What a control layer has near a group of neighbouring parcels. One descent serves the group: it ends at the nodes
 * of at most 32 edges that reach into the group's box (the frontier), and what runs wholly below the box is kept as
 * its step in x. A ring that only covers the group from below has a constant winding number and no entries.
 */
export class GroupFrontier {
  readonly #layer: PreparedLayer;
  readonly #search: TreeSearch;
  /** Nodes as `place << 4 | level`, or `−1 − i` for step i below the group. */
  #entries = new Int32Array(1 << 12);
  #entryCount = 0;
  #stepFrom = new Float64Array(1 << 8);
  #stepTo = new Float64Array(1 << 8);
  #steps = 0;
  readonly #stack = new Int32Array(4 * MAX_LEVELS * FAN);
  /** Ring, first and end entry, constant winding, and starts of levels: one slot for each ring near the group. */
  ring = new Int32Array(64);
  #from = new Int32Array(64);
  #to = new Int32Array(64);
  #winding = new Int32Array(64);
  #levelStart = new Int32Array(64 * MAX_LEVELS);
  /** Number of slots in use. */
  slots = 0;

  constructor(layer: PreparedLayer) {
    this.#layer = layer;
    this.#search = new TreeSearch(layer.treeBoxes, layer.rings);
  }

  /** Whether a ring may reach into parcels of the group, not only cover them all. */
  hasEntries(slot: number): boolean {
    return this.#to[slot]! > this.#from[slot]!;
  }

  /** How often the ring covers each parcel of the group beyond what its entries say. */
  windingOf(slot: number): number {
    return this.#winding[slot]!;
  }

  /** Gathers the rings near a group of parcels with this closed box, in ascending order. */
  gather(minX: number, minY: number, maxX: number, maxY: number): void {
    const found = this.#search.search(minX, minY, maxX, maxY);
    while (this.ring.length < found) this.#growSlots();
    this.#entryCount = 0;
    this.#steps = 0;
    this.slots = 0;
    for (let i = 0; i < found; i++) {
      const slot = this.slots;
      this.#descend(this.#search.hits[i]!, slot, minX, minY, maxX, maxY);
      if (this.hasEntries(slot) || this.#winding[slot] !== 0) this.slots++;
    }
  }

  #layLevels(ring: number, slot: number): number {
    const { ringStart, edgeNodeStart } = this.#layer;
    const edges = ringStart[ring + 1]! - ringStart[ring]! - 1;
    let count = (edges + LEAF_EDGES - 1) >> LEAF_SHIFT;
    let start = edgeNodeStart[ring]!;
    let top = 0;
    const at = slot * MAX_LEVELS;
    this.#levelStart[at] = start;
    while (count > 1) {
      start += count;
      count = (count + FAN - 1) >> FAN_SHIFT;
      this.#levelStart[at + ++top] = start;
    }
    return top;
  }

  #descend(ring: number, slot: number, minX: number, minY: number, maxX: number, maxY: number): void {
    const { xy, ringStart, edgeBoxes } = this.#layer;
    const first = ringStart[ring]!;
    const edges = ringStart[ring + 1]! - first - 1;
    const top = this.#layLevels(ring, slot);
    const levels = slot * MAX_LEVELS;
    const levelStart = this.#levelStart;
    const stack = this.#stack;
    let depth = 0;
    let winding = 0;
    // The step below the group in hand; empty while both are equal.
    let stepFrom = 0;
    let stepTo = 0;
    this.ring[slot] = ring;
    this.#from[slot] = this.#entryCount;
    stack[depth++] = top;
    while (depth > 0) {
      const node = stack[--depth]!;
      const level = node & LEVEL_MASK;
      const place = node >> NODE_SHIFT;
      const box = 4 * (levelStart[levels + level]! + place);
      if (edgeBoxes[box]! > maxX || edgeBoxes[box + 2]! < minX || edgeBoxes[box + 1]! > maxY) continue;
      if (edgeBoxes[box + 3]! < minY) {
        const shift = LEAF_SHIFT + FAN_SHIFT * level;
        const end = Math.min(edges, (place + 1) << shift);
        const a = Math.min(maxX, Math.max(minX, xy[2 * (first + (place << shift))]!));
        const b = Math.min(maxX, Math.max(minX, xy[2 * (first + end)]!));
        if (a === b) continue;
        if (stepFrom !== stepTo && stepTo === a) {
          stepTo = b;
          continue;
        }
        winding += this.#endStep(stepFrom, stepTo, minX, maxX);
        stepFrom = a;
        stepTo = b;
        continue;
      }
      if (level <= 1) {
        this.#enter(node);
        continue;
      }
      depth = this.#pushChildren(levels, level, place, depth);
    }
    winding += this.#endStep(stepFrom, stepTo, minX, maxX);
    this.#to[slot] = this.#entryCount;
    this.#winding[slot] = winding;
  }

  #pushChildren(levels: number, level: number, place: number, depth: number): number {
    const below = this.#levelStart[levels + level]! - this.#levelStart[levels + level - 1]!;
    const from = place << FAN_SHIFT;
    const to = Math.min(below, from + FAN);
    let at = depth;
    for (let child = to - 1; child >= from; child--) this.#stack[at++] = (child << NODE_SHIFT) | (level - 1);
    return at;
  }

  /** Files a step below the group; over its full width it is winding instead, which is returned. */
  #endStep(from: number, to: number, minX: number, maxX: number): number {
    if (from === to) return 0;
    if (from === minX && to === maxX) return 1;
    if (from === maxX && to === minX) return -1;
    if (this.#steps === this.#stepFrom.length) {
      const longer = (old: Float64Array<ArrayBuffer>) => {
        const array = new Float64Array(2 * old.length);
        array.set(old);
        return array;
      };
      this.#stepFrom = longer(this.#stepFrom);
      this.#stepTo = longer(this.#stepTo);
    }
    this.#stepFrom[this.#steps] = from;
    this.#stepTo[this.#steps] = to;
    this.#enter(-1 - this.#steps++);
    return 0;
  }

  #enter(entry: number): void {
    if (this.#entryCount === this.#entries.length) {
      const larger = new Int32Array(2 * this.#entries.length);
      larger.set(this.#entries);
      this.#entries = larger;
    }
    this.#entries[this.#entryCount++] = entry;
  }

  #growSlots(): void {
    const longer = (old: Int32Array<ArrayBuffer>) => {
      const array = new Int32Array(2 * old.length);
      array.set(old);
      return array;
    };
    this.ring = longer(this.ring);
    this.#from = longer(this.#from);
    this.#to = longer(this.#to);
    this.#winding = longer(this.#winding);
    this.#levelStart = longer(this.#levelStart);
  }

  /** Takes what one ring has near one parcel of the group into `local`; the box is the parcel's. */
  collect(slot: number, local: LocalEdges, minX: number, minY: number, maxX: number, maxY: number): void {
    const { xy, ringStart, edgeBoxes } = this.#layer;
    const ring = this.ring[slot]!;
    const first = ringStart[ring]!;
    const edges = ringStart[ring + 1]! - first - 1;
    const entries = this.#entries;
    const levelStart = this.#levelStart;
    const levels = slot * MAX_LEVELS;
    const stack = this.#stack;
    local.winding += this.#winding[slot]!;
    for (let t = this.#from[slot]!; t < this.#to[slot]!; t++) {
      const entry = entries[t]!;
      if (entry < 0) {
        local.takeBelow(this.#stepFrom[-1 - entry]!, this.#stepTo[-1 - entry]!);
        continue;
      }
      let depth = 0;
      stack[depth++] = entry;
      while (depth > 0) {
        const node = stack[--depth]!;
        const level = node & LEVEL_MASK;
        const place = node >> NODE_SHIFT;
        const box = 4 * (levelStart[levels + level]! + place);
        if (edgeBoxes[box]! >= maxX || edgeBoxes[box + 2]! <= minX || edgeBoxes[box + 1]! >= maxY) continue;
        const shift = LEAF_SHIFT + FAN_SHIFT * level;
        const from = first + (place << shift);
        if (edgeBoxes[box + 3]! <= minY) {
          const to = first + Math.min(edges, (place + 1) << shift);
          local.takeBelow(xy[2 * from]!, xy[2 * to]!);
        } else if (level === 0) local.takeEdges(xy, from, Math.min(first + edges, from + LEAF_EDGES));
        else depth = this.#pushChildren(levels, level, place, depth);
      }
    }
  }

  /** How the boundary of one ring meets the boundary of a parcel with this closed box; exact. */
  meeting(slot: number, parcels: PreparedLayer, parcel: number, near: Box): number {
    const { minX, minY, maxX, maxY } = near;
    const { ringStart, edgeBoxes } = this.#layer;
    const ring = this.ring[slot]!;
    const first = ringStart[ring]!;
    const edges = ringStart[ring + 1]! - first - 1;
    const levels = slot * MAX_LEVELS;
    const stack = this.#stack;
    let strongest = APART;
    for (let t = this.#from[slot]!; t < this.#to[slot]!; t++) {
      let depth = 0;
      if (this.#entries[t]! >= 0) stack[depth++] = this.#entries[t]!;
      while (depth > 0) {
        const node = stack[--depth]!;
        const level = node & LEVEL_MASK;
        const place = node >> NODE_SHIFT;
        const box = 4 * (this.#levelStart[levels + level]! + place);
        if (edgeBoxes[box]! > maxX || edgeBoxes[box + 2]! < minX) continue;
        if (edgeBoxes[box + 1]! > maxY || edgeBoxes[box + 3]! < minY) continue;
        if (level > 0) {
          depth = this.#pushChildren(levels, level, place, depth);
          continue;
        }
        const from = first + (place << LEAF_SHIFT);
        const here = this.#meetingOfLeaf(
          from,
          Math.min(first + edges, from + LEAF_EDGES),
          parcels,
          parcel,
          near,
        );
        if (here === CROSS) return CROSS;
        if (here === TOUCH) strongest = TOUCH;
      }
    }
    return strongest;
  }

  /** How control edges from vertex `from` to vertex `to` meet the boundary of a parcel. */
  #meetingOfLeaf(from: number, to: number, parcels: PreparedLayer, parcel: number, near: Box): number {
    const { xy } = this.#layer;
    const { minX, minY, maxX, maxY } = near;
    const firstRing = parcels.featureStart[parcel]!;
    const endRing = parcels.featureStart[parcel + 1]!;
    let strongest = APART;
    for (let i = from; i < to; i++) {
      const ax = xy[2 * i]!;
      const ay = xy[2 * i + 1]!;
      const bx = xy[2 * i + 2]!;
      const by = xy[2 * i + 3]!;
      if ((ax > maxX && bx > maxX) || (ax < minX && bx < minX)) continue;
      if ((ay > maxY && by > maxY) || (ay < minY && by < minY)) continue;
      const here = meetingOfEdgeAndRings(parcels, firstRing, endRing, ax, ay, bx, by);
      if (here === CROSS) return CROSS;
      if (here === TOUCH) strongest = TOUCH;
    }
    return strongest;
  }
}
