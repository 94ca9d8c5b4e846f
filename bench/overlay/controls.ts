import {
  type Block,
  bend,
  COUNTY_SIDE_M,
  type County,
  type FeatureArrays,
  toGrid,
  type Vertex,
} from './county.ts';
import { fractalNoise, hashPair, lineNoise, ringNoise, seededRandom } from './noise.ts';

const TOWN_X = 19_000;
const TOWN_Y = 21_000;

function townRadius(angle: number): number {
  return 8200 + 1500 * Math.sin(3 * angle + 1) + 900 * Math.sin(7 * angle);
}

function isRural(x: number, y: number): boolean {
  const angle = Math.atan2(y - TOWN_Y, x - TOWN_X);
  return Math.hypot(x - TOWN_X, y - TOWN_Y) > 0.9 * townRadius(angle);
}

/** Farmland that follows the cadastre: exact unions of parcels, so that edges are shared vertex by vertex. */
export function writeCadastralFarmland(
  county: County,
  blocks: readonly Block[],
  target: FeatureArrays,
): void {
  const random = seededRandom(5);
  const shuffled = blocks.map((block) => ({ key: random(), block })).sort((a, b) => a.key - b.key);
  let count = 0;
  for (const { block } of shuffled) {
    if (count >= 10_000) break;
    if (!isRural((block.column + 0.5) * county.step, (block.row + 0.5) * county.step)) continue;
    if (block.cut.length === 0) continue;
    const rectangle = block.cut[Math.floor(random() * Math.min(3, block.cut.length))]!;
    target.addRing(county.rectangle(block, rectangle, true));
    target.endPolygon();
    target.endFeature();
    count++;
  }
}

/** Farmland that follows nothing else: a mosaic of cells of about 340 m with wiggling common edges. */
export function writeMosaicFarmland(target: FeatureArrays): void {
  const cells = 118;
  const step = COUNTY_SIDE_M / cells;
  const random = seededRandom(6);
  const nodeX = (i: number, j: number) => (i + (hashPair(i, j, 21) - 0.5) * 0.5) * step;
  const nodeY = (i: number, j: number) => (j + (hashPair(i, j, 22) - 0.5) * 0.5) * step;
  const bent = (x: number, y: number) => bend(x, y);
  const edge = (i0: number, j0: number, i1: number, j1: number): (readonly [number, number])[] => {
    const ax = nodeX(i0, j0);
    const ay = nodeY(i0, j0);
    const bx = nodeX(i1, j1);
    const by = nodeY(i1, j1);
    const id = i0 * 7919 + j0 * 2 + (i1 - i0);
    const points: (readonly [number, number])[] = [];
    for (let k = 0; k < 10; k++) {
      const t = k / 10;
      const aside =
        k === 0
          ? 0
          : 0.06 * (hashPair(id, k, 23) - 0.5) + 0.05 * Math.sin(Math.PI * t) * (hashPair(id, 99, 23) - 0.5);
      points.push(bent(ax + t * (bx - ax) - aside * (by - ay), ay + t * (by - ay) + aside * (bx - ax)));
    }
    points.push(bent(bx, by));
    return points;
  };
  let count = 0;
  for (let j = 0; j < cells; j++) {
    for (let i = 0; i < cells && count < 10_000; i++) {
      if (!isRural((i + 0.5) * step, (j + 0.5) * step) || random() < 0.1) continue;
      const south = edge(i, j, i + 1, j);
      const east = edge(i + 1, j, i + 1, j + 1);
      const north = edge(i, j + 1, i + 1, j + 1).reverse();
      const west = edge(i, j, i, j + 1).reverse();
      const ring = [south, east, north, west].flatMap((side) => side.slice(0, -1));
      target.addRing(ring.map(([x, y]) => toGrid(x, y)));
      if (random() < 0.05) {
        const x = (south[5]![0] + north[5]![0]) / 2;
        const y = (south[5]![1] + north[5]![1]) / 2;
        target.addRing(circle(x, y, 40, 16));
      }
      target.endPolygon();
      target.endFeature();
      count++;
    }
  }
}

