import { invariant } from '@luodi/core/base';
import { defused } from '@luodi/core/exchange';
import { type CrsGeometry, crsOf, toCrs } from '@luodi/core/geometry';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { type DxfEntity, withExtendedData } from './dxf-attributes.ts';
import {
  type ExportRecord,
  type ExportSheet,
  headsOf,
  labelsOf,
  propertiesOf,
  shapeOf,
  textsOf,
} from './export-sheet.ts';
import { Gdal } from './gdal.ts';

/** Formats that GDAL writes. */
export type WrittenVector = 'shapefile' | 'geopackage' | 'dxf' | 'flatgeobuf';

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

const DRIVERS: Readonly<Record<WrittenVector, readonly string[]>> = {
  shapefile: ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8'],
  geopackage: ['-f', 'GPKG'],
  dxf: ['-f', 'DXF'],
  flatgeobuf: ['-f', 'FlatGeobuf'],
};

function vectorFeatures(
  format: Exclude<WrittenVector, 'dxf'>,
  sheet: ExportSheet,
  records: readonly ExportRecord[],
): string[] {
  const heads = format === 'shapefile' ? dbfNames(sheet) : headsOf(sheet);
  return records.map((record) => featureText(propertiesOf(sheet, record, heads), geometryOf(sheet, record)));
}

/** One entity of a drawing: a point, a line or a ring, for a drawing knows no polygons and no parts. */
type Drawn = Omit<DxfEntity, 'record' | 'crs' | 'values'> & { readonly geometry: Feature['geometry'] };

function drawnParts(sheet: ExportSheet, record: ExportRecord): Drawn[] {
  const crs = crsOf(sheet.crs);
  const shape = shapeOf(sheet, record);
  invariant(crs, 'an export has a known system');
  if (!shape) return [];
  const { type, coordinates } = toCrs(shape, sheet.frame, crs);
  return (coordinates as readonly unknown[]).flatMap((one, part): Drawn[] => {
    const line = (ring: unknown) => ({ type: 'LineString', coordinates: ring });
    if (type === 'MultiPoint')
      return [{ kind: 'point', part, ring: 0, geometry: { type: 'Point', coordinates: one } }];
    if (type === 'MultiLineString') return [{ kind: 'line', part, ring: 0, geometry: line(one) }];
    return (one as readonly unknown[]).map((list, ring) => ({
      kind: 'polygon',
      part,
      ring,
      geometry: line(list),
    }));
  });
}

/** A drawing: on the layer of the register, demonstration records on one that says so, attributes with each entity. */
async function writeDrawing(
  gdal: Gdal,
  sheet: ExportSheet,
  records: readonly ExportRecord[],
): Promise<Uint8Array> {
  const heads = headsOf(sheet);
  const name = sheet.definition.name.zh;
  const features: string[] = [];
  const entities: DxfEntity[] = [];
  for (const [index, record] of records.entries()) {
    const texts = textsOf(sheet, record);
    const values = heads.flatMap((head, at) => (texts[at] ? [[head, texts[at]] as const] : []));
    const layer = record.demonstration ? `演示数据-${name}` : name;
    for (const { geometry, ...drawn } of drawnParts(sheet, record)) {
      features.push(featureText({ Layer: layer }, geometry));
      entities.push({ ...drawn, record: index + 1, crs: sheet.crs, values });
    }
  }
  gdal.put('records.geojson', collectionText(features));
  const dataset = await gdal.open('records.geojson');
  const [drawing] = (await gdal.convert(dataset, [...DRIVERS.dxf, '-a_srs', sheet.crs])).values();
  invariant(drawing, 'GDAL wrote a file');
  return strToU8(withExtendedData(strFromU8(drawing), entities));
}

const collectionText = (features: readonly string[]) =>
  `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}`;

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
  if (format === 'dxf') return writeDrawing(gdal, sheet, records);
  const features = vectorFeatures(format, sheet, records);
  gdal.put('records.geojson', collectionText(features));
  const dataset = await gdal.open('records.geojson');
  const options = [...DRIVERS[format], '-nln', layerName(sheet), '-a_srs', sheet.crs];
  const output = await gdal.convert(dataset, options);
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
