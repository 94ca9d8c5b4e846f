import { getLayer, getPlan, listLayers, type MapLayer } from '@luodi/api';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { MapLayerView } from '../../map/index.ts';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Loaded } from '../../ui/waiting.tsx';
import { AppliesPanel } from './applies-panel.tsx';
import { AreaTable } from './area-table.tsx';
import { Compare } from './compare.tsx';
import { type LayerSetting, LayerTree } from './layer-tree.tsx';
import { LiveBoundary, LiveButton } from './live-boundary.tsx';
import type { MapAddress } from './map-address.ts';
import { Measure } from './measure.tsx';
import { PointForm } from './point-form.tsx';
import { PointerReadout } from './pointer-readout.tsx';
import './map.css';
import { useZoneMap } from '../../map/index.ts';
import { PrintSheet } from './print-sheet.tsx';
import { markOf, useOpenedAddress, useSelection } from './use-selection.ts';

const HIDDEN_AT_FIRST = new Set(['zone']);

function isShownAtFirst(layer: MapLayer): boolean {
  return layer.held && !HIDDEN_AT_FIRST.has(layer.id);
}

function firstSettings(layers: readonly MapLayer[], address: MapAddress): Record<string, LayerSetting> {
  return Object.fromEntries(
    layers.map((layer) => {
      const toggled = address.toggled?.includes(layer.id) ?? false;
      const visible = isShownAtFirst(layer) !== toggled || layer.id === address.layer;
      return [layer.id, { visible: layer.held && visible, opacity: 1 }];
    }),
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

function ZoneMapPage({ layers, bounds }: { layers: readonly MapLayer[]; bounds: readonly number[] }) {
  const { t, language } = useLanguage();
  const { element, map, failed } = useZoneMap();
  const features = useFeatures(layers);
  const address = useOpenedAddress();
  const [settings, setSettings] = useState(() => firstSettings(layers, address));
  const [pointer, setPointer] = useState<{ lon: number; lat: number }>();
  const [tool, setTool] = useState<'none' | 'measure' | 'compare' | 'boundary'>('none');
  const [picture, setPicture] = useState<string>();
  const plan = useQuery({ queryKey: ['plan'], queryFn: ({ signal }) => ask(getPlan, {}, signal) });
  const toggled = layers
    .filter((layer) => (settings[layer.id]?.visible ?? false) !== isShownAtFirst(layer))
    .map((layer) => layer.id);
  const { point, applies, selected, select, look, overlay } = useSelection(
    map,
    address,
    features,
    layers,
    bounds,
    toggled,
  );
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
    map?.onMove((lon, lat) => setPointer({ lon, lat }));
  }, [map]);
  useEffect(() => {
    if (!map || tool === 'measure') return;
    map.setOverlay(markOf({ point: overlay.point, feature: overlay.feature }));
  }, [map, overlay.point, overlay.feature, tool]);

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
          features={features}
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
          <LiveButton
            open={tool === 'boundary'}
            disabled={!map}
            onToggle={(open) => setTool(open ? 'boundary' : 'none')}
          />
          <button type="button" className="button" disabled={!map} onClick={() => map?.fit(bounds)}>
            {t('map.whole')}
          </button>
          <button type="button" className="button" disabled={!map} onClick={() => void print()}>
            {t('map.print')}
          </button>
          <Link to="/screen" className="button">
            {t('screen.link')}
          </Link>
          {tool === 'measure' && map ? <Measure map={map} /> : null}
        </div>
        <div
          ref={element}
          className="map-canvas"
          data-ready={map && features.size > 0 ? 'true' : undefined}
        />
        {failed ? <p className="notice bad map-failed">{t('map.failed', { reason: failed })}</p> : null}
        {tool === 'compare' && map ? <Compare map={map} layers={layers} views={views} /> : null}
        <PointerReadout at={pointer} />
      </div>
      {tool === 'boundary' && map ? (
        <LiveBoundary map={map} layers={layers} onEnd={() => setTool('none')} />
      ) : (
        <aside className="map-panel map-applies no-print" aria-label={t('map.here')} aria-live="polite">
          {point ? (
            <>
              <Loaded query={applies}>
                {(data) => <AppliesPanel data={data} selected={selected} onSelect={select} />}
              </Loaded>
              <button type="button" className="button plain" onClick={() => look(undefined)}>
                {t('map.clear')}
              </button>
            </>
          ) : (
            <p className="small">{t('map.hint')}</p>
          )}
          <PointForm onPoint={look} />
          {tool === 'compare' ? <AreaTable layers={layers} features={features} /> : null}
        </aside>
      )}
      {picture && map && plan.data ? (
        <PrintSheet picture={picture} map={map} layers={visible} features={features} plan={plan.data} />
      ) : null}
    </div>
  );
}
