import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@luodi/api';
import { describe, expect, it } from 'vitest';
import { describeSettings, readConfig } from './config.ts';

function refusalOf(environment: Record<string, string>): AppError {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('readConfig', () => {
  it('serves this machine only, from embedded data, unless told otherwise', () => {
    expect(readConfig({})).toMatchObject({
      port: 4180,
      host: '127.0.0.1',
      dataDirectory: './data',
      databaseUrl: undefined,
      diskReserveBytes: 2 ** 30,
    });
  });

  it('names every wrong setting and shows no value', () => {
    const refusal = refusalOf({ PORT: '70000', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://secret@h/x' });
    expect(refusal.params.keys).toBe('PORT, DATABASE_URL, LOG_LEVEL');
    expect(JSON.stringify(refusal)).not.toContain('secret');
    for (const fault of refusal.errors) expect(fault.text.zh).not.toBe(fault.text.en);
  });

  it('treats an empty value as not given', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(4180);
  });

  it('reads a secret from a file', () => {
    const directory = mkdtempSync(join(tmpdir(), 'luodi-config-'));
    const file = join(directory, 'url');
    writeFileSync(file, 'postgres://u:p@h/db\n');
    try {
      expect(readConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://u:p@h/db');
      expect(refusalOf({ DATABASE_URL_FILE: join(directory, 'none') }).params.keys).toBe('DATABASE_URL_FILE');
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('never keeps less free than two of the largest uploads', () => {
    expect(readConfig({ DISK_RESERVE_MB: '0' }).diskReserveBytes).toBe(100 * 2 ** 20);
  });

  it('documents every setting', () => {
    for (const { key, description } of describeSettings()) expect(description, key).not.toBe('');
  });
});
