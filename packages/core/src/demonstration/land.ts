import { type Day, dayAfter } from '../base/index.ts';
import { NO_DIVISION } from './credit-code.ts';
import type { Draw, Weighted } from './draw.ts';
import { assertion, type DemonstrationChange, decimal, ending, place, type Values } from './entries.ts';
import type { Firm } from './firms.ts';
import { areaText } from './ground.ts';
import { type Plot, serialText, squareMetres } from './plots.ts';
import { joined, polygonOf, type Ring, rectangleIn, tiles } from './ring.ts';
import { PAST } from './weights.data.ts';
import type { World } from './world.ts';

const parcelCode = (serial: number) => `${NO_DIVISION}001001GB${serialText(serial)}`;

/** Holder of each plot by the plot's id. */
export function holdersOf(firms: readonly Firm[]): ReadonlyMap<string, Firm> {
  return new Map(firms.flatMap((firm) => firm.plots.map((plot) => [plot.id, firm] as const)));
}

function parcelValues(world: World, plot: Plot, holder: Firm | undefined) {
  const collective = plot.serial % 17 === 0;
  return {
    number: parcelCode(plot.serial),
    address: world.say(
      `${plot.park.name.zh}演示${plot.serial}号地`,
      `${plot.park.name.en}, demonstration plot ${plot.serial}`,
    ),
    park: plot.park.id,
    use: plot.use,
    ownership: collective ? 'collective' : 'state',
    title: plot.suppliedOn === undefined ? 'reserve' : collective ? 'collective-commercial' : 'granted',
    certificate:
      plot.suppliedOn === undefined
        ? undefined
        : world.say(
            `演示（${plot.suppliedOn.slice(0, 4)}）不动产权第${serialText(plot.serial)}号`,
            `DEMO-${plot.suppliedOn.slice(0, 4)}-${serialText(plot.serial)}`,
          ),
    area: areaText(plot.ring),
    holder: holder?.id,
    holderName: holder ? undefined : holderName(world, plot),
    termFrom: plot.suppliedOn,
    termUntil:
      plot.suppliedOn === undefined
        ? undefined
        : `${Number(plot.suppliedOn.slice(0, 4)) + 50}${plot.suppliedOn.slice(4, 8)}28`,
    shape: place(polygonOf(plot.ring)),
  };
}

function holderName(world: World, plot: Plot): string {
  return plot.suppliedOn === undefined
    ? world.say('土地储备机构（演示）', 'Land reserve (demonstration)')
    : world.say('开发区运营公司（演示）', 'Zone operating company (demonstration)');
}

/** Days on which the state of use of a plot changed, with the state from then on. */
function statesOf(world: World, plot: Plot): Array<[Day, string]> {
  if (plot.suppliedOn === undefined) return [[world.begin, 'reserve']];
  const states: Array<[Day, string]> = [[plot.suppliedOn, 'unbuilt']];
  const idle = idleOf(world, plot);
  if (idle) states.push([idle.foundOn, 'idle']);
  if (plot.startedOn) states.push([plot.startedOn, 'building']);
  if (plot.completedOn)
    states.push([plot.completedOn, plot.state === 'inefficient' ? 'inefficient' : 'built']);
  const before = states.filter(([day]) => day <= world.begin);
  const [, state] = before.at(-1) ?? states[0]!;
  const from = before.length > 0 ? world.begin : states[0]![0];
  return [[from, state], ...states.filter(([day]) => day > from && day <= world.until)];
}

function idleOf(world: World, plot: Plot): { foundOn: Day; cause: string } | undefined {
  if (plot.state !== 'idle' || plot.startDue === undefined) return undefined;
  const foundOn = dayAfter(plot.startDue, 365 + (plot.serial % 200));
  if (foundOn > world.until) return undefined;
  return { foundOn, cause: plot.serial % 3 === 0 ? 'government' : 'enterprise' };
}

/** Records of the parcels, with the days their state of use changed. */
export function parcelEntries(world: World, plots: readonly Plot[], holders: ReadonlyMap<string, Firm>) {
  return plots.flatMap((plot) => {
    const [[from, state], ...later] = statesOf(world, plot) as [[Day, string], ...Array<[Day, string]>];
    return [
      assertion('parcels', plot.id, from, { ...parcelValues(world, plot, holders.get(plot.id)), state }),
      ...later.map(([day, next]) => assertion('parcels', plot.id, day, { state: next })),
    ];
  });
}

