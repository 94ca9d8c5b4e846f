import { MEETING } from '@luodi/core/screening';

/** Which parcels to look at: how they stand to one layer, or to the layer that counts most. */
export interface ScreenFilter {
  /** Place of the layer in the order of the task; any of them when absent. */
  readonly layer?: number;
  readonly kind: 'all' | keyof typeof MEETING;
}

/** What came of a batch, as the index keeps it. */
export interface IndexedBatch {
  /** Where the line of each parcel ends in the bytes of the batch, its line end included. */
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly meetings: Uint8Array<ArrayBuffer>;
  readonly areaM2: Float64Array<ArrayBuffer>;
  readonly boundM2: Float64Array<ArrayBuffer>;
}

/** What all parcels read so far meet of one layer. Ground under two parcels, or two features, counts twice. */
export interface LayerTotal {
  readonly overlap: number;
  readonly touch: number;
  readonly areaM2: number;
  readonly boundM2: number;
}

/** Parcels that meet a filter, in the order of the input. */
interface Selection {
  readonly total: number;
  readonly at: (index: number) => number;
}

/**
 * Where the line of each parcel stands and what it meets: a few bytes for a parcel, so that a million can be filtered
 * and leafed through while their lines lie elsewhere.
 */
export class ScreenedIndex {
  readonly #layers: number;
  readonly #batches: IndexedBatch[] = [];
  /** Number of the first parcel of each batch. */
  readonly #starts: number[] = [];
  readonly #totals: { overlap: number; touch: number; areaM2: number; boundM2: number }[];
  #count = 0;
  #unreadable = 0;
  #selected: { readonly key: string; batches: number; readonly parcels: number[] } | undefined;

  constructor(layers: number) {
    this.#layers = layers;
    this.#totals = Array.from({ length: layers }, () => ({ overlap: 0, touch: 0, areaM2: 0, boundM2: 0 }));
  }

  get count(): number {
    return this.#count;
  }

  get unreadable(): number {
    return this.#unreadable;
  }

  get totals(): readonly LayerTotal[] {
    return this.#totals.map((total) => ({ ...total }));
  }

  /** Takes the next batch of the input. */
  add(batch: IndexedBatch): void {
    const { ends, meetings, areaM2, boundM2 } = batch;
    this.#batches.push(batch);
    this.#starts.push(this.#count);
    this.#count += ends.length;
    for (const [layer, total] of this.#totals.entries()) {
      total.areaM2 += areaM2[layer] ?? 0;
      total.boundM2 += boundM2[layer] ?? 0;
      for (let at = layer; at < meetings.length; at += this.#layers) {
        if (meetings[at] === MEETING.overlap) total.overlap++;
        else if (meetings[at] === MEETING.touch) total.touch++;
      }
    }
    for (let parcel = 0; parcel < ends.length; parcel++)
      if (standing(batch, this.#layers, parcel, undefined) === MEETING.unreadable) this.#unreadable++;
  }

  /** The parcels that meet a filter. What was found for the same filter before is not looked at again. */
  select(filter: ScreenFilter): Selection {
    if (filter.kind === 'all' && filter.layer === undefined)
      return { total: this.#count, at: (index) => index };
    const key = `${filter.layer}|${filter.kind}`;
    if (this.#selected?.key !== key) this.#selected = { key, batches: 0, parcels: [] };
    const selected = this.#selected;
    for (; selected.batches < this.#batches.length; selected.batches++) {
      const batch = this.#batches[selected.batches] as IndexedBatch;
      const start = this.#starts[selected.batches] ?? 0;
      for (let parcel = 0; parcel < batch.ends.length; parcel++)
        if (isAsked(filter, standing(batch, this.#layers, parcel, filter.layer)))
          selected.parcels.push(start + parcel);
    }
    const { parcels } = selected;
    return { total: parcels.length, at: (index) => parcels[index] ?? 0 };
  }

  /** Batch of a parcel and the bytes of its line in it. */
  locate(parcel: number): { readonly batch: number; readonly from: number; readonly to: number } {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= parcel) low = middle;
      else high = middle - 1;
    }
    const ends = this.#batches[low]?.ends ?? new Uint32Array();
    const inBatch = parcel - (this.#starts[low] ?? 0);
    return { batch: low, from: ends[inBatch - 1] ?? 0, to: ends[inBatch] ?? 0 };
  }
}

/** How a parcel stands to a layer, or to the one that counts most. */
function standing(
  { meetings }: IndexedBatch,
  layers: number,
  parcel: number,
  layer: number | undefined,
): number {
  if (layer !== undefined) return meetings[parcel * layers + layer] ?? MEETING.none;
  let most: number = MEETING.none;
  for (let at = parcel * layers; at < (parcel + 1) * layers; at++) most = Math.max(most, meetings[at] ?? 0);
  return most;
}

/** With a layer, all parcels are those that meet it. */
function isAsked({ kind }: ScreenFilter, stands: number): boolean {
  return kind === 'all' ? stands === MEETING.touch || stands === MEETING.overlap : stands === MEETING[kind];
}
