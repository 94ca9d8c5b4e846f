import type { Day } from '../base/index.ts';
import type { Park } from '../plan/index.ts';
import type { FieldValue } from '../registers/index.ts';
import { inventedCreditCode } from './credit-code.ts';
import type { Draw } from './draw.ts';
import { assertion, byPrefix, type DemonstrationChange, place } from './entries.ts';
import type { ParkGround } from './ground.ts';
import { type Doing, IndustryChoice } from './industries.ts';
import { PROCESSES, SYLLABLES, TRADES } from './names.data.ts';
import type { Plot } from './plots.ts';
import { pointIn, pointOf } from './ring.ts';
import { ABOVE_SCALE, DOES, GROWTH, PER_EMPLOYEE, REVENUE, SIZE, TWO_HIGHS, WHERE } from './weights.data.ts';
import type { World } from './world.ts';

/** An invented enterprise, before it becomes records. */
export interface Firm {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly doing: Doing;
  readonly park?: Park;
  readonly at: readonly [number, number];
  readonly foundedOn: Day;
  /** Revenue of each year of the series, in whole units of the currency; 0 before it was founded. */
  readonly revenue: readonly number[];
  readonly employees: number;
  /** Parcels it holds; none for a tenant. */
  readonly plots: readonly Plot[];
  readonly inZone: boolean;
}

interface Site {
  readonly park?: Park;
  readonly at: readonly [number, number];
  readonly does: keyof typeof DOES;
  readonly around?: Park;
  readonly plots: readonly Plot[];
}

/** Tells whether a code is of industry proper: what yearly industrial figures are asked of. */
export function isIndustrial(world: World, code: string): boolean {
  const section = world.plan.classification.lookup(code)?.section;
  return section === undefined || section === 'C' || section === 'D' || section === 'B';
}

/** The firms of a zone: holders of the plots, tenants of the parks, the belt of a cluster, and those elsewhere. */
export function firmsOf(world: World, plots: readonly Plot[]): Firm[] {
  const draw = world.draw('firms');
  const choice = new IndustryChoice(world);
  const names = new Set<string>();
  return sitesOf(world, plots, draw).map((site, index) => {
    const kind = draw.weighted<string>(DOES[site.does]);
    const doing = choice.drawn(kind, site.park ?? site.around, draw);
    return firmAt(world, site, doing, index + 1, nameOf(world, doing, names, draw), draw);
  });
}

function sitesOf(world: World, plots: readonly Plot[], draw: Draw): Site[] {
  const { parks, surroundings } = world.ground;
  const cluster = parks.find((one) => one.isCluster && one.blocks.length > 0);
  const where = cluster ? WHERE.withCluster : WHERE.withoutCluster;
  const total = world.count(SIZE.enterprises);
  const number = (share: number) => Math.round((total * share) / 1_000);
  const sites: Site[] = [];
  const others = parks.filter((one) => one !== cluster && one.blocks.length > 0);
  const shares = others.reduce((sum, one) => sum + one.share, 0);
  for (const one of others)
    sites.push(...parkSites(one, plots, Math.round((number(where.parks) * one.share) / shares), draw));
  if (cluster) {
    const inPark = Math.round((number(where.cluster) * WHERE.clusterInPark) / 1_000);
    sites.push(...parkSites(cluster, plots, inPark, draw));
    const belt = surroundings.find((one) => one.area === cluster.park.area)?.blocks ?? cluster.blocks;
    for (let i = inPark; i < number(where.cluster); i++)
      sites.push({ at: pointIn(draw.pick(belt).ring, draw), does: 'belt', around: cluster.park, plots: [] });
  }
  const elsewhere = surroundings.flatMap(({ blocks }) => blocks);
  const ground = elsewhere.length > 0 ? elsewhere : parks.flatMap(({ blocks }) => blocks);
  while (ground.length > 0 && sites.length < total)
    sites.push({ at: pointIn(draw.pick(ground).ring, draw), does: 'elsewhere', plots: [] });
  return sites;
}

