import {
  type Bilingual,
  canonicalJson,
  compareFindings,
  compareText,
  type Day,
  type Finding,
  isDay,
} from '../base/index.ts';
import type { Classification, ClassificationEntry, IndustryRef } from './classification.ts';
import { type CodeSet, isUnder, readCodeSet, readIndustry, refuseEdition } from './code-set.ts';
import { makeIndustryFinding } from './findings.ts';
import { builtInClassifications } from './gbt4754.ts';

/** A place the plan gives to an industry. Several positions may stand on one industry. */
export interface IndustryPosition {
  readonly id: string;
  /** The plan’s own name of the industry, for instance `bearing`. */
  readonly industry: string;
  /** The plan’s own word for the place: leading, general, restricted and so on. */
  readonly status: string;
  readonly sets: readonly CodeSet[];
}

/**
 * A conflict decided by a person. It holds only for conflicts it knew of: every contender of another status has to
 * stand in `over`. A position added to the plan later reopens the conflict.
 */
export interface ConflictResolution {
  /** Id of the position that counts. */
  readonly chosen: string;
  /** Ids of the positions it was preferred to. */
  readonly over: readonly string[];
  readonly who: string;
  readonly when: Day;
  readonly why: string;
}

/**
 * How a claim fared.
 * - `longest`: no unexcepted claim matches a longer code;
 * - `shorter`: another claim matches a longer code;
 * - `excepted`: its own set excepts the industry, at the same length or longer;
 * - `set-aside`: among the longest, but a recorded resolution preferred another.
 */
export type ClaimStanding = 'longest' | 'shorter' | 'excepted' | 'set-aside';

/** One included code that the industry stands at or under. */
export interface IndustryClaim {
  readonly position: string;
  readonly industry: string;
  readonly status: string;
  /** The included code, in normal form. */
  readonly code: string;
  /** Its level; in GB/T 4754 also its length: 1 section letter, 2, 3 or 4 digits. */
  readonly length: number;
  readonly standing: ClaimStanding;
  /** The exception, the longer code or the chosen position that it lost to. */
  readonly lostTo?: string;
}

/**
 * What the plan says of an industry.
 * - `matched`: one status, of every position in `positions`;
 * - `conflict`: positions of different status stand equally; a named person has to decide;
 * - `not-addressed`: nothing stands on it, which is never a permission;
 * - `undetermined`: it could not be told; the findings say what is missing.
 */
export type MatchOutcome = 'matched' | 'conflict' | 'not-addressed' | 'undetermined';

/** The answer of {@link matchPositions}. Independent of the order of positions, sets and codes. */
export interface IndustryMatch {
  readonly ref: IndustryRef;
  readonly outcome: MatchOutcome;
  /** Only when matched. */
  readonly status?: string;
  /** Ids of the positions that count when matched, or that stand against each other in a conflict; sorted. */
  readonly positions: readonly string[];
  /** Every claim, longest first. */
  readonly claims: readonly IndustryClaim[];
  /** The decisions by which a conflict was resolved; empty when there was none. */
  readonly resolutions: readonly ConflictResolution[];
  readonly findings: readonly Finding[];
}

/** Settings of {@link matchPositions}. */
export interface MatchOptions {
  /** Classifications to read codes by; the built-in ones when left out. */
  readonly classifications?: readonly Classification[];
  readonly resolutions?: readonly ConflictResolution[];
}

/** All that the sets of the positions say of one industry, before it is weighed. */
interface Survey {
  readonly claims: IndustryClaim[];
  readonly findings: Finding[];
  /** Codes below the industry of which something is said. */
  readonly finer: Set<string>;
  /** Whether a set could not be read, so that nobody knows what it would have claimed. */
  blind: boolean;
}

/**
 * Which position the plan gives to an industry. Longest code wins, an explicit exception beats a code of its own set
 * that is not longer, equal claims of different status are a conflict, and nothing is `not-addressed`. A set of
 * another edition, or with a code that cannot be read, is refused with a finding and leaves the answer undetermined:
 * nobody knows what it would have claimed or excepted. So does an industry given more coarsely than the plan speaks.
 */
