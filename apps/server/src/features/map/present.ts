import type { DisplayCollection, MapLayer } from '@luodi/api';
import type { Day } from '@luodi/core/base';
import { boxOf, type GridGeometry, type Layer, toLonLat } from '@luodi/core/geometry';
import type { LayerDeclaration, PlanPackage } from '@luodi/core/plan';
import { bodyName } from '../plan/index.ts';

/** A geometry of record as GeoJSON for display. */
export function displayGeometry(plan: PlanPackage, geometry: GridGeometry) {
  return toLonLat(geometry, plan.content['plan.yaml'].frame);
}

/** West, south, east, north of grid geometries, in degrees. */
function boundsOf(plan: PlanPackage, geometries: readonly GridGeometry[]): number[] | undefined {
  const boxes = geometries.flatMap((geometry) => boxOf(geometry) ?? []);
  if (boxes.length === 0) return undefined;
  const minX = Math.min(...boxes.map((box) => box.minX));
  const minY = Math.min(...boxes.map((box) => box.minY));
  const maxX = Math.max(...boxes.map((box) => box.maxX));
  const maxY = Math.max(...boxes.map((box) => box.maxY));
  const corners: GridGeometry = { kind: 'point', points: [minX, minY, maxX, minY, maxX, maxY, minX, maxY] };
  const shown = displayGeometry(plan, corners) as { coordinates: number[][] };
  const lons = shown.coordinates.map(([lon]) => lon ?? 0);
  const lats = shown.coordinates.map(([, lat]) => lat ?? 0);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Bounds of the zone: of its zone layer, of all layers when there is none, of its centre when there are none at all. */
export function zoneBounds(plan: PlanPackage): number[] {
  const zone = plan.content['layout.yaml'].layers.find((layer) => layer.kind === 'zone');
  const layers = zone ? [plan.layers.get(zone.id)] : [...plan.layers.values()];
  const geometries = layers.flatMap((layer) => layer?.features.map((feature) => feature.geometry) ?? []);
  const { lon, lat } = plan.content['plan.yaml'].zone.centre;
  return boundsOf(plan, geometries) ?? [lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1];
}

/** A layer in the layer tree. */
export function presentLayer(plan: PlanPackage, declaration: LayerDeclaration, today: Day): MapLayer {
  const layer = plan.layers.get(declaration.id);
  const source = plan.content['sources.yaml'].sources.find((item) => item.id === declaration.source)?.title;
  const askFrom = bodyName(plan, declaration.askFrom);
  const bounds = layer
    ? boundsOf(
        plan,
        layer.features.map((feature) => feature.geometry),
      )
    : undefined;
  const optional = {
    control: declaration.control,
    hash: layer?.hash,
    source,
    date: declaration.date,
    validTo: declaration.validTo,
    legalStatus: declaration.legalStatus,
    clause: declaration.clause,
    askFrom,
    bounds,
  };
  return {
    id: declaration.id,
    name: declaration.name,
    kind: declaration.kind,
    shape: declaration.shape,
    held: layer !== undefined && declaration.disclosure !== 'restricted',
    features: layer?.features.length ?? 0,
    stale: declaration.validTo !== undefined && declaration.validTo < today,
    disclosure: declaration.disclosure,
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<MapLayer>),
  };
}

/** Features of a layer for display. */
export function displayLayer(plan: PlanPackage, layer: Layer): DisplayCollection {
  return {
    type: 'FeatureCollection',
    features: layer.features.map((feature) => ({
      type: 'Feature',
      id: feature.id,
      properties: { ...feature.properties },
      geometry: displayGeometry(plan, feature.geometry),
    })),
  };
}
