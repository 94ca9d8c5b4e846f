import { isDay } from '@luodi/core/base';
import { z } from 'zod';

/** Text in both languages, as the wire carries it. */
export const bilingual = z.object({ zh: z.string(), en: z.string() });

/** A finding with its text rendered in both languages, so that a client needs no catalogue. */
export const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  text: bilingual,
  file: z.string().optional(),
  pointer: z.string(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  clause: z.string().optional(),
});
export type WireFinding = z.infer<typeof finding>;

/** A calendar day there is, YYYY-MM-DD. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDay, { message: 'not an existing calendar day' });
