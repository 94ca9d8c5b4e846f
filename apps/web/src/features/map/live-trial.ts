import {
  checkGeometry,
  type Frame,
  type GridGeometry,
  LiveLayer,
  type PolygonArrays,
  prepareParcels,
} from '@luodi/core/geometry';
import { type GridPlace, outlookOf } from './live-rings.ts';

type Polygons = Extract<GridGeometry, { kind: 'polygon' }>;
type Edit = Parameters<LiveLayer['apply']>[0];
type Overlaps = ReturnType<LiveLayer['overlapsOf']>;

/** What a parcel has to do with the feature under trial. */
export interface Relation {
  readonly areaM2: number;
  readonly boundM2: number;
  readonly touch: boolean;
}

/** In what way a relation changed: area from nothing, to nothing, more, less; contact begun, contact ended. */
export type ChangeKind = 'entered' | 'left' | 'more' | 'less' | 'touched' | 'parted';

/** A parcel, by its place in the list handed in, whose relation is not what it was on record. */
export interface Difference {
  readonly parcel: number;
  readonly kind: ChangeKind;
  readonly before: Relation;
  readonly now: Relation;
}

/** An edit that would leave a ring that is none, with the place of the fault on the grid. */
export interface Refusal {
  readonly reason: 'crossing' | 'out-of-shape' | 'too-few';
  readonly at: GridPlace;
}

const APART: Relation = { areaM2: 0, boundM2: 0, touch: false };

function relationOf(overlaps: Overlaps): Relation {
  const [only] = overlaps;
  return only ? { areaM2: only.areaM2, boundM2: only.boundM2, touch: only.touch === 1 } : APART;
}

/** How a relation changed; nothing when the areas are equal as far as their bounds tell. */
export function changeOf(before: Relation, now: Relation): ChangeKind | undefined {
  if (before.areaM2 === 0 && now.areaM2 > 0) return 'entered';
  if (before.areaM2 > 0 && now.areaM2 === 0) return 'left';
  if (before.areaM2 === 0) {
    if (before.touch === now.touch) return undefined;
    return now.touch ? 'touched' : 'parted';
  }
  const difference = now.areaM2 - before.areaM2;
  if (Math.abs(difference) <= before.boundM2 + now.boundM2) return undefined;
  return difference > 0 ? 'more' : 'less';
}

interface Step {
  readonly edit: Edit;
  readonly inverse: Edit;
}

/**
 * One feature of a layer under trial over parcels: vertices move, come and go, and what each parcel has in it stays
 * current. Nothing leaves this object: the plan is not changed. Edits that would make a ring cross or touch itself
 * are refused, so that every area shown is one of a sound boundary.
 */
export class BoundaryTrial {
  readonly #live: LiveLayer;
  readonly #frame: Frame;
  readonly #before = new Map<number, Relation>();
  readonly #differences = new Map<number, Difference>();
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  /** Where the vertex being dragged stood when it was taken up. */
  #held: Edit | undefined;
  /** Whether the drag so far calls for a look at the boundary as a whole. */
  #isOpen = false;
  readonly areaBeforeM2: number;

