import { Exact } from '../base/index.ts';
import { areaOf, boxOf, canonicalGeometry, type GridGeometry, overlapArea } from '../geometry/index.ts';
import type { LayerDeclaration, Park, PlanPackage } from '../plan/index.ts';
import type { Draw } from './draw.ts';
import { doubleArea, type Ring, tiles, withCorners } from './ring.ts';

/** A piece of ground that parcels tile: a block of the land-use layer, or a whole park where there is none. */
export interface Block {
  readonly ring: Ring;
  /** Class the land-use layer gives it; undefined without one. */
  readonly use?: string;
}

/** A park on the ground. */
export interface ParkGround {
  readonly park: Park;
  readonly blocks: readonly Block[];
  /** Thousandths of the ground of all parks. */
  readonly share: number;
  /** Whether it is the only park of its area and made for one industry: a town that lives by one trade. */
  readonly isCluster: boolean;
}

/** Ground beside the parks, where firms stand that belong in none or in another. */
export interface Surroundings {
  readonly area: string | undefined;
  readonly blocks: readonly Block[];
}

/** What of a plan's layout the demonstration zone stands on. */
export interface Ground {
  readonly parks: readonly ParkGround[];
  readonly surroundings: readonly Surroundings[];
}

/** Classes of land use where small firms stand beside the parks. */
const SETTLED: ReadonlySet<string> = new Set(['residential', 'commercial', 'vacant', 'industrial']);

function shellOf(geometry: GridGeometry): Ring | undefined {
  if (geometry.kind !== 'polygon' || geometry.polygons.length !== 1) return undefined;
  const rings = geometry.polygons[0]!;
  return rings.length === 1 ? withCorners(rings[0]!) : undefined;
}

function layerOf(plan: PlanPackage, kind: LayerDeclaration['kind']) {
  const declared = plan.content['layout.yaml'].layers.find(
    (one) => one.kind === kind && plan.layers.has(one.id),
  );
  return declared === undefined ? undefined : plan.layers.get(declared.id);
}

/** Blocks of the land-use layer that lie within a shape, and those that only touch it left out. */
function blocksWithin(plan: PlanPackage, shape: GridGeometry): Block[] {
  const box = boxOf(shape);
  const landUse = layerOf(plan, 'land-use');
  if (!box || !landUse) return [];
  return landUse.query(box).flatMap(({ geometry, properties }) => {
    const ring = shellOf(geometry);
    if (!ring || overlapArea(geometry, shape).compare(areaOf(geometry)) !== 0) return [];
    const use = properties.class;
    return [typeof use === 'string' ? { ring, use } : { ring }];
  });
}

function featureOf(plan: PlanPackage, kind: LayerDeclaration['kind'], id: string | undefined) {
  return layerOf(plan, kind)?.features.find((one) => one.id === id)?.geometry;
}

/**
 * Reads the ground of the demonstration zone from the layers of a plan. A park without a shape in the layers has no
 * ground; a shape with holes or several parts gets blocks only from a land-use layer.
 */
export function groundOf(plan: PlanPackage): Ground {
  const layout = plan.content['layout.yaml'];
  const found = layout.parks.map((park) => {
    const shape = featureOf(plan, 'park', park.feature ?? park.id);
    const within = shape ? blocksWithin(plan, shape) : [];
    const whole = shape && within.length === 0 ? shellOf(canonicalGeometry(shape)) : undefined;
    return { park, shape, blocks: whole ? [{ ring: whole }] : within };
  });
  const sizes = found.map(({ blocks }) => blocks.reduce((sum, { ring }) => sum + doubleArea(ring), 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const parks = found.map(
    ({ park, blocks }, index): ParkGround => ({
      park,
      blocks,
      share: total === 0 ? 0 : Math.round((1_000 * sizes[index]!) / total),
      isCluster:
        park.hosts.length === 1 &&
        layout.parks.length > 2 &&
        layout.parks.filter((other) => other.area === park.area).length === 1,
    }),
  );
  const taken = found.flatMap(({ shape }) => shape ?? []);
  const surroundings = layout.areas.flatMap((area): Surroundings[] => {
    const shape = featureOf(plan, 'area', area.feature ?? area.id);
    const blocks = (shape ? blocksWithin(plan, shape) : []).filter(
      ({ ring, use }) =>
        (use === undefined || SETTLED.has(use)) &&
        taken.every((park) => overlapArea({ kind: 'polygon', polygons: [[[...ring]]] }, park).sign === 0),
    );
    return blocks.length === 0 ? [] : [{ area: area.id, blocks }];
  });
  return { parks, surroundings };
}

/** Tiles of the blocks of a park, about so many in all, each with the class of its block. */
export function tilesOf(ground: ParkGround, count: number, draw: Draw): Block[] {
  const total = ground.blocks.reduce((sum, { ring }) => sum + doubleArea(ring), 0);
  return ground.blocks.flatMap(({ ring, use }) => {
    const pieces = Math.max(1, Math.round((count * doubleArea(ring)) / total));
    return tiles(ring, pieces, draw).map((tile) =>
      use === undefined ? { ring: tile } : { ring: tile, use },
    );
  });
}

/** Area of a ring as exact decimal text in m², to the square centimetre. */
export function areaText(ring: Ring): string {
  const text = new Exact(BigInt(doubleArea(ring)), 200_000_000n).toFixed(4);
  return text.replace(/\.?0+$/, '');
}
