import type { DifferenceKind } from '@luodi/core/registers';
import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../../../platform/index.ts';
import { contentOf, heldAt, type Question, type StoredAsOf } from '../reading/store.ts';

type Sql = RawBuilder<unknown>;

/** Which records differ between two times, and how: all counted, a page of them named. */
export interface FoundDifferences {
  readonly counts: Readonly<Record<DifferenceKind, number>>;
  readonly demonstration: number;
  readonly records: readonly {
    readonly id: string;
    readonly kind: DifferenceKind;
    readonly demonstration: boolean;
  }[];
}

/**
 * Records that meet a question at one of two times and are not the same at both. Only what may be read is compared: that
 * something differs would tell of the rest. Where a place came from is of its past and no difference.
 */
export async function readDifferences(
  queries: Queries,
  zone: string,
  question: Omit<Question, 'limit'> & { readonly readable: ReadonlySet<string> },
  before: StoredAsOf,
  page: { readonly kind: DifferenceKind | undefined; readonly offset: number; readonly limit: number },
): Promise<FoundDifferences> {
  const { register, readable } = question;
  const closed = register.fields.flatMap(({ id }) => (readable.has(id) ? [] : [id]));
  const compared = register.fields
    .filter(({ type }) => type.kind === 'geometry')
    .reduce<Sql>(
      (data, { id }) => sql`${data} #- ${[id, 'origin']}::text[]`,
      sql`(s.data - ${closed}::text[])`,
    );
  const side = ({ day, known }: StoredAsOf) => {
    const asOf = known === undefined ? { day } : { day, known };
    return sql`select s.record, s.title, s.demonstration, ${compared} as data,
      coalesce(${contentOf(zone, { ...question, ...asOf })}, false) as meets
      from register_state s where ${heldAt(zone, register.id, asOf)}`;
  };
  const { rows } = await sql<{
    counts: Partial<Record<DifferenceKind, number>>;
    demonstration: string;
    records: FoundDifferences['records'];
  }>`with b as materialized (${side(before)}), a as materialized (${side(question)}), differing as materialized (
      select coalesce(a.record, b.record) as id, coalesce(a.title, b.title) as title,
        coalesce(a.demonstration, b.demonstration) as demonstration,
        case when b.record is null then 'appeared' when a.record is null then 'gone' else 'changed' end as kind
      from b full join a on a.record = b.record
      where a.data is distinct from b.data and (coalesce(a.meets, false) or coalesce(b.meets, false))
    )
    select (select coalesce(jsonb_object_agg(kind, n), '{}'::jsonb)
        from (select kind, count(*) as n from differing group by kind) counted) as counts,
      (select count(*) from differing where demonstration)::text as demonstration,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'demonstration', demonstration)) from (
        select * from differing where ${page.kind ?? null}::text is null or kind = ${page.kind ?? null}::text
        order by array_position(array['appeared', 'gone', 'changed'], kind), title collate "C", id collate "C"
        offset ${page.offset} limit ${page.limit}
      ) shown), '[]'::jsonb) as records`.execute(queries);
  const [row] = rows;
  return {
    counts: { appeared: 0, gone: 0, changed: 0, ...row?.counts },
    demonstration: Number(row?.demonstration ?? 0),
    records: row?.records ?? [],
  };
}
