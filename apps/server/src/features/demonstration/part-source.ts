import type { Day } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';
import { JobPool } from '../../platform/index.ts';
import { type PackedPlan, packPlan } from '../plan/index.ts';
import { type Part, partsOf } from './parts.ts';

/** Where the parts of a demonstration zone that reaches a day come from: one after the other, each as it is written. */
export interface PartSource {
  count(until: Day): Promise<number>;
  part(until: Day, index: number): Promise<Part>;
  /** Lets go of what the source holds. */
  close(): Promise<void>;
}

/** What a generating thread is started with. */
export interface GeneratorStart {
  readonly plan: PackedPlan;
  /** Size in thousandths. */
  readonly scale: number;
}

/** Generates once for a day and keeps what it made: parts are asked for one by one. */
function keptParts(plan: PlanPackage, scale: number): (until: Day) => readonly Part[] {
  let kept: { readonly until: Day; readonly parts: readonly Part[] } | undefined;
  return (until) => {
    if (kept?.until !== until) kept = { until, parts: partsOf(plan, until, scale) };
    return kept.parts;
  };
}

/** The jobs of a generating thread. */
export function partJobs(plan: PlanPackage, scale: number) {
  const parts = keptParts(plan, scale);
  return {
    count: (until: Day): number => parts(until).length,
    part: ({ until, index }: { readonly until: Day; readonly index: number }): Part | undefined =>
      parts(until)[index],
  };
}

/** Generates where it is called: for a command, which nobody else waits for. */
export function partsHere(plan: PlanPackage, scale: number): PartSource {
  const parts = keptParts(plan, scale);
  return {
    count: async (until) => parts(until).length,
    part: async (until, index) => partAt(parts(until)[index]),
    close: async () => undefined,
  };
}

/** One thread, for seconds of work: it may take minutes on a crowded machine, and nobody else asks it anything. */
const POOL = {
  script: new URL('./demonstration.worker.ts', import.meta.url),
  threads: 1,
  deadlineMs: 300_000,
  maxWaiting: 1,
  maxWaitMs: 300_000,
  heapMb: 512,
} as const;

/** Generates in a thread of its own, begun with the first question: a server answers all the while. */
export function partsInThread(plan: PlanPackage, scale: number): PartSource {
  let pool: JobPool<ReturnType<typeof partJobs>> | undefined;
  const running = () => {
    pool ??= new JobPool({ ...POOL, workerData: { plan: packPlan(plan), scale } satisfies GeneratorStart });
    return pool;
  };
  return {
    count: (until) => running().run('count', until),
    part: async (until, index) => partAt(await running().run('part', { until, index })),
    close: async () => {
      await pool?.stop();
      pool = undefined;
    },
  };
}

function partAt(part: Part | undefined): Part {
  if (!part) throw new RangeError('no such part of the demonstration zone');
  return part;
}
