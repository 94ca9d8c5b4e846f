import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, finding } from './terms.ts';

/** One act as the ledger holds it; see `luodi-ledger/1`. */
const ledgerEntry = z.object({
  seq: z.int().min(1),
  zone: z.string(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  payloadHash: z.string(),
  commitments: z.record(z.string(), z.string()).optional(),
  prev: z.string(),
  hash: z.string(),
});

const ledgerHead = {
  zone: z.string(),
  /** Verifier key of the signer. To be relied on only when got by another way than this. */
  publicKey: z.string(),
  /** How many entries there are. */
  size: z.int().min(0),
};

const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What was done, newest first. */
export const listLedger = endpoint({
  method: 'GET',
  path: '/api/ledger',
  access: 'ledger.read',
  summary: { zh: '留痕：做过什么，新的在前', en: 'The ledger: what was done, newest first' },
  query: z.strictObject({
    /** Entries before this number; left out, the newest. */
    before: seq.optional(),
    /** Only what this account did. */
    actor: z.string().max(200).optional(),
    /** Only what was done to things of this kind. */
    kind: z.string().max(80).optional(),
    /** Only what was done up to the end of this day, UTC. */
    until: day.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({
    ...ledgerHead,
    /** How many entries the newest checkpoint covers. */
    signed: z.int().min(0),
    /** Why nothing more is signed, when that is so. */
    trouble: z.string().optional(),
    entries: z.array(ledgerEntry),
    /** Display names of the accounts that acted, by id; one that was erased is left out. */
    names: z.record(z.string(), z.string()),
    /**
     * Of acts on accounts, by the number of the entry: whose, from which address, why. Only for those who may see the
     * accounts; what was erased is left out.
     */
    about: z.record(
      z.string(),
      z.object({
        account: z.string().optional(),
        name: z.string().optional(),
        address: z.string().optional(),
        reason: z.string().optional(),
      }),
    ),
  }),
  errors: ['database-busy', 'database-deadline', 'database-unavailable'],
});

/** The ledger to take along, in pages; the first one brings the checkpoints. */
export const exportLedger = endpoint({
  method: 'GET',
  path: '/api/ledger/export',
  access: 'ledger.read',
  summary: {
    zh: '导出留痕：记录与签名检查点，可离线核验',
    en: 'Export of the ledger: entries and signed checkpoints, to verify offline',
  },
  query: z.strictObject({
    after: seq.default(0),
    limit: z.coerce.number().int().min(1).max(10_000).default(10_000),
  }),
  response: z.object({
    format: z.string(),
    ...ledgerHead,
    checkpoints: z.array(z.string()),
    entries: z.array(ledgerEntry),
  }),
  errors: ['database-busy', 'database-deadline', 'database-unavailable', 'disk-full'],
  cost: 10,
});

/** Verifies the chain as it is stored, against the checkpoints, their witness, and the records themselves. */
export const verifyLedger = endpoint({
  method: 'GET',
  path: '/api/ledger/verify',
  access: 'ledger.verify',
  summary: { zh: '核验留痕', en: 'Verify the ledger' },
  response: z.object({
    ok: z.boolean(),
    ...ledgerHead,
    signed: z.int().min(0),
    head: z.string(),
    root: z.string(),
    /** The first entry the evidence points at. */
    firstBad: z.int().optional(),
    findings: z.array(finding),
  }),
  errors: ['database-busy', 'database-deadline', 'database-unavailable'],
  cost: 50,
});
export type LedgerVerification = z.infer<typeof verifyLedger.response>;
