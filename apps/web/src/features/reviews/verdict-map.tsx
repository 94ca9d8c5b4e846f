import { type DisplayCollection, getLayer, listLayers } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useZoneMap } from '../../map/index.ts';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';

/** Footprint, what it overlaps and where, on the parks and control lines. */
export function VerdictMap({ collection }: { collection: DisplayCollection }) {
  const { t, language } = useLanguage();
  const { element, map, failed } = useZoneMap();
  const backdrop = useQuery({
    queryKey: ['verdict-backdrop'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const { layers } = await ask(listLayers, {}, signal);
      const shown = layers.filter(
        (layer) => layer.held && ['park', 'control-line', 'infrastructure'].includes(layer.kind),
      );
      return Promise.all(
        shown.map(async (layer) => ({
          id: layer.id,
          kind: layer.kind,
          control: layer.control,
          shape: layer.shape,
          data: await ask(getLayer, { params: { layer: layer.id } }, signal),
          visible: true,
          opacity: 1,
        })),
      );
    },
  });
  useEffect(() => {
    if (map && backdrop.data) map.setLayers(backdrop.data, language);
  }, [map, backdrop.data, language]);
  useEffect(() => {
    if (!map) return;
    map.setOverlay(collection);
    const points = collection.features.flatMap(
      (feature) => (feature.geometry.coordinates as unknown[]).flat(4) as number[],
    );
    const lons = points.filter((_, index) => index % 2 === 0);
    const lats = points.filter((_, index) => index % 2 === 1);
    if (lons.length > 0)
      map.fit([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], false);
  }, [map, collection]);
  return (
    <figure className="stack">
      <div className="verdict-map">
        <div ref={element} className="map-canvas" />
      </div>
      <figcaption className="small">
        {failed ? t('map.failed', { reason: failed }) : t('verdict.mapCaption')}
      </figcaption>
    </figure>
  );
}
