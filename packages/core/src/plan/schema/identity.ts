import { z } from 'zod';
import { basis, bilingual, certainty, day, decimal, id } from './terms.ts';

/** Zone frame: the equal-area projection whose integer grid (0.1 mm) is the geometry of record. */
export const frame = z.strictObject({
  projection: z.literal('laea'),
  ellipsoid: z.enum(['CGCS2000', 'WGS84', 'GRS80']),
  lat0: z.number().min(-90).max(90),
  lon0: z.number().min(-180).max(180),
  unitM: z.literal(0.0001),
});

/** plan.yaml: which plan this is. */
export const planFile = z
  .strictObject({
    format: z.literal('luodi-plan/1'),
    id,
    title: bilingual,
    shortTitle: bilingual.optional(),
    issuer: bilingual,
    documentNumber: z.string().min(1).optional(),
    issuedOn: day.optional(),
    period: z.strictObject({ from: day, to: day }),
    state: z.enum(['preparation', 'in-force', 'archived']),
    replaces: z.string().min(1).optional(),
    replacedBy: z.string().min(1).optional(),
    zone: z.strictObject({
      id,
      name: bilingual,
      country: z.string().regex(/^[A-Z]{2}$/),
      adcode: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      centre: z.strictObject({ lon: z.number(), lat: z.number() }),
    }),
    frame,
    classification: z.string().min(1).meta({
      description:
        'Edition of the industry classification the plan is written in, e.g. GB/T 4754-2017/1 or the edition of classification.yaml.',
    }),
    currency: z.string().regex(/^[A-Z]{3}$/),
    demonstration: bilingual
      .optional()
      .meta({ description: 'Label when part of the package is demonstration data.' }),
  })
  .meta({
    title: 'plan.yaml',
    description: 'Identity, issuer, document number, period, state, zone, frame.',
  });

/** sources.yaml: documents relied on. */
export const sourcesFile = z
  .strictObject({
    sources: z.array(
      z.strictObject({
        id,
        kind: z.enum([
          'law',
          'regulation',
          'rule',
          'upper-plan',
          'standard',
          'notice',
          'interpretation',
          'plan',
          'dataset',
          'practice',
        ]),
        title: bilingual,
        issuer: bilingual.optional(),
        number: z.string().min(1).optional(),
        date: day.optional(),
        dateCertainty: certainty.optional(),
        validFrom: day.optional(),
        validTo: day.optional(),
        url: z.url().optional(),
        read: z
          .enum(['whole', 'part', 'not-read'])
          .meta({ description: 'How much of the document the author of the package has read.' }),
        note: bilingual.optional(),
      }),
    ),
  })
  .meta({ title: 'sources.yaml', description: 'Documents relied on: issuer, number, date, validity.' });

/** Where in its source document a clause stands. */
const locator = z.strictObject({
  source: id,
  chapter: z.string().min(1),
  paragraph: z.number().int().min(1).optional(),
  sentence: z.number().int().min(1).optional(),
  anchor: z.string().min(1).max(40).optional().meta({
    description: 'The term or figure in the source by which the place is found again; not a quotation.',
  }),
});

/** What a clause can be bound to. */
const bindKind = z.enum([
  'area',
  'park',
  'layer',
  'industry',
  'indicator',
  'target',
  'rule',
  'threshold',
  'fact',
  'body',
  'duty',
  'task',
  'procedure',
  'step',
  'question',
  'record',
  'source',
]);

