import { randomUUID } from 'node:crypto';
import { AppError, type Fault, type RegisterRecord } from '@luodi/api';
import { contentHash, type Day } from '@luodi/core/base';
import { type FieldValue, type RecordData, type RegisterDefinition, readValues } from '@luodi/core/registers';
import { type Database, dayOf, type Queries } from '../../platform/index.ts';
import { actorOf, nextSequence } from '../../platform/ledger/index.ts';
import { faultsOf, readDay, readIdempotencyKey, readIfMatch, refuse } from './asking.ts';
import { type ChangeSetDraft, type Committed, commitChangeSet, type DraftChange } from './changes/commit.ts';
import { readVersions } from './changes/store.ts';
import { once } from './idempotency/store.ts';
import { presentRecords } from './present.ts';
import type { ActorNames } from './read-service.ts';
import { readByKeys, readNearest, readRecord, type StoredRecord } from './reading/store.ts';
import {
  type Asker,
  beginningSubject,
  definitionOf,
  endingSubject,
  enterpriseOf,
  fieldSubject,
  recordSubject,
} from './rights.ts';
import { tellerOfChanges } from './told-changes.ts';
import type { ZoneRegisters } from './zone-registers.ts';

/** Who changes, with what the request says about the change besides its body. */
export type Changer = Asker & {
  header(name: string): string | undefined;
  setHeader(name: string, value: string): void;
};

/** Why and for which days, as the wire carries it. */
export interface AskedChange {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly reason: string;
  readonly basis?: string | undefined;
}

interface Outcome extends Committed {
  readonly record: string;
  readonly day: Day;
}

/** Changes registers for a caller, one act at a time. */
export function writeService(database: Database, registers: ZoneRegisters, actorNames: ActorNames) {
  const { zone } = registers;
  const toldWhatChanged = tellerOfChanges(database, registers, actorNames);

  async function answer(changer: Changer, register: string, { known, id, record, day }: Outcome) {
    const asOf = { day, known };
    const found = await readRecord(database.query, zone, register, record, asOf);
    const [shown] = found ? await presentRecords(database.query, registers, changer, [found], asOf) : [];
    if (!shown) throw new AppError('not-found', { what: record });
    // The version this act made, which is not the newest any more when the act is told again.
    const made: RegisterRecord = { ...shown, version: known };
    changer.setHeader('etag', `"${known}"`);
    return { known, changeSet: id, record: made };
  }

  return {
    async create(
      changer: Changer,
      register: string,
      body: AskedChange & { values: Record<string, unknown> },
    ) {
      const definition = definitionOf(registers, register);
      changer.authorise('register.create', beginningSubject(zone, definition));
      const days = readDays(registers, body);
      const written = readWritten(registers, changer, definition, body.values);
      const outcome = await act(database, registers, changer, { register, body }, async (trx) => {
        await checkKey(trx, registers, definition, written.values, undefined, days.from);
        const record = randomUUID();
        const change = assertion(register, record, days, written);
        const done = await commitChangeSet(trx, registers, draftOf(changer, body, 'entry', [change]));
        return { ...done, record, day: days.from };
      });
      return answer(changer, register, outcome);
    },

    async patch(
      changer: Changer,
      register: string,
      record: string,
      body: AskedChange & { values: Record<string, unknown> },
    ) {
      const definition = definitionOf(registers, register);
      const now = await knownRecord(database.query, registers, definition, record);
      const enterprise = now && enterpriseOf(definition, record, now.data);
      changer.authorise('register.change', recordSubject(zone, definition, record, enterprise));
      const expectedVersion = readIfMatch(changer.header('if-match'), record);
      const days = readDays(registers, body);
      const written = readWritten(registers, changer, definition, body.values, enterprise);
      const outcome = await act(database, registers, changer, { register, record, body }, async (trx) => {
        if (definition.keyFields.some((id) => Object.hasOwn(written.values, id)))
          await checkKey(trx, registers, definition, { ...now?.data, ...written.values }, record, days.from);
        const change = { ...assertion(register, record, days, written), expectedVersion };
        const done = await commitChangeSet(trx, registers, draftOf(changer, body, 'entry', [change]));
        return { ...done, record, day: days.from };
      }).catch((error: unknown) => toldWhatChanged(changer, definition, record, expectedVersion, error));
      return answer(changer, register, outcome);
    },

    async end(changer: Changer, register: string, record: string, body: AskedChange) {
      const definition = definitionOf(registers, register);
      const now = await knownRecord(database.query, registers, definition, record);
      const enterprise = now && enterpriseOf(definition, record, now.data);
      changer.authorise('register.end', endingSubject(zone, definition, record, enterprise));
      const expectedVersion = readIfMatch(changer.header('if-match'), record);
      const days = readDays(registers, body);
      const outcome = await act(
        database,
        registers,
        changer,
        { register, record, end: body },
        async (trx) => {
          const change: DraftChange = { register, record, ...days, act: { kind: 'end' }, expectedVersion };
          const done = await commitChangeSet(trx, registers, draftOf(changer, body, 'entry', [change]));
          return { ...done, record, day: days.from };
        },
      ).catch((error: unknown) => toldWhatChanged(changer, definition, record, expectedVersion, error));
      return { known: outcome.known, changeSet: outcome.id };
    },
  };
}

