import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { creditCode, enterpriseSheet } from '../../../../../fixtures/exchange/enterprise-sheet.ts';
import { hostileZip } from '../../../../../fixtures/exchange/hostile-zip.ts';
import {
  fixtureParcels,
  parcelGeoPackage,
  parcelShapefile,
} from '../../../../../fixtures/exchange/parcel-files.ts';
import { workbookOf } from '../../../../../fixtures/exchange/sheet-file.ts';
import { CHILD_LIMITS, startChild } from './child.ts';
import { readInChild } from './in-child.ts';
import type { ReadMessage } from './protocol.ts';
import { readFile } from './read-file.ts';
import { collect, context, read, register, taskOf, withFile } from './testing/read.ts';

const refusedAs = async (bytes: Uint8Array | string, registerId = 'enterprises') => {
  // Rows said before the fault was met do not count: a refused file is refused whole.
  const { refused } = await read(bytes, registerId);
  return refused;
};

const parcels = fixtureParcels(context.frame, 12);
const sheet = enterpriseSheet(register('enterprises'), context, { rows: 30, faults: 0 });
/** The workbook with one of its parts changed. */
function withPart(path: string, change: (text: string) => string): Uint8Array {
  const files = unzipSync(workbookOf(sheet));
  return zipSync({ ...files, [path]: Buffer.from(change(Buffer.from(files[path]!).toString('utf8'))) });
}
const SHEET = 'xl/worksheets/sheet1.xml';
const BOMB = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const FETCH = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/canary">';

describe('zips that lie', () => {
  const zeros = Buffer.alloc(20_000_000);
  const book = (extra: Parameters<typeof hostileZip>[0][number]) =>
    hostileZip([{ name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }, extra]);

  it.each([
    ['that swell a hundredfold and more', book({ name: 'xl/styles.xml', content: zeros }), 'zip.ratio'],
    [
      'that hold more than they say',
      book({ name: 'xl/styles.xml', content: zeros, saidSize: 60_000 }),
      'zip.size-lies',
    ],
    [
      'that hold less than they say',
      book({ name: 'xl/styles.xml', content: Buffer.from('<a/>'), saidSize: 900 }),
      'zip.size-lies',
    ],
    [
      'whose entries share their data',
      book({ name: 'xl/workbook.xml2', content: Buffer.from('<workbook/>'), overlaps: true }),
      'zip.directory-damaged',
    ],
    [
      'that lead out of their folder',
      book({ name: '../../etc/cron.d/x', content: Buffer.from('x') }),
      'zip.name-unsafe',
    ],
    ['with an absolute path', book({ name: '/etc/passwd', content: Buffer.from('x') }), 'zip.name-unsafe'],
    ['with a name of Windows', book({ name: 'C:\\x', content: Buffer.from('x') }), 'zip.name-unsafe'],
    ['with a NUL in a name', book({ name: 'a\0b', content: Buffer.from('x') }), 'zip.name-unsafe'],
    [
      'with a link',
      book({ name: 'link', content: Buffer.from('/etc/passwd'), attributes: 0xa1ff << 16 }),
      'zip.link',
    ],
    [
      'with very many entries',
      hostileZip(
        Array.from({ length: 1_001 }, (_, index) => ({ name: `f${index}`, content: Buffer.from('') })),
      ),
      'zip.too-many-entries',
    ],
    [
      'inside zips',
      hostileZip([{ name: 'a.zip', content: hostileZip([{ name: 'b', content: zeros }]) }]),
      'file.zip-holds-nothing',
    ],
    ['cut off', workbookOf(sheet).subarray(0, 900), 'zip.not-a-zip'],
  ])('%s are refused by name', async (_, bytes, code) => {
    const before = process.memoryUsage().rss;
    expect(await refusedAs(bytes)).toContain(code);
    // Counted while it comes out: nothing near what it would have become.
    expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000);
  });
});

