import type { GeoJSONSource, MapLayerMouseEvent, Map as MapLibre } from 'maplibre-gl';

const SOURCE = 'records';
const POINTS = 'records:point';
const LINES = 'records:line';
const AREAS = 'records:area';
const OPEN = 'records:open';
const TOUCHED = [POINTS, AREAS, LINES];

/** A place of a record as the map marks it; longitude and latitude. */
export interface RecordPlace {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: { readonly type: string };
  readonly properties: { readonly id: string; readonly title: string };
}

const ACCENT = '#0b5570';
const MARKED = '#a3201d';

/**
 * Places of records on a map: points as dots, areas outlined. One of them may be open; a click on one tells which, and
 * passing over one tells its name.
 */
export class RecordMarks {
  private readonly map: MapLibre;
  private places: readonly RecordPlace[] = [];

  constructor(map: MapLibre, picked: (id: string) => void) {
    this.map = map;
    map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
    map.addLayer({
      id: AREAS,
      type: 'fill',
      source: SOURCE,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': ACCENT, 'fill-opacity': 0.12 },
    });
    map.addLayer({
      id: LINES,
      type: 'line',
      source: SOURCE,
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: {
        'line-color': ACCENT,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.25, 13, 1, 16, 1.6],
      },
    });
    map.addLayer({
      id: POINTS,
      type: 'circle',
      source: SOURCE,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': ACCENT,
        'circle-opacity': 0.75,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 1.6, 12, 3, 16, 6],
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 9, 0.2, 14, 1],
      },
    });
    map.addSource(OPEN, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
    map.addLayer({
      id: `${OPEN}:line`,
      type: 'line',
      source: OPEN,
      paint: { 'line-color': MARKED, 'line-width': 3 },
    });
    map.addLayer({
      id: `${OPEN}:point`,
      type: 'circle',
      source: OPEN,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 8,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': MARKED,
        'circle-stroke-width': 3,
      },
    });
    const pick = (event: MapLayerMouseEvent) => {
      const id = event.features?.[0]?.properties.id;
      if (typeof id === 'string') picked(id);
    };
    for (const layer of TOUCHED) {
      map.on('click', layer, pick);
      map.on('mouseenter', layer, (event) => {
        map.getCanvas().style.cursor = 'pointer';
        map.getCanvas().title = String(event.features?.[0]?.properties.title ?? '');
      });
      map.on('mouseleave', layer, () => {
        map.getCanvas().style.cursor = '';
        map.getCanvas().title = '';
      });
    }
  }

  /** Shows exactly these places. */
  show(places: readonly RecordPlace[]): void {
    this.places = places;
    this.put(SOURCE, places);
  }

  /** Marks the record that is open, if it has a place. */
  open(id: string | undefined): void {
    this.put(
      OPEN,
      this.places.filter((place) => place.id === id),
    );
  }

  /** West, south, east, north around all places; nothing when there are none. */
  bounds(): [number, number, number, number] | undefined {
    const flat = this.places.flatMap(
      ({ geometry }) => (geometry as { coordinates?: unknown[] }).coordinates?.flat(4) ?? [],
    ) as number[];
    if (flat.length < 2) return undefined;
    let [west, south, east, north] = [180, 90, -180, -90];
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const [lon = 0, lat = 0] = [flat[i], flat[i + 1]];
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    return [west, south, east, north];
  }

  private put(source: string, features: readonly RecordPlace[]): void {
    this.map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features } as never);
  }
}
