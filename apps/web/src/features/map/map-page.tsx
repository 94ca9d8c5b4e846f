import { getLayer, getPlan, listLayers, type MapLayer, whatApplies } from '@luodi/api';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MapLayerView, ZoneMap } from '../../map/index.ts';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Loaded } from '../../ui/waiting.tsx';
import { AppliesPanel } from './applies-panel.tsx';
import { Compare } from './compare.tsx';
import { type LayerSetting, LayerTree } from './layer-tree.tsx';
import { Measure } from './measure.tsx';
import './map.css';
import { useZoneMap } from '../../map/index.ts';
import { PrintSheet } from './print-sheet.tsx';

const HIDDEN_AT_FIRST = new Set(['zone']);

function firstSettings(layers: readonly MapLayer[]): Record<string, LayerSetting> {
  const asked = new URLSearchParams(location.hash.slice(1)).get('layer');
  return Object.fromEntries(
    layers.map((layer) => [
      layer.id,
      { visible: layer.held && (!HIDDEN_AT_FIRST.has(layer.id) || layer.id === asked), opacity: 1 },
    ]),
  );
}

/** Order in which layers lie on the map, bottom first. */
const STACK = ['land-use', 'base', 'zone', 'infrastructure', 'control-line', 'area', 'park'];

function stacked(layers: readonly MapLayer[]): MapLayer[] {
  return layers.toSorted((a, b) => STACK.indexOf(a.kind) - STACK.indexOf(b.kind));
}

/** The map fills the page; layers on the left, what applies on the right. */
export function MapPage() {
  const query = useQuery({ queryKey: ['layers'], queryFn: ({ signal }) => ask(listLayers, {}, signal) });
  return <Loaded query={query}>{(data) => <ZoneMapPage layers={data.layers} bounds={data.bounds} />}</Loaded>;
}

