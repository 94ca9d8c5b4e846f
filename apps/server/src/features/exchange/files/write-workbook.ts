import type { CellCheck } from '@luodi/core/exchange';
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** What is written into a cell: text is always text, whatever it begins with; a number is its exact decimal text. */
export type WrittenCell = string | { readonly number: string } | { readonly day: string } | undefined;

/** Look of a cell: index of its format in the styles part below. */
const STYLE = { plain: 0, head: 1, text: 2, day: 3, required: 4, wrapped: 5 } as const;
type Style = keyof typeof STYLE;

/** A sheet to be written. */
export interface SheetPlan {
  readonly name: string;
  /** Widths of columns in characters, and the format empty cells get. */
  readonly columns: readonly { readonly width: number; readonly format: 'text' | 'number' | 'date' }[];
  /** Rows that stay in sight. */
  readonly frozen?: number;
  readonly checks?: readonly SheetCheck[];
  readonly isHidden?: boolean;
}

/** A check of the cells of a column below the head. */
export interface SheetCheck {
  readonly column: number;
  readonly check: CellCheck;
  readonly prompt: string;
  /** Place of the options on another sheet, when they are too long to stand in the check: `Lists!$A$1:$A$40`. */
  readonly range?: string;
}

/** Longest text of a cell. */
const MOST_CELL_TEXT = 32_767;
/** Rows that checks are made for. */
const CHECKED_ROWS = 50_000;

/** Text for XML: marks escaped; what XML cannot hold, and what looks like such an escape, by the rule of the format. */
function escaped(text: string): string {
  return text
    .slice(0, MOST_CELL_TEXT)
    .toWellFormed()
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped.
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

/** Name of a column: A, B, …, AA. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** A name a sheet may bear: at most 31 characters, none of those that mean something in a reference. */
export function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:']/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet'
  );
}