describe('XML that reaches out or swells', () => {
  it.each([
    [
      'entities in a sheet',
      withPart(SHEET, (text) => text.replace('<worksheet', `${BOMB}<worksheet`)),
      'file.doctype',
    ],
    [
      'a document type in the workbook',
      withPart('xl/workbook.xml', (text) => text.replace('<workbook', `${FETCH}<workbook`)),
      'file.doctype',
    ],
    [
      'an entity nobody declared',
      withPart(SHEET, (text) => text.replace('<is><t xml:space="preserve">', '<is><t>&x;')),
      'file.damaged',
    ],
    [
      'very deep nesting',
      withPart(SHEET, (text) => text.replace('<sheetData>', `<sheetData>${'<a>'.repeat(100_000)}`)),
      'file.damaged',
    ],
    ['another encoding', withPart(SHEET, (text) => text.replace('UTF-8', 'UTF-16')), 'file.damaged'],
    ['broken marks', withPart(SHEET, (text) => text.slice(0, -40)), 'file.damaged'],
    [
      'a document type in the styles',
      withPart('xl/styles.xml', (text) => text.replace('<styleSheet', `${BOMB}<styleSheet`)),
      'file.doctype',
    ],
    [
      'a document type in the relations',
      withPart('xl/_rels/workbook.xml.rels', (text) =>
        text.replace('<Relationships', `${FETCH}<Relationships`),
      ),
      'file.doctype',
    ],
    [
      'a document type in the strings',
      zipSync({ ...unzipSync(workbookOf(sheet)), 'xl/sharedStrings.xml': Buffer.from(`${FETCH}<sst/>`) }),
      'file.doctype',
    ],
    [
      'a document type in a KMZ',
      zipSync({ 'doc.kml': Buffer.from(`${BOMB}<kml><Document>&b;</Document></kml>`) }),
      'file.doctype',
    ],
    [
      'GML with a document type',
      `${BOMB}<gml:FeatureCollection xmlns:gml="x">&b;</gml:FeatureCollection>`,
      'file.doctype',
    ],
    ['GML, which is not read', '<gml:FeatureCollection xmlns:gml="x"/>', 'file.unknown'],
    ['a style (SLD), which is not read', '<StyledLayerDescriptor version="1.0.0"/>', 'file.unknown'],
    ['KML with entities', `<?xml version="1.0"?>${BOMB}<kml><Placemark/></kml>`, 'file.doctype'],
    ['KML that fetches', `${FETCH}<kml xmlns:xi="http://www.w3.org/2001/XInclude"/>`, 'file.doctype'],
  ])('%s is refused by name', async (_, bytes, code) => {
    expect(await refusedAs(bytes)).toEqual([code]);
  });
});

describe('shapefiles in pieces', () => {
  let parts: Record<string, Uint8Array>;
  beforeAll(async () => {
    const whole = await parcelShapefile(parcels, context.frame, 'EPSG:4527');
    const files = unzipSync(whole);
    parts = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [`p${name.slice(name.lastIndexOf('.'))}`, bytes]),
    );
  });
  const changed = (name: string, change: (view: DataView, bytes: Uint8Array) => void) => {
    const bytes = parts[name]!.slice();
    change(new DataView(bytes.buffer), bytes);
    return zipSync({ ...parts, [name]: bytes });
  };
  const without = (name: string) =>
    zipSync(Object.fromEntries(Object.entries(parts).filter(([key]) => key !== name)));

  it('without one of them are refused by its name', async () => {
    for (const name of ['p.shp', 'p.shx', 'p.dbf'])
      expect(await refusedAs(without(name), 'parcels')).toEqual(['file.part-missing']);
    expect(await refusedAs(parts['p.shp']!, 'parcels')).toEqual(['file.bare-shapefile']);
  });

  it('whose heads do not fit their content are refused', async () => {
    const cases = [
      changed('p.shp', (view) => view.setInt32(24, 0x3fffffff)),
      changed('p.shp', (view) => view.setInt32(32, 31, true)),
      changed('p.dbf', (view) => view.setUint32(4, 0x7fffffff, true)),
      changed('p.dbf', (view) => view.setUint16(8, 0xffff, true)),
      changed('p.shx', (view) => view.setInt32(100, 0x0fffffff)),
      changed('p.shx', (view) => view.setInt32(104, 1)),
    ];
    for (const bytes of cases) expect(await refusedAs(bytes, 'parcels')).toEqual(['file.damaged']);
  });
});

