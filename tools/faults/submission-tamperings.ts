/** What somebody who owns the database can do to what was submitted for approval, one thing at a time. */
import { commitChangeSet, type ZoneRegisters } from '../../apps/server/src/features/registers/index.ts';
import { assertOn } from '../../apps/server/src/features/registers/sample-changes.ts';
import { writeStep } from '../../apps/server/src/features/submissions/store.ts';
import type { Database } from '../../apps/server/src/platform/db/database.ts';

/** One tampering: SQL, and the entries one of which has to be named. */
interface StepTampering {
  readonly what: string;
  readonly statements: readonly string[];
  readonly hits: readonly number[];
}

type Random = (below: number) => number;

/** A step as far as tampering needs it. */
export interface StepRow {
  readonly seq: number;
  readonly act: string;
}

/** Writes two submissions: one returned, submitted again and approved, one withdrawn. */
export async function sampleSubmissions(database: Database, registers: ZoneRegisters): Promise<void> {
  const { zone, clock } = registers;
  const content = (employees: number) => ({
    reason: '季度核对',
    basis: '报表',
    changes: [{ ...assertOn('enterprises', 'e2', '2025-01-01', { employees }), expectedVersion: 9 }],
  });
  const at = () => clock.now().toISOString();
  await database.transaction(async (trx) => {
    const first = { submission: 's1', actor: 'clerk' };
    await writeStep(trx, zone, { ...first, id: 's1/1', act: 'submit', at: at(), content: content(23) });
    const back = { submission: 's1', actor: 'leader', remark: '请附依据' };
    await writeStep(trx, zone, { ...back, id: 's1/2', act: 'return', at: at() });
    await writeStep(trx, zone, { ...first, id: 's1/3', act: 'submit', at: at(), content: content(24) });
    const { id: changeSet } = await commitChangeSet(trx, registers, {
      actor: 'leader',
      reason: '季度核对',
      origin: 'submission',
      submission: { id: 's1', submittedBy: 'clerk' },
      demonstration: false,
      changes: content(24).changes.map(({ expectedVersion: _, ...change }) => change),
    });
    const approved = { submission: 's1', actor: 'leader', changeSet };
    await writeStep(trx, zone, { ...approved, id: 's1/4', act: 'approve', at: at() });
    const firm = { submission: 's2', actor: 'firm', submittedFor: 'e1' };
    await writeStep(trx, zone, { ...firm, id: 's2/1', act: 'submit', at: at(), content: content(25) });
    await writeStep(trx, zone, { submission: 's2', actor: 'firm', id: 's2/2', act: 'withdraw', at: at() });
  });
}

/** Tamperings of the steps, each with the entry it hits. */
export function ofSteps(
  steps: readonly StepRow[],
  random: Random,
  text: () => string,
): (() => StepTampering)[] {
  const update =
    (what: string, set: () => string, those = steps) =>
    () => {
      const { seq } = those[random(those.length)]!;
      return { what, statements: [`update submission_step set ${set()} where seq = ${seq}`], hits: [seq] };
    };
  const submits = steps.filter(({ act }) => act === 'submit');
  const approvals = steps.filter(({ act }) => act === 'approve');
  const undecided = steps.filter(({ act }) => act === 'return' || act === 'withdraw');
  return [
    update('step: actor', () => `actor = '${text()}'`),
    update('step: submission', () => `submission = '${text()}'`),
    update('step: at', () => `at = '2025-01-01T00:00:00.000Z'`),
    update('step: enterprise', () => `submitted_for = '${text()}'`),
    update('step: remark', () => `remark = '${text()}'`),
    update('step: act', () => `act = case act when 'return' then 'withdraw' else 'return' end`, undecided),
    update('step: reason', () => `content = jsonb_set(content, '{reason}', '"${text()}"')`, submits),
    update(
      'step: value',
      () => `content = jsonb_set(content, '{changes,0,act,values,employees}', '${random(1_000) + 100}')`,
      submits,
    ),
    update(
      'step: version of a record',
      () => `content = jsonb_set(content, '{changes,0,expectedVersion}', '${random(1_000) + 100}')`,
      submits,
    ),
    update('step: change set', () => `change_set = '${text()}'`, approvals),
    () => {
      const { seq } = steps[random(steps.length)]!;
      const statements = [`delete from submission_step where seq = ${seq}`];
      return { what: 'step: deleted', statements, hits: [seq] };
    },
  ];
}
