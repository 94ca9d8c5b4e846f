import { FORMULA_WITHOUT_VALUE } from '@luodi/core/exchange';
import type { ZipEntry } from '@luodi/core/plan';
import type { Cell } from '@luodi/core/registers';
import { MOST_COLUMNS } from './limits.ts';
import { refuse } from './refused.ts';
import { type XmlHandler, XmlReader } from './xml.ts';
import type { ZipFiles } from './zip-files.ts';

/** A sheet of a workbook that can be seen. */
export interface Sheet {
  readonly name: string;
  readonly entry: ZipEntry;
}

/** Thrown by a taker of rows that wants no more. */
export class EnoughRows extends Error {
  override readonly name = 'EnoughRows';
}

/** Number formats that are dates (ECMA-376, 18.8.30), besides those whose own code holds year, month or day. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[ymd年月日]/i.test(bare) && !/[#0?]/.test(bare.replace(/\.0+/g, ''));
}

/** The day, and the time when there is one, that a serial number of a sheet means. */
function dayOfSerial(serial: number, is1904: boolean): string | number {
  if (!(serial >= 1 && serial < 2_958_466)) return serial;
  // The 1900 system counts a 29 February 1900 that never was; before it every day is one further.
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const iso = new Date(epoch + Math.round(serial * 86_400) * 1_000).toISOString();
  return serial % 1 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** Text of a cell with what its writer escaped (`_x000D_`, ECMA-376 22.9.2.19) put back. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Index of the column that a reference such as `AB12` names. */
function columnOf(reference: string): number {
  let index = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    index = index * 26 + value;
  }
  return index - 1;
}

/** An Excel workbook (ECMA-376), read as a stream: only its strings and the row under way are in memory. */
export class Workbook {
  readonly sheets: readonly Sheet[];
  readonly #zip: ZipFiles;
  readonly #strings: readonly string[];
  readonly #dateStyles: ReadonlySet<number>;
  readonly #is1904: boolean;

  constructor(zip: ZipFiles) {
    this.#zip = zip;
    const targets = this.#relations();
    const listed: { name: string; id: string; state: string }[] = [];
    let is1904 = false;
    this.#parse('xl/workbook.xml', {
      open: (name, attributes) => {
        if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
        if (name !== 'sheet') return;
        const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
        listed.push({ name: attributes.name ?? '', id, state: attributes.state ?? 'visible' });
      },
    });
    this.#is1904 = is1904;
    this.sheets = listed
      .filter(({ state }) => state === 'visible')
      .flatMap(({ name, id }) => {
        const entry = zip.find(targets.get(id) ?? '');
        return entry ? [{ name, entry }] : [];
      });
    this.#dateStyles = this.#readStyles();
    this.#strings = this.#readStrings();
  }

  #parse(path: string, handler: XmlHandler): void {
    const entry = this.#zip.find(path);
    if (!entry) return;
    const reader = new XmlReader(path, handler);
    this.#zip.stream(entry, (piece) => reader.write(piece));
    reader.close();
  }

  #relations(): Map<string, string> {
    const targets = new Map<string, string>();
    this.#parse('xl/_rels/workbook.xml.rels', {
      open: (name, { Id, Target, TargetMode }) => {
        if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External')
          return;
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      },
    });
    return targets;
  }

  #readStyles(): Set<number> {
    const codes = new Map<number, string>();
    const dates = new Set<number>();
    let inCells = false;
    let index = 0;
    this.#parse('xl/styles.xml', {
      open: (name, attributes) => {
        if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
        if (name === 'cellXfs') inCells = true;
        if (name !== 'xf' || !inCells) return;
        const id = Number(attributes.numFmtId);
        const code = codes.get(id);
        if (code === undefined ? DATE_FORMATS.has(id) : isDateCode(code)) dates.add(index);
        index++;
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    });
    return dates;
  }

  #readStrings(): string[] {
    const strings: string[] = [];
    let [text, isText, phonetic] = ['', false, 0];
    this.#parse('xl/sharedStrings.xml', {
      open: (name) => {
        if (name === 'si') text = '';
        if (name === 'rPh') phonetic++;
        isText = name === 't' && phonetic === 0;
      },
      close: (name) => {
        if (name === 'si') strings.push(unescaped(text));
        if (name === 'rPh') phonetic--;
        isText = false;
      },
      text: (content) => {
        if (isText) text += content;
      },
    });
    return strings;
  }

  /** Hands on the rows of a sheet with the numbers they bear. A taker that throws {@link EnoughRows} ends it. */
  rows(sheet: Sheet, take: (row: number, cells: Cell[]) => void): void {
    const reader = new XmlReader(sheet.name, this.#rowHandler(take));
    try {
      this.#zip.stream(sheet.entry, (piece) => reader.write(piece));
      reader.close();
    } catch (error) {
      if (!(error instanceof EnoughRows)) throw error;
    }
  }

  #rowHandler(take: (row: number, cells: Cell[]) => void): XmlHandler {
    let row = 0;
    let cells: Cell[] = [];
    let cell = { column: -1, type: 'n', style: 0, value: '', inline: '', hasFormula: false };
    let into: 'value' | 'inline' | undefined;
    return {
      open: (name, attributes) => {
        if (name === 'row') {
          row = attributes.r === undefined ? row + 1 : Number(attributes.r);
          cells = [];
          cell = { ...cell, column: -1 };
        } else if (name === 'c') {
          const column = attributes.r === undefined ? cell.column + 1 : columnOf(attributes.r);
          if (!(column >= 0 && column < 16_384)) refuse('file.damaged', { why: attributes.r ?? '?' });
          const [type, style] = [attributes.t ?? 'n', Number(attributes.s ?? 0)];
          cell = { column, type, style, value: '', inline: '', hasFormula: false };
        } else if (name === 'v') into = 'value';
        else if (name === 'f') cell.hasFormula = true;
        else if (name === 't') into = 'inline';
      },
      text: (content) => {
        if (into) cell[into] += content;
      },
      close: (name) => {
        into = undefined;
        if (name === 'c' && cell.column < MOST_COLUMNS) {
          const value = this.#valueOf(cell);
          if (value !== undefined) cells[cell.column] = value;
        } else if (name === 'row') take(row, cells);
      },
    };
  }

  #valueOf(cell: { type: string; style: number; value: string; inline: string; hasFormula: boolean }): Cell {
    const { type, value } = cell;
    if (type === 'inlineStr') return unescaped(cell.inline);
    if (value === '') return cell.hasFormula ? FORMULA_WITHOUT_VALUE : undefined;
    switch (type) {
      case 's':
        return this.#strings[Number(value)] ?? refuse('file.damaged', { why: `string ${value}` });
      case 'b':
        return value === '1';
      case 'n': {
        const number = Number(value);
        if (!Number.isFinite(number)) return value;
        return this.#dateStyles.has(cell.style) ? dayOfSerial(number, this.#is1904) : number;
      }
      case 'd':
        return value.replace(/T00:00:00(\.0+)?Z?$/, '');
      default:
        return value;
    }
  }
}
