import { z } from 'zod';
import { frame } from './identity.ts';

/** A coordinate on the integer grid of the zone frame: tenths of a millimetre, 32 bits. */
const gridNumber = z.int().min(-2_147_483_648).max(2_147_483_647);

/** x0, y0, x1, y1, … of a ring or line; a ring does not repeat its first point. */
const path = (points: number) => z.array(gridNumber).min(points * 2);

/** Geometry of record: integers on the grid of the zone frame. */
const gridGeometry = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('polygon'), polygons: z.array(z.array(path(3)).min(1)).min(1) }),
    z.strictObject({ kind: z.literal('line'), lines: z.array(path(2)).min(1) }),
    z.strictObject({ kind: z.literal('point'), points: path(1) }),
  ])
  .meta({
    title: 'Grid geometry',
    description:
      'Polygons (rings, the first of each the shell), lines or points on the grid of the zone frame.',
  });

/** Id of a feature: what findings, clearances and layout.yaml name it by. */
export const featureId = z
  .string()
  .regex(/^[^\s\p{Cc}]{1,120}$/u)
  .meta({ description: 'Id of the feature, unique in its layer, without spaces.' });

/** layers/<id>.grid.json: a layer on the grid of the zone frame. */
export const layerFile = z
  .strictObject({
    format: z.literal('luodi-layer/1'),
    id: z.string().min(1),
    frame,
    origin: z.record(z.string(), z.json()).optional().meta({
      description:
        'Where the layer comes from: file, CRS, transform, or the generator. Not part of its hash.',
    }),
    features: z.array(
      z.strictObject({
        id: featureId,
        properties: z.record(z.string(), z.json()).default({}),
        geometry: gridGeometry,
      }),
    ),
  })
  .meta({
    title: 'layers/<id>.grid.json',
    description: 'A layer on the integer grid of the zone frame: the geometry of record.',
  });
