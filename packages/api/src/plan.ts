import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { bilingual, day, finding } from './terms.ts';

/** Word of a clause's or a bound thing's state, see screens: a word and a mark, colour third. */
const stateWord = z.object({ id: z.string(), zh: z.string(), en: z.string(), mark: z.string() });

/** One bound thing of a clause with its state now. */
const evidence = z.object({
  kind: z.string(),
  id: z.string(),
  name: bilingual,
  state: z.string(),
  detail: bilingual,
  missing: z.object({ what: bilingual, from: bilingual.optional() }).optional(),
});

/** A clause as the living plan shows it. */
export const livingClause = z.object({
  id: z.string(),
  parent: z.string().optional(),
  number: z.string().optional(),
  kind: z.enum(['chapter', 'section', 'statement']),
  nature: z.string().optional(),
  heading: bilingual.optional(),
  text: bilingual.optional(),
  locator: z
    .object({
      source: z.string(),
      sourceTitle: bilingual,
      chapter: z.string(),
      paragraph: z.number().optional(),
      sentence: z.number().optional(),
      anchor: z.string().optional(),
    })
    .optional(),
  state: z.string(),
  evidence: z.array(evidence),
  findings: z.array(finding),
  notExecutable: bilingual.optional(),
});
export type LivingClause = z.infer<typeof livingClause>;

/** Who the plan is: shown in the head of every screen. */
export const planHead = z.object({
  id: z.string(),
  title: bilingual,
  shortTitle: bilingual,
  issuer: bilingual,
  documentNumber: z.string().optional(),
  issuedOn: z.string().optional(),
  period: z.object({ from: z.string(), to: z.string() }),
  state: z.enum(['preparation', 'in-force', 'archived']),
  zone: z.object({
    id: z.string(),
    name: bilingual,
    country: z.string(),
    centre: z.object({ lon: z.number(), lat: z.number() }),
  }),
  classification: z.string(),
  hash: z.string(),
  engine: z.string(),
  demonstration: bilingual.optional(),
});
export type PlanHead = z.infer<typeof planHead>;

/** The living plan: every clause with its state on a day. */
export const livingPlan = z.object({
  plan: planHead,
  asOf: z.string(),
  words: z.array(stateWord),
  clauses: z.array(livingClause),
  /** Lint findings that concern no single clause. */
  findings: z.array(finding),
  counts: z.object({
    clauses: z.number(),
    executable: z.number(),
    rules: z.number(),
    errors: z.number(),
    warnings: z.number(),
    notes: z.number(),
  }),
});
export type LivingPlan = z.infer<typeof livingPlan>;

/** Plan identity. */
export const getPlan = endpoint({
  method: 'GET',
  path: '/api/plan',
  access: 'plan.read',
  summary: { zh: '规划的身份与版本', en: 'Identity and version of the plan that is served' },
  response: planHead,
  errors: [],
});

/** The living plan. */
export const getLivingPlan = endpoint({
  method: 'GET',
  path: '/api/plan/clauses',
  access: 'plan.read',
  summary: {
    zh: '活规划：每一条款及其在某日的状态',
    en: 'The living plan: every clause with its state on a day',
  },
  query: z.strictObject({
    asOf: day.optional(),
    /** What was known then: a ledger sequence number, an instant or a day; for what is counted from registers. */
    known: z.string().max(40).optional(),
  }),
  response: livingPlan,
  errors: ['database-busy', 'database-deadline', 'database-unavailable'],
});

/** One file of the package as parsed: what a screen needs to name things (parks, facts, sources, rules…). */
export const getPlanFile = endpoint({
  method: 'GET',
  path: '/api/plan/files/{file}',
  access: 'plan.read',
  summary: { zh: '规划包的一个文件（解析后）', en: 'One file of the plan package, parsed' },
  params: z.strictObject({
    file: z.enum([
      'plan',
      'sources',
      'clauses',
      'layout',
      'industries',
      'indicators',
      'targets',
      'facts',
      'thresholds',
      'rules',
      'bodies',
      'tasks',
      'procedures',
      'questions',
      'record',
    ]),
  }),
  response: z.record(z.string(), z.unknown()),
  errors: ['not-found'],
});