describe('databases that are more than data', () => {
  async function packageWith(sql: string): Promise<Uint8Array> {
    return withFile(await parcelGeoPackage(parcels, context.frame, 'EPSG:4527'), async (path) => {
      const database = new DatabaseSync(path);
      database.exec(sql);
      database.close();
      return readFileSync(path);
    });
  }

  it.each([
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON gpkg_contents BEGIN DELETE FROM gpkg_contents; END'],
    ['a view', 'CREATE VIEW v AS SELECT * FROM gpkg_contents'],
    [
      'a view that never ends',
      'CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT x FROM c',
    ],
  ])('%s is refused by name', async (_, sql) => {
    expect(await refusedAs(await packageWith(sql), 'parcels')).toEqual(['file.program-in-data']);
  });

  it('left with a write-ahead log are read as they are, and nothing is written beside them', async () => {
    const bytes = await packageWith('PRAGMA journal_mode = WAL');
    expect([bytes[18], bytes[19]]).toEqual([2, 2]);
    await withFile(bytes, async (path) => {
      const messages: ReadMessage[] = [];
      await readFile(taskOf(path, 'parcels'), (message) => void messages.push(message));
      expect(collect(messages)).toMatchObject({ refused: [], end: { rows: parcels.length, faulty: 0 } });
      expect(readdirSync(dirname(path))).toEqual(['file']);
    });
  });

  it('bytes that are no database, or only its beginning, are refused', async () => {
    const noise = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4_000, 0x5a)]);
    expect(await refusedAs(noise, 'parcels')).toEqual(['file.damaged']);
    const whole = await parcelGeoPackage(parcels, context.frame, 'EPSG:4527');
    expect(await refusedAs(whole.slice(0, 5_000), 'parcels')).toEqual(['file.damaged']);
  });
});

describe('text that is not what it seems', () => {
  const deep = `{"type":"FeatureCollection","features":${'['.repeat(100_000)}`;
  const feature = (coordinates: string) =>
    `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"number":"1"},"geometry":{"type":"LineString","coordinates":${coordinates}}}]}`;

  it.each([
    ['JSON of a hundred thousand levels', deep, 'parcels'],
    ['JSON with one key twice', '{"type":"FeatureCollection","type":"x","features":[]}', 'parcels'],
    [
      'JSON with __proto__',
      '{"type":"FeatureCollection","features":[],"__proto__":{"polluted":1}}',
      'parcels',
    ],
    ['numbers beyond a double', feature('[[1e400,1],[2,2]]'), 'parcels'],
    ['JSON with half a sign', feature('[[1,1],[2,2]]').replace('"1"', '"\\ud800"'), 'parcels'],
    [
      'JSON of a hundred thousand keys',
      feature('[[115.7,36.8],[115.8,36.8]]').replace(
        '"number":"1"',
        Array.from({ length: 100_000 }, (_, at) => `"k${at}":1`).join(),
      ),
      'parcels',
    ],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'enterprises'],
    ['a drawing', 'AC1027 ', 'parcels'],
    ['a program', Buffer.from('7f454c460201010000000000', 'hex'), 'enterprises'],
    ['a page', '<html><script>1</script></html>', 'enterprises'],
    ['a torn drawing', '0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n90\n999999999\n', 'parcels'],
    ['nothing', '', 'enterprises'],
  ])('%s is refused', async (_, bytes, registerId) => {
    expect((await refusedAs(bytes, registerId)).length).toBeGreaterThan(0);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('the child process', () => {
  it('reads its one file and nothing else, with no environment', async () => {
    await withFile(`企业名称,统一社会信用代码\n甲,${creditCode(1)}\n`, async (path) => {
      // Neither what others uploaded nor what lies beside the program, such as the data directory.
      for (const closed of [path, join(import.meta.dirname, '../../../../../README.md')]) {
        const child = startChild([]);
        child.input.end(`${JSON.stringify(taskOf(closed, 'enterprises'))}\n`);
        child.output.resume();
        const { end, error } = await child.ended;
        expect(end, closed).toBe('failed');
        expect(error, closed).toContain('ERR_ACCESS_DENIED');
      }
    });
  });

  it('is ended when it takes too much, and the file is refused by that name', async () => {
    await withFile(workbookOf(sheet), async (path) => {
      const messages: ReadMessage[] = [];
      const reading = readInChild(taskOf(path, 'enterprises'), (message) => void messages.push(message), {
        ...CHILD_LIMITS,
        memoryMb: 40,
      });
      await reading.outcome;
      expect(collect(messages).refused).toEqual(['file.limits-passed']);
    });
  });

  it('can be cancelled', async () => {
    await withFile(workbookOf(sheet), async (path) => {
      const reading = readInChild(taskOf(path, 'enterprises'), () => undefined);
      reading.cancel();
      expect(await reading.outcome).toMatchObject({ end: 'cancelled' });
    });
  });
});
