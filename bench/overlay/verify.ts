import { Exact } from '../../packages/core/src/base/index.ts';
import {
  exactOverlap,
  type PreparedLayer,
  type ResultColumns,
} from '../../packages/core/src/geometry/kernel/index.ts';
import { type PeerPairs, pairKey } from './peers.ts';

/** The kernel's pairs against a peer's, and against exact arithmetic. */
export interface Comparison {
  readonly missing: number;
  readonly extra: number;
  /** Greatest difference of an area, m². */
  readonly worstM2: number;
  /** Pairs that differ by more than the kernel's bound and 1e-9 of the area. */
  readonly beyond: number;
  /** Of those that were evaluated exactly: how many the kernel has within its bound. */
  readonly evaluated: number;
  readonly kernelWithin: number;
  readonly kernelCloser: number;
}

/** Of the largest differences, this many are decided exactly. */
const DECIDED = 200;

function exactFromDouble(value: number): Exact {
  let scaled = value;
  let scale = 0n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale++;
  }
  return new Exact(BigInt(scaled), 1n << scale);
}

function distance(a: Exact, b: Exact): Exact {
  const difference = a.minus(b);
  return difference.sign < 0 ? new Exact(0n).minus(difference) : difference;
}

/** Exact areas of rows of the kernel's result. */
export class ExactJudge {
  readonly #parcels: PreparedLayer;
  readonly #controls: PreparedLayer;
  readonly #results: ResultColumns;
  readonly #parcelPlace: Int32Array;
  readonly #featurePlace: Int32Array;

  constructor(parcels: PreparedLayer, controls: PreparedLayer, results: ResultColumns) {
    const places = (layer: PreparedLayer) => {
      const place = new Int32Array(1 + layer.featureId.reduce((most, id) => Math.max(most, id), 0));
      layer.featureId.forEach((id, at) => {
        place[id] = at;
      });
      return place;
    };
    this.#parcels = parcels;
    this.#controls = controls;
    this.#results = results;
    this.#parcelPlace = places(parcels);
    this.#featurePlace = places(controls);
  }

  exact(row: number): Exact {
    const parcel = this.#parcelPlace[this.#results.parcel[row]!]!;
    const feature = this.#featurePlace[this.#results.feature[row]!]!;
    return exactOverlap(this.#parcels, parcel, this.#controls, feature);
  }

  /** Whether the row's area is within its bound of the exact one, and zero exactly when that is. */
  isWithin(row: number, exact: Exact): boolean {
    const area = this.#results.areaM2[row]!;
    if ((area === 0) !== (exact.sign === 0)) return false;
    return distance(exactFromDouble(area), exact).compare(exactFromDouble(this.#results.boundM2[row]!)) <= 0;
  }

  /** Checks every `count`-th part of the rows; gives how many were checked and how many are within their bound. */
  sample(count: number): { checked: number; within: number; worstShareOfBound: number } {
    const step = Math.max(1, Math.floor(this.#results.count / count));
    let checked = 0;
    let within = 0;
    let worstShareOfBound = 0;
    for (let row = 0; row < this.#results.count; row += step) {
      const exact = this.exact(row);
      checked++;
      if (this.isWithin(row, exact)) within++;
      const bound = this.#results.boundM2[row]!;
      if (bound === 0) continue;
      const error = Number(distance(exactFromDouble(this.#results.areaM2[row]!), exact).toFixed(30));
      worstShareOfBound = Math.max(worstShareOfBound, error / bound);
    }
    return { checked, within, worstShareOfBound };
  }

  compare(peer: PeerPairs): Comparison {
    const { count, parcel, feature, areaM2, boundM2 } = this.#results;
    const beyond: { row: number; difference: number }[] = [];
    let extra = 0;
    let worstM2 = 0;
    for (let row = 0; row < count; row++) {
      const area = peer.get(pairKey(parcel[row]!, feature[row]!));
      if (area === undefined) {
        extra++;
        continue;
      }
      const difference = Math.abs(area - areaM2[row]!);
      worstM2 = Math.max(worstM2, difference);
      if (difference > boundM2[row]! + 1e-9 * areaM2[row]!) beyond.push({ row, difference });
    }
    beyond.sort((a, b) => b.difference - a.difference);
    let kernelWithin = 0;
    let kernelCloser = 0;
    for (const { row } of beyond.slice(0, DECIDED)) {
      const exact = this.exact(row);
      if (this.isWithin(row, exact)) kernelWithin++;
      const theirs = exactFromDouble(peer.get(pairKey(parcel[row]!, feature[row]!))!);
      const ours = exactFromDouble(areaM2[row]!);
      if (distance(ours, exact).compare(distance(theirs, exact)) < 0) kernelCloser++;
    }
    return {
      missing: peer.size - (count - extra),
      extra,
      worstM2,
      beyond: beyond.length,
      evaluated: Math.min(DECIDED, beyond.length),
      kernelWithin,
      kernelCloser,
    };
  }
}
