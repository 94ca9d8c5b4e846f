import { Exact } from '../base/index.ts';
import type { SliverMeasures } from './sliver.ts';

/** When an overlap is suspected to be a sliver: any one test of size and any two of shape. Numbers are settings. */
export interface OverlapPolicy {
  readonly maxAreaM2: Exact;
  readonly maxWidthM: Exact;
  readonly maxMeanWidthM: Exact;
  readonly minLengthToWidth: Exact;
  readonly maxCompactness: Exact;
  readonly minShapeIndex: Exact;
  readonly minPerimeter2OverArea: Exact;
  /** Coordinate precision of the layer in metres; the measurement floor is perimeter × precision. */
  readonly precisionM?: Exact;
}

/** One test that fired, with its figures as text. */
export interface OverlapReason {
  readonly test: string;
  readonly value: string;
  readonly limit: string;
}

/** How an overlap is to be read. Nothing is cleared by it: only a named person clears a contact or a sliver. */
export interface OverlapReading {
  readonly label: 'overlap' | 'contact' | 'suspected-sliver';
  readonly reasons: readonly OverlapReason[];
}

/** Six decimals of a measure: what is compared and what is shown are the same number. */
function measured(value: number): Exact {
  return Exact.parse(value.toFixed(6)) ?? new Exact(0n);
}

/**
 * Labels an overlap of positive area. Below the measurement floor it is a contact; small and thin it is a suspected
 * sliver; otherwise an overlap. A shape that vanished on the grid is a contact: its exact area is below the grid.
 */
export function classifyOverlap(
  area: Exact,
  measures: SliverMeasures,
  policy: OverlapPolicy,
): OverlapReading {
  const reasons: OverlapReason[] = [];
  const perimeter = measured(measures.perimeterM);
  const floor = policy.precisionM?.times(perimeter);
  if (measures.perimeterM === 0) {
    return {
      label: 'contact',
      reasons: [{ test: 'below-grid', value: area.toFixed(8), limit: '0.00000001' }],
    };
  }
  if (floor && area.compare(floor) < 0) {
    return {
      label: 'contact',
      reasons: [{ test: 'measurement-floor', value: area.toFixed(4), limit: floor.toFixed(4) }],
    };
  }
  const test = (name: string, value: Exact, limit: Exact, fires: (order: number) => boolean): boolean => {
    const fired = fires(value.compare(limit));
    if (fired) reasons.push({ test: name, value: value.toFixed(4), limit: limit.toString() });
    return fired;
  };
  const atMost = (order: number) => order <= 0;
  const atLeast = (order: number) => order >= 0;
  const size = [
    test('area', area, policy.maxAreaM2, atMost),
    test('width', measured(measures.boundingWidthM), policy.maxWidthM, atMost),
    test('mean-width', measured(measures.meanWidthM), policy.maxMeanWidthM, atMost),
  ].filter(Boolean).length;
  const shape = [
    test('length-to-width', measured(measures.lengthToWidth), policy.minLengthToWidth, atLeast),
    test('compactness', measured(measures.compactness), policy.maxCompactness, atMost),
    test('shape-index', measured(measures.shapeIndex), policy.minShapeIndex, atLeast),
    test('perimeter2-over-area', measured(measures.p2OverA), policy.minPerimeter2OverArea, atLeast),
  ].filter(Boolean).length;
  return { label: size >= 1 && shape >= 2 ? 'suspected-sliver' : 'overlap', reasons };
}