  constructor(feature: Polygons, parcels: readonly GridGeometry[] | PolygonArrays, frame: Frame) {
    this.#live = new LiveLayer(prepareParcels(parcels), [feature]);
    this.#frame = frame;
    for (const [parcel, overlaps] of this.#live.entries()) this.#before.set(parcel, relationOf(overlaps));
    this.areaBeforeM2 = this.areaNowM2;
  }

  get rings(): PolygonArrays {
    return this.#live.source;
  }

  get canUndo(): boolean {
    return this.#done.length > 0 && !this.#held;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0 && !this.#held;
  }

  get isDragging(): boolean {
    return this.#held !== undefined;
  }

  /** Parcels whose relation is not what it was, by their place in the list. */
  get differences(): readonly Difference[] {
    return [...this.#differences.values()].sort((a, b) => a.parcel - b.parcel);
  }

  relationBefore(parcel: number): Relation {
    return this.#before.get(parcel) ?? APART;
  }

  relationNow(parcel: number): Relation {
    return relationOf(this.#live.overlapsOf(parcel));
  }

  /** Area within the boundary as it was on record, over all of the given parcels. */
  totalBeforeM2(isCounted: (parcel: number) => boolean): number {
    let sum = 0;
    for (const [parcel, { areaM2 }] of this.#before) if (isCounted(parcel)) sum += areaM2;
    return sum;
  }

  /** The boundary as it stands. */
  get geometry(): Polygons {
    const { xy, ringStart, polygonStart } = this.#live.source;
    const polygons: number[][][] = [];
    for (let p = 0; p + 1 < polygonStart.length; p++) {
      const rings: number[][] = [];
      for (let r = polygonStart[p] ?? 0; r < (polygonStart[p + 1] ?? 0); r++)
        rings.push(Array.from(xy.subarray(2 * (ringStart[r] ?? 0), 2 * (ringStart[r + 1] ?? 0))));
      polygons.push(rings);
    }
    return { kind: 'polygon', polygons };
  }

  get areaNowM2(): number {
    return Number(this.#live.area.toFixed(4));
  }

  /** Takes a vertex along while it is dragged; many of these make one step with {@link drop}. */
  drag(ring: number, vertex: number, x: number, y: number): Refusal | undefined {
    const edit = { kind: 'move', ring, vertex, x, y } as const;
    const { fault, concernsOthers } = outlookOf(this.#live, edit);
    if (fault) return { reason: 'crossing', at: fault };
    const inverse = this.#apply(edit);
    this.#isOpen ||= concernsOthers;
    this.#held ??= inverse;
    return undefined;
  }

  /** Ends a drag. A boundary that is out of shape as a whole (a hole left outside) is taken back. */
  drop(): Refusal | undefined {
    const inverse = this.#held;
    const isOpen = this.#isOpen;
    this.#held = undefined;
    this.#isOpen = false;
    if (inverse?.kind !== 'move') return undefined;
    const at = this.rings.ringStart[inverse.ring] ?? 0;
    const x = this.rings.xy[2 * (at + inverse.vertex)] ?? 0;
    const y = this.rings.xy[2 * (at + inverse.vertex) + 1] ?? 0;
    const refusal = isOpen ? this.#faultOfWhole(x, y) : undefined;
    if (refusal) this.#apply(inverse);
    else this.#remember({ edit: { ...inverse, x, y }, inverse });
    return refusal;
  }

  /** Puts the vertex back to where it was taken up. */
  cancelDrag(): undefined {
    if (this.#held) this.#apply(this.#held);
    this.#held = undefined;
    this.#isOpen = false;
  }

  /** Moves a vertex in one step. */
  move(ring: number, vertex: number, x: number, y: number): Refusal | undefined {
    return this.drag(ring, vertex, x, y) ?? this.drop();
  }

  /** A new vertex in the middle of the edge after the given one. */
  insertAfter(ring: number, vertex: number): Refusal | undefined {
    const { xy, ringStart } = this.rings;
    const first = ringStart[ring] ?? 0;
    const count = (ringStart[ring + 1] ?? 0) - first;
    const next = first + ((vertex + 1) % count);
    const x = Math.round(((xy[2 * (first + vertex)] ?? 0) + (xy[2 * next] ?? 0)) / 2);
    const y = Math.round(((xy[2 * (first + vertex) + 1] ?? 0) + (xy[2 * next + 1] ?? 0)) / 2);
    return this.#whole({ kind: 'insert', ring, vertex: vertex + 1, x, y }, { x, y });
  }

  remove(ring: number, vertex: number): Refusal | undefined {
    const { xy, ringStart } = this.rings;
    const first = ringStart[ring] ?? 0;
    const at = { x: xy[2 * (first + vertex)] ?? 0, y: xy[2 * (first + vertex) + 1] ?? 0 };
    if ((ringStart[ring + 1] ?? 0) - first <= 3) return { reason: 'too-few', at };
    return this.#whole({ kind: 'remove', ring, vertex }, at);
  }

  undo(): undefined {
    this.cancelDrag();
    const step = this.#done.pop();
    if (!step) return;
    this.#apply(step.inverse);
    this.#undone.push(step);
  }

  redo(): undefined {
    this.cancelDrag();
    const step = this.#undone.pop();
    if (!step) return;
    this.#apply(step.edit);
    this.#done.push(step);
  }

  /** Back to the boundary on record; the steps can be done again. */
  reset(): undefined {
    while (this.#done.length > 0) this.undo();
  }

  #whole(edit: Edit, at: GridPlace): Refusal | undefined {
    this.cancelDrag();
    const { fault, concernsOthers } = outlookOf(this.#live, edit);
    if (fault) return { reason: 'crossing', at: fault };
    const inverse = this.#apply(edit);
    const refusal = concernsOthers ? this.#faultOfWhole(at.x, at.y) : undefined;
    if (refusal) this.#apply(inverse);
    else this.#remember({ edit, inverse });
    return refusal;
  }

  #remember(step: Step): void {
    this.#done.push(step);
    this.#undone.length = 0;
  }

  #faultOfWhole(x: number, y: number): Refusal | undefined {
    const sound = checkGeometry(this.geometry, this.#frame).length === 0;
    return sound ? undefined : { reason: 'out-of-shape', at: { x, y } };
  }

  #apply(edit: Edit): Edit {
    const { changes, inverse } = this.#live.apply(edit);
    for (const { parcel, after } of changes) {
      const before = this.relationBefore(parcel);
      const now = relationOf(after);
      const kind = changeOf(before, now);
      if (kind) this.#differences.set(parcel, { parcel, kind, before, now });
      else this.#differences.delete(parcel);
    }
    return inverse;
  }
}
