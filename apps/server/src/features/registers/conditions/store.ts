import {
  type FieldDefinition,
  type Filter,
  industryOfKey,
  plainLower,
  type RegisterDefinition,
  searchedFields,
} from '@luodi/core/registers';
import { type RawBuilder, sql } from 'kysely';

type Sql = RawBuilder<unknown>;

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const NEVER = sql`false`;

/** Text of a field of a state; null when it is not filled in. */
const textOf = (field: string): Sql => sql`(s.data ->> ${field})`;
/** Latin capitals as small letters, in every locale the same (`plainLower` of core). */
const lowered = (text: Sql): Sql => sql`translate(${text}, ${CAPITALS}, ${plainLower(CAPITALS)})`;
const ordered = (text: Sql): Sql => sql`(${text} collate "C")`;
const either = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? NEVER : sql`(${sql.join(parts, sql` or `)})`;

const LISTS: ReadonlySet<string> = new Set(['choices', 'records', 'pictures']);

/**
 * The condition of a filter in SQL, with the meaning `matches` of core gives it; a test holds them against each other.
 * Fields and operators come from the definition, values are parameters.
 */
export function conditionOf(definition: RegisterDefinition, filter: Filter): Sql {
  const field = definition.fields.find(({ id }) => id === filter.field);
  if (!field) return NEVER;
  const stored = sql`s.data -> ${field.id}`;
  const values = askedOf(filter);
  switch (filter.operator) {
    case 'filled':
      return sql`${stored} is not null`;
    case 'empty':
      return sql`${stored} is null`;
    case 'is':
    case 'one-of':
      return oneOf(field, values);
    case 'is-not':
      return sql`not coalesce(${oneOf(field, values)}, false)`;
    case 'contains':
      return LISTS.has(field.type.kind)
        ? oneOf(field, values)
        : contains(textOf(field.id), String(values[0] ?? ''));
    case 'within':
      return field.type.kind === 'industry' ? withinIndustry(field, values) : oneOf(field, values);
    case 'at-least':
      return sql`${comparable(field)} >= ${asked(field, values[0])}`;
    case 'at-most':
      return sql`${comparable(field)} <= ${asked(field, values[0])}`;
  }
}

type Asked = string | number | boolean;

function askedOf({ value }: Filter): readonly Asked[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Asked[]) : [value as Asked];
}

function contains(text: Sql, part: string): Sql {
  return sql`position(${plainLower(part)}::text in ${lowered(text)}) > 0`;
}

function oneOf(field: FieldDefinition, values: readonly Asked[]): Sql {
  if (LISTS.has(field.type.kind)) {
    return either(values.map((one) => sql`(s.data -> ${field.id}) @> to_jsonb(${String(one)}::text)`));
  }
  if (field.type.kind === 'industry') return either(values.map((one) => sameIndustry(field, String(one))));
  return either(values.map((one) => sql`${comparable(field)} = ${asked(field, one)}`));
}

function sameIndustry(field: FieldDefinition, key: string): Sql {
  const { edition, code } = industryOfKey(key);
  const value = sql`(s.data -> ${field.id})`;
  return sql`(${value} ->> 'edition' = ${edition} and ${value} ->> 'code' = ${code})`;
}

function withinIndustry(field: FieldDefinition, values: readonly Asked[]): Sql {
  const value = sql`(s.data -> ${field.id})`;
  return either(
    values.map((one) => {
      const { edition, code } = industryOfKey(String(one));
      return sql`(${value} ->> 'edition' = ${edition} and starts_with(${value} ->> 'code', ${code}))`;
    }),
  );
}

/** A field as something that compares: numbers as numbers, everything else by code point. */
function comparable(field: FieldDefinition): Sql {
  return isNumeric(field) ? sql`(${textOf(field.id)})::numeric` : ordered(textOf(field.id));
}

function asked(field: FieldDefinition, value: Asked | undefined): Sql {
  return isNumeric(field) ? sql`${String(value ?? '')}::numeric` : sql`${String(value ?? '')}::text`;
}

/** Whether a field holds a number. */
function isNumeric({ type }: FieldDefinition): boolean {
  return type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'year';
}

/** Sum of a field, exact, as text without trailing zeros. */
export function sumOf({ id }: FieldDefinition): Sql {
  return sql`trim_scale(coalesce(sum((data ->> ${id})::numeric), 0))::text`;
}

/** Records of a register as rows of `record` and `title`; nothing where their titles may not be seen. */
export type NamedRecords = (register: string) => Sql | undefined;

/** The condition of a search: what the title says or a key holds the text (`matchesSearch` of core). */
export function searchCondition(
  definition: RegisterDefinition,
  text: string,
  readable: ReadonlySet<string>,
  named: NamedRecords,
): Sql {
  const fields = searchedFields(definition).filter((id) => readable.has(id));
  return either(
    fields.map((id) => {
      const type = definition.fields.find((field) => field.id === id)?.type;
      if (type?.kind !== 'record') return sql`coalesce(${contains(textOf(id), text)}, false)`;
      const records = named(type.register);
      return records === undefined
        ? NEVER
        : sql`coalesce(${textOf(id)} in (select n.record from (${records}) n where ${contains(sql`n.title`, text)}), false)`;
    }),
  );
}

/**
 * What records are sorted by: numbers by size, options by their order, industries by code, named records by their
 * titles, the rest by code point.
 */
export function sortKey(field: FieldDefinition, named: NamedRecords): Sql {
  const records = field.type.kind === 'record' ? named(field.type.register) : undefined;
  if (records) return ordered(sql`(select n.title from (${records}) n where n.record = ${textOf(field.id)})`);
  if (isNumeric(field)) return comparable(field);
  if (field.type.kind === 'industry') return ordered(sql`(s.data -> ${field.id} ->> 'code')`);
  if (field.type.kind === 'choice') {
    const ids = field.type.options.map(({ id }) => id);
    return sql`array_position(${ids}::text[], ${textOf(field.id)})`;
  }
  return ordered(textOf(field.id));
}