/** Serial number of a day in the 1900 system. */
function serialOf(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FF9C2A00"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF1F4"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="2" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Excel takes a number with more digits for another one. */
const EXACT_NUMBER = /^-?(?=(?:\D*\d){1,15}\D*$)\d+(\.\d+)?$/;

function cellXml(reference: string, cell: WrittenCell, style: Style): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'object' && 'day' in cell)
    return `<c r="${reference}" s="${STYLE.day}"><v>${serialOf(cell.day)}</v></c>`;
  if (typeof cell === 'object' && EXACT_NUMBER.test(cell.number))
    return `<c r="${reference}"><v>${cell.number}</v></c>`;
  const text = typeof cell === 'object' ? cell.number : cell;
  return `<c r="${reference}" s="${STYLE[style]}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function checkXml({ column, check, prompt, range }: SheetCheck): string {
  const name = columnName(column);
  const place = `sqref="${name}2:${name}${CHECKED_ROWS + 1}"`;
  const shown = `allowBlank="1" showInputMessage="1" showErrorMessage="1" prompt="${escaped(prompt.slice(0, 250))}"`;
  const bounds = (min: string | number | undefined, max: string | number | undefined) => {
    if (min !== undefined && max !== undefined)
      return `operator="between"|<formula1>${min}</formula1><formula2>${max}</formula2>`;
    if (min !== undefined) return `operator="greaterThanOrEqual"|<formula1>${min}</formula1>`;
    return max === undefined
      ? `operator="greaterThanOrEqual"|<formula1>-999999999999</formula1>`
      : `operator="lessThanOrEqual"|<formula1>${max}</formula1>`;
  };
  const limited = (type: string, min?: string | number, max?: string | number) => {
    const [operator, formulas] = bounds(min, max).split('|');
    return `<dataValidation type="${type}" ${operator} ${shown} ${place}>${formulas}</dataValidation>`;
  };
  switch (check.kind) {
    case 'list': {
      const list = range ?? `&quot;${escaped(check.options.join(','))}&quot;`;
      // A list of things of the plan may be written otherwise (by id): the check of a list advises, the import decides.
      return `<dataValidation type="list" errorStyle="warning" ${shown} ${place}><formula1>${list}</formula1></dataValidation>`;
    }
    case 'whole':
      return limited('whole', check.min, check.max);
    case 'decimal':
      return limited('decimal', check.min, check.max);
    case 'date':
      return limited('date', serialOf('1900-03-01'), serialOf('2199-12-31'));
    case 'length':
      return limited('textLength', 0, check.max);
  }
}

/** Writes a sheet row after row. */
export interface SheetWriter {
  row(cells: readonly WrittenCell[], style?: Style | readonly Style[]): void;
}

/**
 * Writes an Excel workbook (ECMA-376) as a stream: rows go through the deflater as they come. Text goes in as text
 * nodes, never as formulas. Dates of the entries are fixed, so that the same content gives the same bytes.
 */
export class WorkbookWriter {
  readonly #zip: Zip;
  readonly #sheets: SheetPlan[] = [];
  #open: { part: ZipDeflate; plan: SheetPlan; text: string; row: number } | undefined;

  constructor(emit: (bytes: Uint8Array) => void) {
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error;
      emit(bytes);
    });
  }

  #part(path: string): ZipDeflate {
    const part = new ZipDeflate(path, { level: 6 });
    part.mtime = '2000-01-01T12:00:00';
    this.#zip.add(part);
    return part;
  }

  #write(path: string, text: string): void {
    this.#part(path).push(strToU8(text), true);
  }

  /** Begins a sheet; the one before is finished by it. */
  sheet(plan: SheetPlan): SheetWriter {
    this.#finish();
    this.#sheets.push(plan);
    const part = this.#part(`xl/worksheets/sheet${this.#sheets.length}.xml`);
    const pane =
      plan.frozen === undefined
        ? ''
        : `<pane ySplit="${plan.frozen}" topLeftCell="A${plan.frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
    const styles = { text: STYLE.text, number: STYLE.plain, date: STYLE.day };
    const columns = plan.columns
      .map(
        ({ width, format }, index) =>
          `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styles[format]}" customWidth="1"/>`,
      )
      .join('');
    const open = {
      part,
      plan,
      row: 0,
      text: `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>`,
    };
    this.#open = open;
    return {
      row: (cells, style = 'text') => {
        open.row++;
        const xml = cells.map((cell, index) =>
          cellXml(
            `${columnName(index)}${open.row}`,
            cell,
            typeof style === 'string' ? style : (style[index] ?? 'text'),
          ),
        );
        open.text += `<row r="${open.row}">${xml.join('')}</row>`;
        if (open.text.length < 1 << 16) return;
        open.part.push(strToU8(open.text));
        open.text = '';
      },
    };
  }

  #finish(): void {
    const open = this.#open;
    if (!open) return;
    const { checks = [] } = open.plan;
    const list = checks.map(checkXml).join('');
    const validations =
      list === '' ? '' : `<dataValidations count="${checks.length}">${list}</dataValidations>`;
    open.part.push(strToU8(`${open.text}</sheetData>${validations}</worksheet>`), true);
    this.#open = undefined;
  }

  /** Finishes the workbook; nothing can be written afterwards. */
  close(): void {
    this.#finish();
    const numbers = this.#sheets.map((_, index) => index + 1);
    const sheets = this.#sheets.map(
      ({ name, isHidden }, index) =>
        `<sheet name="${escaped(sheetName(name))}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
    );
    this.#write(
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${sheets.join('')}</sheets></workbook>`,
    );
    const relations = numbers.map(
      (number) =>
        `<Relationship Id="rId${number}" Type="${REL}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
    );
    const styles = `<Relationship Id="rId${numbers.length + 1}" Type="${REL}/styles" Target="styles.xml"/>`;
    this.#write(
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}${styles}</Relationships>`,
    );
    this.#write('xl/styles.xml', STYLES);
    this.#write(
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    );
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    const parts = numbers.map(
      (number) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${type}.worksheet+xml"/>`,
    );
    this.#write(
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${parts.join('')}</Types>`,
    );
    this.#zip.end();
  }
}