/** A clockwise circle: a hole. */
function circle(x: number, y: number, radius: number, corners: number): Vertex[] {
  return Array.from({ length: corners }, (_, k) => {
    const angle = (-2 * Math.PI * k) / corners;
    return toGrid(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  });
}

/** A patch with a rough outline and some round holes along its middle. */
function writePatch(
  target: FeatureArrays,
  random: () => number,
  patch: { x: number; y: number; radius: number; corners: number; roughness: number; holes: number },
): void {
  const { x, y, radius, corners, roughness, holes } = patch;
  const seed = Math.floor(random() * 1e6);
  target.addRing(
    Array.from({ length: corners }, (_, k) => {
      const angle = (2 * Math.PI * k) / corners;
      const r = radius * (1 + roughness * ringNoise(angle / (2 * Math.PI), seed, corners / 2));
      return toGrid(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }),
  );
  for (let hole = 0; hole < holes; hole++)
    target.addRing(circle(x + (hole - (holes - 1) / 2) * radius * 0.22, y, radius * 0.08, 24));
  target.endPolygon();
}

/** The red line: 490 patches and 10 river corridors of 50,000 vertices. */
export function writeRedLine(target: FeatureArrays): void {
  const random = seededRandom(7);
  for (let k = 0; k < 490; k++) {
    const parts = random() < 0.1 ? 2 : 1;
    const x = 1500 + random() * 37_000;
    const y = 1500 + random() * 37_000;
    const corners = Math.floor(64 * 30 ** random());
    const radius = 100 + 900 * random() * random();
    const holes = random() < 0.15 ? 1 + Math.floor(random() * 3) : 0;
    writePatch(target, random, { x, y, radius, corners, roughness: 0.5, holes });
    if (parts === 2)
      writePatch(target, random, { x: x + 3.5 * radius, y, radius, corners, roughness: 0.5, holes: 0 });
    target.endFeature();
  }
  for (let k = 0; k < 10; k++) writeRiver(target, k);
}

function writeRiver(target: FeatureArrays, k: number): void {
  const count = 25_000;
  const length = 38_000;
  const seed = 1000 + 50 * k;
  const vertical = k % 2 === 1;
  const upper: Vertex[] = [];
  const lower: Vertex[] = [];
  const sheared = (x: number, y: number): Vertex => {
    const movedX = x + 300 * Math.sin(y / 700 + k);
    const movedY = y + 250 * Math.sin(movedX / 900 + 2 * k);
    return vertical ? toGrid(movedY, movedX) : toGrid(movedX, movedY);
  };
  for (let q = 0; q < count; q++) {
    const t = (q / (count - 1)) * length + 1000;
    const middle =
      3000 +
      3700 * k +
      1400 * fractalNoise(t / 9000, seed, 6, 0.45) +
      6 * fractalNoise(t / 40, seed + 20, 4, 0.6);
    const half = 90 + 50 * lineNoise(t / 2500, seed + 30);
    upper.push(sheared(t, middle + half + 4 * fractalNoise(t / 25, seed + 31, 3, 0.6)));
    lower.push(sheared(t, middle - half - 4 * fractalNoise(t / 25, seed + 38, 3, 0.6)));
  }
  target.addRing(vertical ? [...upper, ...lower.reverse()] : [...lower, ...upper.reverse()]);
  target.endPolygon();
  target.endFeature();
}

/** The urban boundary, traced along the edges of blocks, with the blocks left out as holes. */
export function writeUrbanBoundary(county: County, target: FeatureArrays): void {
  const inside = townBlocks(county);
  const rings = traceRings(county.blocks, inside);
  // About the same number of vertices whatever the number of blocks.
  const perEdge = Math.max(8, Math.round((64 * 158) / county.blocks));
  const outlines = rings.map((ring) => ring.flatMap((_, q) => edgePoints(county, ring, q, perEdge)));
  outlines.sort((a, b) => shoelace(b) - shoelace(a));
  for (const outline of outlines) target.addRing(outline);
  target.endPolygon();
  target.endFeature();
}

function townBlocks({ blocks, step }: County): Uint8Array {
  const inside = new Uint8Array(blocks * blocks);
  for (let j = 0; j < blocks; j++) {
    for (let i = 0; i < blocks; i++) {
      const x = (i + 0.5) * step - TOWN_X;
      const y = (j + 0.5) * step - TOWN_Y;
      inside[j * blocks + i] = Math.hypot(x, y) < townRadius(Math.atan2(y, x)) ? 1 : 0;
    }
  }
  for (let k = 0; k < 14; k++) {
    const column = Math.floor((TOWN_X + (1200 + 360 * k) * Math.cos(k * 2.4)) / step);
    const row = Math.floor((TOWN_Y + (1200 + 360 * k) * Math.sin(k * 2.4)) / step);
    for (let a = 0; a < 2 + (k % 3); a++)
      for (let b = 0; b < 3; b++) inside[(row + b) * blocks + column + a] = 0;
  }
  // Blocks that meet at a corner only would make rings touch themselves: fill until there are none.
  for (let pass = 0; pass < 20; pass++) {
    for (let j = 0; j + 1 < blocks; j++) {
      for (let i = 0; i + 1 < blocks; i++) {
        const a = j * blocks + i;
        const [p, q, r, s] = [inside[a], inside[a + 1], inside[a + blocks], inside[a + blocks + 1]];
        if (p && s && !q && !r) inside[a + 1] = 1;
        if (q && r && !p && !s) inside[a] = 1;
      }
    }
  }
  return inside;
}

/** Rings of lattice nodes around the blocks inside, interior to the left. */
function traceRings(blocks: number, inside: Uint8Array): number[][] {
  const within = (i: number, j: number) =>
    i >= 0 && j >= 0 && i < blocks && j < blocks && inside[j * blocks + i] === 1;
  const node = (i: number, j: number) => j * (blocks + 1) + i;
  const next = new Map<number, number>();
  for (let j = 0; j < blocks; j++) {
    for (let i = 0; i < blocks; i++) {
      if (!within(i, j)) continue;
      if (!within(i, j - 1)) next.set(node(i, j), node(i + 1, j));
      if (!within(i + 1, j)) next.set(node(i + 1, j), node(i + 1, j + 1));
      if (!within(i, j + 1)) next.set(node(i + 1, j + 1), node(i, j + 1));
      if (!within(i - 1, j)) next.set(node(i, j + 1), node(i, j));
    }
  }
  const rings: number[][] = [];
  for (const [start] of next) {
    if (!next.has(start)) continue;
    const ring: number[] = [];
    let at: number | undefined = start;
    do {
      ring.push(at);
      const following: number | undefined = next.get(at);
      next.delete(at);
      at = following;
    } while (at !== undefined && at !== start);
    rings.push(ring);
  }
  return rings;
}

function edgePoints(county: County, ring: readonly number[], q: number, perEdge: number): Vertex[] {
  const side = county.blocks + 1;
  const from = ring[q]!;
  const to = ring[(q + 1) % ring.length]!;
  const fromColumn = from % side;
  const fromRow = Math.floor(from / side);
  const toColumn = to % side;
  const toRow = Math.floor(to / side);
  const column = Math.min(fromColumn, toColumn, county.blocks - 1);
  const row = Math.min(fromRow, toRow, county.blocks - 1);
  return Array.from({ length: perEdge }, (_, t) => {
    const w = t / perEdge;
    return county.at(
      column,
      row,
      fromColumn + (toColumn - fromColumn) * w - column,
      fromRow + (toRow - fromRow) * w - row,
    );
  });
}

function shoelace(ring: readonly Vertex[]): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    sum += x * nextY - nextX * y;
  });
  return sum;
}

/** Eight large parks. */
export function writeParks(target: FeatureArrays): void {
  const random = seededRandom(9);
  for (let k = 0; k < 8; k++) {
    const x = 5000 + 30_000 * random();
    const y = 5000 + 30_000 * random();
    const radius = 600 + 900 * random();
    writePatch(target, random, { x, y, radius, corners: 1000 + 500 * k, roughness: 0.4, holes: k % 3 });
    target.endFeature();
  }
}
