import type { DisplayCollection } from '@luodi/api';
import {
  type GeoJSONSource,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { type MapFeature, startDrawing } from './drawing.ts';
import { LayerStack, type MapLayerView } from './layer-stack.ts';
import { type VertexHand, VertexHandles } from './live-handles.ts';
import { RecordMarks } from './record-marks.ts';
import { addSymbols } from './symbols.ts';
import './zone-map.css';

setWorkerUrl(workerUrl);

const OVERLAY = 'overlay';
const EMPTY: DisplayCollection = { type: 'FeatureCollection', features: [] };

function addOverlay(map: MapLibre): void {
  map.addSource(OVERLAY, { type: 'geojson', data: EMPTY as never });
  const colour = [
    'match',
    ['get', 'tone'],
    'bad',
    '#a3201d',
    'warn',
    '#7a5200',
    'unknown',
    '#54418c',
    'good',
    '#1d6b3a',
    '#0b5570',
  ];
  map.addLayer({
    id: 'overlay:fill',
    type: 'fill',
    source: OVERLAY,
    // A selection is outlined rather than filled: what lies under it stays readable.
    paint: {
      'fill-color': colour as never,
      'fill-opacity': ['match', ['get', 'tone'], 'selected', 0.05, 0.25],
    },
  });
  map.addLayer({
    id: 'overlay:line',
    type: 'line',
    source: OVERLAY,
    paint: { 'line-color': colour as never, 'line-width': 3 },
  });
}

/** The map as the rest of the application sees it: what MapLibre is stays inside this folder. */
export class ZoneMap {
  private readonly map: MapLibre;
  private readonly layers: LayerStack;
  private stopCurrent: (() => void) | undefined;

  constructor(map: MapLibre) {
    this.map = map;
    addSymbols(map);
    addOverlay(map);
    this.layers = new LayerStack(map, 'overlay:fill');
  }

  /** Shows exactly these layers, bottom first. */
  setLayers(layers: readonly MapLayerView[], language: 'zh' | 'en'): void {
    this.layers.set(layers, language);
  }

  /** Features on top of everything: a footprint, its overlaps, a selection. `tone` is a property of each feature. */
  setOverlay(collection: DisplayCollection): void {
    this.map.getSource<GeoJSONSource>(OVERLAY)?.setData(collection as never);
  }

  /** Shows a box of west, south, east, north. */
  fit(bounds: readonly number[], animate = true): void {
    const [west, south, east, north] = bounds;
    if (west === undefined || south === undefined || east === undefined || north === undefined) return;
    this.map.fitBounds([west, south, east, north], { padding: 48, maxZoom: 17, animate });
  }

  /** Marks records of a register; a click on one tells its id. */
  markRecords(picked: (id: string) => void): RecordMarks {
    return new RecordMarks(this.map, picked);
  }

  /** Clicks that are not part of a drawing. */
  onClick(listener: (lon: number, lat: number) => void): void {
    this.map.on('click', (event) => {
      if (!this.stopCurrent) listener(event.lngLat.lng, event.lngLat.lat);
    });
  }

  /** Called when the view has come to rest. */
  onMoved(listener: () => void): void {
    this.map.on('moveend', listener);
  }

  /** Shows a view as it was told by {@link view}. */
  show({ lon, lat, zoom }: { lon: number; lat: number; zoom: number }): void {
    this.map.jumpTo({ center: [lon, lat], zoom });
  }

  onMove(listener: (lon: number, lat: number) => void): void {
    this.map.on('mousemove', (event) => listener(event.lngLat.lng, event.lngLat.lat));
  }

  /** Starts drawing one shape, ending any drawing before. */
  draw(
    kind: 'polygon' | 'line',
    changed: (feature: MapFeature | undefined, finished: boolean) => void,
  ): void {
    this.stopDrawing();
    this.stopCurrent = startDrawing(this.map, kind, changed);
  }

  /** Gives the vertices of one shape into a person's hand, ending any drawing before. */
  editVertices(hand: VertexHand): VertexHandles {
    this.stopDrawing();
    const handles = new VertexHandles(this.map, hand);
    this.stopCurrent = () => handles.close();
    return handles;
  }

  stopDrawing(): void {
    this.stopCurrent?.();
    this.stopCurrent = undefined;
  }

  /** Resolves when everything asked for is drawn. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      if (this.map.loaded() && !this.map.isMoving()) resolve();
      else this.map.once('idle', () => resolve());
    });
  }

  /** The view as a picture, for print. */
  async picture(): Promise<string> {
    await this.idle();
    return this.map.getCanvas().toDataURL('image/png');
  }

  view(): { lon: number; lat: number; zoom: number; widthPx: number } {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat, zoom: this.map.getZoom(), widthPx: this.map.getCanvas().clientWidth };
  }

  /** Keeps this map on the view of another, for comparing; gives the function that ends it. */
  follow(other: ZoneMap): () => void {
    const copy = () => {
      const { lon, lat, zoom } = other.view();
      this.map.jumpTo({ center: [lon, lat], zoom });
    };
    copy();
    other.map.on('move', copy);
    return () => {
      other.map.off('move', copy);
    };
  }

  close(): void {
    this.stopDrawing();
    this.map.remove();
  }
}

/** Opens a map in an element. Resolves when it can be drawn on; rejects where WebGL is not to be had. */
export async function openZoneMap(container: HTMLElement, language: 'zh' | 'en'): Promise<ZoneMap> {
  // Map text is drawn from the page's own font, so the font has to be there first.
  await document.fonts.load('13px "Noto Sans SC Variable"', '园区路片');
  const map = new MapLibre({
    container,
    style: {
      version: 8,
      sources: {},
      layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#fbfbfa' } }],
    },
    center: [115.7, 36.85],
    zoom: 10,
    attributionControl: false,
    localIdeographFontFamily: "'Noto Sans SC Variable', 'Noto Sans CJK SC', sans-serif",
    canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: true, visualizePitch: false }), 'bottom-right');
  map.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
  map.getCanvas().setAttribute('aria-label', language === 'zh' ? '规划图' : 'Plan map');
  await new Promise<void>((resolve) => {
    map.once('load', () => resolve());
  });
  return new ZoneMap(map);
}
