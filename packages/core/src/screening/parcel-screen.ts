import type { Finding } from '../base/index.ts';
import {
  checkGeometry,
  type Frame,
  type GridGeometry,
  importGeometry,
  type OverlayKernel,
  type OverlayResults,
  openKernel,
  type PreparedLayer,
  prepareParcels,
} from '../geometry/index.ts';
import type { FeatureText } from './feature-splitter.ts';
import { screenFindings } from './findings.ts';

/** What every batch is screened against. Plain data: it travels to workers, the prepared layer by reference. */
export interface ScreenTask {
  /** The layers, in the order of the plan. */
  readonly layers: readonly string[];
  /** Feature `i` of the prepared layer is feature `names[i][1]` of layer `names[i][0]`. */
  readonly names: readonly (readonly [layer: string, feature: string])[];
  readonly frame: Frame;
  readonly crs: string;
  /** The coordinates are on the grid of the frame already. */
  readonly onGrid: boolean;
  /** Name of the input, for places. */
  readonly input: string;
  readonly isDocument: boolean;
}

/** A parcel that could not be read: where it stands and all that is wrong with it. */
export interface ParcelFault {
  readonly place: string;
  readonly findings: readonly Finding[];
}

/** How a parcel stands to a layer; what counts most of all its features. */
export const MEETING = { none: 0, touch: 1, overlap: 2, unreadable: 3 } as const;

/** What came of a batch, in the order of the input. */
export interface ScreenedParcels {
  /** A line of NDJSON for each parcel, without its end. */
  readonly lines: readonly string[];
  readonly faults: readonly ParcelFault[];
  /** {@link MEETING} of parcel `i` and layer `j` at `i × layers + j`. */
  readonly meetings: Uint8Array<ArrayBuffer>;
  /** Area shared with layer `j` in m², summed over parcels and features in the order of the lines, and its bound. */
  readonly areaM2: Float64Array<ArrayBuffer>;
  readonly boundM2: Float64Array<ArrayBuffer>;
}

/** Features and characters a batch holds at the most. */
const BATCH_FEATURES = 256;
const BATCH_CHARACTERS = 1_000_000;

/** Puts features together into batches. Where they are cut depends on the input alone. */
export class FeatureBatches {
  #batch: FeatureText[] = [];
  #characters = 0;

  /** Takes a feature; gives a batch when it is full. */
  add(feature: FeatureText): readonly FeatureText[] | undefined {
    this.#batch.push(feature);
    this.#characters += feature.text.length;
    const isFull = this.#batch.length === BATCH_FEATURES || this.#characters >= BATCH_CHARACTERS;
    return isFull ? this.rest() : undefined;
  }

  /** What is left; nothing when there is nothing. */
  rest(): readonly FeatureText[] | undefined {
    const batch = this.#batch;
    this.#batch = [];
    this.#characters = 0;
    return batch.length > 0 ? batch : undefined;
  }
}

interface ParcelRead {
  readonly parcel: string | number;
  readonly place: string;
  readonly geometry?: GridGeometry;
  readonly findings: readonly Finding[];
}

/** A feature that a parcel meets. */
interface Met {
  readonly feature: number;
  readonly areaM2: number;
  readonly boundM2: number;
  readonly touch: boolean;
}

/** Square steps of 0.1 mm, doubled, in one m². */
const DOUBLE_STEPS_PER_M2 = 200_000_000;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isGridRing(ring: unknown): ring is number[] {
  return (
    Array.isArray(ring) &&
    ring.length >= 6 &&
    ring.length % 2 === 0 &&
    ring.every((value) => typeof value === 'number' && (value | 0) === value)
  );
}

function isGridPolygon(value: unknown): value is GridGeometry & { kind: 'polygon' } {
  return (
    isObject(value) &&
    value.kind === 'polygon' &&
    Array.isArray(value.polygons) &&
    value.polygons.length > 0 &&
    value.polygons.every((rings) => Array.isArray(rings) && rings.length > 0 && rings.every(isGridRing))
  );
}

/** Screens batches of parcels. Owns nothing that outlives a batch but the task and the kernel. */
export class ParcelScreen {
  readonly #task: ScreenTask;
  readonly #kernel: OverlayKernel;
  /** Layer of each feature, as a place in the task's list. */
  readonly #layerOf: Int32Array;

  /** `engine` is what the kernel runs on ({@link openKernel}); rows and bits are the same. */
  constructor(
    task: ScreenTask,
    controls: PreparedLayer,
    options: { readonly engine?: OverlayKernel['engine'] } = {},
  ) {
    this.#task = task;
    this.#kernel = openKernel(controls, options);
    this.#layerOf = Int32Array.from(task.names, ([layer]) => task.layers.indexOf(layer));
  }

