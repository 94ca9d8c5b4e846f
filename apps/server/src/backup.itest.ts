/** Backup of the embedded database, running and stopped; what is kept was looked through, what is restored is the same. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BackupReport, backUp, restore } from './backup.ts';
import { backupBytes, readBackup } from './backup-file.ts';
import { serve } from './index.ts';
import { exportData } from './move-data.ts';
import { MIGRATIONS_DIRECTORY, openImage, readMigrations } from './platform/db/index.ts';
import { copyTemplate } from './platform/db/test-database.ts';
import { writeWhole } from './platform/whole-file.ts';
import { fixtureCases, linqingPackage } from './test-server.ts';

const log = pino({ level: 'silent' });

// A dozen databases are opened here: seconds on a quiet machine, minutes on one that others use up.
describe('backup of the embedded database', { timeout: 300_000 }, () => {
  let folder: string;
  let stopped: BackupReport;
  const at = (name: string) => join(folder, name);
  const plan = linqingPackage();

  async function serveAt(data: string) {
    return serve({ plan, port: 0, dataDirectory: at(data), webDirectory: at('none'), demonstration: 'off' });
  }
  async function review(url: string, count: number): Promise<void> {
    for (const input of fixtureCases().slice(0, count)) {
      const answer = await fetch(`${url}/api/reviews`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ case: input }),
      });
      expect(answer.status).toBe(200);
    }
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-backup-'));
    process.env.DEMONSTRATION = 'off';
    await copyTemplate(at('data/database'));
    const server = await serveAt('data');
    try {
      await review(server.url, 3);
      // While it answers others.
      const work = review(server.url, 4);
      const report = await backUp(at('running.tar.zst'), at('data'));
      await work;
      expect(report.ledgers[0]?.entries).toBeGreaterThanOrEqual(5);
      expect(report).toMatchObject({ hasKeys: true, behind: [] });
    } finally {
      await server.stop();
    }
    stopped = await backUp(at('stopped.tar.zst'), at('data'));
    await exportData(at('data.ndjson'), at('data'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is for its owner only and holds no key', async () => {
    expect(statSync(at('stopped.tar.zst')).mode & 0o777).toBe(0o600);
    const { image, manifest } = await readBackup(at('stopped.tar.zst'));
    const secret = readFileSync(at('data/keys/ledger-signing.key'), 'latin1').split('\n')[1] ?? '?';
    expect(Buffer.from(image).includes(secret)).toBe(false);
    expect(manifest.ledgerKey).toBe(readFileSync(at('data/keys/ledger-signing.pub'), 'utf8').trim());
  });

  it('is restored, with the keys beside it, to a server that goes on as if nothing had been', async () => {
    mkdirSync(at('new'), { recursive: true });
    await cp(at('data/keys'), at('new/keys'), { recursive: true });
    const report = await restore(at('stopped.tar.zst'), { dataDirectory: at('new'), ledgerKey: undefined });
    expect(report).toMatchObject({ hasKeys: true, behind: [], ledgers: stopped.ledgers });
    await exportData(at('new.ndjson'), at('new'));
    expect(readFileSync(at('new.ndjson')).equals(readFileSync(at('data.ndjson')))).toBe(true);
    expect(readdirSync(at('new')).filter((name) => name.includes('restoring'))).toEqual([]);
    const again = restore(at('stopped.tar.zst'), { dataDirectory: at('new'), ledgerKey: undefined });
    await expect(again).rejects.toMatchObject({ code: 'data-not-empty' });
    const server = await serveAt('new');
    try {
      await review(server.url, 1);
    } finally {
      await server.stop();
    }
    // It signs on with the same key, on top of what was signed before: a backup verifies all of it.
    const later = await backUp(at('later.tar.zst'), at('new'));
    const [before, after] = [stopped.ledgers[0], later.ledgers[0]];
    expect(after?.entries).toBeGreaterThan(before?.entries ?? 0);
    expect(after?.signed).toBe(after?.entries);
  });

  it('tells which acts an older backup has lost', async () => {
    await cp(at('data/keys'), at('older/keys'), { recursive: true });
    const report = await restore(at('running.tar.zst'), { dataDirectory: at('older'), ledgerKey: undefined });
    const [held] = report.ledgers;
    const entries = held?.entries ?? 0;
    const signed = stopped.ledgers[0]?.signed ?? 0;
    expect(report.behind).toEqual(entries < signed ? [{ zone: held?.zone, entries, signed }] : []);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1_000)],
    [
      'changed in a byte',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, index) => (index === 500_000 ? byte ^ 1 : byte))),
    ],
    ['something else', () => Buffer.from('{"format":"luodi-backup/1"}')],
    ['empty', () => Buffer.alloc(0)],
  ])('refuses one that is %s, and leaves nothing', async (_, bend) => {
    writeFileSync(at('bad'), bend(readFileSync(at('stopped.tar.zst'))));
    const refused = restore(at('bad'), { dataDirectory: at('bad-data'), ledgerKey: undefined });
    await expect(refused).rejects.toMatchObject({ code: 'data-unsound' });
    expect(existsSync(at('bad-data/database'))).toBe(false);
  });

  it('refuses one with damaged pages, with a forged act, and one of another key', async () => {
    const about = { takenAt: new Date(), postgres: '18', ledgerKey: undefined };
    const { image, manifest } = await readBackup(at('stopped.tar.zst'));
    const { ledgerKey } = manifest;
    const damaged = Buffer.from(image);
    const act = 'review.kept';
    for (let found = damaged.indexOf(act); found > 0; found = damaged.indexOf(act, found + 1)) {
      damaged.write('review.kepx', found);
    }
    await writeWhole(at('damaged'), backupBytes(damaged, about));
    await expect(restore(at('damaged'), { dataDirectory: at('bad-data'), ledgerKey })).rejects.toMatchObject({
      code: 'data-unsound',
    });

    const opened = await openImage(image, {
      directory: at('forged'),
      migrations: await readMigrations(MIGRATIONS_DIRECTORY),
      log,
    });
    await opened.query.executeQuery(
      CompiledQuery.raw(
        `alter table review disable trigger all; update review set title = title || '!'; alter table review enable trigger all`,
      ),
    );
    await opened.close();
    mkdirSync(at('forged-data'));
    await cp(at('forged'), at('forged-data/database'), { recursive: true });
    await cp(at('data/keys'), at('forged-data/keys'), { recursive: true });
    await expect(backUp(at('forged.tar.zst'), at('forged-data'))).rejects.toMatchObject({
      code: 'data-unsound',
    });
    expect(existsSync(at('forged.tar.zst'))).toBe(false);

    const other = 'luodi-ledger+5b2d2d4b+AXjQ3Xn3y2M7t2cOq1Yq0wQm1k8mQmX7rD3mE0m0pC8d';
    const refused = restore(at('stopped.tar.zst'), { dataDirectory: at('bad-data'), ledgerKey: other });
    await expect(refused).rejects.toMatchObject({ code: 'data-unsound' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(existsSync(at('bad-data/database'))).toBe(false);
  });
});
