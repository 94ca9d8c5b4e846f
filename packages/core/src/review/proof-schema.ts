import { z } from 'zod';
import { normalCase } from './case-schema.ts';
import { verdictSchema } from './verdict-schema.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const hashes = z.record(z.string(), hash);

/**
 * Everything an answer rests on, in one file: the package content that was read, the part of every layer the
 * footprint can meet (authenticated against the hash of the whole layer), the case, the verdict, and digests by
 * which any later change is found and named.
 */
export const proofSchema = z
  .strictObject({
    format: z.literal('luodi-proof/1'),
    engine: z.strictObject({ core: z.string().min(1).max(40) }),
    package: z.strictObject({
      hash,
      files: hashes,
      layers: hashes,
      content: z.record(z.string(), z.json()),
    }),
    layers: z.record(z.string(), z.json()),
    case: normalCase,
    verdict: verdictSchema,
    digests: hashes,
    seal: hash,
  })
  .meta({
    title: 'luodi-proof/1',
    description: 'A verdict with all it rests on; replayed offline by anyone.',
  });

export type Proof = z.output<typeof proofSchema>;
