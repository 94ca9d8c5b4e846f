/** Files at and beyond the limits of an import, written piece by piece: none of them is ever in memory. */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { hostileZip } from '../../fixtures/exchange/hostile-zip.ts';

const MB = 2 ** 20;
const MILLION = 1_000_000;

/** Writes texts one after the other until `enough` says so; gives how many. */
function write(
  path: string,
  head: string,
  piece: (at: number) => string,
  tail: string,
  enough: Enough,
): number {
  const file = openSync(path, 'w');
  let [bytes, text, at] = [0, head, 0];
  while (!enough(at, bytes + text.length)) {
    text += piece(at++);
    if (text.length < MB) continue;
    bytes += writeSync(file, text);
    text = '';
  }
  writeSync(file, text + tail);
  closeSync(file);
  return at;
}

type Enough = (count: number, bytes: number) => boolean;

const corner = (at: number, decimals: number) =>
  `${at === 0 ? '' : ','}[${(115.7 + (at % 9_000) * 1e-6).toFixed(decimals)},${(36.8 + at * 1e-9).toFixed(decimals)}]`;
const lineHead = (number: string) =>
  `{"type":"Feature","properties":{"number":"${number}"},"geometry":{"type":"LineString","coordinates":[`;

/** GeoJSON of lines with so many corners in all, each with so many decimals. */
export function cornersGeoJson(path: string, corners: number, perShape: number, decimals: number): void {
  const piece = (at: number) => {
    const isFirst = at % perShape === 0;
    const start = isFirst ? `${at === 0 ? '' : ']}},\n'}${lineHead(String(at / perShape))}` : '';
    return start + corner(isFirst ? 0 : at, decimals);
  };
  write(path, '{"type":"FeatureCollection","features":[\n', piece, ']}}\n]}', (count) => count >= corners);
}

/** GeoJSON with a million points. */
export function pointsGeoJson(path: string, points: number): void {
  const piece = (at: number) => `${at === 0 ? '' : ',\n'}{"type":"Feature","properties":{},"geometry":null}`;
  write(path, '{"type":"FeatureCollection","features":[\n', piece, '\n]}', (count) => count >= points);
}

/** JSON that swells most when it is read: things with nothing in them, three bytes each, below the limit of a file. */
export function swellingJson(path: string, thing: '[]' | '{}'): void {
  const head =
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"x":[';
  write(
    path,
    head + thing,
    () => `,${thing}`,
    ']}}]}',
    (_, bytes) => bytes > 49 * MB,
  );
}

/** A table of text with a million rows. */
export function longCsv(path: string): void {
  write(
    path,
    '企业名称,统一社会信用代码\n',
    (at) => `e${at},${at}\n`,
    '',
    (count) => count >= MILLION,
  );
}

/** A workbook whose one sheet has a million rows; it unpacks to less than a hundredfold. */
export function longXlsx(path: string): void {
  const rows: string[] = [];
  for (let at = 0; at < MILLION; at++)
    rows.push(
      `<row><c t="inlineStr"><is><t>${(at * 7_919).toString(36)}</t></is></c><c><v>${at}</v></c></row>`,
    );
  const sheet = `<worksheet><sheetData><row><c t="inlineStr"><is><t>企业名称</t></is></c><c t="inlineStr"><is><t>统一社会信用代码</t></is></c></row>${rows.join('')}</sheetData></worksheet>`;
  const text = (content: string) => Buffer.from(content);
  writeFileSync(
    path,
    hostileZip([
      {
        name: 'xl/workbook.xml',
        content: text('<workbook><sheets><sheet name="s" r:id="r"/></sheets></workbook>'),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: text('<Relationships><Relationship Id="r" Target="worksheets/sheet1.xml"/></Relationships>'),
      },
      { name: 'xl/worksheets/sheet1.xml', content: text(sheet) },
    ]),
  );
}

/** A shapefile of a million points. */
export function longShapefile(path: string): void {
  const head = (words: number) => {
    const bytes = Buffer.alloc(100);
    bytes.writeInt32BE(9_994, 0);
    bytes.writeInt32BE(words, 24);
    bytes.writeInt32LE(1_000, 28);
    bytes.writeInt32LE(1, 32);
    return bytes;
  };
  const shapes = Buffer.alloc(MILLION * 28);
  const index = Buffer.alloc(MILLION * 8);
  const table = Buffer.alloc(65 + MILLION * 9, 0x20);
  table.fill(0, 0, 65);
  table.writeUInt8(3, 0);
  table.writeUInt32LE(MILLION, 4);
  table.writeUInt16LE(65, 8);
  table.writeUInt16LE(9, 10);
  table.write('number', 32, 'latin1');
  table.write('C', 43, 'latin1');
  table.writeUInt8(8, 48);
  table.writeUInt8(0x0d, 64);
  for (let at = 0; at < MILLION; at++) {
    shapes.writeInt32BE(at + 1, at * 28);
    shapes.writeInt32BE(10, at * 28 + 4);
    shapes.writeInt32LE(1, at * 28 + 8);
    shapes.writeDoubleLE(115.7 + at * 1e-8, at * 28 + 12);
    shapes.writeDoubleLE(36.8 + at * 1e-8, at * 28 + 20);
    index.writeInt32BE(50 + at * 14, at * 8);
    index.writeInt32BE(10, at * 8 + 4);
    table.write((at * 7_919).toString(36), 65 + at * 9 + 1, 'latin1');
  }
  writeFileSync(
    path,
    hostileZip([
      { name: 'p.shp', content: Buffer.concat([head(50 + MILLION * 14), shapes]) },
      { name: 'p.shx', content: Buffer.concat([head(50 + MILLION * 4), index]) },
      { name: 'p.dbf', content: table },
    ]),
  );
}

/** A GeoPackage with a table of a million rows without shapes. */
export function longGeoPackage(path: string): void {
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300; PRAGMA page_size = 4096;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('undefined', -1, 'NONE', -1, 'undefined', ''),
      ('undefined', 0, 'NONE', 0, 'undefined', '');
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT, description TEXT,
      last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY, column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
    CREATE TABLE rows (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, number TEXT);
    INSERT INTO gpkg_contents VALUES ('rows', 'attributes', 'rows', '', '2026-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, 0);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MILLION})
      INSERT INTO rows (number) SELECT 'n' || i FROM n;`);
  database.close();
}
