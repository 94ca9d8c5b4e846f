/** The glossary tells the truth: an identifier it gives stands in the sources, unless it is marked as reserved. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '..');
const rows = readFileSync(join(repository, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| 中文'))
  .map((line) => line.slice(2, -2).split(' | '));

const sources = globSync('{packages,apps,plans}/**/*.{ts,tsx,yaml}', {
  cwd: repository,
  exclude: ['**/node_modules/**', '**/dist/**'],
})
  .map((file) => `${file}\n${readFileSync(join(repository, file), 'utf8')}`)
  .join('\n');

describe('glossary', () => {
  it('has four cells in every row and no term twice', () => {
    expect(rows.filter((row) => row.length !== 4)).toEqual([]);
    const terms = rows.map(([zh]) => zh);
    expect(terms.filter((term, at) => terms.indexOf(term) !== at)).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(90);
  });

  it('gives identifiers that stand in the sources', () => {
    const absent = rows.flatMap(([zh, , identifiers = '']) =>
      [...identifiers.matchAll(/`([^`]+)`(†?)/g)]
        .filter(([, , reserved]) => reserved === '')
        .flatMap(([, name = '']) => name.replace(/^\w+: /, '').split(', '))
        .filter((name) => !sources.includes(name))
        .map((name) => `${zh}: ${name}`),
    );
    expect(absent).toEqual([]);
  });
});