export function matchPositions(
  ref: IndustryRef,
  positions: readonly IndustryPosition[],
  options: MatchOptions = {},
): IndustryMatch {
  const known = options.classifications ?? builtInClassifications;
  const reading = readIndustry(ref, known);
  if (!reading.entry) {
    return {
      ref,
      outcome: 'undetermined',
      positions: [],
      claims: [],
      resolutions: [],
      findings: reading.findings,
    };
  }
  const survey = surveyPositions(ref, reading.entry, reading.classification, positions, known);
  if (survey.finer.size > 0) {
    const finer = [...survey.finer].sort(compareText).join(', ');
    survey.findings.push(makeIndustryFinding('industry.code-too-coarse', {}, { code: ref.code, finer }));
  }
  const longest = survey.claims.reduce(
    (best, one) => (one.standing === 'excepted' ? best : Math.max(best, one.length)),
    0,
  );
  const deepest = survey.claims.find((one) => one.standing !== 'excepted' && one.length === longest)?.code;
  const weighed = survey.claims.map(
    (claim): IndustryClaim =>
      claim.standing === 'excepted' || claim.length === longest || deepest === undefined
        ? claim
        : { ...claim, standing: 'shorter', lostTo: deepest },
  );
  const contenders = weighed.filter((claim) => claim.standing === 'longest');
  const undetermined = survey.blind || survey.finer.size > 0;
  const weighing = undetermined
    ? { outcome: 'undetermined' as const, positions: [], claims: weighed, resolutions: [], findings: [] }
    : decide(ref, contenders, weighed, options.resolutions ?? []);
  return {
    ref,
    ...weighing,
    claims: sortClaims(weighing.claims),
    findings: sortFindings([...survey.findings, ...weighing.findings]),
  };
}

/** What a claim’s standing means, in words a person reads beside it. */
export function explainClaim(claim: IndustryClaim): Bilingual {
  const by = claim.lostTo ?? '';
  switch (claim.standing) {
    case 'longest':
      return {
        zh: `按代码 ${claim.code} 匹配，最为具体。`,
        en: `Matches by code ${claim.code}, the most specific.`,
      };
    case 'shorter':
      return {
        zh: `按代码 ${claim.code} 匹配，但 ${by} 更具体。`,
        en: `Matches by code ${claim.code}, but ${by} is more specific.`,
      };
    case 'excepted':
      return {
        zh: `按代码 ${claim.code} 匹配，但明确排除了 ${by}。`,
        en: `Matches by code ${claim.code}, but ${by} is expressly excepted.`,
      };
    case 'set-aside':
      return {
        zh: `按代码 ${claim.code} 匹配，但已裁定以 ${by} 为准。`,
        en: `Matches by code ${claim.code}, but it was decided that ${by} counts.`,
      };
  }
}

function surveyPositions(
  ref: IndustryRef,
  entry: ClassificationEntry,
  classification: Classification,
  positions: readonly IndustryPosition[],
  known: readonly Classification[],
): Survey {
  const survey: Survey = { claims: [], findings: [], finer: new Set(), blind: false };
  const chain = new Set(classification.chain(entry.code).map((above) => above.code));
  for (const position of positions) {
    for (const set of position.sets) {
      if (set.edition !== ref.edition) {
        survey.blind = true;
        survey.findings.push(
          ...refuseEdition(set.edition, set.include, ref.edition, {}, { position: position.id }),
        );
        continue;
      }
      const read = readCodeSet(set, known);
      if (read.findings.length > 0) {
        survey.blind = true;
        // Pointers into the set would depend on how a plan orders its codes; the position is what locates it here.
        for (const finding of read.findings) {
          survey.findings.push({
            ...finding,
            pointer: '',
            params: { ...finding.params, position: position.id },
          });
        }
      }
      for (const below of [...read.include, ...read.except]) {
        if (below.code !== entry.code && isUnder(classification, below.code, entry.code))
          survey.finer.add(below.code);
      }
      survey.claims.push(...claimsOf(position, read.include, read.except, chain));
    }
  }
  return survey;
}

/** The claims of one set on an industry, told apart only by whether the set itself excepts it. */
function claimsOf(
  position: IndustryPosition,
  include: readonly ClassificationEntry[],
  except: readonly ClassificationEntry[],
  chain: ReadonlySet<string>,
): IndustryClaim[] {
  const exception = except
    .filter((entry) => chain.has(entry.code))
    .reduce<ClassificationEntry | undefined>((a, b) => (a && a.depth >= b.depth ? a : b), undefined);
  return include
    .filter((entry) => chain.has(entry.code))
    .map((entry): IndustryClaim => {
      const { id, industry, status } = position;
      const claim = { position: id, industry, status, code: entry.code, length: entry.depth };
      return exception && exception.depth >= entry.depth
        ? { ...claim, standing: 'excepted', lostTo: exception.code }
        : { ...claim, standing: 'longest' };
    });
}

