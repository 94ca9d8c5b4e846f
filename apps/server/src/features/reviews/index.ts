/**
 * reviews: asks the plan about a project and keeps the answer with its proof. The verdict is core's, byte for byte;
 * here a question is read, answered, kept and shown. Nothing here turns a missing fact into a pass.
 */
import { availableParallelism } from 'node:os';
import {
  AppError,
  getProof,
  getReview,
  listReviews,
  postReview,
  readFootprint,
  verifyProof,
} from '@luodi/api';
import type { PlanPackage } from '@luodi/core/plan';
import { type Feature, JobPool, type Platform, route } from '../../platform/index.ts';
import { actorOf } from '../../platform/ledger/index.ts';
import { packPlan } from '../plan/index.ts';
import type { ReviewJobs } from './answers.ts';
import { reviewService } from './service.ts';
import { reviewStore } from './store.ts';

export { reviewRecords } from './store.ts';

/**
 * Bounds of the threads that review. The deadline lies well above the costliest footprint that core takes (2 to 7 s);
 * what is longer is refused rather than waited for. Two threads at the least, so that one slow review leaves a way.
 */
const POOL = {
  script: new URL('./review.worker.ts', import.meta.url),
  threads: Math.max(2, Math.min(4, availableParallelism())),
  deadlineMs: 10_000,
  maxWaiting: 200,
  maxWaitMs: 20_000,
  heapMb: 512,
} as const;

export { reviewStore } from './store.ts';

/** Questions and answers of the served plan. */
export function reviewsFeature(platform: Platform, plan: PlanPackage): Feature {
  const store = reviewStore(platform.database, plan.content['plan.yaml'].zone.id);
  const pool = new JobPool<ReviewJobs>({ ...POOL, workerData: packPlan(plan) });
  const service = reviewService({ planHash: plan.hash, store, pool, clock: platform.clock });
  return {
    routes: [
      route(postReview)(({ body }, { principal }) =>
        service.ask(body.case, body.compareWith, actorOf(principal)),
      ),
      route(listReviews)(async ({ query }) => ({ reviews: await store.list(query.limit) })),
      route(getReview)(({ params }) => service.get(params.id)),
      route(getProof)(async ({ params }, { setHeader }) => {
        const proof = await service.proof(params.id);
        setHeader(
          'content-disposition',
          `attachment; filename="${proof.case.id.replace(/[^\w.-]/g, '_')}.proof.json"`,
        );
        return proof;
      }),
      route(verifyProof)(({ body }) => {
        if (typeof body.proof !== 'object' || body.proof === null)
          throw new AppError('invalid-input', { count: 1 });
        return pool.run('verify', body.proof);
      }),
      route(readFootprint)(({ body }) => pool.run('footprint', body)),
    ],
    stop: () => pool.stop(),
  };
}
