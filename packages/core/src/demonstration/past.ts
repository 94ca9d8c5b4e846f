import { assertion, type DemonstrationChange, type DemonstrationSet, ending, place } from './entries.ts';
import { type Firm, industryOf } from './firms.ts';
import { IndustryChoice } from './industries.ts';
import { SYLLABLES } from './names.data.ts';
import { pointIn, pointOf } from './ring.ts';
import { PAST } from './weights.data.ts';
import type { World } from './world.ts';

/** Firms whose industry was first entered wrongly, with the code that was entered. */
export function mistakenIndustries(world: World, firms: readonly Firm[]): ReadonlyMap<string, string> {
  const draw = world.draw('mistaken industries');
  const choice = new IndustryChoice(world);
  const some = draw.some(firms, world.count(PAST.industryCorrected));
  return new Map(
    some.flatMap((firm) => {
      const wrong = choice.mistakenFor(firm.doing.code, draw);
      return wrong === firm.doing.code ? [] : [[firm.id, wrong] as const];
    }),
  );
}

/**
 * What happened to enterprises after they were entered: changes from a day on, and corrections that reach back to the
 * beginning. Both leave what was known before, so that any day can be asked as it was known then.
 */
export function pastOf(
  world: World,
  firms: readonly Firm[],
  mistaken: ReadonlyMap<string, string>,
): DemonstrationSet[] {
  const draw = world.draw('past');
  const old = firms.filter(({ foundedOn }) => foundedOn < world.begin);
  const day = () => draw.day(`${world.years[1]!}-01-10`, world.until);
  const renamed = draw.some(old, world.count(PAST.renamed)).map((firm) => {
    const extra = draw.pick(SYLLABLES[world.language]);
    const name = world.say(
      firm.name.replace(/^演示/, `演示新${extra}`),
      firm.name.replace(/^Demo /, `Demo New ${extra}`),
    );
    return assertion('enterprises', firm.id, day(), { name });
  });
  const corrected = firms.flatMap((firm) =>
    mistaken.has(firm.id)
      ? [
          assertion('enterprises', firm.id, world.since(firm.foundedOn), {
            industry: industryOf(world, firm.doing.code),
          }),
        ]
      : [],
  );
  const small = old.filter(({ plots }) => plots.length === 0);
  const ceased = draw.some(small, world.count(PAST.ceased)).flatMap((firm) => {
    const from = day();
    return [
      assertion('enterprises', firm.id, from, {
        state: draw.weighted([
          ['closed', 8],
          ['moved-out', 2],
          ['revoked', 1],
        ]),
      }),
    ];
  });
  const gone = new Set(ceased.map(({ record }) => record));
  const left = old.filter(({ id }) => !gone.has(id));
  const suspended = draw.some(left, world.count(PAST.suspended)).flatMap((firm) => {
    const from = day();
    const again = world.within(from, draw.between(90, 400));
    const change = assertion('enterprises', firm.id, from, { state: 'suspended' });
    return [again === undefined ? change : { ...change, until: again }];
  });
  return [
    set('企业更名', 'enterprises renamed', renamed),
    set('行业代码更正：自登记之日起', 'industry codes corrected from the first day', corrected),
    set('注销、迁出与吊销', 'deregistered, moved out, licence revoked', ceased),
    set('停产与复产', 'suspended, and at work again', suspended),
    ...parkChanges(world, left),
    set(
      '重复登记的企业：自始删除',
      'enterprises entered twice, taken out from the first day',
      duplicatesEnded(world, firms),
    ),
  ];
}

/** A park's boundary that moved on a day, and firms that moved into a park. */
function parkChanges(world: World, firms: readonly Firm[]): DemonstrationSet[] {
  const draw = world.draw('park changes');
  const parks = world.ground.parks.filter(({ blocks }) => blocks.length > 0);
  const [giving] = parks;
  const receiving = parks.find((one) => one !== giving && one.park.area === giving?.park.area);
  const boundaryOn = `${world.years[2]!}-07-01`;
  const border =
    giving && receiving ? firms.filter(({ park, plots }) => park === giving.park && plots.length === 0) : [];
  const moved = draw.some(
    firms.filter(({ park, inZone }) => park === undefined && inZone),
    parks.length === 0 ? 0 : world.count(PAST.moved),
  );
  return [
    set(
      '园区界线调整（演示）：边界企业改属',
      'a park’s boundary moved (demonstration): firms on it belong to the other park',
      draw
        .some(border, world.count(PAST.parkBoundary))
        .map((firm) => assertion('enterprises', firm.id, boundaryOn, { park: receiving!.park.id })),
    ),
    set(
      '企业迁入园区',
      'enterprises moved into a park',
      moved.map((firm) => {
        const { park, blocks } = draw.pick(parks);
        const location = place(pointOf(pointIn(draw.pick(blocks).ring, draw)));
        return assertion('enterprises', firm.id, draw.day(`${world.years[1]!}-02-01`, world.until), {
          park: park.id,
          location,
        });
      }),
    ),
  ];
}

const duplicateId = (firm: Firm) => `${firm.id}-again`;

function duplicated(world: World, firms: readonly Firm[]): Firm[] {
  return world.draw('duplicates').some(firms, world.count(PAST.duplicates));
}

/** Copies of firms that were entered twice by mistake. */
export function duplicateEntries(
  world: World,
  firms: readonly Firm[],
  entries: readonly DemonstrationChange[],
): DemonstrationChange[] {
  const ids = new Map(duplicated(world, firms).map((firm) => [firm.id, duplicateId(firm)]));
  return entries.flatMap((entry) => {
    const record = ids.get(entry.record);
    return record === undefined ? [] : [{ ...entry, record }];
  });
}

function duplicatesEnded(world: World, firms: readonly Firm[]): DemonstrationChange[] {
  return duplicated(world, firms).map((firm) =>
    ending('enterprises', duplicateId(firm), world.since(firm.foundedOn)),
  );
}

/** Figures of a year before the last restated by final accounts: known later, of the same day. */
export function restatedYears(world: World, years: readonly DemonstrationChange[]): DemonstrationSet {
  const draw = world.draw('restated');
  const changes = draw.some(years, world.count(PAST.restated)).flatMap((entry) => {
    if (entry.act.kind !== 'assert' || typeof entry.act.values.tax !== 'string') return [];
    const tax = String(draw.share(Number(entry.act.values.tax), [900, 1_080]));
    return [assertion(entry.register, entry.record, entry.from, { tax })];
  });
  return set('年度决算更正税收', 'tax restated by final accounts', changes);
}

/** A set of changes under a reason that says it is demonstration data. */
export function set(zh: string, en: string, changes: readonly DemonstrationChange[]): DemonstrationSet {
  return { reason: { zh: `演示数据：${zh}`, en: `Demonstration data: ${en}` }, changes };
}
