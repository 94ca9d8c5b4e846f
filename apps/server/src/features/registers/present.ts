import type { ChangeSet, RegisterField, RegisterHead, RegisterRecord } from '@luodi/api';
import {
  composedTitle,
  type FieldDefinition,
  type FieldValue,
  type GeometryValue,
  isPersonalReference,
  type RegisterDefinition,
} from '@luodi/core/registers';
import type { Queries } from '../../platform/index.ts';
import type { Counted } from './directory/store.ts';
import { readPersonalValues, type StoredAsOf, type StoredRecord } from './reading/store.ts';
import {
  type Asker,
  beginningSubject,
  endingSubject,
  enterpriseOf,
  openFields,
  openTitles,
  recordSubject,
  submittableFields,
} from './rights.ts';
import { readTitles } from './titles/store.ts';
import type { ZoneRegisters } from './zone-registers.ts';

/** A register as the caller may see it. */
export function presentHead(
  { zone, context }: ZoneRegisters,
  asker: Asker,
  definition: RegisterDefinition,
  counted: Counted | undefined,
): RegisterHead {
  const readable = openFields(asker, zone, definition);
  const changeable = openFields(asker, zone, definition, 'field.change');
  const submittable = submittableFields(asker, zone, definition);
  const subject = recordSubject(zone, definition);
  const [begins, ends] = [beginningSubject(zone, definition), endingSubject(zone, definition)];
  const sought = { ...subject, approval: 'sought' } as const;
  const { id, name, noun, about, titleField, keyFields, geometryField, enterpriseField, columns } =
    definition;
  return {
    id,
    name,
    noun,
    about,
    // The first of the title's parts leads the table; each row of it says the whole title.
    titleField: definition.titleFields?.[0] ?? titleField,
    ...(definition.titleFields ? { titleFields: [...definition.titleFields] } : {}),
    keyFields: [...keyFields],
    ...(geometryField === undefined ? {} : { geometryField }),
    ...(enterpriseField === undefined ? {} : { enterpriseField }),
    columns: [...columns],
    fields: definition.fields.map((field) =>
      presentField(field, context, { readable, changeable, submittable }),
    ),
    count: counted?.count ?? 0,
    demonstration: counted?.demonstration ?? 0,
    // When something was changed is of the past of the register, which visitors do not see.
    ...(counted?.changed && asker.may('register.history', subject) ? { changed: counted.changed } : {}),
    may: {
      create: asker.may('register.create', begins),
      change: asker.may('register.change', subject),
      end: asker.may('register.end', ends),
      import: asker.may('import.commit', begins),
      export: asker.may('register.export', subject),
    },
    maySubmit: {
      create: asker.may('register.create', sought),
      change: asker.may('register.change', sought),
      end: asker.may('register.end', sought),
    },
    ...(definition.approval === undefined
      ? {}
      : { approval: definition.approval === 'all' ? 'all' : [...definition.approval] }),
  };
}

function presentField(
  field: FieldDefinition,
  context: ZoneRegisters['context'],
  open: Readonly<Record<'readable' | 'changeable' | 'submittable', ReadonlySet<string>>>,
): RegisterField {
  const { id, label, type, sensitivity, source, hint } = field;
  const options = type.kind === 'plan-thing' ? context.planThings(type.of) : undefined;
  return {
    id,
    label,
    type: { ...type },
    ...(options ? { options: options.map((one) => ({ id: one.id, label: one.name })) } : {}),
    required: field.required ?? false,
    sensitivity,
    source,
    ...(hint ? { hint } : {}),
    addedByPlan: field.addedByPlan ?? false,
    mayRead: open.readable.has(id),
    mayChange: open.changeable.has(id),
    maySubmit: open.submittable.has(id),
  };
}

/**
 * Records as the caller may see them: closed fields left out and named, personal values brought in where they may be
 * read and were not erased, records of other registers by their titles at the same two times.
 */
