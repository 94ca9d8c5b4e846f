import { type Day, dayAfter } from '../base/index.ts';
import { NO_DIVISION } from './credit-code.ts';
import type { Draw } from './draw.ts';
import { assertion, byPrefix, type DemonstrationChange } from './entries.ts';
import { type Firm, isIndustrial } from './firms.ts';
import { DISCIPLINES, TECHNOLOGY } from './names.data.ts';
import { CERTIFICATES, DEGREE, PLATFORM_LEVEL, SIZE } from './weights.data.ts';
import type { World } from './world.ts';

/** Firms that carry innovation: industry with some revenue in the zone, and a few registered elsewhere. */
function capable(world: World, firms: readonly Firm[]): Firm[] {
  return firms.filter(
    (firm) => isIndustrial(world, firm.doing.code) && (firm.revenue.at(-1) ?? 0) >= 6_000_000,
  );
}

/** Firms that have or had a certificate: mostly registered in the zone, a few not, which must not be counted. */
export function certifiedFirms(world: World, firms: readonly Firm[]): Firm[] {
  const draw = world.draw('certified');
  const able = capable(world, firms);
  const count = world.count(SIZE.certified);
  const outside = Math.round((count * CERTIFICATES.registeredElsewhere) / 1_000);
  return [
    ...draw.some(
      able.filter((firm) => firm.inZone),
      count - outside,
    ),
    ...draw.some(
      able.filter((firm) => !firm.inZone),
      outside,
    ),
  ];
}

const dayOfYear = (year: number, draw: Draw): Day =>
  `${year}-${draw.pick(['11', '12'])}-${String(draw.between(1, 28)).padStart(2, '0')}`;

/** Certificates of three years each: renewed or lapsed, a few withdrawn. */
export function certificateEntries(world: World, firms: readonly Firm[]): DemonstrationChange[] {
  const draw = world.draw('certificates');
  const last = world.years.at(-1)!;
  return firms.flatMap((firm) => {
    const changes: DemonstrationChange[] = [];
    const founded = Number(firm.foundedOn.slice(0, 4));
    let year = Math.max(last - draw.weighted(CERTIFICATES.yearsBeforeEnd), Math.min(last, founded + 1));
    do {
      const issuedOn = dayOfYear(year, draw);
      const number = `GR${year}${NO_DIVISION.slice(0, 2)}${String(firm.number).padStart(6, '0')}`;
      const id = `demo-certificate-${year}-${String(firm.number).padStart(5, '0')}`;
      changes.push(
        assertion('high-tech-certificates', id, world.since(issuedOn), {
          number,
          enterprise: firm.id,
          technology: world.language === 'zh' ? byPrefix(TECHNOLOGY, firm.doing.code) : 'manufacturing',
          issuedOn,
          validUntil: dayAfter(`${year + 3}${issuedOn.slice(4)}`, -1),
          issuer: world.say('认定机构（演示）', 'Recognising body (demonstration)'),
          batch: world.say(
            `演示${year}年第${draw.between(1, 3)}批`,
            `Demonstration batch ${draw.between(1, 3)} of ${year}`,
          ),
        }),
      );
      if (draw.chance(CERTIFICATES.withdrawn)) {
        const day = world.within(issuedOn, draw.between(200, 900));
        if (day !== undefined && day > world.begin) {
          const withdrawnReason = world.say(
            '演示：复核不符合条件',
            'Demonstration: conditions no longer met',
          );
          changes.push(assertion('high-tech-certificates', id, day, { withdrawnOn: day, withdrawnReason }));
        }
        break;
      }
      year += 3;
    } while (year <= last && draw.chance(CERTIFICATES.renewed));
    return changes;
  });
}

const PLATFORM_KINDS: readonly (readonly [id: string, zh: string, en: string])[] = [
  ['enterprise-technology-centre', '企业技术中心', 'technology centre'],
  ['engineering-research-centre', '工程研究中心', 'engineering research centre'],
  ['technology-innovation-centre', '技术创新中心', 'technology innovation centre'],
  ['key-laboratory', '重点实验室', 'key laboratory'],
  ['industrial-design-centre', '工业设计中心', 'industrial design centre'],
  ['new-research-institution', '新型研发机构', 'research institution'],
  ['postdoctoral-workstation', '博士后科研工作站', 'postdoctoral workstation'],
  ['testing-service', '检验检测公共服务平台', 'public testing platform'],
];

const RECOGNISED_BY: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  national: [['国家有关部门（演示）', 'National office (demonstration)']],
  provincial: [
    ['省工业和信息化部门（演示）', 'Provincial industry office (demonstration)'],
    ['省科技部门（演示）', 'Provincial science office (demonstration)'],
    ['省发展改革部门（演示）', 'Provincial reform office (demonstration)'],
  ],
  municipal: [['市科技部门（演示）', 'City science office (demonstration)']],
  county: [['县（市、区）科技部门（演示）', 'County science office (demonstration)']],
};

