import { resolve } from 'node:path';
import { invariant } from '@luodi/core/base';
import { parsePackage } from '@luodi/core/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackageFiles } from '../../package-files.ts';
import { openTestDatabase, type TestDatabase, testBackEnds } from '../../platform/db/test-database.ts';
import { recordPackage } from '../plan/index.ts';
import { type ReviewStore, reviewStore } from './store.ts';

const read = readPackageFiles(resolve(import.meta.dirname, '../../../../../fixtures/zones/valdora'));
invariant(read.kind === 'directory', 'the fixture is a directory');
const plan = parsePackage(read.files).package;
invariant(plan, 'the fixture parses');

const review = (id: string, createdAt: string) => ({
  id,
  title: "船坞“O'Brien”; drop table review; --",
  value: 'conditional',
  planHash: plan.hash,
  verdictHash: 'a'.repeat(64),
  createdAt,
  actor: 'unnamed',
  input: { facts: { jobs: 12, list: ['一', 'b'], nested: { deep: null } } },
  proof: '{"b":"中文","a":1.5}',
});

describe.each(testBackEnds)('reviews on the %s database', (kind) => {
  let test: TestDatabase;
  let store: ReviewStore;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
    await recordPackage(test.database, plan, new Date('2026-01-01T00:00:00.000Z'));
    // Serving the same package again changes nothing.
    await recordPackage(test.database, plan, new Date('2026-01-01T00:00:00.000Z'));
    store = reviewStore(test.database, plan.content['plan.yaml'].zone.id);
  });
  afterAll(() => test.remove());

  it('gives back the proof byte for byte, and lists newest first', async () => {
    await store.add(review('r1', '2026-01-02T03:04:05.678Z'));
    await store.add(review('r2', '2026-01-02T03:04:05.679Z'));
    const found = await store.find('r1');
    expect(found?.proof).toBe('{"b":"中文","a":1.5}');
    expect(found?.title).toBe(review('r1', '').title);
    expect(found?.createdAt).toBe('2026-01-02T03:04:05.678Z');
    expect((await store.list(10)).map(({ id }) => id)).toEqual(['r2', 'r1']);
    expect((await store.list(1)).map(({ id }) => id)).toEqual(['r2']);
  });

  it('finds nothing of another zone', async () => {
    expect(await reviewStore(test.database, 'elsewhere').find('r1')).toBeUndefined();
    expect(await reviewStore(test.database, 'elsewhere').list(10)).toEqual([]);
  });

  it('refuses a review of a package the zone never served, and the same id twice', async () => {
    await expect(
      store.add({ ...review('r3', '2026-01-02T03:04:05.678Z'), planHash: 'b'.repeat(64) }),
    ).rejects.toThrow();
    await expect(store.add(review('r1', '2026-01-02T03:04:05.678Z'))).rejects.toThrow();
    expect(await store.find('r3')).toBeUndefined();
  });

  it('lets nobody change or delete an answer', async () => {
    await expect(
      test.database.transaction((trx) =>
        trx.updateTable('review').set({ title: 'x' }).where('id', '=', 'r1').execute(),
      ),
    ).rejects.toThrow(/append-only/);
    await expect(
      test.database.transaction((trx) => trx.deleteFrom('review').where('id', '=', 'r1').execute()),
    ).rejects.toThrow(/append-only/);
  });
});
