import { AppError, type Succession } from '@luodi/api';
import { originField } from '@luodi/core/registers';
import type { Database } from '../../platform/index.ts';
import { type Asker, definitionOf, openFields, recordSubject } from './rights.ts';
import { readSuccession } from './succession/store.ts';
import type { ZoneRegisters } from './zone-registers.ts';

/** What became of a record that ended by a split or merger: for anybody who may see the fields that say so. */
export async function showSuccession(
  database: Database,
  registers: ZoneRegisters,
  asker: Asker,
  register: string,
  id: string,
): Promise<Succession> {
  const { zone } = registers;
  const definition = definitionOf(registers, register);
  asker.authorise('register.read', recordSubject(zone, definition));
  const origin = originField(definition);
  const open = openFields(asker, zone, definition);
  if (!origin || !open.has(origin.id)) return { into: [] };
  const found = await readSuccession(database.query, zone, register, id, origin.id);
  if (!found) throw new AppError('not-found', { what: id });
  const isTitled = open.has(definition.titleField);
  const into = found.heirs.map((one) => (isTitled && one.title ? one : { ...one, title: one.id }));
  return { ...(found.until === undefined ? {} : { endedOn: found.until }), into };
}
