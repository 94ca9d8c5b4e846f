/** Files of more than an import takes. The same at full size, against a running server: `npm run bench -- import-limits`. */
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fixtureParcels, parcelShapefile } from '../../../../../fixtures/exchange/parcel-files.ts';
import { CHILD_LIMITS } from './child.ts';
import { MOST_ROWS, MOST_VERTICES } from './files/limits.ts';
import { readInChild } from './in-child.ts';
import type { ReadMessage } from './protocol.ts';
import { collect, context, read, taskOf, withFile } from './testing/read.ts';

const features = (inner: string) => `{"type":"FeatureCollection","features":[${inner}]}`;

describe('more rows than are taken', () => {
  it.each([
    ['a table', 'enterprises', `企业名称,统一社会信用代码\n${'x,1\n'.repeat(MOST_ROWS + 1)}`],
    [
      'KML',
      'parcels',
      `<kml><Document>${'<Placemark><name>1</name></Placemark>'.repeat(MOST_ROWS + 2)}</Document></kml>`,
    ],
  ])('are refused by name with the limit: %s', async (_, register, text) => {
    const { refused } = await read(text, register);
    expect(refused).toEqual(['file.too-many-rows']);
  });

  it('are refused by the head of a shapefile, before its shapes are looked at', async () => {
    const parts = unzipSync(
      await parcelShapefile(fixtureParcels(context.frame, 2), context.frame, 'EPSG:4548'),
    );
    const named = Object.fromEntries(
      Object.entries(parts).map(([name, bytes]) => [`p${name.slice(name.lastIndexOf('.'))}`, bytes]),
    );
    const table = Buffer.from(named['p.dbf']!);
    const rows = MOST_ROWS + 1;
    const [head, length] = [table.readUInt16LE(8), table.readUInt16LE(10)];
    table.writeUInt32LE(rows, 4);
    const long = Buffer.concat([table.subarray(0, head), Buffer.alloc(rows * length, 0x20)]);
    expect((await read(zipSync({ ...named, 'p.dbf': long }, { level: 0 }), 'parcels')).refused).toEqual([
      'file.too-many-rows',
    ]);
  });
});

describe('more corners than are taken', () => {
  it('are refused before any of them is an object, when lists alone are too many', async () => {
    const lists = '[],'.repeat(2 * MOST_VERTICES);
    const { refused } = await read(features(`{"x":[${lists}[]]}`), 'parcels');
    expect(refused).toEqual(['file.too-many-vertices']);
  });

  it('in one shape are a fault in its place; the shapes beside it are read', async () => {
    const line = (number: string, corners: number) => {
      const list = Array.from({ length: corners }, (_, at) => `[${115.7 + at / 1e7},36.85]`);
      return `{"type":"Feature","properties":{"宗地代码":"${number}"},"geometry":{"type":"LineString","coordinates":[${list.join()}]}}`;
    };
    const { cells } = await read(features([line('a', 3), line('b', 200_001)].join()), 'parcels');
    const limited = cells.find(({ finding }) => finding.code === 'geometry.too-many-vertices');
    expect(limited).toMatchObject({ row: 2, field: 'shape', finding: { params: { limit: 200_000 } } });
  });
});

describe('a child that its own heap ends', () => {
  it('says which limit it passed, and what it said before does not count', async () => {
    const swelling = features(
      `{"type":"Feature","geometry":null,"properties":{"x":[${'{},'.repeat(1_000_000)}{}]}}`,
    );
    await withFile(swelling, async (path) => {
      const messages: ReadMessage[] = [];
      const limits = { ...CHILD_LIMITS, heapMb: 32 };
      const task = taskOf(path, 'infrastructure-works');
      await readInChild(task, (message) => void messages.push(message), limits).outcome;
      const { refused, rows } = collect(messages);
      expect(refused).toEqual(['file.limits-passed']);
      expect(rows).toEqual([]);
    });
  });
});
