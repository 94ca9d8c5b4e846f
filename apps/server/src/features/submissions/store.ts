import type { SubmissionAct, SubmissionState } from '@luodi/core/access';
import { contentHash } from '@luodi/core/base';
import type { RecordState } from '@luodi/core/ledger';
import type { Change } from '@luodi/core/registers';
import { sql } from 'kysely';
import { type Database, jsonb, type Queries } from '../../platform/index.ts';
import { appendLedger, type RecordSource } from '../../platform/ledger/index.ts';

/** A change that waits for approval, with the version of the record it was made from: 0 for a new one. */
export type ProposedChange = Change & { readonly expectedVersion: number };

/** What is submitted. */
export interface Proposal {
  readonly reason: string;
  readonly basis?: string;
  readonly changes: readonly ProposedChange[];
}

/** One step of a submission as it is kept. */
export interface Step {
  readonly seq: number;
  readonly id: string;
  readonly submission: string;
  readonly act: SubmissionAct;
  readonly at: string;
  readonly actor: string;
  readonly submittedFor?: string;
  readonly remark?: string;
  readonly content?: Proposal;
  readonly changeSet?: string;
}

/** Kind of the ledger's subject for a step. */
const STEP = 'submission-step';

/** What a step is called in the ledger. */
const CALLED = {
  submit: { action: 'submission.submitted' },
  return: { action: 'submission.returned' },
  approve: { action: 'submission.approved' },
  withdraw: { action: 'submission.withdrawn' },
} as const satisfies Record<SubmissionAct, { action: string }>;

/** Writes a step with its entry, in the transaction of what it does. Gives its number. */
export async function writeStep(trx: Queries, zone: string, step: Omit<Step, 'seq'>): Promise<number> {
  const { action } = CALLED[step.act];
  const subject = { kind: 'submission-step', id: step.id };
  const payload = payloadOf(zone, step);
  const { seq } = await appendLedger(trx, {
    zone,
    at: step.at,
    actor: step.actor,
    action,
    subject,
    payload,
  });
  await trx
    .insertInto('submission_step')
    .values({
      zone_id: zone,
      seq,
      id: step.id,
      submission: step.submission,
      act: step.act,
      at: step.at,
      actor: step.actor,
      submitted_for: step.submittedFor ?? null,
      remark: step.remark ?? null,
      content: step.content ? jsonb(step.content) : null,
      change_set: step.changeSet ?? null,
    })
    .execute();
  return seq;
}

/** What the ledger answers for: the step, and of what was submitted every value. */
function payloadOf(zone: string, step: Omit<Step, 'seq'>) {
  const { id, submission, act, at, actor, submittedFor, remark, content, changeSet } = step;
  return {
    zone,
    id,
    submission,
    act,
    at,
    actor,
    ...(submittedFor === undefined ? {} : { submittedFor }),
    ...(remark === undefined ? {} : { remark }),
    ...(content === undefined ? {} : { content }),
    ...(changeSet === undefined ? {} : { changeSet }),
  };
}

const COLUMNS = [
  'seq',
  'id',
  'submission',
  'act',
  'at',
  'actor',
  'submitted_for',
  'remark',
  'content',
  'change_set',
] as const;

interface Row {
  readonly seq: string | number;
  readonly id: string;
  readonly submission: string;
  readonly act: string;
  readonly at: string;
  readonly actor: string;
  readonly submitted_for: string | null;
  readonly remark: string | null;
  readonly content: unknown;
  readonly change_set: string | null;
}

function stepOf(row: Row): Step {
  return {
    seq: Number(row.seq),
    id: row.id,
    submission: row.submission,
    act: row.act as SubmissionAct,
    at: row.at,
    actor: row.actor,
    ...(row.submitted_for === null ? {} : { submittedFor: row.submitted_for }),
    ...(row.remark === null ? {} : { remark: row.remark }),
    ...(row.content === null ? {} : { content: row.content as Proposal }),
    ...(row.change_set === null ? {} : { changeSet: row.change_set }),
  };
}

/** The steps of a submission, in order; none when there is no such submission. */
export async function readSteps(queries: Queries, zone: string, submission: string): Promise<Step[]> {
  const rows = await queries
    .selectFrom('submission_step')
    .select(COLUMNS)
    .where('zone_id', '=', zone)
    .where('submission', '=', submission)
    .orderBy('seq')
    .execute();
  return rows.map(stepOf);
}

/** Whose submissions are asked for, by what the one who asks may see and do. */
export interface Sight {
  /** Account of the one who asks. */
  readonly account: string;
  /** Whether those of others may be seen. */
  readonly seesAll: boolean;
  /** Whether those of enterprises, and of the committee, may be approved. */
  readonly approves: { readonly reported: boolean; readonly own: boolean };
}

