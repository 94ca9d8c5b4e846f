import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { bilingual, day, finding } from './terms.ts';

const STORED = ['database-busy', 'database-deadline', 'database-unavailable'] as const;
/** Only disclosed registers are open without an account: any other is refused. */
const CLOSED = ['sign-in-required', 'forbidden'] as const;

export const registerId = z.string().max(40);
export const recordId = z.string().max(80);

/** The two times of a question: the day it is asked for, and the last sequence number that counts as known. */
const asOfQuery = {
  day: day.optional(),
  /** A ledger sequence number, or an instant or day: what was known then. */
  known: z.string().max(40).optional(),
};

const option = z.object({ id: z.string(), label: bilingual });

/** A field as a client needs it to show, filter and enter values. */
const registerField = z.object({
  id: z.string(),
  label: bilingual,
  /** FieldType of core/registers; `plan-thing` comes with its options. */
  type: z.looseObject({ kind: z.string() }),
  options: z.array(option).optional(),
  required: z.boolean(),
  sensitivity: z.enum(['public', 'internal', 'enterprise', 'personal', 'restricted']),
  source: bilingual,
  hint: bilingual.optional(),
  addedByPlan: z.boolean(),
  /** What the caller may do with it: read, change directly, submit because they keep it. */
  mayRead: z.boolean(),
  mayChange: z.boolean(),
  maySubmit: z.boolean(),
});
export type RegisterField = z.infer<typeof registerField>;

const acts = { create: z.boolean(), change: z.boolean(), end: z.boolean() };
/** A register as the caller may see it. */
const registerHead = z.object({
  id: z.string(),
  name: bilingual,
  noun: bilingual,
  about: bilingual,
  /** Field whose column leads the table. */
  titleField: z.string(),
  /** Fields a title is put together from, where it is; `title` of a record says the whole. */
  titleFields: z.array(z.string()).optional(),
  keyFields: z.array(z.string()),
  geometryField: z.string().optional(),
  /** Field that names the enterprise a record is about; `id` when the record is the enterprise. */
  enterpriseField: z.string().optional(),
  columns: z.array(z.string()),
  fields: z.array(registerField),
  /** Records there are at the two times of the question, and how many of them are demonstration data. */
  count: z.int(),
  demonstration: z.int(),
  may: z.object({ ...acts, import: z.boolean(), export: z.boolean() }),
  /** What those who keep it may submit for approval. */
  maySubmit: z.object(acts),
  /** What of it is changed by approval only: all of it, or these fields. */
  approval: z.union([z.literal('all'), z.array(z.string())]).optional(),
  /** Its last change known then, for those who may see its past: ledger entry and instant. */
  changed: z.object({ known: z.int(), at: z.string() }).optional(),
});
export type RegisterHead = z.infer<typeof registerHead>;

/** Stored values by field id; fields the caller may not read are not there, and named in `closed`. */
export const values = z.record(z.string(), z.unknown());

/** One record on one day. */
export const registerRecord = z.object({
  id: recordId,
  title: z.string(),
  /** Known-from sequence of the newest state: the ETag of optimistic locking. */
  version: z.int(),
  /** Days these values hold: from, and until before. */
  from: day,
  until: day.optional(),
  demonstration: z.boolean(),
  values,
  /** Fields the caller may not read: there may be a value, it is not told. */
  closed: z.array(z.string()),
  /** Titles of the records of other registers that values name, by record id. */
  titles: z.record(z.string(), z.string()),
});
export type RegisterRecord = z.infer<typeof registerRecord>;

/** The registers there are, with how many records each holds as of two times. */
export const listRegisters = endpoint({
  method: 'GET',
  path: '/api/registers',
  access: 'register.read',
  summary: { zh: '台账目录：任一时点的记录数', en: 'The registers, with counts as of any two times' },
  query: z.strictObject(asOfQuery),
  response: z.object({ day, known: z.int(), registers: z.array(registerHead) }),
  errors: STORED,
});

/** Filters as JSON: `[{ "field", "operator", "value" }]` (core/registers Filter), all of which hold. */
const listQuery = {
  ...asOfQuery,
  /** Text looked for in the title and key fields. */
  search: z.string().max(200).optional(),
  filters: z.string().max(8_000).optional(),
  /** Field id, with a leading `-` for descending. */
  sort: z.string().max(60).optional(),
};

