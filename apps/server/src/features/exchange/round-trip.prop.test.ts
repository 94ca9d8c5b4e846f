import type { ExportFormat } from '@luodi/api';
import { planRow, recordKey } from '@luodi/core/exchange';
import { crsOf, type GridGeometry, importGeometry, toCrs } from '@luodi/core/geometry';
import { type FieldDefinition, type FieldValue, type RecordData, readCell } from '@luodi/core/registers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCode } from '../../../../../fixtures/exchange/enterprise-sheet.ts';
import { fixtureParcels } from '../../../../../fixtures/exchange/parcel-files.ts';
import type { ExportRecord } from './files/export-sheet.ts';
import { context, plan, read, register } from './testing/read.ts';
import { writeFile } from './write-file.ts';

const { frame } = context;
const degrees = crsOf('EPSG:4490')!;
const shapes = fixtureParcels(frame, 40).map(({ shape }) => shape);

/** A place near the middle of the zone, some metres and a fraction away. */
const point = fc
  .tuple(fc.double({ min: -900, max: 900, noNaN: true }), fc.double({ min: -900, max: 900, noNaN: true }))
  .map(([east, north]): GridGeometry => {
    const coordinates = [frame.lon0 + east / 89_000, frame.lat0 + north / 111_000];
    return importGeometry({ geojson: { type: 'Point', coordinates }, crs: 'EPSG:4490' }, frame).geometry!;
  });

/** One, or two that lie apart as one of two parts; every tenth with a hole. */
const polygon = fc.tuple(fc.nat(19), fc.boolean()).map(([index, isDouble]): GridGeometry => {
  const [one, other] = [shapes[index]!, shapes[index + 20]!];
  if (!isDouble || one.kind !== 'polygon' || other.kind !== 'polygon') return one;
  // In the order of record, as an import leaves it.
  const geojson = toCrs({ ...one, polygons: [...one.polygons, ...other.polygons] }, frame, degrees);
  return importGeometry({ geojson, crs: degrees.id }, frame).geometry!;
});

/** Texts that stand in the way of some format, more often than chance would have it. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=1+1',
        '@',
        "'",
        '"',
        ',',
        '<b>',
        '&amp;',
        ']]>',
        '^J',
        '^',
        '\\U+4E34',
        '\\',
        '%%d',
        '演示',
        '𠮷',
        '\n',
        '{',
        '}',
        '+=',
        '#entity=',
        'x'.repeat(260),
        ' ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

function cellFor({ type }: FieldDefinition): fc.Arbitrary<string> {
  switch (type.kind) {
    case 'decimal':
      return fc.integer({ min: 0, max: 10_000_000 }).map((number) => (number / 100).toFixed(2));
    case 'integer':
      return fc.nat(5_000).map(String);
    case 'day':
      return fc.constantFrom('2024-02-29', '1999-12-31', '');
    case 'yes-no':
      return fc.constantFrom('是', '否', '');
    case 'choice':
      return fc.constantFrom('', ...type.options.map(({ label }) => label.zh));
    case 'choices':
      return fc.subarray([...type.options]).map((some) => some.map(({ label }) => label.zh).join('；'));
    case 'industry':
      return fc.constantFrom('3451', '1711', 'C', '');
    case 'text':
    case 'long-text':
      return text.map((one) => one.slice(0, type.maxLength));
    default:
      return fc.constant('');
  }
}

/** Records with stored values of every field that needs no other register. */
function recordsOf(id: string): fc.Arbitrary<ExportRecord[]> {
  const definition = register(id);
  const [key] = definition.keyFields;
  const cells = fc.record(Object.fromEntries(definition.fields.map((field) => [field.id, cellFor(field)])));
  const one = fc.tuple(cells, id === 'parcels' ? polygon : point, fc.boolean());
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((list) =>
    list.map(([row, grid, demonstration], index): ExportRecord => {
      const values: Record<string, FieldValue> = {};
      for (const field of definition.fields) {
        const { value, findings } = readCell(field, row[field.id], context);
        if (value !== undefined && findings.length === 0) values[field.id] = value;
      }
      const keyed =
        id === 'parcels' ? `371581${String(index).padStart(6, '0')}GB00001` : creditCode(index + 1);
      values[key!] = keyed;
      values[definition.geometryField!] = { grid, origin: { crs: 'EPSG:4490' } } as unknown as FieldValue;
      return { title: keyed, demonstration, values };
    }),
  );
}

async function* lines(list: readonly ExportRecord[]) {
  for (const record of list) yield JSON.stringify(record);
}

async function written(
  id: string,
  format: ExportFormat,
  records: readonly ExportRecord[],
): Promise<Uint8Array> {
  const definition = register(id);
  const pieces: Uint8Array[] = [];
  const task = {
    task: 'write',
    format,
    definition,
    plan: plan.content,
    named: {},
    language: 'zh',
    columns: definition.fields
      .filter((field) => field.id !== definition.geometryField || format === 'csv' || format === 'xlsx')
      .map((field) => field.id),
    zone: plan.content['plan.yaml'].zone.name,
    day: '2026-01-01',
    known: 7,
    records: records.length,
    demonstration: records.filter(({ demonstration }) => demonstration).length,
    name: 'x',
    crs: format === 'dxf' ? 'EPSG:4548' : 'EPSG:4490',
    withShapes: true,
  } as const;
  await writeFile(task, lines(records), async (piece) => {
    pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece.slice());
  });
  return Buffer.concat(pieces);
}

describe('a file written by the product and read in again changes nothing', () => {
  it.each([
    ['parcels', 'kml', 40],
    ['enterprises', 'kml', 40],
    ['parcels', 'geojson', 20],
    ['enterprises', 'geojson', 20],
    ['parcels', 'dxf', 8],
    ['enterprises', 'dxf', 8],
    ['parcels', 'geopackage', 5],
    ['parcels', 'flatgeobuf', 5],
    ['parcels', 'csv', 20],
    ['enterprises', 'xlsx', 20],
  ] as const)('%s as %s', async (id, format, numRuns) => {
    const definition = register(id);
    await fc.assert(
      fc.asyncProperty(recordsOf(id), async (records) => {
        const { head, rows, cells, refused } = await read(await written(id, format, records), id);
        expect([refused, head?.asked]).toEqual([[], []]);
        expect(cells).toEqual([]);
        expect(rows).toHaveLength(records.length);
        const existing = new Map(
          records.map(({ values }) => {
            const data = values as RecordData;
            return [recordKey(definition, data), { id: 'r', version: 1, data, holds: true }] as const;
          }),
        );
        for (const row of rows) {
          const plan = planRow(definition, row, existing);
          const changed = plan.kind === 'unchanged' ? {} : plan.values;
          expect([changed, plan.kind === 'changed' ? plan.before : 0]).toEqual([{}, 0]);
          // What a record says comes back: nothing is unchanged because it was left out.
          const { values } = records.find(({ title }) => title === row.data[definition.keyFields[0]!])!;
          expect(Object.keys(row.data).sort()).toEqual(Object.keys(values).sort());
        }
      }),
      { numRuns },
    );
  });
});
