import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CHANGED, changeHead, recordId, registerId, registerRecord, values } from './registers.ts';
import { bilingual, day, finding } from './terms.ts';

const STORED = ['database-busy', 'database-deadline', 'database-unavailable'] as const;

/** A record that names a parcel on some day from the day of a split or merger on. */
const referringRecord = z.object({
  register: registerId,
  id: recordId,
  /** Title as far as the caller may see it; the id otherwise. */
  title: z.string(),
  /** Field it names the parcel in. */
  field: z.string(),
  version: z.int(),
  /** Parcels among those asked about that it names. */
  names: z.array(recordId),
  /** First day on which it does, the day asked for at the earliest. */
  from: day,
  demonstration: z.boolean(),
  /** Its own place, in the stored form, where it has one that the caller may read. */
  place: z.unknown().optional(),
  /** Whether the caller may let it follow. */
  mayFollow: z.boolean(),
  /** Roles whose turn it is where the caller may not. */
  turn: z.array(bilingual),
});
export type ReferringRecord = z.infer<typeof referringRecord>;

/** Records that name parcels which are to be split or merged on a day. */
export const listReferring = endpoint({
  method: 'GET',
  path: '/api/registers/parcels/referring',
  access: 'register.change',
  summary: {
    zh: '分割合并前：哪些记录指向这些宗地',
    en: 'Before a split or merger: records that name the parcels',
  },
  query: z.strictObject({
    day,
    /** Ids of the parcels, separated by commas. */
    parents: z.string().min(1).max(4_100),
  }),
  response: z.object({ known: z.int(), records: z.array(referringRecord) }),
  errors: ['not-found', ...STORED],
});

/**
 * Splits or merges parcels on a day: the parents end, the children begin, and areas have to come out even (findings
 * say by how much they do not). With `referring` the records that name the parents follow in the same act.
 */
export const reshapeParcels = endpoint({
  method: 'POST',
  path: '/api/registers/parcels/reshape',
  access: 'register.change',
  summary: { zh: '宗地分割与合并', en: 'Split or merge parcels' },
  body: z.strictObject({
    day: day,
    parents: z
      .array(z.strictObject({ id: recordId, version: z.int() }))
      .min(1)
      .max(50),
    children: z.array(z.strictObject({ values })).min(1).max(50),
    /**
     * What becomes of the records that name the parents. Left out: they all stay as they are. Given, it has to hold
     * every one the caller may change, each in the version seen, or the act is refused with `changed-meanwhile`.
     */
    referring: z
      .array(
        z.strictObject({
          register: registerId,
          id: recordId,
          field: z.string().max(60),
          version: z.int(),
          /** Place of the child it names from the day on; `null`: it goes on naming the parent, as history. */
          to: z.int().min(0).max(49).nullable(),
        }),
      )
      .max(5_000)
      .optional(),
    reason: changeHead.reason,
    basis: changeHead.basis,
  }),
  response: z.object({
    known: z.int(),
    changeSet: z.string(),
    records: z.array(registerRecord),
    /** How many referring records name a child from now on. */
    followed: z.int(),
    findings: z.array(finding),
  }),
  errors: CHANGED,
  maxBodyBytes: 4 * 1024 * 1024,
  cost: 5,
});
