import { randomUUID } from 'node:crypto';
import { AppError, type RegisterRecord, type WireFinding } from '@luodi/api';
import type { Day } from '@luodi/core/base';
import { reshapeChanges, reshapeLaterFindings, reshapeParcels } from '@luodi/core/registers';
import type { Database, Queries } from '../../platform/index.ts';
import { presentFinding } from '../plan/index.ts';
import { faultsOf, readDay, refuse } from './asking.ts';
import { commitChangeSet, type DraftChange } from './changes/commit.ts';
import { keyOf, readCurrentSpans } from './changes/store.ts';
import { presentRecords } from './present.ts';
import type { ActorNames } from './read-service.ts';
import { readNewest, readRecord, type StoredRecord } from './reading/store.ts';
import { type AskedFollowing, listReferring, readFollowing } from './referring.ts';
import { beginningSubject, definitionOf, endingSubject, enterpriseOf, recordSubject } from './rights.ts';
import { tellerOfChanges } from './told-changes.ts';
import { act, type Changer, checkKey, draftOf, readWritten, type Written } from './write-service.ts';
import type { ZoneRegisters } from './zone-registers.ts';

const PARCELS = 'parcels';
const MOST_PARENTS = 50;

/** A split or merger as the wire carries it. */
interface AskedReshape {
  readonly day: string;
  readonly parents: readonly { readonly id: string; readonly version: number }[];
  readonly children: readonly { readonly values: Record<string, unknown> }[];
  readonly referring?: readonly AskedFollowing[] | undefined;
  readonly reason: string;
  readonly basis?: string | undefined;
}

/** Splits and merges parcels: parents end and children begin on a day, in one act. */
export function reshapeService(database: Database, registers: ZoneRegisters, actorNames: ActorNames) {
  const { zone } = registers;
  const definition = () => definitionOf(registers, PARCELS);
  const toldWhatChanged = tellerOfChanges(database, registers, actorNames);

  async function parentsOn(queries: Queries, changer: Changer, ids: readonly string[], day: Day) {
    const parents: StoredRecord[] = [];
    for (const id of ids) {
      const found = await readRecord(queries, zone, PARCELS, id, { day });
      if (!found) throw new AppError('not-found', { what: id });
      const enterprise = enterpriseOf(definition(), id, found.data);
      changer.authorise('register.change', recordSubject(zone, definition(), id, enterprise));
      changer.authorise('register.end', endingSubject(zone, definition(), id, enterprise));
      parents.push(found);
    }
    return parents;
  }

  /** Tells with a refusal what was changed meanwhile, of the parent or referring record it is about. */
  function tellChanged(changer: Changer, body: AskedReshape, error: unknown): Promise<never> {
    const { register, record, what } = error instanceof AppError ? error.params : {};
    const seen = [...body.parents.map((one) => ({ register: PARCELS, ...one })), ...(body.referring ?? [])];
    const one = seen.find(({ id }) => id === (record ?? what));
    if (!one) throw error;
    const of = definitionOf(registers, String(register ?? one.register));
    return toldWhatChanged(changer, of, one.id, one.version, error);
  }

  return {
    /** Records that name these parcels on the day or later: what a split or merger has to say something about. */
    async referring(changer: Changer, query: { day: string; parents: string }) {
      const day = readDay(registers.clock, query.day, 'query', '/day');
      const ids = [...new Set(query.parents.split(','))].slice(0, MOST_PARENTS);
      await parentsOn(database.query, changer, ids, day);
      const known = await readNewest(database.query, zone);
      return { known, records: await listReferring(database.query, registers, changer, PARCELS, ids, day) };
    },

    async reshape(changer: Changer, body: AskedReshape) {
      const day = readDay(registers.clock, body.day, 'body', '/day');
      const ids = body.parents.map(({ id }) => id);
      if (new Set(ids).size < ids.length) throw new AppError('conflict', { what: 'parents' });
      changer.authorise('register.create', beginningSubject(zone, definition()));
      const written = body.children.map(({ values }, index) =>
        readWritten(registers, changer, definition(), values, undefined, `/children/${index}/values`),
      );
      const outcome = await act(database, registers, changer, { reshape: body }, async (trx) => {
        const parents = await parentsOn(trx, changer, ids, day);
        const { born, findings } = await childrenOf(trx, registers, parents, day, written);
        const children = born.map(({ id }) => id);
        const following =
          body.referring === undefined
            ? []
            : await readFollowing(trx, registers, changer, {
                register: PARCELS,
                parents: ids,
                children,
                day,
                asked: body.referring,
              });
        const changes = reshapeChanges(PARCELS, day, ids, born, following).map((change): DraftChange => {
          if (change.register !== PARCELS) return change;
          const expectedVersion = body.parents.find(({ id }) => id === change.record)?.version;
          const personal = written[children.indexOf(change.record)]?.personal ?? {};
          return expectedVersion === undefined ? { ...change, personal } : { ...change, expectedVersion };
        });
        const done = await commitChangeSet(trx, registers, draftOf(changer, body, 'reshape', changes));
        return {
          ...done,
          records: children,
          followed: new Set(following.map(keyOf)).size,
          findings: findings.map(presentFinding),
        };
      }).catch((error: unknown) => tellChanged(changer, body, error));
      return answer(changer, outcome, day);
    },
  };

  async function answer(
    changer: Changer,
    outcome: { known: number; id: string; records: string[]; followed: number; findings: WireFinding[] },
    day: Day,
  ) {
    const { known, id, followed, findings } = outcome;
    const asOf = { day, known };
    const records: RegisterRecord[] = [];
    for (const record of outcome.records) {
      const found = await readRecord(database.query, zone, PARCELS, record, asOf);
      if (found) records.push(...(await presentRecords(database.query, registers, changer, [found], asOf)));
    }
    return {
      known,
      changeSet: id,
      records: records.map((one) => ({ ...one, version: known })),
      followed,
      findings,
    };
  }
}

/** What the new parcels are made of; refused where sums over the parcels would jump on some day. */
async function childrenOf(
  trx: Queries,
  registers: ZoneRegisters,
  parents: readonly StoredRecord[],
  day: Day,
  written: readonly Written[],
) {
  const definition = definitionOf(registers, PARCELS);
  const values = written.map((one) => one.values);
  const { children, findings } = reshapeParcels(definition, parents, values);
  const keys = parents.map(({ id }) => ({ register: PARCELS, record: id }));
  const spans = await readCurrentSpans(trx, registers.zone, keys);
  const all = [...findings, ...reshapeLaterFindings([...spans.values()], day)];
  const errors = all.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) refuse(faultsOf(errors, 'body', '/children'));
  for (const data of children) await checkKey(trx, registers, definition, data, undefined, day);
  return { born: children.map((data) => ({ id: randomUUID() as string, data })), findings };
}
