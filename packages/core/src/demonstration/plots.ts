import { type Day, dayAfter } from '../base/index.ts';
import type { Park } from '../plan/index.ts';
import type { Draw } from './draw.ts';
import { type ParkGround, tilesOf } from './ground.ts';
import { doubleArea, joined, type Ring } from './ring.ts';
import { PARCEL_STATE, SIZE, USE_OF_SECTION } from './weights.data.ts';
import type { World } from './world.ts';

/** A parcel of the ground and what became of it, before it becomes records. */
export interface Plot {
  readonly id: string;
  readonly serial: number;
  readonly park: Park;
  readonly block: number;
  readonly ring: Ring;
  readonly use: string;
  readonly state: string;
  readonly approvedOn: Day;
  /** Absent while it is approved and not supplied. */
  readonly suppliedOn?: Day;
  readonly startDue?: Day;
  readonly startedOn?: Day;
  readonly completedOn?: Day;
  /** Whether an enterprise holds it; the reserve and the zone company hold the others. */
  readonly isHeld: boolean;
}

/** Square metres of a ring, whole. */
export const squareMetres = (ring: Ring): number => Math.round(doubleArea(ring) / 200_000_000);

/** Serial of a plot as numbers carry it. */
export const serialText = (serial: number) => String(serial).padStart(5, '0');

/** The parcels of the parks: tiles of their blocks, each with its way from approval to use. */
export function plotsOf(world: World): Plot[] {
  const draw = world.draw('plots');
  const total = world.count(SIZE.parcels);
  const plots: Plot[] = [];
  for (const ground of world.ground.parks) {
    if (ground.blocks.length === 0) continue;
    const use = useOf(world, ground);
    const wanted = Math.max(ground.blocks.length > 40 ? 1 : 2, Math.round((total * ground.share) / 1_000));
    const some = {
      ...ground,
      blocks: draw.some(ground.blocks, Math.max(1, Math.min(ground.blocks.length, wanted))),
    };
    let block = 0;
    let last: Ring | undefined;
    for (const tile of tilesOf(some, wanted, draw)) {
      if (last === undefined || !joined(last, tile.ring)) block++;
      last = tile.ring;
      plots.push(plotOf(world, ground.park, plots.length + 1, block, tile.ring, use, tile.use, draw));
    }
  }
  return plots;
}

function useOf(world: World, ground: ParkGround): string {
  const { positions } = world.plan.content['industries.yaml'];
  const code = positions
    .filter((one) => ground.park.hosts.includes(one.industry) && one.codes.length > 0)
    .map((one) => one.codes[0]!.include[0]!)[0];
  const section = code === undefined ? undefined : world.plan.classification.lookup(code)?.section;
  return (section === undefined ? undefined : USE_OF_SECTION[section]) ?? 'industrial';
}

function plotOf(
  world: World,
  park: Park,
  serial: number,
  block: number,
  ring: Ring,
  use: string,
  groundUse: string | undefined,
  draw: Draw,
): Plot {
  const state = draw.weighted(PARCEL_STATE[groundUse ?? ''] ?? PARCEL_STATE.other!);
  const first = world.years[0]!;
  const last = world.years.at(-1)!;
  const base = { id: `demo-parcel-${serialText(serial)}`, serial, park, block, ring, use, state };
  if (state === 'reserve')
    return { ...base, approvedOn: draw.day(`${first - 3}-02-01`, `${last}-06-30`), isHeld: false };
  const recent = { unbuilt: [last - 1, last], building: [last - 2, last], idle: [first - 2, last - 2] }[
    state
  ];
  const [from, to] = recent ?? [first - 12, last - 2];
  const suppliedOn = draw.day(`${from}-03-01`, `${to}-${state === 'building' ? '04' : '11'}-20`);
  const startDue = dayAfter(suppliedOn, draw.between(180, 365));
  const approvedOn = dayAfter(suppliedOn, -draw.between(150, 900));
  const isHeld = !draw.chance(state === 'built' ? 110 : 0);
  const times = { approvedOn, suppliedOn, startDue, isHeld };
  if (state === 'idle') return { ...base, ...times };
  if (state === 'unbuilt') return { ...base, ...times };
  const startedOn = dayAfter(startDue, draw.between(-90, 80));
  if (state === 'building')
    return { ...base, ...times, startedOn: startedOn < world.until ? startedOn : world.until };
  return { ...base, ...times, startedOn, completedOn: dayAfter(startedOn, draw.between(220, 600)) };
}
