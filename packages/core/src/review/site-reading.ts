import { compareText, type Day, Exact } from '../base/index.ts';
import { coveredArea, type Layer, overlapsWithLayer } from '../geometry/index.ts';
import type { LayerDeclaration } from '../plan/index.ts';
import { AtLeast, overlapValues, type Value } from '../rules/index.ts';
import type { Clearance, ReviewCase } from './case-schema.ts';
import type { ReviewPackage } from './package.ts';
import {
  areaOutside,
  type FeatureOverlap,
  type Footprint,
  findOverlaps,
  footprintArea,
} from './site-geometry.ts';
import type { LayerUse, VerdictOverlap } from './verdict-schema.ts';

/** What the footprint says against the layers of the plan. */
export interface SiteReading {
  readonly values: ReadonlyMap<string, Value>;
  /** Of each value that is absent or only a lower bound: the root paths behind it. Anything else: the footprint. */
  readonly causes: ReadonlyMap<string, readonly string[]>;
  readonly overlaps: readonly VerdictOverlap[];
  readonly layers: readonly LayerUse[];
}

/** A layer as it can be used for one footprint on one day. */
interface LayerReading {
  readonly declaration: LayerDeclaration;
  readonly use: LayerUse;
  readonly overlaps: readonly VerdictOverlap[];
  readonly found: readonly FeatureOverlap[];
  /** Area of the footprint outside the layer; only when the layer speaks of all of it. */
  readonly outside?: Exact;
}

const ZERO = new Exact(0n);
/** 1 mu is 2000/3 m² by definition (15 mu to the hectare). */
const M2_PER_MU = new Exact(2000n, 3n);
const M2_PER_HA = new Exact(10_000n);
const LONGEST_EXACT = 60;

function sum(areas: readonly Exact[]): Exact {
  return areas.reduce((total, area) => total.plus(area), ZERO);
}

function isUsable(declaration: LayerDeclaration, asOf: Day): boolean {
  return declaration.validTo === undefined || asOf <= declaration.validTo;
}

/**
 * Area of the footprint of which a layer says nothing. Zone, areas and parks are complete by nature: what they do not
 * draw is not zone, area or park. Any other layer must declare its coverage; undeclared, its silence proves nothing.
 */
function uncovered(
  pkg: ReviewPackage,
  declaration: LayerDeclaration,
  footprint: Footprint,
  asOf: Day,
): Exact {
  const { coverage, kind } = declaration;
  if (coverage?.whole || (!coverage && (kind === 'zone' || kind === 'area' || kind === 'park'))) return ZERO;
  const id = coverage?.layer;
  const covering = pkg.content['layout.yaml'].layers.find((layer) => layer.id === id);
  const layer = id === undefined ? undefined : pkg.layers.get(id);
  if (!covering || !layer || !isUsable(covering, asOf)) return footprintArea(footprint);
  return areaOutside(footprint, overlapsWithLayer(footprint, layer));
}

function toOverlap(layer: string, found: FeatureOverlap, clearances: readonly Clearance[]): VerdictOverlap {
  const exact = found.area.toString();
  const cleared = clearances.find((one) => one.layer === layer && one.feature === found.feature.id);
  const isClearable = found.label !== 'overlap';
  return {
    layer,
    feature: found.feature.id,
    label: found.label,
    areaM2: found.area.toFixed(4),
    ...(exact.length <= LONGEST_EXACT && { exact }),
    measures: { ...found.measures },
    reasons: found.reasons.map((reason) => ({ ...reason })),
    ...(cleared &&
      isClearable && {
        clearedBy: { by: cleared.by, on: cleared.on, reason: cleared.reason, document: cleared.document },
      }),
    ...(cleared && !isClearable && { clearanceRefused: true as const }),
  };
}

function describe(pkg: ReviewPackage, declaration: LayerDeclaration, state: LayerUse['state']): LayerUse {
  const { id, name, date, source, legalStatus } = declaration;
  const hash = pkg.layerHashes[id];
  return {
    id,
    name,
    state,
    ...(hash !== undefined && { hash }),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
    ...(legalStatus !== undefined && { legalStatus }),
  };
}

