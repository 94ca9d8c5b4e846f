import { type Day, dayAfter } from '../base/index.ts';
import { NO_DIVISION } from './credit-code.ts';
import type { Draw } from './draw.ts';
import { assertion, byPrefix, type DemonstrationChange, decimal, place } from './entries.ts';
import { type Firm, industryOf } from './firms.ts';
import { IndustryChoice } from './industries.ts';
import { SYLLABLES, TRADES } from './names.data.ts';
import { squareMetres } from './plots.ts';
import { pointIn, pointOf } from './ring.ts';
import { DOES, INVESTMENT, SIZE, STAGE } from './weights.data.ts';
import type { World } from './world.ts';

/** Stages in order, with the field of the day each was reached and the days it takes to come there. */
const STEPS: readonly (readonly [stage: string, field: string, least: number, most: number])[] = [
  ['lead', 'leadOn', 0, 0],
  ['talks', '', 15, 90],
  ['reviewed', 'reviewedOn', 30, 160],
  ['signed', 'signedOn', 10, 60],
  ['filed', 'filedOn', 15, 90],
  ['land', 'landOn', 40, 200],
  ['started', 'startedOn', 30, 200],
  ['completed', 'completedOn', 240, 520],
  ['operating', 'operatingOn', 30, 160],
  ['capacity', 'capacityOn', 300, 500],
];

const KINDS_OF_WORK: readonly (readonly [string, string])[] = [
  ['年产线建设项目', 'new production line'],
  ['扩建项目', 'extension'],
  ['技术改造项目', 'technical upgrade'],
  ['研发中心项目', 'research centre'],
  ['智能工厂项目', 'smart factory'],
];

/** Where a project is to stand and who is to run it. */
interface Start {
  readonly firm?: Firm;
  readonly code: string;
  readonly parkIndex: number;
}

/** Projects of the pipeline, entered as leads and changed at each stage they reached. */
export function projectEntries(world: World, firms: readonly Firm[]): DemonstrationChange[] {
  const draw = world.draw('projects');
  const choice = new IndustryChoice(world);
  const parks = world.ground.parks.filter(({ blocks }) => blocks.length > 0);
  const landed = firms.filter((firm) =>
    firm.plots.some(({ state }) => state === 'building' || state === 'built'),
  );
  if (parks.length === 0) return [];
  return Array.from({ length: world.count(SIZE.projects) }, (_, index) => {
    const stage = draw.weighted(STAGE);
    const reached = stage === 'dropped' ? draw.between(1, 4) : STEPS.findIndex(([id]) => id === stage);
    const firm = reached >= 5 && landed.length > 0 ? draw.pick(landed) : undefined;
    const park = firm?.park ?? draw.pick(parks).park;
    const parkIndex = parks.findIndex((one) => one.park === park);
    const code = firm?.doing.code ?? choice.drawn(draw.weighted<string>(DOES.park), park, draw).code;
    return projectOf(world, index + 1, { ...(firm ? { firm } : {}), code, parkIndex }, stage, reached, draw);
  }).flat();
}

