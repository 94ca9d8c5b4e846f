import { AppError } from '@luodi/api';
import { invariant } from '@luodi/core/base';
import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import type { DiskGuard } from './disk-guard.ts';
import type { Lease, LeaseQueue } from './lease-queue.ts';
import type { PgliteHost } from './pglite-host.ts';
import { readSqlError } from './sql-error.ts';
import { type Deadlines, noteAcquisition } from './transaction-context.ts';

/** What the driver works with. */
export interface EmbeddedParts {
  readonly host: PgliteHost;
  readonly queue: LeaseQueue;
  readonly disk: DiskGuard;
  readonly deadlines: Deadlines;
}

/** Kysely driver of the embedded database: one connection, leased in turn, each lease under a deadline. */
export class EmbeddedDriver implements Driver {
  readonly #parts: EmbeddedParts;

  constructor(parts: EmbeddedParts) {
    this.#parts = parts;
  }

  async init(): Promise<void> {
    await this.#parts.host.whenReady();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const kind = noteAcquisition(this.#parts.queue);
    const lease = await this.#parts.queue.acquire();
    try {
      await this.#parts.host.whenReady();
    } catch (error) {
      lease.release();
      throw error;
    }
    return new EmbeddedConnection(this.#parts, lease, this.#parts.deadlines[kind]);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const { rows } = await connection.executeQuery<{ command: string }>(CompiledQuery.raw('commit'));
    // PostgreSQL answers COMMIT with ROLLBACK when a statement failed before and its error was swallowed.
    invariant(
      rows[0]?.command !== 'ROLLBACK',
      'a failed statement was swallowed and the transaction committed',
    );
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof EmbeddedConnection) connection.release();
  }

  /** The whole database as a tar, between two transactions. A disk without room is not written to for it. */
  async image(): Promise<Uint8Array> {
    const connection = await this.acquireConnection();
    try {
      const { disk, host } = this.#parts;
      return await host.image(disk.freeBytes() >= disk.requiredBytes);
    } finally {
      await this.releaseConnection(connection);
    }
  }

  async destroy(): Promise<void> {
    await this.#parts.queue.close();
    await this.#parts.host.close();
  }
}

/** The single connection during one lease: one statement, or one transaction. */
class EmbeddedConnection implements DatabaseConnection {
  readonly #parts: EmbeddedParts;
  readonly #lease: Lease;
  readonly #deadlineMs: number;
  readonly #timer: NodeJS.Timeout;
  #broken: Error | undefined;
  #mayBeInTransaction = false;
  #released = false;

  constructor(parts: EmbeddedParts, lease: Lease, deadlineMs: number) {
    this.#parts = parts;
    this.#lease = lease;
    this.#deadlineMs = deadlineMs;
    // A server thread that was busy elsewhere sees the timer before the answer that came in time: the answer goes first.
    this.#timer = setTimeout(() => setImmediate(() => this.#overrun()), deadlineMs);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#broken) {
      // The transaction is over already; undoing it again is what a caller does in its clean-up.
      if (query.sql === 'rollback') return { rows: [] };
      throw this.#broken;
    }
    if (changesData(query)) this.#parts.disk.check();
    if (query.sql === 'begin') this.#mayBeInTransaction = true;
    const script = query.query.kind === 'RawNode' && query.parameters.length === 0;
    try {
      const { command, affectedRows, rows } = await this.#parts.host.run(query.sql, query.parameters, script);
      if (query.sql === 'commit' || query.sql === 'rollback') {
        this.#mayBeInTransaction = false;
        return { rows: [{ command }] as R[] };
      }
      const counts =
        command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
      // Rows are of the shape the query builder derived from the tables; the database gave them.
      return counts
        ? { numAffectedRows: BigInt(affectedRows ?? 0), rows: rows as R[] }
        : { rows: rows as R[] };
    } catch (error) {
      throw this.#broken ?? readSqlError(error, this.#deadlineMs);
    }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; streaming is not offered.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    invariant(false, 'the embedded database does not stream: read in pages');
  }

  release(): void {
    this.#released = true;
    clearTimeout(this.#timer);
    this.#lease.release();
  }

  /** The lease outlived its deadline: end the statement under way, or undo what is open, and let the next one in. */
  #overrun(): void {
    if (this.#released) return;
    const refusal = new AppError(
      'database-deadline',
      { seconds: this.#deadlineMs / 1000 },
      { retryAfterS: 5 },
    );
    this.#broken = refusal;
    if (this.#parts.host.isBusy) {
      this.#parts.host.interrupt(refusal);
      this.#lease.release();
    } else if (this.#mayBeInTransaction) {
      this.#parts.host.run('rollback', [], true).then(
        () => this.#lease.release(),
        () => {
          this.#parts.host.interrupt(refusal);
          this.#lease.release();
        },
      );
    } else {
      this.#lease.release();
    }
  }
}

const CHANGING_NODES: ReadonlySet<string> = new Set([
  'InsertQueryNode',
  'UpdateQueryNode',
  'DeleteQueryNode',
  'MergeQueryNode',
]);
const CHANGING_WORDS = /\b(insert|update|delete|merge|copy|create|alter|drop|truncate)\b/i;

/** True when a statement may need room on the disk. For hand-written SQL the words decide: doubt counts as yes. */
function changesData(query: CompiledQuery): boolean {
  if (CHANGING_NODES.has(query.query.kind)) return true;
  return query.query.kind === 'RawNode' && CHANGING_WORDS.test(query.sql);
}
