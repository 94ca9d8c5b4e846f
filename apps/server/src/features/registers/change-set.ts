import { AppError, type ChangeSet } from '@luodi/api';
import type { Database } from '../../platform/index.ts';
import { readChangedRecords, readChangeSet } from './change-sets/store.ts';
import { submittedOf } from './present.ts';
import type { ActorNames } from './read-service.ts';
import { type Asker, openTitles, recordSubject } from './rights.ts';
import { recordTitles } from './titles.ts';
import type { ZoneRegisters } from './zone-registers.ts';

/** Records an act names when it is shown; the number of all is told beside. */
const MOST_NAMED = 100;

/** What an act did, as far as the caller may see the past of the registers it changed; unseen, it is not there. */
export async function showChangeSet(
  database: Database,
  registers: ZoneRegisters,
  actorNames: ActorNames,
  asker: Asker,
  id: string,
): Promise<ChangeSet> {
  const { zone, definitions } = registers;
  const found = await readChangeSet(database.query, zone, id);
  const seen = [...definitions.values()].filter((one) =>
    asker.may('register.history', recordSubject(zone, one)),
  );
  if (!found) throw new AppError('not-found', { what: id });
  const registersSeen = seen.map((one) => one.id);
  const changed = await readChangedRecords(database.query, zone, found.known, registersSeen, MOST_NAMED);
  if (changed.total === 0) throw new AppError('not-found', { what: id });
  const titled = openTitles(registers, asker);
  const titles = await recordTitles(database.query, registers, changed.records);
  const { basis, submission, submittedBy, ...rest } = found;
  const names = await actorNames([found.actor, ...(submittedBy === undefined ? [] : [submittedBy])]);
  const name = names.get(found.actor);
  return {
    ...rest,
    ...(basis === undefined ? {} : { basis }),
    ...submittedOf(submission, submittedBy, names),
    ...(name === undefined ? {} : { actorName: name }),
    total: changed.total,
    records: changed.records.map(({ register, id: record }, at) => ({
      register,
      id: record,
      title: (titled.has(register) && titles[at]) || record,
    })),
  };
}
