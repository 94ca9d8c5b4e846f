import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@luodi/api';
import { afterAll, describe, expect, it } from 'vitest';
import { JobFiles } from './job-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'luodi-job-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function* breaking(error: Error) {
  yield new Uint8Array(100_000);
  throw error;
}

describe('an upload that does not come to its end', () => {
  it.each(['ENOSPC', 'EDQUOT'])('is refused as a full disk by %s, and nothing of it stays', async (code) => {
    const files = new JobFiles(folder);
    const full = Object.assign(new Error('no room'), { code });
    await expect(files.receive('a', breaking(full))).rejects.toMatchObject({ code: 'disk-full' });
    expect(files.has('a')).toBe(false);
    expect(readdirSync(join(folder, 'imports'))).toEqual([]);
  });

  it('is let go when it breaks off or is too large', async () => {
    const files = new JobFiles(folder);
    const large = new AppError('payload-too-large', { limit: 1 });
    await expect(files.receive('b', breaking(large))).rejects.toBe(large);
    expect(existsSync(join(folder, 'imports', 'b'))).toBe(false);
  });
});
