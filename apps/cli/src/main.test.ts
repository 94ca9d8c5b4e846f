import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../../..');
const launcher = join(repository, 'apps/cli/bin/luodi.mjs');
const linqing = join(repository, 'plans/linqing-2021-2025');
const valdora = join(repository, 'fixtures/zones/valdora');
const bearing = join(repository, 'fixtures/cases/rolling-bearing.json');

async function luodi(...words: readonly string[]) {
  const run = promisify(execFile)(process.execPath, [launcher, ...words], {
    cwd: repository,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, LC_ALL: 'C', LANG: 'C', NO_COLOR: '1' },
  });
  return run.then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
}

describe('luodi', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-cli-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  it('explains itself in both languages, with examples and exit codes', async () => {
    const zh = await luodi('--lang', 'zh', '--help');
    expect(zh.code).toBe(0);
    expect(zh.stdout).toContain('用法：');
    expect(zh.stdout).toContain('退出码');
    const en = await luodi('--help');
    expect(en.stdout).toContain('Exit codes');
    expect(en.stdout).not.toMatch(/[\u4e00-\u9fff]{2}.*用法/);
    expect((await luodi('review', '--help')).stdout).toContain('luodi review');
  });

  it('loads neither database nor server for a word that needs none', async () => {
    const hook = `import { registerHooks } from 'node:module';
      registerHooks({ load: (url, context, next) => (console.error(url), next(url, context)) });`;
    const loading = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`];
    const { stderr } = await promisify(execFile)(process.execPath, [...loading, launcher, '--help'], {
      cwd: repository,
      maxBuffer: 64 * 1024 * 1024,
    });
    const loaded = stderr.split('\n');
    expect(loaded.length).toBeGreaterThan(100);
    const heavy =
      /node_modules\/(kysely|hono|pg|pino|gdal3\.js|@electric-sql)\/|apps\/server\/src\/(platform\/(db|http)|features)\//;
    expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
  });

  it('refuses a word it does not know, in the language of the user', async () => {
    const zh = await luodi('--lang', 'zh', 'nonsense');
    expect(zh.code).toBe(2);
    expect(zh.stderr).toContain('没有这个命令');
    expect((await luodi('plan', 'lint')).code).toBe(2);
    expect((await luodi('plan', 'lint', linqing, '--as-of', '2026-02-30')).code).toBe(2);
  });

  it('finds the traps of the Linqing plan and signs no error', async () => {
    const { stdout, code } = await luodi('plan', 'lint', linqing, '--json', '--as-of', '2026-03-01');
    expect(code).toBe(0);
    const { findings } = JSON.parse(stdout) as {
      findings: { severity: string; code: string; text: { zh: string } }[];
    };
    const texts = findings.map(({ text }) => text.zh).join('\n');
    for (const trap of ['食品', '轴承', '化工', '印刷', '202228日', '318日', '规划期'])
      expect(texts, trap).toContain(trap);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('hashes and packs: the same content, the same bytes, the same hash', async () => {
    const hash = (await luodi('plan', 'hash', valdora)).stdout.trim();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const [a, b] = [join(folder, 'a.zip'), join(folder, 'b.zip')];
    expect((await luodi('plan', 'pack', valdora, '-o', a)).stdout.trim()).toBe(hash);
    await luodi('plan', 'pack', valdora, '-o', b);
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
    expect((await luodi('plan', 'hash', a)).stdout.trim()).toBe(hash);
    expect((await luodi('plan', 'pack', valdora, '-o', a)).code).toBe(3);
  });

  it('shows a clause with its state', async () => {
    const { stdout } = await luodi('--lang', 'zh', 'plan', 'show', linqing, '--clause', 'c-4-hightech');
    expect(stdout).toContain('50');
    expect(stdout).toContain('无法判定');
    expect((await luodi('plan', 'show', linqing, '--clause', 'c-none')).code).toBe(3);
  });

  it('finds an industry by name and code, with what the plan says', async () => {
    const { stdout } = await luodi('--lang', 'zh', 'industry', 'find', '滚动轴承');
    expect(stdout).toContain('C3451');
    expect((await luodi('industry', 'find', '1411')).stdout).toContain('contradicts');
    expect((await luodi('industry', 'find', 'xyzzy')).code).toBe(1);
  });

  it('reviews one, many and piped cases, and a table', async () => {
    const one = await luodi('review', bearing);
    expect(one.code).toBe(0);
    const value = JSON.parse(readFileSync(bearing, 'utf8'));
    const lines = file(
      'many.ndjson',
      `${JSON.stringify(value)}\n${JSON.stringify({ ...value, id: 'second' })}\n`,
    );
    const many = await luodi('review', lines, '--json');
    expect(many.stdout.trimEnd().split('\n')).toHaveLength(2);
    const table = file(
      'cases.csv',
      '\uFEFFid,title,asOf,industry,promised_benefits\nbearing,滚动轴承,2025-06-01,3451,none\n,鞋厂,2025-06-01,1952,\n',
    );
    const rows = await luodi('review', table, '--json');
    expect(
      rows.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).case.id),
    ).toEqual(['bearing', 'row-3']);
    expect((await luodi('review', table, '--fail-on', 'undecided')).code).toBe(1);
  });

  it('names the fault of an unreadable case and goes on with the others', async () => {
    const value = JSON.parse(readFileSync(bearing, 'utf8'));
    const lines = file(
      'mixed.ndjson',
      `${JSON.stringify({ ...value, facts: { nobody: 1 } })}\n${JSON.stringify(value)}\n`,
    );
    const mixed = await luodi('--lang', 'zh', 'review', lines);
    expect(mixed.code).toBe(3);
    expect(mixed.stderr).toContain('mixed.ndjson:1');
    expect(mixed.stderr).toContain('nobody');
    expect(mixed.stdout).toContain('研判哈希');
  });

  it.each([
    ['empty.json', ''],
    ['broken.json', '{"format":'],
    ['gbk.json', Uint8Array.of(0xc1, 0xd9, 0xc7, 0xe5)],
  ])('refuses %s without a stack', async (name, content) => {
    const answer = await luodi('review', file(name, content));
    expect(answer.code).toBe(3);
    expect(answer.stderr).toContain(name);
    expect(answer.stderr).not.toMatch(/\n\s+at /);
  });

  it('proves, verifies offline, and names a changed fact', async () => {
    await luodi('review', bearing, '--proof', folder);
    const proof = join(folder, 'rolling-bearing.proof.json');
    expect((await luodi('verify', proof, '-p', linqing)).code).toBe(0);
    const changed = JSON.parse(readFileSync(proof, 'utf8'));
    const [fact] = Object.keys(changed.case.facts);
    changed.case.facts[fact as string].value = '1';
    const answer = await luodi('verify', file('changed.proof.json', JSON.stringify(changed)));
    expect(answer.code).toBe(1);
    expect(answer.stdout).toContain(fact);
    expect((await luodi('verify', join(folder, 'nowhere.json'))).code).toBe(3);
  });

  it('runs an invented zone of another country without a change', async () => {
    const lint = await luodi('plan', 'lint', valdora, '--json', '--as-of', '2026-03-01');
    expect(
      JSON.parse(lint.stdout).findings.filter(({ severity }: { severity: string }) => severity === 'error'),
    ).toEqual([]);
    const dock = file(
      'dock.json',
      JSON.stringify({
        format: 'luodi-case/1',
        id: 'dock',
        asOf: '2026-03-01',
        industry: { edition: 'ISIC-4/valdora', code: '3011' },
        facts: { jobs: 120, investment: 20 },
        footprint: {
          geojson: {
            type: 'Polygon',
            coordinates: [
              [
                [-20.5, 10.205],
                [-20.499, 10.205],
                [-20.499, 10.206],
                [-20.5, 10.206],
                [-20.5, 10.205],
              ],
            ],
          },
          crs: 'CRS84',
        },
      }),
    );
    const good = await luodi('review', dock, '-p', valdora, '--json');
    expect(JSON.parse(good.stdout).value).toBe('allowed');
    const coke = file(
      'coke.json',
      JSON.stringify({
        ...JSON.parse(readFileSync(dock, 'utf8')),
        id: 'coke',
        industry: { edition: 'ISIC-4/valdora', code: '1910' },
      }),
    );
    expect(JSON.parse((await luodi('review', coke, '-p', valdora, '--json')).stdout).value).toBe(
      'prohibited',
    );
  });

  it('checks the machine', async () => {
    const { stdout } = await luodi('doctor', '--port', '0', '--data', folder, '--json');
    const checks = JSON.parse(stdout) as { name: string; ok: boolean }[];
    expect(checks.length).toBeGreaterThanOrEqual(6);
    expect(checks.find(({ name }) => name === 'Plan package')?.ok).toBe(true);
    expect((await luodi('doctor', '--port', 'abc')).code).toBe(2);
    const ill = await luodi('doctor', '--port', '0', '--data', '/proc/luodi', '--plan', join(folder, 'none'));
    expect(ill.code).toBe(1);
    expect(ill.stdout).toMatch(/✕ Data directory {2}\S+ not writable/);
    expect(ill.stdout).toMatch(/✕ Plan package {2}No such file/);
  });
});
