import { importGeometry, toGaussKruger } from '@luodi/core/geometry';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendLedger, SERVER_ACTOR } from '../ledger/index.ts';
import { type Database, jsonb, type Queries } from './database.ts';
import { isUniqueViolation, SqlError } from './sql-error.ts';
import { openTestDatabase, type TestDatabase, testBackEnds } from './test-database.ts';

const HASH = 'a'.repeat(64);

async function insertZone(database: Database, id: string): Promise<void> {
  await database.transaction((trx) =>
    trx.insertInto('zone').values({ id, name_zh: '试验区', name_en: 'Test zone' }).execute(),
  );
}

async function insertPackage(database: Database, zone: string): Promise<void> {
  await database.transaction(async (trx) => {
    await trx
      .insertInto('plan_package')
      .values({ zone_id: zone, hash: HASH, plan_id: 'p', content: '{}' })
      .execute();
    await recordAct(trx, zone, { kind: 'plan-package', id: HASH });
  });
}

async function recordAct(trx: Queries, zone: string, subject: { kind: string; id: string }): Promise<void> {
  const at = '2026-01-02T03:04:05.678Z';
  await appendLedger(trx, { zone, at, actor: SERVER_ACTOR, action: 'test', subject, payload: {} });
}

describe.each(testBackEnds)('database, %s', (kind) => {
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    database = test.database;
    await insertZone(database, 'base');
    await insertPackage(database, 'base');
  });
  afterAll(() => test.remove());

  it('computes, and tells its versions', async () => {
    await database.probe();
    expect(database.kind).toBe(kind);
    expect(Number.parseInt(database.versions.postgres, 10)).toBeGreaterThanOrEqual(15);
    expect(database.versions.postgis).toMatch(/^3\./);
  });

  it('projects places to where core puts them, to a hundredth of a millimetre', async () => {
    const ellipsoid = '+a=6378137 +rf=298.257222101 +units=m +no_defs';
    const frame = {
      projection: 'laea',
      ellipsoid: 'CGCS2000',
      lat0: 36.8494,
      lon0: 115.7061,
      unitM: 0.0001,
    } as const;
    const laea = `+proj=laea +lat_0=${frame.lat0} +lon_0=${frame.lon0} +x_0=0 +y_0=0 ${ellipsoid}`;
    const zone = `+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=500000 +y_0=0 ${ellipsoid}`;
    const { rows } = await sql<{ lon: number; lat: number; x: number; y: number; e: number; n: number }>`
      with places as (
        select 115.5 + i * 0.0417 as lon, 36.4 + ((i * 7) % 23) * 0.0391 as lat from generate_series(1, 24) i
      ), moved as (
        select lon, lat,
          ST_Transform(ST_MakePoint(lon, lat), '+proj=longlat +a=6378137 +rf=298.257222101 +no_defs', ${laea}::text) as at,
          ST_Transform(ST_MakePoint(lon, lat), '+proj=longlat +a=6378137 +rf=298.257222101 +no_defs', ${zone}::text) as zoned
        from places
      ) select lon::float8, lat::float8, ST_X(at) as x, ST_Y(at) as y, ST_X(zoned) as e, ST_Y(zoned) as n from moved`.execute(
      database.query,
    );
    expect(rows.length).toBe(24);
    for (const { lon, lat, x, y, e, n } of rows) {
      const { crs, easting, northing } = toGaussKruger(lon, lat);
      if (crs === 'EPSG:4548') {
        expect(Math.abs(easting - e)).toBeLessThan(1e-5);
        expect(Math.abs(northing - n)).toBeLessThan(1e-5);
      }
      for (const [id, coordinates] of [
        ['EPSG:4490', [lon, lat]],
        ['EPSG:4548', [e, n]],
      ] as const) {
        const { geometry } = importGeometry({ geojson: { type: 'Point', coordinates }, crs: id }, frame);
        if (geometry?.kind !== 'point') throw new Error('a point expected');
        // Half a step by rounding, and a tenth of one is a hundredth of a millimetre.
        expect(Math.abs(geometry.points[0]! - x * 10_000)).toBeLessThan(0.6);
        expect(Math.abs(geometry.points[1]! - y * 10_000)).toBeLessThan(0.6);
      }
    }
    expect(rows.filter(({ lon, lat }) => toGaussKruger(lon, lat).crs === 'EPSG:4548').length).toBeGreaterThan(
      10,
    );
  });

  it('gives the same JavaScript value for each type of PostgreSQL', async () => {
    const { rows } = await sql<Record<string, unknown>>`select
      9007199254740993::int8 as int8, 7::int4 as int4, 12345.670::numeric as numeric, 0.5::float8 as float8,
      true as bool, '临清'::text as text, '2022-02-30'::text as odd, '2022-02-28'::date as date,
      '2022-02-28T12:00:00+08'::timestamptz as moment, '\\x00ff'::bytea as bytes,
      '{"b":[1,"二"],"a":null}'::jsonb as json, array['a','b'] as texts, null::text as nothing`.execute(
      database.query,
    );
    expect(rows).toEqual([
      {
        int8: '9007199254740993',
        int4: 7,
        numeric: '12345.670',
        float8: 0.5,
        bool: true,
        text: '临清',
        odd: '2022-02-30',
        date: '2022-02-28',
        moment: new Date('2022-02-28T04:00:00Z'),
        bytes: new Uint8Array([0, 255]),
        json: { a: null, b: [1, '二'] },
        texts: ['a', 'b'],
        nothing: null,
      },
    ]);
  });

  it.each([[['list', 1]], ['text with "quotes"'], [{ deep: { list: [null, true] } }], [null], [12.5]])(
    'keeps the JSON value %j',
    async (value) => {
      const { rows } = await sql<{ value: unknown }>`select ${jsonb(value)} as value`.execute(database.query);
      expect(rows).toEqual([{ value }]);
    },
  );

  it('stores and reads a review with its proof to the byte', async () => {
    const proof = `{"z":"末","a":[1,2],"esc":"\\u0000"}`;
    await database.transaction(async (trx) => {
      await trx
        .insertInto('review')
        .values({
          zone_id: 'base',
          id: 'r1',
          title: '轴承项目',
          verdict: 'undecided',
          plan_hash: HASH,
          verdict_hash: HASH,
          input: jsonb({ facts: { a: 1 } }),
          proof,
          created_at: new Date('2026-01-02T03:04:05.678Z'),
        })
        .execute();
      await recordAct(trx, 'base', { kind: 'review', id: 'r1' });
    });
    const row = await database.query
      .selectFrom('review')
      .selectAll()
      .where('zone_id', '=', 'base')
      .where('id', '=', 'r1')
      .executeTakeFirstOrThrow();
    expect(row.proof).toBe(proof);
    expect(row.input).toEqual({ facts: { a: 1 } });
    expect(row.created_at.toISOString()).toBe('2026-01-02T03:04:05.678Z');
  });

  it('does not change or delete a review', async () => {
    await expect(sql`update review set title = 'x'`.execute(database.query)).rejects.toThrow(/append-only/);
    await expect(sql`delete from review`.execute(database.query)).rejects.toThrow(/append-only/);
  });

  it('undoes the whole of a transaction that fails', async () => {
    const attempt = database.transaction(async (trx) => {
      await trx.insertInto('zone').values({ id: 'half', name_zh: '半', name_en: 'Half' }).execute();
      throw new SqlError({
        message: 'no',
        code: undefined,
        detail: undefined,
        hint: undefined,
        constraint: undefined,
        table: undefined,
      });
    });
    await expect(attempt).rejects.toThrow('no');
    const rows = await database.query.selectFrom('zone').where('id', '=', 'half').selectAll().execute();
    expect(rows).toEqual([]);
  });

  it('tells a unique violation by its constraint', async () => {
    const error = await insertZone(database, 'base').catch((caught: unknown) => caught);
    expect(isUniqueViolation(error)).toBe(true);
    expect(error).toMatchObject({ code: '23505', constraint: 'zone_pkey', table: 'zone' });
  });

  it('counts what a change touched', async () => {
    const inserted = await database.query
      .insertInto('zone')
      .values({ id: 'counted', name_zh: '数', name_en: 'Counted' })
      .executeTakeFirst();
    expect(inserted.numInsertedOrUpdatedRows).toBe(1n);
    const deleted = await database.query.deleteFrom('zone').where('id', '=', 'counted').executeTakeFirst();
    expect(deleted.numDeletedRows).toBe(1n);
  });

  it('finds features by place, and says a geometry as GeoJSON without the outdated crs member', async () => {
    const square =
      '{"type":"Polygon","coordinates":[[[115.7,36.8],[115.8,36.8],[115.8,36.9],[115.7,36.9],[115.7,36.8]]]}';
    await sql`insert into layer_feature (zone_id, layer_id, layer_hash, feature_id, properties, geom)
      values ('base', 'parks', ${HASH}, 'park-1', ${jsonb({ name: '园' })}, ST_SetSRID(ST_GeomFromGeoJSON(${square}), 4490))`.execute(
      database.query,
    );
    const { rows } = await sql<{ id: string; text: string }>`
      select feature_id as id, ST_AsGeoJSON(geom, 9, 0) as text from layer_feature
      where zone_id = 'base' and geom && ST_MakeEnvelope(115.75, 36.85, 115.76, 36.86, 4490)`.execute(
      database.query,
    );
    expect(rows).toEqual([{ id: 'park-1', text: square }]);
  });

  it('runs fifty transactions at once without mixing them', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        database.transaction(async (trx) => {
          const id = `many-${index}`;
          await trx.insertInto('zone').values({ id, name_zh: '多', name_en: 'Many' }).execute();
          const row = await trx.selectFrom('zone').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
          expect(row.id).toBe(id);
        }),
      ),
    );
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int4 as n from zone where id like 'many-%'`.execute(database.query);
    expect(rows).toEqual([{ n: 50 }]);
  });

  it('fails as a bug, at once, when a statement goes past the open transaction', async () => {
    const attempt = database.transaction(async () => {
      await database.query.selectFrom('zone').selectAll().execute();
    });
    await expect(attempt).rejects.toThrow('inside a transaction use its trx');
    const nested = database.transaction(() => database.transaction(async () => 1));
    await expect(nested).rejects.toThrow('inside a transaction use its trx');
    await database.probe();
  });

  it('refuses to commit past a swallowed error', async () => {
    const attempt = database.transaction(async (trx) => {
      await sql`select 1/0`.execute(trx).catch((error: unknown) => expect(error).toBeInstanceOf(SqlError));
    });
    await expect(attempt).rejects.toThrow(/transaction/i);
  });

  it('stops a statement at the deadline and goes on', async () => {
    const started = performance.now();
    const slow = sql`select count(*) from generate_series(1, 100000) a, generate_series(1, 1000000) b`;
    await expect(slow.execute(database.query)).rejects.toMatchObject({
      code: 'database-deadline',
      retryAfterS: 5,
    });
    expect(performance.now() - started).toBeLessThan(9_000);
    await database.probe();
    expect((await database.query.selectFrom('review').select('id').execute()).length).toBe(1);
  });
});
