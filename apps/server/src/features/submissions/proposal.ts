import { randomUUID } from 'node:crypto';
import { AppError, type AskedSubmissionChange, type Fault } from '@luodi/api';
import { isProposable } from '@luodi/core/access';
import {
  type FieldDefinition,
  type FieldValue,
  type RegisterDefinition,
  readValues,
} from '@luodi/core/registers';
import type { Queries } from '../../platform/index.ts';
import {
  type Asker,
  checkKey,
  definitionOf,
  enterpriseOf,
  faultsOf,
  fieldSubject,
  knownRecord,
  nothingToKeep,
  readDays,
  readVersions,
  recordSubject,
  refuse,
  type ZoneRegisters,
} from '../registers/index.ts';
import type { Proposal, ProposedChange } from './store.ts';

/** A proposal as the wire carries it. */
export interface AskedProposal {
  readonly reason: string;
  readonly basis?: string | undefined;
  readonly changes: readonly AskedSubmissionChange[];
}

/**
 * Reads what somebody wants to submit into its stored form, and asks for every record and field of it whether they may
 * submit it: because they may change it themselves, or because the table of rights lets them report it. Refused whole
 * when one part is not allowed, does not fit, or was made from a record as it no longer is.
 */
export async function readProposal(
  queries: Queries,
  registers: ZoneRegisters,
  asker: Asker,
  asked: AskedProposal,
): Promise<Proposal> {
  const changes: ProposedChange[] = [];
  for (const [at, one] of asked.changes.entries())
    changes.push(await readChange(queries, registers, asker, one, `/changes/${at}`));
  const { reason, basis } = asked;
  return { reason, ...(basis ? { basis } : {}), changes };
}

async function readChange(
  queries: Queries,
  registers: ZoneRegisters,
  asker: Asker,
  asked: AskedSubmissionChange,
  at: string,
): Promise<ProposedChange> {
  const { zone } = registers;
  const definition = definitionOf(registers, asked.register);
  const { id: register } = definition;
  if (asked.act === 'create') {
    const record = randomUUID();
    const days = readDays(registers, asked, at);
    const values = valuesOf(registers, definition, asked.values, at);
    const enterprise = enterpriseOf(definition, record, known(values));
    authoriseRecord(asker, 'register.create', zone, definition, undefined, enterprise);
    authoriseFields(asker, zone, definition, values, enterprise, at);
    await checkKey(queries, registers, definition, values, undefined, days.from);
    return { register, record, ...days, act: { kind: 'assert', values }, expectedVersion: 0 };
  }
  const { record, version: expectedVersion } = asked;
  const now = await knownRecord(queries, registers, definition, record);
  const enterprise = now && enterpriseOf(definition, record, now.data);
  const action = asked.act === 'end' ? 'register.end' : 'register.change';
  authoriseRecord(asker, action, zone, definition, record, enterprise);
  const days = readDays(registers, asked, at);
  const versions = await readVersions(queries, zone, [{ register, record }]);
  const version = versions.get(`${register}\n${record}`) ?? 0;
  if (version !== expectedVersion)
    throw new AppError('changed-meanwhile', { what: record, register, version });
  if (asked.act === 'end') return { register, record, ...days, act: { kind: 'end' }, expectedVersion };
  const values = valuesOf(registers, definition, asked.values, at);
  authoriseFields(asker, zone, definition, values, enterprise, at);
  // Whose record it would become counts as well as whose it is.
  const becomes = enterpriseOf(definition, record, known({ ...now?.data, ...values }));
  if (becomes !== enterprise) authoriseRecord(asker, action, zone, definition, record, becomes);
  if (definition.keyFields.some((id) => Object.hasOwn(values, id)))
    await checkKey(queries, registers, definition, { ...now?.data, ...values }, record, days.from);
  return { register, record, ...days, act: { kind: 'assert', values }, expectedVersion };
}

/** May they do this to the record, or report it for another to approve? Ending is for those only who may end it. */
function authoriseRecord(
  asker: Asker,
  right: 'register.create' | 'register.change' | 'register.end',
  zone: string,
  definition: RegisterDefinition,
  record: string | undefined,
  enterprise: string | undefined,
): void {
  const subject = { ...recordSubject(zone, definition, record, enterprise), approval: 'sought' } as const;
  if (asker.may(right, subject)) return;
  const reports = right !== 'register.end' && asker.may('register.propose', subject);
  if (!reports) asker.authorise(right === 'register.end' ? right : 'register.propose', subject);
}

function authoriseFields(
  asker: Asker,
  zone: string,
  definition: RegisterDefinition,
  values: Readonly<Record<string, unknown>>,
  enterprise: string | undefined,
  at: string,
): void {
  const named = definition.fields.filter(({ id }) => Object.hasOwn(values, id));
  const outside = named.filter(({ sensitivity }) => !isProposable(sensitivity));
  if (outside.length > 0) refuse(outside.map((field) => notProposable(field, at)));
  for (const field of named) {
    const subject = {
      ...fieldSubject(zone, definition, field, enterprise),
      approval: 'sought',
    } as const;
    if (!asker.may('field.change', subject)) asker.authorise('field.propose', subject);
    asker.authorise('field.read', subject);
  }
}

function notProposable({ id, label, sensitivity }: FieldDefinition, at: string): Fault {
  const text =
    sensitivity === 'personal'
      ? {
          zh: `“${label.zh}”是个人信息，不能提交审批：报批内容长期保存，个人信息须可删除。请由有权的人直接保存。`,
          en: `“${label.en}” is a personal value and cannot be submitted: what is submitted is kept, personal values have to be erasable. Let somebody who may save it directly.`,
        }
      : {
          zh: `“${label.zh}”属受限内容，审批人看不到，不能提交审批。请由有权的人直接保存。`,
          en: `“${label.en}” is restricted: who approves does not see it, so it cannot be submitted. Let somebody who may save it directly.`,
        };
  return { in: 'body', pointer: `${at}/values/${id}`, code: 'not-proposable', text };
}

/** Values in their stored form; every fault of them when there are any. */
export function valuesOf(
  { context }: ZoneRegisters,
  definition: RegisterDefinition,
  raw: Readonly<Record<string, unknown>>,
  at: string,
): Readonly<Record<string, FieldValue | null>> {
  const { values, findings } = readValues(definition, raw, context);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) refuse(faultsOf(errors, 'body', `${at}/values`));
  if (Object.keys(values).length === 0) refuse([nothingToKeep(`${at}/values`)]);
  return values;
}

/** Values without those that take one away. */
export function known(
  values: Readonly<Record<string, FieldValue | null>>,
): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (value === null ? [] : [[id, value] as const])),
  );
}
