import { randomUUID } from 'node:crypto';
import { AppError, type Fault, type Submission } from '@luodi/api';
import { type SubmissionAct, type SubmissionState, stateAfter } from '@luodi/core/access';
import { contentHash } from '@luodi/core/base';
import type { Database, Queries } from '../../platform/index.ts';
import { actorOf } from '../../platform/ledger/index.ts';
import {
  type ActorNames,
  type Asker,
  act,
  type Changer,
  checkKey,
  commitChangeSet,
  definitionOf,
  enterpriseOf,
  fieldSubject,
  readIfMatch,
  readRecord,
  recordSubject,
  tellerOfChanges,
  type ZoneRegisters,
} from '../registers/index.ts';
import { presenter } from './present.ts';
import { type AskedProposal, known, readProposal, valuesOf } from './proposal.ts';
import { type Standing, standingOf, subjectOf } from './standing.ts';
import {
  countSubmissions,
  listSubmissionsOf,
  type ProposedChange,
  readSteps,
  type Sight,
  type Step,
  writeStep,
} from './store.ts';

/** Submission and approval for a caller, one step at a time. */
export function submissionService(database: Database, registers: ZoneRegisters, actorNames: ActorNames) {
  const { zone, clock } = registers;
  const present = presenter(database, registers, actorNames);
  const toldWhatChanged = tellerOfChanges(database, registers, actorNames);

  /** A submission the caller may see; one they may not is not there. */
  async function seen(queries: Queries, asker: Asker, id: string): Promise<Standing> {
    const standing = standingOf(await readSteps(queries, zone, id));
    if (!standing) throw new AppError('not-found', { what: id });
    asker.authorise('submission.read', subjectOf(zone, standing));
    return standing;
  }

  async function shown(changer: Changer, id: string): Promise<Submission> {
    const answer = await present.show(changer, await seen(database.query, changer, id));
    // The version to send back, and what tells this answer from others of the same version: a record may have changed.
    changer.setHeader('etag', `"${answer.version}-${contentHash(answer).slice(0, 16)}"`);
    return answer;
  }

  /** Adds to the refusal of a stale record what changed since, and by whom. */
  async function tellStale(changer: Changer, changes: readonly ProposedChange[], error: unknown) {
    if (!(error instanceof AppError) || error.code !== 'changed-meanwhile') throw error;
    const { what, register } = error.params;
    const stale = changes.find((one) => one.record === what && one.register === register);
    if (!stale) throw error;
    const definition = definitionOf(registers, stale.register);
    return toldWhatChanged(changer, definition, stale.record, stale.expectedVersion, error);
  }

  /** One step on a submission that is there: permitted, possible in its state, and on what the caller saw. */
  async function step(
    changer: Changer,
    id: string,
    asked: { readonly act: SubmissionAct; readonly request: unknown },
    work: (
      trx: Queries,
      standing: Standing,
    ) => Promise<Partial<Pick<Step, 'content' | 'remark' | 'changeSet'>>>,
  ): Promise<Submission> {
    await act(database, registers, changer, { submission: id, ...asked }, async (trx) => {
      const standing = await seen(trx, changer, id);
      const judging = asked.act === 'approve' || asked.act === 'return';
      // Who may not at all is told so in any state; who may and comes too late is told the state.
      const state: SubmissionState = judging ? 'submitted' : standing.state;
      const action = judging ? 'submission.approve' : 'submission.revise';
      changer.authorise(action, subjectOf(zone, { ...standing, state }));
      if (stateAfter(standing.state, asked.act) === undefined) throw new AppError('conflict', { what: id });
      const version = readIfMatch(changer.header('if-match'), id);
      if (version !== standing.version) throw new AppError('changed-meanwhile', { what: id });
      const done = await work(trx, standing);
      const { submittedFor } = standing;
      await writeStep(trx, zone, {
        id: `${id}/${standing.steps.length + 1}`,
        submission: id,
        act: asked.act,
        at: clock.now().toISOString(),
        actor: actorOf(changer.principal),
        ...(submittedFor !== undefined && asked.act === 'submit' ? { submittedFor } : {}),
        ...done,
      });
      return { id };
    });
    return shown(changer, id);
  }

  return {
    list: (asker: Asker, query: Asked) => listed(database.query, zone, present, asker, query),

    get: shown,

    async submit(changer: Changer, body: AskedProposal): Promise<Submission> {
      const submittedBy = actorOf(changer.principal);
      changer.authorise('submission.make', { zone, kind: 'submission', state: 'draft', submittedBy });
      const submittedFor = enterpriseOfAccount(changer, zone);
      const { id } = await act(database, registers, changer, { submit: body }, async (trx) => {
        const submission = randomUUID();
        const content = await readProposal(trx, registers, changer, body);
        await writeStep(trx, zone, {
          id: `${submission}/1`,
          submission,
          act: 'submit',
          at: clock.now().toISOString(),
          actor: submittedBy,
          ...(submittedFor === undefined ? {} : { submittedFor }),
          content,
        });
        return { id: submission };
      }).catch((error: unknown) => tellStale(changer, askedVersions(body), error));
      return shown(changer, id);
    },

    resubmit(changer: Changer, id: string, body: AskedProposal): Promise<Submission> {
      return step(changer, id, { act: 'submit', request: body }, async (trx) => {
        return { content: await readProposal(trx, registers, changer, body) };
      }).catch((error: unknown) => tellStale(changer, askedVersions(body), error));
    },

    async approve(changer: Changer, id: string, { remark }: { remark?: string | undefined }) {
      let changes: readonly ProposedChange[] = [];
      return step(changer, id, { act: 'approve', request: { remark } }, async (trx, standing) => {
        changes = standing.proposal.changes;
        await authoriseWhole(trx, registers, changer, changes);
        const changeSet = await apply(trx, registers, changer, standing);
        return { changeSet, ...(remark ? { remark } : {}) };
      }).catch((error: unknown) => tellStale(changer, changes, error));
    },

    giveBack(changer: Changer, id: string, { remark }: { remark: string }): Promise<Submission> {
      return step(changer, id, { act: 'return', request: { remark } }, async () => ({ remark }));
    },

    withdraw(changer: Changer, id: string, { remark }: { remark?: string | undefined }) {
      return step(changer, id, { act: 'withdraw', request: { remark } }, async () =>
        remark ? { remark } : {},
      );
    },
  };
}

