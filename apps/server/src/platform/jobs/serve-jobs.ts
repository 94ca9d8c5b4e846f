import { parentPort } from 'node:worker_threads';
import { AppError } from '@luodi/api';
import { invariant } from '@luodi/core/base';
import type { JobReply, JobRequest } from './protocol.ts';

/** Jobs by name: what each takes and gives, both plain data that can pass between threads. */
export type Jobs = Readonly<Record<string, (input: never) => unknown>>;

function answer(jobs: Jobs, { name, input }: JobRequest): JobReply {
  try {
    const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
    invariant(job, `a job called ${name}`);
    // The pool that sends and the thread that answers are typed with the same Jobs.
    return { kind: 'answer', answer: job(input as never) };
  } catch (error) {
    if (error instanceof AppError) {
      return { kind: 'refusal', code: error.code, params: error.params, errors: error.errors };
    }
    return error instanceof Error
      ? { kind: 'bug', message: error.message, stack: error.stack }
      : { kind: 'bug', message: String(error), stack: undefined };
  }
}

/** The whole of a worker file: answers one job after the other, and says first that it is ready. */
export function serveJobs(jobs: Jobs): void {
  const port = parentPort;
  invariant(port, 'jobs are served in a worker thread');
  port.on('message', (request: JobRequest) => port.postMessage(answer(jobs, request)));
  port.postMessage({ kind: 'ready' } satisfies JobReply);
}
