import { z } from 'zod';

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The four values of a verdict, the gravest first. */
export const verdictValue = z.enum(['prohibited', 'undecided', 'conditional', 'allowed']);

/** Who has to supply something. */
export const supplier = z.strictObject({ body: z.string().optional(), name: bilingual });

/** Something nobody has told yet. */
export const missingItem = z.strictObject({
  path: z.string().meta({ description: 'project.<fact>, industry, footprint, layer.<id>, threshold.<id>.' }),
  label: bilingual,
  from: supplier,
});

/** A value a finding used. */
export const usedFact = z.strictObject({
  path: z.string(),
  label: bilingual,
  value: z.string(),
  unit: bilingual.optional(),
  source: z.string().optional(),
  date: z.string().optional(),
});

export interface ExplanationNode {
  op: string;
  text: string;
  value: string;
  children: ExplanationNode[];
}

/** A part of an expression with what it came to. */
const explanation: z.ZodType<ExplanationNode> = z.lazy(() =>
  z.strictObject({ op: z.string(), text: z.string(), value: z.string(), children: z.array(explanation) }),
);

/** Where a finding rests, with what a reader needs to look it up. */
export const citedBasis = z.strictObject({
  clause: z.string().optional(),
  number: z.string().optional(),
  heading: bilingual.optional(),
  source: z.string().optional(),
  title: bilingual.optional(),
  article: z.string().optional(),
});

/** The heads under which rules are reviewed, as in rules.yaml. */
const headOfReview = z.enum([
  'industry-policy',
  'siting',
  'environment',
  'safety',
  'land-standard',
  'control-line',
  'use-control',
  'two-highs',
  'standard-land',
  'fair-competition',
  'other',
]);

/** What one rule says of the case. */
export const verdictFinding = z.strictObject({
  rule: z.string(),
  check: headOfReview,
  outcome: z.enum(['prohibited', 'undecided', 'conditional']),
  because: z
    .enum(['requirement', 'missing', 'fault'])
    .meta({ description: 'The requirement fails; something is missing; the rule cannot be evaluated.' }),
  title: bilingual,
  text: bilingual,
  remedy: bilingual,
  needsFrom: supplier.optional(),
  basis: z.array(citedBasis),
  facts: z.array(usedFact),
  missing: z.array(missingItem),
  explanation,
});

/** One overlap of the footprint with a feature of a layer. */
export const verdictOverlap = z.strictObject({
  layer: z.string(),
  feature: z.string(),
  label: z.enum(['overlap', 'contact', 'suspected-sliver']),
  areaM2: z.string(),
  exact: z.string().optional(),
  measures: z.record(z.string(), z.string()),
  reasons: z.array(z.strictObject({ test: z.string(), value: z.string(), limit: z.string() })),
  clearedBy: z
    .strictObject({ by: z.string(), on: z.string(), reason: z.string(), document: z.string() })
    .optional(),
  clearanceRefused: z.literal(true).optional().meta({ description: 'A plain overlap cannot be cleared.' }),
});

/** How a layer could be used. */
export const layerUse = z.strictObject({
  id: z.string(),
  name: bilingual,
  state: z.enum(['used', 'missing', 'stale', 'partly-covered', 'no-footprint']),
  hash: z.string().optional(),
  date: z.string().optional(),
  source: z.string().optional(),
  legalStatus: z.string().optional(),
  uncoveredM2: z.string().optional(),
  validTo: z.string().optional().meta({ description: 'Last day the layer was current, when it is stale.' }),
  staleOverlapM2: z
    .string()
    .optional()
    .meta({ description: 'What the stale layer shows of the footprint. It decides nothing.' }),
});

/** The plan's positions on the industry of the case. */
export const industryAnswer = z.strictObject({
  edition: z.string(),
  code: z.string(),
  name: bilingual.optional(),
  ancestors: z
    .array(z.string())
    .meta({ description: 'Section, division, group, class: as far as the code goes.' }),
  status: z.string().meta({ description: 'Status id, or conflict, or not_addressed.' }),
  statuses: z.array(z.string()),
  positions: z.array(z.string()),
  industries: z.array(z.string()),
  hostParks: z.array(z.string()),
  prospects: z.array(z.string()),
});

export const verdictSchema = z
  .strictObject({
    format: z.literal('luodi-verdict/1'),
    plan: z.strictObject({ id: z.string(), hash, title: bilingual }),
    case: z.strictObject({ id: z.string(), hash }),
    asOf: z.string(),
    value: verdictValue,
    findings: z.array(verdictFinding),
    notApplicable: z.array(z.string()),
    notInEffect: z.array(z.string()),
    satisfied: z.array(z.strictObject({ rule: z.string(), facts: z.array(usedFact) })),
    overlaps: z.array(verdictOverlap),
    layers: z.array(layerUse),
    industry: industryAnswer.optional(),
    missing: z.array(missingItem.extend({ rules: z.array(z.string()) })),
    demonstration: z.boolean(),
  })
  .meta({
    title: 'luodi-verdict/1',
    description: 'What the rules of a plan say of a case. A person concludes.',
  });

export type VerdictValue = z.output<typeof verdictValue>;
export type Verdict = z.output<typeof verdictSchema>;
export type VerdictFinding = z.output<typeof verdictFinding>;
export type VerdictOverlap = z.output<typeof verdictOverlap>;
export type LayerUse = z.output<typeof layerUse>;
export type IndustryAnswer = z.output<typeof industryAnswer>;
export type MissingItem = z.output<typeof missingItem>;
export type UsedFact = z.output<typeof usedFact>;
export type Supplier = z.output<typeof supplier>;
export type CitedBasis = z.output<typeof citedBasis>;