/** Recognitions of platforms; some lapsed or revoked, and two of them of a platform that was recognised before. */
export function platformEntries(world: World, firms: readonly Firm[]): DemonstrationChange[] {
  const draw = world.draw('platforms');
  const hosts = draw.some(firms, Math.min(firms.length, world.count(SIZE.platforms)));
  const first = world.years[0]!;
  const last = world.years.at(-1)!;
  const changes = hosts.flatMap((firm, index): DemonstrationChange[] => {
    const level = draw.weighted(PLATFORM_LEVEL);
    const [kind, zh, en] = draw.pick(PLATFORM_KINDS);
    const by = draw.pick(RECOGNISED_BY[level]!);
    const recognisedOn = draw.day(`${first - 3}-01-01`, `${last}-10-31`);
    const year = recognisedOn.slice(0, 4);
    const id = `demo-platform-${String(index + 1).padStart(3, '0')}`;
    const short = firm.name.replace(/有限公司$| Ltd$/, '');
    const entered = assertion('innovation-platforms', id, world.since(recognisedOn), {
      name: world.say(`${short}${zh}`, `${short} ${en}`),
      level,
      kind,
      recognisedBy: world.say(by[0], by[1]),
      document: world.say(
        `演示科字〔${year}〕${draw.between(1, 60)}号`,
        `DEMO ${year}/${draw.between(1, 60)}`,
      ),
      recognisedOn,
      validUntil: draw.chance(350) ? `${Number(year) + draw.between(2, 5)}-12-31` : undefined,
      enterprise: firm.id,
      park: firm.park?.id,
    });
    const revokedOn = draw.chance(60) ? world.within(recognisedOn, draw.between(300, 1_200)) : undefined;
    if (revokedOn === undefined || revokedOn <= world.begin) return [entered];
    return [entered, assertion('innovation-platforms', id, revokedOn, { revokedOn, evaluation: 'failed' })];
  });
  return [...changes, ...secondRecognitions(world, changes, draw)];
}

function secondRecognitions(world: World, changes: readonly DemonstrationChange[], draw: Draw) {
  const provincial = changes.filter(
    (one) => one.act.kind === 'assert' && one.act.values.level === 'provincial',
  );
  return draw.some(provincial, Math.min(2, provincial.length)).flatMap((one, index) => {
    if (one.act.kind !== 'assert') return [];
    const { validUntil: _, ...values } = one.act.values;
    const recognisedOn = world.within(one.from, draw.between(200, 500)) ?? world.until;
    return [
      assertion(
        'innovation-platforms',
        `demo-platform-2${String(index + 1).padStart(2, '0')}`,
        recognisedOn,
        {
          ...(values as Record<string, string>),
          recognisedBy: world.say('省级另一部门（演示）', 'Another provincial office (demonstration)'),
          recognisedOn,
          sameAs: one.record,
        },
      ),
    ];
  });
}

/** People recruited; their names are plainly invented and stand apart. */
export function talentEntries(world: World, firms: readonly Firm[]): DemonstrationChange[] {
  const draw = world.draw('talent');
  const employers = capable(world, firms);
  if (employers.length === 0) return [];
  return Array.from({ length: world.count(SIZE.talent) }, (_, index): DemonstrationChange[] => {
    const number = String(index + 1).padStart(4, '0');
    const [zh, en, category] = draw.pick(DISCIPLINES);
    const signedOn = draw.day(`${world.years[0]! - 1}-09-01`, `${world.years.at(-1)!}-11-15`);
    const recruitedOn = draw.chance(920) ? world.within(signedOn, draw.between(7, 90)) : undefined;
    const leftOn =
      recruitedOn !== undefined && draw.chance(90)
        ? world.within(recruitedOn, draw.between(200, 800))
        : undefined;
    const isScarce = category !== undefined && draw.chance(900);
    const id = `demo-talent-${number}`;
    const from = world.since(signedOn);
    const known = recruitedOn !== undefined && recruitedOn <= from;
    const entered = assertion(
      'talent',
      id,
      from,
      {
        number: `DEMO-T-${number}`,
        degree: draw.weighted(DEGREE),
        discipline: world.say(zh, en),
        scarce: isScarce,
        scarceCategory: isScarce && category ? world.say(category[0], category[1]) : undefined,
        scarceBasis: isScarce
          ? world.say('演示急需紧缺人才目录', 'Demonstration catalogue of scarce talent')
          : undefined,
        newlyRecruited: draw.chance(880),
        employer: draw.pick(employers).id,
        signedOn,
        contractUntil: `${Number(signedOn.slice(0, 4)) + draw.between(3, 5)}-12-31`,
        recruitedOn: known ? recruitedOn : undefined,
      },
      { name: world.say(`演示人员${number}`, `Demo person ${number}`) },
    );
    const proof = world.say('演示：到岗证明', 'Demonstration: proof of taking up the post');
    const later: DemonstrationChange[] = [];
    if (recruitedOn !== undefined && !known)
      later.push(assertion('talent', id, recruitedOn, { recruitedOn, proof }));
    if (leftOn !== undefined && leftOn > from) later.push(assertion('talent', id, leftOn, { leftOn }));
    return [entered, ...later];
  }).flat();
}
