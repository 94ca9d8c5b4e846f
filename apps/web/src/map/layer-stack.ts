import type { DisplayCollection } from '@luodi/api';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { type LayerLook, styleOf } from './layer-style.ts';

/** A layer as the map shows it. */
export interface MapLayerView extends LayerLook {
  readonly data: DisplayCollection;
  readonly visible: boolean;
  readonly opacity: number;
}

/** Bilingual names become two flat properties, because a style expression cannot reach into an object. */
function withNames(collection: DisplayCollection): DisplayCollection {
  return {
    type: 'FeatureCollection',
    features: collection.features.map((feature) => {
      const { name, ...rest } = feature.properties as { name?: { zh?: string; en?: string } };
      const names = name ? { name_zh: name.zh, name_en: name.en } : {};
      return { ...feature, properties: { ...rest, id: feature.id, ...names } };
    }),
  };
}

/** The layers of the plan on one map, bottom first, below whatever `above` is. */
export class LayerStack {
  private readonly map: MapLibre;
  private readonly above: string;
  private shown = new Map<string, DisplayCollection>();
  private language: 'zh' | 'en' | undefined;

  constructor(map: MapLibre, above: string) {
    this.map = map;
    this.above = above;
  }

  /** Shows exactly these layers. Only what changed is touched, so that moving an opacity slider stays smooth. */
  set(layers: readonly MapLayerView[], language: 'zh' | 'en'): void {
    const keep = language === this.language ? new Set(layers.map((layer) => layer.id)) : new Set<string>();
    for (const id of this.shown.keys()) if (!keep.has(id)) this.remove(id);
    for (const layer of layers) {
      this.put(layer, language);
      this.dress(layer);
    }
    // Layers arrive one by one over the network: put them into the asked order again.
    for (const layer of layers) {
      for (const style of this.styleLayers(layer.id)) this.map.moveLayer(style.id, this.above);
    }
    this.shown = new Map(layers.map((layer) => [layer.id, layer.data]));
    this.language = language;
  }

  private styleLayers(id: string) {
    return this.map.getStyle().layers.filter((style) => 'source' in style && style.source === id);
  }

  private remove(id: string): void {
    for (const style of this.styleLayers(id)) this.map.removeLayer(style.id);
    if (this.map.getSource(id)) this.map.removeSource(id);
  }

  private put(layer: MapLayerView, language: 'zh' | 'en'): void {
    const source = this.map.getSource<GeoJSONSource>(layer.id);
    if (!source) {
      this.map.addSource(layer.id, { type: 'geojson', data: withNames(layer.data) as never });
      for (const style of styleOf(layer, language)) this.map.addLayer(style, this.above);
    } else if (this.shown.get(layer.id) !== layer.data) {
      source.setData(withNames(layer.data) as never);
    }
  }

  private dress(layer: MapLayerView): void {
    for (const style of this.styleLayers(layer.id)) {
      this.map.setLayoutProperty(style.id, 'visibility', layer.visible ? 'visible' : 'none');
      // Parks are a tint over everything else, so their fill stays pale at any opacity.
      if (style.type === 'fill')
        this.map.setPaintProperty(
          style.id,
          'fill-opacity',
          layer.kind === 'park' ? layer.opacity * 0.08 : layer.opacity,
        );
      if (style.type === 'line') this.map.setPaintProperty(style.id, 'line-opacity', layer.opacity);
      if (style.type === 'symbol') this.map.setPaintProperty(style.id, 'text-opacity', layer.opacity);
    }
  }
}