const KINDS: Readonly<Record<string, string>> = {
  industrial: 'workshop',
  storage: 'warehouse',
  research: 'research',
  'public-service': 'other',
};

/** Records of a building on each built plot; those of the zone company are standard workshops to let. */
export function buildingEntries(world: World, plots: readonly Plot[], holders: ReadonlyMap<string, Firm>) {
  const draw = world.draw('buildings');
  return plots.flatMap((plot): DemonstrationChange[] => {
    if (plot.startedOn === undefined || plot.startedOn > world.until) return [];
    const ring = rectangleIn(plot.ring, draw.between(300, 560));
    if (!ring) return [];
    const doneOn =
      plot.completedOn !== undefined && plot.completedOn <= world.until ? plot.completedOn : undefined;
    const id = `demo-building-${serialText(plot.serial)}`;
    const values = buildingValues(world, plot, ring, holders.get(plot.id), doneOn !== undefined, draw);
    return [
      assertion('buildings', id, world.since(doneOn ?? plot.startedOn), { ...values, completedOn: doneOn }),
    ];
  });
}

function buildingValues(
  world: World,
  plot: Plot,
  ring: Ring,
  owner: Firm | undefined,
  isDone: boolean,
  draw: Draw,
): Values {
  const storeys = owner ? draw.weighted(STOREYS) : draw.between(2, 5);
  const isHall = storeys === 1;
  const height = isHall ? draw.between(650, 1_250) : draw.between(400, 760);
  const footprint = squareMetres(ring);
  const lets = owner === undefined && isDone ? lettable(footprint * storeys, draw) : {};
  const [zh, en] = owner ? ['', 'building'] : ['标准', 'standard workshop'];
  return {
    number: `DEMO-B-${serialText(plot.serial)}`,
    name: world.say(
      `演示${zh}${plot.use === 'storage' ? '库房' : '厂房'}${plot.serial}号`,
      `Demonstration ${en} ${plot.serial}`,
    ),
    parcel: plot.id,
    park: plot.park.id,
    kind: owner ? KINDS[plot.use] : 'standard-workshop',
    structure: isHall ? 'steel' : 'concrete',
    storeys,
    storeyHeight: decimal(height, 2),
    floorArea: String(footprint * storeys),
    // A storey higher than 8 m counts double.
    countedFloorArea: String(footprint * (isHall && height > 800 ? 2 : storeys)),
    footprintArea: String(footprint),
    owner: owner?.id,
    occupant: isDone ? owner?.id : undefined,
    ...lets,
    state: isDone ? 'in-use' : 'building',
    shape: place(polygonOf(ring)),
  };
}

const STOREYS: Weighted<number> = [
  [1, 70],
  [2, 15],
  [3, 10],
  [5, 5],
];

function lettable(floorArea: number, draw: Draw) {
  return {
    leasableArea: String(floorArea),
    vacantArea: String(draw.share(floorArea, [0, 420])),
    rent: decimal(draw.between(600, 1_600), 2),
  };
}

/** Records of land approved, supplied and idle. Plots supplied long before the registers begin have none. */
export function landSupplyEntries(world: World, plots: readonly Plot[], holders: ReadonlyMap<string, Firm>) {
  const draw = world.draw('land supply');
  const earliest = `${world.years[0]! - 3}-01-01`;
  return plots.flatMap((plot): DemonstrationChange[] => {
    if (plot.suppliedOn !== undefined && plot.suppliedOn < earliest) return [];
    const id = `demo-land-${serialText(plot.serial)}`;
    const area = areaText(plot.ring);
    const from = world.since(plot.approvedOn);
    const changes = [
      assertion('land-supply', id, from, {
        number: `DEMO-L-${serialText(plot.serial)}`,
        approval: world.say(
          `演示土字〔${plot.approvedOn.slice(0, 4)}〕${draw.between(1, 12)}号`,
          `DEMO ${plot.approvedOn.slice(0, 4)}/${draw.between(1, 12)}`,
        ),
        approvedOn: plot.approvedOn,
        approvedArea: area,
        park: plot.park.id,
        use: plot.use === 'public-service' ? 'public' : plot.use,
        shape: place(polygonOf(plot.ring)),
      }),
    ];
    if (plot.suppliedOn !== undefined)
      changes.push(supplied(world, plot, id, area, holders.get(plot.id), draw));
    const later = (day: Day | undefined, values: Record<string, string | undefined>) => {
      if (day !== undefined && day > from && day <= world.until)
        changes.push(assertion('land-supply', id, day, values));
    };
    const idle = idleOf(world, plot);
    if (idle) later(idle.foundOn, { idleFoundOn: idle.foundOn, idleArea: area, idleCause: idle.cause });
    later(plot.startedOn, { startedOn: plot.startedOn });
    later(plot.completedOn, { completedOn: plot.completedOn });
    return changes;
  });
}

