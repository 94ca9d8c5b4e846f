/**
 * map: layers as a reader sees them, in longitude and latitude, and what applies at a point by which clause. For
 * display: verdicts use the integer grid and never what is sent from here. A restricted layer is named, never sent.
 */
import { AppError, getGridLayer, getLayer, listLayers, whatApplies } from '@luodi/api';
import type { Layer } from '@luodi/core/geometry';
import type { PlanPackage } from '@luodi/core/plan';
import { dayOf, type Feature, type Platform, route } from '../../platform/index.ts';
import { displayLayer, presentLayer, zoneBounds } from './present.ts';
import { appliesAt, rulesByLayer } from './what-applies.ts';

export { displayGeometry } from './present.ts';

/** Layers and places of the served plan. */
export function mapFeature(platform: Platform, plan: PlanPackage): Feature {
  const declared = plan.content['layout.yaml'].layers;
  const rules = rulesByLayer(plan);
  /** A layer that may be sent. */
  const openLayer = (id: string): Layer => {
    const declaration = declared.find((layer) => layer.id === id && layer.disclosure !== 'restricted');
    const layer = declaration ? plan.layers.get(declaration.id) : undefined;
    if (!layer) throw new AppError('not-found', { what: id });
    return layer;
  };
  const drawn = new Map<string, ReturnType<typeof displayLayer>>();
  return {
    routes: [
      route(listLayers)(() => ({
        layers: declared.map((layer) => presentLayer(plan, layer, dayOf(platform.clock))),
        bounds: zoneBounds(plan),
      })),
      route(getLayer)(({ params }) => {
        const layer = openLayer(params.layer);
        const known = drawn.get(params.layer) ?? displayLayer(plan, layer);
        drawn.set(params.layer, known);
        return known;
      }),
      route(getGridLayer)(({ params }) => {
        const { hash, features } = openLayer(params.layer);
        return { id: params.layer, hash, frame: plan.content['plan.yaml'].frame, features: [...features] };
      }),
      route(whatApplies)(({ query }) => appliesAt(plan, rules, query.lon, query.lat, dayOf(platform.clock))),
    ],
  };
}
