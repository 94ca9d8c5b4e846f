import type { Day } from '@luodi/core/base';
import type { FieldDefinition, FieldValue, SpanTally, Tally, ValueTally } from '@luodi/core/registers';
import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';
import { conditionsOf, type Question } from '../reading/store.ts';

/** A question for figures: the question of a list, and which fields are added up. */
export type FiguresQuestion = Omit<Question, 'limit' | 'offset' | 'sort' | 'sums'> & {
  readonly sums: readonly FieldDefinition[];
};

interface TallyRow {
  readonly count: string;
  readonly demonstration: string;
  readonly sums: Readonly<Record<string, string>>;
  readonly filled: Readonly<Record<string, number>>;
}

const tallyOf = ({ count, demonstration, sums, filled }: TallyRow): Tally => ({
  count: Number(count),
  demonstration: Number(demonstration),
  sums,
  filled,
});

/** Count, demonstration data and exact sums of the states `s` of a group; what nobody fills in has no sum. */
function tallyColumns(fields: readonly FieldDefinition[]): RawBuilder<unknown> {
  const byField = (of: (id: string) => RawBuilder<unknown>) =>
    fields.length === 0
      ? sql`'{}'::jsonb`
      : sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(
          fields.flatMap(({ id }) => [sql`${id}::text`, of(id)]),
        )}))`;
  return sql`count(*)::text as count, (count(*) filter (where s.demonstration))::text as demonstration,
    ${byField((id) => sql`trim_scale(sum((s.data ->> ${id})::numeric))::text`)} as sums,
    ${byField((id) => sql`nullif(count(s.data -> ${id}), 0)`)} as filled`;
}

/** The records that meet a question by the very values of a field, with the sequence number all of it is known at. */
export async function readValueTallies(
  queries: Queries,
  zone: string,
  question: FiguresQuestion,
  field: FieldDefinition,
): Promise<{ readonly known: number; readonly rows: readonly ValueTally[] }> {
  const { rows } = await sql<{ known: string | null; rows: (TallyRow & { value: FieldValue | null })[] }>`
    select (select seq from ledger_head where zone_id = ${zone})::text as known,
      coalesce((select jsonb_agg(to_jsonb(tallies)) from (
        select s.data -> ${field.id} as value, ${tallyColumns(question.sums)}
        from register_state s where ${conditionsOf(zone, question)} group by 1
      ) tallies), '[]'::jsonb) as rows`.execute(queries);
  const [row] = rows;
  return {
    known: question.known ?? Number(row?.known ?? 0),
    rows: (row?.rows ?? []).map((one) => ({
      ...(one.value === null ? {} : { value: one.value }),
      ...tallyOf(one),
    })),
  };
}

/**
 * The records that meet a question on some of `days` (ascending), in one pass over their states: tallies of those that
 * hold from one of the days until before another.
 */
export async function readSpanTallies(
  queries: Queries,
  zone: string,
  question: FiguresQuestion,
  days: readonly Day[],
): Promise<{ readonly known: number; readonly spans: readonly SpanTally[] }> {
  const span = { ...question, since: days[0] ?? question.day, day: days.at(-1) ?? question.day };
  // How many of the days lie before a day: the place of the first that does not.
  const place = (column: RawBuilder<unknown>) => sql`width_bucket(${column} - 1, ${days}::date[])`;
  const { rows } = await sql<{ known: string | null; rows: (TallyRow & { first: number; end: number })[] }>`
    select (select seq from ledger_head where zone_id = ${zone})::text as known,
      coalesce((select jsonb_agg(to_jsonb(spans)) from (
        select ${place(sql`s.valid_from`)} as first, ${place(sql`s.valid_until`)} as end, ${tallyColumns(question.sums)}
        from register_state s where ${conditionsOf(zone, span)} group by 1, 2
      ) spans), '[]'::jsonb) as rows`.execute(queries);
  const [row] = rows;
  return {
    known: question.known ?? Number(row?.known ?? 0),
    spans: (row?.rows ?? []).map(({ first, end, ...one }) => ({ first, end, ...tallyOf(one) })),
  };
}
