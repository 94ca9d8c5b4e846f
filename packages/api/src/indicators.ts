import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { bilingual, day } from './terms.ts';

/** A record that proves a number. */
const provingRecord = z.object({ id: z.string(), title: z.string(), demonstration: z.boolean() });

/** A target with what was counted for it. */
const targetValue = z.object({
  target: z.string(),
  /** The day it was counted on: the day asked for, or the target's last day once that has passed. */
  on: day,
  /** State word of the target, with what it says. */
  state: z.string(),
  detail: bilingual,
  /** Absent when the register holds nothing on the day: then nothing is known. */
  value: z.int().min(0).optional(),
  reached: z.boolean().optional(),
  /** How many of the things counted rest on demonstration records. */
  demonstration: z.int().min(0),
  /** How many records lack a value and would count if it were there. */
  unclear: z.int().min(0),
  /** Value at the end of each year up to the day counted on. */
  series: z.array(z.object({ on: day, value: z.int().min(0).optional() })),
  register: z.object({ id: z.string(), name: bilingual }),
  /** What was counted, each with its records. Absent when the caller may not read the register. */
  evidence: z
    .object({
      items: z.array(z.object({ title: z.string(), records: z.array(provingRecord) })),
      /** Records that lack values, with the labels of what is missing. */
      unclear: z.array(provingRecord.extend({ missing: z.array(bilingual) })),
    })
    .optional(),
});
export type TargetValue = z.infer<typeof targetValue>;

/** What a target was counted to as of a day, and the records that prove it. */
export const getTargetValue = endpoint({
  method: 'GET',
  path: '/api/plan/targets/{target}/value',
  access: 'plan.read',
  summary: {
    zh: '目标的完成值与逐条凭据（任一时点）',
    en: 'Value of a target and the records that prove it, as of any day',
  },
  params: z.strictObject({ target: z.string().max(80) }),
  query: z.strictObject({
    day: day.optional(),
    /** A ledger sequence number, or an instant or day: what was known then. */
    known: z.string().max(40).optional(),
  }),
  response: targetValue,
  errors: ['not-found', 'database-busy', 'database-deadline', 'database-unavailable'],
});
