import { invariant } from '@luodi/core/base';
import { sql } from 'kysely';
import type { Queries } from './database.ts';

/** A table as the database describes it. */
export interface TableShape {
  readonly name: string;
  /** Columns that are written, in order; what the database computes by itself is left out. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Columns of the primary key. */
  readonly key: readonly { readonly name: string; readonly isText: boolean }[];
  /** Foreign keys that lead from here, by name. */
  readonly references: readonly {
    readonly name: string;
    readonly table: string;
    readonly isDeferrable: boolean;
  }[];
}

/**
 * Tables of which nothing is carried along: who is signed in, what is under way at this very moment. Whoever moves
 * signs in again.
 */
export const TRANSIENT_TABLES: ReadonlySet<string> = new Set([
  'session',
  'one_time_link',
  'sign_in_failure',
  'sign_in_lock',
  'known_device',
  'provider_visit',
]);

/** Kept by the program itself, not data. */
const OWN_TABLES: ReadonlySet<string> = new Set(['schema_migration']);

interface ColumnRow {
  readonly table_name: string;
  readonly name: string;
  readonly type: string;
  readonly key_place: number | null;
  readonly is_text: boolean;
  readonly is_computed: boolean;
}

/** Every table of the product as it is in this database, whoever made it, in an order in which references lead back. */
export async function readTableShapes(query: Queries): Promise<TableShape[]> {
  const { rows: columns } = await sql<ColumnRow>`
    select c.relname as table_name, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      array_position(k.conkey, a.attnum) as key_place, a.attcollation <> 0 as is_text,
      a.attgenerated <> '' as is_computed
    from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C", a.attnum`.execute(query);
  const { rows: keys } = await sql<{ from: string; to: string; name: string; deferrable: boolean }>`
    select f.relname as from, t.relname as to, k.conname as name, k.condeferrable as deferrable
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and f.relnamespace = 'public'::regnamespace
    order by f.relname collate "C", k.conname collate "C"`.execute(query);
  const names = [...new Set(columns.map((one) => one.table_name))].filter((name) => !OWN_TABLES.has(name));
  const shapes = names.map((name): TableShape => {
    const own = columns.filter((one) => one.table_name === name);
    const key = own
      .filter((one) => one.key_place !== null)
      .sort((a, b) => Number(a.key_place) - Number(b.key_place));
    invariant(key.length > 0, `the table ${name} has no primary key`);
    return {
      name,
      columns: own.filter((one) => !one.is_computed).map((one) => ({ name: one.name, type: one.type })),
      key: key.map((one) => ({ name: one.name, isText: one.is_text })),
      references: keys
        .filter((one) => one.from === name)
        .map((one) => ({ name: one.name, table: one.to, isDeferrable: one.deferrable })),
    };
  });
  return inOrder(shapes);
}

/** Tables after those they refer to. In a circle the one that comes first by name comes first. */
function inOrder(shapes: readonly TableShape[]): TableShape[] {
  const done = new Set<string>();
  const ordered: TableShape[] = [];
  const left = [...shapes];
  while (left.length > 0) {
    const at = left.findIndex(({ name, references }) =>
      references.every(({ table }) => table === name || done.has(table)),
    );
    const [next] = left.splice(Math.max(at, 0), 1);
    if (!next) break;
    done.add(next.name);
    ordered.push(next);
  }
  return ordered;
}

/** Foreign keys that cannot be satisfied row by row in the order of the tables: to the own table, or in a circle. */
export function knotsOf(shapes: readonly TableShape[]): { readonly table: string; readonly key: string }[] {
  const place = new Map(shapes.map(({ name }, index) => [name, index]));
  return shapes.flatMap(({ name, references }) =>
    references
      .filter((one) => !one.isDeferrable && (place.get(one.table) ?? 0) >= (place.get(name) ?? 0))
      .map((one) => ({ table: name, key: one.name })),
  );
}
