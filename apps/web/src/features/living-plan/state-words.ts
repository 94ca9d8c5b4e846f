import type { LivingPlan } from '@luodi/api';

/** State words of the plan by id. */
export type StateWords = ReadonlyMap<string, LivingPlan['words'][number]>;
