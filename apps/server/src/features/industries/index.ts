/**
 * industries: finds an industry of the plan's classification by code or name, with what the plan says of it. The
 * weighing of claims is core's; the answer shows every claim, also those that lost.
 */
import { type IndustryAnswer, searchIndustries } from '@luodi/api';
import type { Bilingual } from '@luodi/core/base';
import { type ClassificationEntry, matchPositions, searchIndustries as search } from '@luodi/core/industry';
import type { PlanPackage } from '@luodi/core/plan';
import { type Feature, route } from '../../platform/index.ts';

function nameOf(plan: PlanPackage, code: string): Bilingual {
  return {
    zh: plan.classification.name(code, 'zh') ?? code,
    en: plan.classification.name(code, 'en') ?? code,
  };
}

function presentIndustry(plan: PlanPackage, entry: ClassificationEntry): IndustryAnswer {
  const { positions, resolutions, statuses, industries, prospects } = plan.content['industries.yaml'];
  const clauses = new Map(plan.content['clauses.yaml'].clauses.map((clause) => [clause.id, clause]));
  const parks = new Map(plan.content['layout.yaml'].parks.map((park) => [park.id, park.name]));
  const { classification } = plan;
  const match = matchPositions(
    { edition: classification.edition, code: entry.code },
    positions.map((position) => ({
      id: position.id,
      industry: position.industry,
      status: position.status,
      sets: position.codes,
    })),
    {
      classifications: [classification],
      resolutions: resolutions.map((resolution) => ({
        chosen: resolution.chosen,
        over: resolution.conflict.filter((id) => id !== resolution.chosen),
        who: resolution.by.zh,
        when: resolution.on,
        why: resolution.reason.zh,
      })),
    },
  );
  const chain = classification.chain(entry.code);
  const statusName = (id: string) => statuses.find((status) => status.id === id)?.name ?? { zh: id, en: id };
  const asked = prospects.filter((prospect) =>
    prospect.codes.some((set) =>
      set.include.some((code) => {
        const included = classification.lookup(code)?.code;
        return included !== undefined && chain.some((above) => above.code === included);
      }),
    ),
  );
  return {
    edition: classification.edition,
    code: entry.code,
    name: nameOf(plan, entry.code),
    level: String(entry.depth),
    path: chain.slice(0, -1).map((above) => ({ code: above.code, name: nameOf(plan, above.code) })),
    outcome: match.outcome,
    ...(match.status ? { status: { id: match.status, name: statusName(match.status) } } : {}),
    claims: match.claims.map((claim) => {
      const position = positions.find((item) => item.id === claim.position);
      const clause = position ? clauses.get(position.clause) : undefined;
      return {
        position: claim.position,
        industry: industries.find((item) => item.id === claim.industry)?.name ?? {
          zh: claim.industry,
          en: claim.industry,
        },
        status: statusName(claim.status),
        prefix: claim.code,
        wins: claim.standing === 'longest',
        clause: { id: position?.clause ?? '', ...(clause?.number ? { number: clause.number } : {}) },
        hostParks: (position?.hostParks ?? []).map((id) => ({
          id,
          name: parks.get(id) ?? { zh: id, en: id },
        })),
      };
    }),
    questions: asked.map((prospect) => prospect.question),
  };
}

/** Search over the classification of the served plan. */
export function industriesFeature(plan: PlanPackage): Feature {
  return {
    routes: [
      route(searchIndustries)(({ query }, { language }) => ({
        industries: search(plan.classification, query.q, language, query.limit).map((hit) =>
          presentIndustry(plan, hit.entry),
        ),
      })),
    ],
  };
}
