/** Pictures: kept once with an entry, given back byte for byte, and never changed unseen. */
import { resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import { invariant } from '@luodi/core/base';
import { recordsVerifier } from '@luodi/core/ledger';
import { parsePackage } from '@luodi/core/plan';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackageFiles } from '../../package-files.ts';
import { openTestDatabase, type TestDatabase, testBackEnds } from '../../platform/db/test-database.ts';
import { readEntries } from '../../platform/ledger/index.ts';
import { recordPackage } from '../plan/index.ts';
import { type Picture, readPicture } from './read-picture.ts';
import { pictureRecords, pictureStore } from './store.ts';

const read = readPackageFiles(resolve(import.meta.dirname, '../../../../../fixtures/zones/valdora'));
invariant(read.kind === 'directory', 'the fixture is a directory');
const plan = parsePackage(read.files).package;
invariant(plan, 'the fixture parses');
const zone = plan.content['plan.yaml'].zone.id;
const BY = { actor: 'clerk', at: '2026-01-02T03:04:05.678Z' };

/** A picture of one grey pixel. */
function pixel(grey: number): Picture {
  const chunk = (name: string, data: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const image = deflateSync(Buffer.from([0, grey]));
  const parts = [start, chunk('IHDR', header), chunk('IDAT', image), chunk('IEND', Buffer.alloc(0))];
  const picture = readPicture(new Uint8Array(Buffer.concat(parts)));
  invariant(picture, 'a picture');
  return picture;
}

// Text in one table: one back end is enough, and the server is there sooner than an embedded database is made.
describe.each(testBackEnds.slice(-1))('pictures on the %s database', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind, zone);
    await recordPackage(test.database, plan, new Date(BY.at));
  });
  afterAll(() => test.remove());

  const differences = async () => {
    const verifier = recordsVerifier(new Set(['picture']));
    for await (const state of pictureRecords(test.database, zone).read()) verifier.record(state);
    for (const entry of await readEntries(test.database, zone, 0, 1_000)) verifier.entry(entry);
    return verifier.finish();
  };

  it('are kept once, each with one entry, and come back byte for byte', async () => {
    const store = pictureStore(test.database, zone);
    const before = (await readEntries(test.database, zone, 0, 1_000)).length;
    const hash = await store.add(pixel(1), BY);
    expect(await store.add(pixel(1), BY)).toBe(hash);
    await store.add(pixel(2), BY);
    const entries = (await readEntries(test.database, zone, 0, 1_000)).slice(before);
    expect(entries.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'picture.kept clerk',
      'picture.kept clerk',
    ]);
    expect(await store.find(hash)).toEqual({ mediaType: 'image/png', bytes: pixel(1).bytes });
    expect(await store.find('0'.repeat(64))).toBeUndefined();
    expect(await pictureStore(test.database, 'elsewhere').find(hash)).toBeUndefined();
  });

  it('cannot be changed, and one changed behind the guards is found with its entry', async () => {
    const change = sql`update picture set content = ${Buffer.from(pixel(9).bytes).toString('base64')}
      where hash = (select min(hash) from picture)`;
    await expect(change.execute(test.database.query)).rejects.toThrow(/append-only/);
    expect((await differences()).findings).toEqual([]);
    await sql`set session_replication_role = replica`.execute(test.database.query);
    await change.execute(test.database.query);
    await sql`set session_replication_role = origin`.execute(test.database.query);
    const { findings, firstBad } = await differences();
    expect(findings).toHaveLength(1);
    expect(firstBad).toBeGreaterThan(1);
  });
});
