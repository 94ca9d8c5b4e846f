import { z } from 'zod';
import { basis, bilingual, celName, day, decimal, disclosure, expression, id, ruleId } from './terms.ts';

/** facts.yaml: the case facts that rules may read. */
export const factsFile = z
  .strictObject({
    groups: z.array(z.strictObject({ id: celName, name: bilingual })),
    facts: z.array(
      z.strictObject({
        id: celName,
        group: celName,
        label: bilingual,
        question: bilingual,
        hint: bilingual.optional(),
        type: z.enum(['decimal', 'integer', 'boolean', 'choice', 'choices', 'text', 'day']),
        unit: bilingual.optional(),
        choices: z.array(z.strictObject({ id: celName, label: bilingual })).optional(),
        min: decimal.optional(),
        max: decimal.optional(),
        askedOf: id.optional().meta({ description: 'Body that supplies the fact; left out: the applicant.' }),
        disclosure: disclosure.default('internal'),
        first: z
          .boolean()
          .default(false)
          .meta({ description: 'Asked at once; other facts are asked only when a rule needs them.' }),
      }),
    ),
    derived: z
      .array(
        z.strictObject({
          id: celName,
          label: bilingual,
          unit: bilingual.optional(),
          expression,
          basis: z.array(basis).default([]),
        }),
      )
      .default([])
      .meta({
        description: 'Numbers computed from facts, e.g. investment intensity; read as project.<id> by rules.',
      }),
  })
  .meta({
    title: 'facts.yaml',
    description: 'Case facts that rules may read: label, type, unit, who supplies.',
  });

/** thresholds.yaml: numbers rules compare with. */
export const thresholdsFile = z
  .strictObject({
    thresholds: z.array(
      z.strictObject({
        id: celName,
        name: bilingual,
        value: decimal,
        unit: bilingual,
        scope: z
          .strictObject({ parks: z.array(id).optional(), codes: z.array(z.string().min(1)).optional() })
          .optional()
          .meta({
            description: 'Where it holds. Of several with one id the narrowest that matches is used.',
          }),
        from: day.optional(),
        to: day.optional(),
        basis: z.array(basis).default([]),
        certainty: z.enum(['stated', 'reference', 'set-locally']).default('stated'),
        note: bilingual.optional(),
      }),
    ),
  })
  .meta({ title: 'thresholds.yaml', description: 'Numbers with source, scope and effective date.' });

/** The heads of review; the five statutory checks first (Shandong Economic Development Zone Regulation, art. 22). */
export const check = z.enum([
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

/** What a rule says when its requirement does not hold. */
export const outcome = z.enum(['prohibited', 'conditional', 'undecided']);

/** rules.yaml: decision-table rows. */
export const rulesFile = z
  .strictObject({
    rules: z.array(
      z.strictObject({
        id: ruleId,
        check,
        title: bilingual,
        when: expression
          .optional()
          .meta({ description: 'To which cases the rule applies; left out: to all.' }),
        require: expression.meta({ description: 'What must hold. False: the outcome. Unknown: undecided.' }),
        outcome,
        finding: bilingual.meta({
          description: 'What is said when it does not hold; {project.x} places are filled.',
        }),
        remedy: bilingual.meta({ description: 'What would change it, or what has to be obtained.' }),
        needsFrom: id
          .optional()
          .meta({ description: 'Body from which a condition is obtained or missing facts are asked.' }),
        basis: z.array(basis).min(1),
        from: day.optional(),
        to: day.optional(),
        note: bilingual.optional(),
      }),
    ),
    slivers: z
      .strictObject({
        maxAreaM2: decimal,
        maxWidthM: decimal,
        maxMeanWidthM: decimal,
        minLengthToWidth: decimal,
        maxCompactness: decimal,
        minShapeIndex: decimal,
        minPerimeter2OverArea: decimal,
        basis: z.array(basis).default([]),
      })
      .meta({
        description:
          'When an overlap is a suspected sliver: any one test of size and any two of shape. Only a named person clears it.',
      }),
  })
  .meta({ title: 'rules.yaml', description: 'Admission and compliance rules as data.' });

export type Outcome = z.infer<typeof outcome>;
export type Check = z.infer<typeof check>;
