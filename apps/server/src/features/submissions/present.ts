import type { Submission, SubmissionChange, SubmissionHead } from '@luodi/api';
import { type Bilingual, invariant } from '@luodi/core/base';
import type { RecordData, RegisterDefinition } from '@luodi/core/registers';
import { type Database, dayOf, type Queries } from '../../platform/index.ts';
import {
  type ActorNames,
  type Asker,
  derivedOf,
  isTitleOpen,
  presentRecords,
  readChangeSet,
  readNamed,
  readRecord,
  readVersions,
  recordTitles,
  type StoredRecord,
  type ZoneRegisters,
} from '../registers/index.ts';
import { known } from './proposal.ts';
import { type Standing, subjectOf } from './standing.ts';
import type { ListedSubmission, Proposal, ProposedChange } from './store.ts';

/** Shows submissions to a caller: closed fields left out and counted, who did what by name where it may be known. */
export function presenter(database: Database, registers: ZoneRegisters, actorNames: ActorNames) {
  const { zone, definitions, clock } = registers;

  /** Titles of the first record of each, as far as the caller may see them. */
  async function titlesOf(asker: Asker, proposals: readonly Proposal[]): Promise<Bilingual[]> {
    const firsts = proposals.flatMap(({ changes }) => changes.slice(0, 1));
    const wanted = firsts.map(({ register, record }) => ({ register, record }));
    const day = dayOf(clock);
    const found = await readNamed(database.query, zone, wanted, { day }, true);
    const standing = new Map(found.map((one) => [one.record, one]));
    const titles = await recordTitles(
      database.query,
      registers,
      firsts.map(({ register, record, act }) => {
        const proposed = act.kind === 'assert' ? known(act.values) : {};
        const { title, data } = standing.get(record) ?? { data: proposed };
        return { register, title: title ?? proposedTitle(registers, register, proposed), data, day };
      }),
    );
    const titleOfFirst = new Map(firsts.map((one, at) => [one, titles[at] ?? '']));
    return proposals.map(({ changes }) => {
      const [first] = changes;
      const definition = first && definitions.get(first.register);
      if (!definition) return { zh: '', en: '' };
      const title = isTitleOpen(registers, asker, definition) ? titleOfFirst.get(first) : '';
      return titleOf(definition, first, title ?? '', changes.length);
    });
  }

  return {
    async list(asker: Asker, found: readonly ListedSubmission[]): Promise<SubmissionHead[]> {
      const names = await actorNames([...new Set(found.map(({ submittedBy }) => submittedBy))]);
      const titles = await titlesOf(
        asker,
        found.map(({ content }) => content),
      );
      return found.map((one, at) => headOf(one, one.content, titles[at]!, names));
    },

    async show(asker: Asker, standing: Standing): Promise<Submission> {
      const { state, proposal, steps, changeSet } = standing;
      const names = await actorNames([...new Set(steps.map(({ actor }) => actor))]);
      const [title] = await titlesOf(asker, [proposal]);
      const made = changeSet && (await readChangeSet(database.query, zone, changeSet));
      const isOpen = state === 'submitted' || state === 'returned';
      const changes: SubmissionChange[] = [];
      for (const change of proposal.changes)
        changes.push(
          await showChange(
            database.query,
            registers,
            asker,
            change,
            made ? made.known - 1 : undefined,
            isOpen,
          ),
        );
      const subject = subjectOf(zone, standing);
      const judges = asker.may('submission.approve', subject);
      const revises = asker.may('submission.revise', subject);
      return {
        ...headOf(standing, proposal, title!, names),
        changes,
        steps: steps.map(({ seq, act, at, actor, remark }) => {
          const actorName = names.get(actor);
          return {
            seq,
            act,
            at,
            actor,
            ...(actorName === undefined ? {} : { actorName }),
            ...(remark === undefined ? {} : { remark }),
          };
        }),
        ...(changeSet === undefined ? {} : { changeSet }),
        may: {
          approve: judges && changes.every(({ closed, stale }) => closed === 0 && !stale),
          return: judges,
          revise: revises && state === 'returned',
          withdraw: revises && isOpen,
        },
      };
    },
  };
}