/** Holders of a park's plots first, one in eight of them with two that touch; then tenants among the blocks. */
function parkSites(ground: ParkGround, plots: readonly Plot[], count: number, draw: Draw): Site[] {
  const { park } = ground;
  const free = plots.filter((one) => one.park === park && one.isHeld);
  const sites: Site[] = [];
  for (let i = 0; i < free.length && sites.length < count; i++) {
    const [first, second] = [free[i]!, free[i + 1]];
    const both = second !== undefined && second.block === first.block && draw.chance(125);
    if (both) i++;
    const held = both && second ? [first, second] : [first];
    sites.push({ park, at: pointIn(first.ring, draw), does: 'park', plots: held });
  }
  while (sites.length < count)
    sites.push({ park, at: pointIn(draw.pick(ground.blocks).ring, draw), does: 'park', plots: [] });
  return sites;
}

function firmAt(world: World, site: Site, doing: Doing, number: number, name: string, draw: Draw): Firm {
  const first = world.years[0]!;
  const isYoung = draw.chance(site.plots.length > 0 ? 120 : 270);
  const earliest = site.plots.map((one) => one.suppliedOn).sort()[0];
  const foundedOn =
    isYoung && earliest === undefined
      ? draw.day(world.begin, `${world.years.at(-1)!}-09-30`)
      : `${draw.between(first - 18, Math.min(first - 1, Number(earliest?.slice(0, 4) ?? first) - 1))}-${month(draw)}-${date(draw)}`;
  let revenue = 10_000 * draw.distributed(REVENUE[site.plots.length > 0 ? 'holder' : 'tenant']);
  const series = world.years.map((year) => {
    revenue = Math.max(50_000, draw.share(revenue, growth(draw)));
    const founded = Number(foundedOn.slice(0, 4));
    if (founded > year) return 0;
    return founded === year ? Math.floor(revenue / 3) : revenue;
  });
  const employees = Math.max(2, Math.floor(revenue / (10_000 * draw.distributed(PER_EMPLOYEE))));
  return {
    id: `demo-enterprise-${String(number).padStart(5, '0')}`,
    number,
    name,
    doing,
    ...(site.park === undefined ? {} : { park: site.park }),
    at: site.at,
    foundedOn,
    revenue: series,
    employees,
    plots: site.plots,
    inZone: site.park !== undefined || draw.chance(820),
  };
}

function growth(draw: Draw): readonly [number, number] {
  const middle = draw.distributed(GROWTH);
  return [middle, middle];
}

const two = (value: number) => String(value).padStart(2, '0');
const month = (draw: Draw) => two(draw.between(1, 12));
const date = (draw: Draw) => two(draw.between(1, 28));

