import type { Finding } from '@luodi/core/base';
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
} from '@luodi/core/geometry';
import type { FeatureText } from './feature-splitter.ts';
import { screenFindings } from './findings.ts';

/** What every batch is screened against. Plain data: it travels to workers, the prepared layer by reference. */
export interface ScreenTask {
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

/** What came of a batch: lines of NDJSON in the order of the input. */
export interface ScreenedBatch {
  readonly text: string;
  readonly parcels: number;
  readonly faults: readonly ParcelFault[];
}

interface ParcelRead {
  readonly parcel: string | number;
  readonly place: string;
  readonly geometry?: GridGeometry;
  readonly findings: readonly Finding[];
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

  constructor(task: ScreenTask, controls: PreparedLayer) {
    this.#task = task;
    this.#kernel = openKernel(controls);
  }

  /** Reads, checks and overlays some parcels. Depends on each parcel alone, so batches may be cut anywhere. */
  run(batch: readonly FeatureText[]): ScreenedBatch {
    const reads = batch.map((feature) => this.#read(feature));
    const good = reads.flatMap(({ geometry }) => geometry ?? []);
    const parcels = prepareParcels(good);
    const rows: string[][] = good.map(() => []);
    const { names } = this.#task;
    const sink: Pick<OverlayResults, 'add'> = {
      add: (parcel, feature, areaM2, boundM2, touch) => {
        const [layer, id] = names[feature]!;
        const bound = boundM2 > 0 ? { boundM2 } : {};
        rows[parcel]!.push(JSON.stringify({ layer, feature: id, areaM2, ...bound, touch: touch === 1 }));
        order[parcel]!.push(feature);
      },
    };
    const order: number[][] = good.map(() => []);
    this.#kernel.run(parcels, 0, parcels.features, sink);
    const areas = new Float64Array(good.length);
    for (let at = 0; at < parcels.features; at++)
      areas[parcels.featureId[at]!] = parcels.doubleArea[at]! / DOUBLE_STEPS_PER_M2;
    let next = 0;
    const lines = reads.map(({ parcel, place, geometry, findings }) => {
      if (!geometry) return JSON.stringify({ parcel, place, findings });
      const here = next++;
      // The kernel gives the features of a parcel in its own order; the plan's order is the one people know.
      const sorted = order[here]!.map((feature, i) => [feature, rows[here]![i]!] as const).sort(
        (a, b) => a[0] - b[0],
      );
      const overlaps = sorted.map(([, row]) => row).join(',');
      return `{"parcel":${JSON.stringify(parcel)},"areaM2":${areas[here]},"overlaps":[${overlaps}]}`;
    });
    return {
      text: lines.length > 0 ? `${lines.join('\n')}\n` : '',
      parcels: reads.length,
      faults: reads.flatMap(({ geometry, place, findings }) => (geometry ? [] : [{ place, findings }])),
    };
  }

  #read({ place: number, text }: FeatureText): ParcelRead {
    const { input, isDocument } = this.#task;
    const place = isDocument ? `${input} features[${number - 1}]` : `${input}:${number}`;
    const unnamed = { parcel: `#${number}`, place };
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ...unnamed, findings: [screenFindings.make('screen.not-json', {}, { reason })] };
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
