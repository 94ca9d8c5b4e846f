import { compareText, Exact } from '../base/index.ts';
import type { GridGeometry } from './grid.ts';
import { Overlay, type PreparedLayer, prepareLayer, prepareParcels } from './kernel/index.ts';
import type { Layer, LayerFeature } from './layer.ts';
import { overlapArea } from './overlap-area.ts';
import { unionOverlapArea } from './overlap-cut.ts';

/** A feature that shares ground with a footprint. */
export interface LayerOverlap {
  readonly feature: LayerFeature;
  /** Exact and positive, in m². */
  readonly area: Exact;
}

/** Two features of one layer that share ground, with the exact area in m²; by id. */
export interface SharedGround {
  readonly first: LayerFeature;
  readonly second: LayerFeature;
  readonly area: Exact;
}

/** A layer does not change, so it is prepared once for as long as it is held. */
const preparedLayers = new WeakMap<Layer, PreparedLayer>();

function preparedOf(layer: Layer): PreparedLayer {
  let prepared = preparedLayers.get(layer);
  if (!prepared) {
    prepared = prepareLayer(layer.features.map(({ geometry }) => geometry));
    preparedLayers.set(layer, prepared);
  }
  return prepared;
}

/** Pairs of a parcel and a feature that share ground, by their places; the kernel tells zero from not zero exactly. */
function pairsSharing(
  parcels: readonly GridGeometry[],
  layer: PreparedLayer,
): [parcel: number, feature: number][] {
  const pairs: [number, number][] = [];
  const prepared = prepareParcels(parcels);
  const sink = {
    add: (parcel: number, feature: number, areaM2: number) => {
      if (areaM2 > 0) pairs.push([parcel, feature]);
    },
  };
  new Overlay(prepared, layer).run(0, prepared.features, sink);
  return pairs;
}

/** Whether a footprint shares ground with any feature of a layer. */
export function sharesGround(footprint: GridGeometry, layer: Layer): boolean {
  return pairsSharing([footprint], preparedOf(layer)).length > 0;
}

/**
 * The features of a layer that share ground with a footprint, by id. Which ones they are the kernel decides; how much
 * they share is the exact rational number, so nothing recorded depends on the kernel's doubles. Both must be valid.
 */
export function overlapsWithLayer(footprint: GridGeometry, layer: Layer): LayerOverlap[] {
  const overlaps = pairsSharing([footprint], preparedOf(layer)).map(([, place]) => {
    const feature = layer.features[place]!;
    return { feature, area: overlapArea(footprint, feature.geometry) };
  });
  // Of valid geometries none is left out here; a forged proof may hold others.
  const positive = overlaps.filter(({ area }) => area.sign > 0);
  return positive.sort((a, b) => compareText(a.feature.id, b.feature.id));
}

/**
 * The exact area in m² of the ground of a footprint that lies in any of the given features: ground that several of them
 * share counts once.
 */
export function coveredArea(footprint: GridGeometry, overlaps: readonly LayerOverlap[]): Exact {
  const shapes = overlaps.map(({ feature }) => feature.geometry);
  const isShared =
    shapes.length > 1 &&
    pairsSharing(shapes, prepareLayer(shapes)).some(([first, second]) => first !== second);
  if (isShared) return unionOverlapArea(footprint, shapes);
  return overlaps.reduce((sum, { area }) => sum.plus(area), new Exact(0n));
}

/** Every pair of features of one layer that share ground. */
export function groundSharedWithin(layer: Layer): SharedGround[] {
  const shapes = layer.features.map(({ geometry }) => geometry);
  const shared = pairsSharing(shapes, preparedOf(layer))
    .filter(([first, second]) => first < second)
    .map(([one, other]) => {
      const features = [layer.features[one]!, layer.features[other]!];
      const [first, second] = features.sort((a, b) => compareText(a.id, b.id)) as [
        LayerFeature,
        LayerFeature,
      ];
      return { first, second, area: overlapArea(first.geometry, second.geometry) };
    });
  return shared.sort((a, b) => compareText(a.first.id, b.first.id) || compareText(a.second.id, b.second.id));
}
