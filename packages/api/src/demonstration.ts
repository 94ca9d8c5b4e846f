import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const STORED = ['database-busy', 'database-deadline', 'database-unavailable'] as const;

/** How the demonstration data of the zone stands. */
const demonstrationState = z.object({
  /**
   * `absent`: there is none. `filling`: it is being written. `present`: it is there. `failed`: it could not be written
   * whole; the next start goes on.
   */
  state: z.enum(['absent', 'filling', 'present', 'failed']),
  /** Parts written, of all parts; both 0 unless it is being written. */
  done: z.int().min(0),
  total: z.int().min(0),
  /** Demonstration records there are now, by register. */
  records: z.record(z.string(), z.int()),
});
export type DemonstrationState = z.infer<typeof demonstrationState>;

/** Whether the zone holds demonstration data, and how far the writing of it has come. */
export const getDemonstration = endpoint({
  method: 'GET',
  path: '/api/demonstration',
  access: 'plan.read',
  summary: { zh: '演示数据的状况', en: 'How the demonstration data stands' },
  response: demonstrationState,
  errors: STORED,
});

/** Takes all demonstration records out of the registers, and the trial accounts with them. Their past stays known. */
export const removeDemonstration = endpoint({
  method: 'POST',
  path: '/api/demonstration/remove',
  access: 'demonstration.remove',
  summary: {
    zh: '清除演示数据与演示账户（此前的留痕与历史保留）',
    en: 'Remove demonstration data and trial accounts; the ledger and what was known stay',
  },
  body: z.strictObject({}),
  response: z.object({
    /** Records taken out, by register. */
    ended: z.record(z.string(), z.int()),
    /** Trial accounts closed. */
    accounts: z.int(),
  }),
  errors: ['conflict', 'disk-full', ...STORED],
  cost: 20,
});
