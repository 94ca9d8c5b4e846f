import { AppError } from '@luodi/api';
import { afterEach, describe, expect, it } from 'vitest';
import type { EchoJobs } from './echo.worker.ts';
import { JobPool } from './job-pool.ts';

describe('JobPool', () => {
  let pool: JobPool<EchoJobs>;
  const open = (threads: number, deadlineMs = 60_000, maxWaiting = 8, maxWaitMs = 60_000) => {
    pool = new JobPool<EchoJobs>({
      script: new URL('./echo.worker.ts', import.meta.url),
      workerData: undefined,
      threads,
      deadlineMs,
      maxWaiting,
      maxWaitMs,
      heapMb: 64,
    });
    return pool;
  };
  afterEach(() => pool.stop());

  it('answers, in any order asked, and keeps refusals and bugs apart', async () => {
    open(2);
    const answers = await Promise.all([1, 2, 3, 4, 5].map((value) => pool.run('echo', { value })));
    expect(answers).toEqual([1, 2, 3, 4, 5].map((value) => ({ value })));
    await expect(pool.run('refuse', 'x')).rejects.toMatchObject({ code: 'not-found', params: { what: 'x' } });
    const bug = await pool.run('fail', undefined as never).catch((error: unknown) => error);
    expect(bug).not.toBeInstanceOf(AppError);
    expect(bug).toMatchObject({ message: 'a bug' });
    expect(await pool.run('echo', 'still there')).toBe('still there');
  });

  it('ends what passes its deadline or its memory, or leaves; the next job gets a new thread', async () => {
    open(1, 3_000);
    await pool.run('echo', 0);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 20);
    await expect(pool.run('spin', undefined as never)).rejects.toMatchObject({ code: 'review-deadline' });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(20);
    await expect(pool.run('hoard', undefined as never)).rejects.toMatchObject({ code: 'review-deadline' });
    await expect(pool.run('leave', undefined as never)).rejects.toThrow('the thread ended (3)');
    expect(await pool.run('echo', 'again')).toBe('again');
  });

  it('refuses beyond its line, and what waited too long, with a time to come back', async () => {
    open(1, 60_000, 2, 5_000);
    await pool.run('echo', 0);
    const first = pool.run('sleep', 6_000);
    const waiting = [pool.run('echo', 1), pool.run('echo', 2)].map((one) =>
      one.catch((error: unknown) => error),
    );
    await expect(pool.run('echo', 3)).rejects.toMatchObject({ code: 'review-busy', retryAfterS: 5 });
    for (const one of await Promise.all(waiting)) expect(one).toMatchObject({ code: 'review-busy' });
    expect(await first).toBe(6_000);
    expect(await pool.run('echo', 4)).toBe(4);
  });

  it('refuses everything once it is stopped', async () => {
    open(1);
    const left = pool.run('sleep', 30_000).catch((error: unknown) => error);
    await pool.stop();
    expect(await left).toMatchObject({ code: 'review-busy' });
    await expect(pool.run('echo', 1)).rejects.toMatchObject({ code: 'review-busy' });
  });
});
