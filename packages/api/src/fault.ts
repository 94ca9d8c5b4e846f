import { z } from 'zod';
import { bilingual } from './terms.ts';

/** One fault of an input: where it stands and what is wrong, in both languages. */
export const fault = z.object({
  /** Which part of the request; `caller` is who asks. */
  in: z.enum(['path', 'query', 'body', 'header', 'caller']),
  /** JSON pointer (RFC 6901) inside that part; empty for the whole. */
  pointer: z.string(),
  code: z.string(),
  text: bilingual,
});
export type Fault = z.infer<typeof fault>;
