import { type DisplayCollection, type MapLayer, type WhatApplies, whatApplies } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ZoneMap } from '../../map/index.ts';
import { ask } from '../../platform/api.ts';
import { type MapAddress, readMapAddress, writeMapAddress } from './map-address.ts';

/** A point on the map, CGCS2000 degrees. */
export interface MapPoint {
  readonly lon: number;
  readonly lat: number;
}

type Feature = DisplayCollection['features'][number];

function rounded(lon: number, lat: number): MapPoint {
  return { lon: Number(lon.toFixed(7)), lat: Number(lat.toFixed(7)) };
}

/** West, south, east, north of a feature, in degrees. */
function boxOf(feature: Feature): [number, number, number, number] {
  const points = (feature.geometry.coordinates as unknown[]).flat(4) as number[];
  const lons = points.filter((_, index) => index % 2 === 0);
  const lats = points.filter((_, index) => index % 2 === 1);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function findFeature(features: ReadonlyMap<string, DisplayCollection>, id: string | undefined) {
  if (id === undefined) return undefined;
  for (const collection of features.values()) {
    const feature = collection.features.find((item) => item.id === id);
    if (feature) return feature;
  }
  return undefined;
}

/** Moves to the view, feature or layer named in the address, once it is there. */
function useAddress(
  map: ZoneMap | undefined,
  address: MapAddress,
  features: ReadonlyMap<string, DisplayCollection>,
  layers: readonly MapLayer[],
  bounds: readonly number[],
): boolean {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!map || done) return;
    const feature = findFeature(features, address.feature);
    const layer = layers.find((item) => item.id === address.layer);
    const complete = features.size === layers.filter((item) => item.held).length;
    if (address.view) map.show(address.view);
    else if (feature) map.fit(boxOf(feature), false);
    else if (address.feature === undefined || complete) map.fit(layer?.bounds ?? bounds, false);
    if (address.view || feature || address.feature === undefined || complete) setDone(true);
  }, [map, done, address, features, layers, bounds]);
  return done;
}

/** A cross at a point, for the overlay. */
function crossAt({ lon, lat }: MapPoint): DisplayCollection['features'] {
  const line = (coordinates: number[][]) => ({
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'LineString', coordinates },
  });
  return [
    line([
      [lon, lat - 0.0006],
      [lon, lat + 0.0006],
    ]),
    line([
      [lon - 0.0008, lat],
      [lon + 0.0008, lat],
    ]),
  ];
}

/** Of all that applies at a point, what a reader means by clicking there: the park, a line, the parcel, the area. */
const MEANT_FIRST = ['park', 'control-line', 'land-use', 'area', 'zone'];

function meantAt(data: WhatApplies, layers: readonly MapLayer[]): string | undefined {
  const rank = (layer: string) =>
    MEANT_FIRST.indexOf(layers.find((item) => item.id === layer)?.kind ?? 'zone');
  return data.applies.toSorted((a, b) => rank(a.layer) - rank(b.layer))[0]?.feature;
}

/** What the address said when the page opened. */
export function useOpenedAddress(): MapAddress {
  const [address] = useState(() => readMapAddress(location.hash));
  return address;
}

/**
 * The place looked at and the thing selected there. Both stand in the address together with the view and the layers
 * switched, so that it can be sent; `overlay` is what marks them on the map.
 */
export function useSelection(
  map: ZoneMap | undefined,
  address: MapAddress,
  features: ReadonlyMap<string, DisplayCollection>,
  layers: readonly MapLayer[],
  bounds: readonly number[],
  toggled: readonly string[],
) {
  const [point, setPoint] = useState<MapPoint | undefined>(address.at);
  const [chosen, setChosen] = useState(address.feature);
  const [view, setView] = useState(address.view);
  const applies = useQuery({
    queryKey: ['at', point?.lon, point?.lat],
    queryFn: ({ signal }) =>
      ask(whatApplies, { query: { lon: point?.lon ?? 0, lat: point?.lat ?? 0 } }, signal),
    enabled: point !== undefined,
  });
  const placed = useAddress(map, address, features, layers, bounds);
  const selected = chosen ?? (applies.data && point ? meantAt(applies.data, layers) : undefined);
  const feature = findFeature(features, selected);
  // A feature opened by its address answers like one that was clicked: at its middle.
  useEffect(() => {
    if (!placed || point || !feature || chosen === undefined) return;
    const [west, south, east, north] = boxOf(feature);
    setPoint(rounded((west + east) / 2, (south + north) / 2));
  }, [placed, point, feature, chosen]);
  useEffect(() => {
    map?.onClick((lon, lat) => {
      setPoint(rounded(lon, lat));
      setChosen(undefined);
    });
    map?.onMoved(() => setView(map.view()));
  }, [map]);
  const hash = writeMapAddress({
    ...(chosen === undefined ? {} : { feature: chosen }),
    ...(point ? { at: point } : {}),
    ...(view ? { view } : {}),
    toggled,
  });
  useEffect(() => {
    if (placed)
      history.replaceState(history.state, '', hash ? `#${hash}` : location.pathname + location.search);
  }, [placed, hash]);
  return {
    point,
    applies,
    selected,
    select: setChosen,
    look: (next: MapPoint | undefined) => {
      setPoint(next);
      setChosen(undefined);
    },
    overlay: { point, feature },
  };
}

/** What marks a place and a selected thing on the map. */
export function markOf({ point, feature }: { point: MapPoint | undefined; feature: Feature | undefined }) {
  return {
    type: 'FeatureCollection' as const,
    features: [
      ...(feature ? [{ ...feature, properties: { tone: 'selected' } }] : []),
      ...(point ? crossAt(point) : []),
    ],
  };
}
