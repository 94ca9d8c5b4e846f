import { type Bilingual, compareText } from '../base/index.ts';
import {
  type Classification,
  type ConflictResolution,
  type IndustryPosition,
  matchPositions,
} from '../industry/index.ts';
import type { Industries } from '../plan/index.ts';
import type { Value } from '../rules/index.ts';
import type { ReviewCase } from './case-schema.ts';
import type { ReviewPackage } from './package.ts';
import type { IndustryAnswer } from './verdict-schema.ts';

/** What the plan says of the industry of a case, as values for rules and as an answer for people. */
export interface IndustryReading {
  readonly values: ReadonlyMap<string, Value>;
  readonly answer?: IndustryAnswer;
}

function positionsOf(industries: Industries, review: ReviewCase): IndustryPosition[] {
  // A person who decides that a case belongs to a position says so of exactly this industry: the longest claim there is.
  const { industry } = review;
  const decided = new Set(
    review.decisions.flatMap((one) =>
      'prospect' in one && one.position !== undefined ? [one.position] : [],
    ),
  );
  return industries.positions.map((position) => ({
    id: position.id,
    industry: position.industry,
    status: position.status,
    sets:
      industry && decided.has(position.id)
        ? [...position.codes, { edition: industry.edition, include: [industry.code], except: [] }]
        : position.codes,
  }));
}

function resolutionsOf(industries: Industries, review: ReviewCase): ConflictResolution[] {
  const recorded = industries.resolutions
    .filter((resolution) => resolution.on <= review.asOf)
    .map((resolution) => ({
      chosen: resolution.chosen,
      over: resolution.conflict.filter((id) => id !== resolution.chosen),
      who: resolution.by.zh,
      when: resolution.on,
      why: resolution.reason.zh,
    }));
  const decided = review.decisions.flatMap((one) =>
    'conflict' in one
      ? [
          {
            chosen: one.position,
            over: one.conflict.filter((id) => id !== one.position),
            who: one.by,
            when: one.on,
            why: one.reason,
          },
        ]
      : [],
  );
  return [...recorded, ...decided];
}

/**
 * Questions to a person that the code raises and nobody has decided. `undefined` when the code is coarser than one of
 * them: then nobody can tell whether it is raised.
 */
function openProspects(pkg: ReviewPackage, review: ReviewCase, code: string): string[] | undefined {
  const { classification } = pkg;
  const chainOf = (one: string) => classification.chain(one).map((above) => above.code);
  const chain = chainOf(code);
  const normal = (one: string) => classification.lookup(one)?.code ?? one;
  const decided = new Set(review.decisions.flatMap((one) => ('prospect' in one ? [one.prospect] : [])));
  const open: string[] = [];
  for (const prospect of pkg.content['industries.yaml'].prospects) {
    if (decided.has(prospect.id)) continue;
    for (const set of prospect.codes) {
      if (set.edition !== classification.edition) continue;
      const include = set.include.map(normal);
      if (include.some((one) => one !== code && chainOf(one).includes(code))) return undefined;
      const excepted = set.except.map(normal).some((one) => chain.includes(one));
      if (include.some((one) => chain.includes(one)) && !excepted) open.push(prospect.id);
    }
  }
  return uniqueSorted(open);
}

function uniqueSorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}

function nameOf(classification: Classification, code: string): Bilingual | undefined {
  const [zh, en] = [classification.name(code, 'zh'), classification.name(code, 'en')];
  return zh !== undefined && en !== undefined ? { zh, en } : undefined;
}

/**
 * Reads what the plan says of the industry of a case. No industry, an unknown code, or an answer that cannot be told
 * (a code coarser than the plan speaks): the values are absent, so rules are unknown, never "not addressed".
 */
export function readIndustry(pkg: ReviewPackage, review: ReviewCase): IndustryReading {
  const { industry } = review;
  const entry =
    industry?.edition === pkg.classification.edition ? pkg.classification.lookup(industry.code) : undefined;
  if (!industry || !entry) return { values: new Map() };
  const industries = pkg.content['industries.yaml'];
  const chain = pkg.classification.chain(entry.code).map((above) => above.code);
  const match = matchPositions(
    { edition: industry.edition, code: entry.code },
    positionsOf(industries, review),
    {
      classifications: [pkg.classification],
      resolutions: resolutionsOf(industries, review),
    },
  );
  const values = new Map<string, Value>([
    ['industry.edition', industry.edition],
    ['industry.code', entry.code],
    ['industry.section', entry.section],
  ]);
  if (chain[1] !== undefined) values.set('industry.division', chain[1]);
  if (chain[2] !== undefined) values.set('industry.group', chain[2]);
  const positions = industries.positions.filter((position) => match.positions.includes(position.id));
  const status =
    match.outcome === 'matched' && match.status !== undefined
      ? match.status
      : match.outcome.replace('-', '_');
  const prospects = openProspects(pkg, review, entry.code);
  const name = nameOf(pkg.classification, entry.code);
  const answer: IndustryAnswer = {
    edition: industry.edition,
    code: entry.code,
    ...(name && { name }),
    ancestors: chain,
    status,
    statuses: uniqueSorted(positions.map((position) => position.status)),
    positions: uniqueSorted(positions.map((position) => position.id)),
    industries: uniqueSorted(positions.map((position) => position.industry)),
    hostParks: uniqueSorted(positions.flatMap((position) => position.hostParks)),
    prospects: prospects ?? [],
  };
  if (match.outcome !== 'undetermined') {
    values.set('industry.status', status);
    values.set('industry.statuses', answer.statuses);
    values.set('industry.positions', answer.positions);
    values.set('industry.industries', answer.industries);
    values.set('industry.host_parks', answer.hostParks);
    values.set('industry.addressed', match.outcome !== 'not-addressed');
    values.set('industry.conflict', match.outcome === 'conflict');
  }
  if (prospects) values.set('industry.prospects', prospects);
  return { values, answer };
}
