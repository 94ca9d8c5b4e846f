import { describe, expect, it } from 'vitest';
import { Exact } from '../base/index.ts';
import {
  areaOf,
  canonicalGeometry,
  classifyOverlap,
  type GridGeometry,
  type OverlapPolicy,
  sliverMeasures,
} from './index.ts';

const exact = (text: string) => Exact.parse(text)!;
/** The thresholds in practice: size any one, shape any two. */
const policy: OverlapPolicy = {
  maxAreaM2: exact('1000'),
  maxWidthM: exact('5'),
  maxMeanWidthM: exact('5'),
  minLengthToWidth: exact('5'),
  maxCompactness: exact('0.25'),
  minShapeIndex: exact('2'),
  minPerimeter2OverArea: exact('40'),
  precisionM: exact('0.01'),
};

/** A rectangle of metres, turned so that a side runs along (3, 4)/5 when asked. */
function rectangle(width: number, height: number, isTurned = false): GridGeometry {
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].flatMap(([x, y]) => {
    const [u, v] = isTurned ? [(3 * x! - 4 * y!) / 5, (4 * x! + 3 * y!) / 5] : [x!, y!];
    return [Math.round(u * 10_000), Math.round(v * 10_000)];
  });
  return canonicalGeometry({ kind: 'polygon', polygons: [[corners]] });
}
const read = (shape: GridGeometry, settings = policy) =>
  classifyOverlap(areaOf(shape), sliverMeasures(shape), settings);

describe('sliverMeasures', () => {
  it.each([false, true])('of 100 m by 2 m, worked by hand (turned: %s)', (isTurned) => {
    const measures = sliverMeasures(rectangle(100, 2, isTurned));
    expect(measures.areaM2).toBeCloseTo(200, 6);
    expect(measures.perimeterM).toBeCloseTo(204, 6);
    expect(measures.meanWidthM).toBeCloseTo(400 / 204, 6);
    expect(measures.boundingWidthM).toBeCloseTo(2, 6);
    expect(measures.boundingLengthM).toBeCloseTo(100, 6);
    expect(measures.lengthToWidth).toBeCloseTo(50, 4);
    expect(measures.compactness).toBeCloseTo((4 * Math.PI * 200) / 41_616, 6);
    expect(measures.shapeIndex).toBeCloseTo(204 / (2 * Math.sqrt(200 * Math.PI)), 6);
    expect(measures.p2OverA).toBeCloseTo(208.08, 6);
  });

  it('the least rectangle of a triangle stands on one of its sides', () => {
    // Sides 50, 40, 30: on the legs 30 × 40 = 1200, on the long side 50 × 24 = 1200; the first found stays.
    const shape: GridGeometry = { kind: 'polygon', polygons: [[[0, 0, 500_000, 0, 320_000, 240_000]]] };
    const { boundingWidthM, boundingLengthM } = sliverMeasures(shape);
    expect(boundingWidthM * boundingLengthM).toBeCloseTo(1200, 6);
  });

  it('measures a round shape of 100,000 corners at once, and nothing as nothing', () => {
    const ring = Array.from({ length: 100_000 }, (_, i) => {
      const turn = (2 * Math.PI * i) / 100_000;
      return [Math.round(2e9 * Math.cos(turn)), Math.round(2e9 * Math.sin(turn))];
    }).flat();
    const start = performance.now();
    const round = sliverMeasures({ kind: 'polygon', polygons: [[ring]] });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(round.compactness).toBeCloseTo(1, 6);
    expect(round.lengthToWidth).toBeCloseTo(1, 6);
    expect(sliverMeasures({ kind: 'polygon', polygons: [] })).toMatchObject({ areaM2: 0, lengthToWidth: 0 });
  });
});

describe('classifyOverlap', () => {
  it('long and thin is a suspected sliver, with the figures that say so', () => {
    const { label, reasons } = read(rectangle(100, 2));
    expect(label).toBe('suspected-sliver');
    expect(reasons.map(({ test, value, limit }) => `${test} ${value} ${limit}`)).toEqual([
      'area 200.0000 1000',
      'width 2.0000 5',
      'mean-width 1.9608 5',
      'length-to-width 50.0000 5',
      'compactness 0.0604 0.25',
      'shape-index 4.0692 2',
      'perimeter2-over-area 208.0800 40',
    ]);
  });

  it('small and square is an overlap, and so is long and wide', () => {
    // 10 m × 10 m: small, but P²/A = 16 and the rest of the shape tests say compact.
    expect(read(rectangle(10, 10)).label).toBe('overlap');
    // 1,000 m × 100 m: thin by shape, but no size test fires.
    const strip = read(rectangle(1000, 100));
    expect(strip.label).toBe('overlap');
    expect(strip.reasons.map(({ test }) => test)).toEqual(['length-to-width', 'perimeter2-over-area']);
  });

  it('thresholds themselves count', () => {
    // 25 m × 5 m: length to width exactly 5, P²/A = 60² / 125 = 28.8, compactness 0.436: one shape test only.
    expect(read(rectangle(25, 5)).reasons.map(({ test }) => test)).toContain('length-to-width');
    expect(read(rectangle(25, 5)).label).toBe('overlap');
  });

  it('below perimeter × precision is a contact; without a precision nothing is', () => {
    // 100 m × 0.01 m: 1 m² under a floor of 200.02 m × 0.01 m = 2.0002 m².
    const hair = rectangle(100, 0.01);
    expect(read(hair)).toEqual({
      label: 'contact',
      reasons: [{ test: 'measurement-floor', value: '1.0000', limit: '2.0002' }],
    });
    const { precisionM: _, ...unmeasured } = policy;
    expect(read(hair, unmeasured).label).toBe('suspected-sliver');
    // 100 m × 0.02 m stands above its floor: 2 m² against 2.0004 m² is below, 0.03 m above.
    expect(read(rectangle(100, 0.03)).label).toBe('suspected-sliver');
  });

  it('a shape that vanished on the grid is a contact', () => {
    const nothing: GridGeometry = { kind: 'polygon', polygons: [] };
    expect(classifyOverlap(exact('0.000000001'), sliverMeasures(nothing), policy).label).toBe('contact');
  });
});