function supplied(world: World, plot: Plot, id: string, area: string, holder: Firm | undefined, draw: Draw) {
  const day = plot.suppliedOn!;
  const size = squareMetres(plot.ring);
  const mu = (size * 3) / 2_000;
  return assertion('land-supply', id, world.since(day), {
    method: holder ? 'listing' : 'agreement',
    suppliedOn: day,
    suppliedArea: area,
    contract: `DEMO-C-${day.slice(0, 4)}-${serialText(plot.serial)}`,
    price: String(size * draw.between(180, 330)),
    holder: holder?.id,
    parcel: plot.id,
    standardLand: day >= `${world.years[0]!}-01-01` && draw.chance(700),
    contractInvestment: String(10_000 * Math.round(mu * draw.between(180, 360))),
    contractTax: String(10_000 * Math.round(mu * draw.between(8, 26))),
    plotRatioMin: draw.pick(['0.8', '1', '1.2']),
    buildingCoefficientMin: '40',
    greenRatioMax: '15',
    deliveredOn: dayAfter(day, draw.between(10, 60)),
    startDue: plot.startDue,
    completionDue: dayAfter(plot.startDue ?? day, draw.between(400, 730)),
    ...(plot.startedOn && plot.startedOn <= world.begin ? { startedOn: plot.startedOn } : {}),
    ...(plot.completedOn && plot.completedOn <= world.begin ? { completedOn: plot.completedOn } : {}),
  });
}

/** Parcels that were split and merged while the registers ran: parents end on the day, children begin. */
export function reshapes(world: World, plots: readonly Plot[], holders: ReadonlyMap<string, Firm>) {
  const draw = world.draw('reshapes');
  let serial = 90_000;
  const firms = [...holders.values()];
  const child = (parents: readonly Plot[], ring: Ring, day: Day, holder: Firm | undefined) => {
    serial++;
    const plot: Plot = { ...parents[0]!, id: `demo-parcel-${serial}`, serial, ring };
    const state = parents[0]!.state === 'inefficient' ? 'inefficient' : 'built';
    const derivedFrom = parents.map(({ id }) => id).sort();
    return assertion('parcels', plot.id, day, { ...parcelValues(world, plot, holder), state, derivedFrom });
  };
  const old = (plot: Plot) => plot.completedOn !== undefined && plot.completedOn < world.begin && plot.isHeld;
  const single = plots.filter((plot) => old(plot) && holders.get(plot.id)?.plots.length === 1);
  const splits = draw.some(single, world.count(PAST.splits)).flatMap((plot) => {
    const day = draw.day(`${world.years[1]}-03-01`, world.until);
    const [one, two] = tiles(plot.ring, 2, draw);
    if (!one || !two) return [];
    return [
      ending('parcels', plot.id, day),
      child([plot], one, day, holders.get(plot.id)),
      child([plot], two, day, draw.pick(firms)),
    ];
  });
  const pairs = firms.filter((firm) => firm.plots.length === 2 && firm.plots.every(old));
  const merges = draw.some([...new Set(pairs)], world.count(PAST.merges)).flatMap((firm) => {
    const [one, two] = firm.plots as [Plot, Plot];
    const ring = joined(one.ring, two.ring);
    if (!ring) return [];
    const day = draw.day(`${world.years[1]}-03-01`, world.until);
    return [
      ending('parcels', one.id, day),
      ending('parcels', two.id, day),
      child([one, two], ring, day, firm),
    ];
  });
  return { splits, merges };
}