/** A stale layer: until when it was current, and what it shows of the footprint, for whoever obtains its successor. */
function describeStale(
  pkg: ReviewPackage,
  declaration: LayerDeclaration,
  found?: readonly FeatureOverlap[],
): LayerUse {
  const { validTo } = declaration;
  return {
    ...describe(pkg, declaration, 'stale'),
    ...(validTo !== undefined && { validTo }),
    ...(found && { staleOverlapM2: sum(found.map((one) => one.area)).toFixed(4) }),
  };
}

function readLayer(pkg: ReviewPackage, declaration: LayerDeclaration, review: ReviewCase): LayerReading {
  const layer: Layer | undefined = pkg.layers.get(declaration.id);
  const footprint = review.footprint?.grid;
  const empty = { declaration, overlaps: [], found: [] };
  if (!layer) return { ...empty, use: describe(pkg, declaration, 'missing') };
  const isStale = !isUsable(declaration, review.asOf);
  if (!footprint) {
    const use = isStale ? describeStale(pkg, declaration) : describe(pkg, declaration, 'no-footprint');
    return { ...empty, use };
  }
  const found = findOverlaps(footprint, layer, declaration.precisionM, pkg.content['rules.yaml'].slivers);
  const overlaps = found.map((one) => toOverlap(declaration.id, one, review.clearances));
  if (isStale) return { declaration, found, overlaps, use: describeStale(pkg, declaration, found) };
  const unknown = uncovered(pkg, declaration, footprint, review.asOf);
  if (unknown.sign > 0) {
    const use = { ...describe(pkg, declaration, 'partly-covered'), uncoveredM2: unknown.toFixed(4) };
    return { declaration, found, overlaps, use };
  }
  const use = describe(pkg, declaration, 'used');
  return { declaration, found, overlaps, use, outside: areaOutside(footprint, found) };
}

function classesOf(found: readonly FeatureOverlap[]): string[] {
  const classes = found.flatMap(({ feature }) => {
    const own = feature.properties.class;
    return typeof own === 'string' ? [own] : [];
  });
  return [...new Set(classes)].sort(compareText);
}

/**
 * Areas of a layer by what became of each overlap. Ground that several features share counts once, for the strictest
 * of what became of them: overlap or confirmed, then unsettled, then cleared.
 */
function areasOf(
  reading: LayerReading,
  footprint: Footprint,
): Readonly<Record<'area_m2' | 'firm_m2' | 'suspect_m2' | 'cleared_m2', Exact>> {
  const [firm, suspect, cleared] = [[], [], []] as FeatureOverlap[][] as [
    FeatureOverlap[],
    FeatureOverlap[],
    FeatureOverlap[],
  ];
  for (const [index, one] of reading.overlaps.entries()) {
    const group = one.label === 'overlap' ? firm : one.clearedBy ? cleared : suspect;
    group.push(reading.found[index]!);
  }
  const firmM2 = coveredArea(footprint, firm);
  const heldM2 = suspect.length > 0 ? coveredArea(footprint, [...firm, ...suspect]) : firmM2;
  const areaM2 = cleared.length > 0 ? coveredArea(footprint, reading.found) : heldM2;
  return {
    area_m2: areaM2,
    firm_m2: firmM2,
    suspect_m2: heldM2.minus(firmM2),
    cleared_m2: areaM2.minus(heldM2),
  };
}

/** Values of `site.overlap.<layer>`: complete, or lower bounds where the layer does not speak of all of the footprint. */
function overlapValuesOf(reading: LayerReading, footprint: Footprint): [string, Value][] {
  const { use, outside } = reading;
  if (use.state !== 'used' && use.state !== 'partly-covered') return [];
  const sums = Object.entries(areasOf(reading, footprint));
  if (!outside) {
    return sums.filter(([, area]) => area.sign > 0).map(([name, area]) => [name, new AtLeast(area)]);
  }
  const whole = footprintArea(footprint);
  return [
    ...sums,
    ['outside_m2', outside],
    ['share', whole.minus(outside).over(whole) ?? ZERO],
    ['features', reading.found.map(({ feature }) => feature.id)],
    ['classes', classesOf(reading.found)],
  ];
}

