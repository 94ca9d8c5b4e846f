import type { HistoryEntry, RegisterHead } from '@luodi/api';
import { AppError } from '@luodi/api';
import type { Day } from '@luodi/core/base';
import {
  type Change,
  checkRecord,
  type FieldDefinition,
  isAmount,
  isPersonalReference,
  type KnownChange,
  type RecordData,
  asOf as stateAsOf,
} from '@luodi/core/registers';
import type { Database } from '../../platform/index.ts';
import { presentFinding } from '../plan/index.ts';
import { type AskedList, type AskedTimes, readQuestion, readTimes } from './asking.ts';
import { countRecords } from './directory/store.ts';
import { type PastChange, readHistory } from './history/store.ts';
import { presentHead, presentRecords, submittedOf } from './present.ts';
import { readNewest, readPersonalValues, readPlaces, readRecord, readRecords } from './reading/store.ts';
import { type Asker, definitionOf, enterpriseOf, openFields, openTitles, recordSubject } from './rights.ts';
import type { ZoneRegisters } from './zone-registers.ts';

/** Gives the names of accounts to show, as far as they were not erased. */
export type ActorNames = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Reads registers for a caller, at any two times. */
export function readService(database: Database, registers: ZoneRegisters, actorNames: ActorNames) {
  const { zone, definitions, context } = registers;
  return {
    async heads(
      asker: Asker,
      query: AskedTimes,
    ): Promise<{ day: Day; known: number; registers: RegisterHead[] }> {
      const times = await readTimes(database, registers, query);
      const { known, registers: counts } = await countRecords(database.query, zone, times);
      const seen = [...definitions.values()].filter((one) =>
        asker.may('register.read', recordSubject(zone, one)),
      );
      const heads = seen.map((one) => presentHead(registers, asker, one, counts.get(one.id)));
      return { day: times.day, known, registers: heads };
    },

    async list(
      asker: Asker,
      register: string,
      query: AskedTimes & AskedList & { offset: number; limit: number },
    ) {
      const definition = readableRegister(registers, asker, register);
      const readable = openFields(asker, zone, definition);
      const question = readQuestion(registers, definition, readable, query, openTitles(registers, asker));
      const times = await readTimes(database, registers, query);
      const sums = definition.fields.filter((field) => isAmount(field) && readable.has(field.id));
      const { offset, limit } = query;
      const found = await readRecords(database.query, zone, { ...question, ...times, sums, offset, limit });
      const { known, total, demonstration } = found;
      const records = await presentRecords(database.query, registers, asker, found.records, times);
      return { day: times.day, known, total, demonstration, sums: { ...found.sums }, records };
    },

    async places(asker: Asker, register: string, query: AskedTimes & AskedList & { limit: number }) {
      const definition = readableRegister(registers, asker, register);
      const readable = openFields(asker, zone, definition);
      const { geometryField, titleField } = definition;
      const question = readQuestion(registers, definition, readable, query, openTitles(registers, asker));
      const times = await readTimes(database, registers, query);
      const known = times.known ?? (await readNewest(database.query, zone));
      const isOpen = geometryField !== undefined && readable.has(geometryField);
      const places = isOpen
        ? await readPlaces(database.query, zone, { ...question, ...times, limit: query.limit })
        : [];
      const features = places.map(({ id, title, demonstration, geometry }) => ({
        type: 'Feature' as const,
        id,
        geometry,
        properties: { id, title: readable.has(titleField) ? title : id, demonstration },
      }));
      return { day: times.day, known, type: 'FeatureCollection' as const, features };
    },

    async record(asker: Asker, register: string, id: string, query: AskedTimes) {
      const definition = readableRegister(registers, asker, register);
      const times = await readTimes(database, registers, query);
      const found = await readRecord(database.query, zone, register, id, times);
      if (!found) throw new AppError('not-found', { what: id });
      asker.authorise(
        'register.read',
        recordSubject(zone, definition, id, enterpriseOf(definition, id, found.data)),
      );
      const [record] = await presentRecords(database.query, registers, asker, [found], times);
      const known = times.known ?? (await readNewest(database.query, zone));
      if (!record) throw new AppError('not-found', { what: id });
      const closed = new Set(record.closed);
      const findings = checkRecord(definition, found.data, context)
        .filter(({ pointer }) => !closed.has(pointer.split('/')[1] ?? ''))
        .map(presentFinding);
      return { day: times.day, known, record, findings };
    },

    async history(asker: Asker, register: string, id: string): Promise<{ entries: HistoryEntry[] }> {
      const definition = readableRegister(registers, asker, register);
      asker.authorise('register.history', recordSubject(zone, definition));
      const past = await readHistory(database.query, zone, register, id);
      if (past.length === 0) throw new AppError('not-found', { what: id });
      const log = past.map(knownChange(register, id));
      const names = await actorNames([
        ...new Set(past.flatMap(({ actor, submittedBy }) => (submittedBy ? [actor, submittedBy] : [actor]))),
      ]);
      const entries = past.map((one, index) => {
        const before = stateAsOf(log.slice(0, index), one.from, one.known);
        const after = stateAsOf(log.slice(0, index + 1), one.from, one.known);
        const enterprise = enterpriseOf(definition, id, after ?? before ?? {});
        const open = openFields(asker, zone, definition, 'field.read', enterprise);
        const fields = definition.fields.filter((field) => open.has(field.id));
        return { one, fields: changedFields(one, fields, before, after) };
      });
      const personal = await readPersonalValues(
        database.query,
        zone,
        entries.flatMap(({ fields }) =>
          fields.flatMap(({ before, after }) =>
            [before, after].flatMap((value) => (isPersonalReference(value) ? value.personal : [])),
          ),
        ),
      );
      return { entries: entries.map(({ one, fields }) => historyEntry(one, fields, personal, names)) };
    },
  };
}

