import { z } from 'zod';
import { basis, bilingual, certainty, day, id } from './terms.ts';

/** bodies.yaml: committee, company, departments, posts, duties. */
export const bodiesFile = z
  .strictObject({
    bodies: z.array(
      z.strictObject({
        id,
        name: bilingual,
        kind: z.enum([
          'committee',
          'company',
          'department',
          'government',
          'expert-panel',
          'applicant',
          'public',
          'other',
        ]),
        duties: z
          .array(z.strictObject({ id, text: bilingual, basis: z.array(basis).default([]) }))
          .default([]),
        posts: z.array(z.strictObject({ id, name: bilingual })).default([]),
        clause: id.optional(),
      }),
    ),
  })
  .meta({ title: 'bodies.yaml', description: 'Committee, company, departments, posts, duties.' });

/** tasks.yaml: clause, task, owner, milestone. */
export const tasksFile = z
  .strictObject({
    tasks: z.array(
      z.strictObject({
        id,
        name: bilingual,
        clause: id,
        owner: id.optional(),
        ownerCertainty: z.enum(['stated', 'inferred']).default('inferred'),
        partners: z.array(id).default([]),
        due: day.optional(),
        milestones: z.array(z.strictObject({ name: bilingual, due: day.optional() })).default([]),
        done: bilingual.meta({ description: 'What shows that the task is done.' }),
      }),
    ),
  })
  .meta({ title: 'tasks.yaml', description: 'Clause, task, owner, milestone.' });

/** procedures.yaml: step tables. */
export const proceduresFile = z
  .strictObject({
    procedures: z.array(
      z.strictObject({
        id,
        name: bilingual,
        first: id,
        basis: z.array(basis).default([]),
        clause: id.optional(),
        steps: z
          .array(
            z.strictObject({
              id,
              name: bilingual,
              actor: id.optional(),
              next: z.array(id).default([]),
              end: z.boolean().default(false),
              expected: z.enum(['required', 'conditional', 'optional']).default('required'),
              condition: bilingual.optional(),
              gates: z
                .array(
                  z.strictObject({
                    id,
                    text: bilingual,
                    minDays: z.number().int().positive().optional(),
                    dayKind: z.enum(['calendar', 'working']).default('calendar'),
                    minCount: z.number().int().positive().optional(),
                    evidence: bilingual.optional(),
                    basis: z.array(basis).min(1),
                  }),
                )
                .default([]),
            }),
          )
          .min(1),
      }),
    ),
  })
  .meta({
    title: 'procedures.yaml',
    description: 'Step tables with gates, minimum days, evidence, articles.',
  });

/** questions.yaml: brief questions and answers. */
export const questionsFile = z
  .strictObject({
    questions: z.array(
      z.strictObject({
        id,
        question: bilingual,
        answer: bilingual,
        clauses: z.array(id).min(1),
        audience: z
          .array(z.enum(['public', 'enterprise', 'officer', 'planner', 'leader', 'supervisor', 'auditor']))
          .default(['public']),
      }),
    ),
  })
  .meta({ title: 'questions.yaml', description: 'The brief Q&A, each answer bound to clauses.' });

/** record.yaml: how this plan itself was made. */
export const recordFile = z
  .strictObject({
    procedure: id.meta({ description: 'The procedure of procedures.yaml this record is of.' }),
    entries: z.array(
      z.strictObject({
        id,
        step: id,
        state: z.enum(['done', 'not-recorded', 'not-applicable']),
        what: bilingual,
        bodies: z.array(id).default([]),
        on: day.optional(),
        until: day.optional(),
        writtenAs: z
          .string()
          .min(1)
          .max(30)
          .optional()
          .meta({ description: 'The date as the source prints it, when damaged.' }),
        readings: z
          .array(z.strictObject({ on: day, why: bilingual }))
          .default([])
          .meta({ description: 'Possible readings of a damaged date, the preferred one first.' }),
        certainty,
        clause: id.optional(),
        note: bilingual.optional(),
      }),
    ),
  })
  .meta({
    title: 'record.yaml',
    description: 'How this plan was made, with dates and how sure each date is.',
  });
