import type { DisplayCollection } from '@luodi/api';
import { type Frame, toLonLat } from '@luodi/core/geometry';
import type { VertexHandles, VertexPlace, ZoneMap } from '../../map/index.ts';
import { degreesOf, gridPlaceOf, type TrialFeature, type TrialParcel } from './live-data.ts';
import { BoundaryTrial, type ChangeKind, type Refusal } from './live-trial.ts';

const STEPS_PER_METRE = 10_000;
const TONES: Readonly<Record<ChangeKind, string>> = {
  entered: 'more',
  more: 'more',
  left: 'less',
  less: 'less',
  touched: 'other',
  parted: 'other',
};

/** Why the last edit was not made. */
export type SessionRefusal = (Refusal & { readonly degrees: readonly [number, number] }) | 'outside';

/** A trial on the map: hands edits from mouse and keyboard to it and draws what comes of them. */
export class TrialSession {
  readonly trial: BoundaryTrial;
  readonly parcels: readonly TrialParcel[];
  readonly feature: TrialFeature;
  readonly #frame: Frame;
  readonly #handles: VertexHandles;
  readonly #listeners = new Set<() => void>();
  readonly #shapes = new Map<number, DisplayCollection['features'][number]>();
  readonly #label: (place: VertexPlace, count: number) => string;
  selected: VertexPlace = { ring: 0, vertex: 0 };
  refusal: SessionRefusal | undefined;
  /** Milliseconds the last edit took, to compute and to hand to the map, and the longest so far. */
  lastMs = 0;
  longestMs = 0;
  version = 0;

