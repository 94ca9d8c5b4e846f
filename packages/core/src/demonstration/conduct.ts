import { dayAfter } from '../base/index.ts';
import { ENVIRONMENT, MEASURES_IN_FORCE, OFFICE_POSTS, OFFICES, SAFETY, WORKS } from './conduct.data.ts';
import type { Draw } from './draw.ts';
import { assertion, type DemonstrationChange, decimal, place } from './entries.ts';
import type { Firm } from './firms.ts';
import { pointIn, pointOf } from './ring.ts';
import { SIZE } from './weights.data.ts';
import type { World } from './world.ts';

const three = (value: number) => String(value).padStart(3, '0');

/** Works of each park: some in use, some being built, some only planned. */
export function workEntries(world: World): DemonstrationChange[] {
  const draw = world.draw('works');
  const last = world.years.at(-1)!;
  const parks = world.ground.parks.filter(({ blocks }) => blocks.length > 0);
  const company = world.plan.content['bodies.yaml'].bodies.find(({ kind }) => kind === 'company')?.id;
  return parks.flatMap(({ park, blocks }, parkIndex) =>
    WORKS.map((work, index): DemonstrationChange => {
      const number = parkIndex * WORKS.length + index + 1;
      const state = draw.weighted([
        ['in-use', 46],
        ['building', 26],
        ['approved', 12],
        ['planned', 12],
        ['stopped', 4],
      ]);
      const isBegun = state !== 'planned' && state !== 'approved';
      const startedOn = isBegun
        ? draw.day(world.begin, `${last - (state === 'in-use' ? 2 : 0)}-06-30`)
        : undefined;
      const completedOn =
        state === 'in-use' && startedOn ? dayAfter(startedOn, draw.between(200, 520)) : undefined;
      const investment = 10_000 * draw.between(...work.investment);
      const progress = state === 'in-use' ? 1_000 : isBegun ? draw.between(80, 960) : 0;
      const capacity = draw.between(...work.capacity);
      return assertion('infrastructure-works', `demo-work-${three(number)}`, world.begin, {
        number: `DEMO-W-${three(number)}`,
        name: world.say(
          `演示${park.name.zh}${work.name[0]}`,
          `Demonstration: ${work.name[1]}, ${park.name.en}`,
        ),
        kind: work.kind,
        park: park.id,
        leadBody: company,
        builder: world.say('演示建设单位', 'Demonstration builder'),
        state,
        progress: decimal(progress, 1),
        investment: String(investment),
        investedToDate: String(draw.share(investment, [progress, progress])),
        startedOn,
        completionDue: startedOn ? dayAfter(startedOn, draw.between(260, 480)) : `${last + 1}-12-31`,
        completedOn,
        capacity: String(capacity),
        capacityUnit: work.unit,
        ...(state === 'in-use' && work.unit !== 'km'
          ? { capacityUsed: String(draw.share(capacity, [350, 1_000])), capacityMeasuredOn: `${last}-12-31` }
          : {}),
        location: place(pointOf(pointIn(draw.pick(blocks).ring, draw))),
      });
    }),
  );
}

/** Measures that support enterprises: some expired, one repealed, some not yet reviewed for fair competition. */
export function measureEntries(world: World): DemonstrationChange[] {
  const draw = world.draw('measures');
  const first = world.years[0]!;
  return MEASURES_IN_FORCE.map(([zh, en, kinds, appliesTo], index) => {
    const validFrom = draw.day(`${first - 1}-01-01`, `${world.years.at(-1)!}-06-30`);
    const year = validFrom.slice(0, 4);
    const isReviewed = draw.chance(800);
    return assertion('policy-measures', `demo-measure-${three(index + 1)}`, world.since(validFrom), {
      title: world.say(`演示${zh}`, `Demonstration: ${en}`),
      issuer: world.say('管委会（演示）', 'Management committee (demonstration)'),
      document: world.say(`演示管发〔${year}〕${index + 3}号`, `DEMO ${year}/${index + 3}`),
      level: draw.pick(['zone', 'county']),
      kinds: [...kinds].sort(),
      issuedOn: dayAfter(validFrom, -draw.between(0, 30)),
      validFrom,
      validUntil: draw.chance(850) ? `${Number(year) + draw.between(2, 4)}-12-31` : undefined,
      repealedOn: index === 5 ? world.within(validFrom, 400) : undefined,
      appliesTo: [...appliesTo].sort(),
      conditions: world.say(
        '演示：在区内依法经营，符合申报条件。',
        'Demonstration: lawful business in the zone, conditions met.',
      ),
      benefit: world.say(
        '演示：按实际支出的一定比例补助，设上限。',
        'Demonstration: a share of actual spending, with a ceiling.',
      ),
      fairCompetition: isReviewed,
      fairCompetitionOn: isReviewed ? dayAfter(validFrom, -draw.between(31, 80)) : undefined,
      budget: String(10_000 * draw.between(80, 2_400)),
    });
  });
}

