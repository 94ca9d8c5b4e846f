/** README and guides tell the truth: every command they show in an `sh` block runs, as they show it and in order. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '..');
const launcher = join(repository, 'apps/cli/bin/luodi.mjs');
const PAGES = ['README.md', 'README.zh.md', 'docs/guides/review-and-proof.md', 'docs/guides/new-zone.md'];
/** A server does not end by itself; the browser tests start it. */
const LASTING = /^npx luodi serve\b/;

function commandsOf(page: string): string[] {
  const text = readFileSync(join(repository, page), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => line !== '' && !LASTING.test(line));
}

const commands = [...new Set(PAGES.flatMap(commandsOf))];

describe('commands shown to readers', () => {
  // A place of its own, where a proof can be written: what the commands read, nothing else.
  const folder = mkdtempSync(join(tmpdir(), 'luodi-commands-'));
  mkdirSync(join(folder, 'plans'));
  symlinkSync(join(repository, 'plans/linqing-2021-2025'), join(folder, 'plans/linqing-2021-2025'));
  cpSync(join(repository, 'fixtures'), join(folder, 'fixtures'), { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are found on every page', () => {
    for (const page of PAGES) expect(commandsOf(page), page).not.toEqual([]);
  });

  it.each(commands)('%s', (command) => {
    expect(command).toMatch(/^npx luodi /);
    const words = command.split(/\s+/).slice(2);
    const { status, stderr } = spawnSync(process.execPath, [launcher, ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
  });
});
