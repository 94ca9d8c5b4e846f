import type { Draw } from './draw.ts';
import { assertion, byPrefix, type DemonstrationChange, decimal } from './entries.ts';
import { type Firm, isAboveScale, isIndustrial } from './firms.ts';
import { squareMetres } from './plots.ts';
import { INTENSITY, PER_EMPLOYEE, PROFIT, RESEARCH, SIZE, TAX } from './weights.data.ts';
import type { World } from './world.ts';

/** What uses and emissions follow from; see INTENSITY. */
const GENERAL = [240, 80, 700, 60] as const;

/** Firms that report yearly: holders of land, those above scale in any year, and a sample of the small. */
function reporting(world: World, firms: readonly Firm[], draw: Draw): Firm[] {
  const must = (firm: Firm) =>
    firm.plots.length > 0 || world.years.some((_, i) => isAboveScale(world, firm, i));
  const small = draw.some(
    firms.filter((firm) => !must(firm)),
    world.count(SIZE.yearsOfSmallFirms),
  );
  const taken = new Set(small);
  return firms.filter((firm) => must(firm) || taken.has(firm));
}

/** Yearly figures by year: the last as reported, those before by final accounts. */
export function yearEntries(world: World, firms: readonly Firm[], certified: ReadonlySet<string>) {
  const draw = world.draw('years');
  const those = reporting(world, firms, draw);
  return world.years.map((year, index) => ({
    year,
    changes: those.flatMap((firm) =>
      (firm.revenue[index] ?? 0) === 0
        ? []
        : [yearOf(world, firm, year, index, certified.has(firm.id), draw)],
    ),
  }));
}

function yearOf(
  world: World,
  firm: Firm,
  year: number,
  index: number,
  isCertified: boolean,
  draw: Draw,
): DemonstrationChange {
  const { code } = firm.doing;
  const revenue = firm.revenue[index]!;
  const industrial = isIndustrial(world, code);
  const [valueAdded, energyKg, waterL, organicsG] =
    byPrefix(world.ofEdition(INTENSITY) ?? {}, code) ?? GENERAL;
  const around = [880, 1_120] as const;
  const units = Math.floor(revenue / 10_000);
  const isOlder = year < world.years.at(-1)!;
  const mille = (perMille: number) => [perMille, perMille] as const;
  const profit = draw.share(revenue, mille(draw.distributed(PROFIT)));
  const research = draw.share(
    revenue,
    mille(draw.distributed(RESEARCH[isCertified ? 'certified' : 'other'])),
  );
  const employees = Math.max(2, Math.floor(revenue / (10_000 * draw.distributed(PER_EMPLOYEE))));
  return assertion('enterprise-years', `${firm.id}-${year}`, `${year}-12-31`, {
    enterprise: firm.id,
    year,
    dataState: isOlder ? 'final' : draw.chance(600) ? 'checked' : 'reported',
    aboveScale: isAboveScale(world, firm, index),
    output: industrial ? String(draw.share(revenue, [950, 1_090])) : undefined,
    revenue: String(revenue),
    valueAdded: industrial ? String(draw.share(draw.share(revenue, around), mille(valueAdded))) : undefined,
    profit: String(profit),
    tax: String(draw.share(revenue, mille(draw.distributed(TAX)))),
    exports: industrial && firm.number % 9 === 0 ? String(draw.share(revenue, [40, 450])) : undefined,
    fixedInvestment: draw.chance(350) ? String(draw.share(revenue, [10, 160])) : undefined,
    research: isCertified || research > 0 ? String(research) : undefined,
    employees,
    ...uses(industrial, units, [energyKg, waterL, organicsG], draw),
    ...landOf(firm, draw),
  });
}

/** Energy, water and emissions; one in twelve did not report them, and nothing stands for what is missing. */
function uses(
  industrial: boolean,
  units: number,
  [energyKg, waterL, organicsG]: readonly [number, number, number],
  draw: Draw,
) {
  if (!industrial || draw.chance(80)) return {};
  const energy = draw.share(units * energyKg, [650, 1_350]);
  const water = draw.share(units * waterL, [600, 1_400]);
  const isHot = energyKg >= 150;
  return {
    energy: decimal(energy, 3),
    electricity: String(Math.floor((energy * 65) / 10)),
    gas: draw.chance(isHot ? 800 : 300) ? String(Math.floor((energy * 15) / 100)) : undefined,
    water: decimal(Math.floor(water / 10), 2),
    carbonDioxide: decimal(Math.floor(energy * 2.6), 3),
    ...(isHot
      ? {
          sulphurDioxide: decimal(Math.floor(energy * 0.9), 6),
          nitrogenOxides: decimal(Math.floor(energy * 1.7), 6),
        }
      : {}),
    ...(waterL >= 1_500
      ? {
          oxygenDemand: decimal(Math.floor(water * 0.05), 6),
          ammoniaNitrogen: decimal(Math.floor(water * 0.004), 6),
        }
      : {}),
    volatileOrganics: organicsG > 0 ? decimal(draw.share(units * organicsG, [400, 1_600]), 6) : undefined,
  };
}

/** Land of holders by their parcels, of tenants as a share of a workshop. */
function landOf(firm: Firm, draw: Draw) {
  if (firm.plots.length > 0)
    return { landUsed: String(firm.plots.reduce((sum, plot) => sum + squareMetres(plot.ring), 0)) };
  if (firm.park === undefined) return {};
  const rented = String(draw.between(200, 4_000));
  return { landUsed: rented, landRented: rented };
}
