import { z } from 'zod';
import { bilingual, decimal, id } from './terms.ts';

/** Identifier of a field of a register: camelCase, as the fields of the product are named. */
const fieldId = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]{0,59}$/)
  .meta({ description: 'Identifier of the field: a lower-case letter, then letters and digits.' });

const option = z.strictObject({ id, label: bilingual });
const options = z.array(option).min(1).max(200);
const whole = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
const length = z.number().int().min(1).max(20_000);
const register = z.string().regex(/^[a-z][a-z-]{0,39}$/);

/** Types a package may give to a field. Shapes and pictures belong to the product's own fields. */
const fieldType = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), maxLength: length }),
  z.strictObject({ kind: z.literal('long-text'), maxLength: length }),
  z.strictObject({
    kind: z.literal('integer'),
    unit: bilingual.optional(),
    min: whole.optional(),
    max: whole.optional(),
  }),
  z.strictObject({
    kind: z.literal('decimal'),
    measure: z.enum([
      'money',
      'area',
      'length',
      'percent',
      'coal-equivalent',
      'electricity',
      'volume',
      'mass',
      'ratio',
    ]),
    places: z.number().int().min(0).max(12),
    unit: z.string().min(1).max(20).optional(),
    min: decimal.optional(),
    max: decimal.optional(),
  }),
  z.strictObject({ kind: z.literal('day') }),
  z.strictObject({ kind: z.literal('year') }),
  z.strictObject({ kind: z.literal('yes-no') }),
  z.strictObject({ kind: z.literal('choice'), options }),
  z.strictObject({ kind: z.literal('choices'), options }),
  z.strictObject({ kind: z.literal('industry') }),
  z.strictObject({ kind: z.literal('credit-code') }),
  z.strictObject({ kind: z.literal('division-code') }),
  z.strictObject({ kind: z.literal('telephone') }),
  z.strictObject({ kind: z.literal('web-address') }),
  z.strictObject({ kind: z.literal('record'), register }),
  z.strictObject({ kind: z.literal('records'), register }),
  z.strictObject({
    kind: z.literal('plan-thing'),
    of: z.enum(['park', 'area', 'body', 'clause', 'position', 'task']),
  }),
]);

/** registers.yaml: fields that the plan adds to the registers of the product, and what takes approval. */
export const registersFile = z
  .strictObject({
    registers: z.array(
      z.strictObject({
        register,
        approval: z
          .union([z.literal('all'), z.array(fieldId).min(1).max(100)])
          .optional()
          .meta({ description: 'Changed by submission and approval only: all of it, or these fields.' }),
        fields: z
          .array(
            z.strictObject({
              id: fieldId,
              label: bilingual,
              type: fieldType,
              required: z.boolean().default(false),
              sensitivity: z.enum(['public', 'internal', 'enterprise', 'personal', 'restricted']),
              source: bilingual,
              hint: bilingual.optional(),
              clause: id.optional(),
            }),
          )
          .min(1)
          .max(100)
          .optional(),
      }),
    ),
  })
  .meta({
    title: 'registers.yaml',
    description:
      'Fields that the plan adds to the registers of the product, and which registers are changed by approval only (optional).',
  });
