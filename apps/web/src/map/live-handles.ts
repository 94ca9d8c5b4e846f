import type { DisplayCollection } from '@luodi/api';
import {
  type GeoJSONSource,
  type Map as MapLibre,
  type MapMouseEvent,
  type MapTouchEvent,
  Marker,
} from 'maplibre-gl';

type Position = readonly [lon: number, lat: number];

/** A vertex of the shape in hand. */
export interface VertexPlace {
  readonly ring: number;
  readonly vertex: number;
}

/** What a person does to the vertices. Dragging calls come at most once a frame. */
export interface VertexHand {
  select(place: VertexPlace): void;
  drag(place: VertexPlace, lon: number, lat: number): void;
  drop(): void;
  /** Metres east and north, from the keyboard. */
  nudge(east: number, north: number): void;
  /** The vertex so many places further on. */
  step(by: number): void;
}

const REACH_PX = 12;
const SHAPE = 'live-shape';
const EDGE = 'live-edge';
const CHANGES = 'live-changes';
const VERTICES = 'live-vertices';
const EMPTY = { type: 'FeatureCollection', features: [] } as const;
const CHANGE_COLOUR = ['match', ['get', 'tone'], 'more', '#a3201d', 'less', '#1d6b3a', '#54418c'] as const;

function addLayers(map: MapLibre): void {
  for (const id of [CHANGES, SHAPE, EDGE, VERTICES])
    map.addSource(id, { type: 'geojson', data: EMPTY as never });
  map.addLayer({
    id: `${CHANGES}:fill`,
    type: 'fill',
    source: CHANGES,
    paint: { 'fill-color': CHANGE_COLOUR as never, 'fill-opacity': 0.35 },
  });
  map.addLayer({
    id: `${CHANGES}:line`,
    type: 'line',
    source: CHANGES,
    paint: { 'line-color': CHANGE_COLOUR as never, 'line-width': 2 },
  });
  map.addLayer({
    id: `${SHAPE}:line`,
    type: 'line',
    source: SHAPE,
    paint: { 'line-color': '#1c2227', 'line-width': 2.5 },
  });
  map.addLayer({
    id: `${EDGE}:line`,
    type: 'line',
    source: EDGE,
    paint: { 'line-color': '#0b5570', 'line-width': 3, 'line-dasharray': [2, 1] },
  });
  map.addLayer({
    id: `${VERTICES}:dot`,
    type: 'circle',
    source: VERTICES,
    paint: {
      'circle-radius': 4,
      'circle-color': '#ffffff',
      'circle-stroke-color': '#1c2227',
      'circle-stroke-width': 1.5,
    },
  });
}

const LAYERS = [`${CHANGES}:fill`, `${CHANGES}:line`, `${SHAPE}:line`, `${EDGE}:line`, `${VERTICES}:dot`];

/** Vertices of one shape to take hold of, by mouse, touch and keyboard, and what they bring about. */
export class VertexHandles {
  readonly #map: MapLibre;
  readonly #hand: VertexHand;
  readonly #grip: HTMLButtonElement;
  readonly #marker: Marker;
  #rings: readonly (readonly Position[])[] = [];
  #selected: VertexPlace | undefined;
  #dragged: VertexPlace | undefined;
  #frame = 0;

