import type { Bilingual } from '@luodi/core/base';
import { refuse } from './refused.ts';
import { ZipFiles } from './zip-files.ts';

/** What a file is, told by its content; its name says nothing. */
export type FileFormat = keyof typeof FORMATS;

/** Formats that are read, with their names. */
export const FORMATS = {
  xlsx: { zh: 'Excel 工作簿', en: 'Excel workbook' },
  csv: { zh: 'CSV 表格', en: 'CSV table' },
  geojson: { zh: 'GeoJSON', en: 'GeoJSON' },
  shapefile: { zh: 'Shapefile（zip）', en: 'Shapefile (zip)' },
  geopackage: { zh: 'GeoPackage', en: 'GeoPackage' },
  dxf: { zh: 'DXF 图形', en: 'DXF drawing' },
  kml: { zh: 'KML', en: 'KML' },
  flatgeobuf: { zh: 'FlatGeobuf', en: 'FlatGeobuf' },
  'land-text': { zh: '界址点坐标文本', en: 'Land coordinate text' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const KNOWN = Object.values(FORMATS)
  .map(({ zh }) => zh)
  .join('、');

/** A file recognised; one in a zip comes with the zip. */
export interface Recognised {
  readonly format: FileFormat;
  readonly zip?: ZipFiles;
  /** Name of the file inside the zip, for KML and CSV that come in one. */
  readonly entry?: string;
}

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);

/** Tells what a file is by its first bytes, and inside a zip by what it holds. Refuses what cannot be read, by name. */
export function recognise(bytes: Uint8Array): Recognised {
  if (bytes.length === 0) refuse('file.empty');
  const start = ascii(bytes, 0, 16);
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return inZip(new ZipFiles(bytes));
  if (start.startsWith('SQLite format 3\0')) return { format: 'geopackage' };
  if (start.startsWith('fgb')) return { format: 'flatgeobuf' };
  if (start.startsWith('\xd0\xcf\x11\xe0')) refuse('file.old-excel');
  if (/^AC10\d\d/.test(start)) refuse('file.drawing');
  if (start.startsWith('\0\0\x27\x0a')) refuse('file.bare-shapefile');
  if (start.startsWith('AutoCAD Binary DXF')) return { format: 'dxf' };
  return asText(bytes);
}

function inZip(zip: ZipFiles): Recognised {
  if (zip.find('xl/workbook.xml')) return { format: 'xlsx', zip };
  const named = (pattern: RegExp) =>
    zip.entries.filter(({ name }) => pattern.test(name)).map(({ name }) => name);
  const found = [
    ...named(/\.shp$/i).map((entry) => ({ format: 'shapefile' as const, entry })),
    ...named(/\.kml$/i).map((entry) => ({ format: 'kml' as const, entry })),
    ...named(/\.csv$/i).map((entry) => ({ format: 'csv' as const, entry })),
  ];
  // A shapefile brings along what explains its columns; it is the shapefile that counts.
  const shapes = found.filter(({ format }) => format === 'shapefile');
  const meant = shapes.length > 0 ? shapes : found;
  if (meant.length > 1)
    refuse('file.several', {
      count: meant.length,
      names: meant
        .map(({ entry }) => entry)
        .slice(0, 8)
        .join('、'),
    });
  if (!meant[0]) {
    if (zip.entries.some(({ name }) => /\.(dbf|shx|prj)$/i.test(name)))
      refuse('file.part-missing', { part: '.shp' });
    refuse('file.zip-holds-nothing');
  }
  return { ...meant[0], zip };
}

/** Length of the beginning that tells one text format from another. */
const HEAD_BYTES = 4_096;

function asText(bytes: Uint8Array): Recognised {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = isWide
    ? new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes.subarray(0, HEAD_BYTES))
    : ascii(bytes, 0, HEAD_BYTES).replace(/^\xef\xbb\xbf/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell that this is no text.
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(head))
    refuse('file.unknown', { start: Buffer.from(bytes.subarray(0, 8)).toString('hex'), known: KNOWN });
  const text = head.trimStart();
  if (text.startsWith('{') || text.startsWith('[{')) return { format: 'geojson' };
  if (text.startsWith('<')) {
    if (/<(\w+:)?kml[\s>]/i.test(text)) return { format: 'kml' };
    // Whatever it calls itself, what declares a document type is told so by the reader of XML.
    if (/<!DOCTYPE/i.test(text)) return { format: 'kml' };
    refuse('file.unknown', { start: text.slice(0, 20), known: KNOWN });
  }
  if (/^(999\r?\n[^\r\n]*\r?\n\s*)*0\r?\nSECTION/i.test(text)) return { format: 'dxf' };
  if (isLandText(text, bytes)) return { format: 'land-text' };
  return { format: 'csv' };
}

/** A land exchange text: plot lines that end in `@`, or points `J1,1,northing,easting`. */
function isLandText(text: string, bytes: Uint8Array): boolean {
  const lines = text.split(/\r\n|\r|\n/).slice(0, 60);
  if (lines.some((line) => /^J\d+\s*,\s*\d+\s*,\s*[\d.]+\s*,\s*[\d.]+\s*$/i.test(line.trim()))) return true;
  if (lines.some((line) => line.trim().endsWith(',@'))) return true;
  const gbk = new TextDecoder('gb18030').decode(bytes.subarray(0, HEAD_BYTES));
  const utf8 = new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD_BYTES));
  return [gbk, utf8].some((one) => one.includes('[地块坐标]') || one.includes('[属性描述]'));
}
