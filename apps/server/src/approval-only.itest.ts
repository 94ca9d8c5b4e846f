/** Registers that a zone changes by approval only (ADR 0021): the direct way is closed, the way of approval is open. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCode, openSampleApp, REASON, type SampleApp } from './features/registers/sample-app.ts';
import { samplePlan } from './features/registers/sample-changes.ts';
import { importFile } from './import-file.ts';
import { copyTemplate, testBackEnds } from './platform/db/test-database.ts';

describe.each(testBackEnds.slice(-1))('changes by approval only, %s database', (kind) => {
  let app: SampleApp;
  beforeAll(async () => {
    app = await openSampleApp(kind, true, { enterprises: 'all', buildings: ['name'] });
  });
  afterAll(() => app.remove());

  const asked = { reason: REASON, from: '2025-01-01' };
  const direct = async (
    who: string,
    method: string,
    path: string,
    body: object,
    headers?: Record<string, string>,
  ) => {
    const { status, body: told } = await app.send(who, method, path, body, headers);
    return [status, told.errors?.[0]?.code, told.errors?.[0]?.text.en];
  };
  const NEEDED = [403, 'approval-needed', expect.stringContaining('submit it')];
  /** Submitted by one, approved by another. Gives the records there are then. */
  const approved = async (who: string, changes: object[]) => {
    const made = await app.send(who, 'POST', '/api/submissions', { ...asked, from: undefined, changes });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const done = await app.send(
      'leader',
      'POST',
      `/api/submissions/${made.body.id}/approve`,
      {},
      {
        'if-match': made.etag ?? '',
      },
    );
    expect([done.status, done.body.state]).toEqual([200, 'approved']);
    return done.body.changes as { record: string }[];
  };
  const firm = { name: '只经审批', creditCode: creditCode(1) };
  const record = async (register: string, id: string) =>
    (await app.send('clerk', 'GET', `${register}/records/${id}`)).body.record;

  it('refuses to enter, change and end directly, says to submit, and takes all three by approval', async () => {
    expect(await direct('clerk', 'POST', 'enterprises/records', { ...asked, values: firm })).toEqual(NEEDED);
    const [made] = await approved('clerk', [
      { act: 'create', register: 'enterprises', from: '2025-01-01', values: firm },
    ]);
    const id = made?.record ?? '';
    const path = `enterprises/records/${id}`;
    const now = async () => ({ 'if-match': `"${(await record('enterprises', id)).version}"` });
    expect(await direct('clerk', 'PATCH', path, { ...asked, values: { employees: 9 } }, await now())).toEqual(
      NEEDED,
    );
    expect(await direct('clerk', 'POST', `${path}/end`, asked, await now())).toEqual(NEEDED);
    expect((await record('enterprises', id)).values.employees).toBeUndefined();
    const change = { register: 'enterprises', record: id, from: '2025-02-01' };
    const { version } = await record('enterprises', id);
    await approved('clerk', [{ act: 'change', ...change, version, values: { employees: 9 } }]);
    expect((await record('enterprises', id)).values.employees).toBe(9);
    const { version: next } = await record('enterprises', id);
    await approved('clerk', [{ act: 'end', ...change, from: '2025-03-01', version: next }]);
    const search = `search=${encodeURIComponent(firm.name)}`;
    const on = async (day: string) =>
      (await app.send('clerk', 'GET', `enterprises/records?${search}&day=${day}`)).body.total;
    expect([await on('2025-02-28'), await on('2025-03-01')]).toEqual([1, 0]);
  });

  it('leaves to the direct way what cannot be approved: personal values', async () => {
    const values = { name: '有联系人', creditCode: creditCode(2) };
    const [made] = await approved('clerk', [
      { act: 'create', register: 'enterprises', from: '2025-01-01', values },
    ]);
    const id = made?.record ?? '';
    const { version } = await record('enterprises', id);
    const headers = { 'if-match': `"${version}"` };
    const body = { ...asked, values: { contact: '张三' } };
    expect((await app.send('clerk', 'PATCH', `enterprises/records/${id}`, body, headers)).status).toBe(200);
  });

  it('holds chosen fields only, and the end of a record that has them', async () => {
    const values = { number: 'A-1', name: '一号厂房' };
    expect(await direct('clerk', 'POST', 'buildings/records', { ...asked, values })).toEqual(NEEDED);
    const [made] = await approved('clerk', [
      { act: 'create', register: 'buildings', from: '2025-01-01', values },
    ]);
    const path = `buildings/records/${made?.record}`;
    const version = { 'if-match': `"${(await record('buildings', made?.record ?? '')).version}"` };
    expect(await direct('clerk', 'POST', `${path}/end`, asked, version)).toEqual(NEEDED);
    expect(
      await direct('clerk', 'PATCH', path, { ...asked, values: { name: '二号', storeys: 2 } }, version),
    ).toEqual(NEEDED);
    const changed = await app.send('clerk', 'PATCH', path, { ...asked, values: { storeys: 2 } }, version);
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  });

  it('tells the pages what is direct and what is submitted', async () => {
    const { registers } = (await app.send('clerk', 'GET', '')).body;
    const head = (id: string) => registers.find((one: { id: string }) => one.id === id);
    expect(head('enterprises')).toMatchObject({
      approval: 'all',
      may: { create: false, change: true, end: false, import: false },
      maySubmit: { create: true, change: true, end: true },
    });
    expect(head('buildings')).toMatchObject({
      approval: ['name'],
      may: { create: true, change: true, end: false, import: true },
    });
    const name = head('buildings').fields.find(({ id }: { id: string }) => id === 'name');
    expect([name.mayChange, name.maySubmit]).toEqual([false, true]);
    const contact = head('enterprises').fields.find(({ id }: { id: string }) => id === 'contact');
    expect([contact.mayChange, contact.maySubmit]).toEqual([true, false]);
    const parcels = (await app.send('reviewer', 'GET', '')).body.registers.find(
      ({ id }: { id: string }) => id === 'parcels',
    );
    expect(parcels.maySubmit).toEqual({ create: false, change: false, end: false });
    expect((await app.verify()).ok).toBe(true);
  });
});

describe('a file for a register that is changed by approval only', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-approval-'));
    await copyTemplate(join(folder, 'database'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const importOf = (register: string, text: string, approval: Parameters<typeof samplePlan>[0]) => {
    const path = join(folder, 'file.csv');
    writeFileSync(path, text);
    return importFile({
      plan: samplePlan(approval),
      register,
      path,
      dataDirectory: folder,
      answers: {},
      columns: {},
      commit: { from: '2025-01-01', reason: REASON },
    });
  };

  it('is tried and not taken over, whoever holds the database; columns that need none are', async () => {
    const firms = `企业名称,统一社会信用代码\n整批企业,${creditCode(9)}\n`;
    const refused = importOf('enterprises', firms, { enterprises: 'all' });
    await expect(refused).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'approval-needed' } });
    const { job } = await importOf('enterprises', firms, { buildings: ['name'] });
    expect([job.state, job.result?.new]).toEqual(['committed', 1]);
  });
});