type Side = keyof typeof OFFICES;

/** A post before it becomes a record; its number is its place in the list. */
interface Post {
  readonly organisation: string;
  readonly name: string;
  readonly headcount: number;
  readonly side: Side;
  /** Places in the list of the post it reports to, and of the one it may not be held together with. */
  readonly reportsTo?: number;
  readonly excludes?: number;
}

/** Committee, company and their offices with posts; the plan's own bodies and posts come first. */
export function organisationEntries(world: World): {
  organisations: DemonstrationChange[];
  posts: DemonstrationChange[];
} {
  const draw = world.draw('organisations');
  const organisations: DemonstrationChange[] = [];
  const posts: Post[] = [];
  for (const body of world.plan.content['bodies.yaml'].bodies) {
    const { kind } = body;
    if (kind !== 'committee' && kind !== 'company') continue;
    const id = `demo-organisation-${body.id}`;
    organisations.push(
      assertion('organisations', id, world.begin, {
        name: `${body.name[world.language]}${world.say('（演示）', ' (demonstration)')}`,
        kind,
        body: body.id,
        duties: body.duties.map((duty) => duty.text[world.language]).join('\n') || undefined,
        establishment: draw.between(40, 120),
      }),
    );
    for (const { name } of body.posts)
      posts.push({ organisation: id, name: name[world.language], headcount: 1, side: kind });
    OFFICES[kind].forEach((office, index) => {
      const record = `${id}-${index + 1}`;
      organisations.push(officeOf(world, record, id, office, kind, draw));
      posts.push(...officePosts(world, record, office, kind, posts.length));
    });
  }
  return { organisations, posts: posts.map((post, index) => postOf(world, post, index, draw)) };
}

type Office = (typeof OFFICES)[Side][number];

function officeOf(
  world: World,
  id: string,
  parent: string,
  [zh, en, zhDuty, enDuty]: Office,
  side: Side,
  draw: Draw,
) {
  return assertion('organisations', id, world.begin, {
    name: world.say(zh, en),
    kind: side === 'committee' ? 'office' : 'company-department',
    parent,
    duties: world.say(zhDuty, enDuty),
    establishment: draw.between(4, 14),
  });
}

/** Posts of an office: a head, those who report to it, and one who checks what the officers submit. */
function officePosts(
  world: World,
  organisation: string,
  [zh, en]: Office,
  side: Side,
  first: number,
): Post[] {
  const [zhOffice, enOffice] = [zh.replace('（演示）', ''), en.replace(' (demonstration)', '')];
  return OFFICE_POSTS.map(([zhPost, enPost, headcount], index) => ({
    organisation,
    name: world.say(`${zhOffice}${zhPost}`, `${enPost}, ${enOffice}`),
    headcount,
    side,
    ...(index === 0 ? {} : { reportsTo: first }),
    ...(index === OFFICE_POSTS.length - 1 ? { excludes: first + index - 1 } : {}),
  }));
}

