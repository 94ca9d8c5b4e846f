import { z } from 'zod';
import { endpoint, fileAnswer } from './endpoint.ts';
import { day } from './terms.ts';

/** Forms in which records of a register can be taken along. */
export const EXPORT_FORMATS = [
  'xlsx',
  'csv',
  'geojson',
  'shapefile',
  'geopackage',
  'dxf',
  'kml',
  'flatgeobuf',
  'land-text',
  'data-package',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * The records that a question finds, as a file: the same filters, order, columns and both times as the list on the
 * screen. Fields the caller may not read are not in it. Names and content say so when demonstration data is in it.
 */
export const exportRecords = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/export',
  summary: {
    zh: '导出台账：所见即所得（筛选、排序、列、两个时间）',
    en: 'Export of a register: what is seen (filters, order, columns, both times)',
  },
  access: 'register.export',
  params: z.strictObject({ register: z.string().max(40) }),
  query: z.strictObject({
    format: z.enum(EXPORT_FORMATS),
    day: day.optional(),
    /** A ledger sequence number, or an instant or day: what was known then. */
    known: z.string().max(40).optional(),
    search: z.string().max(200).optional(),
    /** As in the list: JSON of core/registers Filter. */
    filters: z.string().max(8_000).optional(),
    sort: z.string().max(60).optional(),
    /** Field ids separated by commas, in the order wanted; all fields when left out. */
    columns: z.string().max(4_000).optional(),
    /** Language of heads and labels; that of the request when left out. */
    lang: z.enum(['zh', 'en']).optional(),
    /**
     * Coordinate system of the shapes, such as `EPSG:4490` (the default) or `EPSG:4548`; DXF and land text come in the
     * three-degree zone of the plan when left out.
     */
    crs: z.string().max(20).optional(),
  }),
  response: fileAnswer,
  errors: [
    'not-found',
    'exchange-busy',
    'exchange-deadline',
    'database-busy',
    'database-deadline',
    'database-unavailable',
  ],
  cost: 20,
});

/** An Excel sheet to fill in: heads with units, lists to choose from, checks of cells, a sheet that explains. */
export const getTemplate = endpoint({
  method: 'GET',
  path: '/api/registers/{register}/template',
  summary: { zh: '下载导入模板（Excel）', en: 'Template for an import (Excel)' },
  access: 'import.prepare',
  params: z.strictObject({ register: z.string().max(40) }),
  query: z.strictObject({ lang: z.enum(['zh', 'en']).optional() }),
  response: fileAnswer,
  errors: ['not-found'],
  cost: 5,
});
