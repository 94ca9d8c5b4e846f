import { type GridGeometry, ringDoubleArea } from './grid.ts';

/** Order of two flat coordinate lists: number by number, a prefix first. */
function compareCoordinates(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function reversed(flat: readonly number[]): number[] {
  const turned: number[] = [];
  for (let i = flat.length - 2; i >= 0; i -= 2) turned.push(flat[i]!, flat[i + 1]!);
  return turned;
}

function startingAt(ring: readonly number[], start: number): number[] {
  return [...ring.slice(start), ...ring.slice(0, start)];
}

/** The ring in the asked direction, started at its smallest vertex (by x, then y). */
function canonicalRing(ring: readonly number[], counterClockwise: boolean): number[] {
  const area = ringDoubleArea(ring);
  const turned = area !== 0n && area > 0n !== counterClockwise ? reversed(ring) : ring;
  let starts: number[] = [0];
  for (let i = 2; i < turned.length; i += 2) {
    const best = starts[0]!;
    const order = turned[i]! - turned[best]! || turned[i + 1]! - turned[best + 1]!;
    if (order < 0) starts = [i];
    else if (order === 0) starts.push(i);
  }
  // A ring that visits its smallest vertex twice is invalid but must still have one form: the smallest rotation.
  return starts.map((start) => startingAt(turned, start)).sort(compareCoordinates)[0]!;
}

function canonicalPolygon(rings: readonly (readonly number[])[]): number[][] {
  const [shell, ...holes] = rings.map((ring, index) => canonicalRing(ring, index === 0));
  return [shell!, ...holes.sort(compareCoordinates)];
}

function comparePolygons(a: readonly number[][], b: readonly number[][]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const order = compareCoordinates(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function canonicalLine(line: readonly number[]): number[] {
  const back = reversed(line);
  return compareCoordinates(line, back) <= 0 ? [...line] : back;
}

function canonicalPoints(points: readonly number[]): number[] {
  const pairs: number[][] = [];
  for (let i = 0; i + 1 < points.length; i += 2) pairs.push([points[i]!, points[i + 1]!]);
  pairs.sort(compareCoordinates);
  return pairs.filter((pair, i) => i === 0 || compareCoordinates(pair, pairs[i - 1]!) !== 0).flat();
}

/**
 * The one form of a geometry: shells counter-clockwise, holes clockwise, each ring started at its smallest vertex,
 * rings, polygons, lines and points sorted. A line has no direction here. No vertex is added or removed, except that
 * a point listed twice is one point.
 */
export function canonicalGeometry(geometry: GridGeometry): GridGeometry {
  switch (geometry.kind) {
    case 'polygon':
      return {
        kind: 'polygon',
        polygons: geometry.polygons.map(canonicalPolygon).sort(comparePolygons),
      };
    case 'line':
      return { kind: 'line', lines: geometry.lines.map(canonicalLine).sort(compareCoordinates) };
    case 'point':
      return { kind: 'point', points: canonicalPoints(geometry.points) };
  }
}
