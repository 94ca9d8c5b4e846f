import { Exact, type Finding } from '../../base/index.ts';
import {
  areaOf,
  coveredArea,
  type GridGeometry,
  groundSharedWithin,
  type Layer,
  overlapArea,
  overlapsWithLayer,
} from '../../geometry/index.ts';
import type { LayerDeclaration } from '../schema/index.ts';
import { type LintContext, named } from './context.ts';
import { type LayoutCheck, layoutChecks } from './layout-checks.ts';

type Feature = Layer['features'][number];

/** Kinds whose features divide the ground between them. */
const dividing: ReadonlySet<LayerDeclaration['kind']> = new Set(['area', 'park', 'land-use']);

/** Layers as drawn: against their declaration, their coverage, each other, and the parks and areas of the plan. */
export function lintLayerFeatures(context: LintContext): Finding[] {
  const findings: Finding[] = [];
  context.content['layout.yaml'].layers.forEach((declaration, index) => {
    const layer = context.pkg.layers.get(declaration.id);
    if (!layer) return;
    findings.push(...lintFeatures(context, declaration, index, layer));
    if (dividing.has(declaration.kind)) findings.push(...lintOverlaps(context, declaration, index, layer));
  });
  return [
    ...findings,
    ...lintCounterparts(context, 'park'),
    ...lintCounterparts(context, 'area'),
    ...lintNesting(context),
  ];
}

/** An area for a person: whole square metres, or three significant digits of a small one. */
function shownArea(area: Exact): string {
  const small = area.compare(new Exact(10n)) < 0;
  return area
    .toFixed(small ? 4 : 0)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** Area of a geometry outside all features of a layer. Exact. */
function outside(geometry: GridGeometry, cover: Layer): Exact {
  return areaOf(geometry).minus(coveredArea(geometry, overlapsWithLayer(geometry, cover)));
}

function lintFeatures(
  context: LintContext,
  declaration: LayerDeclaration,
  index: number,
  layer: Layer,
): Finding[] {
  const findings: Finding[] = [];
  const find = (code: LayoutCheck, params: Readonly<Record<string, string>> = {}) => {
    const place = context.at('layout.yaml', ['layers', index, 'file'], declaration.clause);
    findings.push(layoutChecks.make(code, place, { ...named('name', declaration.name), ...params }));
  };
  if (layer.features.length === 0) find('layer.empty');
  const coverId = declaration.coverage?.layer;
  const cover =
    coverId === undefined || coverId === declaration.id ? undefined : context.pkg.layers.get(coverId);
  for (const { id, geometry } of layer.features) {
    if (geometry.kind !== declaration.shape) {
      find('layer.shape-differs', { feature: id, found: geometry.kind, expected: declaration.shape });
    } else if (cover && geometry.kind === 'polygon') {
      const area = outside(geometry, cover);
      if (area.sign > 0) find('layer.beyond-coverage', { feature: id, area: shownArea(area) });
    }
  }
  return findings;
}

function lintOverlaps(
  context: LintContext,
  declaration: LayerDeclaration,
  index: number,
  layer: Layer,
): Finding[] {
  const findings: Finding[] = [];
  const place = context.at('layout.yaml', ['layers', index, 'file'], declaration.clause);
  for (const { first, second, area } of groundSharedWithin(layer)) {
    const params = { a: first.id, b: second.id, area: shownArea(area), ...named('name', declaration.name) };
    findings.push(layoutChecks.make('layer.ground-shared', place, params));
  }
  return findings;
}

/** The layer that holds the zone, the areas or the parks, with its declaration. */
function layerOfKind(context: LintContext, kind: 'zone' | 'area' | 'park') {
  const { layers } = context.content['layout.yaml'];
  const index = layers.findIndex((one) => one.kind === kind);
  const declaration = layers[index];
  const layer = declaration && context.pkg.layers.get(declaration.id);
  return declaration && layer ? { declaration, index, layer } : undefined;
}

/** Every park and area has its feature and every feature its park or area. */
function lintCounterparts(context: LintContext, kind: 'park' | 'area'): Finding[] {
  const drawn = layerOfKind(context, kind);
  if (!drawn) return [];
  const { declaration, index, layer } = drawn;
  const list = kind === 'park' ? 'parks' : 'areas';
  const places = context.content['layout.yaml'][list];
  const findings: Finding[] = [];
  const meant = new Set(places.map((one) => one.feature ?? one.id));
  const there = new Set(layer.features.map(({ id }) => id));
  places.forEach((one, position) => {
    const feature = one.feature ?? one.id;
    if (there.has(feature)) return;
    const place = context.at('layout.yaml', [list, position, 'feature'], one.clause);
    const params = { feature, layer: declaration.id, ...named('name', one.name) };
    findings.push(layoutChecks.make('park.feature-missing', place, params));
  });
  for (const { id } of layer.features) {
    if (meant.has(id)) continue;
    const place = context.at('layout.yaml', ['layers', index, 'file'], declaration.clause);
    findings.push(layoutChecks.make('park.feature-unlisted', place, { feature: id, layer: declaration.id }));
  }
  return findings;
}

/** Parks inside their areas, parks and areas inside the zone. */
function lintNesting(context: LintContext): Finding[] {
  const { areas, parks } = context.content['layout.yaml'];
  const zone = layerOfKind(context, 'zone');
  const featureOf = (
    kind: 'area' | 'park',
    one: { id: string; feature?: string | undefined },
  ): Feature | undefined =>
    layerOfKind(context, kind)?.layer.features.find(({ id }) => id === (one.feature ?? one.id));
  const findings: Finding[] = [];
  const checkZone = (
    kind: 'area' | 'park',
    one: (typeof parks)[number] | (typeof areas)[number],
    index: number,
  ) => {
    const feature = featureOf(kind, one);
    if (!feature || !zone || areaOf(feature.geometry).sign === 0) return;
    const area = outside(feature.geometry, zone.layer);
    if (area.sign <= 0) return;
    const place = context.at(
      'layout.yaml',
      [kind === 'park' ? 'parks' : 'areas', index, 'feature'],
      one.clause,
    );
    const params = { area: shownArea(area), ...named('name', one.name) };
    findings.push(layoutChecks.make('park.outside-zone', place, params));
  };
  areas.forEach((area, index) => {
    checkZone('area', area, index);
  });
  parks.forEach((park, index) => {
    checkZone('park', park, index);
    const area = areas.find(({ id }) => id === park.area);
    const [own, around] = [featureOf('park', park), area && featureOf('area', area)];
    if (!area || own?.geometry.kind !== 'polygon' || around?.geometry.kind !== 'polygon') return;
    const rest = areaOf(own.geometry).minus(overlapArea(own.geometry, around.geometry));
    if (rest.sign <= 0) return;
    const place = context.at('layout.yaml', ['parks', index, 'area'], park.clause);
    const params = { area: shownArea(rest), ...named('name', park.name), ...named('other', area.name) };
    findings.push(layoutChecks.make('park.outside-area', place, params));
  });
  return findings;
}
