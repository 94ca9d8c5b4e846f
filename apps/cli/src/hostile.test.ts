/** The command line under hostile input and awkward output: the fault is named, nothing is left half-written. */
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../../..');
const launcher = join(repository, 'apps/cli/bin/luodi.mjs');
const environment = { ...process.env, LC_ALL: 'C', LANG: 'C', NO_COLOR: '1' };
const bearing = readFileSync(join(repository, 'fixtures/cases/rolling-bearing.json'), 'utf8');
const oneLine = JSON.stringify(JSON.parse(bearing));

async function run(program: string, words: readonly string[]) {
  const ran = promisify(execFile)(program, words, {
    cwd: repository,
    env: environment,
    maxBuffer: 2 ** 26,
  });
  return ran.then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
}
const luodi = (...words: readonly string[]) => run(process.execPath, [launcher, ...words]);
const shell = (line: string) =>
  run('/bin/bash', ['-c', line.replaceAll('luodi ', `'${process.execPath}' '${launcher}' `)]);

describe('luodi under hostile input', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-hostile-cli-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  it('names line and column of what is no case, and reviews the other lines', async () => {
    const lines = file(
      'mixed.ndjson',
      [
        oneLine,
        '{"format":"luodi-case/1","id":"a","id":"b"}',
        '{"__proto__":{"id":1}}',
        `{"a":${'['.repeat(200)}${']'.repeat(200)}}`,
        '{"a":NaN}',
        'null',
        '{"a":"\u0001"}',
        '',
        oneLine.replace('"rolling-bearing"', '"last"'),
      ].join('\n'),
    );
    const { stdout, stderr, code } = await luodi('review', lines, '--json');
    expect(code).toBe(3);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((one) => one.place ?? one.case.id)).toEqual([
      'rolling-bearing',
      ...[2, 3, 4, 5, 6, 7].map((line) => `${lines}:${line}`),
      'last',
    ]);
    const codes = answers.map((one) => one.findings?.[0]?.code);
    expect(codes[1]).toBe('package.key-duplicate');
    expect(answers[1].findings[0]).toMatchObject({ line: 2 });
    expect(stderr).toContain('invalid 6');
  });

  it('takes the same memory for many cases as for few, and waits for a slow reader', async () => {
    const child = spawn(process.execPath, [launcher, 'review', '-', '--json'], {
      cwd: repository,
      env: { ...environment, NODE_OPTIONS: '--max-old-space-size=160' },
    });
    let lines = 0;
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 10) lines++;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const ended = new Promise<number | null>((done) => child.on('close', done));
    // 240 MB of input, nearly all of it in facts that do not exist: the verdicts are quick, the text is long.
    const long = `${JSON.stringify({ ...JSON.parse(bearing), facts: { nobody: 'x'.repeat(2_000_000) } })}\n`;
    for (let times = 0; times < 120; times++) {
      if (!child.stdin.write(long)) await new Promise((next) => child.stdin.once('drain', next));
    }
    child.stdin.end(`${oneLine}\n`);
    expect([await ended, errors.includes('heap')]).toEqual([3, false]);
    expect(lines).toBe(121);
  });

  it('reads from a pipe that has a name', async () => {
    const { stdout, code } = await shell(`luodi review <(echo '${oneLine}') --json`);
    expect([code, JSON.parse(stdout).case.id]).toEqual([0, 'rolling-bearing']);
    const endless = await shell('luodi review /dev/zero');
    expect([endless.code, endless.stderr]).toEqual([3, expect.stringContaining('200 MB')]);
  });

  it('keeps the proofs of cases that share a name', async () => {
    const lines = file('twins.ndjson', `${oneLine}\n${oneLine}\n`);
    const proofs = join(folder, 'proofs');
    expect((await luodi('review', lines, '--proof', proofs)).code).toBe(0);
    expect(readdirSync(proofs).sort()).toEqual([
      'rolling-bearing.2.proof.json',
      'rolling-bearing.proof.json',
    ]);
  });

  it('refuses a proof whose text has two readings', async () => {
    const twice = file('twice.proof.json', '{"format":"luodi-proof/1","format":"luodi-proof/2"}');
    const { code, stderr } = await luodi('verify', twice);
    expect([code, stderr]).toEqual([3, expect.stringContaining('format')]);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('refuses words of an option that it does not know, before any work', async () => {
    const wrong = await luodi('review', file('one.ndjson', oneLine), '--fail-on', 'prohibitted');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('prohibitted')]);
    expect((await luodi('plan', 'lint', 'fixtures/zones/valdora', '--severity', 'eror')).code).toBe(2);
  });

  it('says when the output cannot be written, and leaves nothing behind', async () => {
    const full = await shell('luodi plan hash fixtures/zones/valdora > /dev/full');
    expect([full.code, full.stderr]).toEqual([3, expect.stringContaining('ENOSPC')]);
    expect((await shell('set -o pipefail; luodi plan lint plans/linqing-2021-2025 | head -1')).code).toBe(0);
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    expect((await luodi('plan', 'pack', 'fixtures/zones/valdora', '-o', taken)).code).toBe(3);
    expect((await luodi('review', 'fixtures/cases', '--json')).stderr).toContain('EISDIR');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('does not wait for a pipe inside a package', async () => {
    const bent = join(folder, 'bent');
    await shell(
      `cp -r fixtures/zones/valdora '${bent}' && rm '${bent}/plan.yaml' && mkfifo '${bent}/plan.yaml'`,
    );
    const { code, stderr } = await luodi('plan', 'lint', bent);
    expect([code, stderr]).toEqual([3, expect.stringContaining('plan.yaml')]);
  });
});
