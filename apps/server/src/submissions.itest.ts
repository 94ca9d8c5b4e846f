/** Submission and approval on both back ends: who may submit and approve, what is hidden from whom, what is refused when, and that approval is one act which verification holds against the ledger. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitChangeSet, zoneRegisters } from './features/registers/index.ts';
import { creditCode, openSampleApp, type Reply, type SampleApp } from './features/registers/sample-app.ts';
import { assertOn, samplePlan } from './features/registers/sample-changes.ts';
import { clockAt } from './platform/clock.ts';
import { testBackEnds } from './platform/db/test-database.ts';

describe.each(testBackEnds)('submissions, %s database', (kind) => {
  let app: SampleApp;
  beforeAll(async () => {
    app = await openSampleApp(kind, true);
    const registers = zoneRegisters(samplePlan(), clockAt('2026-01-02T03:04:05.678Z'));
    const own = assertOn('enterprises', 'e-own', '2020-01-01', {
      name: '本企业',
      creditCode: creditCode(7_000),
    });
    await app.test.database.transaction((trx) =>
      commitChangeSet(trx, registers, {
        actor: 'clerk',
        reason: '录入',
        origin: 'entry',
        demonstration: false,
        changes: [own],
      }),
    );
  });
  afterAll(() => app.remove());

  const submit = (who: string, changes: unknown[], headers: Record<string, string> = {}) =>
    app.send(who, 'POST', '/api/submissions', { reason: '季度核对', basis: '报表', changes }, headers);
  const change = (record: { id: string; version: number }, values: object, more: object = {}) => ({
    act: 'change',
    register: 'enterprises',
    record: record.id,
    version: record.version,
    from: '2025-06-01',
    values,
    ...more,
  });
  const act = (who: string, one: Reply, name: string, body: object = {}, version?: string) =>
    app.send(who, 'POST', `/api/submissions/${one.body.id}/${name}`, body, {
      'if-match': version ?? one.etag ?? '',
    });
  const record = async (id: string, who = 'clerk') =>
    (await app.send(who, 'GET', `enterprises/records/${id}?day=2025-07-01`)).body.record;

  it('writes nothing until another person approves, then all as one act that names both', async () => {
    const [a, b] = [await app.newFirm(), await app.newFirm()];
    const made = await submit('clerk', [
      change(a, { employees: 11 }),
      change(b, { employees: 12 }),
      {
        act: 'create',
        register: 'enterprises',
        from: '2025-06-01',
        values: { name: '新厂', creditCode: creditCode(8_001) },
      },
    ]);
    expect([made.status, made.body.state, made.body.may]).toEqual([
      201,
      'submitted',
      { approve: false, return: false, revise: false, withdraw: true },
    ]);
    expect((await record(a.id)).values.employees).toBeUndefined();
    const self = await act('clerk', made, 'approve');
    expect([self.status, self.body.errors[0].code]).toEqual([403, 'not-reported']);
    const seen = await app.send('leader', 'GET', `/api/submissions/${made.body.id}`);
    expect(seen.body.may).toEqual({ approve: true, return: true, revise: false, withdraw: false });
    expect(seen.body.changes[0]).toMatchObject({
      act: 'change',
      stale: false,
      fields: [{ field: 'employees', after: 11 }],
    });
    const done = await act('leader', seen, 'approve', { remark: '同意' });
    expect([done.status, done.body.state]).toEqual([200, 'approved']);
    const [left, right] = [await record(a.id), await record(b.id)];
    expect([left.values.employees, right.values.employees, left.version]).toEqual([11, 12, right.version]);
    const found = await app.send('clerk', 'GET', `enterprises/records?search=${encodeURIComponent('新厂')}`);
    expect(found.body.total).toBe(1);
    const { entries } = (await app.send('planner', 'GET', `enterprises/records/${a.id}/history`)).body;
    expect(entries.at(-1)).toMatchObject({
      actor: 'leader',
      actorName: 'leader',
      submittedBy: 'clerk',
      submittedByName: 'clerk',
      submission: made.body.id,
      reason: '季度核对',
      basis: '报表',
    });
    const set = await app.send('planner', 'GET', `/api/change-sets/${done.body.changeSet}`);
    expect(set.body).toMatchObject({ origin: 'submission', submittedBy: 'clerk', actor: 'leader', total: 3 });
    expect(done.body.steps.map(({ act, actor }: { act: string; actor: string }) => [act, actor])).toEqual([
      ['submit', 'clerk'],
      ['approve', 'leader'],
    ]);
    const again = await app.send('clerk', 'GET', `/api/submissions/${made.body.id}`);
    expect(again.body.changes[0].fields).toEqual([{ field: 'employees', after: 11 }]);
  });

  it('never lets somebody approve their own, whatever roles they hold', async () => {
    const { rows } = await sql<{ n: string }>`select count(*)::text as n from register_change_set`.execute(
      app.test.database.query,
    );
    const firm = await app.newFirm();
    const made = await submit('both', [change(firm, { employees: 5 })]);
    expect(made.status).toBe(201);
    const own = await act('both', made, 'approve');
    expect([own.status, own.body.errors[0].code]).toEqual([403, 'own-submission']);
    expect((await act('both', made, 'return', { remark: '退' })).status).toBe(403);
    expect((await act('chief', made, 'approve')).status).toBe(200);
    const after = await sql<{ n: string }>`select count(*)::text as n from register_change_set`.execute(
      app.test.database.query,
    );
    expect(Number(after.rows[0]?.n) - Number(rows[0]?.n)).toBe(2);
  });

  it('goes back with a remark, comes again, is withdrawn, and takes no other way', async () => {
    const firm = await app.newFirm();
    const made = await submit('clerk', [change(firm, { employees: 21 })]);
    expect((await act('leader', made, 'return')).status).toBe(422);
    const back = await act('leader', made, 'return', { remark: '请附依据' });
    expect([back.body.state, back.body.steps.at(-1).remark]).toEqual(['returned', '请附依据']);
    expect((await act('leader', back, 'approve')).status).toBe(409);
    expect((await act('leader', back, 'return', { remark: 'x' })).status).toBe(409);
    const waiting = await app.send('clerk', 'GET', '/api/submissions?whose=waiting');
    expect(waiting.body.submissions.map(({ id }: { id: string }) => id)).toContain(made.body.id);
    const put = (who: string, etag: string | null) =>
      app.send(
        who,
        'PUT',
        `/api/submissions/${made.body.id}`,
        { reason: '已附', changes: [change(firm, { employees: 22 })] },
        etag === null ? {} : { 'if-match': etag },
      );
    const stranger = await put('planner', back.etag);
    expect([stranger.status, stranger.body.errors[0].code]).toEqual([403, 'not-own-submission']);
    expect((await put('clerk', null)).status).toBe(428);
    expect((await put('clerk', made.etag)).body.code).toBe('changed-meanwhile');
    const sent = await put('clerk', back.etag);
    expect([sent.status, sent.body.state, sent.body.changes[0].fields]).toEqual([
      200,
      'submitted',
      [{ field: 'employees', after: 22 }],
    ]);
    expect((await put('clerk', sent.etag)).status).toBe(409);
    expect((await act('leader', sent, 'withdraw')).status).toBe(403);
    const gone = await act('clerk', sent, 'withdraw');
    expect([gone.status, gone.body.state]).toEqual([200, 'withdrawn']);
    for (const name of ['approve', 'return', 'withdraw'])
      expect((await act(name === 'withdraw' ? 'clerk' : 'leader', gone, name, { remark: 'x' })).status).toBe(
        409,
      );
    expect((await record(firm.id)).values.employees).toBeUndefined();
  });

  it('is not approved when a record changed since, stays submitted, and says what changed', async () => {
    const [a, b] = [await app.newFirm(), await app.newFirm()];
    const made = await submit('clerk', [change(a, { employees: 31 }), change(b, { employees: 32 })]);
    await app.send(
      'clerk',
      'PATCH',
      `enterprises/records/${b.id}`,
      { reason: '另有更改', from: '2025-06-01', values: { employees: 99 } },
      { 'if-match': `"${b.version}"` },
    );
    const stale = await act('leader', made, 'approve');
    expect([stale.status, stale.body.code, stale.body.errors[0].pointer]).toEqual([
      412,
      'changed-meanwhile',
      '/values/employees',
    ]);
    expect(stale.body.errors[0].text.zh).toContain('另有更改');
    const seen = await app.send('leader', 'GET', `/api/submissions/${made.body.id}`);
    expect([seen.body.state, seen.body.version, seen.body.may.approve]).toEqual([
      'submitted',
      made.body.version,
      false,
    ]);
    expect(seen.etag).not.toBe(made.etag);
    expect(seen.body.changes.map(({ stale: old }: { stale: boolean }) => old)).toEqual([false, true]);
    expect((await record(a.id)).values.employees).toBeUndefined();
    const late = await submit('clerk', [change(b, { employees: 33 })]);
    expect([late.status, late.body.code]).toEqual([412, 'changed-meanwhile']);
  });

  it('is done once however often it is sent, and by one of twenty approvers', async () => {
    const firm = await app.newFirm();
    const body = [change(firm, { employees: 41 })];
    const key = { 'idempotency-key': 'submit-1' };
    const replies = await Promise.all(Array.from({ length: 20 }, () => submit('clerk', body, key)));
    expect(new Set(replies.map((one) => one.body.id)).size).toBe(1);
    const [made] = replies as [Reply, ...Reply[]];
    const judged = await Promise.all(
      Array.from({ length: 20 }, (_, n) => act(n % 2 ? 'leader' : 'chief', made, 'approve')),
    );
    const count = (status: number) => judged.filter((one) => one.status === status).length;
    expect([count(200), count(409)]).toEqual([1, 19]);
  }, 120_000);

  it('takes no field the submitter may not change, no personal value, and no record that may not be seen', async () => {
    const firm = await app.newFirm();
    const told = async (who: string, one: object) => {
      const { status, body } = await submit(who, [one]);
      return [status, body.errors?.[0]?.code ?? body.code];
    };
    expect(await told('planner', change(firm, { employees: 1 }))).toEqual([403, 'no-right']);
    expect(await told('leader', change(firm, { employees: 1 }))).toEqual([403, 'no-right']);
    expect(await told('clerk', change(firm, { contact: '王五' }))).toEqual([422, 'not-proposable']);
    expect(await told('clerk', change(firm, { role: 'x' }))).toEqual([422, 'register.unknown-field']);
    expect(await told('clerk', change({ id: 'none', version: 1 }, { employees: 1 }))).toEqual([
      404,
      'not-found',
    ]);
    expect(await told('stranger', change(firm, { employees: 1 }))).toEqual([404, 'not-found']);
    const { rows } = await sql<{ text: string }>`select content::text as text from submission_step`.execute(
      app.test.database.query,
    );
    expect(JSON.stringify(rows)).not.toContain('王五');
  });

  it('lets an enterprise report its own record and years, and the clerk accept them', async () => {
    const own = (await app.send('firm', 'GET', 'enterprises/records/e-own')).body.record;
    const year = { enterprise: 'e-own', year: 2024, revenue: '1000000', energy: '12.5' };
    const create = (values: object) => ({
      act: 'create',
      register: 'enterprise-years',
      from: '2025-01-01',
      values,
    });
    const made = await submit('firm', [change(own, { mainProducts: '轴承' }), create(year)]);
    expect([made.status, made.body.reported, made.body.changes[1].closed]).toEqual([201, true, 0]);
    const other = await app.newFirm();
    const refused = async (one: object) => (await submit('firm', [one])).status;
    // What the committee notes about it is not its to report.
    expect(await refused(change(own, { remark: '好' }))).toBe(403);
    expect(await refused(change(other, { mainProducts: '轴承' }))).toBe(403);
    expect(await refused(create({ ...year, enterprise: other.id }))).toBe(403);
    expect(await refused(create({ year: 2023 }))).toBe(403);
    expect(
      await refused({ act: 'end', register: 'enterprises', record: 'e-own', version: own.version }),
    ).toBe(403);
    expect(await refused({ ...create(year), register: 'parcels', values: { number: 'x' } })).toBe(403);
    expect((await app.send('firm', 'GET', '/api/submissions')).body.total).toBe(1);
    const hidden = await submit('clerk', [change(other, { employees: 3 })]);
    expect((await app.send('firm', 'GET', `/api/submissions/${hidden.body.id}`)).status).toBe(404);
    expect((await act('firm', made, 'approve')).status).toBe(403);
    const review = await app.send('reviewer', 'GET', `/api/submissions/${made.body.id}`);
    expect([review.status, review.body.changes[1].closed]).toEqual([200, 2]);
    expect(JSON.stringify(review.body)).not.toContain('1000000');
    expect(review.body.may.approve).toBe(false);
    const done = await act('clerk', made, 'approve');
    expect([done.status, done.body.state]).toEqual([200, 'approved']);
    const list = await app.send('clerk', 'GET', 'enterprise-years/records?day=2025-07-01');
    expect(list.body.records[0].values).toMatchObject({ revenue: '1000000', energy: '12.5' });
  });

  it('lets nobody approve what is hidden from them', async () => {
    const firm = await app.newFirm();
    const made = await submit('clerk', [change(firm, { employees: 4 })]);
    const { rows } = await sql<{ content: object }>`select content from submission_step
      where submission = ${made.body.id}`.execute(app.test.database.query);
    const write = (text: string) =>
      app.test.database.transaction(async (trx) => {
        await sql`set local session_replication_role = replica`.execute(trx);
        await sql`update submission_step set content = ${text}::jsonb
          where submission = ${made.body.id}`.execute(trx);
      });
    // A field whose class became closed after it was submitted: the leader sees no personal value.
    const content = JSON.stringify(rows[0]?.content)
      .replace('employees', 'telephone')
      .replace(':4', ':"13800138000"');
    await write(content);
    const refused = await act('leader', made, 'approve');
    expect([refused.status, refused.body.errors[0].code]).toEqual([403, 'field-closed']);
    const report = await app.verify();
    expect([report.ok, report.findings.length]).toEqual([false, 1]);
    await write(JSON.stringify(rows[0]?.content));
  });

  it('counts what waits for whom, and verifies', async () => {
    const counts = async (who: string) =>
      (await app.send(who, 'GET', '/api/submissions?limit=1')).body.counts;
    const [leader, planner, firm] = [await counts('leader'), await counts('planner'), await counts('firm')];
    expect(leader.waiting).toBe(leader.states.submitted);
    expect([planner.all, planner.mine, planner.waiting]).toEqual([leader.all, 0, 0]);
    expect([firm.all, firm.mine]).toEqual([1, 1]);
    const page = await app.send('leader', 'GET', '/api/submissions?state=approved&limit=2');
    expect([page.body.submissions.length, page.body.total]).toEqual([2, leader.states.approved]);
    const report = await app.verify();
    expect([report.ok, report.findings]).toEqual([true, []]);
    const removed = sql`delete from submission_step`.execute(app.test.database.query);
    await expect(removed).rejects.toThrow();
  });
});
