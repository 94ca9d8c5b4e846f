import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { bilingual } from './terms.ts';

/** An industry of the classification with what the plan says of it. */
export const industryAnswer = z.object({
  edition: z.string(),
  code: z.string(),
  name: bilingual,
  level: z.string(),
  path: z.array(z.object({ code: z.string(), name: bilingual })),
  outcome: z.enum(['matched', 'conflict', 'not-addressed', 'undetermined']),
  status: z.object({ id: z.string(), name: bilingual }).optional(),
  claims: z.array(
    z.object({
      position: z.string(),
      industry: bilingual,
      status: bilingual,
      prefix: z.string(),
      wins: z.boolean(),
      clause: z.object({ id: z.string(), number: z.string().optional() }),
      hostParks: z.array(z.object({ id: z.string(), name: bilingual })),
    }),
  ),
  questions: z.array(bilingual),
});
export type IndustryAnswer = z.infer<typeof industryAnswer>;

/** Searches the classification by code or name. */
export const searchIndustries = endpoint({
  method: 'GET',
  path: '/api/industries',
  access: 'industry.read',
  summary: {
    zh: '按代码或名称查行业，并给出规划对它的定位',
    en: 'Find an industry by code or name, with the position of the plan',
  },
  query: z.strictObject({
    q: z.string().max(100),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: z.object({ industries: z.array(industryAnswer) }),
  errors: [],
});
