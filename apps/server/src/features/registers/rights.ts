import { AppError } from '@luodi/api';
import { type Action, isProposable, type Subject } from '@luodi/core/access';
import {
  type FieldDefinition,
  type RecordData,
  type RegisterDefinition,
  titleParts,
} from '@luodi/core/registers';
import type { RequestContext } from '../../platform/index.ts';
import type { ZoneRegisters } from './zone-registers.ts';

/** Who asks, as far as reading and changing registers need it. */
export type Asker = Pick<RequestContext, 'principal' | 'may' | 'authorise'>;

/** The definition of a register; one there is not is not found. */
export function definitionOf({ definitions }: ZoneRegisters, id: string): RegisterDefinition {
  const definition = definitions.get(id);
  if (!definition) throw new AppError('not-found', { what: id });
  return definition;
}

/** Enterprise a record is about; undefined when it is about none. */
export function enterpriseOf(
  definition: RegisterDefinition,
  id: string,
  data: RecordData,
): string | undefined {
  const { enterpriseField } = definition;
  if (enterpriseField === undefined) return undefined;
  if (enterpriseField === 'id') return id;
  const value = data[enterpriseField];
  return typeof value === 'string' ? value : undefined;
}

/** Whether a field is written by approval only. What cannot go through approval is written directly by those who may. */
function takesApproval({ approval }: RegisterDefinition, { id, sensitivity }: FieldDefinition): boolean {
  if (approval === undefined || !isProposable(sensitivity)) return false;
  return approval === 'all' || approval.includes(id);
}

/** A field as the subject of a question about rights; `enterprise` when the record it stands in is about one. */
export function fieldSubject(
  zone: string,
  definition: RegisterDefinition,
  field: FieldDefinition,
  enterprise?: string,
): Subject {
  return {
    zone,
    kind: 'field',
    register: definition.id,
    disclosed: definition.isPublic,
    sensitivity: field.sensitivity,
    approval: takesApproval(definition, field) ? 'needed' : 'not-needed',
    ...(enterprise === undefined ? {} : { enterprise }),
  };
}

/** A record as the subject of a question about rights. */
export function recordSubject(
  zone: string,
  definition: RegisterDefinition,
  id?: string,
  enterprise?: string,
): Subject {
  return {
    zone,
    kind: 'record',
    register: definition.id,
    disclosed: definition.isPublic,
    // Of a change its fields decide, one by one.
    approval: 'not-needed',
    ...(id === undefined ? {} : { id }),
    ...(enterprise === undefined ? {} : { enterprise }),
  };
}

/** A record that is to begin: where the whole register is changed by approval only, no record begins without it. */
export function beginningSubject(zone: string, definition: RegisterDefinition): Subject {
  const approval = definition.approval === 'all' ? 'needed' : 'not-needed';
  return { ...recordSubject(zone, definition), approval };
}

/** A record that is to end: with it end the values that are changed by approval only. */
export function endingSubject(
  zone: string,
  definition: RegisterDefinition,
  id?: string,
  enterprise?: string,
): Subject {
  const approval = definition.approval === undefined ? 'not-needed' : 'needed';
  return { ...recordSubject(zone, definition, id, enterprise), approval };
}

/** Fields for which the caller may do this, whatever record they stand in. */
export function openFields(
  asker: Asker,
  zone: string,
  definition: RegisterDefinition,
  action: Action = 'field.read',
  enterprise?: string,
): ReadonlySet<string> {
  const open = definition.fields.filter((field) =>
    asker.may(action, fieldSubject(zone, definition, field, enterprise)),
  );
  return new Set(open.map(({ id }) => id));
}

/** Whether the caller may see what titles of a register say: all of their parts. */
export function isTitleOpen(registers: ZoneRegisters, asker: Asker, definition: RegisterDefinition): boolean {
  const { zone, definitions } = registers;
  const open = openFields(asker, zone, definition);
  if (!asker.may('register.read', recordSubject(zone, definition))) return false;
  return titleParts(definition).every((id) => {
    const type = definition.fields.find((field) => field.id === id)?.type;
    const named = type?.kind === 'record' ? definitions.get(type.register) : undefined;
    return open.has(id) && (!named || isTitleOpen(registers, asker, named));
  });
}

/** Registers whose titles the caller may see. */
export function openTitles(registers: ZoneRegisters, asker: Asker): ReadonlySet<string> {
  const open = [...registers.definitions.values()].filter((one) => isTitleOpen(registers, asker, one));
  return new Set(open.map(({ id }) => id));
}

/** Fields that the caller may submit for approval because they keep them. */
export function submittableFields(
  asker: Asker,
  zone: string,
  definition: RegisterDefinition,
): ReadonlySet<string> {
  const open = definition.fields.filter(
    (field) =>
      isProposable(field.sensitivity) &&
      asker.may('field.change', { ...fieldSubject(zone, definition, field), approval: 'sought' }),
  );
  return new Set(open.map(({ id }) => id));
}