  constructor(
    map: ZoneMap,
    frame: Frame,
    feature: TrialFeature,
    parcels: readonly TrialParcel[],
    label: (place: VertexPlace, count: number) => string,
  ) {
    this.#frame = frame;
    this.feature = feature;
    this.parcels = parcels;
    this.#label = label;
    this.trial = new BoundaryTrial(
      feature.geometry,
      parcels.map(({ geometry }) => geometry),
      frame,
    );
    this.#handles = map.editVertices({
      select: (place) => this.select(place),
      drag: (place, lon, lat) => this.#drag(place, lon, lat),
      drop: () => this.#timed(() => this.trial.drop(), true),
      nudge: (east, north) => this.#nudge(east, north),
      step: (by) => this.step(by),
    });
    const rings = this.#draw();
    const lons = rings.flat().map(([lon]) => lon);
    const lats = rings.flat().map(([, lat]) => lat);
    map.fit(
      [lons, lats]
        .map((list) => list.reduce((a, b) => Math.min(a, b)))
        .concat([lons, lats].map((list) => list.reduce((a, b) => Math.max(a, b)))),
      false,
    );
    this.select(this.selected);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get ringCount(): number {
    return this.trial.rings.ringStart.length - 1;
  }

  vertexCount(ring: number): number {
    const { ringStart } = this.trial.rings;
    return (ringStart[ring + 1] ?? 0) - (ringStart[ring] ?? 0);
  }

  select({ ring, vertex }: VertexPlace): void {
    const inRing = Math.min(Math.max(ring, 0), this.ringCount - 1);
    const count = this.vertexCount(inRing);
    this.selected = { ring: inRing, vertex: ((vertex % count) + count) % count };
    this.#handles.select(this.selected, this.#label(this.selected, count));
    this.#tell();
  }

  step(by: number): void {
    this.select({ ring: this.selected.ring, vertex: this.selected.vertex + by });
    this.#handles.focus();
  }

  focusVertex(): void {
    this.#handles.focus();
  }

  insert(): void {
    const { ring, vertex } = this.selected;
    this.#timed(() => this.trial.insertAfter(ring, vertex), true);
    if (!this.refusal) this.select({ ring, vertex: vertex + 1 });
  }

  remove(): void {
    this.#timed(() => this.trial.remove(this.selected.ring, this.selected.vertex), true);
    this.select(this.selected);
  }

  undo(): void {
    this.#handles.letGo();
    this.#timed(() => this.trial.undo(), true);
    this.select(this.selected);
  }

  redo(): void {
    this.#handles.letGo();
    this.#timed(() => this.trial.redo(), true);
    this.select(this.selected);
  }

  reset(): void {
    this.#handles.letGo();
    this.#timed(() => this.trial.reset(), true);
    this.select(this.selected);
  }

  /** Gives up a drag; says whether there was one. */
  cancelDrag(): boolean {
    this.#handles.letGo();
    if (!this.trial.isDragging) return false;
    this.#timed(() => this.trial.cancelDrag(), true);
    return true;
  }

  /** The edited boundary with what it is, as GeoJSON in longitude and latitude. */
  exported(layer: string): string {
    const feature = {
      type: 'Feature',
      id: this.feature.id,
      properties: {
        ...(this.feature.name ? { name: this.feature.name } : {}),
        layer,
        trial: true,
        areaBeforeM2: this.trial.areaBeforeM2,
        areaM2: this.trial.areaNowM2,
        // The grid is exact; degrees are rounded to nine places.
        grid: { frame: this.#frame, ...this.trial.geometry },
      },
      geometry: toLonLat(this.trial.geometry, this.#frame),
    };
    return `${JSON.stringify({ type: 'FeatureCollection', features: [feature] })}\n`;
  }

  #drag({ ring, vertex }: VertexPlace, lon: number, lat: number): void {
    const started = performance.now();
    const place = gridPlaceOf(this.#frame, lon, lat);
    if (!place) {
      this.refusal = 'outside';
      this.#tell();
      return;
    }
    this.#timed(() => this.trial.drag(ring, vertex, place.x, place.y), false, started);
  }

  #nudge(east: number, north: number): void {
    const { ring, vertex } = this.selected;
    const at = this.#placeOf(this.selected);
    const x = at.x + east * STEPS_PER_METRE;
    const y = at.y + north * STEPS_PER_METRE;
    this.#timed(() => this.trial.move(ring, vertex, x, y), true);
    this.select(this.selected);
    this.#handles.focus();
  }

  #placeOf({ ring, vertex }: VertexPlace) {
    const { xy, ringStart } = this.trial.rings;
    const at = 2 * ((ringStart[ring] ?? 0) + vertex);
    return { x: xy[at] ?? 0, y: xy[at + 1] ?? 0 };
  }

  /** Makes an edit, draws what came of it and takes the time. */
  #timed(edit: () => Refusal | undefined, isWhole: boolean, started = performance.now()): void {
    const refused = edit();
    this.refusal = refused && { ...refused, degrees: degreesOf(this.#frame, refused.at) };
    if (isWhole) this.#draw();
    else {
      this.#handles.showDragged(this.selected, degreesOf(this.#frame, this.#placeOf(this.selected)));
      this.#drawChanges();
    }
    this.lastMs = performance.now() - started;
    this.longestMs = Math.max(this.longestMs, this.lastMs);
    this.#tell();
  }

  #draw(): (readonly (readonly [number, number])[])[] {
    const { coordinates } = toLonLat(this.trial.geometry, this.#frame);
    const rings = (coordinates as [number, number][][][]).flat();
    this.#handles.showShape(rings);
    this.#drawChanges();
    return rings;
  }

  #drawChanges(): void {
    this.#handles.showChanges({
      type: 'FeatureCollection',
      features: this.trial.differences.map(({ parcel, kind }) => ({
        ...this.#shapeOf(parcel),
        properties: { tone: TONES[kind] },
      })),
    });
  }

  #shapeOf(parcel: number): DisplayCollection['features'][number] {
    const known = this.#shapes.get(parcel);
    if (known) return known;
    const geometry = this.parcels[parcel]?.geometry ?? { kind: 'point' as const, points: [] };
    const shape = { type: 'Feature' as const, properties: {}, geometry: toLonLat(geometry, this.#frame) };
    this.#shapes.set(parcel, shape);
    return shape;
  }

  #tell(): void {
    this.version++;
    for (const listener of this.#listeners) listener();
  }
}