function postOf(world: World, post: Post, index: number, draw: Draw): DemonstrationChange {
  const { organisation, name, headcount, side } = post;
  const recordOf = (place: number) => `demo-post-${three(place + 1)}`;
  const year = draw.between(world.years[0]!, world.years.at(-1)!);
  const filled = draw.chance(880) ? headcount : Math.max(0, headcount - 1);
  const isPublic = side === 'committee';
  const term =
    filled > 0 ? { termFrom: `${year}-07-01`, termUntil: `${year + draw.between(3, 5)}-06-30` } : {};
  const values = {
    number: `DEMO-O-${three(index + 1)}`,
    name,
    organisation,
    headcount,
    filled,
    reportsTo: post.reportsTo === undefined ? undefined : recordOf(post.reportsTo),
    excludes: post.excludes === undefined ? undefined : [recordOf(post.excludes)],
    appointment: isPublic ? (draw.chance(900) ? 'appointed' : 'seconded') : 'company-contract',
    publicPower: isPublic,
    ...term,
  };
  const person = draw.between(300, 420);
  const holder = world.say(`演示人员${person}`, `Demo person ${person}`);
  return assertion('posts', recordOf(index), world.begin, values, filled > 0 ? { holder } : undefined);
}

/** Accidents, hazards, complaints and penalties of five years, most of them closed. */
export function eventEntries(
  world: World,
  firms: readonly Firm[],
): { safety: DemonstrationChange[]; environment: DemonstrationChange[] } {
  const draw = world.draw('events');
  const safety = Array.from({ length: world.count(SIZE.safetyEvents) }, (_, index) => {
    const [kind, category, zh, en] = draw.weighted(SAFETY.map((row) => [row, row[4]] as const));
    const isAccident = kind === 'accident';
    const deaths = isAccident && draw.chance(90) ? 1 : 0;
    return eventOf(world, 'safety', index + 1, draw.pick(firms), [zh, en], draw, {
      kind,
      category,
      ...(isAccident
        ? {
            grade: 'ordinary',
            deaths,
            seriousInjuries: deaths === 0 && draw.chance(500) ? 1 : 0,
            loss: String(10_000 * draw.between(1, 90)),
          }
        : {}),
      fine: kind === 'penalty' ? String(1_000 * draw.between(5, 60)) : undefined,
    });
  });
  const environment = Array.from({ length: world.count(SIZE.environmentEvents) }, (_, index) => {
    const [kind, medium, pollutant, zh, en] = draw.weighted(ENVIRONMENT.map((row) => [row, row[5]] as const));
    return eventOf(world, 'environment', index + 1, draw.pick(firms), [zh, en], draw, {
      kind,
      media: [medium],
      pollutant: pollutant === '' ? undefined : pollutant,
      grade: kind === 'emergency' ? 'ordinary' : undefined,
      fine: kind === 'penalty' ? String(10_000 * draw.between(2, 40)) : undefined,
    });
  });
  return { safety: safety.flat(), environment: environment.flat() };
}

function eventOf(
  world: World,
  register: 'safety' | 'environment',
  number: number,
  firm: Firm,
  [zh, en]: readonly [string, string],
  draw: Draw,
  values: Readonly<Record<string, string | number | string[] | undefined>>,
): DemonstrationChange[] {
  const id = `demo-${register}-${String(number).padStart(4, '0')}`;
  const since = world.since(firm.foundedOn);
  const occurredOn = draw.day(since, world.until);
  const entered = assertion(`${register}-events`, id, occurredOn, {
    number: `DEMO-${register === 'safety' ? 'S' : 'E'}-${String(number).padStart(4, '0')}`,
    title: world.say(`演示：${zh}`, `Demonstration: ${en}`),
    occurredOn,
    enterprise: firm.id,
    park: firm.park?.id,
    due: dayAfter(occurredOn, draw.between(15, 90)),
    location: place(pointOf(firm.at)),
    ...values,
  });
  const closedOn = draw.chance(870) ? world.within(occurredOn, draw.between(3, 140)) : undefined;
  if (closedOn === undefined || closedOn <= occurredOn) return [entered];
  const measures = world.say('演示：已整改并复查', 'Demonstration: remedied and checked');
  return [entered, assertion(`${register}-events`, id, closedOn, { closedOn, measures })];
}
