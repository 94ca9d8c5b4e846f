import type { WhatApplies } from '@luodi/api';
import type { Bilingual, Day } from '@luodi/core/base';
import {
  areaOf,
  boxOf,
  type GridGeometry,
  importGeometry,
  toGaussKruger,
  touches,
} from '@luodi/core/geometry';
import type { LayerDeclaration, PlanPackage, Rule } from '@luodi/core/plan';
import { compileRuleBook, factReads } from '@luodi/core/rules';
import { bodyName } from '../plan/index.ts';

/** Rules that read a layer, by layer id. */
export function rulesByLayer(plan: PlanPackage): ReadonlyMap<string, readonly Rule[]> {
  const reads = factReads(compileRuleBook(plan.content));
  const byLayer = new Map<string, Rule[]>();
  for (const rule of plan.content['rules.yaml'].rules) {
    const layers = new Set(
      (reads.pathsOf.get(rule.id) ?? []).flatMap(
        (path) => /^site\.overlap\.([a-z0-9_]+)/.exec(path)?.[1] ?? [],
      ),
    );
    for (const layer of layers) byLayer.set(layer, [...(byLayer.get(layer) ?? []), rule]);
  }
  return byLayer;
}

/** Layers that say what may stand on a place; roads and base lines do not. */
const SPEAKING = new Set(['zone', 'area', 'park', 'control-line', 'land-use']);

function whyUnknown(declaration: LayerDeclaration, held: boolean, today: Day): Bilingual | undefined {
  if (!held) return { zh: '本区未持有这一图层', en: 'the zone does not hold this layer' };
  if (declaration.validTo !== undefined && declaration.validTo < today) {
    return {
      zh: `图层已于 ${declaration.validTo} 过期`,
      en: `the layer went out of date on ${declaration.validTo}`,
    };
  }
  return undefined;
}

/** What applies at a point on a day: every speaking feature there, and every layer of which nothing can be said. */
export function appliesAt(
  plan: PlanPackage,
  rules: ReadonlyMap<string, readonly Rule[]>,
  lon: number,
  lat: number,
  today: Day,
): WhatApplies {
  const { frame } = plan.content['plan.yaml'];
  const place = importGeometry(
    { geojson: { type: 'Point', coordinates: [lon, lat] }, crs: 'CRS84' },
    frame,
  ).geometry;
  const declared = plan.content['layout.yaml'].layers.filter((layer) => SPEAKING.has(layer.kind));
  const zone = declared.find((layer) => layer.kind === 'zone');
  const answer: WhatApplies = {
    lon,
    lat,
    inZone: place !== undefined && zone !== undefined && featuresAt(plan, zone.id, place).length > 0,
    applies: [],
    unknown: [],
  };
  if (!place) return answer;
  if (plan.content['plan.yaml'].frame.ellipsoid === 'CGCS2000') {
    const { crs, easting, northing } = toGaussKruger(lon, lat);
    answer.projected = { crs, easting: easting.toFixed(2), northing: northing.toFixed(2) };
  }
  for (const declaration of declared) {
    const layerRules = rules.get(declaration.id) ?? [];
    const why = whyUnknown(declaration, plan.layers.has(declaration.id), today);
    const askFrom = bodyName(plan, declaration.askFrom);
    if (why)
      answer.unknown.push({
        layer: declaration.id,
        layerName: declaration.name,
        why,
        ...(askFrom ? { askFrom } : {}),
      });
    for (const feature of featuresAt(plan, declaration.id, place)) {
      answer.applies.push(presentHit(plan, declaration, feature, layerRules));
    }
  }
  return answer;
}

function featuresAt(plan: PlanPackage, layer: string, place: GridGeometry) {
  const box = boxOf(place);
  const features = box ? (plan.layers.get(layer)?.query(box) ?? []) : [];
  return features.filter((feature) => touches(place, feature.geometry));
}

function presentHit(
  plan: PlanPackage,
  declaration: LayerDeclaration,
  feature: ReturnType<typeof featuresAt>[number],
  rules: readonly Rule[],
): WhatApplies['applies'][number] {
  const { areas, parks } = plan.content['layout.yaml'];
  const unit = [...parks, ...areas].find((item) => (item.feature ?? item.id) === feature.id);
  const clauseId = unit?.clause ?? declaration.clause;
  const clause = plan.content['clauses.yaml'].clauses.find((item) => item.id === clauseId);
  const ownName = feature.properties.name as Bilingual | undefined;
  const name = unit?.name ?? ownName;
  const kind = feature.properties.class;
  return {
    layer: declaration.id,
    layerName: declaration.name,
    feature: feature.id,
    ...(name ? { name } : {}),
    ...(typeof kind === 'string' ? { class: kind } : {}),
    areaM2: areaOf(feature.geometry).toFixed(2),
    ...(clause?.text
      ? { clause: { id: clause.id, text: clause.text, ...(clause.number ? { number: clause.number } : {}) } }
      : {}),
    rules: rules.map((rule) => ({ id: rule.id, title: rule.title, outcome: rule.outcome })),
  };
}
