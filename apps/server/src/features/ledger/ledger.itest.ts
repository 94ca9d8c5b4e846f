/** The ledger on both back ends: written with the act or not at all, and whatever is done behind it is found. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { invariant } from '@luodi/core/base';
import { sealEntry, verifyExport } from '@luodi/core/ledger';
import { parsePackage } from '@luodi/core/plan';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackageFiles } from '../../package-files.ts';
import { clockAt } from '../../platform/clock.ts';
import { openTestDatabase, type TestDatabase, testBackEnds } from '../../platform/db/test-database.ts';
import {
  appendLedger,
  erasePersonal,
  readEntries,
  readHead,
  startSigner,
  verifySignature,
} from '../../platform/ledger/index.ts';
import { packageRecords, recordPackage } from '../plan/index.ts';
import { reviewRecords, reviewStore } from '../reviews/index.ts';
import { exportLines } from './index.ts';
import { ledgerService } from './service.ts';

const read = readPackageFiles(resolve(import.meta.dirname, '../../../../../fixtures/zones/valdora'));
invariant(read.kind === 'directory', 'the fixture is a directory');
const plan = parsePackage(read.files).package;
invariant(plan, 'the fixture parses');
const zone = plan.content['plan.yaml'].zone.id;
const NOW = '2026-01-02T03:04:05.678Z';
const clock = clockAt(NOW);
const log = pino({ level: 'silent' });
const review = (id: string) => ({
  id,
  title: '轴承项目',
  value: 'conditional',
  planHash: plan.hash,
  verdictHash: 'a'.repeat(64),
  createdAt: NOW,
  actor: 'unnamed',
  input: { facts: { jobs: 12, list: ['一', 'b'], nested: { deep: null, half: 0.1 } } },
  proof: `{"b":"中文","id":"${id}"}`,
});

describe.each(testBackEnds)('the ledger on the %s database', (kind) => {
  let test: TestDatabase;
  let folder: string;
  const store = () => reviewStore(test.database, zone);
  const signer = (name = 'data') =>
    startSigner({
      database: test.database,
      zone,
      dataDirectory: join(folder, name),
      witness: join(folder, 'witness/'),
      clock,
      log,
    });
  const serviceOf = (one: ReturnType<typeof signer>) =>
    ledgerService({
      database: test.database,
      zone,
      signer: one,
      records: [packageRecords(test.database, zone), reviewRecords(test.database, zone)],
    });
  const entries = () => readEntries(test.database, zone, 0, 10_000);
  /** As the owner of the database can: past every trigger. */
  const behind = (work: () => Promise<unknown>) =>
    sql`set session_replication_role = replica`
      .execute(test.database.query)
      .then(work)
      .finally(() => sql`set session_replication_role = origin`.execute(test.database.query));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-ledger-'));
    test = await openTestDatabase(kind, zone);
    await recordPackage(test.database, plan, clock.now());
  });
  afterAll(async () => {
    await test.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('records zone, package and reviews, each once', async () => {
    await recordPackage(test.database, plan, clock.now());
    await store().add(review('r1'));
    const acts = (await entries()).map(({ seq, action, subject }) => `${seq} ${action} ${subject.id}`);
    expect(acts).toEqual([`1 zone.opened ${zone}`, `2 plan-package.served ${plan.hash}`, '3 review.kept r1']);
  });

  it('keeps neither act nor entry when the transaction does not end well', async () => {
    const before = (await entries()).length;
    await expect(store().add(review('r1'))).rejects.toThrow();
    await expect(store().add({ ...review('r2'), planHash: 'b'.repeat(64) })).rejects.toThrow();
    const undone = test.database.transaction(async (trx) => {
      await appendLedger(trx, {
        zone,
        at: NOW,
        actor: 'server',
        action: 'test',
        subject: { kind: 'test', id: '1' },
        payload: {},
      });
      throw new Error('power is gone');
    });
    await expect(undone).rejects.toThrow('power is gone');
    expect((await entries()).length).toBe(before);
    expect((await readHead(test.database, zone)).seq).toBe(before);
    expect(await store().find('r2')).toBeUndefined();
  });

  it('refuses the act when the ledger cannot be written, and a record that comes without an entry', async () => {
    await sql`alter table ledger_entry rename to ledger_entry_away`.execute(test.database.query);
    try {
      await expect(store().add(review('refused'))).rejects.toThrow();
      const fresh = { ...plan, hash: 'c'.repeat(64) };
      await expect(recordPackage(test.database, fresh, clock.now())).rejects.toThrow();
    } finally {
      await sql`alter table ledger_entry_away rename to ledger_entry`.execute(test.database.query);
    }
    expect(await store().find('refused')).toBeUndefined();
    const smuggled = test.database.transaction((trx) =>
      trx
        .insertInto('plan_package')
        .values({ zone_id: zone, hash: 'd'.repeat(64), plan_id: 'p', content: '{}' })
        .execute(),
    );
    await expect(smuggled).rejects.toThrow(/has no ledger entry/);
    const copied = sql`insert into review
      select zone_id, 'copy', title, verdict, plan_hash, verdict_hash, input, proof, created_at from review limit 1`;
    await expect(copied.execute(test.database.query)).rejects.toThrow(/has no ledger entry/);
    await test.database.probe();
    await store().add(review('afterwards'));
  });

  it.each([
    "update ledger_entry set actor = 'nobody'",
    'delete from ledger_entry',
    'truncate ledger_entry cascade',
    'delete from ledger_head',
    'update ledger_head set seq = seq + 2',
    "update plan_package set plan_id = 'x'",
    'truncate review',
  ])('refuses: %s', async (statement) => {
    await expect(sql.raw(statement).execute(test.database.query)).rejects.toThrow(
      /append-only|moves on by one/,
    );
  });

  it('numbers forty concurrent acts without a gap', async () => {
    const before = (await entries()).length;
    await Promise.all(Array.from({ length: 40 }, (_, index) => store().add(review(`many-${index}`))));
    const all = await entries();
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: before + 40 }, (_, index) => index + 1));
  });

  it('signs with a key only this account reads, keeps copies outside, exports what anybody can verify', async () => {
    const one = signer();
    await one.checkpoint();
    const key = join(folder, 'data/keys/ledger-signing.key');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const publicKey = readFileSync(join(folder, 'data/keys/ledger-signing.pub'), 'utf8').trim();
    expect(publicKey).toBe(one.publicKey);
    expect(existsSync(join(folder, `witness/luodi-ledger-${zone}.ndjson`))).toBe(true);
    await store().add(review('later'));
    const lines: string[] = [];
    for await (const line of exportLines(test.database, zone, one)) lines.push(line);
    const report = verifyExport(lines, { publicKey, verifySignature, witnessed: one.witnessed() });
    expect(report).toMatchObject({ ok: true, signed: report.entries, findings: [] });
    const verified = await serviceOf(one).verify();
    expect(verified).toMatchObject({ ok: true, size: report.entries, signed: report.entries, findings: [] });
    await one.stop();
    const other = join(folder, 'other/keys');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'ledger-signing.key'), readFileSync(key), { mode: 0o644 });
    expect(() => signer('other')).toThrow('ledger-key-unusable');
    rmSync(join(other, 'ledger-signing.key'));
    writeFileSync(join(other, 'ledger-signing.key'), 'not a key', { mode: 0o600 });
    expect(() => signer('other')).toThrow('ledger-key-unusable');
  });

  it('erases a personal value and still verifies', async () => {
    const entry = await test.database.transaction((trx) =>
      appendLedger(trx, {
        zone,
        at: NOW,
        actor: 'server',
        action: 'comment.received',
        subject: { kind: 'comment', id: 'c1' },
        payload: { text: '意见' },
        personal: { phone: '13800000000', name: '王五' },
      }),
    );
    expect(JSON.stringify(await entries())).not.toMatch(/13800000000|王五/);
    const which = { zone, seq: entry.seq, name: 'phone' };
    const by = { at: NOW, actor: 'server' };
    const erase = () => test.database.transaction((trx) => erasePersonal(trx, which, by));
    expect([await erase(), await erase()]).toEqual([true, false]);
    const one = signer();
    await one.checkpoint();
    expect(await serviceOf(one).verify()).toMatchObject({ ok: true });
    await one.stop();
  });

  if (kind === 'embedded') {
    it('signs nothing on top of a ledger that was put back, and says so', async () => {
      await store().add(review('rolled-back'));
      const one = signer();
      await one.checkpoint();
      await one.stop();
      const all = await entries();
      const last = all.at(-1)!;
      const { query } = test.database;
      await behind(async () => {
        await sql`delete from ledger_checkpoint`.execute(query);
        await sql`delete from ledger_entry where seq = ${last.seq}`.execute(query);
        await sql`update ledger_head set seq = ${last.seq - 1}, hash = ${last.prev}`.execute(query);
      });
      const again = signer();
      await expect(again.checkpoint()).rejects.toThrow('entries were signed');
      expect(again.trouble).toContain('entries were signed');
      const report = await serviceOf(again).verify();
      expect([report.ok, report.firstBad]).toEqual([false, last.seq]);
      expect(report.findings.map(({ code }) => code)).toContain('ledger.shorter-than-checkpoint');
      await again.stop();
    });
  }
});

