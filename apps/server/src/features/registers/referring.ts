import { AppError, type ReferringRecord } from '@luodi/api';
import { ROLES, rolesWhoMay } from '@luodi/core/access';
import type { Day } from '@luodi/core/base';
import {
  type Change,
  type FieldDefinition,
  gridOf,
  namedIn,
  namingDays,
  type RegisterDefinition,
  referringFields,
  repoint,
  type Span,
} from '@luodi/core/registers';
import type { Queries } from '../../platform/index.ts';
import { refuse } from './asking.ts';
import { keyOf, readCurrentSpans, readNaming, readVersions } from './changes/store.ts';
import { type Asker, enterpriseOf, fieldSubject, openFields, recordSubject } from './rights.ts';
import type { ZoneRegisters } from './zone-registers.ts';

/** A record that names one of some others on a day or later. */
interface Referring {
  readonly definition: RegisterDefinition;
  readonly field: FieldDefinition;
  readonly record: string;
  readonly version: number;
  readonly demonstration: boolean;
  /** All that is known of it now. */
  readonly spans: readonly Span[];
  /** The days on which it names one of them, the first of them first. */
  readonly days: readonly [Span, ...Span[]];
}

/** What is to become of a record that names a parent, as the wire carries it. */
export interface AskedFollowing {
  readonly register: string;
  readonly id: string;
  readonly field: string;
  readonly version: number;
  readonly to: number | null;
}

/** Records of all registers that name one of these on the day or later, as known now. */
async function findReferring(
  queries: Queries,
  { zone, definitions }: ZoneRegisters,
  register: string,
  named: readonly string[],
  day: Day,
): Promise<Referring[]> {
  const found: Referring[] = [];
  for (const { register: definition, field } of referringFields(definitions.values(), register)) {
    const keys = await readNaming(queries, zone, definition.id, field, named);
    if (keys.length === 0) continue;
    const spans = await readCurrentSpans(queries, zone, keys);
    const versions = await readVersions(queries, zone, keys);
    for (const key of keys) {
      const known = spans.get(keyOf(key)) ?? [];
      const [first, ...later] = namingDays(known, field.id, new Set(named), day);
      if (!first) continue;
      found.push({
        definition,
        field,
        record: key.record,
        version: versions.get(keyOf(key)) ?? 0,
        demonstration: known.some(({ demonstration }) => demonstration),
        spans: known,
        days: [first, ...later],
      });
    }
  }
  return found;
}

/** What has to be asked before a record may be let to name something else. */
function questionsOf(zone: string, { definition, field, record, days }: Referring) {
  const enterprise = enterpriseOf(definition, record, days[0].data);
  return [
    { action: 'register.change', subject: recordSubject(zone, definition, record, enterprise) },
    { action: 'field.change', subject: fieldSubject(zone, definition, field, enterprise) },
  ] as const;
}

const mayFollow = (asker: Asker, zone: string, one: Referring) =>
  questionsOf(zone, one).every(({ action, subject }) => asker.may(action, subject));

const titleOf = ({ definition, record, days }: Referring) =>
  String(days[0].data[definition.titleField] ?? '') || record;

/** Records that name one of these on the day or later, as far as the caller may see that they do. */
export async function listReferring(
  queries: Queries,
  registers: ZoneRegisters,
  asker: Asker,
  register: string,
  named: readonly string[],
  day: Day,
): Promise<ReferringRecord[]> {
  const { zone } = registers;
  const found = await findReferring(queries, registers, register, named, day);
  return found.flatMap((one): ReferringRecord[] => {
    const { definition, field, record, days } = one;
    const { data, from } = days[0];
    const enterprise = enterpriseOf(definition, record, data);
    const open = openFields(asker, zone, definition, 'field.read', enterprise);
    if (!asker.may('register.read', recordSubject(zone, definition, record, enterprise))) return [];
    if (!open.has(field.id)) return [];
    const { geometryField } = definition;
    const grid = geometryField && open.has(geometryField) ? gridOf(data[geometryField]) : undefined;
    const may = mayFollow(asker, zone, one);
    return [
      {
        register: definition.id,
        id: record,
        title: open.has(definition.titleField) ? titleOf(one) : record,
        field: field.id,
        version: one.version,
        names: namedIn(data[field.id]).filter((id) => named.includes(id)),
        from,
        demonstration: one.demonstration,
        ...(grid === undefined ? {} : { place: grid }),
        mayFollow: may,
        turn: may ? [] : rolesWhoMay(questionsOf(zone, one)).map((role) => ROLES[role].name),
      },
    ];
  });
}

/**
 * The changes by which records that named the parents name the children they were told to, from the day on. Looked at
 * behind the lock of the act: whoever changed one of them meanwhile, or lets another name a parent, comes first, and the
 * act is refused with `changed-meanwhile`.
 */
export async function readFollowing(
  trx: Queries,
  registers: ZoneRegisters,
  asker: Asker,
  {
    register,
    parents,
    children,
    day,
    asked,
  }: {
    readonly register: string;
    readonly parents: readonly string[];
    readonly children: readonly string[];
    readonly day: Day;
    readonly asked: readonly AskedFollowing[];
  },
): Promise<Change[]> {
  const { zone } = registers;
  const key = (id: string, record: string, field: string) => JSON.stringify([id, record, field]);
  const found = await findReferring(trx, registers, register, parents, day);
  const wanted = new Map(asked.map((one) => [key(one.register, one.id, one.field), one]));
  if (wanted.size < asked.length) throw new AppError('conflict', { what: 'referring' });
  const changes: Change[] = [];
  for (const one of found) {
    const { definition, field, record, spans, version } = one;
    const which = key(definition.id, record, field.id);
    const told = wanted.get(which);
    wanted.delete(which);
    if (!told && !mayFollow(asker, zone, one)) continue;
    if (told?.version !== version)
      throw new AppError('changed-meanwhile', {
        what: titleOf(one),
        register: definition.id,
        record,
        version,
      });
    if (told.to === null) continue;
    for (const { action, subject } of questionsOf(zone, one)) asker.authorise(action, subject);
    const successor = children[told.to];
    if (successor === undefined) return refuse([noSuchChild(asked.indexOf(told))]);
    changes.push(
      ...repoint({ register: definition.id, record }, spans, field, new Set(parents), successor, day),
    );
  }
  // It names none of them any more: somebody let it name something else meanwhile.
  const [gone] = wanted.values();
  if (gone)
    throw new AppError('changed-meanwhile', { what: gone.id, register: gone.register, record: gone.id });
  return changes;
}

function noSuchChild(index: number) {
  const text = { zh: '没有这一宗新宗地。', en: 'There is no such new parcel.' };
  return { in: 'body' as const, pointer: `/referring/${index}/to`, code: 'no-such-child', text };
}