export async function presentRecords(
  queries: Queries,
  registers: ZoneRegisters,
  asker: Asker,
  records: readonly StoredRecord[],
  asOf: StoredAsOf,
): Promise<RegisterRecord[]> {
  const titled = openTitles(registers, asker);
  const shown = records.map((record) => visibleOf(registers, asker, titled, record));
  const references = shown.flatMap(({ values }) =>
    Object.values(values).flatMap((value) => (isPersonalReference(value) ? value.personal : [])),
  );
  const personal = await readPersonalValues(queries, registers.zone, references);
  const named = new Map(
    shown.flatMap(({ names }) => names.map((one) => [`${one.register}\n${one.record}`, one])),
  );
  const titles = await readTitles(queries, registers.zone, [...named.values()], asOf);
  return shown.map((one): RegisterRecord => {
    const { record, values, closed, names } = one;
    const told = names.flatMap(({ record: id }) => {
      const title = titles.get(id);
      return title === undefined ? [] : [[id, title] as const];
    });
    return {
      id: record.id,
      title: titleOf(registers.definitions.get(record.register), one, titles),
      version: record.version,
      from: record.from,
      ...(record.until === undefined ? {} : { until: record.until }),
      demonstration: record.demonstration,
      values: withPersonal(values, personal),
      closed,
      titles: Object.fromEntries(told),
    };
  });
}

/** What a record is called, of what the caller may see; its id where nothing of it may be seen. */
function titleOf(
  definition: RegisterDefinition | undefined,
  { record, values, closed, names }: Visible,
  titles: ReadonlyMap<string, string>,
): string {
  if (!definition?.titleFields)
    return closed.includes(definition?.titleField ?? '') ? record.id : record.title;
  const seen = new Set(names.map((one) => one.record));
  return (
    composedTitle(definition, values, (_, id) => (seen.has(id) ? titles.get(id) : undefined)) || record.id
  );
}

function withPersonal(
  values: Readonly<Record<string, unknown>>,
  personal: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(values)) {
    const resolved = isPersonalReference(value) ? personal.get(value.personal) : value;
    if (resolved !== undefined) told[id] = resolved;
  }
  return told;
}

interface Visible {
  readonly record: StoredRecord;
  readonly values: Record<string, unknown>;
  readonly closed: string[];
  /** Records of other registers that visible values name, as far as the caller may see their titles. */
  readonly names: { register: string; record: string }[];
}

function visibleOf(
  { zone, definitions }: ZoneRegisters,
  asker: Asker,
  titled: ReadonlySet<string>,
  record: StoredRecord,
): Visible {
  const definition = definitions.get(record.register);
  const values: Record<string, unknown> = {};
  const closed: string[] = [];
  const names: Visible['names'] = [];
  if (!definition) return { record, values, closed, names };
  const open = openFields(
    asker,
    zone,
    definition,
    'field.read',
    enterpriseOf(definition, record.id, record.data),
  );
  // Which file a place came from, and what was noted of it, is of the past of a record.
  const maySeePast = asker.may('register.history', recordSubject(zone, definition));
  for (const { id, type } of definition.fields) {
    if (!open.has(id)) {
      closed.push(id);
      continue;
    }
    const value = record.data[id];
    if (value === undefined) continue;
    values[id] =
      isPlace(value) && !maySeePast ? { grid: value.grid, origin: { crs: value.origin.crs } } : value;
    if (type.kind === 'record') names.push({ register: type.register, record: String(value) });
    if (type.kind === 'records')
      names.push(...(value as readonly string[]).map((one) => ({ register: type.register, record: one })));
  }
  return {
    record,
    values,
    closed,
    names: names.filter(({ register }) => titled.has(register)),
  };
}

function isPlace(value: FieldValue): value is GeometryValue {
  return typeof value === 'object' && 'grid' in value;
}

/** Who submitted an act that another approved. */
export function submittedOf(
  submission: string | null | undefined,
  submittedBy: string | null | undefined,
  names: ReadonlyMap<string, string>,
): Pick<ChangeSet, 'submission' | 'submittedBy' | 'submittedByName'> {
  if (!submission || !submittedBy) return {};
  const name = names.get(submittedBy);
  return { submission, submittedBy, ...(name === undefined ? {} : { submittedByName: name }) };
}