/** What of the submissions a caller sees and may judge, by the table of rights. */
function sightOf(asker: Asker, zone: string): Sight {
  const account = actorOf(asker.principal);
  // Somebody who is not the caller: what is asked is whether the work of others may be seen and judged.
  const another = { zone, kind: 'submission', state: 'submitted', submittedBy: `not ${account}` };
  return {
    account,
    seesAll: asker.may('submission.read', another),
    approves: {
      own: asker.may('submission.approve', another),
      reported: asker.may('submission.approve', { ...another, submittedFor: 'an enterprise' }),
    },
  };
}

/** The versions a caller says the records had: for telling what changed since. */
function askedVersions({ changes }: AskedProposal): ProposedChange[] {
  return changes.flatMap((one) =>
    one.act === 'create'
      ? []
      : [
          {
            register: one.register,
            record: one.record,
            from: one.from ?? '',
            act: { kind: 'end' as const },
            expectedVersion: one.version,
          },
        ],
  );
}

/** Refuses unless the caller may see everything that would be written: nobody approves what is hidden from them. */
async function authoriseWhole(
  trx: Queries,
  registers: ZoneRegisters,
  asker: Asker,
  changes: readonly ProposedChange[],
): Promise<void> {
  const { zone } = registers;
  const errors: Fault[] = [];
  for (const [at, { register, record, from, act: asked }] of changes.entries()) {
    const definition = definitionOf(registers, register);
    const now = await readRecord(trx, zone, register, record, { day: from });
    const values = asked.kind === 'assert' ? asked.values : {};
    const enterprise = enterpriseOf(definition, record, known({ ...now?.data, ...values }));
    asker.authorise('register.read', recordSubject(zone, definition, record, enterprise));
    for (const field of definition.fields.filter(({ id }) => Object.hasOwn(values, id))) {
      if (asker.may('field.read', fieldSubject(zone, definition, field, enterprise))) continue;
      const text = {
        zh: `您看不到“${field.label.zh}”，不能批准含有它的更改。`,
        en: `“${field.label.en}” is closed to you: a change of it is not yours to approve.`,
      };
      errors.push({ in: 'caller', pointer: `/changes/${at}/values/${field.id}`, code: 'field-closed', text });
    }
  }
  if (errors.length > 0) throw new AppError('forbidden', { reason: 'field-closed' }, { errors });
}

/** Writes the changes of a submission as one act of the one who approves. Gives the change set. */
async function apply(
  trx: Queries,
  registers: ZoneRegisters,
  changer: Changer,
  { id, submittedBy, proposal }: Standing,
): Promise<string> {
  const { reason, basis, changes } = proposal;
  for (const [at, { register, record, from, act: asked, expectedVersion }] of changes.entries()) {
    if (asked.kind !== 'assert') continue;
    const definition = definitionOf(registers, register);
    // The plan, and with it the fields and their options, may be another than when it was submitted.
    valuesOf(registers, definition, asked.values, `/changes/${at}`);
    if (!definition.keyFields.some((key) => Object.hasOwn(asked.values, key))) continue;
    const now = await readRecord(trx, registers.zone, register, record, { day: from });
    const all = { ...now?.data, ...asked.values };
    await checkKey(trx, registers, definition, all, expectedVersion === 0 ? undefined : record, from);
  }
  const { id: changeSet } = await commitChangeSet(trx, registers, {
    actor: actorOf(changer.principal),
    reason,
    ...(basis === undefined ? {} : { basis }),
    origin: 'submission',
    submission: { id, submittedBy },
    demonstration: false,
    changes,
  });
  return changeSet;
}

/** What a caller asks a list for. */
interface Asked {
  readonly whose: 'all' | 'mine' | 'waiting';
  readonly state?: SubmissionState | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** A page of what the caller may see, with how many there are. */
async function listed(
  queries: Queries,
  zone: string,
  present: ReturnType<typeof presenter>,
  asker: Asker,
  query: Asked,
) {
  const sight = sightOf(asker, zone);
  const { states, ...rest } = await countSubmissions(queries, zone, sight);
  const { total, found } = await listSubmissionsOf(queries, zone, sight, query);
  const open = found.filter((one) => asker.may('submission.read', subjectOf(zone, one)));
  const submissions = await present.list(asker, open);
  return { total, counts: { ...rest, states: { ...states } }, submissions };
}

/** The enterprise an account reports for: its own, unless it is one that changes registers itself. */
function enterpriseOfAccount({ principal, may }: Asker, zone: string): string | undefined {
  const enterprise = principal.kind === 'account' ? principal.enterprise : undefined;
  const own = { zone, kind: 'record', register: 'enterprises', ...(enterprise ? { enterprise } : {}) };
  return may('register.propose', own) ? enterprise : undefined;
}
