import type { DisplayCollection, Reviewed } from '@luodi/api';
import type { Bilingual } from '@luodi/core/base';
import { type GridGeometry, overlapShape } from '@luodi/core/geometry';
import type { PlanPackage } from '@luodi/core/plan';
import type { ReviewCase, Verdict } from '@luodi/core/review';
import { displayGeometry } from '../map/index.ts';

/** Layers whose overlap is drawn: lying in a park or on a land-use block is the normal case and would hide the rest. */
const DRAWN = new Set(['control-line']);

/** Footprint and its overlaps with control lines, for the map of a verdict. Shapes are for the eye. */
export function displayReview(plan: PlanPackage, input: ReviewCase, verdict: Verdict): DisplayCollection {
  const footprint = input.footprint?.grid as GridGeometry | undefined;
  if (!footprint) return { type: 'FeatureCollection', features: [] };
  const kinds = new Map(plan.content['layout.yaml'].layers.map((layer) => [layer.id, layer]));
  const overlaps = verdict.overlaps.flatMap((overlap) => {
    const layer = kinds.get(overlap.layer);
    const feature = plan.layers.get(overlap.layer)?.features.find((item) => item.id === overlap.feature);
    if (!layer || !feature || !DRAWN.has(layer.kind) || layer.disclosure === 'restricted') return [];
    if (layer.control === 'urban-development-boundary') return [];
    const shape = overlapShape(footprint, feature.geometry);
    if (shape.kind !== 'polygon' || shape.polygons.length === 0) return [];
    return [
      {
        type: 'Feature' as const,
        id: `${overlap.layer}/${overlap.feature}`,
        properties: {
          tone: overlap.label === 'overlap' ? 'bad' : 'unknown',
          layer: overlap.layer,
          feature: overlap.feature,
        },
        geometry: displayGeometry(plan, shape),
      },
    ];
  });
  return {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: 'footprint',
        properties: { tone: 'plain' },
        geometry: displayGeometry(plan, footprint),
      },
      ...overlaps,
    ],
  };
}

/** What the features a footprint meets are called: the park's or area's own name, else the name and class they carry. */
export function namePlaces(plan: PlanPackage, verdict: Verdict): Reviewed['places'] {
  const { areas, parks, layers } = plan.content['layout.yaml'];
  const units = new Map([...areas, ...parks].map((unit) => [unit.feature ?? unit.id, unit.name]));
  const open = new Set(layers.filter((layer) => layer.disclosure !== 'restricted').map((layer) => layer.id));
  return verdict.overlaps.flatMap(({ layer, feature }) => {
    const held = plan.layers.get(layer)?.features.find((item) => item.id === feature);
    if (!held || !open.has(layer)) return [];
    const name = units.get(feature) ?? (held.properties.name as Bilingual | undefined);
    const kind = held.properties.class;
    return [
      { layer, feature, ...(name ? { name } : {}), ...(typeof kind === 'string' ? { class: kind } : {}) },
    ];
  });
}
