import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileTooLarge, readWhole, writeWhole } from './whole-file.ts';

describe('files written whole or not at all', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-whole-file-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps the order of short and long, text and bytes', async () => {
    const long = 'x'.repeat(300_000);
    const pieces = [
      'a',
      '中',
      Uint8Array.of(0, 255),
      'b',
      long,
      'c',
      ...Array.from({ length: 9_000 }, () => long.slice(0, 99)),
    ];
    await writeWhole(at('all'), pieces);
    expect(readWhole(at('all'), 2 ** 24)).toEqual(
      Buffer.concat(pieces.map((piece) => Buffer.from(piece as string))),
    );
  });

  it('leaves the old file and nothing beside it when the content ends early or is not accepted', async () => {
    writeFileSync(at('old'), 'old');
    const before = readdirSync(folder);
    async function* broken() {
      yield 'half';
      throw new Error('cut');
    }
    await expect(writeWhole(at('old'), broken(), { replace: true })).rejects.toThrow('cut');
    const refuse = async (beside: string) => {
      expect(readFileSync(beside, 'utf8')).toBe('new');
      throw new Error('not sound');
    };
    await expect(writeWhole(at('old'), ['new'], { replace: true, accept: refuse })).rejects.toThrow(
      'not sound',
    );
    await expect(writeWhole(at('old'), ['new'])).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(at('old'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(before);
    await writeWhole(at('old'), ['new'], { replace: true });
    expect(readFileSync(at('old'), 'utf8')).toBe('new');
  });

  it('reads up to the limit and no further', () => {
    writeFileSync(at('ten'), '0123456789');
    expect(readWhole(at('ten'), 10).toString()).toBe('0123456789');
    expect(() => readWhole(at('ten'), 9)).toThrow(FileTooLarge);
    expect(() => readWhole('/dev/zero', 1_000_000)).toThrow(FileTooLarge);
  });
});
