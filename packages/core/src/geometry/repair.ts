import type { Exact } from '../base/index.ts';
import { canonicalGeometry } from './canonical-form.ts';
import type { GridGeometry } from './grid.ts';
import { areaOf } from './measure.ts';
import { orientation } from './orientation.ts';

/** A geometry without its spikes, to be shown and accepted by a person; it never takes the place of what was given. */
export interface ProposedRepair {
  readonly geometry: GridGeometry;
  /** Area after less area before, m². A spike has none, so this is 0 unless something else hangs on it. */
  readonly areaChangeM2: Exact;
  /** Vertices left out. */
  readonly removed: number;
}

/** Whether a path from a by b to c turns back along itself in b, or stands still. */
function turnsBack(a: readonly number[], b: readonly number[], c: readonly number[]): boolean {
  const [ax, ay, bx, by, cx, cy] = [...a, ...b, ...c] as [number, number, number, number, number, number];
  if ((ax === bx && ay === by) || (bx === cx && by === cy)) return true;
  return orientation(ax, ay, bx, by, cx, cy) === 0 && (cx - bx) * (ax - bx) + (cy - by) * (ay - by) > 0;
}

/** The ring without vertices where it turns back; taking one away may lay bare the next. */
function withoutSpikes(ring: readonly number[]): number[] {
  const kept: (readonly number[])[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    kept.push([ring[i]!, ring[i + 1]!]);
    while (kept.length > 2 && turnsBack(kept.at(-3)!, kept.at(-2)!, kept.at(-1)!)) kept.splice(-2, 1);
    if (kept.length === 2 && kept[0]![0] === kept[1]![0] && kept[0]![1] === kept[1]![1]) kept.pop();
  }
  let start = 0;
  let end = kept.length;
  // Where the list ends and begins again.
  while (end - start > 2) {
    if (turnsBack(kept[end - 2]!, kept[end - 1]!, kept[start]!)) end--;
    else if (turnsBack(kept[end - 1]!, kept[start]!, kept[start + 1]!)) start++;
    else break;
  }
  return kept.slice(start, end).flat();
}

function vertices(geometry: GridGeometry): number {
  return geometry.kind === 'polygon' ? geometry.polygons.flat(2).length / 2 : 0;
}

/**
 * The one repair that moves no boundary: spikes taken away. `undefined` when there is none to take away or a ring would
 * vanish. The caller checks the result again before it offers it.
 */
export function proposeRepair(geometry: GridGeometry): ProposedRepair | undefined {
  if (geometry.kind !== 'polygon') return undefined;
  const polygons = geometry.polygons.map((rings) => rings.map(withoutSpikes));
  if (polygons.flat().some((ring) => ring.length < 6)) return undefined;
  const repaired = canonicalGeometry({ kind: 'polygon', polygons });
  const removed = vertices(geometry) - vertices(repaired);
  if (removed === 0) return undefined;
  return { geometry: repaired, areaChangeM2: areaOf(repaired).minus(areaOf(geometry)), removed };
}
