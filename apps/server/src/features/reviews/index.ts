/**
 * reviews: asks the plan about a project and keeps the answer with its proof. The verdict is core's, byte for byte;
 * here a question is read, answered, kept and shown. Nothing here turns a missing fact into a pass.
 */
import {
  AppError,
  getProof,
  getReview,
  listReviews,
  postReview,
  readFootprint,
  verifyProof,
} from '@luodi/api';
import { contentHash } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';
import { verifyProof as verify } from '@luodi/core/review';
import { type Feature, type Platform, route } from '../../platform/index.ts';
import { presentFinding } from '../plan/index.ts';
import { readFootprintText } from './footprint.ts';
import { reviewService } from './service.ts';
import { reviewStore } from './store.ts';

export { reviewRecords } from './store.ts';

/** Questions and answers of the served plan. */
export function reviewsFeature(platform: Platform, plan: PlanPackage): Feature {
  const store = reviewStore(platform.database, plan.content['plan.yaml'].zone.id);
  const service = reviewService({ plan, store, clock: platform.clock });
  return {
    routes: [
      route(postReview)(({ body }) => service.ask(body.case, body.compareWith)),
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
        const result = verify(body.proof);
        return {
          ok: result.ok,
          samePlan: result.verdict?.plan.hash === plan.hash,
          findings: result.findings.map(presentFinding),
          ...(result.verdict ? { verdictHash: contentHash(result.verdict) } : {}),
        };
      }),
      route(readFootprint)(({ body }) => readFootprintText(plan, body)),
    ],
  };
}
