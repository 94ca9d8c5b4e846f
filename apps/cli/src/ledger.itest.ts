/** `luodi ledger` and `luodi data`: what is kept can be taken along, verified elsewhere, and put back. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { invariant } from '@luodi/core/base';
import { parsePackage } from '@luodi/core/plan';
import { readPackageFiles, serve } from '@luodi/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyTemplate } from '../../server/src/platform/db/test-database.ts';

const repository = resolve(import.meta.dirname, '../../..');
const valdora = join(repository, 'fixtures/zones/valdora');

async function run(...words: readonly string[]) {
  const ran = promisify(execFile)(process.execPath, [...words], {
    cwd: repository,
    env: { ...process.env, LC_ALL: 'C', LANG: 'C', NO_COLOR: '1', LOG_LEVEL: 'silent' },
  });
  return ran.then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
}
const luodi = (...words: readonly string[]) => run(join(repository, 'apps/cli/bin/luodi.mjs'), ...words);

describe('luodi ledger and luodi data', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-ledger-cli-'));
    process.env.LOG_LEVEL = 'silent';
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('exports from a running server and from its directory, verifies, and names what was changed', {
    timeout: 240_000,
  }, async () => {
    const read = readPackageFiles(valdora);
    invariant(read.kind === 'directory', 'the fixture is a directory');
    const plan = parsePackage(read.files).package;
    invariant(plan, 'the fixture parses');
    await copyTemplate(at('data/database'));
    const server = await serve({
      plan,
      port: 0,
      dataDirectory: at('data'),
      webDirectory: at('none'),
      demonstration: 'off',
    });
    const exportFrom = (...more: readonly string[]) =>
      luodi('ledger', 'export', '--url', server.url, '-o', at('served.ndjson'), '-p', valdora, ...more);
    try {
      const nobody = await exportFrom();
      expect([nobody.code, nobody.stderr]).toEqual([4, expect.stringContaining('--account')]);
      // Whoever holds the first link makes an account, and with it one who may read the ledger.
      const post = (path: string, body: unknown, cookie = '') =>
        fetch(server.url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: server.url, cookie },
          body: JSON.stringify(body),
        });
      const password = 'Kq7#vempt-Luxor';
      const token = server.firstLink?.split('#')[1];
      const founded = await post('/api/links/use', { token, login: 'first', name: 'First', password });
      const cookie = founded.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const invited = await post('/api/accounts', { login: 'ada', name: 'Ada', roles: ['auditor'] }, cookie);
      const { link } = (await invited.json()) as { link: string };
      await post('/api/links/use', { token: link.split('#')[1], password });
      const wrong = await exportFrom('--account', 'ada');
      expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('LUODI_PASSWORD')]);
      process.env.LUODI_PASSWORD = password;
      const served = await exportFrom('--account', 'ada');
      expect([served.code, served.stderr]).toEqual([0, expect.stringContaining('lines')]);
      const locked = await luodi('ledger', 'export', '--data', at('data'), '-o', at('x'), '-p', valdora);
      expect([locked.code, locked.stderr]).toEqual([75, expect.stringContaining('--url')]);
      const kept = await luodi('data', 'backup', at('backup'), '--data', at('data'), '--json');
      expect([kept.code, JSON.parse(kept.stdout)]).toEqual([0, expect.objectContaining({ hasKeys: true })]);
      expect(kept.stderr).toContain(at('data/keys'));
      const verified = await fetch(`${server.url}/api/ledger/verify`, { headers: { cookie } });
      expect(verified.status).toBe(403);
    } finally {
      await server.stop();
    }
    // Nobody can sign in any more: another first link, which the ledger tells of.
    const again = await luodi('account', 'link', '--data', at('data'), '-p', valdora);
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/\/welcome#[\w-]{43}\n$/)]);
    const straight = await luodi(
      'ledger',
      'export',
      '--data',
      at('data'),
      '-o',
      at('straight.ndjson'),
      '-p',
      valdora,
    );
    expect(straight.code).toBe(0);
    const linesOf = (name: string) => readFileSync(at(name), 'utf8').trimEnd().split('\n');
    const entriesOf = (name: string) => linesOf(name).filter((line) => line.includes('"seq"'));
    // After the export came signing out, and the link.
    const all = entriesOf('straight.ndjson');
    expect(all.slice(0, -2)).toEqual(entriesOf('served.ndjson'));
    expect(all.at(-2)).toContain('account.signed-out');
    expect(all.at(-1)).toContain('account.first-link-made');
    const key = at('data/keys/ledger-signing.pub');
    const good = await luodi('ledger', 'verify', at('served.ndjson'), '--key', key);
    expect([good.code, good.stdout]).toEqual([0, expect.stringMatching(/(\d+) entries, \1 of them/)]);
    const text = readFileSync(at('served.ndjson'), 'utf8');
    writeFileSync(at('changed.ndjson'), text.replace('plan-package.served', 'plan-package.shelved'));
    const bad = await luodi('ledger', 'verify', at('changed.ndjson'), '--key', key, '--json');
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false, firstBad: 2 });
    const alone = await run(join(repository, 'tools/verify-ledger.mjs'), at('changed.ndjson'), key);
    expect([alone.code, alone.stdout]).toEqual([1, expect.stringContaining('first bad entry: 2')]);
  });

  it('restores into an empty place only, and says what the file is when it is none', {
    timeout: 240_000,
  }, async () => {
    const restored = await luodi('data', 'restore', at('backup'), '--data', at('restored'));
    expect([restored.code, restored.stderr]).toEqual([0, expect.stringContaining('no signing key')]);
    const again = await luodi('data', 'restore', at('backup'), '--data', at('restored'));
    expect([again.code, again.stderr]).toEqual([4, expect.stringContaining('never overwrite')]);
    const other = await luodi('data', 'restore', at('served.ndjson'), '--data', at('other'));
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('nothing was kept')]);
    const missing = await luodi('data', 'import', at('missing'), '--data', at('other'));
    expect([missing.code, missing.stderr]).toEqual([3, expect.stringContaining('ENOENT')]);
    const full = await luodi('data', 'export', '/dev/full/x', '--data', at('restored'));
    expect([full.code, full.stderr]).toEqual([3, expect.stringContaining('ENOTDIR')]);
    const nothing = await luodi('data', 'backup', at('none'), '--data', at('other'));
    expect([nothing.code, existsSync(at('none'))]).toEqual([4, false]);
  });

  it('asks for the key and for a readable file', { timeout: 120_000 }, async () => {
    expect((await luodi('ledger', 'verify', at('served.ndjson'), '--key', at('none'))).code).toBe(3);
    const missing = await luodi(
      'ledger',
      'verify',
      at('missing'),
      '--key',
      at('data/keys/ledger-signing.pub'),
    );
    expect(missing.code).toBe(3);
    expect((await luodi('ledger', 'export')).code).toBe(2);
  });
});
