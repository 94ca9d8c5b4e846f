import { invariant } from '@luodi/core/base';
import { type CrsGeometry, crsOf, toCrs } from '@luodi/core/geometry';
import { type ExportRecord, type ExportSheet, headsOf, labelsOf, shapeOf, textsOf } from './export-sheet.ts';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Position = readonly [number, number];

const positions = (list: readonly Position[]) => list.map(([lon, lat]) => `${lon},${lat}`).join(' ');

const coordinates = (list: readonly Position[]) => `<coordinates>${positions(list)}</coordinates>`;

/** One part of a geometry, as its kind has it. */
function part(kind: string, one: unknown): string {
  if (kind === 'MultiPoint') return `<Point>${coordinates([one as Position])}</Point>`;
  if (kind === 'MultiLineString') return `<LineString>${coordinates(one as Position[])}</LineString>`;
  const [outer = [], ...holes] = one as Position[][];
  const ring = (list: readonly Position[]) => `<LinearRing>${coordinates(list)}</LinearRing>`;
  const inner = holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('');
  return `<Polygon><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${inner}</Polygon>`;
}

function shapeText({ type, coordinates: parts }: CrsGeometry): string {
  const texts = (parts as readonly unknown[]).map((one) => part(type, one));
  return texts.length === 1 ? texts[0]! : `<MultiGeometry>${texts.join('')}</MultiGeometry>`;
}

/** Type of a column (KML 2.3, 9.9): what is no number in every program stays text. */
function typeOf(kind: string | undefined): string {
  if (kind === 'integer' || kind === 'year') return 'int';
  return kind === 'decimal' ? 'double' : 'string';
}

/**
 * Records as KML 2.3: every column with its heading as a typed field of a schema, so that a globe shows it and our own
 * import reads it back. GDAL writes no headings and moves coordinates it thinks impossible.
 */
export function* kml(sheet: ExportSheet, records: Iterable<ExportRecord>): Generator<string> {
  const degrees = crsOf('EPSG:4326');
  invariant(degrees, 'the system of KML is known');
  const heads = headsOf(sheet);
  // The column that marks demonstration data has no field behind it.
  const names = heads.map((_, index) => sheet.fields[index]?.id ?? 'demonstration');
  const label = sheet.demonstration > 0 ? '演示数据 ' : '';
  const fields = heads.map(
    (head, index) =>
      `<SimpleField type="${typeOf(sheet.fields[index]?.type.kind)}" name="${names[index]}"><displayName>${escaped(head)}</displayName></SimpleField>\n`,
  );
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n`;
  yield `<name>${escaped(label + sheet.definition.name[sheet.language])}</name>\n`;
  yield `<description>${escaped(labelsOf(sheet).join('\n'))}</description>\n`;
  yield '<Style id="outline"><LineStyle><color>ff0000ff</color></LineStyle><PolyStyle><fill>0</fill></PolyStyle></Style>\n';
  yield `<Schema name="${sheet.definition.id}" id="${sheet.definition.id}">\n${fields.join('')}</Schema>\n`;
  for (const record of records) {
    const texts = textsOf(sheet, record);
    const data = names.flatMap((name, index) =>
      texts[index] ? [`<SimpleData name="${name}">${escaped(texts[index])}</SimpleData>`] : [],
    );
    const shape = shapeOf(sheet, record);
    yield `<Placemark><name>${escaped(record.title)}</name><styleUrl>#outline</styleUrl>`;
    yield `<ExtendedData><SchemaData schemaUrl="#${sheet.definition.id}">${data.join('')}</SchemaData></ExtendedData>`;
    yield `${shape ? shapeText(toCrs(shape, sheet.frame, degrees)) : ''}</Placemark>\n`;
  }
  yield '</Document>\n</kml>\n';
}
