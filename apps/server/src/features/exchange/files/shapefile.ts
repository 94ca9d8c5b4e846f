import type { Asked } from '@luodi/core/exchange';
import { MOST_ROWS, MOST_VERTICES } from './limits.ts';
import { refuse } from './refused.ts';
import { readText } from './text.ts';
import type { ZipFiles } from './zip-files.ts';

/** The parts of a shapefile, and the encoding of its texts as GDAL calls it, or the question which it is. */
export interface ShapefileParts {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly encoding?: 'UTF-8' | 'CP936';
  readonly isGuessed: boolean;
  readonly asked?: Asked;
  readonly hasPrj: boolean;
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const damaged = (why: string): never => refuse('file.damaged', { why });

/** Shape types of ESRI's description (July 1998) that are places on a plane: null, point, line, polygon, multipoint. */
const SHAPE_TYPES = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28]);

/** Holds the head of .shp or .shx against the file itself: code, length in words, type. */
function checkShapeHead(part: string, bytes: Uint8Array): void {
  const head = view(bytes);
  if (bytes.length < 100 || head.getInt32(0) !== 9994 || head.getInt32(28, true) !== 1000) damaged(part);
  if (head.getInt32(24) * 2 !== bytes.length) damaged(`${part}: ${head.getInt32(24) * 2} ≠ ${bytes.length}`);
  if (!SHAPE_TYPES.has(head.getInt32(32, true))) damaged(`${part}: type ${head.getInt32(32, true)}`);
}

/** Follows the index through the shapes: every record in bounds, under its own number, counted. */
function checkRecords(shp: Uint8Array, shx: Uint8Array, rows: number): void {
  const [shapes, index] = [view(shp), view(shx)];
  const count = (shx.length - 100) / 8;
  if (!Number.isInteger(count) || count !== rows) damaged(`.shx ${count} ≠ .dbf ${rows}`);
  for (let at = 100; at < shx.length; at += 8) {
    const start = index.getInt32(at) * 2;
    const length = index.getInt32(at + 4) * 2;
    if (start < 100 || length < 4 || start + 8 + length > shp.length) damaged(`.shx ${(at - 100) / 8 + 1}`);
    if (shapes.getInt32(start + 4) * 2 !== length) damaged(`.shp ${(at - 100) / 8 + 1}`);
  }
}

interface DbfField {
  readonly offset: number;
  readonly length: number;
  readonly isText: boolean;
}

/** Reads the head of a dBASE table and holds it against the length of the file. */
function readDbf(bytes: Uint8Array): { rows: number; texts: Uint8Array[] } {
  if (bytes.length < 33) damaged('.dbf');
  const head = view(bytes);
  const [rows, headLength, rowLength] = [
    head.getUint32(4, true),
    head.getUint16(8, true),
    head.getUint16(10, true),
  ];
  if (headLength < 33 || rowLength < 1 || headLength + rows * rowLength > bytes.length)
    damaged(`.dbf: ${headLength} + ${rows} × ${rowLength} > ${bytes.length}`);
  const fields: DbfField[] = [];
  const texts: Uint8Array[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= headLength && bytes[at] !== 0x0d; at += 32) {
    const length = bytes[at + 16]!;
    fields.push({ offset, length, isText: String.fromCharCode(bytes[at + 11]!) === 'C' });
    const name = bytes.subarray(at, at + 11);
    const end = name.indexOf(0);
    texts.push(end < 0 ? name : name.subarray(0, end));
    offset += length;
  }
  if (offset > rowLength) damaged(`.dbf: ${offset} > ${rowLength}`);
  let room = MOST_TEXT_BYTES;
  for (let row = 0; row < rows && room > 0; row++) {
    for (const { offset: at, length, isText } of fields) {
      if (!isText) continue;
      const start = headLength + row * rowLength + at;
      texts.push(bytes.subarray(start, start + length));
      room -= length;
    }
  }
  return { rows, texts };
}

