import type { MapLayer } from '@luodi/api';
import { useEffect, useState } from 'react';
import type { MapLayerView, ZoneMap } from '../../map/index.ts';
import { useZoneMap } from '../../map/index.ts';
import { useLanguage } from '../../platform/i18n.ts';

/** Swipe: to the right of the divider the map shows one chosen layer alone, on the same view. */
export function Compare({
  map,
  layers,
  views,
}: {
  map: ZoneMap;
  layers: readonly MapLayer[];
  views: readonly MapLayerView[];
}) {
  const { t, say, language } = useLanguage();
  const { element, map: second } = useZoneMap();
  const choices = layers.filter((layer) => layer.held);
  const [chosen, setChosen] = useState(
    () => choices.find((layer) => layer.kind === 'land-use')?.id ?? choices[0]?.id ?? '',
  );
  const [share, setShare] = useState(50);
  useEffect(() => second?.follow(map), [second, map]);
  useEffect(() => {
    second?.setLayers(
      views.map((view) => ({ ...view, visible: view.id === chosen || view.kind === 'area', opacity: 1 })),
      language,
    );
  }, [second, views, chosen, language]);
  return (
    <>
      <div className="compare-map" style={{ clipPath: `inset(0 0 0 ${share}%)` }}>
        <div ref={element} className="map-canvas" />
      </div>
      <div className="compare-line" style={{ insetInlineStart: `${share}%` }} />
      <div className="compare-tools">
        <label>
          {t('map.compareWith')}{' '}
          <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {choices.map((layer) => (
              <option key={layer.id} value={layer.id}>
                {say(layer.name)}
              </option>
            ))}
          </select>
        </label>
        <label className="compare-slider">
          <span className="visually-hidden">{t('map.compareDivider')}</span>
          <input
            type="range"
            min={0}
            max={100}
            value={share}
            onChange={(event) => setShare(Number(event.target.value))}
          />
        </label>
      </div>
    </>
  );
}
