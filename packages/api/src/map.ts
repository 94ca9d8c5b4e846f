import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { bilingual } from './terms.ts';

/** A layer in the layer tree. */
export const mapLayer = z.object({
  id: z.string(),
  name: bilingual,
  kind: z.string(),
  control: z.string().optional(),
  shape: z.enum(['polygon', 'line', 'point']),
  held: z.boolean(),
  features: z.number().int(),
  hash: z.string().optional(),
  source: bilingual.optional(),
  date: z.string().optional(),
  validTo: z.string().optional(),
  stale: z.boolean(),
  legalStatus: z.string().optional(),
  disclosure: z.enum(['public', 'internal', 'restricted']),
  clause: z.string().optional(),
  askFrom: bilingual.optional(),
  bounds: z.array(z.number()).length(4).optional(),
});
export type MapLayer = z.infer<typeof mapLayer>;

const geometry = z.object({ type: z.string(), coordinates: z.unknown() });

/** GeoJSON for display: longitude and latitude, seven decimals. Never an input of a decision. */
export const displayCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.union([z.string(), z.number()]).optional(),
      properties: z.record(z.string(), z.unknown()),
      geometry,
    }),
  ),
});
export type DisplayCollection = z.infer<typeof displayCollection>;

/** The layer tree. */
export const listLayers = endpoint({
  method: 'GET',
  path: '/api/map/layers',
  access: 'map.read',
  summary: { zh: '图层目录：来源、日期、法律状态', en: 'The layer tree: source, date, legal status' },
  response: z.object({ layers: z.array(mapLayer), bounds: z.array(z.number()).length(4) }),
  errors: [],
});

/** The features of a layer for display. */
export const getLayer = endpoint({
  method: 'GET',
  path: '/api/map/layers/{layer}',
  access: 'map.read',
  summary: { zh: '一个图层的要素（仅供显示）', en: 'Features of a layer, for display only' },
  params: z.strictObject({ layer: z.string().max(80) }),
  response: displayCollection,
  errors: ['not-found'],
});

const path = z.array(z.int());

/** A layer as it is on record: integers on the grid of the zone's frame, exactly what verdicts are made from. */
export const gridLayer = z.object({
  id: z.string(),
  hash: z.string(),
  frame: z.object({
    projection: z.literal('laea'),
    ellipsoid: z.enum(['CGCS2000', 'WGS84', 'GRS80']),
    lat0: z.number(),
    lon0: z.number(),
    unitM: z.literal(0.0001),
  }),
  features: z.array(
    z.object({
      id: z.string(),
      properties: z.record(z.string(), z.unknown()),
      geometry: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('polygon'), polygons: z.array(z.array(path)) }),
        z.object({ kind: z.literal('line'), lines: z.array(path) }),
        z.object({ kind: z.literal('point'), points: path }),
      ]),
    }),
  ),
});
export type GridLayer = z.infer<typeof gridLayer>;

/** The features of a layer on the grid, to compute with. */
export const getGridLayer = endpoint({
  method: 'GET',
  path: '/api/map/layers/{layer}/grid',
  access: 'map.read',
  summary: {
    zh: '一个图层在坐标格网上的要素（与研判所用一致）',
    en: 'Features of a layer on the grid: the geometry verdicts use',
  },
  params: z.strictObject({ layer: z.string().max(80) }),
  response: gridLayer,
  errors: ['not-found'],
});

/** What applies at a point. */
export const whatApplies = endpoint({
  method: 'GET',
  path: '/api/map/at',
  access: 'map.read',
  summary: { zh: '此处适用什么：依据哪一条款', en: 'What applies at a point, and by which clause' },
  query: z.strictObject({
    lon: z.coerce.number().min(-180).max(180),
    lat: z.coerce.number().min(-90).max(90),
  }),
  response: z.object({
    lon: z.number(),
    lat: z.number(),
    projected: z.object({ crs: z.string(), easting: z.string(), northing: z.string() }).optional(),
    inZone: z.boolean(),
    applies: z.array(
      z.object({
        layer: z.string(),
        layerName: bilingual,
        feature: z.string(),
        name: bilingual.optional(),
        class: z.string().optional(),
        areaM2: z.string(),
        clause: z.object({ id: z.string(), number: z.string().optional(), text: bilingual }).optional(),
        rules: z.array(z.object({ id: z.string(), title: bilingual, outcome: z.string() })),
      }),
    ),
    unknown: z.array(
      z.object({ layer: z.string(), layerName: bilingual, why: bilingual, askFrom: bilingual.optional() }),
    ),
  }),
  errors: [],
});
export type WhatApplies = z.infer<typeof whatApplies.response>;