  constructor(map: MapLibre, hand: VertexHand) {
    this.#map = map;
    this.#hand = hand;
    addLayers(map);
    this.#grip = document.createElement('button');
    this.#grip.type = 'button';
    this.#grip.className = 'vertex-grip';
    this.#grip.addEventListener('keydown', this.#onKey);
    this.#marker = new Marker({ element: this.#grip });
    map.on('mousedown', this.#onDown);
    map.on('touchstart', this.#onDown);
    map.on('mousemove', this.#onMove);
    map.on('touchmove', this.#onMove);
    // The button may be let go anywhere on the page.
    window.addEventListener('mouseup', this.#onUp);
    map.on('touchend', this.#onUp);
  }

  /** Shows the rings, each closed, and their vertices. */
  showShape(rings: readonly (readonly Position[])[]): void {
    this.#rings = rings.map((ring) => ring.slice(0, -1));
    this.#set(SHAPE, [{ type: 'MultiLineString', coordinates: rings }]);
    this.#set(VERTICES, [{ type: 'MultiPoint', coordinates: this.#rings.flat() }]);
    this.#set(EDGE, []);
    this.#placeGrip();
  }

  /** Shows where a vertex being dragged stands now, with its two edges. */
  showDragged({ ring, vertex }: VertexPlace, at: Position): void {
    const list = this.#rings[ring] ?? [];
    const previous = list[(vertex + list.length - 1) % list.length];
    const next = list[(vertex + 1) % list.length];
    if (previous && next) this.#set(EDGE, [{ type: 'LineString', coordinates: [previous, at, next] }]);
    this.#marker.setLngLat([at[0], at[1]]);
  }

  /** Highlights features; `tone` of each is more, less or other. */
  showChanges(collection: DisplayCollection): void {
    this.#map.getSource<GeoJSONSource>(CHANGES)?.setData(collection as never);
  }

  /** The vertex the keyboard moves, with the words a screen reader says of it. */
  select(place: VertexPlace | undefined, label: string): void {
    this.#selected = place;
    this.#grip.setAttribute('aria-label', label);
    this.#placeGrip();
  }

  /** Puts the keyboard on the selected vertex and brings it into view. */
  focus(): void {
    const at = this.#position(this.#selected);
    if (!at) return;
    if (!this.#map.getBounds().contains([at[0], at[1]])) this.#map.jumpTo({ center: [at[0], at[1]] });
    this.#grip.focus({ preventScroll: true });
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#marker.remove();
    window.removeEventListener('mouseup', this.#onUp);
    this.#map.off('mousedown', this.#onDown);
    this.#map.off('touchstart', this.#onDown);
    this.#map.off('mousemove', this.#onMove);
    this.#map.off('touchmove', this.#onMove);
    this.#map.off('touchend', this.#onUp);
    for (const id of LAYERS) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    for (const id of [CHANGES, SHAPE, EDGE, VERTICES])
      if (this.#map.getSource(id)) this.#map.removeSource(id);
  }

  #set(source: string, geometries: readonly { type: string; coordinates: unknown }[]): void {
    const features = geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry }));
    this.#map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features } as never);
  }

  #position(place: VertexPlace | undefined): Position | undefined {
    return place ? this.#rings[place.ring]?.[place.vertex] : undefined;
  }

  #placeGrip(): void {
    const at = this.#position(this.#selected);
    if (at) this.#marker.setLngLat([at[0], at[1]]).addTo(this.#map);
    else this.#marker.remove();
  }

  /** The vertex within reach of a point of the screen, the selected one before others. */
  #near(x: number, y: number): VertexPlace | undefined {
    let best: VertexPlace | undefined;
    let least = REACH_PX;
    const distance = (at: Position) => {
      const point = this.#map.project([at[0], at[1]]);
      return Math.hypot(point.x - x, point.y - y);
    };
    const selected = this.#position(this.#selected);
    if (selected && distance(selected) <= least) return this.#selected;
    const corner = this.#map.unproject([x - REACH_PX, y + REACH_PX]);
    const opposite = this.#map.unproject([x + REACH_PX, y - REACH_PX]);
    this.#rings.forEach((list, ring) => {
      list.forEach((at, vertex) => {
        if (at[0] < corner.lng || at[0] > opposite.lng || at[1] < corner.lat || at[1] > opposite.lat) return;
        const here = distance(at);
        if (here > least) return;
        least = here;
        best = { ring, vertex };
      });
    });
    return best;
  }

  readonly #onDown = (event: MapMouseEvent | MapTouchEvent): void => {
    const place = this.#near(event.point.x, event.point.y);
    if (!place) return;
    // The map would pan.
    event.preventDefault();
    this.#dragged = place;
    this.#hand.select(place);
    this.#grip.focus({ preventScroll: true });
  };

  readonly #onMove = (event: MapMouseEvent | MapTouchEvent): void => {
    const place = this.#dragged;
    if (!place) return;
    const { lng, lat } = event.lngLat;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#hand.drag(place, lng, lat));
  };

  readonly #onUp = (): void => {
    if (!this.#dragged) return;
    this.#dragged = undefined;
    // A last move may still wait for its frame: it comes first.
    requestAnimationFrame(() => this.#hand.drop());
  };

  /** Forgets the drag; the hand has put the vertex back. */
  letGo(): void {
    this.#dragged = undefined;
    cancelAnimationFrame(this.#frame);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const metres = event.shiftKey ? 10 : 1;
    const ways: Readonly<Record<string, () => void>> = {
      ArrowUp: () => this.#hand.nudge(0, metres),
      ArrowDown: () => this.#hand.nudge(0, -metres),
      ArrowLeft: () => this.#hand.nudge(-metres, 0),
      ArrowRight: () => this.#hand.nudge(metres, 0),
      PageDown: () => this.#hand.step(1),
      PageUp: () => this.#hand.step(-1),
    };
    const way = ways[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    // The map would pan, the page would scroll.
    event.preventDefault();
    event.stopPropagation();
    way();
  };
}
