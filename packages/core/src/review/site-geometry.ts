/** The questions review asks of geometry, in the terms of review. */
import { Exact, invariant } from '../base/index.ts';
import {
  areaOf,
  type Box,
  boxOf,
  classifyOverlap,
  type GridGeometry,
  type Layer,
  type OverlapReason,
  overlapArea,
  overlapShape,
  type SliverMeasures,
  sliverMeasures,
  uncoveredArea,
} from '../geometry/index.ts';
import type { SliverPolicy } from '../plan/index.ts';

export type Footprint = Extract<GridGeometry, { kind: 'polygon' }>;

/** An overlap of the footprint with one feature, of positive area. */
export interface FeatureOverlap {
  readonly feature: string;
  /** Property `class` of the feature. */
  readonly class: string | undefined;
  /** Exact, in m². */
  readonly area: Exact;
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

/** Area of a footprint outside every feature of a layer, in m², exact. */
export function areaOutside(footprint: Footprint, layer: Layer): Exact {
  const near = layer.query(boxAround(footprint)).filter((feature) => feature.geometry.kind === 'polygon');
  return uncoveredArea(
    footprint,
    near.map((feature) => feature.geometry),
  );
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
  const overlaps = layer.query(boxAround(footprint)).flatMap((feature): FeatureOverlap[] => {
    const area = overlapArea(footprint, feature.geometry);
    if (area.sign <= 0) return [];
    const measures = sliverMeasures(shapeOf(footprint, feature.geometry, area));
    const { label, reasons } = classifyOverlap(area, measures, policy);
    const own = feature.properties.class;
    return [
      {
        feature: feature.id,
        class: typeof own === 'string' ? own : undefined,
        area,
        label,
        measures: measuresText(measures),
        reasons,
      },
    ];
  });
  return overlaps.sort((a, b) => (a.feature < b.feature ? -1 : a.feature > b.feature ? 1 : 0));
}

/** Whether a footprint shares a positive area with a layer. */
export function meets(footprint: Footprint, layer: Layer): boolean {
  return layer
    .query(boxAround(footprint))
    .some((feature) => overlapArea(footprint, feature.geometry).sign > 0);
}
