/** A closed ring of positions: the last is the first again. Doubles, as the file gave them. */
export type Ring = [number, number][];

function doubleArea(ring: Ring): number {
  const [ox, oy] = ring[0]!;
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return Math.abs(sum);
}

function isInside(x: number, y: number, ring: Ring): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Places of a ring that are asked about: corners and middles of sides, as many as a vote needs. */
const MOST_VOTES = 33;

/**
 * Whether most of a ring lies in another. A vote, since doubles cannot tell a corner that stands on the other's side;
 * that rings do not cross is checked exactly on the grid.
 */
function liesIn(ring: Ring, other: Ring): boolean {
  const sides = ring.length - 1;
  const step = Math.max(1, Math.ceil((2 * sides) / MOST_VOTES));
  let votes = 0;
  for (let i = 0; i < 2 * sides; i += step) {
    const [ax, ay] = ring[i >> 1]!;
    const [bx, by] = ring[(i >> 1) + 1]!;
    const [x, y] = i % 2 === 0 ? [ax, ay] : [(ax + bx) / 2, (ay + by) / 2];
    votes += isInside(x, y, other) ? 1 : -1;
  }
  return votes > 0;
}

interface Nested {
  readonly ring: Ring;
  readonly area: number;
  readonly box: readonly [number, number, number, number];
  depth: number;
  readonly polygon: Ring[];
}

function boxOfRing(ring: Ring): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/**
 * Sorts rings into polygons by how deep they lie: a ring in no other is a shell, one in a shell a hole of it, one in a
 * hole a part of its own, and so on. The order and the direction of the rings do not matter.
 */
export function ringsToPolygons(rings: readonly Ring[]): Ring[][] {
  const sorted = rings
    .map(
      (ring): Nested => ({ ring, area: doubleArea(ring), box: boxOfRing(ring), depth: 0, polygon: [ring] }),
    )
    .sort((a, b) => b.area - a.area);
  const polygons: Ring[][] = [];
  for (const [index, one] of sorted.entries()) {
    // The smallest ring around it is the last of the larger ones that holds it.
    const around = sorted
      .slice(0, index)
      .findLast((other) => boxHolds(other.box, one.box) && liesIn(one.ring, other.ring));
    one.depth = around ? around.depth + 1 : 0;
    if (around && one.depth % 2 === 1) around.polygon.push(one.ring);
    else polygons.push(one.polygon);
  }
  return polygons;
}

function boxHolds(outer: Nested['box'], inner: Nested['box']): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}
