/** Imports and exports over HTTP on both back ends, from upload to commit and out again. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerImport,
  cancelImport,
  commitImport,
  getImport,
  type ImportJob,
  listImportChanges,
  listImportFindings,
  listImports,
  postImport,
  urlOf,
} from '@luodi/api';
import { createValueContext } from '@luodi/core/registers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterpriseSheet, type FixtureSheet } from '../../../../../fixtures/exchange/enterprise-sheet.ts';
import { hostileZip } from '../../../../../fixtures/exchange/hostile-zip.ts';
import { workbookOf } from '../../../../../fixtures/exchange/sheet-file.ts';
import { testBackEnds } from '../../platform/db/test-database.ts';
import { expectConforms } from '../../platform/http/index.ts';
import { commitChangeSet } from '../registers/index.ts';
import { ImportStore } from './store.ts';
import {
  clock,
  definition,
  type ExchangeWorld,
  exchangeWorld,
  plan,
  registers,
  zone,
} from './testing/exchange-world.ts';

describe.each(testBackEnds)('exchange on the %s database', (kind) => {
  let world: ExchangeWorld;
  beforeAll(async () => {
    world = await exchangeWorld(kind);
  });
  afterAll(() => world.close());

  const ask = (...asked: Parameters<ExchangeWorld['ask']>) => world.ask(...asked);
  const send = (...asked: Parameters<ExchangeWorld['send']>) => world.send(...asked);
  const upload = (...asked: Parameters<ExchangeWorld['upload']>) => world.upload(...asked);
  const get = (id: string) => world.get(id);
  const read = (id: string) => world.read(id);
  const imported = (sheet: Pick<FixtureSheet, 'heads' | 'rows'>, register?: string) =>
    world.imported(workbookOf(sheet), register);
  const commit = (id: string, who?: string) => world.commit(id, who);
  const count = () => world.count();

  const context = createValueContext(plan);
  const faulty = enterpriseSheet(definition, context, { rows: 120, faults: 20 });
  const sound = enterpriseSheet(definition, context, { rows: 120, faults: 0 });

  it('finds every fault, takes nothing over while there is one, and says why', async () => {
    const job = await imported(faulty);
    expect(job).toMatchObject({ state: 'checked', mayCommit: false, preparedBy: 'clerk' });
    expect(job.result).toMatchObject({ rows: 120, new: 100, changed: 0, faulty: 20 });
    const page = await expectConforms(
      listImportFindings,
      await ask(urlOf(listImportFindings, { id: job.id }, { limit: 500 })),
    );
    const found = page!.findings.map(({ sheet, row, field, code, columnName }) => ({
      sheet,
      row,
      field,
      code,
      columnName,
    }));
    expect(found).toHaveLength(20);
    for (const { row, field, code } of faulty.planted)
      expect(found).toContainEqual(expect.objectContaining({ sheet: '企业', row, field, code }));
    const csv = Buffer.from(
      await (await ask(`/api/imports/${job.id}/findings.csv`)).arrayBuffer(),
    ).toString();
    expect(csv.split('\r\n')).toHaveLength(22);
    expect((await commit(job.id)).status).toBe(409);
    expect(await count()).toBe(0);
    const cancelled = await expectConforms(
      cancelImport,
      await send(urlOf(cancelImport, { id: job.id }), 'POST', {}),
    );
    expect(cancelled?.state).toBe('cancelled');
    expect(existsSync(join(world.folder, 'imports', job.id))).toBe(false);
  });

  it('takes a sound file over as one act with its entry; the same file again changes nothing and writes nothing', async () => {
    const job = await imported(sound);
    expect(job).toMatchObject({ state: 'checked', mayCommit: true, result: { new: 120, faulty: 0 } });
    const changes = await expectConforms(
      listImportChanges,
      await ask(urlOf(listImportChanges, { id: job.id })),
    );
    expect(changes!.total).toBe(120);
    const done = (await expectConforms(commitImport, await commit(job.id)))!;
    expect(done).toMatchObject({ state: 'committed', commit: { by: 'clerk', from: '2026-01-01' } });
    expect(world.displaced).toEqual(['enterprises']);
    expect(await count()).toBe(120);
    // A commit that is sent again is answered as it stands.
    expect((await expectConforms(commitImport, await commit(job.id)))!.commit).toEqual(done.commit);
    expect(readdirSync(join(world.folder, 'imports'))).toEqual([]);

    const head = await world.database.query.selectFrom('ledger_head').select('seq').executeTakeFirstOrThrow();
    const again = await imported(sound);
    expect(again).toMatchObject({ mayCommit: true, result: { new: 0, changed: 0, unchanged: 120 } });
    const nothing = (await expectConforms(commitImport, await commit(again.id)))!;
    expect(nothing.state).toBe('committed');
    expect(nothing.commit?.known).toBeUndefined();
    expect(
      await world.database.query.selectFrom('ledger_head').select('seq').executeTakeFirstOrThrow(),
    ).toEqual(head);
  });

  it('changes only what differs, shows it before, and reads the sheet as it was read before', async () => {
    const rows = sound.rows.map((row, index) => (index === 3 ? row.with(0, '改了名的企业') : row));
    const job = await imported({ heads: sound.heads, rows });
    expect(job.columns.every(({ how }) => how === 'remembered')).toBe(true);
    expect(job.result).toMatchObject({ new: 0, changed: 1, unchanged: 119 });
    const { changes } = (await expectConforms(
      listImportChanges,
      await ask(urlOf(listImportChanges, { id: job.id })),
    ))!;
    expect(changes).toEqual([expect.objectContaining({ kind: 'changed', row: 5, title: '改了名的企业' })]);
    expect(changes[0]!.fields.map(({ field, after }) => [field, after?.zh])).toEqual([
      ['name', '改了名的企业'],
    ]);
    expect((await commit(job.id)).status).toBe(200);
    expect(await count()).toBe(120);
  });

  it('looks again at the register when it commits', async () => {
    const rows = sound.rows.slice(0, 1).map((row) => row.with(0, '先来的名字'));
    const [one, other] = [
      await imported({ heads: sound.heads, rows }),
      await imported({ heads: sound.heads, rows }),
    ];
    expect((await commit(one.id)).status).toBe(200);
    const second = (await expectConforms(commitImport, await commit(other.id)))!;
    expect(second.result).toMatchObject({ changed: 0, unchanged: 1 });
    expect(second.commit?.known).toBeUndefined();
  });

  // What does not depend on the database is looked at on one.
  if (kind === 'embedded') {
    it('asks, and goes on when it is answered', async () => {
      const heads = sound.heads.map((head) => head.replace(/（.*）/, ''));
      const asked = await imported({ heads, rows: sound.rows });
      expect(asked.state).toBe('asking');
      expect(asked.questions.map(({ id }) => id)).toEqual(['unit:registeredCapital', 'edition:industry']);
      const answers = { 'unit:registeredCapital': 'wan-yuan', 'edition:industry': 'GB/T 4754-2017/1' };
      const answered = await expectConforms(
        answerImport,
        await send(urlOf(answerImport, { id: asked.id }), 'PUT', { answers }),
      );
      expect(answered?.state).toBe('reading');
      expect(await read(asked.id)).toMatchObject({ state: 'checked', result: { faulty: 0 } });
    });

    it.each([
      [
        'a bomb',
        hostileZip([{ name: 'xl/workbook.xml', content: Buffer.alloc(20_000_000, 0x20) }]),
        'zip.ratio',
      ],
      [
        'a zip that lies',
        hostileZip([{ name: 'xl/workbook.xml', content: Buffer.alloc(90_000), saidSize: 10 }]),
        'zip.size-lies',
      ],
      ['a program', Buffer.from('7f454c4602010100', 'hex'), 'file.unknown'],
    ])('refuses %s by name and keeps nothing of it', async (_, bytes, code) => {
      const job = (await expectConforms(postImport, await upload(bytes)))!;
      const refused = await read(job.id);
      expect(refused.state).toBe('refused');
      expect(refused.findings.map((finding) => finding.code)).toEqual([code]);
      expect(existsSync(join(world.folder, 'imports', job.id))).toBe(false);
    });

    it('refuses what is larger than 50 MB, told or not, and keeps nothing of it', async () => {
      const piece = new Uint8Array(2 ** 20).fill(0x61);
      const before = readdirSync(join(world.folder, 'imports'));
      for (const told of [true, false]) {
        let taken = 0;
        const body = new ReadableStream<Uint8Array>({
          pull: (stream) => {
            if (taken++ === 60) stream.close();
            else stream.enqueue(piece);
          },
        });
        const headers = told ? { 'content-length': String(60 * piece.length) } : {};
        const path = urlOf(postImport, {}, { register: 'enterprises', name: 'x.geojson' });
        const answer = await ask(path, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
        expect(answer.status).toBe(413);
        expect(taken <= 1).toBe(told);
        expect(readdirSync(join(world.folder, 'imports'))).toEqual(before);
      }
    });

    it('says after a restart which imports were interrupted, and takes them up again', async () => {
      const job = await imported({ heads: sound.heads, rows: sound.rows.slice(0, 5) });
      const store = new ImportStore(world.database, zone);
      await store.change(job.id, ['checked'], { state: 'committing' }, clock.now());
      await world.reopen();
      expect(await get(job.id)).toMatchObject({ state: 'interrupted', mayCommit: false });
      await send(urlOf(answerImport, { id: job.id }), 'PUT', {});
      expect(await read(job.id)).toMatchObject({ state: 'checked' });
    });

    it('shows of a file that somebody else brought no cell that the register would not show', async () => {
      const heads = ['名称', '任职人', '联系方式'];
      const job = await imported({ heads, rows: [['规划岗', 'canary-holder', 'canary-note']] }, 'posts');
      const asPlanner = async (path: string) => (await ask(path, {}, 'planner')).text();
      await expectConforms(listImports, await ask(urlOf(listImports)));
      for (const path of [urlOf(getImport, { id: job.id }), urlOf(listImports)]) {
        expect(await (await ask(path)).text()).toContain('canary-holder');
        const told = await asPlanner(path);
        expect(told).toContain(job.id);
        expect(told).not.toContain('canary');
      }
      expect(await asPlanner(urlOf(getImport, { id: job.id }))).toContain('规划岗');
      for (const rest of ['findings', 'findings.csv', 'changes'])
        expect(await asPlanner(`/api/imports/${job.id}/${rest}`)).not.toContain('canary');
    });

    it('refuses what it did not ask for in any body, and nothing changes', async () => {
      const job = await imported({ heads: sound.heads, rows: sound.rows.slice(0, 3) });
      const before = [await get(job.id), await count()];
      const extras = 'role zone zone_id state status preparedBy created_by approved_at tenant'.split(' ');
      const bodies: readonly (readonly [path: string, method: string, body: object])[] = [
        [urlOf(answerImport, { id: job.id }), 'PUT', {}],
        [urlOf(commitImport, { id: job.id }), 'POST', { from: '2026-01-01', reason: 'x' }],
        [urlOf(cancelImport, { id: job.id }), 'POST', {}],
      ];
      for (const [path, method, body] of bodies) {
        for (const extra of extras) {
          const answer = await send(path, method, { ...body, [extra]: 'data-clerk' });
          const problem = (await answer.json()) as { errors: { pointer: string }[] };
          expect([extra, answer.status]).toEqual([extra, 422]);
          expect(JSON.stringify(problem.errors)).toContain(extra);
        }
      }
      const column = { index: 0, field: 'name', personal: true };
      expect((await send(bodies[0]![0], 'PUT', { columns: [column] })).status).toBe(422);
      const asked = urlOf(postImport, {}, { register: 'enterprises', name: 'x.csv' });
      const stray = await send(`${asked}&zone=other&preparedBy=planner`, 'POST', 'name');
      expect(stray.status).toBe(422);
      expect([await get(job.id), await count()]).toEqual(before);
    });

    it('takes the name of a file as a word only: it leads nowhere, in the store and in the answer', async () => {
      const stored = () => readdirSync(world.folder, { recursive: true }).map(String).sort();
      const bytes = workbookOf({ heads: sound.heads, rows: sound.rows.slice(0, 1) });
      for (const name of [
        '/../%2e%2e%2fescaped.xlsx',
        '..\\..\\escaped.xlsx',
        'escaped\0.xlsx',
        'a"; filename="escaped.html',
        'line\r\nx-escaped: 1.xlsx',
      ]) {
        const path = urlOf(postImport, {}, { register: 'enterprises', name });
        const answer = await ask(path, { method: 'POST', body: new Uint8Array(bytes) });
        expect([name, [201, 202, 422].includes(answer.status)]).toEqual([name, true]);
        if (answer.status === 422) continue;
        const job = await read(((await answer.json()) as ImportJob).id);
        expect(stored().filter((one) => one.includes('escaped'))).toEqual([]);
        const listed = await ask(`/api/imports/${job.id}/findings.csv`);
        expect(listed.headers.get('x-escaped')).toBeNull();
        expect(listed.headers.get('content-disposition')).toMatch(
          /^attachment; filename="[^"/\\]+\.csv"; filename\*=UTF-8''[^"/\\;]+\.csv$/,
        );
        await send(urlOf(cancelImport, { id: job.id }), 'POST', {});
      }
      expect(existsSync(join(world.folder, '../escaped.xlsx'))).toBe(false);
      for (const id of ['..%2f..%2fetc%2fpasswd', '%2e%2e', '..%5c..%5cx', 'x%00'])
        expect([404, 422]).toContain((await ask(`/api/imports/${id}/findings.csv`)).status);
    });

    it('is for those whom the table of rights names', async () => {
      const bytes = workbookOf(sound);
      expect((await upload(bytes, 'enterprises', 'supervisor')).status).toBe(403);
      expect((await upload(bytes, 'enterprises', 'planner')).status).toBe(403);
      expect((await upload(bytes, 'enterprises', 'nobody')).status).toBe(401);
      expect((await upload(bytes, 'no-such-register')).status).toBe(404);
      const job = await imported({ heads: sound.heads, rows: sound.rows.slice(0, 2) });
      expect((await ask(urlOf(getImport, { id: job.id }), {}, 'planner')).status).toBe(404);
      const list = await expectConforms(listImports, await ask(urlOf(listImports), {}, 'planner'));
      expect(list?.imports.filter(({ register }) => register === 'enterprises')).toEqual([]);
    });
  }

  it('exports what is seen: the question, the columns, and no field the caller may not read', async () => {
    await world.database.transaction(async (trx) => {
      const values = { name: '生成的企业', creditCode: '91371581000009999X', state: 'operating' } as const;
      const change = {
        register: 'enterprises',
        record: 'demo-1',
        from: '2020-01-01',
        act: { kind: 'assert', values },
      } as const;
      await commitChangeSet(trx, registers, {
        actor: 'server',
        reason: 'test',
        origin: 'demonstration',
        demonstration: true,
        changes: [change],
      });
    });
    const path = '/api/registers/enterprises/export';
    const csv = await ask(`${path}?format=csv&columns=name,creditCode&sort=-name&lang=zh`);
    expect(csv.status).toBe(200);
    expect(decodeURIComponent(csv.headers.get('content-disposition') ?? '')).toContain('演示数据');
    const lines = Buffer.from(await csv.arrayBuffer())
      .toString()
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toBe('\ufeff企业名称,统一社会信用代码,演示数据 Demonstration data');
    expect(lines).toHaveLength(122);
    const filters = JSON.stringify([{ field: 'name', operator: 'is', value: '先来的名字' }]);
    const one = await ask(`${path}?format=csv&columns=name&filters=${encodeURIComponent(filters)}`);
    expect(Buffer.from(await one.arrayBuffer()).toString()).toBe('\ufeff企业名称\r\n先来的名字\r\n');
    const closed = definition.fields
      .filter(({ sensitivity }) => sensitivity === 'personal')
      .map(({ id }) => id);
    expect(closed.length).toBeGreaterThan(0);
    expect((await ask(`${path}?format=csv&columns=${closed[0]}`, {}, 'planner')).status).toBe(422);
    expect((await ask(`${path}?format=csv`, {}, 'nobody')).status).toBe(401);
    const template = await ask('/api/registers/enterprises/template?lang=en');
    expect(template.headers.get('content-type')).toContain('spreadsheetml');
  });
});
