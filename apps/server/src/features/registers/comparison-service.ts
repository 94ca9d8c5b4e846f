import { type DifferenceKind, fieldDifferences } from '@luodi/core/registers';
import type { Database } from '../../platform/index.ts';
import { type AskedList, type AskedTimes, readQuestion, readTimes } from './asking.ts';
import { readDifferences } from './comparison/store.ts';
import { presentRecords } from './present.ts';
import { readNewest, readRecordsById } from './reading/store.ts';
import { type Asker, definitionOf, openFields, openTitles, recordSubject } from './rights.ts';
import type { ZoneRegisters } from './zone-registers.ts';

type Asked = AskedTimes &
  Omit<AskedList, 'sort'> & {
    readonly beforeDay: string;
    readonly beforeKnown?: string | undefined;
    readonly kind?: DifferenceKind | undefined;
    readonly offset: number;
    readonly limit: number;
  };

/** Compares a register with itself at another time, for a caller. */
export function comparisonService(database: Database, registers: ZoneRegisters) {
  const { zone } = registers;
  return {
    async compare(asker: Asker, register: string, query: Asked) {
      const definition = definitionOf(registers, register);
      asker.authorise('register.read', recordSubject(zone, definition));
      const readable = openFields(asker, zone, definition);
      const question = readQuestion(registers, definition, readable, query, openTitles(registers, asker));
      const asked = await readTimes(database, registers, query);
      // Both sides at numbers of their own: what is written meanwhile is on neither.
      const after = { day: asked.day, known: asked.known ?? (await readNewest(database.query, zone)) };
      const times = { day: query.beforeDay, known: query.beforeKnown };
      const at = { day: '/beforeDay', known: '/beforeKnown' };
      const before = { known: after.known, ...(await readTimes(database, registers, times, at)) };
      const { kind, offset, limit } = query;
      const found = await readDifferences(database.query, zone, { ...question, ...after, readable }, before, {
        kind,
        offset,
        limit,
      });
      const ids = found.records.map(({ id }) => id);
      const [was, is] = await Promise.all(
        [before, after].map(async (times) => {
          const stored = await readRecordsById(database.query, zone, register, ids, times);
          const shown = await presentRecords(database.query, registers, asker, stored, times);
          return new Map(shown.map((one) => [one.id, one]));
        }),
      );
      const fields = definition.fields.flatMap(({ id }) => (readable.has(id) ? [id] : []));
      const records = found.records.map((one) => {
        const [first, second] = [was?.get(one.id), is?.get(one.id)];
        return {
          ...one,
          title: (second ?? first)?.title ?? one.id,
          fields:
            one.kind === 'changed' ? fieldDifferences(fields, first?.values ?? {}, second?.values ?? {}) : [],
          titles: { ...first?.titles, ...second?.titles },
        };
      });
      return { before, after, counts: { ...found.counts }, demonstration: found.demonstration, records };
    },
  };
}
