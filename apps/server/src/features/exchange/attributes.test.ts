/** Attributes in KML and in drawings: ours, those of other programs, and what somebody did to them in between. */
import { describe, expect, it } from 'vitest';
import { fixtureParcels } from '../../../../../fixtures/exchange/parcel-files.ts';
import { dxfText, plainText, withExtendedData } from './files/dxf-attributes.ts';
import type { ExportRecord } from './files/export-sheet.ts';
import { context, plan, read, register } from './testing/read.ts';
import { writeFile } from './write-file.ts';

const definition = register('parcels');
const [lon, lat] = [115.7, 36.85];
const ring = (east: number) =>
  [
    [0, 0],
    [0.001, 0],
    [0.001, 0.001],
    [0, 0],
  ]
    .map(([x, y]) => `${lon + east + x!},${lat + y!},0`)
    .join('\n ');
const polygon = (east: number) =>
  `<Polygon><outerBoundaryIs><LinearRing><coordinates> ${ring(east)} </coordinates></LinearRing></outerBoundaryIs></Polygon>`;
const kml = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>地块</name>${inner}</Document></kml>`;

async function drawing(records: readonly ExportRecord[]): Promise<string> {
  const task = {
    task: 'write',
    format: 'dxf',
    definition,
    plan: plan.content,
    named: {},
    language: 'zh',
    columns: ['number', 'address', 'use', 'remark'],
    zone: plan.content['plan.yaml'].zone.name,
    day: '2026-01-01',
    known: 7,
    records: records.length,
    demonstration: records.filter((one) => one.demonstration).length,
    name: 'x',
    crs: 'EPSG:4548',
    withShapes: true,
  } as const;
  const pieces: Uint8Array[] = [];
  async function* lines() {
    for (const record of records) yield JSON.stringify(record);
  }
  await writeFile(task, lines(), async (piece) => {
    pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece.slice());
  });
  return Buffer.concat(pieces).toString('latin1');
}

const records = fixtureParcels(context.frame, 2).map(
  ({ number, shape }, index): ExportRecord => ({
    title: number,
    demonstration: index === 1,
    values: {
      number,
      address: `坐落 ^ \\U+4E34 = ${index}`,
      use: 'industrial',
      remark: '很长的备注。'.repeat(80),
      shape: { grid: shape, origin: { crs: 'EPSG:4490' } } as never,
    },
  }),
);

describe('KML of other programs', () => {
  it('gives typed data by the names they are shown under, untyped data, and parts of one place', async () => {
    const text = kml(`
      <Schema id="s"><SimpleField name="no" type="string"><displayName>宗地代码</displayName></SimpleField></Schema>
      <Placemark><name>东块</name><description>看图</description>
        <ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="no">A-1</SimpleData></SchemaData>
        <Data name="x"><displayName>坐落</displayName><value><![CDATA[烟店 & 东]]></value></Data>
        <Data name="备注"><value>手绘</value></Data></ExtendedData>
        <MultiGeometry>${polygon(0)}${polygon(0.002)}</MultiGeometry></Placemark>`);
    const { head, rows, cells } = await read(text, 'parcels');
    expect(head?.columns.map(({ header, field }) => [header, field])).toEqual([
      ['宗地代码', 'number'],
      ['坐落', 'address'],
      ['备注', 'remark'],
      ['Name', undefined],
      ['Description', undefined],
    ]);
    expect(cells).toEqual([]);
    expect(rows[0]?.data).toMatchObject({ number: 'A-1', address: '烟店 & 东', remark: '手绘' });
    expect(rows[0]?.data.shape).toMatchObject({ grid: { polygons: [expect.anything(), expect.anything()] } });
  });

  it('asks which folder is meant, and finds what is no number at its row', async () => {
    const mark = (number: string, shape: string) =>
      `<Placemark><ExtendedData><Data name="number"><value>${number}</value></Data></ExtendedData>${shape}</Placemark>`;
    const text = kml(
      `<Folder><name>规划</name>${mark('P', polygon(0))}</Folder><Folder><name>现状</name>${mark('1', polygon(0))}${mark('2', polygon(0).replace(`${lon},`, 'east,'))}</Folder>`,
    );
    const asked = await read(text, 'parcels');
    expect(asked.head?.asked[0]?.options.map(({ id }) => id)).toEqual(['地块 / 规划', '地块 / 现状']);
    const { rows, cells } = await read(text, 'parcels', { answers: { sheet: '地块 / 现状' } });
    expect(rows.map(({ data }) => data.number)).toEqual(['1']);
    expect(cells[0]).toMatchObject({ row: 2, field: 'shape' });
  });

  it('keeps nothing of a network link, and refuses what is damaged', async () => {
    const link = kml('<NetworkLink><Link><href>http://127.0.0.1:9/canary</href></Link></NetworkLink>');
    expect((await read(link, 'parcels')).refused).toEqual(['file.no-layer']);
    expect((await read(kml(`<Placemark>${polygon(0)}`), 'parcels')).refused).toEqual(['file.damaged']);
  });
});

describe('a drawing', () => {
  it('says everything in signs that every program reads', () => {
    for (const text of ['^J', 'a^b', '\\U+4E34', '临\n清\t', '𠮷', '']) {
      expect(dxfText(text)).not.toMatch(/[^\x20-\x7e]/);
      expect(plainText(dxfText(text))).toBe(text);
    }
  });

  it('names the application, keeps to its limits, and puts demonstration data on a layer of its own', async () => {
    const text = await drawing(records);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing hangs on the code page of the reader.
    expect(text).not.toMatch(/[^\x00-\x7f]/);
    expect(text).toMatch(/APPID\n[\s\S]*AcDbRegAppTableRecord\n {2}2\nLUODI\n/);
    const strings = text.split('\n').filter((_, index, lines) => lines[index - 1] === '1000');
    expect(strings.length).toBeGreaterThan(10);
    expect(Math.max(...strings.map((one) => one.length))).toBeLessThanOrEqual(255);
    const layers = new Set(
      [...text.slice(text.indexOf('\nENTITIES\n')).matchAll(/AcDbEntity\n {2}8\n(.*)\n/g)].map(([, layer]) =>
        plainText(layer!),
      ),
    );
    expect([...layers]).toEqual(['宗地', '演示数据-宗地']);
    const { rows } = await read(text, 'parcels');
    expect(rows.map(({ data }) => data.remark)).toEqual(records.map(({ values }) => values.remark));
  });

  it('names what does not fit, and that then changes nothing', async () => {
    const { type } = definition.fields.find(({ id }) => id === 'remark')!;
    const most = type.kind === 'long-text' ? type.maxLength : 0;
    const withRemark = (remark: string): ExportRecord => ({
      ...records[0]!,
      values: { ...records[0]!.values, remark },
    });
    const { rows } = await read(await drawing([withRemark('长'.repeat(Math.min(most, 1_900)))]), 'parcels');
    expect(String(rows[0]?.data.remark).length).toBe(Math.min(most, 1_900));
    const text = await drawing([withRemark('长'.repeat(2_400))]);
    expect(plainText(text)).toContain('#omitted=备注');
    const again = await read(text, 'parcels');
    expect(again.rows[0]?.data).toMatchObject({ address: records[0]!.values.address });
    expect(again.rows[0]?.data.remark).toBeUndefined();
  });

  it('with a parcel copied in it has the same record twice, and says so', async () => {
    const text = await drawing(records.slice(1));
    const [entity = ''] = /\n {2}0\nLWPOLYLINE\n[\s\S]*?(?=\n {2}0\n)/.exec(text) ?? [];
    const copied = text.replace(entity, entity + entity.replace(/\n {2}5\n\w+\n/, '\n  5\nFFFFF\n'));
    const { cells, end } = await read(copied, 'parcels');
    expect(end?.rows).toBe(2);
    expect(cells.map(({ finding }) => finding.code)).toContain('import.duplicate-row');
  });

  it('without our data is read as it was: by layer, and its system asked about', async () => {
    const bare = (await drawing(records)).replace(/1001\nLUODI\n[\s\S]*?1002\n\}\n/g, '');
    const { head } = await read(bare, 'parcels');
    expect(head?.columns.map(({ header }) => header)).toContain('Layer');
    expect(head?.asked.map(({ id }) => id)).toEqual(['crs']);
  });

  it('fails loudly when entities and records do not agree', () => {
    const entity = { record: 1, kind: 'point', part: 0, ring: 0, crs: 'EPSG:4548', values: [] } as const;
    expect(() => withExtendedData('  0\nSECTION\n  2\nENTITIES\n  0\nENDSEC\n', [entity])).toThrow(/entity/);
  });
});
