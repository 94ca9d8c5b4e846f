/** All data as lines: out of either back end, into either, and out again as the same bytes; nothing bad gets in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordPackage } from './features/plan/store.ts';
import { reviewStore } from './features/reviews/store.ts';
import { systemClock } from './platform/clock.ts';
import { type Database, readData, writeData } from './platform/db/index.ts';
import { openTestDatabase, type TestDatabase, testBackEnds } from './platform/db/test-database.ts';
import { appendLedger, erasePersonal, startSigner } from './platform/ledger/index.ts';
import { checkLedgers, type HeldLedger } from './stored-check.ts';
import { linqingPackage } from './test-server.ts';

const log = pino({ level: 'silent' });
const plan = linqingPackage();
const zone = plan.content['plan.yaml'].zone.id;

/** What others may add: numbers the database gives, references to the own table and in a circle, types of all sorts. */
const FURTHER = `
  create table a_knot (
    id bigint generated always as identity primary key,
    parent bigint references a_knot (id),
    ring text,
    at timestamptz, day date, span interval, amount numeric, ratio double precision, flag boolean,
    raw bytea, tags text[], doc jsonb, place geometry(Polygon, 4490),
    doubled numeric generated always as (amount * 2) stored
  );
  create table b_ring (name text primary key, back bigint not null references a_knot (id));
  alter table a_knot add foreign key (ring) references b_ring (name);
  do $$ begin
    if to_regclass('session') is null then
      create table session (id text primary key, token text not null);
      insert into session values ('s', 'secret-token');
    end if;
  end $$`;
const FURTHER_ROWS = `
  set constraints all deferred;
  insert into a_knot (amount) values (1.50), (2);
  insert into b_ring values ('ü', 2), ('z', 1), ('Z', 1);
  update a_knot set parent = 2, ring = 'ü', at = '2024-02-29 23:59:59.123456+08', day = '0044-03-15 BC',
    span = '1 mon -3 days 04:05:06.7', ratio = 0.1::float8 + 0.2, flag = false, raw = '\\x00ff0a', tags = '{a,"b,c",null}',
    doc = '{"z": [1.10, 1e400, null, "\\u4e34\\u2028"], "a": {}}',
    place = 'SRID=4490;POLYGON((115.1 36.1, 115.2 36.1, 115.2 36.123456789012345, 115.1 36.1))' where id = 1`;

async function linesOf(database: Database, key: string | undefined): Promise<string[]> {
  const lines: string[] = [];
  await writeData(database, key, async (line) => {
    lines.push(line);
  });
  return lines;
}

async function* asLines(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield line.slice(0, -1);
}

const run = (database: Database, text: string) => database.query.executeQuery(CompiledQuery.raw(text));

