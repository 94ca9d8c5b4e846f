import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { AppError } from '@luodi/api';
import { exchangeFinding } from '@luodi/core/exchange';
import { type Child, type ChildLimits, startChild } from './child.ts';
import { CHILD_MEMORY_MB, CHILD_SECONDS } from './files/limits.ts';
import type { ReadMessage, ReadTask, WriteTask } from './protocol.ts';

/** Error of the program inside a child, with what it wrote about it. */
class ChildBugError extends Error {
  override readonly name = 'ChildBugError';
}

/** How a reading went. */
export interface ReadOutcome {
  readonly end: 'done' | 'cancelled';
  /** Most memory the child was seen with. */
  readonly peakMb: number;
}

/** A reading under way. */
export interface Reading {
  readonly outcome: Promise<ReadOutcome>;
  cancel(): void;
}

/**
 * Reads a file in a child process. Messages are handed on one after the other, each awaited, so that a slow taker holds
 * the child back. A file that passes the limits ends with a refusal that says so.
 */
export function readInChild(
  task: ReadTask,
  take: (message: ReadMessage) => void | Promise<void>,
  limits?: ChildLimits,
): Reading {
  const child = startChild([task.path], limits);
  return { outcome: follow(child, task, take), cancel: () => child.cancel() };
}

async function follow(
  child: Child,
  task: ReadTask,
  take: (message: ReadMessage) => void | Promise<void>,
): Promise<ReadOutcome> {
  child.input.end(`${JSON.stringify(task)}\n`);
  let refused = false;
  try {
    for await (const line of createInterface({ input: child.output, crlfDelay: Number.POSITIVE_INFINITY })) {
      const message = messageOf(line);
      if (!message) continue;
      refused ||= message.kind === 'refused';
      await take(message);
    }
  } catch (error) {
    child.cancel();
    await child.ended;
    throw error;
  }
  const { end, error, peakMb } = await child.ended;
  if (end === 'failed') throw new ChildBugError(error.slice(0, 4_000));
  if (end === 'limits' && !refused) {
    const params = { seconds: CHILD_SECONDS, memory: CHILD_MEMORY_MB };
    await take({ kind: 'refused', findings: [exchangeFinding('file.limits-passed', {}, params)] });
  }
  return { end: end === 'cancelled' ? 'cancelled' : 'done', peakMb };
}

/** A line of the child; one that was cut off when it was ended is none. */
function messageOf(line: string): ReadMessage | undefined {
  try {
    return JSON.parse(line) as ReadMessage;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Writes records as a file in a child process and hands its bytes on as they come. Refuses with `exchange-deadline` when
 * the limits are passed; a file that is cut off for that reason never looks finished.
 */
export async function* writeInChild(
  task: WriteTask,
  records: AsyncIterable<unknown> | Iterable<unknown>,
): AsyncGenerator<Uint8Array> {
  const child = startChild([]);
  try {
    const sent = send(child, task, records);
    sent.catch(() => child.cancel());
    for await (const piece of child.output) yield piece as Uint8Array;
    await sent;
    const { end, error } = await child.ended;
    if (end === 'limits') throw new AppError('exchange-deadline', { seconds: CHILD_SECONDS });
    if (end !== 'done') throw new ChildBugError(error.slice(0, 4_000));
  } finally {
    child.cancel();
  }
}

async function send(
  child: Child,
  task: WriteTask,
  records: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<void> {
  const gone = child.ended.then(() => undefined);
  const write = async (value: unknown) => {
    if (!child.input.write(`${JSON.stringify(value)}\n`))
      await Promise.race([once(child.input, 'drain').catch(() => undefined), gone]);
  };
  await write(task);
  for await (const record of records) await write(record);
  child.input.end();
}