function projectOf(
  world: World,
  number: number,
  start: Start,
  stage: string,
  reached: number,
  draw: Draw,
): DemonstrationChange[] {
  const id = `demo-project-${String(number).padStart(4, '0')}`;
  const { days, leadOn } = daysOf(world, reached, draw);
  const changes = [
    assertion('projects', id, leadOn, headOf(world, number, start, draw, leadOn), {
      officer: world.say(`演示人员${draw.between(200, 212)}`, `Demo person ${draw.between(200, 212)}`),
    }),
  ];
  days.forEach((day, index) => {
    const [next, field] = STEPS[index]!;
    if (index === 0) return;
    changes.push(
      assertion('projects', id, day, {
        stage: next,
        ...(field === '' ? {} : { [field]: day }),
        ...(next === 'signed' ? promised(day, draw) : {}),
        ...(next === 'filed'
          ? {
              projectCode: `${day.slice(2, 4)}${day.slice(5, 7)}-${NO_DIVISION}-04-01-${String(100_000 + number)}`,
            }
          : {}),
        ...(next === 'land' && start.firm
          ? { enterprise: start.firm.id, parcel: start.firm.plots[0]?.id }
          : {}),
      }),
    );
  });
  const last = days.at(-1)!;
  if (stage === 'dropped') {
    const day = world.within(last, draw.between(60, 300)) ?? world.until;
    const droppedReason = draw.pick([
      world.say('演示：投资方资金未落实', 'Demonstration: the investor’s funds did not come'),
      world.say('演示：选址与控制线冲突', 'Demonstration: the site met a control line'),
      world.say('演示：不符合园区产业定位', 'Demonstration: outside the park’s industries'),
    ]);
    changes.push(assertion('projects', id, day, { stage: 'dropped', droppedOn: day, droppedReason }));
  } else if (reached >= 2 && reached <= 5 && draw.chance(450)) {
    const obstacle = draw.pick([
      world.say('演示：用地指标未落实', 'Demonstration: no land quota yet'),
      world.say('演示：环评手续办理中', 'Demonstration: environmental assessment pending'),
      world.say('演示：能耗指标待确认', 'Demonstration: energy quota to be confirmed'),
      world.say('演示：高压线迁改未完成', 'Demonstration: power line not moved yet'),
    ]);
    changes.push(assertion('projects', id, last, { obstacle }));
  }
  return changes;
}

/** The day each stage was reached, from a lead as late as lets all of them lie before the end. */
function daysOf(world: World, reached: number, draw: Draw): { days: Day[]; leadOn: Day } {
  const steps = STEPS.slice(1, reached + 1).map(([, , least, most]) => draw.between(least, most));
  const whole = steps.reduce((sum, days) => sum + days, 0);
  const latest = dayAfter(world.until, -whole - 1);
  let at = draw.day(world.begin, latest > world.begin ? latest : world.begin);
  const days = [at];
  for (const step of steps) {
    at = dayAfter(at, step);
    if (at > world.until) break;
    days.push(at);
  }
  return { days, leadOn: days[0]! };
}

function promised(signedOn: Day, draw: Draw) {
  const startDue = dayAfter(signedOn, draw.between(120, 300));
  const completionDue = dayAfter(startDue, draw.between(300, 540));
  return { startDue, completionDue, capacityDue: dayAfter(completionDue, draw.between(365, 730)) };
}

function headOf(world: World, number: number, start: Start, draw: Draw, leadOn: Day) {
  const ground = world.ground.parks.filter(({ blocks }) => blocks.length > 0)[start.parkIndex]!;
  const [zh, en] = byPrefix(world.ofEdition(TRADES) ?? TRADES['']!, start.code) ?? ['实业', 'Works'];
  const [workZh, workEn] = draw.pick(KINDS_OF_WORK);
  const core = `${draw.pick(SYLLABLES[world.language])}${draw.pick(SYLLABLES[world.language])}`;
  const investment = 10_000 * draw.distributed(INVESTMENT);
  const land = start.firm?.plots[0];
  const size = land ? squareMetres(land.ring) : draw.between(8_000, 70_000);
  return {
    number: `DEMO-P-${String(number).padStart(4, '0')}`,
    name: world.say(`演示${core}${zh}${workZh}`, `Demo ${core} ${en}: ${workEn}`),
    investor: start.firm?.name ?? world.say(`演示${core}投资方`, `Demo ${core} investor`),
    origin: draw.weighted([
      ['local', 45],
      ['province', 28],
      ['domestic', 23],
      ['foreign', 4],
    ]),
    industry: industryOf(world, start.code),
    park: ground.park.id,
    stage: 'lead',
    leadOn,
    investment: String(investment),
    fixedInvestment: String(draw.share(investment, [620, 880])),
    landDemand: String(size),
    promisedRevenue: String(draw.share(investment, [700, 1_900])),
    promisedTax: String(draw.share(investment, [20, 90])),
    promisedEmployees: Math.max(12, Math.floor(investment / 1_300_000)),
    promisedEnergy: decimal(Math.floor(investment / draw.between(30, 160)), 3),
    location: place(pointOf(land ? pointIn(land.ring, draw) : pointIn(draw.pick(ground.blocks).ring, draw))),
  };
}
