import type { Exact } from '../../base/index.ts';
import { overlapArea } from '../overlap-area.ts';
import { type PreparedLayer, ringsOfFeature } from './prepared-layer.ts';

/** The exact overlap in m² of two features, by their places in the prepared layers. What decides within a bound. */
export function exactOverlap(
  parcels: PreparedLayer,
  parcel: number,
  controls: PreparedLayer,
  feature: number,
): Exact {
  return overlapArea(ringsOfFeature(parcels, parcel), ringsOfFeature(controls, feature));
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}

/** The double nearest to a non-negative exact number, off by at most one unit in the last place. */
export function numberFromExact(value: Exact): number {
  if (value.numerator === 0n) return 0;
  // Enough bits for 64 of them to stand in the quotient, so that only the last conversion rounds visibly.
  const shift = 64 + bitLength(value.denominator) - bitLength(value.numerator);
  const quotient =
    shift >= 0
      ? (value.numerator << BigInt(shift)) / value.denominator
      : value.numerator / (value.denominator << BigInt(-shift));
  return Number(quotient) * 2 ** -shift;
}
