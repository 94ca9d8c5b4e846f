/**
 * submissions (报批): changes of the registers that one person submits and another approves or returns. What is
 * submitted waits beside the registers, bound by the ledger; approved, it is written as one act that names both. Who may
 * submit and approve is said by the table of rights, how a submission goes from state to state by core/access.
 */
import {
  approveSubmission,
  getSubmission,
  listSubmissions,
  postSubmission,
  putSubmission,
  returnSubmission,
  withdrawSubmission,
} from '@luodi/api';
import type { PlanPackage } from '@luodi/core/plan';
import { type Feature, type Platform, route } from '../../platform/index.ts';
import { type ActorNames, zoneRegisters } from '../registers/index.ts';
import { submissionService } from './service.ts';

export { submissionRecords } from './store.ts';

/** Submission and approval for the zone of the served plan. */
export function submissionsFeature(
  { database, clock }: Platform,
  plan: PlanPackage,
  actorNames: ActorNames = async () => new Map(),
): Feature {
  const service = submissionService(database, zoneRegisters(plan, clock), actorNames);
  return {
    routes: [
      route(listSubmissions)(({ query }, context) => service.list(context, query)),
      route(getSubmission)(({ params }, context) => service.get(context, params.id)),
      route(postSubmission)(({ body }, context) => service.submit(context, body)),
      route(putSubmission)(({ params, body }, context) => service.resubmit(context, params.id, body)),
      route(approveSubmission)(({ params, body }, context) => service.approve(context, params.id, body)),
      route(returnSubmission)(({ params, body }, context) => service.giveBack(context, params.id, body)),
      route(withdrawSubmission)(({ params, body }, context) => service.withdraw(context, params.id, body)),
    ],
  };
}
