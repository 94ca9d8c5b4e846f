import type { PlanPackage } from '../plan/index.ts';
import { eventEntries, measureEntries, organisationEntries, workEntries } from './conduct.ts';
import type { DemonstrationChange, DemonstrationSet } from './entries.ts';
import { firmEntries, firmsOf, industryOf } from './firms.ts';
import { certificateEntries, certifiedFirms, platformEntries, talentEntries } from './innovation.ts';
import { buildingEntries, holdersOf, landSupplyEntries, parcelEntries, reshapes } from './land.ts';
import { duplicateEntries, mistakenIndustries, pastOf, restatedYears, set } from './past.ts';
import { plotsOf } from './plots.ts';
import { projectEntries } from './projects.ts';
import { type DemonstrationOptions, World } from './world.ts';
import { yearEntries } from './years.ts';

function withMistakes(
  world: World,
  entries: readonly DemonstrationChange[],
  mistaken: ReadonlyMap<string, string>,
) {
  return entries.map((entry): DemonstrationChange => {
    const code = mistaken.get(entry.record);
    if (code === undefined || entry.act.kind !== 'assert') return entry;
    const values = { ...entry.act.values, industry: industryOf(world, code) };
    return { ...entry, act: { kind: 'assert', values } };
  });
}

/**
 * Generates the demonstration zone (演示数据) of a plan from one seed number: the registers of a zone of plausible
 * size and structure with a past of changes and corrections, as change sets in the order they are to be entered.
 * Everything in it is invented; names begin with 演示, codes and numbers stand in a division there is not. The parks,
 * their industries, the classification and the ground come from the package, so another plan gives another zone. A
 * plan whose layers show no park gives sets without land, and firms only where there is ground to stand on.
 */
export function demonstrationZone(plan: PlanPackage, options: DemonstrationOptions): DemonstrationSet[] {
  const world = new World(plan, options);
  const plots = plotsOf(world);
  const firms = firmsOf(world, plots);
  const holders = holdersOf(firms);
  const mistaken = mistakenIndustries(world, firms);
  const entries = withMistakes(world, firmEntries(world, firms), mistaken);
  const certified = certifiedFirms(world, firms);
  const { organisations, posts } = organisationEntries(world);
  const { safety, environment } =
    firms.length === 0 ? { safety: [], environment: [] } : eventEntries(world, firms);
  const { splits, merges } = reshapes(world, plots, holders);
  const years = yearEntries(world, firms, new Set(certified.map(({ id }) => id)));
  const past = pastOf(world, firms, mistaken);
  return [
    set('机构', 'organisations', organisations),
    set('岗位', 'posts', posts),
    set('政策措施', 'policy measures', measureEntries(world)),
    set('企业登记', 'enterprises entered', [...entries, ...duplicateEntries(world, firms, entries)]),
    set('宗地', 'parcels', parcelEntries(world, plots, holders)),
    set('建筑与厂房', 'buildings and workshops', buildingEntries(world, plots, holders)),
    set('土地供应', 'land supply', landSupplyEntries(world, plots, holders)),
    set('基础设施工程', 'infrastructure works', workEntries(world)),
    set('项目', 'projects', projectEntries(world, firms)),
    set('高新技术企业证书', 'high-tech certificates', certificateEntries(world, certified)),
    set('创新平台', 'innovation platforms', platformEntries(world, certified)),
    set('引进人才', 'talent', talentEntries(world, firms)),
    set('安全生产事件', 'safety events', safety),
    set('生态环境事件', 'environment events', environment),
    ...years.map(({ year, changes }) => set(`${year}年企业年度数据`, `enterprise years ${year}`, changes)),
    ...past,
    set('宗地分割', 'parcels split', splits),
    set('宗地合并', 'parcels merged', merges),
    restatedYears(
      world,
      years.slice(0, -1).flatMap(({ changes }) => changes),
    ),
  ].filter(({ changes }) => changes.length > 0);
}