/** An invented name nobody else in the zone has: 演示, two or three syllables, the trade, the legal form. */
function nameOf(world: World, doing: Doing, taken: Set<string>, draw: Draw): string {
  const [zh, en] = byPrefix(world.ofEdition(TRADES) ?? TRADES['']!, doing.code) ?? ['实业', 'Works'];
  for (;;) {
    const long = draw.chance(taken.size > 1_500 ? 900 : 350);
    const syllable = () => draw.pick(SYLLABLES[world.language]);
    const core = `${syllable()}${syllable()}${long ? syllable() : ''}`;
    const name = world.say(
      `演示${core}${zh}有限公司`,
      `Demo ${core[0]!.toUpperCase()}${core.slice(1)} ${en} Ltd`,
    );
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** Whether a firm's industry of a year is above scale. */
export function isAboveScale(world: World, firm: Firm, index: number): boolean {
  return isIndustrial(world, firm.doing.code) && (firm.revenue[index] ?? 0) >= ABOVE_SCALE;
}

function scaleOf(world: World, firm: Firm): string {
  const last = firm.revenue.at(-1) ?? 0;
  if (isIndustrial(world, firm.doing.code)) return last >= ABOVE_SCALE ? 'industrial' : 'below';
  const section = world.plan.classification.lookup(firm.doing.code)?.section;
  if (section === 'E') return last >= ABOVE_SCALE ? 'construction' : 'below';
  if (last < ABOVE_SCALE) return 'below';
  return section === 'F' || section === 'H' ? 'trade' : 'services';
}

function sizeOf(firm: Firm): string {
  const [revenue, employees] = [firm.revenue.at(-1) ?? 0, firm.employees];
  if (employees >= 1_000 && revenue >= 400_000_000) return 'large';
  if (employees >= 300 && revenue >= 20_000_000) return 'medium';
  return employees >= 20 && revenue >= 3_000_000 ? 'small' : 'micro';
}

export const industryOf = (world: World, code: string): FieldValue => ({ edition: world.edition, code });

/** The records of the firms as they were first entered. */
export function firmEntries(world: World, firms: readonly Firm[]): DemonstrationChange[] {
  const draw = world.draw('firm records');
  const { classification } = world.plan;
  const { adcode, name: zoneName } = world.plan.content['plan.yaml'].zone;
  return firms.map((firm) => {
    const { code, listed } = firm.doing;
    const className = classification.name(code, world.language) ?? code;
    const industrial = isIndustrial(world, code);
    const revenue = firm.revenue.at(-1) ?? 0;
    const where = firm.park?.name[world.language] ?? world.say('园区外', 'outside the parks');
    return assertion('enterprises', firm.id, world.since(firm.foundedOn), {
      name: firm.name,
      creditCode: inventedCreditCode(firm.number),
      kind: draw.weighted([
        ['limited-company', 880],
        ['joint-stock', 12],
        ['sole-proprietorship', 70],
        ['partnership', 38],
      ]),
      foundedOn: firm.foundedOn,
      registeredCapital: String(10_000 * Math.max(3, draw.share(Math.floor(revenue / 10_000), [50, 600]))),
      registeredAddress: firm.inZone
        ? `${zoneName[world.language]} ${where} ${world.say(`演示${draw.between(1, 400)}号`, `Demo ${draw.between(1, 400)}`)}`
        : world.say('开发区外（演示）', 'Outside the zone (demonstration)'),
      registeredInZone: firm.inZone,
      division: adcode,
      park: firm.park?.id,
      industry: industryOf(world, code),
      decidedPosition: listed !== undefined && draw.chance(600) ? listed : undefined,
      mainProducts: productsOf(className),
      process: byPrefix(PROCESSES[world.edition] ?? {}, code),
      twoHighs: (TWO_HIGHS[world.edition] ?? []).some((prefix) => code.startsWith(prefix))
        ? draw.chance(600)
        : undefined,
      state: firm.revenue.at(-1) === 0 ? 'preparing' : 'operating',
      scale: scaleOf(world, firm),
      size: sizeOf(firm),
      employees: firm.employees,
      ...maturity(industrial, revenue, draw),
      specialised: specialised(industrial, revenue, draw),
      foreignInvested: draw.chance(8),
      location: place(pointOf(firm.at)),
    });
  });
}

/** What a class makes, from its name: the Chinese name without the word for making. */
function productsOf(className: string): string {
  return className.replace(/(制造|加工|生产|批发)$/, '') || className;
}

function maturity(industrial: boolean, revenue: number, draw: Draw) {
  if (!industrial || !draw.chance(revenue >= ABOVE_SCALE ? 620 : 25)) return {};
  const level = draw.weighted([
    ['level-1', 42],
    ['level-2', 34],
    ['level-3', 18],
    ['level-4', 5],
    ['level-5', 1],
  ]);
  return { maturity: level, maturityBasis: draw.chance(450) ? 'assessed' : 'self' };
}

function specialised(industrial: boolean, revenue: number, draw: Draw): string[] | undefined {
  if (!industrial || revenue < ABOVE_SCALE || !draw.chance(300)) return undefined;
  if (draw.chance(60)) return ['little-giant', 'provincial'];
  return [draw.chance(450) ? 'provincial' : 'innovative'];
}
