import type { Bilingual, Finding } from '../../base/index.ts';
import { type Classification, checkCodeSet } from '../../industry/index.ts';
import type { Industries, Position } from '../schema/index.ts';
import { chapterOf, groupBy, joined, type LintContext, named } from './context.ts';
import { type IndustryCheck, industryChecks } from './industry-checks.ts';

type CodeSet = Position['codes'][number];

/** A code that a position claims, in the normal form of its classification. */
interface Claim {
  readonly position: Position;
  readonly index: number;
  readonly code: string;
  readonly set: CodeSet;
}

/** Positions on industries: their codes, their conflicts, and where the industries are to stand. */
export function lintIndustries(context: LintContext): Finding[] {
  const { positions, prospects } = context.content['industries.yaml'];
  const findings: Finding[] = [];
  positions.forEach((position, index) => {
    const path = ['positions', index];
    position.codes.forEach((set, place) => {
      findings.push(...lintCodeSet(context, set, [...path, 'codes', place], position.clause));
    });
    if (position.codes.length === 0 && !position.byList) {
      const place = context.at('industries.yaml', path, position.clause);
      findings.push(industryChecks.make('position.codes-missing', place, nameOfPosition(context, position)));
    }
  });
  prospects.forEach((prospect, index) => {
    prospect.codes.forEach((set, place) => {
      findings.push(...lintCodeSet(context, set, ['prospects', index, 'codes', place]));
    });
  });
  context.content['thresholds.yaml'].thresholds.forEach((threshold, index) => {
    threshold.scope?.codes?.forEach((code, place) => {
      const at = context.at('thresholds.yaml', ['thresholds', index, 'scope', 'codes', place]);
      const { finding } = context.pkg.classification.read(code, at);
      if (finding) findings.push(finding);
    });
  });
  return [
    ...findings,
    ...lintInferredCodes(context),
    ...lintStatuses(context),
    ...lintClaims(context),
    ...lintProspects(context),
    ...lintResolutions(context),
    ...lintSystem(context),
    ...lintHosting(context),
  ];
}

function findAt(
  context: LintContext,
  code: IndustryCheck,
  path: readonly (string | number)[],
  clause?: string,
  params: Readonly<Record<string, string | number>> = {},
): Finding {
  return industryChecks.make(code, context.at('industries.yaml', path, clause), params);
}

/** Names of an industry and its status, as params. */
function nameOfPosition(context: LintContext, position: Position, suffix = ''): Record<string, string> {
  const { industries, statuses } = context.content['industries.yaml'];
  const unknown = (id: string): Bilingual => ({ zh: id, en: id });
  const industry = industries.find(({ id }) => id === position.industry)?.name ?? unknown(position.industry);
  const status = statuses.find(({ id }) => id === position.status)?.name ?? unknown(position.status);
  return { ...named(`industry${suffix}`, industry), ...named(`status${suffix}`, status) };
}

/** Whether a code is another or lies below it. Unknown codes are inside nothing. */
function isInside(classification: Classification, code: string, other: string): boolean {
  const above = classification.lookup(other)?.code;
  return above !== undefined && classification.chain(code).some((entry) => entry.code === above);
}

function lintCodeSet(
  context: LintContext,
  set: CodeSet,
  path: readonly (string | number)[],
  clause?: string,
): Finding[] {
  const { classification } = context.pkg;
  const options = { classifications: [classification], expected: classification.edition };
  const base = context.at('industries.yaml', path, clause);
  const findings = checkCodeSet(set, options, base).map((finding) => context.relocate(finding));
  set.include.forEach((code, index) => {
    const own = classification.lookup(code)?.code;
    const except = set.except.find(
      (other) => own !== undefined && classification.lookup(other)?.code === own,
    );
    if (except === undefined) return;
    const at = [...path, 'include', index];
    findings.push(findAt(context, 'position.code-excepted', at, clause, { code, except }));
  });
  return findings;
}

function lintInferredCodes(context: LintContext): Finding[] {
  const { positions } = context.content['industries.yaml'];
  const inferred = positions.filter((one) => one.codes.length > 0 && one.codesCertainty === 'inferred');
  const first = inferred[0];
  if (!first) return [];
  const params = { count: inferred.length, ...nameOfPosition(context, first) };
  const path = ['positions', positions.indexOf(first), 'codes'];
  return [findAt(context, 'position.codes-inferred', path, first.clause, params)];
}

/** Whether a named person settled the conflict of these positions. */
function resolutionOf(industries: Industries, positions: readonly Position[]) {
  const ids = positions.map(({ id }) => id);
  return industries.resolutions.find((one) => ids.every((id) => one.conflict.includes(id)));
}

/**
 * One industry, several statuses on the very same codes. Statuses on different parts of an industry, or one of them
 * told by list, do not contradict each other.
 */
