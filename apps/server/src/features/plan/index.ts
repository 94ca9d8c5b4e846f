/**
 * plan: the package that is served: who it is, the living plan with every clause's state on a day, and its files as
 * parsed. States and findings come from core; this feature only shows them.
 */

import type { LivingPlan } from '@luodi/api';
import { AppError, getLivingPlan, getPlan, getPlanFile } from '@luodi/api';
import type { Day } from '@luodi/core/base';
import type { CountedState, PackageFile, PlanPackage } from '@luodi/core/plan';
import { type Feature, type Platform, route } from '../../platform/index.ts';
import { presentLivingPlan, presentPlan } from './present.ts';
import { recordPackage } from './store.ts';

export { type PackedPlan, packPlan, unpackPlan } from './packed-plan.ts';
export { bodyName, presentFinding } from './present.ts';
export { packageRecords, recordPackage } from './store.ts';

/** Times for which the living plan is kept ready: a reader seldom asks for more than a few. */
const KEPT = 16;

/** Two times as they are asked for, the act known last, and the targets counted as of both. */
export interface Counting {
  times(asked: { readonly day: Day | undefined; readonly known: string | undefined }): Promise<{
    readonly day: Day;
    readonly known?: number;
  }>;
  newest(): Promise<number>;
  states(times: { readonly day: Day; readonly known?: number }): Promise<ReadonlyMap<string, CountedState>>;
}

/** Serves a package. Records it in the database first, so that reviews can rest on it. */
export async function planFeature(
  platform: Platform,
  plan: PlanPackage,
  counting: Counting,
): Promise<Feature> {
  await recordPackage(platform.database, plan, platform.clock.now());
  const kept = new Map<string, LivingPlan>();
  const livingPlan = async (asked: {
    day: Day | undefined;
    known: string | undefined;
  }): Promise<LivingPlan> => {
    const times = await counting.times(asked);
    // What the registers say may change with every act on them; the rest follows from the day.
    const key = `${times.day} ${times.known ?? (await counting.newest())}`;
    const before = kept.get(key);
    if (before) return before;
    const made = presentLivingPlan(plan, times.day, await counting.states(times));
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, made);
    return made;
  };
  return {
    routes: [
      route(getPlan)(() => presentPlan(plan)),
      route(getLivingPlan)(({ query }) => livingPlan({ day: query.asOf, known: query.known })),
      route(getPlanFile)(({ params }) => {
        const content = plan.content[`${params.file}.yaml` as PackageFile];
        if (!content) throw new AppError('not-found', { what: params.file });
        return { ...content };
      }),
    ],
  };
}