/** A submission as a list has it. */
export interface ListedSubmission {
  readonly id: string;
  readonly state: SubmissionState;
  readonly version: number;
  readonly submittedBy: string;
  readonly submittedFor: string | null;
  readonly submittedAt: string;
  readonly changedAt: string;
  readonly content: Proposal;
}

/** How many there are, of those that may be seen. */
export interface Counts {
  readonly all: number;
  readonly mine: number;
  readonly waiting: number;
  readonly states: Readonly<Record<SubmissionState, number>>;
}

/** Every submission that may be seen with how it stands: one row each. */
function standing(zone: string, { account, seesAll, approves }: Sight) {
  return sql`(select n.submission, n.seq, n.at, f.actor as by, f.submitted_for, f.at as first_at,
      case n.act when 'submit' then 'submitted' when 'return' then 'returned'
        when 'approve' then 'approved' else 'withdrawn' end as state,
      f.actor = ${account} as mine,
      (n.act = 'submit' and f.actor <> ${account}
        and case when f.submitted_for is null then ${approves.own}::boolean else ${approves.reported}::boolean end)
        or (n.act = 'return' and f.actor = ${account}) as waiting
    from (select distinct on (submission) submission, seq, at, act from submission_step
        where zone_id = ${zone} order by submission, seq desc) n
    join (select distinct on (submission) submission, actor, submitted_for, at from submission_step
        where zone_id = ${zone} order by submission, seq) f on f.submission = n.submission
    where ${seesAll}::boolean or f.actor = ${account})`;
}

/** Counts of the submissions that may be seen. */
export async function countSubmissions(queries: Queries, zone: string, sight: Sight): Promise<Counts> {
  const { rows } = await sql<{
    state: SubmissionState;
    all: string;
    mine: string;
    waiting: string;
  }>`select s.state, count(*)::text as all, (count(*) filter (where s.mine))::text as mine,
      (count(*) filter (where s.waiting))::text as waiting
    from ${standing(zone, sight)} s group by s.state`.execute(queries);
  const sum = (of: 'all' | 'mine' | 'waiting') => rows.reduce((total, row) => total + Number(row[of]), 0);
  const inState = (state: SubmissionState) => Number(rows.find((row) => row.state === state)?.all ?? 0);
  return {
    all: sum('all'),
    mine: sum('mine'),
    waiting: sum('waiting'),
    states: {
      submitted: inState('submitted'),
      returned: inState('returned'),
      approved: inState('approved'),
      withdrawn: inState('withdrawn'),
    },
  };
}

/** A page of the submissions that may be seen, the one last acted on first, and how many meet the question. */
export async function listSubmissionsOf(
  queries: Queries,
  zone: string,
  sight: Sight,
  question: {
    readonly whose: 'all' | 'mine' | 'waiting';
    readonly state?: SubmissionState | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ total: number; found: ListedSubmission[] }> {
  const { whose, state, offset, limit } = question;
  const wanted = sql`(${whose} = 'all' or (${whose} = 'mine' and s.mine) or (${whose} = 'waiting' and s.waiting))
    and (${state ?? null}::text is null or s.state = ${state ?? null}::text)`;
  const { rows } = await sql<{
    submission: string;
    seq: string;
    at: string;
    by: string;
    submitted_for: string | null;
    first_at: string;
    state: SubmissionState;
    content: Proposal;
    total: string;
  }>`select p.*, c.content from (
      select s.*, count(*) over ()::text as total from ${standing(zone, sight)} s
      where ${wanted} order by s.seq desc limit ${limit} offset ${offset}) p
    cross join lateral (select content from submission_step l where l.zone_id = ${zone}
      and l.submission = p.submission and l.act = 'submit' order by l.seq desc limit 1) c
    order by p.seq desc`.execute(queries);
  return {
    total: Number(rows[0]?.total ?? 0),
    found: rows.map((row) => ({
      id: row.submission,
      state: row.state,
      version: Number(row.seq),
      submittedBy: row.by,
      submittedFor: row.submitted_for,
      submittedAt: row.first_at,
      changedAt: row.at,
      content: row.content,
    })),
  };
}

const PAGE = 200;

/** The steps of a zone as they stand, for the verification of the ledger: every value of what was submitted counts. */
export function submissionRecords(database: Database, zone: string): RecordSource {
  async function* read(): AsyncGenerator<RecordState> {
    let after = 0;
    for (;;) {
      const rows = await database.query
        .selectFrom('submission_step')
        .select(COLUMNS)
        .where('zone_id', '=', zone)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(PAGE)
        .execute();
      for (const row of rows) {
        const step = stepOf(row);
        yield { kind: STEP, id: step.id, payloadHash: contentHash(payloadOf(zone, step)) };
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = Number(last.seq);
    }
  }
  return { kinds: [STEP], read };
}