/** Fixed seed (mulberry32): the same thousand tamperings on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe('a thousand tamperings straight in the database', () => {
  it('are all found, and the first bad entry is named', { timeout: 600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'luodi-tamper-'));
    const test = await openTestDatabase('embedded');
    const { database } = test;
    const random = generator(20_260_102);
    try {
      await recordPackage(database, plan, clock.now());
      const store = reviewStore(database, zone);
      const signer = startSigner({ database, zone, dataDirectory: folder, witness: undefined, clock, log });
      for (let index = 0; index < 18; index += 1) {
        await store.add(review(`r${index}`));
        if (index % 6 === 5) await signer.checkpoint();
      }
      const records = [packageRecords(database, zone), reviewRecords(database, zone)];
      const service = ledgerService({ database, zone, signer, records });
      const whole = await service.verify();
      expect(whole).toMatchObject({ ok: true, size: 20, signed: 20, findings: [] });
      const entries = await readEntries(database, zone, 0, 100);
      const hex = () => Array.from({ length: 64 }, () => '0123456789abcdef'[random(16)]).join('');
      /** SQL of one tampering, the entry it hits, and whether the entry has to be named exactly. */
      const tamper = (): { statements: string[]; seq: number | undefined; exact: boolean } => {
        const seq = 1 + random(20);
        const id = `r${random(18)}`;
        const ofReview = entries.find(({ subject }) => subject.id === id)!.seq;
        const text = `x${random(1_000_000)}`;
        const onEntry = (set: string) => ({
          statements: [`update ledger_entry set ${set} where seq = ${seq}`],
          seq,
          exact: true,
        });
        const onReview = (set: string) => ({
          statements: [`update review set ${set} where id = '${id}'`],
          seq: ofReview,
          exact: true,
        });
        const resealed = () => {
          const { hash: _hash, ...draft } = entries[seq - 1]!;
          const { hash } = sealEntry({ ...draft, actor: text });
          // Without a follower only a root speaks, from the checkpoint before it on.
          return { ...onEntry(`actor = '${text}', hash = '${hash}'`), exact: seq < 20 };
        };
        const other = 1 + ((seq + random(19)) % 20);
        const kinds = [
          () => onEntry(`actor = '${text}'`),
          () => onEntry(`action = '${text}'`),
          () => onEntry(`subject_id = '${text}'`),
          () => onEntry(`subject_kind = '${text}'`),
          () => onEntry(`payload_hash = '${hex()}'`),
          () => onEntry(`at = '2025-01-01T00:00:00.${String(random(1000)).padStart(3, '0')}Z'`),
          () => onEntry(`prev = '${hex()}'`),
          () => onEntry(`hash = '${hex()}'`),
          () => onEntry(`commitments = '{"name":"${hex()}"}'`),
          () => onEntry(`zone_id = '${text}'`),
          resealed,
          () => ({ statements: [`delete from ledger_entry where seq = ${seq}`], seq, exact: true }),
          () => ({ statements: [`delete from ledger_entry where seq >= ${seq}`], seq, exact: true }),
          () => ({
            statements: [
              `delete from ledger_entry where seq >= ${seq}`,
              'delete from ledger_checkpoint',
              `update ledger_head set seq = ${seq - 1}, hash = '${entries[seq - 2]?.hash ?? '0'.repeat(64)}'`,
            ],
            seq,
            exact: true,
          }),
          () => ({
            statements: [
              `update ledger_entry set seq = 1000 where seq = ${seq}`,
              `update ledger_entry set seq = ${seq} where seq = ${other}`,
              `update ledger_entry set seq = ${other} where seq = 1000`,
            ],
            seq: Math.min(seq, other),
            exact: true,
          }),
          () => ({
            statements: [
              `insert into ledger_entry select zone_id, 21, at, actor, '${text}', subject_kind, subject_id, payload_hash, commitments, prev, hash from ledger_entry where seq = ${seq}`,
            ],
            seq: undefined,
            exact: false,
          }),
          () => onReview(`title = '${text}'`),
          () => onReview(`verdict = 'allowed'`),
          () => onReview(`verdict_hash = '${hex()}'`),
          () => onReview(`input = '{"facts":{"jobs":${random(1000)}}}'`),
          () => onReview(`proof = '{"${text}":1}'`),
          () => onReview(`created_at = created_at + interval '${1 + random(999)} microseconds'`),
          () => ({ statements: [`delete from review where id = '${id}'`], seq: ofReview, exact: true }),
          () => ({
            statements: [
              `insert into review select zone_id, '${text}', title, verdict, plan_hash, verdict_hash, input, proof, created_at from review where id = '${id}'`,
            ],
            seq: undefined,
            exact: false,
          }),
          () => ({ statements: [`update zone set name_zh = '${text}'`], seq: 1, exact: true }),
          () => ({ statements: [`update plan_package set content = '${text}'`], seq: 2, exact: true }),
          () => ({ statements: [`update ledger_head set hash = '${hex()}'`], seq: undefined, exact: false }),
          () => ({
            statements: [`update ledger_checkpoint set note = replace(note, '=', 'A') where size = 8`],
            seq: undefined,
            exact: false,
          }),
        ];
        return kinds[random(kinds.length)]!();
      };
      const tables = ['zone', 'plan_package', 'review', 'ledger_entry', 'ledger_head', 'ledger_checkpoint'];
      const run = (statements: readonly string[]) =>
        sql.raw(['set session_replication_role = replica', ...statements].join('; ')).execute(database.query);
      await run(tables.map((table) => `create table kept_${table} as select * from ${table}`));
      const missed: string[] = [];
      for (let round = 0; round < 1_000; round += 1) {
        const { statements, seq, exact } = tamper();
        await run(statements);
        const report = await service.verify();
        const told = `${statements.join('; ')}: ok ${report.ok}, first bad ${report.firstBad}`;
        if (report.ok || report.findings.length === 0) missed.push(told);
        else if (exact ? report.firstBad !== seq : seq !== undefined && (report.firstBad ?? 99) > seq)
          missed.push(told);
        await run(
          tables.flatMap((table) => [
            `delete from ${table}`,
            `insert into ${table} select * from kept_${table}`,
          ]),
        );
      }
      expect(missed).toEqual([]);
      expect(await service.verify()).toEqual(whole);
      await signer.stop();
    } finally {
      await test.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
