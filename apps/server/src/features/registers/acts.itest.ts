/**
 * Registers over HTTP on both back ends: who comes first and who is told, acts sent twice, the last of a quota, acts
 * the ledger cannot record, personal values that are erased, parcels split without a sum that jumps.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal, Role } from '@luodi/core/access';
import { creditCodeCheck } from '@luodi/core/registers';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../config.ts';
import { clockAt } from '../../platform/clock.ts';
import { openTestDatabase, type TestDatabase, testBackEnds } from '../../platform/db/test-database.ts';
import { createHttpApp, createRateLimit } from '../../platform/http/index.ts';
import { startSigner } from '../../platform/ledger/index.ts';
import { verifyStored } from '../ledger/index.ts';
import { recordPackage } from '../plan/index.ts';
import { registerRecords, registersFeature } from './index.ts';
import { samplePlan } from './sample-changes.ts';

const plan = samplePlan();
const clock = clockAt('2026-01-02T03:04:05.678Z');
const log = pino({ level: 'silent' });
const zone = plan.content['plan.yaml'].zone.id;
const PEOPLE: readonly (readonly [string, Role, string?])[] = [
  ['clerk', 'data-clerk'],
  ['planner', 'planner'],
  ['leader', 'leader'],
  ['investor', 'investment-officer'],
  ['guard', 'security-administrator'],
  ['firm', 'enterprise', 'e-own'],
];

const tokenOf = (name: string) => name.padEnd(43, '_');
const accounts = new Map<string, Principal>(
  [
    ...PEOPLE.map(([id, role, enterprise]) => [id, role, zone, enterprise] as const),
    ['stranger', 'data-clerk', 'elsewhere', undefined] as const,
  ].map(([id, role, of, enterprise]) => [
    tokenOf(id),
    { kind: 'account', id, name: id, zone: of, roles: [role], ...(enterprise ? { enterprise } : {}) },
  ]),
);

interface Reply {
  readonly status: number;
  readonly etag: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each looked at by its test.
  readonly body: any;
}

/** A credit code by number, with its check character. */
function creditCode(n: number): string {
  const first = `91371581MA${String(n).padStart(7, '0')}`;
  return `${first}${creditCodeCheck(first)}`;
}

