import { AsyncLocalStorage } from 'node:async_hooks';
import { invariant } from '@luodi/core/base';

/** How long work may hold the database: a person waits (interactive), or a file is taken in (import). */
export type DeadlineKind = 'interactive' | 'import';

/** Deadlines in milliseconds. */
export type Deadlines = Readonly<Record<DeadlineKind, number>>;

interface Context {
  /** Which database the transaction is of. */
  readonly owner: object;
  readonly deadline: DeadlineKind;
  acquired: boolean;
  ended: boolean;
}

const storage = new AsyncLocalStorage<Context>();

const INSIDE = 'inside a transaction use its trx, not the database';

/** Runs `work` as the one transaction of its asynchronous context. */
export async function inTransaction<T>(
  owner: object,
  deadline: DeadlineKind,
  work: () => Promise<T>,
): Promise<T> {
  const outer = storage.getStore();
  invariant(outer?.owner !== owner || outer.ended, INSIDE);
  const context: Context = { owner, deadline, acquired: false, ended: false };
  try {
    return await storage.run(context, work);
  } finally {
    context.ended = true;
  }
}

/**
 * Called when a connection is taken. The transaction takes the first one; a second one inside it is a statement sent
 * past the transaction: on the embedded database, which has one connection, it would wait for itself for ever, and on
 * a server it would not see what the transaction wrote. A bug in either case.
 */
export function noteAcquisition(owner: object): DeadlineKind {
  const context = storage.getStore();
  if (!context || context.owner !== owner || context.ended) return 'interactive';
  invariant(!context.acquired, INSIDE);
  context.acquired = true;
  return context.deadline;
}