  /** Reads, checks and overlays some parcels. Depends on each parcel alone, so batches may be cut anywhere. */
  run(batch: readonly FeatureText[]): ScreenedParcels {
    const reads = batch.map((feature) => this.#read(feature));
    const good = reads.flatMap(({ geometry }) => geometry ?? []);
    const parcels = prepareParcels(good);
    const met: Met[][] = good.map(() => []);
    const sink: Pick<OverlayResults, 'add'> = {
      add: (parcel, feature, areaM2, boundM2, touch) =>
        met[parcel]!.push({ feature, areaM2, boundM2, touch: touch === 1 }),
    };
    this.#kernel.run(parcels, 0, parcels.features, sink);
    const areas = new Float64Array(good.length);
    for (let at = 0; at < parcels.features; at++)
      areas[parcels.featureId[at]!] = parcels.doubleArea[at]! / DOUBLE_STEPS_PER_M2;
    const layers = this.#task.layers.length;
    const meetings = new Uint8Array(reads.length * layers);
    const sums = { areaM2: new Float64Array(layers), boundM2: new Float64Array(layers) };
    let next = 0;
    const lines = reads.map(({ parcel, place, geometry, findings }, index) => {
      const ofParcel = meetings.subarray(index * layers, (index + 1) * layers);
      if (!geometry) {
        ofParcel.fill(MEETING.unreadable);
        return JSON.stringify({ parcel, place, findings });
      }
      const here = next++;
      // The kernel gives the features of a parcel in its own order; the plan's order is the one people know.
      const rows = met[here]!.sort((a, b) => a.feature - b.feature);
      for (const row of rows) this.#count(row, ofParcel, sums);
      const overlaps = rows.map((row) => this.#write(row)).join(',');
      return `{"parcel":${JSON.stringify(parcel)},"areaM2":${areas[here]},"overlaps":[${overlaps}]}`;
    });
    const faults = reads.flatMap(({ geometry, place, findings }) => (geometry ? [] : [{ place, findings }]));
    return { lines, faults, meetings, ...sums };
  }

  #count(
    { feature, areaM2, boundM2, touch }: Met,
    ofParcel: Uint8Array,
    sums: Pick<ScreenedParcels, 'areaM2' | 'boundM2'>,
  ): void {
    const layer = this.#layerOf[feature]!;
    ofParcel[layer] = Math.max(ofParcel[layer]!, touch ? MEETING.touch : MEETING.overlap);
    sums.areaM2[layer]! += areaM2;
    sums.boundM2[layer]! += boundM2;
  }

  #write({ feature, areaM2, boundM2, touch }: Met): string {
    const [layer, id] = this.#task.names[feature]!;
    const bound = boundM2 > 0 ? { boundM2 } : {};
    return JSON.stringify({ layer, feature: id, areaM2, ...bound, touch });
  }

  #read({ place: number, text }: FeatureText): ParcelRead {
    const { input, isDocument } = this.#task;
    const place = isDocument ? `${input} features[${number - 1}]` : `${input}:${number}`;
    const unnamed = { parcel: `#${number}`, place };
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // What an engine says of it differs from engine to engine; the place is what can be relied on.
      return { ...unnamed, findings: [screenFindings.make('screen.not-json')] };
    }
    if (!isObject(value) || !isObject(value.geometry))
      return { ...unnamed, findings: [screenFindings.make('screen.not-feature')] };
    const properties = isObject(value.properties) ? value.properties : {};
    const id = value.id ?? properties.id;
    const named = typeof id === 'string' || typeof id === 'number' ? { parcel: id, place } : unnamed;
    return this.#task.onGrid ? this.#readGrid(named, value.geometry) : this.#readGeoJson(named, value);
  }

  #readGrid(named: Omit<ParcelRead, 'findings'>, geometry: Readonly<Record<string, unknown>>): ParcelRead {
    if (geometry.kind === 'line' || geometry.kind === 'point') return notPolygon(named, geometry.kind);
    if (!isGridPolygon(geometry)) return { ...named, findings: [screenFindings.make('screen.not-grid')] };
    const findings = checkGeometry(geometry, this.#task.frame);
    return findings.length > 0 ? { ...named, findings } : { ...named, geometry, findings };
  }

  #readGeoJson(named: Omit<ParcelRead, 'findings'>, feature: Readonly<Record<string, unknown>>): ParcelRead {
    const { geometry, findings } = importGeometry(
      { geojson: feature.geometry, crs: this.#task.crs },
      this.#task.frame,
    );
    if (!geometry) return { ...named, findings: findings.filter(({ severity }) => severity === 'error') };
    return geometry.kind === 'polygon'
      ? { ...named, geometry, findings: [] }
      : notPolygon(named, geometry.kind);
  }
}

function notPolygon(named: Omit<ParcelRead, 'findings'>, kind: string): ParcelRead {
  return { ...named, findings: [screenFindings.make('screen.not-polygon', {}, { kind })] };
}
