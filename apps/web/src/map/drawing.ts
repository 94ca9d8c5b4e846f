import type { Map as MapLibre } from 'maplibre-gl';
import { TerraDraw, TerraDrawLineStringMode, TerraDrawPolygonMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';

/** A drawn feature, longitude and latitude. */
export interface MapFeature {
  readonly type: 'Polygon' | 'LineString';
  readonly coordinates: unknown;
}

/** Draws one polygon or line. `changed` is called at every vertex, and with `finished` once the shape is closed. */
export function startDrawing(
  map: MapLibre,
  kind: 'polygon' | 'line',
  changed: (feature: MapFeature | undefined, finished: boolean) => void,
): () => void {
  const mode = kind === 'polygon' ? 'polygon' : 'linestring';
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9 }),
    modes: [new TerraDrawPolygonMode(), new TerraDrawLineStringMode()],
  });
  draw.start();
  draw.setMode(mode);
  const current = (): MapFeature | undefined => {
    const feature = draw.getSnapshot().find((item) => item.properties.mode === mode);
    if (feature?.geometry.type !== 'Polygon' && feature?.geometry.type !== 'LineString') return undefined;
    return { type: feature.geometry.type, coordinates: feature.geometry.coordinates };
  };
  draw.on('change', () => changed(current(), false));
  draw.on('finish', () => changed(current(), true));
  return () => {
    if (draw.enabled) draw.stop();
  };
}