/** clauses.yaml: the tree of clauses. */
export const clausesFile = z
  .strictObject({
    clauses: z.array(
      z.strictObject({
        id,
        parent: id.optional(),
        number: z
          .string()
          .min(1)
          .optional()
          .meta({ description: "The document's own numbering, e.g. 三（二）." }),
        kind: z.enum(['chapter', 'section', 'statement']),
        nature: z
          .enum([
            'goal',
            'target',
            'layout',
            'position',
            'prohibition',
            'requirement',
            'task',
            'procedure',
            'organisation',
            'fact',
            'reference',
          ])
          .optional(),
        heading: bilingual.optional(),
        text: bilingual.optional().meta({ description: 'The clause restated in our words.' }),
        locator: locator.optional(),
        binds: z.array(z.strictObject({ kind: bindKind, id: z.string().min(1) })).default([]),
        notExecutable: bilingual
          .optional()
          .meta({ description: 'Why nothing in the product can answer this clause yet.' }),
      }),
    ),
  })
  .meta({ title: 'clauses.yaml', description: 'The tree of clauses, restated, located and bound.' });

/** Field of a register. */
const registerField = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]{0,59}$/)
  .meta({ description: 'Field of a register, by its identifier.' });

/** A condition a record has to meet. */
const countCondition = z.strictObject({
  field: registerField,
  operator: z
    .enum([
      'is',
      'is-not',
      'one-of',
      'at-least',
      'at-most',
      'filled',
      'empty',
      'within',
      'by',
      'not-by',
      'since',
      'still',
    ])
    .meta({
      description:
        'Operators of register filters; and for days: "by" the day asked for or earlier, "not-by" later or never, "since" the start day or later, "still" on the day asked for or later, or without end.',
    }),
  value: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string()).min(1)])
    .optional()
    .meta({ description: 'Stored value to compare with; none for operators that need none.' }),
});

/** How an indicator is counted from a register. */
const counts = z
  .strictObject({
    register: z.string().regex(/^[a-z][a-z-]{0,39}$/),
    distinct: registerField.optional().meta({
      description:
        'Records with the same value here count once; a record without it counts for itself, and for those that name it.',
    }),
    where: z.array(countCondition).min(1).meta({ description: 'All of these hold on the day.' }),
    of: z
      .array(z.strictObject({ field: registerField, where: z.array(countCondition).min(1) }))
      .default([])
      .meta({ description: 'Conditions on the record that a field names, such as the enterprise.' }),
  })
  .meta({ description: 'Counted from a register of the zone as of the day; left out when it is not.' });

/** indicators.yaml: definitions. */
export const indicatorsFile = z
  .strictObject({
    indicators: z.array(
      z.strictObject({
        id,
        name: bilingual,
        definition: bilingual,
        unit: bilingual,
        formula: bilingual.optional(),
        direction: z.enum(['more-is-better', 'less-is-better', 'neither']),
        measure: z.enum(['stock', 'flow', 'cumulative', 'ratio']),
        countedOn: bilingual.optional().meta({ description: 'What makes an item count, and on which day.' }),
        evidence: bilingual.optional(),
        counts: counts.optional(),
        owner: id.optional(),
        clause: id.optional(),
        basis: z.array(basis).default([]),
      }),
    ),
  })
  .meta({ title: 'indicators.yaml', description: 'Definitions of what is counted, with formula and unit.' });

/** targets.yaml: what the plan promises. */
export const targetsFile = z
  .strictObject({
    targets: z.array(
      z.strictObject({
        id,
        indicator: id,
        comparator: z.enum(['>', '>=', '=', '<=', '<']),
        value: decimal,
        wording: z
          .string()
          .min(1)
          .max(20)
          .meta({ description: 'The term of the source that carries the strictness, e.g. 力争超过.' }),
        modality: z.enum(['binding', 'expected', 'aspirational']),
        measure: z.enum(['stock', 'flow', 'cumulative', 'ratio']),
        from: day.optional(),
        by: day,
        baseline: z.strictObject({ value: decimal, on: day, source: id }).optional(),
        baselineMissing: bilingual.optional(),
        owner: id.optional(),
        clause: id,
        note: bilingual.optional(),
      }),
    ),
  })
  .meta({
    title: 'targets.yaml',
    description: 'Targets typed as written: comparator, modality, stock or cumulative.',
  });
