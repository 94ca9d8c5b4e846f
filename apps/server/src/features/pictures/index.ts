/**
 * pictures: photographs beside the records, named by the hash of their bytes. Told by content, freed of what they tell
 * of their making, kept once, each with its entry in the ledger. Which record one belongs to, the record says.
 */
import { AppError, getPicture, postPicture } from '@luodi/api';
import { type Feature, type Platform, route } from '../../platform/index.ts';
import { actorOf } from '../../platform/ledger/index.ts';
import { readPicture } from './read-picture.ts';
import { pictureStore } from './store.ts';

export { pictureRecords } from './store.ts';

const EXPECTED = 'image/jpeg, image/png';

/** Pictures of a zone. */
export function picturesFeature({ database, clock }: Platform, zone: string): Feature {
  const store = pictureStore(database, zone);
  return {
    routes: [
      route(postPicture)(async ({ query, body }, context) => {
        context.authorise('register.change', {
          zone,
          kind: 'record',
          register: query.register,
          // A picture changes nothing until a record names it.
          approval: 'not-needed',
        });
        const pieces: Uint8Array[] = [];
        for await (const piece of body) pieces.push(piece);
        const picture = readPicture(Buffer.concat(pieces));
        if (!picture) throw new AppError('unsupported-media-type', { expected: EXPECTED });
        const { width, height, bytes } = picture;
        const by = { actor: actorOf(context.principal), at: clock.now().toISOString() };
        return { hash: await store.add(picture, by), bytes: bytes.length, width, height };
      }),
      route(getPicture)(async ({ params }, context) => {
        // Pictures are internal: taken on site, they show what nobody asked them to show.
        context.authorise('picture.read', { zone, kind: 'picture' });
        const found = await store.find(params.hash);
        if (!found) throw new AppError('not-found', { what: params.hash });
        const ending = found.mediaType === 'image/png' ? 'png' : 'jpg';
        return {
          name: `${params.hash.slice(0, 16)}.${ending}`,
          mediaType: found.mediaType,
          content: found.bytes,
        };
      }),
    ],
  };
}
