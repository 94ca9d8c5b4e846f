/**
 * Runs in the browser, on the page's own thread as on the map page: the boundary of a river of 50,000 vertices under
 * trial over 200,000 parcels. The trial is the map page's own: it refuses what would cross, keeps the overlaps current
 * and knows which parcels changed.
 */
import { BoundaryTrial } from '../../apps/web/src/features/map/live-trial.ts';
import {
  type Frame,
  type GridGeometry,
  LiveLayer,
  Overlay,
  OverlayResults,
  type PolygonArrays,
  prepareLayer,
  prepareParcels,
} from '../../packages/core/src/geometry/index.ts';
import { seededRandom } from './noise.ts';

type Edit = Parameters<LiveLayer['apply']>[0];

/** Times in milliseconds, one of each edit that was made. */
export interface LivePageReport {
  readonly openedMs: number;
  /** The update alone: the look ahead, the layer, the parcels near it, what changed. */
  readonly updateMs: readonly number[];
  /** The update and all that the panel beside the map reads of it. */
  readonly withPanelMs: readonly number[];
  readonly made: Readonly<Record<string, number>>;
  readonly refused: number;
  /** Parcels that differ from the record in the end. */
  readonly differences: number;
  /** Whether all rows, settled, have the bits of a full run; and the rows of the trial those of a layer edited alike. */
  readonly isEqual: boolean;
  readonly rows: number;
}

const FRAME: Frame = { projection: 'laea', ellipsoid: 'CGCS2000', lat0: 36.85, lon0: 115.7, unitM: 0.0001 };
const ARRAYS = ['xy', 'ringStart', 'polygonStart', 'featureStart'] as const;

async function load(name: string): Promise<PolygonArrays> {
  const arrays = await Promise.all(
    ARRAYS.map(async (array) => {
      const response = await fetch(`/files/${name}.${array}`);
      return [array, new Int32Array(await response.arrayBuffer())] as const;
    }),
  );
  return Object.fromEntries(arrays) as unknown as PolygonArrays;
}

function geometryOf({ xy, ringStart }: PolygonArrays): Extract<GridGeometry, { kind: 'polygon' }> {
  const rings = Array.from({ length: ringStart.length - 1 }, (_, r) =>
    Array.from(xy.subarray(2 * ringStart[r]!, 2 * ringStart[r + 1]!)),
  );
  return { kind: 'polygon', polygons: [rings] };
}

/** One random edit: half are moves of up to 1 m, 15 % up to 20 m, 5 % up to 200 m; 15 % come in, 15 % go. */
function editOf({ rings }: BoundaryTrial, random: () => number): Edit {
  const vertex = Math.floor(random() * (rings.xy.length / 2));
  const way = random();
  if (way >= 0.85) return { kind: 'remove', ring: 0, vertex };
  const metres = way < 0.5 ? 1 : way < 0.65 ? 20 : 200;
  const moved = (value: number) => value + Math.round((random() * 2 - 1) * metres * 10_000);
  const [x, y] = [rings.xy[2 * vertex]!, rings.xy[2 * vertex + 1]!];
  if (way < 0.7) return { kind: 'move', ring: 0, vertex, x: moved(x), y: moved(y) };
  return { kind: 'insert', ring: 0, vertex, x, y };
}

function make(trial: BoundaryTrial, edit: Edit): boolean {
  const refusal =
    edit.kind === 'move'
      ? trial.move(edit.ring, edit.vertex, edit.x, edit.y)
      : edit.kind === 'insert'
        ? trial.insertAfter(edit.ring, edit.vertex)
        : trial.remove(edit.ring, edit.vertex);
  return refusal === undefined;
}

/** What the panel and the map show after every edit. */
function readPanel(trial: BoundaryTrial): number {
  const before = trial.totalBeforeM2(() => true);
  return trial.differences.reduce((sum, { now, before: was }) => sum + now.areaM2 - was.areaM2, before);
}

function isFullRun(live: LiveLayer, parcels: ReturnType<typeof prepareParcels>): boolean {
  const results = new OverlayResults();
  new Overlay(parcels, prepareLayer(live.source)).run(0, parcels.features, results);
  let rows = 0;
  for (const [, overlaps] of live.entries()) rows += overlaps.length;
  if (rows !== results.count) return false;
  for (let i = 0; i < results.count; i++) {
    const [row] = live.overlapsOf(results.parcel[i]!);
    if (!row || !Object.is(row.areaM2, results.areaM2[i]) || !Object.is(row.boundM2, results.boundM2[i]))
      return false;
    if (row.touch !== results.touch[i]) return false;
  }
  return true;
}

/** Makes `count` random edits and measures each. */
async function tryBoundary(count: number): Promise<LivePageReport> {
  const [parcels, river] = await Promise.all([load('parcels'), load('river')]);
  const start = performance.now();
  const trial = new BoundaryTrial(geometryOf(river), parcels, FRAME);
  const openedMs = performance.now() - start;
  const random = seededRandom(17);
  const [updateMs, withPanelMs]: [number[], number[]] = [[], []];
  const made: Record<string, number> = { move: 0, insert: 0, remove: 0 };
  const edits: Edit[] = [];
  let refused = 0;
  let shown = 0;
  while (edits.length < count) {
    const edit = editOf(trial, random);
    const before = performance.now();
    const isMade = make(trial, edit);
    const updated = performance.now();
    shown += readPanel(trial) + trial.areaNowM2;
    const read = performance.now();
    if (!isMade) {
      refused++;
      continue;
    }
    updateMs.push(updated - before);
    withPanelMs.push(read - before);
    made[edit.kind]!++;
    const { xy } = trial.rings;
    const at = edit.vertex + 1;
    edits.push(edit.kind === 'insert' ? { ...edit, vertex: at, x: xy[2 * at]!, y: xy[2 * at + 1]! } : edit);
  }
  if (!Number.isFinite(shown)) throw new Error('an area is no number');
  const prepared = prepareParcels(parcels);
  const live = new LiveLayer(prepared, river);
  for (const edit of edits) live.apply(edit);
  let isEqual = true;
  for (let parcel = 0; parcel < prepared.features; parcel++) {
    const { areaM2, boundM2, touch } = trial.relationNow(parcel);
    const [row] = live.overlapsOf(parcel);
    isEqual &&= areaM2 === (row?.areaM2 ?? 0) && boundM2 === (row?.boundM2 ?? 0);
    isEqual &&= touch === (row?.touch === 1);
  }
  live.settle();
  isEqual &&= isFullRun(live, prepared);
  let rows = 0;
  for (const [, overlaps] of live.entries()) rows += overlaps.length;
  const differences = trial.differences.length;
  return { openedMs, updateMs, withPanelMs, made, refused, differences, isEqual, rows };
}

// The page calls it by name: it cannot be handed a module.
Object.assign(globalThis, { tryBoundary });