/** Records of a register that meet a question, a page of them. */
export const listRecords = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/records',
  access: 'register.read',
  summary: {
    zh: '台账记录：筛选、排序、任一时点',
    en: 'Records of a register: filtered, sorted, as of any day',
  },
  params: z.strictObject({ register: registerId }),
  query: z.strictObject({
    ...listQuery,
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
  }),
  response: z.object({
    day,
    known: z.int(),
    total: z.int(),
    demonstration: z.int(),
    /** Sums of numeric columns over all records that meet the question, exact decimal text. */
    sums: z.record(z.string(), z.string()),
    records: z.array(registerRecord),
  }),
  errors: [...CLOSED, 'not-found', ...STORED],
});

/** Places of the records that meet the same question, longitude and latitude. */
export const mapRecords = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/places',
  access: 'register.read',
  summary: { zh: '台账记录的位置', en: 'Places of the records of a register' },
  params: z.strictObject({ register: registerId }),
  query: z.strictObject({ ...listQuery, limit: z.coerce.number().int().min(1).max(20_000).default(10_000) }),
  response: z.object({
    day,
    known: z.int(),
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id: z.string(),
        geometry: z.looseObject({ type: z.string() }),
        properties: z.object({ id: z.string(), title: z.string(), demonstration: z.boolean() }),
      }),
    ),
  }),
  errors: [...CLOSED, 'not-found', ...STORED],
});

const oneRecord = z.strictObject({ register: registerId, id: recordId });

/** One record as of two times. */
export const getRecord = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/records/{id}',
  access: 'register.read',
  summary: { zh: '一条记录', en: 'One record' },
  params: oneRecord,
  query: z.strictObject(asOfQuery),
  response: z.object({ day, known: z.int(), record: registerRecord, findings: z.array(finding) }),
  errors: [...CLOSED, 'not-found', ...STORED],
});

/** A change as the history shows it. */
const historyEntry = z.object({
  known: z.int(),
  at: z.string(),
  actor: z.string(),
  /** Name of the actor, when the caller may know it and it was not erased. */
  actorName: z.string().optional(),
  reason: z.string(),
  basis: z.string().optional(),
  /** Who submitted it, when the actor approved it; and the submission. */
  submittedBy: z.string().optional(),
  submittedByName: z.string().optional(),
  submission: z.string().optional(),
  from: day,
  until: day.optional(),
  act: z.enum(['assert', 'end']),
  /** What each field was on the first day of the change before it, and is since. Closed fields are left out. */
  fields: z.array(
    z.object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
  changeSet: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** The past of a record, field by field, oldest first, with who and why. */
export const getHistory = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/records/{id}/history',
  access: 'register.history',
  summary: {
    zh: '一条记录的经过：谁、何时、为何、改了什么',
    en: 'The past of a record: who, when, why, what',
  },
  params: oneRecord,
  response: z.object({ entries: z.array(historyEntry) }),
  errors: ['not-found', ...STORED],
});

/** What became of a record that ended by a split or merger. */
const succession = z.object({
  /** Day from which it is no more, as known now; absent while it goes on. */
  endedOn: day.optional(),
  /** Records that came from it, those that ended in their turn among them. */
  into: z.array(z.object({ id: recordId, title: z.string(), from: day })),
});
export type Succession = z.infer<typeof succession>;

/** What became of a record that was split or merged: for everybody who may see the register. */
export const getSuccession = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/records/{id}/succession',
  access: 'register.read',
  summary: { zh: '分割合并后成为哪些记录', en: 'What a record became by a split or merger' },
  params: oneRecord,
  response: succession,
  errors: [...CLOSED, 'not-found', ...STORED],
});

/** One act that changed registers: who and why, and the records it named. */
const changeSet = z.object({
  id: z.string(),
  /** Sequence number of its ledger entry. */
  known: z.int(),
  at: z.string(),
  actor: z.string(),
  actorName: z.string().optional(),
  origin: z.string(),
  demonstration: z.boolean(),
  reason: z.string(),
  basis: z.string().optional(),
  /** Who submitted it, when the actor approved it; and the submission. */
  submittedBy: z.string().optional(),
  submittedByName: z.string().optional(),
  submission: z.string().optional(),
  /** Records changed in registers the caller may read. */
  total: z.int(),
  records: z.array(z.object({ register: z.string(), id: recordId, title: z.string() })),
});
export type ChangeSet = z.infer<typeof changeSet>;

/** What an entry of the ledger about registers did, with the first hundred of its records. */
export const getChangeSet = endpoint({
  method: 'GET',
  path: '/api/change-sets/{id}',
  access: 'register.history',
  summary: {
    zh: '一次台账更改：谁、为何、改了哪些记录',
    en: 'One change of registers: who, why, which records',
  },
  params: z.strictObject({ id: z.string().max(80) }),
  response: changeSet,
  errors: ['not-found', ...STORED],
});

