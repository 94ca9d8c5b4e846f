import { imports } from './import-work.ts';
import { reviews } from './review-work.ts';
import type { Workload } from './work.ts';

/** Kinds of work by name. A part of the product that writes adds its own. */
export const workloads: Readonly<Record<string, Workload>> = { reviews, imports };
