/** Takes the results of the kernel, one pair of features that meet at a time. */
export interface OverlaySink {
  /**
   * @param parcel place of the parcel in the input of its layer
   * @param feature place of the control feature in the input of its layer
   * @param areaM2 overlap in m²; 0 only when the exact overlap is zero
   * @param boundM2 the exact overlap is within this of `areaM2`
   * @param touch 1 when they meet but share no area, else 0
   */
  add(parcel: number, feature: number, areaM2: number, boundM2: number, touch: 0 | 1): void;
}

/** Results as flat columns that grow; `trimmed` gives arrays of the exact length. */
export class OverlayResults implements OverlaySink {
  count = 0;
  parcel: Int32Array<ArrayBuffer>;
  feature: Int32Array<ArrayBuffer>;
  areaM2: Float64Array<ArrayBuffer>;
  boundM2: Float64Array<ArrayBuffer>;
  touch: Uint8Array<ArrayBuffer>;

  constructor(capacity = 1 << 12) {
    this.parcel = new Int32Array(capacity);
    this.feature = new Int32Array(capacity);
    this.areaM2 = new Float64Array(capacity);
    this.boundM2 = new Float64Array(capacity);
    this.touch = new Uint8Array(capacity);
  }

  add(parcel: number, feature: number, areaM2: number, boundM2: number, touch: 0 | 1): void {
    const at = this.count++;
    if (at === this.parcel.length) this.#resize(2 * at);
    this.parcel[at] = parcel;
    this.feature[at] = feature;
    this.areaM2[at] = areaM2;
    this.boundM2[at] = boundM2;
    this.touch[at] = touch;
  }

  #resize(capacity: number): void {
    const held = Math.min(capacity, this.count);
    const kept = <T extends { set(from: T): void; subarray(from: number, to: number): T }>(
      old: T,
      fresh: T,
    ) => {
      fresh.set(old.subarray(0, held));
      return fresh;
    };
    this.parcel = kept(this.parcel, new Int32Array(capacity));
    this.feature = kept(this.feature, new Int32Array(capacity));
    this.areaM2 = kept(this.areaM2, new Float64Array(capacity));
    this.boundM2 = kept(this.boundM2, new Float64Array(capacity));
    this.touch = kept(this.touch, new Uint8Array(capacity));
  }

  /** Cuts the columns to their length, so that their buffers can be handed to another thread. */
  trim(): this {
    this.#resize(this.count);
    return this;
  }
}

/** Columns of results, as {@link OverlayResults} holds them and as they come back from a worker. */
export type ResultColumns = Pick<
  OverlayResults,
  'count' | 'parcel' | 'feature' | 'areaM2' | 'boundM2' | 'touch'
>;

/** One round of mixing after MurmurHash3 (Appleby, public domain). */
function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const mixed = hash ^ k;
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A checksum over every bit of every result: the sum of a hash of each row. It does not depend on the order of rows,
 * so parts from several workers may come in any order. Against accidents, not against an attacker.
 */
export function checksumResults(parts: readonly ResultColumns[]): string {
  let low = 0;
  let high = 0;
  let rows = 0;
  for (const part of parts) {
    const area = new Int32Array(part.areaM2.buffer, part.areaM2.byteOffset, 2 * part.count);
    const bound = new Int32Array(part.boundM2.buffer, part.boundM2.byteOffset, 2 * part.count);
    for (let i = 0; i < part.count; i++) {
      let a = mix(mix(0x9e3779b9, part.parcel[i]!), part.feature[i]!);
      a = mix(mix(a, area[2 * i]!), area[2 * i + 1]!);
      a = mix(mix(mix(a, bound[2 * i]!), bound[2 * i + 1]!), part.touch[i]!);
      low = (low + finish(a)) >>> 0;
      high = (high + finish(mix(a, 0x5bd1e995))) >>> 0;
    }
    rows += part.count;
  }
  const hex = (word: number) => word.toString(16).padStart(8, '0');
  return `${rows}-${hex(high)}${hex(low)}`;
}