/** Why, and for which days: said with every change. */
export const changeHead = {
  /** First day the values hold; today when left out. */
  from: day.optional(),
  /** Day they stop holding; open when left out. */
  until: day.optional(),
  reason: z.string().trim().min(1).max(500),
  basis: z.string().trim().max(500).optional(),
};

const changed = z.object({ known: z.int(), changeSet: z.string(), record: registerRecord });
export const CHANGED = [
  'not-found',
  'conflict',
  'changed-meanwhile',
  'precondition-required',
  'disk-full',
  ...STORED,
] as const;

/** Enters a new record. `Idempotency-Key` makes a repeated call harmless. */
export const postRecord = endpoint({
  method: 'POST',
  path: '/api/registers/{register}/records',
  access: 'register.create',
  summary: { zh: '新增记录', en: 'Enter a new record' },
  params: z.strictObject({ register: registerId }),
  body: z.strictObject({ ...changeHead, values }),
  response: changed,
  status: 201,
  errors: CHANGED,
  maxBodyBytes: 4 * 1024 * 1024,
  cost: 2,
});

/** Changes values of a record; `null` takes a value away. Needs `If-Match` with the version seen. */
export const patchRecord = endpoint({
  method: 'PATCH',
  path: '/api/registers/{register}/records/{id}',
  access: 'register.change',
  summary: {
    zh: '更改记录（从某日起，或更正某段时间）',
    en: 'Change a record, from a day on or for a time past',
  },
  params: oneRecord,
  body: z.strictObject({ ...changeHead, values }),
  response: changed,
  errors: CHANGED,
  maxBodyBytes: 4 * 1024 * 1024,
  cost: 2,
});

/** Ends a record from a day on. Its past stays. Needs `If-Match`. */
export const endRecord = endpoint({
  method: 'POST',
  path: '/api/registers/{register}/records/{id}/end',
  access: 'register.end',
  summary: { zh: '终止记录（此前的历史保留）', en: 'End a record; its past stays' },
  params: oneRecord,
  body: z.strictObject({ ...changeHead }),
  response: z.object({ known: z.int(), changeSet: z.string() }),
  errors: CHANGED,
});

/**
 * Erases every personal value a record has had. The values are gone for good; that there were some, and that they were
 * erased, stays in the ledger, which verifies as before.
 */
export const eraseRecordPersonal = endpoint({
  method: 'POST',
  path: '/api/registers/{register}/records/{id}/erase-personal',
  access: 'personal.erase',
  summary: { zh: '删除一条记录中的个人信息', en: 'Erase the personal values of a record' },
  params: oneRecord,
  body: z.strictObject({ reason: changeHead.reason }),
  response: z.object({ erased: z.int() }),
  errors: ['not-found', 'disk-full', ...STORED],
});

/** A view somebody keeps: question and columns of a register under a name. */
const savedView = z.object({
  id: z.string(),
  register: z.string(),
  name: z.string(),
  query: z.string(),
  columns: z.array(z.string()),
});
export type SavedView = z.infer<typeof savedView>;

/** The views the signed-in person keeps. */
export const listViews = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/views',
  access: 'view.keep',
  summary: { zh: '我保存的视图', en: 'My saved views' },
  params: z.strictObject({ register: registerId }),
  response: z.object({ views: z.array(savedView) }),
  errors: ['not-found', ...STORED],
});

/** Keeps a view; one of the same name is replaced. */
export const putView = endpoint({
  method: 'PUT',
  path: '/api/registers/{register}/views',
  access: 'view.keep',
  summary: { zh: '保存视图', en: 'Keep a view' },
  params: z.strictObject({ register: registerId }),
  body: z.strictObject({
    name: z.string().trim().min(1).max(60),
    query: z.string().max(8_000),
    columns: z.array(z.string().max(60)).max(80),
  }),
  response: savedView,
  errors: ['not-found', 'disk-full', ...STORED],
});

/** Forgets a view. */
export const deleteView = endpoint({
  method: 'DELETE',
  path: '/api/registers/{register}/views/{id}',
  access: 'view.keep',
  summary: { zh: '删除视图', en: 'Forget a view' },
  params: z.strictObject({ register: registerId, id: z.string().max(80) }),
  response: z.object({}),
  errors: ['not-found', ...STORED],
});