describe('moving data', { timeout: 300_000 }, () => {
  let source: TestDatabase;
  let folder: string;
  let key: string;
  let lines: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-move-'));
    source = await openTestDatabase('embedded');
    const { database } = source;
    await recordPackage(database, plan, new Date('2026-01-02T03:04:05.678Z'));
    const store = reviewStore(database, zone);
    for (let index = 0; index < 700; index++) {
      await store.add({
        id: `r${index}`,
        title: `项目 ${index}\u2028`,
        value: 'allowed',
        planHash: plan.hash,
        verdictHash: 'a'.repeat(64),
        createdAt: new Date(1_767_225_600_000 + index).toISOString(),
        input: { facts: { a: '1' } },
        proof: `{"x":"${'p'.repeat(index % 50)}"}`,
        actor: 'unnamed',
      });
    }
    const by = { at: '2026-01-03T00:00:00.000Z', actor: 'server' };
    const subject = { kind: 'account', id: 'x' };
    await database.transaction(async (trx) => {
      const act = { zone, ...by, action: 'account.opened', subject, payload: {} };
      const { seq } = await appendLedger(trx, { ...act, personal: { name: '张三', phone: '13800000000' } });
      await erasePersonal(trx, { zone, seq, name: 'phone' }, by);
    });
    const signer = startSigner({
      database,
      zone,
      dataDirectory: folder,
      witness: undefined,
      clock: systemClock,
      log,
    });
    await signer.stop();
    key = signer.publicKey;
    await run(database, FURTHER);
    await run(database, FURTHER_ROWS);
    lines = await linesOf(database, key);
  });
  afterAll(async () => {
    await source?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  async function into(kind: Database['kind'], from: readonly string[]) {
    const target = await openTestDatabase(kind);
    await run(target.database, FURTHER);
    let held: HeldLedger[] = [];
    const rows = await readData(target.database, asLines(from), async (inside, header) => {
      held = await checkLedgers(inside, header.ledgerKey, () => []);
    }).catch(async (error: unknown) => {
      await target.remove();
      throw error;
    });
    return { target, rows, held };
  }

  it('leaves out who is signed in, and keeps the order of references and keys', () => {
    const text = lines.join('');
    expect(text).not.toContain('secret-token');
    expect(text).not.toContain('13800000000');
    const header = JSON.parse(lines[0] ?? '') as { tables: { name: string }[] };
    expect(header.tables.map(({ name }) => name)).not.toContain('session');
    const tables = lines.slice(1, -1).map((line) => Object.keys(JSON.parse(line))[0] ?? '');
    const first = (name: string) => tables.indexOf(name);
    expect(first('zone')).toBeLessThan(first('plan_package'));
    expect(first('plan_package')).toBeLessThan(first('review'));
    expect(first('ledger_entry')).toBeLessThan(first('ledger_personal'));
    const ids = lines
      .filter((line) => line.startsWith('{"b_ring"'))
      .map((line) => JSON.parse(line).b_ring.name);
    expect(ids).toEqual(['Z', 'z', 'ü']);
  });

  it.each(testBackEnds)(
    'goes into the %s and back out into the embedded one, byte for byte',
    async (kind) => {
      const there = await into(kind, lines);
      expect(there.rows).toMatchObject({ review: 700, ledger_personal: 1, a_knot: 2 });
      expect(there.held).toEqual([{ zone, entries: 704, signed: 704 }]);
      const again = await linesOf(there.target.database, key);
      expect(again).toEqual(lines);
      // The schema is as it was: append-only, ledger asked for, references checked at once, numbers going on.
      await expect(run(there.target.database, `update review set title = 'x'`)).rejects.toThrow(
        'append-only',
      );
      await expect(
        run(
          there.target.database,
          `insert into review select zone_id, 'new', title, verdict, plan_hash, verdict_hash, input, proof, created_at from review limit 1`,
        ),
      ).rejects.toThrow('no ledger entry');
      await expect(run(there.target.database, 'insert into a_knot (parent) values (99)')).rejects.toThrow(
        'foreign key',
      );
      await run(
        there.target.database,
        'delete from a_knot where false; insert into a_knot (amount) values (3)',
      );
      const next = await run(there.target.database, 'select max(id)::text as id from a_knot');
      expect(next.rows).toEqual([{ id: '4' }]);
      await there.target.remove();
      const home = await into('embedded', again);
      expect(await linesOf(home.target.database, key)).toEqual(lines);
      await home.target.remove();
    },
  );

  it('takes all or nothing, and says what is wrong where', async () => {
    const target = await openTestDatabase('embedded');
    await run(target.database, FURTHER);
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
    const changed = (start: string, from: string | RegExp, to: string) =>
      lines.map((line, index) => (index === at(start) ? line.replace(from, to) : line));
    const without = (start: string) => lines.filter((_, index) => index !== at(start));
    const bad: readonly (readonly [string, readonly string[], object])[] = [
      ['a changed character', changed('{"review"', '项目', '项木'), { code: 'data-unsound' }],
      ['cut off', lines.slice(0, -1), { code: 'data-unsound' }],
      ['cut in a line', [...lines.slice(0, 50), `${lines[50]?.slice(0, 30)}\n`], { code: 'data-unsound' }],
      ['a missing row', without('{"ledger_entry"'), { code: 'data-unsound' }],
      ['an unknown table', changed('{"review"', '"review"', '"pg_class"'), { code: 'data-unsound' }],
      ['an unknown column', changed('{"review"', '"title"', '"titel"'), { code: 'data-unsound' }],
      ['a value of another type', changed('{"review"', '2026-01-01', 'yesterday'), { code: 'data-unsound' }],
      ['another schema', changed('{"format"', /"sha256":"./, '"sha256":"g'), { code: 'data-unsound' }],
      ['an older schema', changed('{"format"', '"number":2', '"number":3'), { code: 'data-other-schema' }],
      ['nothing', [], { code: 'data-unsound' }],
    ];
    for (const [what, from, refusal] of bad) {
      await expect(
        readData(target.database, asLines(from), async () => undefined),
        what,
      ).rejects.toMatchObject(refusal);
    }
    const refused = readData(target.database, asLines(lines), async () => {
      throw new Error('not accepted');
    });
    await expect(refused).rejects.toThrow('not accepted');
    const left = await run(
      target.database,
      'select (select count(*) from zone) + (select count(*) from a_knot) as n',
    );
    expect(left.rows).toEqual([{ n: '0' }]);
    await readData(target.database, asLines(lines), async () => undefined);
    await expect(readData(target.database, asLines(lines), async () => undefined)).rejects.toMatchObject({
      code: 'data-not-empty',
    });
    await target.remove();
  });
});
