import { invariant } from '@luodi/core/base';
import { defused } from '@luodi/core/exchange';
import { type CrsGeometry, crsOf, toCrs } from '@luodi/core/geometry';
import { strToU8, zipSync } from 'fflate';
import {
  type ExportRecord,
  type ExportSheet,
  headsOf,
  labelsOf,
  propertiesOf,
  shapeOf,
} from './export-sheet.ts';
import { Gdal } from './gdal.ts';

/** Formats that GDAL writes. */
export type WrittenVector = 'shapefile' | 'geopackage' | 'dxf' | 'kml' | 'flatgeobuf';

interface Feature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, string | number | null>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

/** One part is not written as many: readers of other programs ask for the plain form. */
function plainForm({ type, coordinates }: CrsGeometry): Feature['geometry'] {
  const parts = coordinates as readonly unknown[];
  return parts.length === 1
    ? { type: type.slice('Multi'.length), coordinates: parts[0] }
    : { type, coordinates };
}

function geometryOf(sheet: ExportSheet, record: ExportRecord): Feature['geometry'] {
  const shape = shapeOf(sheet, record);
  const crs = crsOf(sheet.crs);
  invariant(crs, 'an export has a known system');
  return shape ? plainForm(toCrs(shape, sheet.frame, crs)) : null;
}

/** Text of a feature, one a line. */
function featureText(properties: Feature['properties'], geometry: Feature['geometry']): string {
  return JSON.stringify({ type: 'Feature', properties, geometry } satisfies Feature);
}

/** Records as GeoJSON. In degrees it is RFC 7946; in another system it says which, as programs before it did. */
export function* geoJson(sheet: ExportSheet, records: readonly ExportRecord[]): Generator<string> {
  const heads = headsOf(sheet);
  const isDegrees = crsOf(sheet.crs)?.kind === 'geographic';
  const stated = {
    type: 'name',
    properties: { name: `urn:ogc:def:crs:EPSG::${sheet.crs.replace('EPSG:', '')}` },
  };
  const head = {
    type: 'FeatureCollection',
    name: sheet.name,
    ...(isDegrees ? {} : { crs: stated }),
    note: labelsOf(sheet),
    crsNote: isDegrees ? 'CGCS2000 (EPSG:4490)' : sheet.crs,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"features":[\n`;
  for (const [index, record] of records.entries()) {
    const text = featureText(propertiesOf(sheet, record, heads), geometryOf(sheet, record));
    yield `${index === 0 ? '' : ',\n'}${text}`;
  }
  yield '\n]}\n';
}

/** A DBF column holds ten bytes of its name: the beginning of the field's id, numbered where two are alike. */
function dbfNames(sheet: ExportSheet): string[] {
  const taken = new Set<string>();
  const names = sheet.fields.map(({ id }) => {
    let name = id.slice(0, 10);
    for (let number = 1; taken.has(name.toLowerCase()); number++)
      name = `${id.slice(0, 10 - String(number).length)}${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
  return sheet.demonstration > 0 ? [...names, 'demo_data'] : names;
}

/** Lines round polygons: a drawing knows no polygons. */
function outlines(geometry: Feature['geometry']): Feature['geometry'] {
  if (geometry?.type === 'Polygon') return { type: 'MultiLineString', coordinates: geometry.coordinates };
  if (geometry?.type !== 'MultiPolygon') return geometry;
  return { type: 'MultiLineString', coordinates: (geometry.coordinates as unknown[][]).flat() };
}

const DRIVERS: Readonly<Record<WrittenVector, readonly string[]>> = {
  shapefile: ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8'],
  geopackage: ['-f', 'GPKG'],
  dxf: ['-f', 'DXF'],
  kml: ['-f', 'KML', '-dsco', 'NameField=Name'],
  flatgeobuf: ['-f', 'FlatGeobuf'],
};

function vectorFeatures(
  format: WrittenVector,
  sheet: ExportSheet,
  records: readonly ExportRecord[],
): string[] {
  const heads = format === 'shapefile' ? dbfNames(sheet) : headsOf(sheet);
  const layer = sheet.demonstration > 0 ? `演示数据-${sheet.definition.name.zh}` : sheet.definition.name.zh;
  return records.flatMap((record) => {
    const geometry = geometryOf(sheet, record);
    if (format === 'dxf') return geometry ? [featureText({ Layer: layer }, outlines(geometry))] : [];
    const properties = propertiesOf(sheet, record, heads);
    return [featureText(format === 'kml' ? { Name: record.title, ...properties } : properties, geometry)];
  });
}

/** Name of the layer inside a file. */
function layerName(sheet: ExportSheet): string {
  return sheet.demonstration > 0 ? `${sheet.definition.id}_演示数据` : sheet.definition.id;
}

/** What the ten bytes of a DBF column stand for, as a table beside the shapefile. */
function columnTable(sheet: ExportSheet): Uint8Array {
  const [names, heads] = [dbfNames(sheet), headsOf(sheet)];
  const quote = (text: string) => `"${defused(text).replaceAll('"', '""')}"`;
  const lines = names.map((name, index) => `${quote(name)},${quote(heads[index] ?? '')}`);
  const notes = labelsOf(sheet).map((label) => `"",${quote(label)}`);
  return strToU8(`\ufeff${['"column","label"', ...lines, ...notes].join('\r\n')}\r\n`);
}

/** Records as a file of places that GDAL writes; a shapefile comes as the zip of its parts. */
export async function writeVector(
  format: WrittenVector,
  sheet: ExportSheet,
  records: readonly ExportRecord[],
): Promise<Uint8Array> {
  const gdal = await Gdal.load();
  const features = vectorFeatures(format, sheet, records);
  gdal.put('records.geojson', `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}`);
  const dataset = await gdal.open('records.geojson');
  const named = format === 'dxf' || format === 'kml' ? [] : ['-nln', layerName(sheet)];
  const output = await gdal.convert(dataset, [...DRIVERS[format], ...named, '-a_srs', sheet.crs]);
  if (format !== 'shapefile') {
    const [file] = output.values();
    invariant(file, 'GDAL wrote a file');
    return file;
  }
  const parts = [...output].map(
    ([name, bytes]) => [`${sheet.name}${name.slice(name.lastIndexOf('.'))}`, bytes] as const,
  );
  const files = Object.fromEntries([...parts, [`${sheet.name}.columns.csv`, columnTable(sheet)]]);
  return zipSync(files, { level: 6, mtime: '2000-01-01T12:00:00' });
}