/**
 * One act as one transaction; named by the client, it is done once however often it is sent. The head of the ledger is
 * locked before anything is looked at, so that what was looked at still holds when it is written.
 */
export async function act<Result extends object>(
  database: Database,
  { zone, clock }: ZoneRegisters,
  changer: Changer,
  request: unknown,
  work: (trx: Queries) => Promise<Result>,
): Promise<Result> {
  const key = readIdempotencyKey(changer.header('idempotency-key'));
  return database.transaction(async (trx) => {
    const locked = async () => {
      await nextSequence(trx, zone);
      return work(trx);
    };
    if (key === undefined) return locked();
    const named = {
      zone,
      actor: actorOf(changer.principal),
      key,
      requestHash: contentHash(request),
      at: clock.now(),
    };
    return once(trx, named, locked);
  });
}

/** An act as the caller says it. */
export function draftOf(
  changer: Changer,
  { reason, basis }: AskedChange,
  origin: ChangeSetDraft['origin'],
  changes: readonly DraftChange[],
): ChangeSetDraft {
  return {
    actor: actorOf(changer.principal),
    reason,
    ...(basis === undefined || basis === '' ? {} : { basis }),
    origin,
    demonstration: false,
    changes,
  };
}

/** The record as known now, on the day nearest to today; nothing when it was ended altogether. One there never was is not found. */
export async function knownRecord(
  queries: Queries,
  { zone, clock }: ZoneRegisters,
  { id: register }: RegisterDefinition,
  record: string,
): Promise<StoredRecord | undefined> {
  const found = await readNearest(queries, zone, register, record, dayOf(clock));
  if (found) return found;
  const versions = await readVersions(queries, zone, [{ register, record }]);
  if (versions.size === 0) throw new AppError('not-found', { what: record });
  return undefined;
}

/** Days of a change; from today when it does not say. */
export function readDays(
  { clock }: ZoneRegisters,
  body: { readonly from?: string | undefined; readonly until?: string | undefined },
  at = '',
): { from: Day; until?: Day } {
  const from = readDay(clock, body.from, 'body', `${at}/from`);
  if (body.until === undefined) return { from };
  const until = readDay(clock, body.until, 'body', `${at}/until`);
  if (until <= from)
    refuse([
      {
        in: 'body',
        pointer: `${at}/until`,
        code: 'days-reversed',
        text: { zh: '止日应在起日之后。', en: 'The last day has to come after the first.' },
      },
    ]);
  return { from, until };
}

/** Values of a write, apart: those that stand in the record and those kept beside the ledger. */
export interface Written {
  readonly values: Readonly<Record<string, FieldValue | null>>;
  readonly personal: Readonly<Record<string, string | null>>;
}

/** Reads the values of a write and asks for each field whether the caller may change it. */
export function readWritten(
  { zone, context }: ZoneRegisters,
  asker: Asker,
  definition: RegisterDefinition,
  raw: Readonly<Record<string, unknown>>,
  enterprise?: string,
  at = '/values',
): Written {
  const read = readValues(definition, raw, context);
  const errors = read.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) refuse(faultsOf(errors, 'body', at));
  const values: Record<string, FieldValue | null> = {};
  const personal: Record<string, string | null> = {};
  for (const field of definition.fields) {
    const value = read.values[field.id];
    if (value === undefined) continue;
    asker.authorise('field.change', fieldSubject(zone, definition, field, enterprise));
    if (field.sensitivity === 'personal') personal[field.id] = value as string | null;
    else values[field.id] = value;
  }
  if (Object.keys(values).length + Object.keys(personal).length === 0) refuse([nothingToKeep(at)]);
  return { values, personal };
}

/** The fault of a change that says nothing. */
export function nothingToKeep(pointer: string): Fault {
  const text = { zh: '没有要保存的内容。', en: 'There is nothing to keep.' };
  return { in: 'body', pointer, code: 'empty', text };
}

/** An assertion of what was written. */
function assertion(
  register: string,
  record: string,
  days: { from: Day; until?: Day },
  { values, personal }: Written,
): DraftChange {
  return {
    register,
    record,
    ...days,
    act: { kind: 'assert', values },
    ...(Object.keys(personal).length === 0 ? {} : { personal }),
  };
}

/** Refuses a record whose key another record bears on that day: the two could not be told apart. */
export async function checkKey(
  trx: Queries,
  { zone }: ZoneRegisters,
  definition: RegisterDefinition,
  values: Readonly<Record<string, FieldValue | null>> | RecordData,
  record: string | undefined,
  day: Day,
): Promise<void> {
  const key = definition.keyFields.map((id) => values[id] ?? undefined);
  if (!key.every((one) => one !== undefined)) return;
  const text = key.map(String);
  const found = await readByKeys(trx, zone, definition, [text], { day });
  const others = [...found.values()].flat().filter((id) => id !== record);
  if (others.length > 0) throw new AppError('conflict', { what: text.join(' · '), record: others[0]! });
}