function lintStatuses(context: LintContext): Finding[] {
  const industries = context.content['industries.yaml'];
  const { positions } = industries;
  const claims = claimsOf(context);
  const codesOf = (position: Position) =>
    claims.filter((claim) => claim.position === position).map(({ code }) => code);
  const findings: Finding[] = [];
  for (const own of groupBy(positions, ({ industry }) => industry).values()) {
    const group = own.filter((position) => {
      const codes = codesOf(position);
      return own.some(
        (other) => other.status !== position.status && codesOf(other).some((c) => codes.includes(c)),
      );
    });
    if (group.length < 2) continue;
    const last = group.at(-1)!;
    const names = group.map((position) => nameOfPosition(context, position));
    const stated = joined(
      group.map(({ clause }, index) => ({
        zh: `“${names[index]!.statusZh}”（${clause}）`,
        en: `"${names[index]!.statusEn}" (${clause})`,
      })),
    );
    const resolution = resolutionOf(industries, group);
    const params = {
      ...nameOfPosition(context, last),
      ...named('stated', stated),
      ...named('by', resolution?.by ?? { zh: '', en: '' }),
      on: resolution?.on ?? '',
    };
    const code = resolution ? 'position.statuses-resolved' : 'position.statuses-differ';
    findings.push(findAt(context, code, ['positions', positions.indexOf(last)], last.clause, params));
  }
  return findings;
}

function claimsOf(context: LintContext): Claim[] {
  const { classification } = context.pkg;
  return context.content['industries.yaml'].positions.flatMap((position, index) =>
    position.codes
      .filter((set) => set.edition === classification.edition)
      .flatMap((set) =>
        set.include.flatMap((written) => {
          const code = classification.lookup(written)?.code;
          return code === undefined ? [] : [{ position, index, code, set }];
        }),
      ),
  );
}

/** Codes claimed twice: at equal length nobody wins, inside one another the longer wins and should be meant. */
function lintClaims(context: LintContext): Finding[] {
  const { classification } = context.pkg;
  const industries = context.content['industries.yaml'];
  const claims = claimsOf(context);
  const equal = new Map<string, { a: Claim; b: Claim; codes: string[] }>();
  const nested = new Map<string, { a: Claim; b: Claim; codes: string[] }>();
  for (const b of claims) {
    for (const a of claims) {
      const apart =
        a.position.industry === b.position.industry ||
        a.position.status === b.position.status ||
        a.index === b.index;
      if (apart || !isInside(classification, b.code, a.code)) continue;
      if (a.set.except.some((except) => isInside(classification, b.code, except))) continue;
      const same = a.code === b.code;
      if (same && (a.index > b.index || b.set.except.some((one) => isInside(classification, a.code, one))))
        continue;
      const key = `${a.index} ${b.index}`;
      const list = same ? equal : nested;
      const pair = list.get(key) ?? { a, b, codes: [] };
      pair.codes.push(b.code);
      list.set(key, pair);
    }
  }
  const findings: Finding[] = [];
  for (const [pairs, open] of [
    [equal, 'position.codes-conflict'],
    [nested, 'position.codes-nested'],
  ] as const) {
    for (const { a, b, codes } of pairs.values()) {
      if (resolutionOf(industries, [a.position, b.position])) continue;
      const params = {
        codes: [...new Set(codes)].join(', '),
        within: a.code,
        ...nameOfPosition(context, b.position),
        ...nameOfPosition(context, a.position, 'Other'),
      };
      findings.push(findAt(context, open, ['positions', b.index, 'codes'], b.position.clause, params));
    }
  }
  return findings;
}

/** Codes of which only a part belongs to a position, inside what another position claims as a whole. */
function lintProspects(context: LintContext): Finding[] {
  const { classification } = context.pkg;
  const { positions, prospects } = context.content['industries.yaml'];
  const claims = claimsOf(context);
  const findings: Finding[] = [];
  prospects.forEach((prospect, index) => {
    const meant = positions.filter(({ id }) => prospect.positions.includes(id));
    const codes = prospect.codes
      .filter((set) => set.edition === classification.edition)
      .flatMap((set) => set.include.flatMap((code) => classification.lookup(code)?.code ?? []));
    for (const group of groupBy(claims, (claim) => claim.index).values()) {
      const { position } = group[0]!;
      const differs = meant.find((one) => one.status !== position.status);
      if (!differs) continue;
      const inside = codes.filter((code) =>
        group.some((claim) => isInside(classification, code, claim.code)),
      );
      if (inside.length === 0) continue;
      const params = {
        codes: inside.join(', '),
        ...nameOfPosition(context, differs),
        ...nameOfPosition(context, position, 'Other'),
      };
      const path = ['prospects', index, 'codes'];
      findings.push(findAt(context, 'position.prospect-divided', path, position.clause, params));
    }
  });
  return findings;
}

