import { randomUUID } from 'node:crypto';
import type { SubmissionAct } from '@luodi/core/access';
import type { PlanPackage } from '@luodi/core/plan';
import { assertOn } from './features/registers/sample-changes.ts';
import { writeStep } from './features/submissions/store.ts';
import type { Clock, Database } from './platform/index.ts';
import { type Arrived, CANARIES, type Request } from './rights-asking.ts';

/** What a submission of the rights matrix is to be. */
interface MadeSubmission {
  readonly submittedFor?: string;
  /** What was done with it since. */
  readonly since?: SubmissionAct;
}

/** Writes a submission with its steps straight into the database, for the rights matrix. */
async function storeSubmission(
  database: Database,
  zone: string,
  made: MadeSubmission & {
    readonly by: string;
    readonly at: Date;
    readonly content: Parameters<typeof writeStep>[2]['content'] & object;
  },
): Promise<{ id: string; version: number }> {
  const { by, since, submittedFor, content } = made;
  const id = randomUUID();
  const at = made.at.toISOString();
  const version = await database.transaction(async (trx) => {
    const first = await writeStep(trx, zone, {
      id: `${id}/1`,
      submission: id,
      act: 'submit',
      at,
      actor: by,
      content,
      ...(submittedFor === undefined ? {} : { submittedFor }),
    });
    if (since === undefined) return first;
    const changeSet = since === 'approve' ? { changeSet: 'none' } : {};
    return writeStep(trx, zone, {
      id: `${id}/2`,
      submission: id,
      act: since,
      at,
      actor: 'server',
      ...changeSet,
    });
  });
  return { id, version };
}

/** What submissions are made of: accounts and enterprises of either zone. */
interface Makers {
  readonly database: Database;
  readonly clock: Clock;
  readonly zone: string;
  readonly other: string;
  readonly plan: PlanPackage;
  readonly otherPlan: PlanPackage;
  /** Enterprise of the accounts that ask. */
  readonly ownEnterprise: string;
  account(where: string, roles: readonly []): Promise<{ readonly id: string }>;
  enterprise(of: PlanPackage): Promise<{ readonly id: string; readonly version: number }>;
}

/** A year of an enterprise, to be entered. */
const yearOf = (enterprise: string, year: number) => ({
  act: 'create',
  register: 'enterprise-years',
  values: { enterprise, year, revenue: '1' },
});

/** Submissions in every state, of the caller and of others, and changes to be submitted: each made anew. */
export function submissionThings({
  database,
  clock,
  zone,
  other,
  plan,
  otherPlan,
  ownEnterprise,
  account,
  enterprise,
}: Makers): Readonly<Record<string, (caller: Arrived) => Promise<Request>>> {
  const made = async (of: PlanPackage, by: string, more: MadeSubmission): Promise<Request> => {
    const firm = await enterprise(of);
    const change = assertOn('enterprises', firm.id, '2024-01-01', { employees: 1 });
    const content = {
      reason: of === otherPlan ? CANARIES.zone : 'test',
      changes: [{ ...change, expectedVersion: firm.version }],
    };
    const where = of === otherPlan ? other : zone;
    const { id, version } = await storeSubmission(database, where, { by, at: clock.now(), content, ...more });
    const body = { reason: 'test', remark: 'test', changes: [yearOf('none', 2_024)] };
    return { params: { id }, body, headers: { 'if-match': `"${version}"` } };
  };
  const ofOthers = async (more: MadeSubmission = {}, of = plan) =>
    made(of, (await account(of === otherPlan ? other : zone, [])).id, more);
  const own = (caller: Arrived, more: MadeSubmission = {}) => made(plan, caller?.account ?? 'none', more);
  const submitting = (change: object): Request => ({ body: { reason: 'test', changes: [change] } });
  const ofFirm = async (of: PlanPackage, values: object) => {
    const { id, version } = await enterprise(of);
    return submitting({ act: 'change', register: 'enterprises', record: id, version, values });
  };
  return {
    'a submission': () => ofOthers(),
    'a submission of an enterprise': () => ofOthers({ submittedFor: 'none' }),
    'a returned submission': () => ofOthers({ since: 'return' }),
    'an approved submission': () => ofOthers({ since: 'approve' }),
    'a withdrawn submission': () => ofOthers({ since: 'withdraw' }),
    'a submission of another zone': () => ofOthers({}, otherPlan),
    'their own submission': (caller) => own(caller),
    'their own submission, returned': (caller) => own(caller, { since: 'return' }),
    'their own submission, approved': (caller) => own(caller, { since: 'approve' }),
    'a change of an enterprise to submit': () => ofFirm(plan, { employees: 2 }),
    'a personal value to submit': () => ofFirm(plan, { contact: 'somebody' }),
    'an enterprise of another zone to submit': () => ofFirm(otherPlan, { employees: 2 }),
    'a change of a parcel to submit': async () =>
      submitting({ act: 'create', register: 'parcels', values: { number: randomUUID() } }),
    'a year of an enterprise to submit': async () => submitting(yearOf(ownEnterprise, 2_025)),
  };
}
