import { SUBMISSION_ACTS, SUBMISSION_STATES } from '@luodi/core/access';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { bilingual, day } from './terms.ts';

const STORED = ['database-busy', 'database-deadline', 'database-unavailable'] as const;

const id = z.string().max(80);
const register = z.string().max(40);
const values = z.record(z.string(), z.unknown());
const state = z.enum(SUBMISSION_STATES);

/** What a submission would do to one record: the same that the routes of the registers take, one after another. */
const asked = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('create'),
    register,
    from: day.optional(),
    until: day.optional(),
    values,
  }),
  z.strictObject({
    act: z.literal('change'),
    register,
    record: id,
    /** Version of the record it was made from. */
    version: z.int().min(0),
    from: day.optional(),
    until: day.optional(),
    values,
  }),
  z.strictObject({
    act: z.literal('end'),
    register,
    record: id,
    version: z.int().min(0),
    from: day.optional(),
    until: day.optional(),
  }),
]);
export type AskedSubmissionChange = z.input<typeof asked>;

/** As many changes as one submission takes: each of them is looked at. */
export const MAX_SUBMISSION_CHANGES = 200;

const proposal = z.strictObject({
  reason: z.string().trim().min(1).max(500),
  basis: z.string().trim().max(500).optional(),
  changes: z.array(asked).min(1).max(MAX_SUBMISSION_CHANGES),
});

const remark = z.string().trim().max(500);

/** One step of its way: who did what, when, with which remark. */
const step = z.object({
  seq: z.int(),
  act: z.enum(SUBMISSION_ACTS),
  at: z.string(),
  actor: z.string(),
  actorName: z.string().optional(),
  remark: z.string().optional(),
});
export type SubmissionStep = z.infer<typeof step>;

const head = {
  id,
  state,
  /** Sequence number of its newest step: the ETag of optimistic locking. */
  version: z.int(),
  /** What it is about, for a list. */
  title: bilingual,
  reason: z.string(),
  basis: z.string().optional(),
  submittedBy: z.string(),
  submittedByName: z.string().optional(),
  /** Whether an enterprise account reported it. */
  reported: z.boolean(),
  /** When it was first submitted, and when something was last done with it. */
  submittedAt: z.string(),
  changedAt: z.string(),
  changeCount: z.int(),
};
const submissionHead = z.object(head);
export type SubmissionHead = z.infer<typeof submissionHead>;

const shownChange = z.object({
  act: z.enum(['create', 'change', 'end']),
  register,
  record: id,
  title: z.string(),
  from: day,
  until: day.optional(),
  /** Version of the record it was made from; 0 for a new one. */
  version: z.int(),
  /** Version the record has now; 0 when there is none. */
  current: z.int(),
  /** True when the record was changed since: it cannot be approved as it is. */
  stale: z.boolean(),
  demonstration: z.boolean(),
  /** What each field is on the first day of the change and shall be; fields the reader may not see are left out. */
  fields: z.array(
    z.object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
  /** How many fields are left out. */
  closed: z.int(),
  titles: z.record(z.string(), z.string()),
});
export type SubmissionChange = z.infer<typeof shownChange>;

const submission = z.object({
  ...head,
  changes: z.array(shownChange),
  steps: z.array(step),
  /** The change set it became. */
  changeSet: z.string().optional(),
  /** What the caller may do with it as it stands. */
  may: z.object({ approve: z.boolean(), return: z.boolean(), revise: z.boolean(), withdraw: z.boolean() }),
});
export type Submission = z.infer<typeof submission>;

/** What was submitted, newest first, with how many there are in each state. */
export const listSubmissions = endpoint({
  method: 'GET',
  path: '/api/submissions',
  access: 'submission.read',
  summary: { zh: '报批事项', en: 'What was submitted for approval' },
  query: z.strictObject({
    /** `waiting` are those the caller can act on: to approve, or returned to them. */
    whose: z.enum(['all', 'mine', 'waiting']).default('all'),
    state: state.optional(),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    total: z.int(),
    /** Over all the caller may see. */
    counts: z.object({
      all: z.int(),
      mine: z.int(),
      waiting: z.int(),
      states: z.record(state, z.int()),
    }),
    submissions: z.array(submissionHead),
  }),
  errors: STORED,
});

const one = z.strictObject({ id });

/** One of them: field by field what is and what shall be, and its way so far. */
export const getSubmission = endpoint({
  method: 'GET',
  path: '/api/submissions/{id}',
  access: 'submission.read',
  summary: { zh: '一件报批事项', en: 'One submission' },
  params: one,
  response: submission,
  errors: ['not-found', ...STORED],
});

const ACTED = ['not-found', 'conflict', 'changed-meanwhile', 'disk-full', ...STORED] as const;
const VERSIONED = ['precondition-required', ...ACTED] as const;
const LARGE = 4 * 1024 * 1024;

/** Submits changes for another person to approve. `Idempotency-Key` makes a repeated call harmless. */
export const postSubmission = endpoint({
  method: 'POST',
  path: '/api/submissions',
  access: 'submission.make',
  summary: { zh: '提交审批', en: 'Submit changes for approval' },
  body: proposal,
  response: submission,
  status: 201,
  errors: ACTED,
  maxBodyBytes: LARGE,
  cost: 2,
});

/** Submits one again that was returned, as it is now. Needs `If-Match`. */
export const putSubmission = endpoint({
  method: 'PUT',
  path: '/api/submissions/{id}',
  access: 'submission.revise',
  summary: { zh: '修改后再次提交', en: 'Submit again after a return' },
  params: one,
  body: proposal,
  response: submission,
  errors: VERSIONED,
  maxBodyBytes: LARGE,
  cost: 2,
});

/** Approves it: its changes are written as one act. Needs `If-Match`. */
export const approveSubmission = endpoint({
  method: 'POST',
  path: '/api/submissions/{id}/approve',
  access: 'submission.approve',
  summary: { zh: '批准（更改随即登记）', en: 'Approve: the changes are written' },
  params: one,
  body: z.strictObject({ remark: remark.optional() }),
  response: submission,
  errors: VERSIONED,
  cost: 2,
});

/** Gives it back with a remark. Needs `If-Match`. */
export const returnSubmission = endpoint({
  method: 'POST',
  path: '/api/submissions/{id}/return',
  access: 'submission.approve',
  summary: { zh: '退回，附意见', en: 'Return with a remark' },
  params: one,
  body: z.strictObject({ remark: remark.min(1) }),
  response: submission,
  errors: VERSIONED,
});

/** Takes it back. Needs `If-Match`. */
export const withdrawSubmission = endpoint({
  method: 'POST',
  path: '/api/submissions/{id}/withdraw',
  access: 'submission.revise',
  summary: { zh: '撤回', en: 'Withdraw' },
  params: one,
  body: z.strictObject({ remark: remark.optional() }),
  response: submission,
  errors: VERSIONED,
});
