/** `luodi import` on a database of its own: asks, tries, takes over. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { creditCode } from '../../../fixtures/exchange/enterprise-sheet.ts';
import { copyTemplate } from '../../server/src/platform/db/test-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'luodi-import-'));
const launcher = join(import.meta.dirname, '../bin/luodi.mjs');
afterAll(() => rmSync(folder, { recursive: true }));

function luodi(...words: string[]) {
  const data = ['--data', join(folder, 'data'), '--lang', 'en'];
  const { DATABASE_URL: _, ...env } = process.env;
  return spawnSync(process.execPath, [launcher, 'import', 'enterprises', ...words, ...data], {
    encoding: 'utf8',
    env,
  });
}

it('asks what is doubtful, tries without a trace, and takes over when told to', {
  timeout: 240_000,
}, async () => {
  await copyTemplate(join(folder, 'data/database'));
  const path = join(folder, 'sheet.csv');
  writeFileSync(
    path,
    `企业名称,统一社会信用代码,注册资本,行业（GB/T 4754-2011）\n甲,${creditCode(1)},12.5,3140\n乙,${creditCode(2)},约九万,3140\n`,
  );
  const asked = luodi(path);
  expect(asked.status).toBe(1);
  expect(asked.stdout).toContain("--answer 'unit:registeredCapital=wan-yuan'");
  expect(asked.stdout).toContain("--answer 'industry:industry:3140=3130'");
  const answers = join(folder, 'answers.txt');
  writeFileSync(answers, '# 2011\nindustry:industry:3140=3130\n');
  const answer = ['--answer', 'unit:registeredCapital=wan-yuan', '--answers', answers];
  const faults = join(folder, 'faults.csv');
  const tried = luodi(
    path,
    ...answer,
    '--findings',
    faults,
    '--commit',
    '--from',
    '2026-01-01',
    '--reason',
    'x',
  );
  expect(tried.status).toBe(1);
  expect(tried.stdout).toContain('2 rows: 1 new, 0 changed, 0 unchanged, 1 faulty.');
  expect(readFileSync(faults, 'utf8')).toContain('"register.not-number"');
  const imports = join(folder, 'data/imports');
  expect(existsSync(imports) ? readdirSync(imports) : []).toEqual([]);
  writeFileSync(path, readFileSync(path, 'utf8').replace('约九万', '9'));
  const taken = luodi(path, ...answer, '--commit', '--from', '2026-01-01', '--reason', 'x');
  expect(taken.stderr).toBe('');
  expect(taken.stdout).toContain('Imported, ledger entry');
});