/** Features of all held layers, by layer id, as they arrive. */
function useFeatures(layers: readonly MapLayer[]) {
  const held = layers.filter((layer) => layer.held);
  const results = useQueries({
    queries: held.map((layer) => ({
      queryKey: ['layer', layer.id, layer.hash],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask(getLayer, { params: { layer: layer.id } }, signal),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const arrived = results.map((result) => result.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has arrived is told by the times of arrival
  return useMemo(
    () =>
      new Map(
        held.flatMap((layer, index) =>
          results[index]?.data ? [[layer.id, results[index].data] as const] : [],
        ),
      ),
    [arrived],
  );
}

/** Moves to the feature or layer named in the address, once it is there. */
function useAddress(
  map: ZoneMap | undefined,
  features: ReturnType<typeof useFeatures>,
  layers: readonly MapLayer[],
  bounds: readonly number[],
) {
  const done = useRef(false);
  useEffect(() => {
    if (!map || done.current) return;
    const address = new URLSearchParams(location.hash.slice(1));
    const wanted = address.get('feature');
    const layer = layers.find((item) => item.id === address.get('layer'));
    if (!wanted) {
      map.fit(layer?.bounds ?? bounds, false);
      done.current = true;
      return;
    }
    for (const collection of features.values()) {
      const feature = collection.features.find((item) => item.id === wanted);
      if (!feature) continue;
      const points = (feature.geometry.coordinates as unknown[]).flat(4) as number[];
      const lons = points.filter((_, index) => index % 2 === 0);
      const lats = points.filter((_, index) => index % 2 === 1);
      map.fit([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], false);
      done.current = true;
      return;
    }
    if (features.size === layers.filter((item) => item.held).length) map.fit(bounds, false);
  }, [map, features, layers, bounds]);
}

function ZoneMapPage({ layers, bounds }: { layers: readonly MapLayer[]; bounds: readonly number[] }) {
  const { t, language } = useLanguage();
  const { element, map, failed } = useZoneMap();
  const features = useFeatures(layers);
  const [settings, setSettings] = useState(() => firstSettings(layers));
  const [point, setPoint] = useState<{ lon: number; lat: number }>();
  const [pointer, setPointer] = useState<{ lon: number; lat: number }>();
  const [tool, setTool] = useState<'none' | 'measure' | 'compare'>('none');
  const [picture, setPicture] = useState<string>();
  const plan = useQuery({ queryKey: ['plan'], queryFn: ({ signal }) => ask(getPlan, {}, signal) });
  const applies = useQuery({
    queryKey: ['at', point?.lon, point?.lat],
    queryFn: ({ signal }) =>
      ask(whatApplies, { query: { lon: point?.lon ?? 0, lat: point?.lat ?? 0 } }, signal),
    enabled: point !== undefined,
  });
  useAddress(map, features, layers, bounds);

  const views = useMemo(
    () =>
      stacked(layers).flatMap((layer): MapLayerView[] => {
        const data = features.get(layer.id);
        const setting = settings[layer.id];
        return data && setting
          ? [{ id: layer.id, kind: layer.kind, control: layer.control, shape: layer.shape, data, ...setting }]
          : [];
      }),
    [layers, features, settings],
  );
  useEffect(() => {
    map?.setLayers(views, language);
  }, [map, views, language]);
  useEffect(() => {
    map?.onClick((lon, lat) => setPoint({ lon: Number(lon.toFixed(7)), lat: Number(lat.toFixed(7)) }));
    map?.onMove((lon, lat) => setPointer({ lon, lat }));
  }, [map]);
  useEffect(() => {
    if (!map || tool === 'measure') return;
    map.setOverlay({
      type: 'FeatureCollection',
      features: point
        ? [
            {
              type: 'Feature',
              properties: {},
              geometry: {
                type: 'LineString',
                coordinates: [
                  [point.lon, point.lat - 0.0006],
                  [point.lon, point.lat + 0.0006],
                ],
              },
            },
            {
              type: 'Feature',
              properties: {},
              geometry: {
                type: 'LineString',
                coordinates: [
                  [point.lon - 0.0008, point.lat],
                  [point.lon + 0.0008, point.lat],
                ],
              },
            },
          ]
        : [],
    });
  }, [map, point, tool]);

  const print = async () => {
    if (!map) return;
    setPicture(await map.picture());
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  };
  const visible = layers.filter((layer) => settings[layer.id]?.visible);

  return (
    <div className="map-page">
      <h1 className="visually-hidden">{t('map.title')}</h1>
      <aside className="map-panel map-layers no-print" aria-label={t('map.layers')}>
        <LayerTree
          layers={layers}
          settings={settings}
          onChange={(id, setting) => setSettings((all) => ({ ...all, [id]: setting }))}
        />
      </aside>
      <div className="map-stage no-print">
        <div className="map-tools">
          <button
            type="button"
            className="button"
            aria-pressed={tool === 'measure'}
            disabled={!map}
            onClick={() => setTool(tool === 'measure' ? 'none' : 'measure')}
          >
            {t('map.measure')}
          </button>
          <button
            type="button"
            className="button"
            aria-pressed={tool === 'compare'}
            disabled={!map}
            onClick={() => setTool(tool === 'compare' ? 'none' : 'compare')}
          >
            {t('map.compare')}
          </button>
          <button type="button" className="button" disabled={!map} onClick={() => map?.fit(bounds)}>
            {t('map.whole')}
          </button>
          <button type="button" className="button" disabled={!map} onClick={() => void print()}>
            {t('map.print')}
          </button>
          {tool === 'measure' && map ? <Measure map={map} /> : null}
        </div>
        <div
          ref={element}
          className="map-canvas"
          data-ready={map && features.size > 0 ? 'true' : undefined}
        />
        {failed ? <p className="notice bad map-failed">{t('map.failed', { reason: failed })}</p> : null}
        {tool === 'compare' && map ? <Compare map={map} layers={layers} views={views} /> : null}
        <p className="map-pointer code" aria-hidden="true">
          CGCS2000 {pointer ? `${pointer.lon.toFixed(5)}°E ${pointer.lat.toFixed(5)}°N` : ''}
        </p>
      </div>
      <aside className="map-panel map-applies no-print" aria-label={t('map.here')} aria-live="polite">
        {point ? (
          <Loaded query={applies}>{(data) => <AppliesPanel data={data} />}</Loaded>
        ) : (
          <p className="small">{t('map.hint')}</p>
        )}
        <PointForm onPoint={setPoint} />
      </aside>
      {picture && map && plan.data ? (
        <PrintSheet picture={picture} map={map} layers={visible} plan={plan.data} />
      ) : null}
    </div>
  );
}

/** The same question by keyboard: type the coordinates. */
function PointForm({ onPoint }: { onPoint: (point: { lon: number; lat: number }) => void }) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className="point-form"
      onSubmit={(event) => {
        event.preventDefault();
        const [lon, lat] = text.split(/[\s,，、]+/).map(Number);
        const good = lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
        setWrong(!good);
        if (good) onPoint({ lon, lat });
      }}
    >
      <label>
        <span className="small">{t('map.pointLabel')}</span>
        <input
          type="text"
          value={text}
          placeholder="115.7061, 36.8494"
          aria-invalid={wrong}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="button">
        {t('map.pointGo')}
      </button>
      {wrong ? <p className="small tone-bad">{t('map.pointWrong')}</p> : null}
    </form>
  );
}