describe.each(testBackEnds)('acts on registers, %s database', (kind) => {
  let test: TestDatabase;
  let folder: string;
  let app: ReturnType<typeof createHttpApp>;
  const send = async (
    who: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const response = await app.request(
      `http://localhost:4180/api/registers${path === '' ? '' : '/'}${path}`,
      {
        method,
        headers: {
          host: 'localhost:4180',
          'sec-fetch-site': 'same-origin',
          ...(who === undefined ? {} : { cookie: `luodi-4180=${tokenOf(who)}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    );
    return { status: response.status, etag: response.headers.get('etag'), body: await response.json() };
  };
  const reason = '录入';
  let firms = 0;
  const newFirm = async (values: Record<string, unknown> = {}, who = 'clerk') => {
    firms += 1;
    const all = { name: `企业${firms}`, creditCode: creditCode(firms), ...values };
    const made = await send(who, 'POST', 'enterprises/records', { reason, from: '2025-01-01', values: all });
    expect(made.body).toMatchObject({ record: { values: { name: all.name } } });
    return made.body.record as { id: string; version: number; values: Record<string, unknown> };
  };
  const verify = async () => {
    const signer = startSigner({
      database: test.database,
      zone,
      dataDirectory: folder,
      witness: undefined,
      clock,
      log,
    });
    const records = [registerRecords(test.database, zone)];
    const { publicKey } = signer;
    await signer.checkpoint();
    const report = await verifyStored({
      database: test.database,
      zone,
      publicKey,
      witnessed: signer.witnessed(),
      records,
    });
    await signer.stop();
    return report;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-acts-'));
    test = await openTestDatabase(kind);
    await recordPackage(test.database, plan, clock.now());
    const platform = { config: {} as Config, database: test.database, clock, log };
    const { routes } = await registersFeature(platform, plan);
    app = createHttpApp({
      routes,
      info: { title: 't', version: '0', description: '' },
      staticFiles: async () => undefined,
      rateLimit: createRateLimit(1_000_000, 1_000_000, clock),
      authenticate: async (token) => {
        const principal = accounts.get(token);
        return principal ? { principal, session: token } : { principal: { kind: 'anonymous' } };
      },
      clock,
      log,
      localOnly: false,
      trustProxy: false,
      isDraining: () => false,
    });
  });
  afterAll(async () => {
    await test.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lets one of fifty win who change a record from the same version, and tells the others what changed', async () => {
    const { id } = await newFirm();
    const seen = await send('clerk', 'GET', `enterprises/records/${id}`);
    const headers = { 'if-match': seen.etag ?? '' };
    const tries = Array.from({ length: 50 }, (_, n) =>
      send(
        'clerk',
        'PATCH',
        `enterprises/records/${id}`,
        { reason: `第${n}次`, values: { employees: n } },
        headers,
      ),
    );
    const replies = await Promise.all(tries);
    const count = (status: number) => replies.filter((one) => one.status === status).length;
    expect([count(200), count(412)]).toEqual([1, 49]);
    const lost = replies.find(({ status }) => status === 412)!;
    expect(lost.body).toMatchObject({
      code: 'changed-meanwhile',
      errors: [{ pointer: '/values/employees' }],
    });
    expect(lost.body.errors[0].text.zh).toContain('clerk');
    const without = await send('clerk', 'PATCH', `enterprises/records/${id}`, {
      reason,
      values: { employees: 1 },
    });
    expect([without.status, without.body.code]).toEqual([428, 'precondition-required']);
    const odd = await send(
      'clerk',
      'PATCH',
      `enterprises/records/${id}`,
      { reason, values: { employees: 1 } },
      { 'if-match': '*' },
    );
    expect(odd.status).toBe(422);
  }, 120_000);

  it('does an act once that is sent a hundred times, and answers the same each time', async () => {
    const values = { name: '一次厂', creditCode: creditCode(9_001), contact: '王五' };
    const headers = { 'idempotency-key': 'act-1' };
    const body = { reason, values };
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => send('clerk', 'POST', 'enterprises/records', body, headers)),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map((one) => JSON.stringify(one.body))).size).toBe(1);
    const found = await send('clerk', 'GET', `enterprises/records?search=${encodeURIComponent('一次厂')}`);
    expect(found.body.total).toBe(1);
    const other = await send(
      'clerk',
      'POST',
      'enterprises/records',
      { reason, values: { name: 'x' } },
      headers,
    );
    expect([other.status, other.body.errors[0].code]).toEqual([422, 'key-reused']);
    const { rows } = await sql<{ text: string }>`select outcome::text as text from idempotency_key`.execute(
      test.database.query,
    );
    expect(JSON.stringify(rows)).not.toContain('王五');
  }, 120_000);

  it('lets one of fifty have the last ten mu, and on no day is more supplied than was approved', async () => {
    const approved = { number: '批-1', approval: '鲁政土字〔2025〕1号', approvedArea: '20000.01' };
    const first = { reason, from: '2025-01-01', values: { ...approved, suppliedArea: '13333.34' } };
    expect((await send('planner', 'POST', 'land-supply/records', first)).status).toBe(201);
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        send('planner', 'POST', 'land-supply/records', {
          reason,
          from: '2025-06-01',
          values: { number: `供-${n}`, approval: approved.approval, suppliedArea: '6666.67' },
        }),
      ),
    );
    const count = (status: number) => replies.filter((one) => one.status === status).length;
    expect([count(201), count(409)]).toEqual([1, 49]);
    expect(replies.find(({ status }) => status === 409)!.body.errors[0].code).toBe('register.quota-exceeded');
    const list = await send('planner', 'GET', 'land-supply/records');
    expect(list.body.sums).toMatchObject({ approvedArea: '20000.01', suppliedArea: '20000.01' });
    const winner = replies.find(({ status }) => status === 201)!.body.record;
    const taken = await send('planner', 'POST', 'land-supply/records', {
      reason,
      from: '2024-01-01',
      values: { number: '批-0', approval: approved.approval, suppliedArea: '0.01' },
    });
    expect(taken.status).toBe(409);
    const back = { reason, from: '2025-07-01' };
    const ended = await send('planner', 'POST', `land-supply/records/${winner.id}/end`, back, {
      'if-match': `"${winner.version}"`,
    });
    expect(ended.status).toBe(200);
  }, 120_000);

  it('takes no field the register does not have, whatever else is sent along', async () => {
    const extra = {
      role: 'leader',
      zone_id: 'x',
      status: 'approved',
      created_by: 'me',
      approved_at: 'now',
      tenant: 't',
    };
    const values = { name: '夹带厂', creditCode: creditCode(9_002), ...extra };
    const inside = await send('clerk', 'POST', 'enterprises/records', { reason, values });
    expect([inside.status, inside.body.errors.length]).toEqual([422, 6]);
    const beside = await send('clerk', 'POST', 'enterprises/records', {
      reason,
      values: { name: '夹带厂' },
      ...extra,
    });
    expect([beside.status, beside.body.code]).toEqual([422, 'invalid-input']);
    const found = await send('clerk', 'GET', `enterprises/records?search=${encodeURIComponent('夹带厂')}`);
    expect(found.body.total).toBe(0);
  });

  it('shows each caller what is open to them, and nothing of another zone', async () => {
    const { id } = await newFirm({ contact: '赵六', employees: 12 });
    const path = `enterprises/records/${id}`;
    const as = async (who: string) => (await send(who, 'GET', path)).body;
    expect((await as('clerk')).record.values).toMatchObject({ contact: '赵六', employees: 12 });
    const seen = await as('leader');
    expect(seen.record.closed).toContain('contact');
    expect(JSON.stringify(seen)).not.toContain('赵六');
    expect((await as('firm')).record.closed).toEqual(expect.arrayContaining(['contact', 'employees']));
    expect((await send(undefined, 'GET', path)).status).toBe(401);
    expect((await send('stranger', 'GET', path)).status).toBe(404);
    expect((await send('stranger', 'GET', 'enterprises/records')).status).toBe(404);
    const changed = await send(
      'leader',
      'PATCH',
      path,
      { reason, values: { employees: 1 } },
      { 'if-match': '"1"' },
    );
    expect(changed.status).toBe(403);
    const asked = await send(
      'firm',
      'GET',
      `enterprises/records?filters=${encodeURIComponent('[{"field":"employees","operator":"at-least","value":1}]')}`,
    );
    expect(asked.status).toBe(422);
    const history = await send('leader', 'GET', `${path}/history`);
    expect(history.body.entries).toMatchObject([{ actor: 'clerk', reason, act: 'assert' }]);
    expect(JSON.stringify(history.body)).not.toContain('赵六');
    expect((await send('clerk', 'GET', `${path}-no`)).status).toBe(404);
    expect((await send('clerk', 'GET', 'no-such/records')).status).toBe(404);
  });

  it('lists with filters, order, sums and pages as of both times', async () => {
    const made = await newFirm({ employees: 70_001, name: '时点厂' });
    const before = (await send('clerk', 'GET', 'enterprises/records?limit=1')).body.known;
    await send(
      'clerk',
      'PATCH',
      `enterprises/records/${made.id}`,
      { reason, from: '2025-03-01', values: { employees: 70_002 } },
      { 'if-match': `"${made.version}"` },
    );
    const filters = encodeURIComponent('[{"field":"employees","operator":"at-least","value":70000}]');
    const list = async (query: string) =>
      (await send('clerk', 'GET', `enterprises/records?filters=${filters}&${query}`)).body;
    expect(await list('day=2025-04-01')).toMatchObject({ total: 1, sums: { employees: '70002' } });
    expect(await list('day=2025-02-01')).toMatchObject({ total: 1, sums: { employees: '70001' } });
    expect(await list(`day=2025-04-01&known=${before}`)).toMatchObject({
      known: before,
      sums: { employees: '70001' },
    });
    expect(await list('day=2024-12-31')).toMatchObject({ total: 0 });
    expect(await list('known=2020-01-01')).toMatchObject({ total: 0, known: 0 });
    expect(await list('known=2026-01-02T03:04:05.678Z')).toMatchObject({ total: 1 });
    expect(await list('sort=-employees&offset=1')).toMatchObject({ total: 1, records: [] });
    for (const bad of ['day=2025-02-30', 'known=soon', 'sort=no', 'sort=contact'])
      expect((await send('clerk', 'GET', `enterprises/records?${bad}`)).status).toBe(422);
  });

  it('keeps one key for one record', async () => {
    const { values, id } = await newFirm();
    const again = { reason, values: { name: '同码厂', creditCode: values.creditCode } };
    const twice = await send('clerk', 'POST', 'enterprises/records', again);
    expect([twice.status, twice.body.params.record]).toEqual([409, id]);
  });

  it('does nothing when the ledger cannot be written', async () => {
    await sql`alter table ledger_entry rename to ledger_entry_away`.execute(test.database.query);
    try {
      const values = { name: '无痕厂', creditCode: creditCode(9_003) };
      expect((await send('clerk', 'POST', 'enterprises/records', { reason, values })).status).toBe(500);
    } finally {
      await sql`alter table ledger_entry_away rename to ledger_entry`.execute(test.database.query);
    }
    const found = await send('clerk', 'GET', `enterprises/records?search=${encodeURIComponent('无痕厂')}`);
    expect(found.body.total).toBe(0);
    const smuggled = sql`insert into register_change_set
      (zone_id, known, id, at, actor, origin, demonstration, reason)
      select zone_id, seq, 'smuggled', at, actor, 'entry', false, 'x' from ledger_entry where seq = 1`;
    await expect(smuggled.execute(test.database.query)).rejects.toThrow(/has no ledger entry/);
  });

  it('erases personal values for good, and the ledger still verifies', async () => {
    const made = await newFirm({ contact: '孙七', telephone: '13800138000' });
    const path = `enterprises/records/${made.id}`;
    await send(
      'clerk',
      'PATCH',
      path,
      { reason, values: { contact: '周八' } },
      { 'if-match': `"${made.version}"` },
    );
    expect((await send('clerk', 'GET', path)).body.record.values).toMatchObject({ contact: '周八' });
    expect((await send('clerk', 'POST', `${path}/erase-personal`, { reason: '本人申请' })).status).toBe(403);
    const erased = await send('guard', 'POST', `${path}/erase-personal`, { reason: '本人申请' });
    expect(erased.body).toEqual({ erased: 3 });
    expect((await send('guard', 'POST', `${path}/erase-personal`, { reason: '再次' })).body).toEqual({
      erased: 0,
    });
    const { record } = (await send('clerk', 'GET', path)).body;
    expect([record.values.contact, record.values.telephone, record.values.name]).toEqual([
      undefined,
      undefined,
      made.values.name,
    ]);
    const history = await send('clerk', 'GET', `${path}/history`);
    expect(JSON.stringify(history.body)).not.toMatch(/孙七|周八|13800138000/);
    const { rows } = await sql<{
      text: string;
    }>`select (select coalesce(jsonb_agg(s), '[]') from register_state s)::text
      || (select coalesce(jsonb_agg(c), '[]') from register_change c)::text
      || (select coalesce(jsonb_agg(p), '[]') from ledger_personal p)::text as text`.execute(
      test.database.query,
    );
    expect(rows[0]?.text).not.toMatch(/孙七|周八|13800138000/);
    expect(await verify()).toMatchObject({ ok: true, findings: [] });
  });

  it('splits and merges parcels without a sum that jumps on any day', async () => {
    const square = (x: number, w: number) => ({
      geojson: {
        type: 'Polygon',
        coordinates: [
          [
            [x, 10.2],
            [x + w, 10.2],
            [x + w, 10.21],
            [x, 10.21],
            [x, 10.2],
          ],
        ],
      },
    });
    const parent = await send('planner', 'POST', 'parcels/records', {
      reason,
      from: '2020-01-01',
      values: { number: '宗-1', area: '10000.03', use: 'industrial', shape: square(-20.5, 0.02) },
    });
    expect(parent.status).toBe(201);
    const { id, version } = parent.body.record;
    const split = (areas: string[], day = '2025-05-01', from = version) =>
      send('planner', 'POST', 'parcels/reshape', {
        reason: '分割',
        basis: '不动产登记〔2025〕7号',
        day,
        parents: [{ id, version: from }],
        children: areas.map((area, n) => ({
          values: { number: `宗-1-${n}`, area, shape: square(-20.5 + n * 0.01, 0.01) },
        })),
      });
    const uneven = await split(['5000', '5000.02']);
    expect([uneven.status, uneven.body.errors[0].code]).toEqual([422, 'register.reshape-area']);
    expect(uneven.body.errors[0].text.en).toContain('-0.01');
    expect((await split(['5000', '5000.03'], '2025-05-01', version - 1)).status).toBe(412);
    const done = await split(['5000', '5000.03']);
    expect(done.body).toMatchObject({ records: [{ values: { use: 'industrial', derivedFrom: [id] } }, {}] });
    const merged = await send('planner', 'POST', 'parcels/reshape', {
      reason: '合并',
      day: '2025-08-01',
      parents: done.body.records.map((one: { id: string; version: number }) => ({
        id: one.id,
        version: one.version,
      })),
      children: [{ values: { number: '宗-2', area: '10000.03' } }],
    });
    expect(merged.body.findings).toMatchObject([{ code: 'register.reshape-shape-missing' }]);
    for (const day of ['2020-01-01', '2025-04-30', '2025-05-01', '2025-07-31', '2025-08-01', '2030-01-01']) {
      const list = await send('planner', 'GET', `parcels/records?day=${day}`);
      expect([day, list.body.sums.area]).toEqual([day, '10000.03']);
    }
    const counts = await Promise.all(
      ['2025-04-30', '2025-06-01', '2025-09-01'].map(
        async (day) => (await send('planner', 'GET', `parcels/records?day=${day}`)).body.total,
      ),
    );
    expect(counts).toEqual([1, 2, 1]);
    const places = await send('planner', 'GET', 'parcels/places?day=2025-06-01');
    expect(places.body.features).toHaveLength(2);
  });

  it('keeps views for their owner alone', async () => {
    const view = { name: '大企业', query: 'sort=-employees', columns: ['name'] };
    const kept = await send('clerk', 'PUT', 'enterprises/views', view);
    const again = await send('clerk', 'PUT', 'enterprises/views', { ...view, columns: ['name', 'scale'] });
    expect(again.body.id).toBe(kept.body.id);
    expect((await send('clerk', 'GET', 'enterprises/views')).body.views).toEqual([again.body]);
    expect((await send('planner', 'GET', 'enterprises/views')).body.views).toEqual([]);
    expect((await send('planner', 'DELETE', `enterprises/views/${kept.body.id}`)).status).toBe(404);
    expect((await send('clerk', 'DELETE', `enterprises/views/${kept.body.id}`)).status).toBe(200);
    expect((await send(undefined, 'GET', 'enterprises/views')).status).toBe(401);
  });

  it('tells the registers there are, and verifies after all of this', async () => {
    const { registers } = (await send('clerk', 'GET', '')).body;
    const enterprises = registers.find((one: { id: string }) => one.id === 'enterprises');
    expect(enterprises.count).toBeGreaterThan(3);
    expect(enterprises.may).toMatchObject({ create: true, change: true });
    const ofLeader = (await send('leader', 'GET', '')).body.registers;
    expect(ofLeader.every((one: { may: { create: boolean } }) => !one.may.create)).toBe(true);
    expect(await verify()).toMatchObject({ ok: true, findings: [] });
  });
});
