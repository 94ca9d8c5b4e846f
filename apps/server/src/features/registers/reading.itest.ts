/** Registers over HTTP on both back ends: what each caller sees, lists as of both times, parcels split without a sum that
 * jumps, views. */
import { REGISTERS } from '@luodi/core/registers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBackEnds } from '../../platform/db/test-database.ts';
import { openSampleApp, REASON, type SampleApp } from './sample-app.ts';

describe.each(testBackEnds)('reading registers, %s database', (kind) => {
  let app: SampleApp;
  beforeAll(async () => {
    app = await openSampleApp(kind);
  });
  afterAll(() => app.remove());

  it('shows each caller what is open to them, and nothing of another zone', async () => {
    const { id } = await app.newFirm({ contact: '赵六', employees: 12 });
    const path = `enterprises/records/${id}`;
    const as = async (who: string) => (await app.send(who, 'GET', path)).body;
    expect((await as('clerk')).record.values).toMatchObject({ contact: '赵六', employees: 12 });
    const seen = await as('leader');
    expect(seen.record.closed).toContain('contact');
    expect(JSON.stringify(seen)).not.toContain('赵六');
    expect((await as('firm')).record.closed).toEqual(expect.arrayContaining(['contact', 'employees']));
    expect((await app.send('stranger', 'GET', path)).status).toBe(404);
    expect((await app.send('stranger', 'GET', 'enterprises/records')).status).toBe(404);
    const changed = await app.send(
      'leader',
      'PATCH',
      path,
      { reason: REASON, values: { employees: 1 } },
      { 'if-match': '"1"' },
    );
    expect(changed.status).toBe(403);
    const asked = await app.send(
      'firm',
      'GET',
      `enterprises/records?filters=${encodeURIComponent('[{"field":"employees","operator":"at-least","value":1}]')}`,
    );
    expect(asked.status).toBe(422);
    const history = await app.send('leader', 'GET', `${path}/history`);
    expect(history.body.entries).toMatchObject([{ actor: 'clerk', reason: REASON, act: 'assert' }]);
    expect(JSON.stringify(history.body)).not.toContain('赵六');
    expect((await app.send('clerk', 'GET', `${path}-no`)).status).toBe(404);
    expect((await app.send('clerk', 'GET', 'no-such/records')).status).toBe(404);
  });

  it('shows visitors the public fields of disclosed registers, without their past', async () => {
    const { id } = await app.newFirm({
      name: '来访厂',
      contact: '孙七',
      employees: 31,
      remark: '内部备注',
      location: { grid: { kind: 'point', points: [0, 0] }, origin: { crs: 'grid', file: '内部备注.dxf' } },
    });
    const project = await app.send('clerk', 'POST', 'projects/records', {
      reason: REASON,
      values: { number: '来访-1', name: '保密项目' },
    });
    expect(project.status).toBe(201);
    const whole = (await app.send('clerk', 'GET', `enterprises/records/${id}`)).body.record;
    expect(whole.values.location.origin).toEqual({ crs: 'grid', file: '内部备注.dxf' });
    const visit = (path: string) => app.send(undefined, 'GET', path);
    const told: string[] = [];
    const see = async (path: string) => {
      const { status, body } = await visit(path);
      expect([path, status]).toEqual([path, 200]);
      told.push(JSON.stringify(body));
      return body;
    };
    const { registers } = await see('');
    const ids = registers.map((one: { id: string }) => one.id);
    expect(ids).toEqual(REGISTERS.filter(({ isPublic }) => isPublic).map((one) => one.id));
    for (const { may, fields } of registers) {
      expect(Object.values(may)).not.toContain(true);
      for (const { sensitivity, mayRead, mayChange } of fields)
        expect([mayRead, mayChange]).toEqual([sensitivity === 'public', false]);
    }
    const all = (await app.send('clerk', 'GET', '')).body.registers;
    const countOf = (list: { id: string; count: number }[]) =>
      list.find((one) => one.id === 'enterprises')?.count;
    expect(countOf(registers)).toBe(countOf(all));
    const { record } = await see(`enterprises/records/${id}`);
    expect(record.values).toMatchObject({ name: '来访厂', location: { origin: { crs: 'grid' } } });
    expect(record.closed).toEqual(expect.arrayContaining(['contact', 'employees', 'remark']));
    const list = await see(`enterprises/records?day=2026-01-01&search=${encodeURIComponent('来访厂')}`);
    expect([list.total, Object.keys(list.sums)]).toEqual([1, ['registeredCapital']]);
    await see('enterprises/places');
    expect(told.join()).not.toMatch(/孙七|内部备注|"employees":\d/);

    const filters = (field: string, operator: string, value: unknown) =>
      `filters=${encodeURIComponent(JSON.stringify([{ field, operator, value }]))}`;
    const hidden = [
      'sort=employees',
      filters('employees', 'at-least', 1),
      filters('contact', 'filled', null),
    ];
    for (const question of hidden)
      for (const what of ['records', 'places'])
        expect((await visit(`enterprises/${what}?${question}`)).status, `${what} ${question}`).toBe(422);
    expect((await visit(`enterprises/records?search=${encodeURIComponent('内部备注')}`)).body.total).toBe(0);

    const needsAccount = [
      `enterprises/records/${id}/history`,
      `/api/change-sets/${project.body.changeSet}`,
      'enterprises/views',
      'projects/records',
      'projects/places',
      `projects/records/${project.body.record.id}`,
      `projects/records/${project.body.record.id}/history`,
    ];
    for (const path of needsAccount) expect((await visit(path)).status, path).toBe(401);
    // An account whose roles read no register sees what a visitor sees.
    expect((await app.send('guard', 'GET', `enterprises/records/${id}`)).body.record).toEqual(record);
    expect((await app.send('guard', 'GET', 'projects/records')).status).toBe(403);
    expect((await app.send('guard', 'GET', `enterprises/records/${id}/history`)).status).toBe(403);
  });

  it('lists with filters, order, sums and pages as of both times', async () => {
    const made = await app.newFirm({ employees: 70_001, name: '时点厂' });
    const before = (await app.send('clerk', 'GET', 'enterprises/records?limit=1')).body.known;
    await app.send(
      'clerk',
      'PATCH',
      `enterprises/records/${made.id}`,
      { reason: REASON, from: '2025-03-01', values: { employees: 70_002 } },
      { 'if-match': `"${made.version}"` },
    );
    const filters = encodeURIComponent('[{"field":"employees","operator":"at-least","value":70000}]');
    const list = async (query: string) =>
      (await app.send('clerk', 'GET', `enterprises/records?filters=${filters}&${query}`)).body;
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
      expect((await app.send('clerk', 'GET', `enterprises/records?${bad}`)).status).toBe(422);
  });

  it('keeps one key for one record', async () => {
    const { values, id } = await app.newFirm();
    const again = { reason: REASON, values: { name: '同码厂', creditCode: values.creditCode } };
    const twice = await app.send('clerk', 'POST', 'enterprises/records', again);
    expect([twice.status, twice.body.params.record]).toEqual([409, id]);
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
    const parent = await app.send('planner', 'POST', 'parcels/records', {
      reason: REASON,
      from: '2020-01-01',
      values: { number: '宗-1', area: '10000.03', use: 'industrial', shape: square(-20.5, 0.02) },
    });
    expect(parent.status).toBe(201);
    const { id, version } = parent.body.record;
    const split = (areas: string[], day = '2025-05-01', from = version) =>
      app.send('planner', 'POST', 'parcels/reshape', {
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
    const merged = await app.send('planner', 'POST', 'parcels/reshape', {
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
      const list = await app.send('planner', 'GET', `parcels/records?day=${day}`);
      expect([day, list.body.sums.area]).toEqual([day, '10000.03']);
    }
    const counts = await Promise.all(
      ['2025-04-30', '2025-06-01', '2025-09-01'].map(
        async (day) => (await app.send('planner', 'GET', `parcels/records?day=${day}`)).body.total,
      ),
    );
    expect(counts).toEqual([1, 2, 1]);
    // Whoever comes without an account is told what became of it, step by step, and by whom nowhere.
    const became = async (which: string) =>
      (await app.send(undefined, 'GET', `parcels/records/${which}/succession`)).body;
    const parts = done.body.records.map((one: { id: string }) => one.id);
    expect(await became(id)).toEqual({
      endedOn: '2025-05-01',
      into: parts.map((one: string, n: number) => ({ id: one, title: `宗-1-${n}`, from: '2025-05-01' })),
    });
    const [one] = merged.body.records;
    expect(await became(parts[0])).toMatchObject({
      endedOn: '2025-08-01',
      into: [{ id: one.id, title: '宗-2' }],
    });
    expect(await became(one.id)).toEqual({ into: [] });
    expect((await app.send(undefined, 'GET', 'parcels/records/none/succession')).status).toBe(404);
    expect((await app.send(undefined, 'GET', `projects/records/${id}/succession`)).status).toBe(401);
    const places = await app.send('planner', 'GET', 'parcels/places?day=2025-06-01');
    expect(places.body.features).toHaveLength(2);
  });

  it('puts titles together, finds and orders by them, and shows no part that is closed', async () => {
    const names = ['乙合成厂', '甲合成厂'];
    const firms = [];
    for (const name of names) firms.push(await app.newFirm({ name }));
    const years = [];
    for (const [at, year] of [
      [0, 2023],
      [1, 2024],
      [1, 2023],
    ] as const) {
      const body = { reason: REASON, from: '2025-01-01', values: { enterprise: firms[at]!.id, year } };
      years.push((await app.send('clerk', 'POST', 'enterprise-years/records', body)).body);
    }
    expect(years[0].record.title).toBe('乙合成厂 · 2023');
    await app.send(
      'clerk',
      'PATCH',
      `enterprises/records/${firms[0]!.id}`,
      { reason: REASON, from: '2025-09-01', values: { name: '丙合成厂' } },
      { 'if-match': `"${firms[0]!.version}"` },
    );
    const path = `enterprise-years/records/${years[0].record.id}`;
    const title = async (query: string) =>
      (await app.send('clerk', 'GET', `${path}${query}`)).body.record.title;
    expect([await title('?day=2025-06-01'), await title('')]).toEqual(['乙合成厂 · 2023', '丙合成厂 · 2023']);
    const list = async (query: string) => {
      const { body } = await app.send('clerk', 'GET', `enterprise-years/records?${query}`);
      return body.records.map((one: { title: string }) => one.title);
    };
    const found = `search=${encodeURIComponent('合成')}`;
    expect(await list(found)).toEqual(['丙合成厂 · 2023', '甲合成厂 · 2023', '甲合成厂 · 2024']);
    expect(await list(`day=2025-06-01&${found}`)).toEqual([
      '乙合成厂 · 2023',
      '甲合成厂 · 2023',
      '甲合成厂 · 2024',
    ]);
    expect((await list(`sort=-enterprise&${found}`))[2]).toBe('丙合成厂 · 2023');
    expect(await list(`search=${firms[0]!.id}`)).toEqual([]);
    const { body: set } = await app.send('clerk', 'GET', `/api/change-sets/${years[1].changeSet}`);
    expect(set.records).toMatchObject([{ title: '甲合成厂 · 2024' }]);
    const proposed = {
      reason: REASON,
      basis: '年报',
      changes: [
        {
          act: 'change',
          register: 'enterprise-years',
          record: years[2].record.id,
          version: years[2].known,
          values: { tax: '1' },
        },
      ],
    };
    const submitted = await app.send('clerk', 'POST', '/api/submissions', proposed);
    expect([submitted.status, submitted.body.title?.zh]).toEqual([201, '更改企业年度数据“甲合成厂 · 2023”']);
    // Whoever may not see who it is about is not told by its title.
    expect((await app.send('firm', 'GET', path)).body.record.title).toBe(years[0].record.id);
  });

  it('keeps views for their owner alone', async () => {
    const view = { name: '大企业', query: 'sort=-employees', columns: ['name'] };
    const kept = await app.send('clerk', 'PUT', 'enterprises/views', view);
    const again = await app.send('clerk', 'PUT', 'enterprises/views', {
      ...view,
      columns: ['name', 'scale'],
    });
    expect(again.body.id).toBe(kept.body.id);
    expect((await app.send('clerk', 'GET', 'enterprises/views')).body.views).toEqual([again.body]);
    expect((await app.send('planner', 'GET', 'enterprises/views')).body.views).toEqual([]);
    expect((await app.send('planner', 'DELETE', `enterprises/views/${kept.body.id}`)).status).toBe(404);
    expect((await app.send('clerk', 'DELETE', `enterprises/views/${kept.body.id}`)).status).toBe(200);
    expect((await app.send(undefined, 'GET', 'enterprises/views')).status).toBe(401);
  });

  it('tells the registers there are, and verifies after all of this', async () => {
    const { registers } = (await app.send('clerk', 'GET', '')).body;
    const enterprises = registers.find((one: { id: string }) => one.id === 'enterprises');
    expect(enterprises.count).toBe(6);
    expect(enterprises.may).toMatchObject({ create: true, change: true });
    const counted = async (who: string | undefined, query: string) => {
      const { body } = await app.send(who, 'GET', `/api/registers${query}`);
      return new Map<string, { count: number; changed?: { known: number } }>(
        body.registers.map((one: { id: string }) => [one.id, one]),
      );
    };
    const now = await counted('clerk', '');
    // Parcels were entered, split, and merged again, each by an entry of its own.
    const { known } = now.get('parcels')!.changed!;
    const parcels = async (query: string) => (await counted('clerk', query)).get('parcels');
    expect((await parcels('?day=2019-12-31'))?.count).toBe(0);
    expect((await parcels('?day=2025-06-01'))?.count).toBe(2);
    expect(await parcels(`?day=2025-06-01&known=${known - 2}`)).toMatchObject({
      count: 1,
      changed: { known: known - 2 },
    });
    expect((await parcels('?day=2025-06-01&known=0'))?.changed).toBeUndefined();
    const visited = await counted(undefined, '?day=2025-06-01');
    expect([visited.get('parcels')?.count, visited.get('parcels')?.changed]).toEqual([2, undefined]);
    expect([visited.has('projects'), now.has('projects')]).toEqual([false, true]);
    const ofLeader = (await app.send('leader', 'GET', '')).body.registers;
    expect(ofLeader.every((one: { may: { create: boolean } }) => !one.may.create)).toBe(true);
    expect(await app.verify()).toMatchObject({ ok: true, findings: [] });
  });
});
