import {
  LiveLayer,
  Overlay,
  OverlayResults,
  type PolygonArrays,
  type PreparedParcels,
  prepareLayer,
  prepareParcels,
} from '../../packages/core/src/geometry/kernel/index.ts';
import type { CountyData } from './generate.ts';
import { seededRandom } from './noise.ts';

const EDITS = 10_000;

/** One feature of a layer, alone. */
export function oneFeature(source: PolygonArrays, feature: number): PolygonArrays {
  const { xy, ringStart, polygonStart, featureStart } = source;
  const polygons = polygonStart.slice(featureStart[feature]!, featureStart[feature + 1]! + 1);
  const rings = ringStart.slice(polygons[0]!, polygons.at(-1)! + 1);
  return {
    xy: xy.slice(2 * rings[0]!, 2 * rings.at(-1)!),
    ringStart: rings.map((start) => start - rings[0]!),
    polygonStart: polygons.map((start) => start - polygons[0]!),
    featureStart: Int32Array.of(0, polygons.length - 1),
  };
}

/** Features in order of their number of vertices, largest first. */
export function largestFeatures({ ringStart, polygonStart, featureStart }: PolygonArrays): number[] {
  const vertices = (f: number) =>
    ringStart[polygonStart[featureStart[f + 1]!]!]! - ringStart[polygonStart[featureStart[f]!]!]!;
  return Array.from({ length: featureStart.length - 1 }, (_, f) => f).sort(
    (a, b) => vertices(b) - vertices(a),
  );
}

function share(sorted: readonly number[], part: number): string {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toFixed(3);
}

/** Whether the rows of a live layer are, bit for bit, those of a full run over the edited features. */
function equalsFullRun(live: LiveLayer, parcels: PreparedParcels): boolean {
  const results = new OverlayResults();
  new Overlay(parcels, prepareLayer(live.source)).run(0, parcels.features, results);
  let rows = 0;
  for (const [, overlaps] of live.entries()) rows += overlaps.length;
  let equal = rows === results.count;
  for (let i = 0; i < results.count && equal; i++) {
    const row = live.overlapsOf(results.parcel[i]!).find(({ feature }) => feature === results.feature[i]);
    equal =
      row !== undefined &&
      Object.is(row.areaM2, results.areaM2[i]) &&
      Object.is(row.boundM2, results.boundM2[i]) &&
      row.touch === results.touch[i];
  }
  return equal;
}

/** Moves, inserts and removes vertices of a 50,000-vertex feature over all parcels; true when all agree in the end. */
export function measureLive(data: CountyData): boolean {
  const parcels = prepareParcels(data.parcels);
  const river = largestFeatures(data.controls)[0]!;
  const start = performance.now();
  const live = new LiveLayer(parcels, oneFeature(data.controls, river));
  console.log(
    `live layer of ${live.source.xy.length / 2} vertices over ${parcels.features} parcels: opened in ${(performance.now() - start).toFixed(0)} ms`,
  );
  const random = seededRandom(11);
  const vertexCount = () => live.source.xy.length / 2;
  let agreed = true;
  for (const metres of [1, 20, 200]) {
    const times: number[] = [];
    const affected: number[] = [];
    for (let k = 0; k < (metres === 1 ? EDITS : 1000); k++) {
      const vertex = Math.floor(random() * vertexCount());
      const moved = () => Math.round((random() * 2 - 1) * metres * 10_000);
      const x = live.source.xy[2 * vertex]! + moved();
      const y = live.source.xy[2 * vertex + 1]! + moved();
      const before = performance.now();
      const { changes, inverse } = live.apply({ kind: 'move', ring: 0, vertex, x, y });
      times.push(performance.now() - before);
      affected.push(changes.length);
      if (metres !== 1) live.apply(inverse);
    }
    times.sort((a, b) => a - b);
    affected.sort((a, b) => a - b);
    console.log(
      `  ${times.length} moves of up to ${metres} m: p50 ${share(times, 0.5)} ms, p99 ${share(times, 0.99)} ms, longest ${times.at(-1)!.toFixed(2)} ms; parcels p50 ${share(affected, 0.5)}, p99 ${share(affected, 0.99)}`,
    );
    const settled = performance.now();
    const wasCanonical = live.isCanonical;
    live.settle();
    const took = performance.now() - settled;
    const equal = equalsFullRun(live, parcels);
    agreed &&= equal;
    console.log(
      `    then ${wasCanonical ? 'nothing to settle' : `settled in ${took.toFixed(0)} ms`}; ${equal ? 'equal to a full run in every bit' : 'NOT EQUAL to a full run'}`,
    );
  }
  const times: number[] = [];
  for (let k = 0; k < 100; k++) {
    const vertex = 1 + Math.floor(random() * (vertexCount() - 1));
    const at = 2 * vertex;
    const x = Math.round((live.source.xy[at]! + live.source.xy[at - 2]!) / 2);
    const y = Math.round((live.source.xy[at + 1]! + live.source.xy[at - 1]!) / 2);
    const before = performance.now();
    const { inverse } = live.apply({ kind: 'insert', ring: 0, vertex, x, y });
    live.apply(inverse);
    times.push((performance.now() - before) / 2);
  }
  times.sort((a, b) => a - b);
  console.log(`  inserting or removing a vertex: p50 ${share(times, 0.5)} ms, p99 ${share(times, 0.99)} ms`);
  return agreed;
}
