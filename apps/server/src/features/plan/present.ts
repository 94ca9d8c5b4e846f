import type { LivingPlan, PlanHead, WireFinding } from '@luodi/api';
import {
  type Bilingual,
  compareFindings,
  type Day,
  type Finding,
  type FindingCatalogue,
  renderFinding,
} from '@luodi/core/base';
import { exchangeCatalogue } from '@luodi/core/exchange';
import { geometryFindings } from '@luodi/core/geometry';
import { checkCounts, indicatorCatalogue } from '@luodi/core/indicators';
import { industryFindings } from '@luodi/core/industry';
import { ledgerFindings } from '@luodi/core/ledger';
import {
  type CountedState,
  clauseStates,
  lintPackage,
  type PlanPackage,
  planFindings,
  stateWords,
} from '@luodi/core/plan';
import { checkPlanFields, registerCatalogue } from '@luodi/core/registers';
import { ENGINE_VERSION, reviewFindings } from '@luodi/core/review';
import { lintRules, ruleFindings } from '@luodi/core/rules';

const CATALOGUES: readonly FindingCatalogue[] = [
  planFindings,
  geometryFindings,
  industryFindings,
  ruleFindings,
  reviewFindings,
  ledgerFindings,
  registerCatalogue,
  exchangeCatalogue,
  indicatorCatalogue,
];

/** A finding with its text in both languages. */
export function presentFinding(finding: Finding): WireFinding {
  const { params: _params, ...rest } = finding;
  return {
    ...rest,
    text: { zh: renderFinding(finding, 'zh', CATALOGUES), en: renderFinding(finding, 'en', CATALOGUES) },
  };
}

/** Who the plan is. */
export function presentPlan(plan: PlanPackage): PlanHead {
  const identity = plan.content['plan.yaml'];
  return {
    id: identity.id,
    title: identity.title,
    shortTitle: identity.shortTitle ?? identity.title,
    issuer: identity.issuer,
    ...(identity.documentNumber ? { documentNumber: identity.documentNumber } : {}),
    ...(identity.issuedOn ? { issuedOn: identity.issuedOn } : {}),
    period: identity.period,
    state: identity.state,
    zone: {
      id: identity.zone.id,
      name: identity.zone.name,
      country: identity.zone.country,
      centre: identity.zone.centre,
    },
    classification: identity.classification,
    hash: plan.hash,
    engine: ENGINE_VERSION,
    ...(identity.demonstration ? { demonstration: identity.demonstration } : {}),
  };
}

/** Name of a body for a reader; its id when the package does not name it. */
export function bodyName(plan: PlanPackage, id: string | undefined): Bilingual | undefined {
  if (!id) return undefined;
  return plan.content['bodies.yaml'].bodies.find((body) => body.id === id)?.name ?? { zh: id, en: id };
}

/** Every clause with its state on a day. */
export function presentLivingPlan(
  plan: PlanPackage,
  asOf: Day,
  counted: ReadonlyMap<string, CountedState>,
): LivingPlan {
  const lint = [
    ...lintPackage(plan, asOf),
    ...lintRules(plan.content),
    ...checkPlanFields(plan),
    ...checkCounts(plan),
  ].sort(compareFindings);
  const states = clauseStates(plan, lint, asOf, counted);
  const sources = new Map(plan.content['sources.yaml'].sources.map((source) => [source.id, source.title]));
  const count = (severity: Finding['severity']) =>
    lint.filter((finding) => finding.severity === severity).length;
  const clauses = plan.content['clauses.yaml'].clauses.map((clause) => {
    const state = states.get(clause.id);
    const { binds: _binds, locator, ...rest } = clause;
    return {
      ...rest,
      ...(locator
        ? {
            locator: {
              ...locator,
              sourceTitle: sources.get(locator.source) ?? { zh: locator.source, en: locator.source },
            },
          }
        : {}),
      state: state?.state ?? 'not-executable',
      evidence: (state?.evidence ?? []).map((item) => {
        const { missing, ...shown } = item;
        const from = missing ? bodyName(plan, missing.from) : undefined;
        return missing ? { ...shown, missing: { what: missing.what, ...(from ? { from } : {}) } } : shown;
      }),
      findings: (state?.findings ?? []).map(presentFinding),
    };
  });
  const statements = clauses.filter((clause) => clause.kind === 'statement');
  return {
    plan: presentPlan(plan),
    asOf,
    words: stateWords.map((word) => ({ ...word })),
    clauses,
    findings: lint.filter((finding) => !finding.clause).map(presentFinding),
    counts: {
      clauses: statements.length,
      executable: statements.filter((clause) => clause.state !== 'not-executable').length,
      rules: plan.content['rules.yaml'].rules.length,
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
    },
  };
}
