/** `luodi ledger`: export from a data directory, verify with export and key alone; the stand-alone tool agrees. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { invariant } from '@luodi/core/base';
import { parsePackage } from '@luodi/core/plan';
import { readPackageFiles, serve } from '@luodi/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

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

describe('luodi ledger', () => {
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
    const server = await serve({ plan, port: 0, dataDirectory: at('data'), webDirectory: at('none') });
    try {
      const served = await luodi(
        'ledger',
        'export',
        '--url',
        server.url,
        '-o',
        at('served.ndjson'),
        '-p',
        valdora,
      );
      expect([served.code, served.stderr]).toEqual([0, expect.stringContaining('lines')]);
      const locked = await luodi('ledger', 'export', '--data', at('data'), '-o', at('x'), '-p', valdora);
      expect([locked.code, locked.stderr]).toEqual([75, expect.stringContaining('--url')]);
      const verified = await fetch(`${server.url}/api/ledger/verify`);
      expect(await verified.json()).toMatchObject({ ok: true, size: 2, signed: 2 });
    } finally {
      await server.stop();
    }
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
    expect(readFileSync(at('straight.ndjson'), 'utf8')).toBe(readFileSync(at('served.ndjson'), 'utf8'));
    const key = at('data/keys/ledger-signing.pub');
    const good = await luodi('ledger', 'verify', at('served.ndjson'), '--key', key);
    expect([good.code, good.stdout]).toEqual([0, expect.stringContaining('2 entries, 2 of them')]);
    const text = readFileSync(at('served.ndjson'), 'utf8');
    writeFileSync(at('changed.ndjson'), text.replace('plan-package.served', 'plan-package.shelved'));
    const bad = await luodi('ledger', 'verify', at('changed.ndjson'), '--key', key, '--json');
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false, firstBad: 2 });
    const alone = await run(join(repository, 'tools/verify-ledger.mjs'), at('changed.ndjson'), key);
    expect([alone.code, alone.stdout]).toEqual([1, expect.stringContaining('first bad entry: 2')]);
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
