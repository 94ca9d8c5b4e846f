import type { Sensitivity } from './principal.ts';

/** Where what was submitted for approval stands. A draft is not submitted yet: it is nowhere but with its author. */
export const SUBMISSION_STATES = ['submitted', 'returned', 'approved', 'withdrawn'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** What is done with it. `submit` makes it, or sends a returned one again. */
export const SUBMISSION_ACTS = ['submit', 'return', 'approve', 'withdraw'] as const;
export type SubmissionAct = (typeof SUBMISSION_ACTS)[number];

const AFTER: Readonly<
  Record<SubmissionState | 'draft', Readonly<Partial<Record<SubmissionAct, SubmissionState>>>>
> = {
  draft: { submit: 'submitted' },
  submitted: { return: 'returned', approve: 'approved', withdraw: 'withdrawn' },
  returned: { submit: 'submitted', withdraw: 'withdrawn' },
  approved: {},
  withdrawn: {},
};

/**
 * The state an act leads to; nothing when the act is not possible in this state. Approved and withdrawn are final: what
 * is approved is in the registers, and is changed there by another change.
 */
export function stateAfter(
  state: SubmissionState | 'draft',
  act: SubmissionAct,
): SubmissionState | undefined {
  return AFTER[state][act];
}

/**
 * Whether values of a class may go through approval. Personal values may not: what is submitted is kept for good, and
 * they have to be erasable. Restricted values may not: who approves does not see them. Both are written directly by
 * those who may.
 */
export function isProposable(sensitivity: Sensitivity): boolean {
  return sensitivity !== 'personal' && sensitivity !== 'restricted';
}
