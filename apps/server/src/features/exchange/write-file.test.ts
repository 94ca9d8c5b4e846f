import { EXPORT_FORMATS, type ExportFormat } from '@luodi/api';
import type { GridGeometry } from '@luodi/core/geometry';
import { checkRecord, type FieldValue, type RecordData, shownUnit } from '@luodi/core/registers';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fixtureParcels } from '../../../../../fixtures/exchange/parcel-files.ts';
import type { ExportRecord } from './files/export-sheet.ts';
import { writeInChild } from './in-child.ts';
import type { WriteTask } from './protocol.ts';
import { context, plan, read, register } from './testing/read.ts';
import { writeFile } from './write-file.ts';

const { frame } = context;
const definition = register('parcels');
/** Texts that a spreadsheet would run, or that stand in the way of a format. */
const NASTY = ['=1+1', '+86', '-a', '@SUM(A1)', '\u0027=x', '＝cmd', 'a,"b"\n</t>', '_x0041_ & <b>', '临清'];

const records: ExportRecord[] = fixtureParcels(frame, NASTY.length).map(({ number, shape }, index) => ({
  title: number,
  demonstration: index === 0,
  values: {
    number,
    address: NASTY[index]!.replace('\n', ' '),
    use: 'industrial',
    area: '6666.67',
    shape: { grid: shape, origin: { crs: 'EPSG:4490' } } as unknown as FieldValue,
  },
}));

function taskFor(format: ExportFormat, change: Partial<WriteTask> = {}): WriteTask {
  const isTable = format === 'xlsx' || format === 'csv' || format === 'data-package';
  return {
    task: 'write',
    format,
    definition,
    plan: plan.content,
    named: {},
    language: 'zh',
    columns: ['number', 'address', 'use', 'area', ...(isTable ? ['shape'] : [])],
    zone: plan.content['plan.yaml'].zone.name,
    day: '2026-01-01',
    known: 7,
    records: records.length,
    demonstration: 1,
    name: '宗地-演示数据',
    crs: format === 'dxf' || format === 'land-text' ? 'EPSG:4548' : 'EPSG:4490',
    withShapes: true,
    ...change,
  };
}

async function* lines(list: readonly ExportRecord[]) {
  for (const record of list) yield JSON.stringify(record);
}

async function written(format: ExportFormat, change: Partial<WriteTask> = {}): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await writeFile(taskFor(format, change), lines(records), async (piece) => {
    pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece.slice());
  });
  return Buffer.concat(pieces);
}

const flat = (geometry: GridGeometry) => (geometry.kind === 'polygon' ? geometry.polygons.flat(2) : []);
const gridOf = (data: RecordData) => (data.shape as unknown as { grid: GridGeometry }).grid;

function expectSameShapes(rows: readonly { readonly data: RecordData }[]) {
  expect(rows.length).toBe(records.length);
  for (const [index, { data }] of rows.entries()) {
    const [made, got] = [flat(gridOf(records[index]!.values as RecordData)), flat(gridOf(data))];
    expect(got.length).toBe(made.length);
    for (let i = 0; i < made.length; i++) expect(Math.abs(made[i]! - got[i]!)).toBeLessThan(10);
  }
}

describe('an export read in again', () => {
  it.each(['xlsx', 'csv', 'geojson', 'shapefile', 'geopackage', 'flatgeobuf', 'kml', 'dxf'] as const)(
    'gives the records back: %s',
    async (format) => {
      const area = definition.fields.find(({ id }) => id === 'area')!.type;
      const unit = area.kind === 'decimal' ? shownUnit(area).id : '';
      const answers = format === 'shapefile' ? { 'unit:area': unit } : {};
      const { rows: found, cells, refused } = await read(await written(format), 'parcels', { answers });
      // A FlatGeobuf stands in the order of its index.
      const rows = [...found].sort((a, b) => (String(a.data.number) < String(b.data.number) ? -1 : 1));
      expect(refused).toEqual([]);
      expect(cells.map(({ finding }) => finding.code)).toEqual([]);
      for (const [index, { data }] of rows.entries()) {
        const { shape: _, ...values } = records[index]!.values;
        expect(data).toMatchObject(values);
      }
      expectSameShapes(rows);
      expect(checkRecord(definition, rows[0]!.data, context)).toEqual([]);
    },
  );

  it('gives the shapes back from land text, in the zone stated', async () => {
    const text = await written('land-text');
    expect(Buffer.from(text).toString()).toContain('带号=39');
    const columns = [{ index: 2, field: 'number' }];
    const fromText = await read(text, 'parcels', { columns });
    expect(fromText.head?.asked).toEqual([]);
    expectSameShapes(fromText.rows);
  });

  it.each(EXPORT_FORMATS)('says 演示数据 in its content when it holds such: %s', async (format) => {
    const bytes = await written(format);
    const isZip = format === 'xlsx' || format === 'shapefile' || format === 'data-package';
    const texts = isZip ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)) : [strFromU8(bytes)];
    expect(texts.some((text) => text.includes('演示数据') || text.includes('\\U+6F14\\U+793A'))).toBe(true);
  });
});

describe('cells that would be formulas', () => {
  it('stand in an Excel file as text, never as formulas', async () => {
    const parts = unzipSync(await written('xlsx'));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
  });

  it('get an apostrophe in CSV, which our own import takes off', async () => {
    const text = Buffer.from(await written('csv')).toString();
    expect(text).toContain(",'=1+1,");
    expect(text).toContain(",'@SUM(A1),");
    expect(text).toContain(",''=x,");
    expect(text).toContain(",'＝cmd,");
  });
});

describe('a data package', () => {
  it('describes its table, the two times and what is not real', async () => {
    const parts = unzipSync(await written('data-package'));
    const descriptor = JSON.parse(strFromU8(parts['datapackage.json']!));
    expect(descriptor).toMatchObject({
      profile: 'tabular-data-package',
      'luodi:asOf': { day: '2026-01-01', known: 7 },
      'luodi:demonstration': 1,
    });
    const heads = strFromU8(parts['parcels.csv']!).replace('\ufeff', '').split('\r\n')[0]!.split(',');
    const names = descriptor.resources[0].schema.fields.map(({ name }: { name: string }) => name);
    expect(heads.slice(0, names.length)).toEqual(names);
  });
});

describe('writing in the child', () => {
  it('gives the same bytes as here, and leaves out what is not among the columns', async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of writeInChild(taskFor('csv', { columns: ['number'] }), records))
      pieces.push(piece);
    const here = await written('csv', { columns: ['number'] });
    expect(Buffer.concat(pieces).equals(here)).toBe(true);
    expect(Buffer.from(here).toString()).not.toContain('SUM');
  });
});
