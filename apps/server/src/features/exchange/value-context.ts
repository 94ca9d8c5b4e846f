import { invariant } from '@luodi/core/base';
import { classificationOf, type PlanPackage } from '@luodi/core/plan';
import { createValueContext, type RecordLookup, type ValueContext } from '@luodi/core/registers';
import type { NamedRecord, TaskContext } from './protocol.ts';

/** Finds records of other registers by id, by what else names them, by title. */
function lookupOf(records: Readonly<Record<string, readonly NamedRecord[]>>): RecordLookup {
  const byName = new Map<string, Map<string, Set<string>>>();
  const titles = new Map<string, Map<string, string>>();
  for (const [register, list] of Object.entries(records)) {
    const names = new Map<string, Set<string>>();
    for (const { id, title, keys } of list) {
      for (const name of [id, title, ...keys]) names.set(name, (names.get(name) ?? new Set()).add(id));
    }
    byName.set(register, names);
    titles.set(register, new Map(list.map(({ id, title }) => [id, title])));
  }
  return {
    find: (register, written) => [...(byName.get(register)?.get(written) ?? [])],
    title: (register, id) => titles.get(register)?.get(id),
  };
}

/** What values are checked against and shown with, in the child: the plan without its layers, which stay outside. */
export function contextOf({ plan, named }: TaskContext): ValueContext {
  const classification = classificationOf(plan);
  invariant(classification, 'a package in use has its classification');
  const bare: Pick<PlanPackage, 'content' | 'classification'> = { content: plan, classification };
  return createValueContext(bare as PlanPackage, lookupOf(named));
}