/** What a record that is not there yet would be called, as storage has it. */
function proposedTitle({ context }: ZoneRegisters, register: string, data: RecordData): string {
  return derivedOf(register, data, context.frame).title;
}

const ACTS = {
  create: { zh: '新增', en: 'new' },
  change: { zh: '更改', en: 'change of' },
  end: { zh: '终止', en: 'end of' },
} as const;

function titleOf(
  { noun }: RegisterDefinition,
  change: ProposedChange,
  title: string,
  count: number,
): Bilingual {
  const act = ACTS[change.act.kind === 'end' ? 'end' : change.expectedVersion === 0 ? 'create' : 'change'];
  const more = count - 1;
  return {
    zh: `${act.zh}${noun.zh}${title ? `“${title}”` : ''}${more > 0 ? `等 ${count} 处` : ''}`,
    en: `${act.en[0]!.toUpperCase()}${act.en.slice(1)} ${noun.en}${title ? ` “${title}”` : ''}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

/** A change with what each field is on its first day and shall be, as far as the caller may see it. */
async function showChange(
  queries: Queries,
  registers: ZoneRegisters,
  asker: Asker,
  change: ProposedChange,
  knownThen: number | undefined,
  isOpen: boolean,
): Promise<SubmissionChange> {
  const { zone, definitions } = registers;
  const { register, record, from, until, expectedVersion } = change;
  const definition = definitions.get(register);
  invariant(definition, 'what was submitted is about a register');
  const asOf = { day: from, ...(knownThen === undefined ? {} : { known: knownThen }) };
  const before = await readRecord(queries, zone, register, record, asOf);
  const values = change.act.kind === 'assert' ? change.act.values : {};
  const data = known({ ...before?.data, ...values });
  const { title } = derivedOf(register, data, registers.context.frame);
  const after: StoredRecord = {
    register,
    id: record,
    version: expectedVersion,
    from,
    demonstration: false,
    ...before,
    data,
    title,
  };
  const [was] = before ? await presentRecords(queries, registers, asker, [before], asOf) : [];
  const [is] = await presentRecords(queries, registers, asker, [after], asOf);
  invariant(is, 'one record in, one record out');
  // In the order of the register, not in that of the storage.
  const named = definition.fields.map(({ id }) => id).filter((id) => Object.hasOwn(values, id));
  const versions = await readVersions(queries, zone, [{ register, record }]);
  const current = versions.get(`${register}\n${record}`) ?? 0;
  return {
    act: change.act.kind === 'end' ? 'end' : expectedVersion === 0 ? 'create' : 'change',
    register,
    record,
    title: is.title,
    from,
    ...(until === undefined ? {} : { until }),
    version: expectedVersion,
    current,
    stale: isOpen && current !== expectedVersion,
    demonstration: before?.demonstration ?? false,
    fields: named
      .filter((field) => !is.closed.includes(field))
      .map((field) => ({
        field,
        ...(was?.values[field] === undefined ? {} : { before: was.values[field] }),
        ...(is.values[field] === undefined ? {} : { after: is.values[field] }),
      })),
    closed: named.filter((field) => is.closed.includes(field)).length,
    titles: { ...was?.titles, ...is.titles },
  };
}

function headOf(
  one: Omit<ListedSubmission, 'content' | 'submittedFor'> & {
    readonly submittedFor?: string | null | undefined;
  },
  { reason, basis, changes }: Proposal,
  title: Bilingual,
  names: ReadonlyMap<string, string>,
): SubmissionHead {
  const name = names.get(one.submittedBy);
  return {
    id: one.id,
    state: one.state,
    version: one.version,
    title,
    reason,
    ...(basis === undefined ? {} : { basis }),
    submittedBy: one.submittedBy,
    ...(name === undefined ? {} : { submittedByName: name }),
    reported: Boolean(one.submittedFor),
    submittedAt: one.submittedAt,
    changedAt: one.changedAt,
    changeCount: changes.length,
  };
}
