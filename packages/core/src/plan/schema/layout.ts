import { z } from 'zod';
import { basis, bilingual, celName, day, decimal, disclosure, id } from './terms.ts';

/** layout.yaml: areas, parks, layers. */
export const layoutFile = z
  .strictObject({
    areas: z.array(
      z.strictObject({
        id,
        name: bilingual,
        role: bilingual,
        clause: id,
        feature: z.string().min(1).optional(),
      }),
    ),
    parks: z.array(
      z.strictObject({
        id,
        name: bilingual,
        area: id.optional(),
        profile: bilingual.optional(),
        hosts: z
          .array(id)
          .default([])
          .meta({ description: 'Industries of industries.yaml the park is for, as the plan names them.' }),
        hostsCertainty: z.enum(['stated', 'inferred']).default('stated'),
        clause: id,
        feature: z.string().min(1).optional().meta({ description: 'Id of the feature in the parks layer.' }),
      }),
    ),
    layers: z.array(
      z.strictObject({
        id: celName,
        name: bilingual,
        kind: z.enum(['zone', 'area', 'park', 'control-line', 'land-use', 'infrastructure', 'base']),
        control: z
          .enum(['ecological-red-line', 'permanent-basic-farmland', 'urban-development-boundary', 'other'])
          .optional(),
        shape: z.enum(['polygon', 'line', 'point']).default('polygon'),
        file: z
          .string()
          .regex(/^layers\/[a-z0-9._-]+\.(grid\.json|geojson)$/)
          .optional()
          .meta({
            description:
              'Left out when the zone does not hold the layer: rules that need it are then undecided.',
          }),
        crs: z
          .string()
          .regex(/^(EPSG:\d{4,5}|CRS84|grid)$/)
          .optional(),
        source: id.optional(),
        date: day.optional(),
        validTo: day
          .optional()
          .meta({ description: 'After this day the layer is stale: rules that need it are undecided.' }),
        coverage: z
          .strictObject({ layer: celName.optional(), whole: z.literal(true).optional() })
          .optional()
          .meta({
            description:
              'The area the layer speaks of: the polygons of another layer, or the whole zone frame. Outside it nothing is known.',
          }),
        precisionM: decimal
          .optional()
          .meta({ description: 'Coordinate precision of the source in metres, for the measurement floor.' }),
        legalStatus: z.enum(['in-force', 'draft', 'reference', 'demonstration']).optional(),
        disclosure: disclosure.default('internal'),
        askFrom: id.optional().meta({ description: 'Body to ask for the layer.' }),
        clause: id.optional(),
        basis: z.array(basis).default([]),
      }),
    ),
  })
  .meta({
    title: 'layout.yaml',
    description: 'Areas, parks, and layers with kind, CRS, source, date, coverage, disclosure.',
  });

/** A set of industry codes of one edition: prefixes at any level and explicit exceptions. */
const codeSet = z.strictObject({
  edition: z.string().min(1),
  include: z.array(z.string().min(1)).min(1),
  except: z.array(z.string().min(1)).default([]),
});

/** industries.yaml: the plan's positions on industries. */
export const industriesFile = z
  .strictObject({
    statuses: z.array(
      z.strictObject({
        id: celName,
        name: bilingual,
        meaning: bilingual,
        rank: z
          .number()
          .int()
          .min(0)
          .meta({ description: 'Order of display; not a preference between statuses.' }),
      }),
    ),
    industries: z.array(z.strictObject({ id, name: bilingual, note: bilingual.optional() })),
    positions: z.array(
      z.strictObject({
        id,
        industry: id,
        status: celName,
        direction: bilingual.optional(),
        codes: z.array(codeSet).default([]),
        codesCertainty: z.enum(['stated', 'inferred']).default('inferred'),
        byList: bilingual
          .optional()
          .meta({ description: 'When the industry cannot be told by code: how it is told instead.' }),
        hostParks: z.array(id).default([]),
        clause: id,
      }),
    ),
    resolutions: z
      .array(
        z.strictObject({
          id,
          conflict: z.array(id).min(2).meta({ description: 'Positions in conflict.' }),
          chosen: id,
          by: bilingual,
          on: day,
          reason: bilingual,
          document: z.string().min(1),
        }),
      )
      .default([]),
    prospects: z
      .array(
        z.strictObject({
          id,
          name: bilingual,
          codes: z.array(codeSet).min(1),
          question: bilingual,
          positions: z.array(id).min(1),
        }),
      )
      .default([])
      .meta({
        description:
          'Codes of which only a part belongs to a position: a question to a person, never an answer.',
      }),
  })
  .meta({
    title: 'industries.yaml',
    description: "The plan's positions on industries; several may stand on one industry.",
  });

/** classification.yaml: an industry classification the product does not ship. */
export const classificationFile = z
  .strictObject({
    edition: z.string().min(1),
    name: bilingual,
    partial: z.boolean().default(false),
    entries: z.array(
      z.strictObject({
        code: z.string().min(1),
        level: z.enum(['section', 'division', 'group', 'class']),
        parent: z.string().min(1).optional(),
        name: bilingual,
      }),
    ),
  })
  .meta({
    title: 'classification.yaml',
    description: 'An industry classification brought by the package (optional).',
  });
