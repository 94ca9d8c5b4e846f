import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { bilingual, day } from './terms.ts';

const ERRORS = [
  'sign-in-required',
  'forbidden',
  'not-found',
  'database-busy',
  'database-deadline',
  'database-unavailable',
] as const;

/** The question of a list without its order: both times, text looked for, conditions as JSON (`listRecords`). */
const question = {
  day: day.optional(),
  known: z.string().max(40).optional(),
  search: z.string().max(200).optional(),
  filters: z.string().max(8_000).optional(),
};

/** Count and exact sums of some records. */
const tally = {
  count: z.int(),
  demonstration: z.int(),
  /** Sums of amounts by field id, exact decimal text in base units; a field that no record fills in has none. */
  sums: z.record(z.string(), z.string()),
  /** How many of the records fill in each field that has a sum. */
  filled: z.record(z.string(), z.int()),
};

const breakdownGroup = z.object({
  /** Option, plan thing, year, code or text; absent where the field is not filled in. */
  key: z.string().optional(),
  /** Name of the group, where the key is not what a reader reads. */
  label: bilingual.optional(),
  /** Conditions that exactly the records of this group meet, beside those of the question; absent when it cannot be asked for. */
  filters: z
    .array(
      z.object({
        field: z.string(),
        operator: z.string(),
        value: z.union([z.string(), z.number(), z.boolean()]).optional(),
      }),
    )
    .optional(),
  ...tally,
});
export type RegisterBreakdownGroup = z.infer<typeof breakdownGroup>;

/** Most groups of one breakdown; what is beyond is told as one sum. */
export const MOST_GROUPS = 200;

/** The records that meet a question, by the groups of a field. */
export const breakDownRecords = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/breakdown',
  access: 'register.read',
  summary: {
    zh: '台账汇总：按一个字段分组的记录数与合计，任一时点',
    en: 'Records of a register by the groups of a field, with counts and sums, as of any day',
  },
  params: z.strictObject({ register: z.string().max(40) }),
  query: z.strictObject({
    ...question,
    /** Id of a field by whose values the records fall into groups, each into one. */
    by: z.string().max(60),
    /** How finely industries are told apart: the level of the classification, 1 the topmost; the second when absent. */
    depth: z.coerce.number().int().min(1).max(9).optional(),
  }),
  response: z.object({
    day,
    known: z.int(),
    groups: z.array(breakdownGroup).max(MOST_GROUPS),
    /** Of industries: the levels of the zone's classification from the top, of which `depth` counts; and the depth taken. */
    levels: z.array(bilingual).optional(),
    depth: z.int().optional(),
    /** The groups that did not fit, added up; absent when all are there. */
    rest: z.object({ groups: z.int(), ...tally }).optional(),
    total: z.object(tally),
  }),
  errors: ERRORS,
});

/** The records that meet a question, counted and added up on one day after another. */
export const trendOfRecords = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/trend',
  access: 'register.read',
  summary: {
    zh: '台账走势：各期末的记录数与合计',
    en: 'Records of a register counted and added up at the end of one period after another',
  },
  params: z.strictObject({ register: z.string().max(40) }),
  query: z.strictObject({
    ...question,
    /** First day that is of interest; the last is `day`. */
    from: day,
    step: z.enum(['year', 'quarter', 'month']),
  }),
  response: z.object({ known: z.int(), points: z.array(z.object({ day, ...tally })) }),
  errors: ERRORS,
});

const differenceKind = z.enum(['appeared', 'gone', 'changed']);

/** A record that is not the same at two times. */
const recordDifference = z.object({
  id: z.string(),
  /** As it is called at the second time, or was at the first when it is no more. */
  title: z.string(),
  kind: differenceKind,
  demonstration: z.boolean(),
  /** Of a changed record, what each field was and is, as far as the caller may see it. */
  fields: z.array(
    z.object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
  /** Titles of the records of other registers that these values name, by record id. */
  titles: z.record(z.string(), z.string()),
});
export type RecordDifference = z.infer<typeof recordDifference>;

const twoTimes = z.object({ day, known: z.int() });

/** What differs in a register between two times, each of them of both kinds. */
export const compareRecords = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/comparison',
  access: 'register.read',
  summary: {
    zh: '台账两个时点的对照：新增、不再、变动的记录',
    en: 'What differs in a register between two times: records that came, went or changed',
  },
  params: z.strictObject({ register: z.string().max(40) }),
  query: z.strictObject({
    ...question,
    /** The first of the two times; the second is `day` and `known`. What was known is the same when left out. */
    beforeDay: day,
    beforeKnown: z.string().max(40).optional(),
    kind: differenceKind.optional(),
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({
    before: twoTimes,
    after: twoTimes,
    /** How many differ, of each kind, over all that meet the conditions at one of the two times. */
    counts: z.object({ appeared: z.int(), gone: z.int(), changed: z.int() }),
    demonstration: z.int(),
    records: z.array(recordDifference),
  }),
  errors: ERRORS,
});