type Named = { readonly id: string; readonly feature?: string | undefined };

/** Ids of the areas or parks whose features the footprint meets, with the area in each. */
function placesMet(places: readonly Named[], found: readonly FeatureOverlap[]): Map<string, Exact> {
  const met = new Map<string, Exact>();
  for (const place of places) {
    const own = found.filter(({ feature }) => feature.id === (place.feature ?? place.id));
    if (own.length > 0) met.set(place.id, sum(own.map((one) => one.area)));
  }
  return met;
}

function placeValues(pkg: ReviewPackage, readings: readonly LayerReading[], footprint: Exact) {
  const { parks, areas } = pkg.content['layout.yaml'];
  const values = new Map<string, Value>();
  const causes = new Map<string, readonly string[]>();
  const layerOf = (kind: LayerDeclaration['kind'], paths: readonly string[]): LayerReading | undefined => {
    const reading = readings.find((one) => one.declaration.kind === kind);
    if (reading?.outside) return reading;
    for (const path of paths) causes.set(path, [reading ? `layer.${reading.declaration.id}` : path]);
    return undefined;
  };
  const parkLayer = layerOf('park', ['site.park', 'site.parks', 'site.in_one_park']);
  if (parkLayer) {
    const met = placesMet(parks, parkLayer.found);
    const whole = [...met].find(([, area]) => area.compare(footprint) === 0);
    values.set('site.parks', [...met.keys()].sort(compareText));
    values.set('site.park', whole?.[0] ?? '');
    values.set('site.in_one_park', whole !== undefined);
  }
  const areaLayer = layerOf('area', ['site.areas']);
  if (areaLayer) {
    values.set('site.areas', [...placesMet(areas, areaLayer.found).keys()].sort(compareText));
  }
  const zoneLayer = layerOf('zone', ['site.outside_zone_m2']);
  if (zoneLayer?.outside) values.set('site.outside_zone_m2', zoneLayer.outside);
  return { values, causes };
}

/**
 * Reads the footprint against every polygon layer. Without a footprint nothing is known of the site; a layer that is
 * missing, stale or silent about part of the footprint leaves its values unknown, save lower bounds (README.md).
 */
export function readSite(pkg: ReviewPackage, review: ReviewCase): SiteReading {
  const declarations = pkg.content['layout.yaml'].layers.filter((layer) => layer.shape === 'polygon');
  const readings = declarations.map((declaration) => readLayer(pkg, declaration, review));
  const layers = readings.map((reading) => reading.use);
  const overlaps = readings.flatMap((reading) => reading.overlaps);
  const causes = new Map<string, readonly string[]>();
  const footprint = review.footprint?.grid;
  for (const { declaration, use } of readings) {
    if (use.state === 'used') continue;
    const behind = footprint ? [] : ['footprint'];
    if (use.state !== 'no-footprint') behind.push(`layer.${declaration.id}`);
    for (const name of overlapValues) causes.set(`site.overlap.${declaration.id}.${name}`, behind);
  }
  if (!footprint) return { values: new Map(), causes, overlaps, layers };
  const area = footprintArea(footprint);
  const places = placeValues(pkg, readings, area);
  for (const [path, behind] of places.causes) causes.set(path, behind);
  const values = new Map<string, Value>([
    ['site.area_m2', area],
    ['site.area_mu', area.over(M2_PER_MU) ?? ZERO],
    ['site.area_ha', area.over(M2_PER_HA) ?? ZERO],
    ...places.values,
  ]);
  for (const reading of readings) {
    for (const [name, value] of overlapValuesOf(reading, footprint)) {
      values.set(`site.overlap.${reading.declaration.id}.${name}`, value);
    }
  }
  return { values, causes, overlaps, layers };
}
