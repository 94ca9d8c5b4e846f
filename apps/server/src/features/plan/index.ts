/**
 * plan: the package that is served: who it is, the living plan with every clause's state on a day, and its files as
 * parsed. States and findings come from core; this feature only shows them.
 */

import type { LivingPlan } from '@luodi/api';
import { AppError, getLivingPlan, getPlan, getPlanFile } from '@luodi/api';
import type { PackageFile, PlanPackage } from '@luodi/core/plan';
import { dayOf, type Feature, type Platform, route } from '../../platform/index.ts';
import { presentLivingPlan, presentPlan } from './present.ts';
import { recordPackage } from './store.ts';

export { bodyName, presentFinding } from './present.ts';
export { packageRecords, recordPackage } from './store.ts';

/** Days of which the living plan is kept ready: a reader seldom asks for more than a few. */
const KEPT_DAYS = 16;

/** Serves a package. Records it in the database first, so that reviews can rest on it. */
export async function planFeature(platform: Platform, plan: PlanPackage): Promise<Feature> {
  await recordPackage(platform.database, plan, platform.clock.now());
  const kept = new Map<string, LivingPlan>();
  const livingPlan = (asOf: string): LivingPlan => {
    const known = kept.get(asOf);
    if (known) return known;
    const made = presentLivingPlan(plan, asOf);
    if (kept.size >= KEPT_DAYS) kept.delete(kept.keys().next().value ?? '');
    kept.set(asOf, made);
    return made;
  };
  return {
    routes: [
      route(getPlan)(() => presentPlan(plan)),
      route(getLivingPlan)(({ query }) => livingPlan(query.asOf ?? dayOf(platform.clock))),
      route(getPlanFile)(({ params }) => {
        const content = plan.content[`${params.file}.yaml` as PackageFile];
        if (!content) throw new AppError('not-found', { what: params.file });
        return { ...content };
      }),
    ],
  };
}