/** As much text as tells the encoding. */
const MOST_TEXT_BYTES = 4 * 2 ** 20;

/** Texts of a table as one, without what the width of a column cut off from a last character. */
function joinedTexts(texts: readonly Uint8Array[], encoding: 'utf-8' | 'gb18030' | undefined): Uint8Array {
  const whole = texts.map((text) => {
    let end = text.length;
    while (end > 0 && (text[end - 1] === 0x20 || text[end - 1] === 0)) end--;
    const most = encoding === 'gb18030' ? 3 : encoding === 'utf-8' ? 3 : 0;
    for (let cut = 0; cut <= most && cut < end; cut++) {
      try {
        new TextDecoder(encoding ?? 'utf-8', { fatal: true }).decode(text.subarray(0, end - cut));
        return text.subarray(0, end - cut);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
    }
    return text.subarray(0, end);
  });
  return Buffer.concat(whole.flatMap((text) => [text, Uint8Array.of(0x0a)]));
}

function decodes(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** What a .cpg file names, as far as it is one of the two that are in use here. */
function statedEncoding(cpg: Uint8Array | undefined): 'utf-8' | 'gb18030' | undefined {
  const name = cpg === undefined ? '' : Buffer.from(cpg.subarray(0, 40)).toString('latin1').trim();
  if (/^(utf-?8|65001)$/i.test(name)) return 'utf-8';
  return /^(gbk|gb ?2312|gb ?18030|cp ?936|936|ms936|windows-936|oem ?936|ansi ?936)$/i.test(name)
    ? 'gb18030'
    : undefined;
}

/** The encoding of a table: what its .cpg says when the bytes are that, else what the bytes are. */
function encodingOf(
  texts: readonly Uint8Array[],
  cpg: Uint8Array | undefined,
  answer: string | undefined,
): Pick<ShapefileParts, 'encoding' | 'isGuessed' | 'asked'> {
  const named = { 'utf-8': 'UTF-8', gb18030: 'CP936' } as const;
  const stated = statedEncoding(cpg);
  if (stated && decodes(joinedTexts(texts, stated), stated))
    return { encoding: named[stated], isGuessed: false };
  const asUtf8 = joinedTexts(texts, 'utf-8');
  const read = readText(decodes(asUtf8, 'utf-8') ? asUtf8 : joinedTexts(texts, 'gb18030'), answer);
  if ('asked' in read) return { isGuessed: false, asked: read.asked };
  return { encoding: read.encoding === 'gb18030' ? 'CP936' : 'UTF-8', isGuessed: read.isGuessed };
}

/** Takes the parts of the shapefile named out of a zip and holds them against each other before GDAL sees them. */
export function shapefileParts(zip: ZipFiles, shp: string, answer: string | undefined): ShapefileParts {
  const stem = shp.slice(0, -4);
  const read = (ending: string) => {
    const entry = zip.find(stem + ending);
    return entry && zip.read(entry);
  };
  const [shapes, index, table] = [read('.shp'), read('.shx'), read('.dbf')];
  if (!shapes) return refuse('file.part-missing', { part: '.shp' });
  if (!index) return refuse('file.part-missing', { part: '.shx' });
  if (!table) return refuse('file.part-missing', { part: '.dbf' });
  checkShapeHead('.shp', shapes);
  checkShapeHead('.shx', index);
  if (shapes.length / 16 > MOST_VERTICES) refuse('file.too-many-vertices', { limit: MOST_VERTICES });
  const { rows, texts } = readDbf(table);
  if (rows > MOST_ROWS) refuse('file.too-many-rows', { limit: MOST_ROWS });
  checkRecords(shapes, index, rows);
  const prj = read('.prj');
  const files = new Map([
    ['input.shp', shapes],
    ['input.shx', index],
    ['input.dbf', table],
    ...(prj ? ([['input.prj', prj]] as const) : []),
  ]);
  return { files, hasPrj: prj !== undefined, ...encodingOf(texts, read('.cpg'), answer) };
}
