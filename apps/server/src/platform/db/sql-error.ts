import { AppError } from '@luodi/api';
import { InvariantError } from '@luodi/core/base';
import type { SqlErrorFields } from './pglite-protocol.ts';

/** An error of SQL, the same on both back ends. `code` is the SQLSTATE. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;

  constructor(fields: SqlErrorFields, cause?: unknown) {
    super(fields.hint ? `${fields.message} (${fields.hint})` : fields.message, { cause });
    this.code = fields.code;
    this.detail = fields.detail;
    this.constraint = fields.constraint;
    this.table = fields.table;
  }
}

/** True for a violated unique constraint: somebody else was first. */
export function isUniqueViolation(error: unknown): error is SqlError {
  return error instanceof SqlError && error.code === '23505';
}

/** SQLSTATEs and system codes that are a condition of operation, not a fault of the statement. */
const CONDITIONS: Readonly<Record<string, 'database-busy' | 'database-unavailable' | 'disk-full'>> = {
  '53100': 'disk-full',
  '53300': 'database-busy',
  '57P01': 'database-unavailable',
  '57P02': 'database-unavailable',
  '57P03': 'database-unavailable',
  ECONNREFUSED: 'database-unavailable',
  ECONNRESET: 'database-unavailable',
  EPIPE: 'database-unavailable',
  ETIMEDOUT: 'database-unavailable',
  ENOTFOUND: 'database-unavailable',
  EHOSTUNREACH: 'database-unavailable',
};

/**
 * What an error of a driver means to the rest of the server: a refusal when it is a condition of operation,
 * an {@link SqlError} when the statement failed. Refusals and bugs pass unchanged.
 */
export function readSqlError(error: unknown, deadlineMs: number): Error {
  if (error instanceof AppError || error instanceof InvariantError || error instanceof SqlError) return error;
  const fields = error as Partial<SqlErrorFields>;
  const code = fields.code;
  if (code === '57014') {
    return new AppError(
      'database-deadline',
      { seconds: deadlineMs / 1000 },
      { retryAfterS: 5, cause: error },
    );
  }
  const condition =
    code === undefined
      ? undefined
      : (CONDITIONS[code] ?? (code.startsWith('08') ? 'database-unavailable' : undefined));
  if (condition === 'disk-full') return new AppError('disk-full', {}, { retryAfterS: 60, cause: error });
  if (condition) return new AppError(condition, {}, { retryAfterS: 2, cause: error });
  const message = fields.message ?? String(error);
  // The pg pool and client report these without a code.
  if (/timeout exceeded when trying to connect/.test(message)) {
    return new AppError('database-busy', {}, { retryAfterS: 2, cause: error });
  }
  if (/Connection terminated|Query read timeout|connection has been closed/i.test(message)) {
    return new AppError('database-unavailable', {}, { retryAfterS: 2, cause: error });
  }
  return new SqlError(
    {
      message,
      code,
      detail: fields.detail,
      hint: fields.hint,
      constraint: fields.constraint,
      table: fields.table,
    },
    error,
  );
}
