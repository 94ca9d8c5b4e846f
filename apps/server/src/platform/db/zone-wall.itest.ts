/**
 * The wall between zones, with the application's own conditions taken away: plain statements over the connection the
 * application uses. For every table the catalogue knows, those to come included.
 */
import { CompiledQuery, sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { MIGRATIONS_DIRECTORY, readMigrations } from './migrate.ts';
import { DEADLINES } from './open-database.ts';
import { checkServerDatabase, openServer } from './server-database.ts';
import { makeServerDatabase, openTestDatabase, testBackEnds } from './test-database.ts';
import { EVERY_ZONE, findBreach, openTables } from './zone-wall.ts';

const log = pino({ level: 'silent' });
const run = (database: Database, text: string) => database.query.executeQuery(CompiledQuery.raw(text));

/** Any value of a type; checks of columns are off. */
const VALUES: Readonly<Record<string, string>> = {
  text: `'x'`,
  jsonb: `'{}'`,
  boolean: 'false',
  integer: '1',
  bigint: '1',
  date: `'2026-01-01'`,
  'timestamp with time zone': `'2026-01-01'`,
  'geometry(Geometry,4490)': `'SRID=4490;POINT(115 36)'`,
};

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** Tables with rows of zones, and how a row of one is written. */
async function guardedTables(database: Database) {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and (c.relname = 'zone' or exists (
      select 1 from pg_attribute z where z.attrelid = c.oid and z.attname = 'zone_id'))
    order by c.relname, a.attnum`.execute(database.query);
  return [...Map.groupBy(rows, ({ table }) => table)].map(([table, columns]) => {
    const zoneColumn = table === 'zone' ? 'id' : 'zone_id';
    const values = (zone: string) =>
      columns.map(({ name, type }) => (name === zoneColumn ? `'${zone}'` : (VALUES[type] ?? `no ${type}`)));
    return {
      table,
      zoneColumn,
      insert: (zone: string) =>
        `insert into ${table} (${columns.map(({ name }) => `"${name}"`)}) values (${values(zone)})`,
    };
  });
}

describe.each(testBackEnds)('tables of zones, %s', (kind) => {
  it('have the wall, each of them; one without it is named', async () => {
    const { database, remove } = await openTestDatabase(kind);
    try {
      expect(await openTables(database.query)).toEqual([]);
      await run(database, 'create table a_new_one (zone_id text primary key)');
      expect(await openTables(database.query)).toEqual(['a_new_one']);
      await run(database, `alter table review no force row level security`);
      await run(database, `drop policy own_zone on zone`);
      expect(await openTables(database.query)).toEqual(['a_new_one', 'review', 'zone']);
      if (kind === 'embedded') return;
      expect(await findBreach(database.query)).toEqual({
        kind: 'tables-open',
        tables: ['a_new_one', 'review', 'zone'],
      });
    } finally {
      await remove();
    }
  });
});

describe.skipIf(!testBackEnds.includes('server'))('the wall on a server', () => {
  let made: Awaited<ReturnType<typeof makeServerDatabase>>;
  let own: Database;
  let every: Database;
  let nobody: Database;
  let tables: Awaited<ReturnType<typeof guardedTables>>;

  beforeAll(async () => {
    made = await makeServerDatabase();
    const open = (zone: string, url = made.url) =>
      readMigrations(MIGRATIONS_DIRECTORY).then((migrations) =>
        openServer({ url, zone, migrations, log, deadlines: DEADLINES, connections: 1 }),
      );
    own = await open('own');
    every = await open(EVERY_ZONE);
    nobody = await open('own');
    await run(nobody, 'reset luodi.zone');
    await run(nobody, `set luodi.zone = ''`);
    tables = await guardedTables(own);
    // One row of each zone in every table, past checks and triggers: what the rows say does not matter here.
    const { rows: checks } = await sql<{ table: string; name: string }>`
      select k.conrelid::regclass::text as table, k.conname as name from pg_constraint k
      where k.contype = 'c' and k.connamespace = 'public'::regnamespace
        and k.conrelid::regclass::text <> 'spatial_ref_sys'`.execute(every.query);
    for (const { table, name } of checks) await run(every, `alter table ${table} drop constraint "${name}"`);
    await run(every, 'set session_replication_role = replica');
    for (const { insert } of tables) for (const zone of ['own', 'other']) await run(every, insert(zone));
    await run(every, 'reset session_replication_role');
  });
  afterAll(async () => {
    for (const one of [own, every, nobody]) await one?.close();
    await made?.drop();
  });

  it('shows rows of the own zone only, in every table, whatever is asked', async () => {
    expect(tables.length).toBeGreaterThan(25);
    for (const { table, zoneColumn } of tables) {
      const { rows } = await run(own, `select ${zoneColumn} as zone from ${table}`);
      expect({ table, rows }).toEqual({ table, rows: [{ zone: 'own' }] });
      const asked = await run(own, `select 1 from ${table} where ${zoneColumn} = 'other' or true`);
      expect({ table, rows: asked.rows.length }).toEqual({ table, rows: 1 });
    }
  });

  it('takes no row of another zone, changes none and deletes none', async () => {
    for (const { table, zoneColumn, insert } of tables) {
      await expect(run(own, insert('other')), table).rejects.toThrow(/row-level security/);
      await expect(run(own, insert('third')), table).rejects.toThrow(/row-level security/);
      const where = `where ${zoneColumn} = 'other'`;
      // Triggers that refuse a change would speak if they were shown the row.
      const changed = await run(own, `update ${table} set ${zoneColumn} = ${zoneColumn} ${where}`);
      expect({ table, changed: changed.numAffectedRows }).toEqual({ table, changed: 0n });
      const deleted = await run(own, `delete from ${table} ${where}`);
      expect({ table, deleted: deleted.numAffectedRows }).toEqual({ table, deleted: 0n });
      const moved = `update ${table} set ${zoneColumn} = 'third'`;
      await expect(run(own, moved), table).rejects.toThrow(/row-level security|append-only|moves on|foreign/);
    }
  });

  it('shows nothing and takes nothing when no zone was named', async () => {
    for (const { table, insert } of tables) {
      expect((await run(nobody, `select 1 from ${table}`)).rows, table).toEqual([]);
      await expect(run(nobody, insert('own')), table).rejects.toThrow(/row-level security/);
    }
  });

  it('shows every zone to what moves whole databases', async () => {
    for (const { table } of tables)
      expect((await run(every, `select 1 from ${table}`)).rows.length, table).toBe(2);
  });

  it('still refuses to change what is append-only', async () => {
    await expect(run(own, `update ledger_entry set actor = 'x'`)).rejects.toThrow(/append-only/);
    await expect(run(own, 'delete from submission_step')).rejects.toThrow(/append-only/);
    await expect(run(own, 'truncate register_change')).rejects.toThrow(/append-only|truncate/);
  });

  it('is found to stand for the user of an office and to be missing for a superuser', async () => {
    expect(await own.findBreach?.()).toBeUndefined();
    expect((await checkServerDatabase(made.url)).breach).toBeUndefined();
    expect((await checkServerDatabase(made.adminUrl)).breach).toEqual({
      kind: 'user-passes',
      user: 'postgres',
    });
  });
});
