/** Acts on registers on both back ends: who comes first and who is told, acts sent twice, the last of a quota, acts the ledger
 * cannot record, personal values that are erased. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBackEnds } from '../../platform/db/test-database.ts';
import { creditCode, openSampleApp, REASON, type SampleApp } from './sample-app.ts';

describe.each(testBackEnds)('acts on registers, %s database', (kind) => {
  let app: SampleApp;
  beforeAll(async () => {
    app = await openSampleApp(kind);
  });
  afterAll(() => app.remove());

  it('lets one of fifty win who change a record from the same version, and tells the others what changed', async () => {
    const { id } = await app.newFirm();
    const seen = await app.send('clerk', 'GET', `enterprises/records/${id}`);
    const headers = { 'if-match': seen.etag ?? '' };
    const tries = Array.from({ length: 50 }, (_, n) =>
      app.send(
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
    const without = await app.send('clerk', 'PATCH', `enterprises/records/${id}`, {
      reason: REASON,
      values: { employees: 1 },
    });
    expect([without.status, without.body.code]).toEqual([428, 'precondition-required']);
    const odd = await app.send(
      'clerk',
      'PATCH',
      `enterprises/records/${id}`,
      { reason: REASON, values: { employees: 1 } },
      { 'if-match': '*' },
    );
    expect(odd.status).toBe(422);
  }, 120_000);

  it('does an act once that is sent a hundred times, and answers the same each time', async () => {
    const values = { name: '一次厂', creditCode: creditCode(9_001), contact: '王五' };
    const headers = { 'idempotency-key': 'act-1' };
    const body = { reason: REASON, values };
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => app.send('clerk', 'POST', 'enterprises/records', body, headers)),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map((one) => JSON.stringify(one.body))).size).toBe(1);
    const found = await app.send(
      'clerk',
      'GET',
      `enterprises/records?search=${encodeURIComponent('一次厂')}`,
    );
    expect(found.body.total).toBe(1);
    const other = await app.send(
      'clerk',
      'POST',
      'enterprises/records',
      { reason: REASON, values: { name: 'x' } },
      headers,
    );
    expect([other.status, other.body.errors[0].code]).toEqual([422, 'key-reused']);
    const { rows } = await sql<{ text: string }>`select outcome::text as text from idempotency_key`.execute(
      app.test.database.query,
    );
    expect(JSON.stringify(rows)).not.toContain('王五');
  }, 120_000);

  it('lets one of fifty have the last ten mu, and on no day is more supplied than was approved', async () => {
    const approved = { number: '批-1', approval: '鲁政土字〔2025〕1号', approvedArea: '20000.01' };
    const first = { reason: REASON, from: '2025-01-01', values: { ...approved, suppliedArea: '13333.34' } };
    expect((await app.send('planner', 'POST', 'land-supply/records', first)).status).toBe(201);
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        app.send('planner', 'POST', 'land-supply/records', {
          reason: REASON,
          from: '2025-06-01',
          values: { number: `供-${n}`, approval: approved.approval, suppliedArea: '6666.67' },
        }),
      ),
    );
    const count = (status: number) => replies.filter((one) => one.status === status).length;
    expect([count(201), count(409)]).toEqual([1, 49]);
    expect(replies.find(({ status }) => status === 409)!.body.errors[0].code).toBe('register.quota-exceeded');
    const list = await app.send('planner', 'GET', 'land-supply/records');
    expect(list.body.sums).toMatchObject({ approvedArea: '20000.01', suppliedArea: '20000.01' });
    const winner = replies.find(({ status }) => status === 201)!.body.record;
    const taken = await app.send('planner', 'POST', 'land-supply/records', {
      reason: REASON,
      from: '2024-01-01',
      values: { number: '批-0', approval: approved.approval, suppliedArea: '0.01' },
    });
    expect(taken.status).toBe(409);
    const back = { reason: REASON, from: '2025-07-01' };
    const ended = await app.send('planner', 'POST', `land-supply/records/${winner.id}/end`, back, {
      'if-match': `"${winner.version}"`,
    });
    expect(ended.status).toBe(200);
  }, 120_000);

  it('lets records follow a split in the same act, one entry for all, and nothing when one was changed meanwhile', async () => {
    const enter = async (register: string, values: Record<string, unknown>, more = {}) => {
      const body = { reason: REASON, from: '2024-01-01', values, ...more };
      const made = await app.send('clerk', 'POST', `${register}/records`, body);
      expect([made.status, made.body]).toEqual([201, made.body]);
      return made.body.record as { id: string; version: number };
    };
    const parcel = await enter('parcels', { number: '随-1', area: '900' });
    const works = await enter('buildings', { number: '随-厂', name: '随迁厂房', parcel: parcel.id });
    const stays = await enter('projects', { number: '随-项', name: '旧项目', parcel: parcel.id });
    // It begins to name the parcel after the day of the split.
    const later = await enter('land-supply', { number: '随-供', parcel: parcel.id }, { from: '2025-09-01' });
    const day = '2025-05-01';
    const listed = `parcels/referring?day=${day}&parents=${parcel.id}`;
    const forClerk = (await app.send('clerk', 'GET', listed)).body.records;
    expect(forClerk).toMatchObject([
      { register: 'buildings', id: works.id, title: '随迁厂房', from: day, mayFollow: true, turn: [] },
      { register: 'land-supply', id: later.id, field: 'parcel', from: '2025-09-01' },
      { register: 'projects', id: stays.id, names: [parcel.id] },
    ]);
    const forPlanner = (await app.send('planner', 'GET', listed)).body.records;
    expect(forPlanner.map((one: { mayFollow: boolean }) => one.mayFollow)).toEqual([false, true, false]);
    expect(forPlanner[0].turn.map(({ en }: { en: string }) => en)).toEqual(['Zone company', 'Data clerk']);
    const told = [
      { register: 'buildings', id: works.id, field: 'parcel', version: works.version, to: 1 },
      { register: 'land-supply', id: later.id, field: 'parcel', version: later.version, to: 0 },
      { register: 'projects', id: stays.id, field: 'parcel', version: stays.version, to: null },
    ];
    const split = (who: string, referring: unknown, headers = {}) =>
      app.send(
        who,
        'POST',
        'parcels/reshape',
        {
          reason: '分宗',
          day,
          parents: [{ id: parcel.id, version: parcel.version }],
          children: ['400', '500'].map((area, n) => ({ values: { number: `随-1-${n}`, area } })),
          referring,
        },
        headers,
      );
    expect((await split('planner', told)).status).toBe(403);
    expect((await split('clerk', told.slice(1))).status).toBe(412);
    expect((await split('clerk', [{ ...told[0], to: 2 }, ...told.slice(1)])).status).toBe(422);
    await app.send(
      'clerk',
      'PATCH',
      `buildings/records/${works.id}`,
      { reason: '更名', values: { name: '新名厂房' } },
      { 'if-match': `"${works.version}"` },
    );
    const stale = await split('clerk', told);
    expect([stale.status, stale.body.errors[0].pointer]).toEqual([412, '/values/name']);
    const whole = async (on: string) =>
      (await app.send('clerk', 'GET', `parcels/records?day=${on}`)).body.sums;
    expect(await whole(day)).toMatchObject({ area: '900' });
    const { version } = (await app.send('clerk', 'GET', `buildings/records/${works.id}`)).body.record;
    const done = await split('clerk', [{ ...told[0], version }, ...told.slice(1)], {
      'idempotency-key': 'split-1',
    });
    expect(done.body).toMatchObject({ followed: 2, records: [{ title: '随-1-0' }, { title: '随-1-1' }] });
    const [first, second] = done.body.records;
    const named = async (path: string, on: string) =>
      (await app.send('clerk', 'GET', `${path}?day=${on}`)).body.record?.values.parcel;
    expect(await named(`buildings/records/${works.id}`, '2025-04-30')).toBe(parcel.id);
    expect(await named(`buildings/records/${works.id}`, day)).toBe(second.id);
    expect(await named(`land-supply/records/${later.id}`, '2025-09-01')).toBe(first.id);
    expect(await named(`projects/records/${stays.id}`, '2026-01-01')).toBe(parcel.id);
    // What stays still says whom it means.
    const old = (await app.send('clerk', 'GET', `projects/records/${stays.id}`)).body.record;
    expect(old.titles).toEqual({ [parcel.id]: '随-1' });
    const before = `buildings/records/${works.id}?day=${day}&known=${done.body.known - 1}`;
    expect((await app.send('clerk', 'GET', before)).body.record.values.parcel).toBe(parcel.id);
    const set = (await app.send('clerk', 'GET', `/api/change-sets/${done.body.changeSet}`)).body;
    expect([set.origin, set.reason, set.total]).toEqual(['reshape', '分宗', 5]);
    for (const on of ['2024-01-01', '2025-04-30', day, '2026-01-01'])
      expect([on, await whole(on)]).toMatchObject([on, { area: '900' }]);
    // A parcel that is no more later on is not split before that day: its area would count twice.
    const again = await app.send('clerk', 'POST', 'parcels/reshape', {
      reason: '又分',
      day: '2025-01-01',
      parents: [{ id: parcel.id, version: done.body.known }],
      children: [{ values: { number: '随-9', area: '900' } }],
    });
    expect([again.status, again.body.errors[0].code]).toEqual([422, 'register.reshape-later']);
    expect(await app.verify()).toMatchObject({ ok: true, findings: [] });
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
    const inside = await app.send('clerk', 'POST', 'enterprises/records', { reason: REASON, values });
    expect([inside.status, inside.body.errors.length]).toEqual([422, 6]);
    const beside = await app.send('clerk', 'POST', 'enterprises/records', {
      reason: REASON,
      values: { name: '夹带厂' },
      ...extra,
    });
    expect([beside.status, beside.body.code]).toEqual([422, 'invalid-input']);
    const found = await app.send(
      'clerk',
      'GET',
      `enterprises/records?search=${encodeURIComponent('夹带厂')}`,
    );
    expect(found.body.total).toBe(0);
  });

  it('does nothing when the ledger cannot be written', async () => {
    await sql`alter table ledger_entry rename to ledger_entry_away`.execute(app.test.database.query);
    try {
      const values = { name: '无痕厂', creditCode: creditCode(9_003) };
      expect(
        (await app.send('clerk', 'POST', 'enterprises/records', { reason: REASON, values })).status,
      ).toBe(500);
    } finally {
      await sql`alter table ledger_entry_away rename to ledger_entry`.execute(app.test.database.query);
    }
    const found = await app.send(
      'clerk',
      'GET',
      `enterprises/records?search=${encodeURIComponent('无痕厂')}`,
    );
    expect(found.body.total).toBe(0);
    const smuggled = sql`insert into register_change_set
      (zone_id, known, id, at, actor, origin, demonstration, reason)
      select zone_id, seq, 'smuggled', at, actor, 'entry', false, 'x' from ledger_entry where seq = 1`;
    await expect(smuggled.execute(app.test.database.query)).rejects.toThrow(/has no ledger entry/);
  });

  it('erases personal values for good, and the ledger still verifies', async () => {
    const made = await app.newFirm({ contact: '孙七', telephone: '13800138000' });
    const path = `enterprises/records/${made.id}`;
    await app.send(
      'clerk',
      'PATCH',
      path,
      { reason: REASON, values: { contact: '周八' } },
      { 'if-match': `"${made.version}"` },
    );
    expect((await app.send('clerk', 'GET', path)).body.record.values).toMatchObject({ contact: '周八' });
    expect((await app.send('clerk', 'POST', `${path}/erase-personal`, { reason: '本人申请' })).status).toBe(
      403,
    );
    const erased = await app.send('guard', 'POST', `${path}/erase-personal`, { reason: '本人申请' });
    expect(erased.body).toEqual({ erased: 3 });
    expect((await app.send('guard', 'POST', `${path}/erase-personal`, { reason: '再次' })).body).toEqual({
      erased: 0,
    });
    const { record } = (await app.send('clerk', 'GET', path)).body;
    expect([record.values.contact, record.values.telephone, record.values.name]).toEqual([
      undefined,
      undefined,
      made.values.name,
    ]);
    const history = await app.send('clerk', 'GET', `${path}/history`);
    expect(JSON.stringify(history.body)).not.toMatch(/孙七|周八|13800138000/);
    const { rows } = await sql<{
      text: string;
    }>`select (select coalesce(jsonb_agg(s), '[]') from register_state s)::text
      || (select coalesce(jsonb_agg(c), '[]') from register_change c)::text
      || (select coalesce(jsonb_agg(p), '[]') from ledger_personal p)::text as text`.execute(
      app.test.database.query,
    );
    expect(rows[0]?.text).not.toMatch(/孙七|周八|13800138000/);
    expect(await app.verify()).toMatchObject({ ok: true, findings: [] });
  });
});
