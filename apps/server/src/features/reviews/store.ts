import { type Database, jsonb } from '../../platform/index.ts';

/** A review as it is kept: the proof is the record, the other columns serve lists. */
export interface StoredReview {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  readonly planHash: string;
  readonly verdictHash: string;
  readonly createdAt: string;
}

/** The reviews of one zone. Append-only: an answer once given stands. */
export interface ReviewStore {
  /** Keeps a review. `input` is the question as it was put, `proof` the canonical JSON text of the proof. */
  add(review: StoredReview & { readonly input: unknown; readonly proof: string }): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<StoredReview[]>;
  /** Proof of a review, or nothing when there is no such review in this zone. */
  find(id: string): Promise<(StoredReview & { readonly proof: string }) | undefined>;
}

/** Reviews of a zone in the database. */
export function reviewStore(database: Database, zoneId: string): ReviewStore {
  const columns = ['id', 'title', 'verdict', 'plan_hash', 'verdict_hash', 'created_at'] as const;
  const present = (row: {
    id: string;
    title: string;
    verdict: string;
    plan_hash: string;
    verdict_hash: string;
    created_at: Date;
  }): StoredReview => ({
    id: row.id,
    title: row.title,
    value: row.verdict,
    planHash: row.plan_hash,
    verdictHash: row.verdict_hash,
    createdAt: row.created_at.toISOString(),
  });
  return {
    async add(review) {
      await database.transaction((trx) =>
        trx
          .insertInto('review')
          .values({
            zone_id: zoneId,
            id: review.id,
            title: review.title,
            verdict: review.value,
            plan_hash: review.planHash,
            verdict_hash: review.verdictHash,
            input: jsonb(review.input),
            proof: review.proof,
            created_at: new Date(review.createdAt),
          })
          .execute(),
      );
    },
    async list(limit) {
      const rows = await database.query
        .selectFrom('review')
        .select(columns)
        .where('zone_id', '=', zoneId)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(present);
    },
    async find(id) {
      const row = await database.query
        .selectFrom('review')
        .select([...columns, 'proof'])
        .where('zone_id', '=', zoneId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? { ...present(row), proof: row.proof } : undefined;
    },
  };
}
