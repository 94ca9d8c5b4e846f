import { type Subject, type SubmissionState, stateAfter } from '@luodi/core/access';
import { invariant } from '@luodi/core/base';
import type { Proposal, Step } from './store.ts';

/** A submission as its steps make it. */
export interface Standing {
  readonly id: string;
  readonly state: SubmissionState;
  /** Number of its newest step. */
  readonly version: number;
  readonly submittedBy: string;
  readonly submittedFor: string | undefined;
  readonly submittedAt: string;
  readonly changedAt: string;
  readonly proposal: Proposal;
  readonly changeSet: string | undefined;
  readonly steps: readonly Step[];
}

/** What the steps of a submission amount to; nothing when there are none. */
export function standingOf(steps: readonly Step[]): Standing | undefined {
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last) return undefined;
  let state: SubmissionState | 'draft' = 'draft';
  for (const { act } of steps) state = stateAfter(state, act) ?? state;
  const proposal = steps.findLast(({ content }) => content !== undefined)?.content;
  invariant(state !== 'draft' && proposal, 'a submission begins with what is submitted');
  return {
    id: first.submission,
    state,
    version: last.seq,
    submittedBy: first.actor,
    submittedFor: first.submittedFor,
    submittedAt: first.at,
    changedAt: last.at,
    proposal,
    changeSet: last.changeSet,
    steps,
  };
}

/** A submission as the subject of a question about rights. */
export function subjectOf(
  zone: string,
  one: Pick<Standing, 'id' | 'state' | 'submittedBy'> & {
    readonly submittedFor?: string | null | undefined;
  },
): Subject {
  return {
    zone,
    kind: 'submission',
    id: one.id,
    state: one.state,
    submittedBy: one.submittedBy,
    ...(one.submittedFor ? { submittedFor: one.submittedFor } : {}),
  };
}
