import { intersection } from 'polyclip-ts';
import type { PolygonArrays, ResultColumns } from '../../packages/core/src/geometry/kernel/index.ts';
import type { CountyData } from './generate.ts';
import { measure } from './measure.ts';

/** What the JavaScript peer did on its sample of pairs. */
export interface PolyclipReport {
  readonly pairs: number;
  readonly cpuS: number;
  /** Greatest difference from the kernel in m². */
  readonly worstM2: number;
}

/** Features of more vertices are left out: this peer has no index over edges, and would look worse than it is. */
const MOST_VERTICES = 200;

type Shape = [number, number][][][];

/** A feature in metres from a given vertex; doubles in grid steps overflow the decimals of the library. */
function shapeOf(source: PolygonArrays, feature: number, originX: number, originY: number): Shape {
  const { xy, ringStart, polygonStart, featureStart } = source;
  const shape: Shape = [];
  for (let p = featureStart[feature]!; p < featureStart[feature + 1]!; p++) {
    const rings: [number, number][][] = [];
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
      const ring: [number, number][] = [];
      for (let i = ringStart[r]!; i < ringStart[r + 1]!; i++)
        ring.push([(xy[2 * i]! - originX) / 1e4, (xy[2 * i + 1]! - originY) / 1e4]);
      rings.push(ring);
    }
    shape.push(rings);
  }
  return shape;
}

function areaOf(shape: Shape): number {
  let sum = 0;
  for (const rings of shape) {
    rings.forEach((ring, place) => {
      let area = 0;
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
        area += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
      sum += place === 0 ? Math.abs(area) : -Math.abs(area);
    });
  }
  return sum / 2;
}

function countVertices({ ringStart, polygonStart, featureStart }: PolygonArrays, feature: number): number {
  return (
    ringStart[polygonStart[featureStart[feature + 1]!]!]! - ringStart[polygonStart[featureStart[feature]!]!]!
  );
}

/** Intersects every `stride`-th pair of the kernel's result for at most `seconds`. Finding the pairs is not counted. */
export async function runPolyclip(
  data: CountyData,
  results: ResultColumns,
  seconds: number,
): Promise<PolyclipReport> {
  let pairs = 0;
  let worstM2 = 0;
  let cpuS = 0;
  // A stride prime to everything in the data, so that the sample walks over the whole county.
  for (let k = 0; k < results.count && cpuS < seconds; k++) {
    const at = (k * 7919) % results.count;
    const parcel = results.parcel[at]!;
    const feature = results.feature[at]!;
    if (countVertices(data.controls, feature) > MOST_VERTICES) continue;
    const first = data.parcels.ringStart[data.parcels.polygonStart[data.parcels.featureStart[parcel]!]!]!;
    const originX = data.parcels.xy[2 * first]!;
    const originY = data.parcels.xy[2 * first + 1]!;
    const a = shapeOf(data.parcels, parcel, originX, originY);
    const b = shapeOf(data.controls, feature, originX, originY);
    let area = 0;
    const cost = await measure(() => {
      area = areaOf(intersection(a, b));
    });
    cpuS += cost.cpuS;
    pairs++;
    worstM2 = Math.max(worstM2, Math.abs(area - results.areaM2[at]!));
  }
  return { pairs, cpuS, worstM2 };
}
