import { compareFindings, type Finding } from '../base/index.ts';
import { isPersonalReference, type RecordData } from './change.ts';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';
import { registerFinding } from './findings.ts';
import { readValue } from './read-value.ts';
import { fieldFinding, type ValueContext } from './value.ts';

/** Values read into their stored form, or everything that is wrong with them. `null` takes a value away. */
export interface ReadValues {
  readonly values: Readonly<Record<string, RecordData[string] | null>>;
  readonly findings: readonly Finding[];
}

/**
 * Reads the values of a write. A field the register does not have is a fault, whatever it is called: nothing gets into
 * a record by being sent along.
 */
export function readValues(
  definition: RegisterDefinition,
  raw: Readonly<Record<string, unknown>>,
  context: ValueContext,
): ReadValues {
  const fields = new Map(definition.fields.map((field) => [field.id, field]));
  const values: [string, RecordData[string] | null][] = [];
  const findings: Finding[] = [];
  for (const [id, value] of Object.entries(raw)) {
    const field = fields.get(id);
    if (!field) {
      findings.push(
        registerFinding('register.unknown-field', { pointer: `/${id}` }, { id: id.slice(0, 60) }),
      );
      continue;
    }
    if (value === null) {
      values.push([id, null]);
      continue;
    }
    const read = readValue(field, value, context);
    findings.push(...read.findings);
    if (read.value !== undefined) values.push([id, read.value]);
    else if (read.findings.length === 0) values.push([id, null]);
  }
  return { values: Object.fromEntries(values), findings: findings.sort(compareFindings) };
}

/** What is wrong with or missing from a record as it is stored. A missing required value is a finding, no refusal. */
export function checkRecord(
  definition: RegisterDefinition,
  data: RecordData,
  context: ValueContext,
): Finding[] {
  const findings: Finding[] = [];
  const known = new Set<string>();
  for (const field of definition.fields) {
    known.add(field.id);
    findings.push(...checkField(field, data[field.id], context));
  }
  for (const id of Object.keys(data)) {
    if (!known.has(id))
      findings.push(registerFinding('register.unknown-field', { pointer: `/${id}` }, { id }));
  }
  return findings.sort(compareFindings);
}

function checkField(
  field: FieldDefinition,
  value: RecordData[string] | undefined,
  context: ValueContext,
): readonly Finding[] {
  if (value === undefined) return field.required ? [fieldFinding('register.required', field)] : [];
  return isPersonalReference(value) ? [] : readValue(field, value, context).findings;
}