type Decision = Pick<
  IndustryMatch,
  'outcome' | 'status' | 'positions' | 'claims' | 'resolutions' | 'findings'
>;

/** Weighs the longest claims against each other, with the resolutions people recorded. */
function decide(
  ref: IndustryRef,
  contenders: readonly IndustryClaim[],
  claims: readonly IndustryClaim[],
  recorded: readonly ConflictResolution[],
): Decision {
  const ids = uniqueSorted(contenders.map((claim) => claim.position));
  const statuses = uniqueSorted(contenders.map((claim) => claim.status));
  const [status] = statuses;
  if (status === undefined) {
    const finding = makeIndustryFinding('industry.not-addressed', {}, { code: ref.code });
    return { outcome: 'not-addressed', positions: [], claims, resolutions: [], findings: [finding] };
  }
  if (statuses.length === 1) {
    return { outcome: 'matched', status, positions: ids, claims, resolutions: [], findings: [] };
  }
  const { applicable, findings } = applicableResolutions(contenders, recorded);
  const chosen = uniqueSorted(applicable.map((resolution) => resolution.chosen));
  const winner = contenders.find((claim) => claim.position === chosen[0]);
  if (winner && chosen.length === 1) {
    const resolved = claims.map(
      (claim): IndustryClaim =>
        claim.standing === 'longest' && claim.status !== winner.status
          ? { ...claim, standing: 'set-aside', lostTo: winner.position }
          : claim,
    );
    return {
      outcome: 'matched',
      status: winner.status,
      positions: uniqueSorted(
        contenders.filter((one) => one.status === winner.status).map((one) => one.position),
      ),
      claims: resolved,
      resolutions: applicable,
      findings,
    };
  }
  if (chosen.length > 1) {
    findings.push(makeIndustryFinding('industry.resolutions-contradict', {}, { chosen: chosen.join(', ') }));
  }
  const conflict = { code: ref.code, positions: ids.join(', ') };
  findings.push(makeIndustryFinding('industry.conflict', {}, conflict));
  return { outcome: 'conflict', positions: ids, claims, resolutions: [], findings };
}

/** The complete resolutions that knew of every contender, in a fixed order; and what the others lack. */
function applicableResolutions(
  contenders: readonly IndustryClaim[],
  recorded: readonly ConflictResolution[],
): { applicable: ConflictResolution[]; findings: Finding[] } {
  const applicable: ConflictResolution[] = [];
  const findings: Finding[] = [];
  for (const resolution of recorded) {
    const chosen = contenders.filter((claim) => claim.position === resolution.chosen);
    // One position id on two statuses is a fault of the plan; a choice between them by id chooses nothing.
    if (uniqueSorted(chosen.map((claim) => claim.status)).length !== 1) continue;
    const missing = missingParts(resolution);
    if (missing.length > 0) {
      const params = {
        chosen: resolution.chosen,
        missingZh: missing.map((part) => part.zh).join('、'),
        missingEn: missing.map((part) => part.en).join(', '),
      };
      findings.push(makeIndustryFinding('industry.resolution-incomplete', {}, params));
      continue;
    }
    const rivals = contenders.filter((claim) => claim.status !== chosen[0]?.status);
    if (rivals.every((claim) => resolution.over.includes(claim.position))) applicable.push(resolution);
  }
  applicable.sort((a, b) => compareText(a.when, b.when) || compareText(canonicalJson(a), canonicalJson(b)));
  return { applicable, findings };
}

/** What a resolution lacks to be one, in words. */
function missingParts(resolution: ConflictResolution): Bilingual[] {
  const parts: [Bilingual, boolean][] = [
    [{ zh: '裁定人', en: 'who decided' }, resolution.who.trim() !== ''],
    [{ zh: '日期', en: 'the day' }, isDay(resolution.when)],
    [{ zh: '理由', en: 'the reason' }, resolution.why.trim() !== ''],
    [{ zh: '所排除的定位', en: 'the positions set aside' }, resolution.over.length > 0],
  ];
  return parts.filter(([, there]) => !there).map(([name]) => name);
}

function uniqueSorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}

/** Longest first, then by what the claim says: the same order however the plan lists its positions. */
function sortClaims(claims: readonly IndustryClaim[]): IndustryClaim[] {
  return [...claims].sort(
    (a, b) =>
      b.length - a.length ||
      compareText(a.position, b.position) ||
      compareText(canonicalJson(a), canonicalJson(b)),
  );
}

function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => compareFindings(a, b) || compareText(canonicalJson(a.params), canonicalJson(b.params)),
  );
}
