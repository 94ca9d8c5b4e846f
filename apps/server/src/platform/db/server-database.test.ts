import { AppError } from '@luodi/api';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { DEADLINES } from './open-database.ts';
import { isBelow, openServer } from './server-database.ts';
import { readSqlError, SqlError } from './sql-error.ts';

describe('isBelow', () => {
  it.each([
    ['3.3.2', '3.3', false],
    ['3.2.9', '3.3', true],
    ['3.10.0', '3.3', false],
    ['3.4.0dev', '3.3', false],
    ['2.5.11', '3.3', true],
    ['3', '3.3', true],
  ])('%s against %s: %s', (found, required, below) => {
    expect(isBelow(found, required)).toBe(below);
  });
});

describe('openServer', () => {
  it('refuses when nothing listens', async () => {
    const opening = openServer({
      url: 'postgres://nobody@127.0.0.1:1/none',
      zone: 'some-zone',
      migrations: [],
      log: pino({ level: 'silent' }),
      deadlines: DEADLINES,
    });
    await expect(opening).rejects.toMatchObject({ code: 'database-unavailable' });
  });
});

describe('readSqlError', () => {
  it.each([
    ['57014', 'database-deadline'],
    ['53100', 'disk-full'],
    ['53300', 'database-busy'],
    ['57P01', 'database-unavailable'],
    ['08006', 'database-unavailable'],
    ['ECONNREFUSED', 'database-unavailable'],
  ])('reads %s as %s', (code, refusal) => {
    expect(readSqlError({ message: 'm', code }, 5_000)).toMatchObject({ code: refusal });
  });

  it('keeps what identifies a fault of the statement', () => {
    const read = readSqlError({ message: 'dup', code: '23505', constraint: 'c', table: 't' }, 5_000);
    expect(read).toBeInstanceOf(SqlError);
    expect(read).toMatchObject({ code: '23505', constraint: 'c', table: 't' });
  });

  it('leaves refusals as they are', () => {
    const refusal = new AppError('conflict', { what: 'x' });
    expect(readSqlError(refusal, 5_000)).toBe(refusal);
  });
});