/** A register the caller may read at all. */
function readableRegister(registers: ZoneRegisters, asker: Asker, id: string) {
  const definition = definitionOf(registers, id);
  asker.authorise('register.read', recordSubject(registers.zone, definition));
  return definition;
}

function knownChange(register: string, record: string) {
  return (one: PastChange): KnownChange => {
    const change: Change = {
      register,
      record,
      from: one.from,
      ...(one.until === null ? {} : { until: one.until }),
      act: one.act === 'end' ? { kind: 'end' } : { kind: 'assert', values: one.values ?? {} },
    };
    return { known: one.known, index: one.index, change };
  };
}

interface ChangedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What each open field that the change names was on its first day, and is. */
function changedFields(
  one: PastChange,
  fields: readonly FieldDefinition[],
  before: RecordData | undefined,
  after: RecordData | undefined,
): ChangedField[] {
  const named = one.act === 'end' ? Object.keys(before ?? {}) : Object.keys(one.values ?? {});
  return fields
    .filter(({ id }) => named.includes(id))
    .map(({ id }) => ({ field: id, before: before?.[id], after: after?.[id] }));
}

function historyEntry(
  one: PastChange,
  fields: readonly ChangedField[],
  personal: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): HistoryEntry {
  const told = (value: unknown) => (isPersonalReference(value) ? personal.get(value.personal) : value);
  const name = names.get(one.actor);
  return {
    known: one.known,
    at: one.at,
    actor: one.actor,
    ...(name === undefined ? {} : { actorName: name }),
    reason: one.reason,
    ...(one.basis === null ? {} : { basis: one.basis }),
    ...submittedOf(one.submission, one.submittedBy, names),
    from: one.from,
    ...(one.until === null ? {} : { until: one.until }),
    act: one.act,
    fields: fields.map(({ field, before, after }) => {
      const [was, is] = [told(before), told(after)];
      return {
        field,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      };
    }),
    changeSet: one.changeSet,
  };
}