function lintResolutions(context: LintContext): Finding[] {
  const { positions, resolutions } = context.content['industries.yaml'];
  const findings: Finding[] = [];
  resolutions.forEach((resolution, index) => {
    const clause = positions.find(({ id }) => id === resolution.chosen)?.clause;
    if (!resolution.conflict.includes(resolution.chosen)) {
      const path = ['resolutions', index, 'chosen'];
      findings.push(
        findAt(context, 'resolution.chosen-outside', path, clause, { chosen: resolution.chosen }),
      );
    }
    if (context.asOf !== undefined && resolution.on > context.asOf) {
      const path = ['resolutions', index, 'on'];
      findings.push(findAt(context, 'resolution.in-future', path, clause, { on: resolution.on }));
    }
  });
  return findings;
}

/**
 * Industries that the plan puts forward without giving them a place in its own system. The system is read from the
 * plan, not from names: it is the chapter whose clauses give out the most different statuses. Whoever is hosted by a
 * park, or holds a position elsewhere, and holds none in that chapter, is a headline without a rank.
 */
function lintSystem(context: LintContext): Finding[] {
  const { industries, positions, statuses } = context.content['industries.yaml'];
  const { parks } = context.content['layout.yaml'];
  const chapters = groupBy(positions, ({ clause }) => chapterOf(context.content, clause));
  let system: { chapter: string; statuses: number } | undefined;
  for (const [chapter, group] of chapters) {
    const count = new Set(group.map(({ status }) => status)).size;
    if (chapter !== undefined && (!system || count > system.statuses)) system = { chapter, statuses: count };
  }
  const findings: Finding[] = [];
  industries.forEach((industry, index) => {
    const own = positions.filter((position) => position.industry === industry.id);
    const hosts = parks.filter(({ hosts: hosted }) => hosted.includes(industry.id));
    const name = named('name', industry.name);
    if (own.length === 0) {
      const code = hosts.length > 0 ? 'industry.hosted-without-position' : 'industry.without-position';
      const params = { ...name, ...named('parks', joined(hosts.map((park) => park.name))) };
      findings.push(findAt(context, code, ['industries', index], hosts[0]?.clause, params));
      return;
    }
    // A chapter that gives out one status only is a list, not a system to be missing from.
    if (!system || system.statuses < 2) return;
    if (own.some(({ clause }) => chapterOf(context.content, clause) === system.chapter)) return;
    const status = statuses.find(({ id }) => id === own[0]!.status)?.name ?? { zh: '', en: '' };
    const params = {
      ...named('chapter', chapterName(context, system.chapter)),
      ...name,
      ...named('status', status),
    };
    const place = ['positions', positions.indexOf(own[0]!)];
    findings.push(findAt(context, 'industry.outside-system', place, own[0]!.clause, params));
  });
  return findings;
}

/** Heading of a chapter with its number, as the contents show it. */
function chapterName(context: LintContext, id: string): Bilingual {
  const clause = context.content['clauses.yaml'].clauses.find((one) => one.id === id);
  const { zh, en } = clause?.heading ?? { zh: id, en: id };
  return { zh: `${clause?.number ?? ''}${zh}`, en };
}

/** Industries without a park, parks without an industry, and the two files telling different stories. */
function lintHosting(context: LintContext): Finding[] {
  const { industries, positions } = context.content['industries.yaml'];
  const { parks } = context.content['layout.yaml'];
  const findings: Finding[] = [];
  industries.forEach((industry) => {
    const own = positions.filter((position) => position.industry === industry.id);
    const hosted = parks.some(({ hosts }) => hosts.includes(industry.id));
    if (own.length === 0 || hosted || own.some(({ hostParks }) => hostParks.length > 0)) return;
    const last = own.at(-1)!;
    const path = ['positions', positions.indexOf(last)];
    const params = { ...named('name', industry.name), ...nameOfPosition(context, last) };
    findings.push(findAt(context, 'industry.without-park', path, last.clause, params));
  });
  parks.forEach((park, index) => {
    const place = (key: string) => context.at('layout.yaml', ['parks', index, key], park.clause);
    const guests = positions.filter(({ hostParks }) => hostParks.includes(park.id));
    const name = named('name', park.name);
    if (park.hosts.length === 0 && guests.length === 0) {
      findings.push(industryChecks.make('park.without-industry', place('id'), name));
      return;
    }
    if (park.hosts.length === 0) return;
    const strangers = guests.filter(({ industry }) => !park.hosts.includes(industry));
    for (const position of strangers) {
      const params = { ...name, ...nameOfPosition(context, position) };
      findings.push(industryChecks.make('park.host-one-sided', place('hosts'), params));
    }
  });
  return findings;
}
