import { createHash } from 'node:crypto';
import { contentHash } from '@luodi/core/base';
import type { RecordState } from '@luodi/core/ledger';
import type { Database } from '../../platform/index.ts';
import { appendLedger, type RecordSource } from '../../platform/ledger/index.ts';
import type { Picture } from './read-picture.ts';

const PICTURE = 'picture';

/** Hash of the bytes of a picture: its name. */
function pictureHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Pictures of one zone. Append-only; the same picture is kept once. */
export function pictureStore(database: Database, zone: string) {
  const find = async (hash: string) =>
    database.query
      .selectFrom('picture')
      .select(['media_type', 'content'])
      .where('zone_id', '=', zone)
      .where('hash', '=', hash)
      .executeTakeFirst();
  return {
    /** Keeps a picture under its hash; `by` is who brought it, and when. */
    async add(picture: Picture, by: { readonly actor: string; readonly at: string }): Promise<string> {
      const hash = pictureHash(picture.bytes);
      const { mediaType, width, height, bytes } = picture;
      await database.transaction(async (trx) => {
        const added = await trx
          .insertInto('picture')
          .values({
            zone_id: zone,
            hash,
            media_type: mediaType,
            width,
            height,
            content: Buffer.from(bytes).toString('base64'),
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('hash')
          .execute();
        if (added.length === 0) return;
        await appendLedger(trx, {
          zone,
          ...by,
          action: 'picture.kept',
          subject: { kind: PICTURE, id: hash },
          payload: payloadOf({ zone_id: zone, hash, media_type: mediaType, width, height }),
        });
      });
      return hash;
    },
    /** A picture by its hash, or nothing. */
    async find(hash: string): Promise<{ mediaType: string; bytes: Uint8Array } | undefined> {
      const row = await find(hash);
      return row && { mediaType: row.media_type, bytes: new Uint8Array(Buffer.from(row.content, 'base64')) };
    },
  };
}

/** What the ledger answers for. The bytes are there by their hash. */
function payloadOf(row: {
  readonly zone_id: string;
  readonly hash: string;
  readonly media_type: string;
  readonly width: number;
  readonly height: number;
}) {
  return {
    zone: row.zone_id,
    hash: row.hash,
    mediaType: row.media_type,
    width: row.width,
    height: row.height,
  };
}

/** Few at once, because a picture is large. */
const PAGE = 20;

/** The pictures of a zone as they stand, hashed anew, for the verification of the ledger. */
export function pictureRecords(database: Database, zone: string): RecordSource {
  async function* read(): AsyncGenerator<RecordState> {
    let after = '';
    for (;;) {
      const rows = await database.query
        .selectFrom('picture')
        .selectAll()
        .where('zone_id', '=', zone)
        .where('hash', '>', after)
        .orderBy('hash')
        .limit(PAGE)
        .execute();
      for (const row of rows) {
        const hash = pictureHash(Buffer.from(row.content, 'base64'));
        // The name it is kept under is what the ledger speaks of; what it holds now has to be the same.
        yield { kind: PICTURE, id: row.hash, payloadHash: contentHash(payloadOf({ ...row, hash })) };
      }
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.hash ?? '';
    }
  }
  return { kinds: [PICTURE], read };
}
