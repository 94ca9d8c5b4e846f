import { type Bilingual, invariant } from '@luodi/core/base';
import { sql } from 'kysely';
import type { Queries, WallBreach } from './database.ts';

/** What a connection sees that is for the whole database: export, import, migrations, verifying every ledger. */
export const EVERY_ZONE = '*';

/**
 * The option a connection is opened with, so that it sees rows of one zone only (or of {@link EVERY_ZONE}). The id of a
 * zone is an identifier of the plan format; anything else could say more than a zone.
 */
export function zoneOption(zone: string): string {
  invariant(zone === EVERY_ZONE || /^[a-z][a-z0-9._-]*$/.test(zone), 'a zone is named by its identifier');
  return `-c luodi.zone=${zone}`;
}

/** What is missing, and what whoever runs the database does about it. */
export function tellBreach(breach: WallBreach): Bilingual {
  if (breach.kind === 'user-passes') {
    return {
      zh: `数据库用户“${breach.user}”是超级用户或带有 BYPASSRLS，数据库不会为它隔离各开发区的数据，只剩程序自身的权限判断。请改用普通用户：只须是本数据库的所有者，PostGIS 由管理员预先安装。`,
      en: `The database user “${breach.user}” is a superuser or has BYPASSRLS: the database does not keep the zones apart for it, only the program's own rights do. Use an ordinary user that owns this database, with PostGIS installed beforehand by an administrator.`,
    };
  }
  const tables = breach.tables.join(', ');
  return {
    zh: `以下数据表没有行级安全策略，各开发区的数据未被隔离：${tables}。请在数据库中对其执行 select guard_zone('<表名>')。`,
    en: `These tables have no row-level security, so zones are not kept apart in them: ${tables}. Run select guard_zone('<table>') for each.`,
  };
}

/** Tables that hold rows of zones and do not hide those of others from this connection. */
export async function openTables(query: Queries): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and exists (
        select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'zone_id' and not a.attisdropped
        union all select 1 where c.relname = 'zone')
      and not (c.relrowsecurity and c.relforcerowsecurity
        and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'own_zone'))
    order by c.relname collate "C"`.execute(query);
  return rows.map(({ name }) => name);
}

/**
 * Whether the wall stands for whoever asks. Before the first migration there is no table to look at, and the answer is
 * about the user alone.
 */
export async function findBreach(query: Queries): Promise<WallBreach | undefined> {
  const { rows } = await sql<{ user: string; passes: boolean }>`
    select rolname as user, rolsuper or rolbypassrls as passes from pg_roles where rolname = current_user`.execute(
    query,
  );
  const [who] = rows;
  invariant(who, 'the database knows who asks');
  if (who.passes) return { kind: 'user-passes', user: who.user };
  const tables = await openTables(query);
  return tables.length > 0 ? { kind: 'tables-open', tables } : undefined;
}
