import { z } from 'zod';
import { Exact, isDay } from '../../base/index.ts';

/** Text in both languages. Both are required: a plan package is bilingual throughout. */
export const bilingual = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) }).meta({
  title: 'Text in both languages',
  description: 'Chinese and English side by side; both are required.',
});

/** Identifier: lower-case letters, digits, `-`, `_` and `.`, starting with a letter. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9._-]{0,79}$/)
  .meta({
    description: 'Identifier: a lower-case letter, then lower-case letters, digits, ".", "-" or "_".',
  });

/**
 * Name that a CEL expression can use after a dot (`project.fixed_investment`), so without hyphen:
 * facts, derived facts, thresholds, layers kinds.
 */
export const celName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/)
  .meta({
    description: 'Name usable in expressions: a lower-case letter, then lower-case letters, digits, "_".',
  });

/** Rule id, `R-<CHECK>-<three digits>`, the same in SPEC.md, tests, findings and screens. */
export const ruleId = z
  .string()
  .regex(/^R-[A-Z]{2,8}-\d{3}$/)
  .meta({ description: 'Rule id such as R-LAND-012.' });

/** Calendar day, `YYYY-MM-DD`. */
export const day = z
  .string()
  .refine(isDay, { message: 'not an existing calendar day in the form YYYY-MM-DD' })
  .meta({ description: 'Calendar day, YYYY-MM-DD.' });

/**
 * An exact decimal, kept as written. YAML numbers are accepted and read as the shortest decimal that gives the same
 * double, which is what the author wrote; text such as "0.80" is accepted too. Never used as a binary fraction.
 */
export const decimal = z
  .union([z.number(), z.string().regex(/^[+-]?\d+(\.\d+)?$/)])
  .transform((value) => (typeof value === 'number' ? Exact.fromNumber(value).toString() : value))
  .pipe(z.string().regex(/^[+-]?\d+(\.\d+)?$/))
  .meta({ description: 'Exact decimal number.' });

/** CEL expression (https://cel.dev) over project, industry, site, threshold, plan and asof. */
export const expression = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .meta({ description: 'CEL expression over project, industry, site, threshold, plan, asof.' });

/** Where a statement rests: a clause of this plan, or an article of a source. */
export const basis = z
  .union([
    z.strictObject({ clause: id }),
    z.strictObject({ source: id, article: z.string().min(1).optional(), note: bilingual.optional() }),
  ])
  .meta({ description: 'A clause of this plan, or a source with its article.' });

/** Who may see it. */
export const disclosure = z.enum(['public', 'internal', 'restricted']).meta({
  description: 'public: anybody; internal: signed-in staff; restricted: named people, import only.',
});

/** How sure a fact read from a document is. */
export const certainty = z.enum(['stated', 'read', 'inferred', 'unknown']).meta({
  description:
    'stated: the document says so plainly; read: the text is damaged and this is the reading; inferred: concluded from elsewhere; unknown.',
});

export type Basis = z.infer<typeof basis>;
export type Certainty = z.infer<typeof certainty>;
export type Disclosure = z.infer<typeof disclosure>;
