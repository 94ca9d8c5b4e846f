import { randomUUID } from 'node:crypto';
import { AppError, type RegisterRecord, type WireFinding } from '@luodi/api';
import type { Day } from '@luodi/core/base';
import { type FieldValue, reshapeParcels } from '@luodi/core/registers';
import type { Database, Queries } from '../../platform/index.ts';
import { presentFinding } from '../plan/index.ts';
import { faultsOf, readDay, refuse } from './asking.ts';
import { commitChangeSet, type DraftChange } from './changes/commit.ts';
import { presentRecords } from './present.ts';
import { readRecord, type StoredRecord } from './reading/store.ts';
import { definitionOf, enterpriseOf, recordSubject } from './rights.ts';
import { act, type Changer, checkKey, draftOf, readWritten } from './write-service.ts';
import type { ZoneRegisters } from './zone-registers.ts';

const PARCELS = 'parcels';

/** A split or merger as the wire carries it. */
interface AskedReshape {
  readonly day: string;
  readonly parents: readonly { readonly id: string; readonly version: number }[];
  readonly children: readonly { readonly values: Record<string, unknown> }[];
  readonly reason: string;
  readonly basis?: string | undefined;
}

/** Splits and merges parcels: parents end and children begin on a day, in one act. */
export function reshapeService(database: Database, registers: ZoneRegisters) {
  const { zone } = registers;
  const definition = () => definitionOf(registers, PARCELS);

  async function parentsOn(
    queries: Queries,
    changer: Changer,
    body: AskedReshape,
    day: Day,
  ): Promise<StoredRecord[]> {
    const parents: StoredRecord[] = [];
    for (const { id } of body.parents) {
      const found = await readRecord(queries, zone, PARCELS, id, { day });
      if (!found) throw new AppError('not-found', { what: id });
      const subject = recordSubject(zone, definition(), id, enterpriseOf(definition(), id, found.data));
      changer.authorise('register.change', subject);
      changer.authorise('register.end', subject);
      parents.push(found);
    }
    return parents;
  }

  return {
    async reshape(changer: Changer, body: AskedReshape) {
      const day = readDay(registers.clock, body.day, 'body', '/day');
      if (new Set(body.parents.map(({ id }) => id)).size < body.parents.length)
        throw new AppError('conflict', { what: 'parents' });
      changer.authorise('register.create', recordSubject(zone, definition()));
      const written = body.children.map(({ values }, index) =>
        readWritten(registers, changer, definition(), values, undefined, `/children/${index}/values`),
      );
      const outcome = await act(database, registers, changer, { reshape: body }, async (trx) => {
        const parents = await parentsOn(trx, changer, body, day);
        const { children, findings } = reshapeParcels(
          definition(),
          parents,
          written.map(({ values }) => values as Readonly<Record<string, FieldValue | null>>),
        );
        const errors = findings.filter(({ severity }) => severity === 'error');
        if (errors.length > 0) refuse(faultsOf(errors, 'body', '/children'));
        for (const data of children) await checkKey(trx, registers, definition(), data, undefined, day);
        const ends = body.parents.map(
          ({ id, version }): DraftChange => ({
            register: PARCELS,
            record: id,
            from: day,
            act: { kind: 'end' },
            expectedVersion: version,
          }),
        );
        const begins = children.map(
          (values, index): DraftChange => ({
            register: PARCELS,
            record: randomUUID(),
            from: day,
            act: { kind: 'assert', values },
            personal: written[index]?.personal ?? {},
          }),
        );
        const done = await commitChangeSet(
          trx,
          registers,
          draftOf(changer, body, 'reshape', [...ends, ...begins]),
        );
        return {
          ...done,
          records: begins.map(({ record }) => record),
          findings: findings.map(presentFinding),
        };
      });
      return answer(changer, outcome, day);
    },
  };

  async function answer(
    changer: Changer,
    outcome: { known: number; id: string; records: string[]; findings: WireFinding[] },
    day: Day,
  ) {
    const { known, id, findings } = outcome;
    const asOf = { day, known };
    const records: RegisterRecord[] = [];
    for (const record of outcome.records) {
      const found = await readRecord(database.query, zone, PARCELS, record, asOf);
      if (found) records.push(...(await presentRecords(database.query, registers, changer, [found], asOf)));
    }
    return { known, changeSet: id, records: records.map((one) => ({ ...one, version: known })), findings };
  }
}
