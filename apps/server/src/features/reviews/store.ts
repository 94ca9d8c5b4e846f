import { contentHash } from '@luodi/core/base';
import type { RecordState } from '@luodi/core/ledger';
import { asStoredInstant, type Database, instantText, jsonb } from '../../platform/index.ts';
import { appendLedger, type RecordSource, textHash } from '../../platform/ledger/index.ts';

const REVIEW = 'review';

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
  /** Keeps a review. `input` is the question as it was put, `proof` the canonical JSON text, `actor` who asked. */
  add(
    review: StoredReview & { readonly input: unknown; readonly proof: string; readonly actor: string },
  ): Promise<void>;
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
      const row = {
        zone_id: zoneId,
        id: review.id,
        title: review.title,
        verdict: review.value,
        plan_hash: review.planHash,
        verdict_hash: review.verdictHash,
        proof: review.proof,
      };
      const createdAt = asStoredInstant(review.createdAt);
      await database.transaction(async (trx) => {
        await trx
          .insertInto('review')
          .values({ ...row, input: jsonb(review.input), created_at: new Date(review.createdAt) })
          .execute();
        await appendLedger(trx, {
          zone: zoneId,
          at: review.createdAt,
          actor: review.actor,
          action: 'review.kept',
          subject: { kind: REVIEW, id: review.id },
          payload: payloadOf({ ...row, input: review.input, createdAt }),
        });
      });
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

/** What the ledger answers for: every column of the row, the proof by its hash. */
function payloadOf(row: {
  readonly zone_id: string;
  readonly id: string;
  readonly title: string;
  readonly verdict: string;
  readonly plan_hash: string;
  readonly verdict_hash: string;
  readonly input: unknown;
  readonly proof: string;
  readonly createdAt: string;
}) {
  return {
    zone: row.zone_id,
    id: row.id,
    title: row.title,
    verdict: row.verdict,
    planHash: row.plan_hash,
    verdictHash: row.verdict_hash,
    input: row.input,
    proof: textHash(row.proof),
    createdAt: row.createdAt,
  };
}

/** Small, because a proof may be long. */
const PAGE = 100;

/** The reviews of a zone as they stand, for the verification of the ledger. */
export function reviewRecords(database: Database, zoneId: string): RecordSource {
  async function* read(): AsyncGenerator<RecordState> {
    let after = '';
    for (;;) {
      const rows = await database.query
        .selectFrom('review')
        .select(['zone_id', 'id', 'title', 'verdict', 'plan_hash', 'verdict_hash', 'input', 'proof'])
        .select(instantText('created_at').as('createdAt'))
        .where('zone_id', '=', zoneId)
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .execute();
      for (const row of rows) yield { kind: REVIEW, id: row.id, payloadHash: contentHash(payloadOf(row)) };
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.id;
    }
  }
  return { kinds: [REVIEW], read };
}
