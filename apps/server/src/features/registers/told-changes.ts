import { AppError, type Fault } from '@luodi/api';
import type { RegisterDefinition } from '@luodi/core/registers';
import type { Database } from '../../platform/index.ts';
import { readHistory } from './history/store.ts';
import type { ActorNames } from './read-service.ts';
import { type Asker, fieldSubject } from './rights.ts';
import type { ZoneRegisters } from './zone-registers.ts';

/** Adds to a refusal of a stale version what changed since then and by whom, as far as the caller may see it. */
export function tellerOfChanges(database: Database, { zone }: ZoneRegisters, actorNames: ActorNames) {
  return async (
    asker: Asker,
    definition: RegisterDefinition,
    record: string,
    version: number,
    error: unknown,
  ): Promise<never> => {
    if (!(error instanceof AppError) || error.code !== 'changed-meanwhile') throw error;
    const past = await readHistory(database.query, zone, definition.id, record);
    const since = past.filter(({ known }) => known > version);
    const names = await actorNames([...new Set(since.map(({ actor }) => actor))]);
    const errors = since.flatMap(({ known, actor, at, reason, values }): Fault[] => {
      const who = names.get(actor) ?? actor;
      const fields = definition.fields.filter(
        (field) =>
          (values === null || Object.hasOwn(values, field.id)) &&
          asker.may('field.read', fieldSubject(zone, definition, field)),
      );
      return fields.map(({ id, label }) => ({
        in: 'body',
        pointer: `/values/${id}`,
        code: 'changed-meanwhile',
        text: {
          zh: `“${label.zh}”已由${who}于 ${at} 更改（第 ${known} 号：${reason}）。`,
          en: `“${label.en}” was changed by ${who} at ${at} (entry ${known}: ${reason}).`,
        },
      }));
    });
    throw new AppError('changed-meanwhile', error.params, { errors: errors.slice(0, 100), cause: error });
  };
}
