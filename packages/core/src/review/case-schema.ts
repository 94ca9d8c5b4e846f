import { z } from 'zod';
import { isDay } from '../base/index.ts';

const day = z.string().refine(isDay, { message: 'YYYY-MM-DD' });
const text = (most: number) => z.string().trim().min(1).max(most);
const name = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,79}$/);
const coordinate = z.number().int().min(-2_147_483_648).max(2_147_483_647);

const ring = z
  .array(coordinate)
  .min(6)
  .refine((numbers) => numbers.length % 2 === 0, { message: 'x, y, x, y, …' });

/** A footprint on the integer grid of the zone's frame: the geometry of record. */
const gridFootprint = z.strictObject({
  kind: z.literal('polygon'),
  polygons: z.array(z.array(ring).min(1)).min(1),
});

/** A named person's clearance of one contact or suspected sliver. */
export const clearance = z.strictObject({
  layer: text(80),
  feature: text(200),
  by: text(200),
  on: day,
  reason: text(2000),
  document: text(500),
});

/**
 * A named person's decision on a question the plan leaves open: whether a prospect belongs to a position
 * (`position` absent: it does not), or which of several positions in conflict holds.
 */
export const decision = z.union([
  z.strictObject({
    prospect: text(80),
    position: text(80).optional(),
    by: text(200),
    on: day,
    reason: text(2000),
    document: text(500),
  }),
  z.strictObject({
    conflict: z.array(text(80)).min(2),
    position: text(80),
    by: text(200),
    on: day,
    reason: text(2000),
    document: text(500),
  }),
]);

const origin = { source: text(500).optional(), date: day.optional(), by: text(200).optional() };

/** A fact with where it comes from. Numbers are exact decimals as text. */
export const givenFact = z.strictObject({
  value: z.union([z.string(), z.boolean(), z.array(z.string())]),
  ...origin,
});

/** A fact as people may write it: bare, or with where it comes from. */
export const rawFact = z.strictObject({ value: z.json(), ...origin });

const identity = {
  format: z.literal('luodi-case/1'),
  id: name,
  title: text(300).optional(),
  asOf: day,
  industry: z.strictObject({ edition: text(80), code: text(20) }).optional(),
};
const statements = {
  clearances: z.array(clearance).max(1000).default([]),
  decisions: z.array(decision).max(100).default([]),
};

/** A case as it is handed in. The footprint may be GeoJSON, a coordinate list, or already on the grid. */
export const caseInput = z
  .strictObject({
    ...identity,
    facts: z.record(z.string(), z.json()).default({}),
    footprint: z
      .union([
        z.strictObject({ grid: gridFootprint }),
        z.strictObject({ geojson: z.json(), crs: text(80).optional() }),
        z.strictObject({ coordinates: z.string().min(1).max(5_000_000), crs: text(80).optional() }),
      ])
      .optional(),
    ...statements,
  })
  .meta({
    title: 'luodi-case/1',
    description: 'A project to review: who it is, facts, footprint, decisions.',
  });

/** A case as it is reviewed, hashed and kept in a proof. */
export const normalCase = z
  .strictObject({
    ...identity,
    facts: z.record(z.string(), givenFact),
    footprint: z.strictObject({ grid: gridFootprint }).optional(),
    ...statements,
  })
  .meta({
    title: 'luodi-case/1, normalised',
    description: 'A case after import: grid geometry, exact numbers.',
  });

export type CaseInput = z.input<typeof caseInput>;
export type ReviewCase = z.output<typeof normalCase>;
export type GivenFact = z.output<typeof givenFact>;
export type Clearance = z.output<typeof clearance>;
export type Decision = z.output<typeof decision>;
