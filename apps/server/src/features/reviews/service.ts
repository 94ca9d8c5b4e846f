import { randomUUID } from 'node:crypto';
import { AppError, type Reviewed } from '@luodi/api';
import type { Proof } from '@luodi/core/review';
import type { Clock, JobPool } from '../../platform/index.ts';
import type { ReviewJobs } from './answers.ts';
import type { ReviewStore } from './store.ts';

/** What a review service is made of. */
export interface ReviewParts {
  /** Hash of the package that is served. */
  readonly planHash: string;
  readonly store: ReviewStore;
  readonly pool: JobPool<ReviewJobs>;
  readonly clock: Clock;
}

/** Asks, keeps and finds again. What is computed is computed on the pool. */
export function reviewService({ planHash, store, pool, clock }: ReviewParts) {
  const find = async (id: string) => {
    const stored = await store.find(id);
    if (!stored) throw new AppError('not-found', { what: id });
    return stored;
  };
  return {
    /** The proof of a review. */
    async proof(id: string): Promise<Proof> {
      // Our own column, written from a proof and guarded against change: parsing gives back what was put in.
      return JSON.parse((await find(id)).proof) as Proof;
    },
    /** Answers a question and keeps the answer. Faults of the case come back as one complete list. */
    async ask(raw: unknown, compareWith: string | undefined, actor: string): Promise<Reviewed> {
      const before = compareWith === undefined ? undefined : (await find(compareWith)).proof;
      const { view, proof } = await pool.run('ask', { raw, before });
      const id = randomUUID();
      const createdAt = clock.now().toISOString();
      await store.add({
        id,
        title: view.case.title ?? view.case.id,
        value: view.verdict.value,
        planHash,
        verdictHash: view.verdictHash,
        createdAt,
        input: raw,
        proof,
        actor,
      });
      return { id, createdAt, ...view };
    },
    /** A review as it was answered: from its proof, not answered anew. */
    async get(id: string): Promise<Reviewed> {
      const { createdAt, proof } = await find(id);
      return { id, createdAt, ...(await pool.run('show', proof)) };
    },
  };
}
