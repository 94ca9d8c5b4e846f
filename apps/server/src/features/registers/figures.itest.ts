/** Figures about registers over HTTP on both back ends: by groups, over time, and what differs between two times. */
import { fieldDifferences } from '@luodi/core/registers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBackEnds } from '../../platform/db/test-database.ts';
import { openSampleApp, REASON, type SampleApp } from './sample-app.ts';

describe.each(testBackEnds)('figures of registers, %s database', (kind) => {
  let app: SampleApp;
  beforeAll(async () => {
    app = await openSampleApp(kind);
  });
  afterAll(() => app.remove());

  it('adds up by groups that open into their lists, and day by day as the list of each day does', async () => {
    const firm = (values: Record<string, unknown>) => app.newFirm({ name: '汇总厂', ...values });
    await firm({ scale: 'below', employees: 10, registeredCapital: '100.50' });
    await firm({ scale: 'below', employees: 5 });
    await firm({
      scale: 'industrial',
      registeredCapital: '200.25',
      industry: { edition: 'GB/T 4754-2017/1', code: '3451' },
    });
    await firm({ industry: { edition: 'GB/T 4754-2017/1', code: '34' } });
    const asked = `search=${encodeURIComponent('汇总厂')}`;
    for (const by of ['scale', 'industry&depth=4', 'industry&depth=1', 'park']) {
      const { body } = await app.send('clerk', 'GET', `enterprises/breakdown?${asked}&by=${by}`);
      expect(body.total).toMatchObject({ count: 4, sums: { employees: '15', registeredCapital: '300.75' } });
      for (const group of body.groups) {
        const filters = encodeURIComponent(JSON.stringify(group.filters));
        const list = await app.send('clerk', 'GET', `enterprises/records?${asked}&filters=${filters}`);
        expect(list.body.total, `${by} ${group.key}`).toBe(group.count);
        // What nobody fills in has no sum: it is not known, and not nothing.
        for (const [field, sum] of Object.entries<string>(list.body.sums))
          expect(group.sums[field] ?? '0', `${by} ${group.key} ${field}`).toBe(sum);
      }
    }
    const { body: byIndustry } = await app.send('clerk', 'GET', `enterprises/breakdown?${asked}&by=industry`);
    expect([byIndustry.depth, byIndustry.levels.length]).toEqual([2, 4]);
    const { body: byScale } = await app.send('clerk', 'GET', `enterprises/breakdown?${asked}&by=scale`);
    const above = byScale.groups.find((group: { key: string }) => group.key === 'industrial');
    expect([above.sums.employees, above.filled]).toEqual([undefined, { registeredCapital: 1 }]);

    const span = `enterprises/trend?${asked}&from=2023-06-01&day=2026-03-01&step=quarter`;
    const { body: trend } = await app.send('clerk', 'GET', span);
    expect(trend.points).toHaveLength(12);
    for (const point of trend.points) {
      const list = await app.send('clerk', 'GET', `enterprises/records?${asked}&day=${point.day}`);
      expect([point.day, point.count]).toEqual([point.day, list.body.total]);
      for (const [field, sum] of Object.entries<string>(list.body.sums))
        expect(point.sums[field] ?? '0', `${point.day} ${field}`).toBe(sum);
    }
    const status = async (who: string, what: string) =>
      (await app.send(who, 'GET', `enterprises/${what}`)).status;
    expect(await status('clerk', 'breakdown?by=employees')).toBe(422);
    expect(await status('clerk', 'breakdown?by=no-such')).toBe(422);
    expect(await status('clerk', 'trend?from=2027-01-01&day=2026-01-01&step=year')).toBe(422);
    expect(await status('stranger', 'breakdown?by=scale')).toBe(404);
  });

  it('tells what differs between two times as the two lists do, and nothing of closed fields', async () => {
    const mark = encodeURIComponent('对照厂');
    const made: { readonly id: string }[] = [];
    for (let n = 0; n < 6; n++)
      made.push(await app.newFirm({ name: `对照厂${n}`, employees: n, scale: 'below' }));
    const change = async (at: number, from: string, values: Record<string, unknown>, act = '') => {
      const path = `enterprises/records/${made[at]!.id}`;
      const { etag } = await app.send('clerk', 'GET', `${path}?day=${from}`);
      const body = act === '' ? { reason: REASON, from, values } : { reason: REASON, from };
      const answer = await app.send('clerk', act === '' ? 'PATCH' : 'POST', `${path}${act}`, body, {
        'if-match': etag ?? '',
      });
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
      return answer.body.known as number;
    };
    const known = await change(0, '2025-03-01', { employees: 100 });
    await change(1, '2025-04-01', { scale: 'industrial' });
    await change(2, '2025-05-01', { remark: '内部备注' });
    await change(3, '2025-06-01', {}, '/end');
    // A correction: the first firm never had a hundred.
    await change(0, '2025-03-01', { employees: 90 });
    const times = [
      { day: '2024-12-31' },
      { day: '2025-02-01' },
      { day: '2025-03-02', known },
      { day: '2025-03-02' },
      { day: '2025-05-02' },
      { day: '2025-07-01' },
    ];
    const listed = async (who: string, { day, known: then }: { day: string; known?: number }) => {
      const { body } = await app.send(
        who,
        'GET',
        `enterprises/records?search=${mark}&day=${day}${then === undefined ? '' : `&known=${then}`}`,
      );
      return new Map<string, { values: Record<string, unknown> }>(
        body.records.map((one: { id: string }) => [one.id, one]),
      );
    };
    const compared = async (
      who: string,
      first: (typeof times)[number],
      second: (typeof times)[number],
      more = '',
    ) => {
      const query =
        `search=${mark}&beforeDay=${first.day}&day=${second.day}` +
        (first.known === undefined ? '' : `&beforeKnown=${first.known}`) +
        (second.known === undefined ? '' : `&known=${second.known}`);
      return (await app.send(who, 'GET', `enterprises/comparison?${query}${more}`)).body;
    };
    for (const who of ['clerk', 'firm'])
      for (const first of times)
        for (const second of times) {
          // What was known at the first time is what is known at the second, unless it says otherwise.
          const before =
            first.known === undefined && second.known !== undefined
              ? { ...first, known: second.known }
              : first;
          const [was, is] = [await listed(who, before), await listed(who, second)];
          const { counts, records } = await compared(who, first, second);
          const expected = new Map<string, [string, string[]]>();
          for (const id of new Set([...was.keys(), ...is.keys()])) {
            const [old, now] = [was.get(id)?.values, is.get(id)?.values];
            if (!old || !now) expected.set(id, [now ? 'appeared' : 'gone', []]);
            else {
              const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
              const fields = fieldDifferences(names, old, now).map(({ field }) => field);
              if (fields.length > 0) expected.set(id, ['changed', fields]);
            }
          }
          const told = new Map<string, [string, string[]]>(
            records.map((one: { id: string; kind: string; fields: { field: string }[] }) => [
              one.id,
              [one.kind, one.fields.map(({ field }) => field).sort()],
            ]),
          );
          const label = `${who} ${JSON.stringify([first, second])}`;
          expect(new Map([...told].sort()), label).toEqual(new Map([...expected].sort()));
          const kinds = [...expected.values()].map(([one]) => one);
          for (const one of ['appeared', 'gone', 'changed'])
            expect(counts[one], label).toBe(kinds.filter((other) => other === one).length);
        }
    const remark = await compared('clerk', { day: '2025-04-02' }, { day: '2025-05-02' });
    expect(remark.records).toMatchObject([
      { kind: 'changed', fields: [{ field: 'remark', after: '内部备注' }] },
    ]);
    expect((await compared('firm', { day: '2025-04-02' }, { day: '2025-05-02' })).records).toEqual([]);
    const page = await compared('clerk', times[0]!, times[5]!, '&kind=appeared&offset=1&limit=2');
    expect([page.counts.appeared, page.records.length]).toEqual([5, 2]);
    const filters = encodeURIComponent(
      JSON.stringify([{ field: 'scale', operator: 'is', value: 'industrial' }]),
    );
    const moved = await compared(
      'clerk',
      { day: '2025-02-01' },
      { day: '2025-05-02' },
      `&filters=${filters}`,
    );
    expect(moved.records.map((one: { fields: unknown[] }) => one.fields)).toEqual([
      [{ field: 'scale', before: 'below', after: 'industrial' }],
    ]);
    const bad = await app.send('clerk', 'GET', 'enterprises/comparison?beforeDay=2025-01-01&beforeKnown=x');
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([422, '/beforeKnown']);
  });
});
