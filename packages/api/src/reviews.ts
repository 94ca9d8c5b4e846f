import { normalCase, proofSchema, verdictSchema } from '@luodi/core/review';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { displayCollection } from './map.ts';
import { bilingual, finding } from './terms.ts';

/** A footprint of 20,000 vertices, the most that is reviewed, takes 1 MB as GeoJSON with all its digits. */
const FOOTPRINT_BYTES = 4 * 1024 * 1024;
/** A proof for the whole of a zone takes 1 MB. */
const PROOF_BYTES = 8 * 1024 * 1024;

/** Refusals of whatever is computed on the review threads. */
const COMPUTED = ['review-busy', 'review-deadline'] as const;
/** Refusals of whatever is read from or written to storage. */
const STORED = ['database-busy', 'database-deadline', 'database-unavailable'] as const;

/** A fact that a rule needs and the case does not give, with the reason it is asked. */
export const neededFact = z.object({
  kind: z.enum(['industry', 'footprint', 'fact', 'layer', 'threshold']),
  path: z.string(),
  label: bilingual,
  from: bilingual,
  because: z.array(z.object({ rule: z.string(), title: bilingual, clause: z.string().optional() })),
});
export type NeededFact = z.infer<typeof neededFact>;

/** What flips between two verdicts. */
export const flip = z.object({
  rule: z.string(),
  title: bilingual,
  before: z.string(),
  after: z.string(),
});
export type Flip = z.infer<typeof flip>;

const reviewed = z.object({
  id: z.string(),
  createdAt: z.string(),
  verdict: verdictSchema,
  verdictHash: z.string(),
  needed: z.array(neededFact),
  /** Findings about the input itself that are not errors. */
  notes: z.array(finding),
  /** Footprint and overlaps for the map, longitude and latitude. */
  map: displayCollection,
  /** What the features of the verdict's overlaps are called, for a reader; a verdict itself holds ids only. */
  places: z.array(
    z.object({
      layer: z.string(),
      feature: z.string(),
      name: bilingual.optional(),
      class: z.string().optional(),
    }),
  ),
  flips: z.array(flip).optional(),
  case: normalCase,
});
export type Reviewed = z.infer<typeof reviewed>;

/** Asks the plan about a project. */
export const postReview = endpoint({
  method: 'POST',
  path: '/api/reviews',
  access: 'review.ask',
  summary: { zh: '询问：这个项目能否落在这里', en: 'Ask: may this project stand here' },
  body: z.strictObject({
    case: z.unknown(),
    /** Id of an earlier review to compare with: what flips. */
    compareWith: z.string().max(80).optional(),
  }),
  response: reviewed,
  errors: ['not-found', 'disk-full', ...STORED, ...COMPUTED],
  maxBodyBytes: FOOTPRINT_BYTES,
  cost: 10,
});

/** The questions already answered, newest first. */
export const listReviews = endpoint({
  method: 'GET',
  path: '/api/reviews',
  access: 'review.list',
  summary: { zh: '已有的研判', en: 'Reviews made so far, newest first' },
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  response: z.object({
    reviews: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        value: z.string(),
        planHash: z.string(),
        verdictHash: z.string(),
        createdAt: z.string(),
      }),
    ),
  }),
  errors: STORED,
});

/** One review. */
export const getReview = endpoint({
  method: 'GET',
  path: '/api/reviews/{id}',
  access: 'review.read',
  summary: { zh: '一次研判', en: 'One review' },
  params: z.strictObject({ id: z.string().max(80) }),
  response: reviewed,
  errors: ['not-found', ...STORED, ...COMPUTED],
});

/** The proof of a review, to download and replay anywhere. */
export const getProof = endpoint({
  method: 'GET',
  path: '/api/reviews/{id}/proof',
  access: 'review.read',
  summary: { zh: '研判的证明：可下载、可离线重放', en: 'Proof of a review: download it, replay it offline' },
  params: z.strictObject({ id: z.string().max(80) }),
  response: proofSchema,
  errors: ['not-found', ...STORED],
});

/** Replays a proof. */
export const verifyProof = endpoint({
  method: 'POST',
  path: '/api/proofs/verify',
  access: 'proof.verify',
  summary: { zh: '重放并核验一份证明', en: 'Replay and verify a proof' },
  body: z.strictObject({ proof: z.unknown() }),
  maxBodyBytes: PROOF_BYTES,
  cost: 10,
  response: z.object({
    ok: z.boolean(),
    samePlan: z.boolean(),
    findings: z.array(finding),
    verdictHash: z.string().optional(),
  }),
  errors: COMPUTED,
});

/** Reads a footprint before it is asked about: coordinate list, land TXT or GeoJSON. */
export const readFootprint = endpoint({
  method: 'POST',
  path: '/api/footprints',
  access: 'review.ask',
  maxBodyBytes: FOOTPRINT_BYTES,
  cost: 2,
  summary: {
    zh: '读取用地范围：坐标串、界址点文件或 GeoJSON',
    en: 'Read a footprint: coordinate list, land TXT or GeoJSON',
  },
  body: z.strictObject({
    coordinates: z.string().max(4_000_000).optional(),
    geojson: z.unknown().optional(),
    crs: z.string().max(40).optional(),
  }),
  response: z.object({
    footprint: z.unknown().optional(),
    areaM2: z.string().optional(),
    crs: z.string().optional(),
    /** When the text can be read in more than one way: the readings to choose from. */
    candidates: z.array(
      z.object({ reading: z.string(), label: bilingual, areaM2: z.string(), distanceKm: z.string() }),
    ),
    findings: z.array(finding),
    map: displayCollection,
  }),
  errors: COMPUTED,
});
export type ReadFootprint = z.infer<typeof readFootprint.response>;
