/** The questions review asks of geometry, in the terms of review. */
import { Exact, invariant } from '../base/index.ts';
import {
  areaOf,
  type Box,
  boxOf,
  classifyOverlap,
  coveredArea,
  type GridGeometry,
  type Layer,
  type LayerOverlap,
  type OverlapReason,
  overlapShape,
  overlapsWithLayer,
  type SliverMeasures,
  sliverMeasures,
} from '../geometry/index.ts';
import type { SliverPolicy } from '../plan/index.ts';

export type Footprint = Extract<GridGeometry, { kind: 'polygon' }>;

/** An overlap of the footprint with one feature, with how it is to be read. */
export interface FeatureOverlap extends LayerOverlap {
  readonly label: 'overlap' | 'contact' | 'suspected-sliver';
  /** What the label rests on, as decimal text. */
  readonly measures: Readonly<Record<string, string>>;
  readonly reasons: readonly OverlapReason[];
}

function exactly(text: string): Exact {
  const value = Exact.parse(text);
  invariant(value, 'a package holds its settings as decimals');
  return value;
}

/** The box of a footprint. */
export function boxAround(footprint: Footprint): Box {
  const box = boxOf(footprint);
  invariant(box, 'a footprint has points');
  return box;
}

/** Area of a footprint in m², exact. */
export function footprintArea(footprint: Footprint): Exact {
  return areaOf(footprint);
}

/** Area of a footprint outside all of the features it overlaps, in m², exact. */
export function areaOutside(footprint: Footprint, overlaps: readonly LayerOverlap[]): Exact {
  return areaOf(footprint).minus(coveredArea(footprint, overlaps));
}

function measuresText(measures: SliverMeasures): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(measures) as [keyof SliverMeasures, number][]) {
    if (name !== 'areaM2') texts[name] = value.toFixed(4);
  }
  return texts;
}

/** The shape of an overlap; where one lies wholly inside the other it is the inner one, without any cutting. */
function shapeOf(footprint: Footprint, feature: GridGeometry, area: Exact): GridGeometry {
  if (area.compare(areaOf(footprint)) === 0) return footprint;
  return area.compare(areaOf(feature)) === 0 ? feature : overlapShape(footprint, feature);
}

/** Every overlap of positive area of a footprint with the features of a layer, by feature id. */
export function findOverlaps(
  footprint: Footprint,
  layer: Layer,
  precisionM: string | undefined,
  slivers: SliverPolicy,
): FeatureOverlap[] {
  const policy = {
    maxAreaM2: exactly(slivers.maxAreaM2),
    maxWidthM: exactly(slivers.maxWidthM),
    maxMeanWidthM: exactly(slivers.maxMeanWidthM),
    minLengthToWidth: exactly(slivers.minLengthToWidth),
    maxCompactness: exactly(slivers.maxCompactness),
    minShapeIndex: exactly(slivers.minShapeIndex),
    minPerimeter2OverArea: exactly(slivers.minPerimeter2OverArea),
    ...(precisionM !== undefined && { precisionM: exactly(precisionM) }),
  };
  return overlapsWithLayer(footprint, layer).map(({ feature, area }) => {
    const measures = sliverMeasures(shapeOf(footprint, feature.geometry, area));
    const { label, reasons } = classifyOverlap(area, measures, policy);
    return { feature, area, label, measures: measuresText(measures), reasons };
  });
}
