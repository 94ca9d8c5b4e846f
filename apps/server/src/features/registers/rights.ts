import { AppError } from '@luodi/api';
import type { Action, Subject } from '@luodi/core/access';
import type { FieldDefinition, RecordData, RegisterDefinition } from '@luodi/core/registers';
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
    ...(id === undefined ? {} : { id }),
    ...(enterprise === undefined ? {} : { enterprise }),
  };
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
