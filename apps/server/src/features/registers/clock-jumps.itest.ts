/** A clock that jumps between two changes (F6): what came later is what counts, whatever the clock said. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBackEnds } from '../../platform/db/test-database.ts';
import { openSampleApp, REASON, type SampleApp } from './sample-app.ts';

const DAY = 24 * 60 * 60_000;

describe.each(testBackEnds.slice(-1))('registers under a clock that jumps, %s database', (kind) => {
  let app: SampleApp;
  beforeAll(async () => {
    app = await openSampleApp(kind);
  });
  afterAll(() => app.remove());

  it('orders changes, their past and approval by sequence', async () => {
    const firm = await app.newFirm({ employees: 1 });
    const path = `enterprises/records/${firm.id}`;
    const seen = async () => (await app.send('clerk', 'GET', `${path}?day=2025-12-01`)).body.record;
    const known: number[] = [firm.version];
    const jumps = [365, -366, -1, 59] as const;
    for (const [at, days] of jumps.entries()) {
      app.clock.jump(days * DAY);
      const body = { reason: REASON, from: '2025-06-01', values: { employees: 10 + at } };
      const version = { 'if-match': `"${known.at(-1)}"` };
      const made = await app.send('clerk', 'PATCH', path, body, version);
      expect(made.status, JSON.stringify(made.body)).toBe(200);
      known.push(made.body.known);
      expect((await seen()).values.employees, `${days} days`).toBe(10 + at);
    }
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    const { entries } = (await app.send('planner', 'GET', `${path}/history`)).body;
    const told = entries.map(({ known: seq }: { known: number }) => seq);
    expect(told).toEqual(known);
    // As then known, by number: each is what had been said by then.
    for (const [at, number] of known.slice(1).entries()) {
      const then = await app.send('clerk', 'GET', `${path}?day=2025-12-01&known=${number}`);
      expect(then.body.record.values.employees).toBe(10 + at);
    }
    const change = { act: 'change', register: 'enterprises', record: firm.id, version: known.at(-1) };
    const changes = [{ ...change, from: '2025-06-01', values: { employees: 77 } }];
    const submitted = await app.send('clerk', 'POST', '/api/submissions', { reason: REASON, changes });
    app.clock.jump(-2 * DAY);
    const headers = { 'if-match': submitted.etag ?? '' };
    const approve = `/api/submissions/${submitted.body.id}/approve`;
    const done = await app.send('leader', 'POST', approve, {}, headers);
    expect([done.status, done.body.state]).toEqual([200, 'approved']);
    expect((await seen()).values.employees).toBe(77);
    const report = await app.verify();
    expect([report.ok, [...new Set(report.findings.map(({ code }) => code))]]).toEqual([
      true,
      ['ledger.clock-back'],
    ]);
  });
});
