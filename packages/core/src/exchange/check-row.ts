import type { Finding, FindingParams } from '../base/index.ts';
import {
  type Cell,
  type CellReading,
  type FieldDefinition,
  type FieldValue,
  type IndustryValue,
  type ReadValue,
  type RecordData,
  type RegisterDefinition,
  readCell,
  readValue,
  registerFinding,
  type ValueContext,
} from '../registers/index.ts';
import { exchangeFinding } from './findings.ts';
import type { OldCodes, OldReading } from './old-codes.ts';
import type { CellFinding, ProposedColumn, ShapeReading, SourceRow } from './source-table.ts';

/** How the rows of a file are read. */
export interface RowReading {
  readonly definition: RegisterDefinition;
  readonly columns: readonly ProposedColumn[];
  readonly context: ValueContext;
  /** Name of the file: where places came from. */
  readonly file: string;
  /** How shapes of the file are read; absent when it has none. */
  readonly shape?: ShapeReading;
  /** Codes of an earlier edition in the file, and what was answered about them. */
  readonly oldCodes?: OldCodes;
}

/** A row read: the values it gives, or what is wrong with it. */
export interface CheckedRow {
  readonly row: number;
  readonly data: RecordData;
  readonly findings: readonly CellFinding[];
  /** The row is not imported, by what was answered or because it is no record; a finding says so. */
  readonly leftOut?: boolean;
}

/** Error values of a spreadsheet, as cells hold them. */
const CELL_ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!)$/;
/** What the reader of a sheet puts where a formula has no result. */
export const FORMULA_WITHOUT_VALUE = '\u0000formula';

const shortened = (cell: Cell) => String(cell ?? '').slice(0, 80);

function labelled(field: FieldDefinition): FindingParams {
  return { fieldZh: field.label.zh, fieldEn: field.label.en };
}

/** First words of rows that sheets have below or between their records: totals, and what the one who filled in says. */
const TOTAL = /^(?:合计|总计|小计|共计|累计|(?:sub|grand)?totals?)(?:[(（].*)?[:：]?$/i;
const REMARK =
  /^(?:注|备注|说明|填表说明|(?:填表|制表|填报|审核|复核|单位负责|统计负责|经办)人|填报单位|填表单位|(?:填表|填报|制表)(?:日期|时间)|数据来源|notes?|remarks?|prepared by|sources?)[:：]/i;

/** Whether a row is no record: totals, a remark below the table, heads repeated on a new page. */
function isNoRecord({ cells, geojson }: SourceRow, { definition, columns }: RowReading): boolean {
  if (geojson !== undefined) return false;
  const text = (cell: Cell) => String(cell ?? '').trim();
  const first = text(cells.find((cell) => !isEmpty(cell)));
  const bare = first.replace(/\s+/g, '');
  if (TOTAL.test(bare)) return true;
  const heads = columns.filter(({ header }) => header !== '');
  if (heads.length > 1 && heads.every(({ index, header }) => text(cells[index]) === header)) return true;
  const keys = columns.filter(({ field }) => field !== undefined && definition.keyFields.includes(field));
  return (
    REMARK.test(first) && keys.every(({ index }) => isEmpty(cells[index]) || text(cells[index]) === first)
  );
}

/** Reads one row cell by cell; every fault of every cell is a finding with its place. */
export function checkRow(source: SourceRow, reading: RowReading): CheckedRow {
  if (isNoRecord(source, reading)) {
    const written = shortened(source.cells.find((cell) => !isEmpty(cell)));
    const finding = exchangeFinding('import.not-a-record', {}, { written });
    return { row: source.row, data: {}, findings: [{ finding, row: source.row }], leftOut: true };
  }
  const { definition, columns } = reading;
  const findings = (source.findings ?? []).map((finding): CellFinding => ({ finding, row: source.row }));
  const data: Record<string, FieldValue> = {};
  let leftOut = false;
  const halves = new Map<string, { longitude?: Cell; latitude?: Cell; column: ProposedColumn }>();
  for (const column of columns) {
    if (column.field === undefined) continue;
    const cell = source.cells[column.index];
    const [id, half] = column.field.split('.');
    if (half === 'longitude' || half === 'latitude') {
      halves.set(id!, { ...halves.get(id!), column, [half]: cell });
      continue;
    }
    const field = definition.fields.find((one) => one.id === id);
    if (!field) continue;
    const read = readOne(field, cell, column, reading);
    for (const finding of read.findings) findings.push(placed(finding, source, column, cell));
    leftOut ||= read.leftOut === true;
    if (read.value !== undefined) data[field.id] = read.value;
  }
  for (const [id, half] of halves) readPoint(id, half, source, reading, data, findings);
  if (source.geojson !== undefined) readShape(source, reading, data, findings);
  if (!leftOut) return { row: source.row, data, findings };
  // Whatever else is wrong with a row that is not imported need not be mended.
  const why = findings.filter(({ finding }) => finding.code === 'import.left-out-by-answer');
  return { row: source.row, data: {}, findings: why, leftOut };
}

function placed(finding: Finding, source: SourceRow, column: ProposedColumn, cell: Cell): CellFinding {
  return {
    finding,
    row: source.row,
    column: column.index,
    header: column.header,
    ...(column.field === undefined ? {} : { field: column.field }),
    value: shortened(cell),
  };
}

interface ReadOne extends ReadValue {
  readonly leftOut?: boolean;
}

function readOne(
  field: FieldDefinition,
  cell: Cell,
  column: ProposedColumn,
  { context, file, oldCodes }: RowReading,
): ReadOne {
  if (cell === FORMULA_WITHOUT_VALUE) return { findings: [exchangeFinding('import.formula-without-value')] };
  if (typeof cell === 'string' && CELL_ERROR.test(cell))
    return { findings: [exchangeFinding('import.cell-is-error', {}, { value: cell })] };
  const how: CellReading = {
    file,
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(column.edition === undefined ? {} : { edition: column.edition }),
  };
  const old = oldCodes?.reading(column, cell);
  return old ? readOld(field, cell, old, context) : readCell(field, cell, context, how);
}

/** A code of GB/T 4754-2011, read as it was answered; that it was translated is told with the cell. */
function readOld(field: FieldDefinition, cell: Cell, old: OldReading, context: ValueContext): ReadOne {
  const params = { ...labelled(field), written: shortened(cell) };
  if (old.kind === 'left-out')
    return { findings: [exchangeFinding('import.left-out-by-answer', {}, params)], leftOut: true };
  if (old.kind === 'unknown') return { findings: [exchangeFinding('import.old-code-unknown', {}, params)] };
  const read = readCell(field, old.text, context);
  if (read.value === undefined) return read;
  const { code } = read.value as IndustryValue;
  const note = exchangeFinding('import.code-translated', {}, { ...params, code });
  return { value: read.value, findings: [note, ...read.findings] };
}

const isEmpty = (cell: Cell) => cell === undefined || cell === null || String(cell).trim() === '';

/** A point whose longitude and latitude stand in two columns. */
function readPoint(
  id: string,
  half: { longitude?: Cell; latitude?: Cell; column: ProposedColumn },
  source: SourceRow,
  reading: RowReading,
  data: Record<string, FieldValue>,
  findings: CellFinding[],
): void {
  const { longitude, latitude, column } = half;
  const field = reading.definition.fields.find((one) => one.id === id);
  if (!field || (isEmpty(longitude) && isEmpty(latitude))) return;
  const value = `${longitude ?? ''}, ${latitude ?? ''}`;
  if (isEmpty(longitude) || isEmpty(latitude)) {
    findings.push(placed(exchangeFinding('import.half-a-place'), source, column, value));
    return;
  }
  const read = readCell(field, value, reading.context, { file: reading.file });
  for (const finding of read.findings) findings.push(placed(finding, source, column, value));
  if (read.value !== undefined) data[field.id] = read.value;
}

/** The shape of a row of a file of places. */
function readShape(
  source: SourceRow,
  { definition, context, file, shape }: RowReading,
  data: Record<string, FieldValue>,
  findings: CellFinding[],
): void {
  const field = definition.fields.find(({ id }) => id === definition.geometryField);
  if (!field || !shape || source.geojson === null) return;
  const geojson = shape.swapped ? swapAxes(source.geojson) : source.geojson;
  const read = readValue(field, { geojson, crs: shape.crs, file }, context);
  for (const finding of read.findings) findings.push({ finding, row: source.row, field: field.id });
  if (read.value !== undefined) data[field.id] = read.value;
}

/** A geometry with both coordinates of each position exchanged. */
function swapAxes(geojson: unknown): unknown {
  if (Array.isArray(geojson)) {
    const [x, y] = geojson as readonly unknown[];
    return typeof x === 'number' && typeof y === 'number' ? [y, x] : geojson.map(swapAxes);
  }
  if (typeof geojson !== 'object' || geojson === null) return geojson;
  const object = geojson as Readonly<Record<string, unknown>>;
  return {
    ...object,
    ...(object.coordinates === undefined ? {} : { coordinates: swapAxes(object.coordinates) }),
    ...(object.geometries === undefined ? {} : { geometries: swapAxes(object.geometries) }),
  };
}

/** What the columns as a whole lack: a column for each field that tells records apart. */
export function checkColumns(definition: RegisterDefinition, columns: readonly ProposedColumn[]): Finding[] {
  const taken = new Set(columns.map(({ field }) => field));
  return definition.keyFields
    .filter((id) => !taken.has(id))
    .flatMap((id) => {
      const field = definition.fields.find((one) => one.id === id);
      return field ? [exchangeFinding('import.key-column-missing', {}, labelled(field))] : [];
    });
}

/**
 * Checks rows against each other: a key that is missing, and a record that stands twice. Given row after row, since a
 * file need not fit into memory.
 */
export class RowKeys {
  readonly #definition: RegisterDefinition;
  readonly #seen = new Map<string, number>();

  constructor(definition: RegisterDefinition) {
    this.#definition = definition;
  }

  /** What is wrong with the key of a row; faults of its cells were found before. */
  check({ row, data, findings }: CheckedRow): CellFinding[] {
    const { keyFields, fields } = this.#definition;
    const missing = keyFields.filter((id) => data[id] === undefined);
    if (missing.length > 0) {
      // A key cell that could not be read has its own finding already.
      const told = new Set(
        findings.filter(({ finding }) => finding.severity === 'error').map(({ field }) => field),
      );
      return missing
        .filter((id) => !told.has(id))
        .flatMap((id) => {
          const field = fields.find((one) => one.id === id);
          if (!field) return [];
          return [{ finding: exchangeFinding('import.key-missing', {}, labelled(field)), row, field: id }];
        });
    }
    const key = recordKey(this.#definition, data);
    const first = this.#seen.get(key);
    if (first === undefined) {
      this.#seen.set(key, row);
      return [];
    }
    const params = { row: first, key: keyFields.map((id) => String(data[id])).join(' · ') };
    return [{ finding: exchangeFinding('import.duplicate-row', {}, params), row, field: keyFields[0]! }];
  }
}

/** Texts of the key of a record; its key values have to be there. */
export function keyTexts({ keyFields }: RegisterDefinition, data: RecordData): string[] {
  return keyFields.map((id) => String(data[id]));
}

/** The key of a record as one text. */
export function recordKey(definition: RegisterDefinition, data: RecordData): string {
  return JSON.stringify(keyTexts(definition, data));
}

/** Required fields that a record lacks: said of new records, since a file may well change only a part of known ones. */
export function lackingFields(definition: RegisterDefinition, row: number, data: RecordData): CellFinding[] {
  return definition.fields
    .filter(({ id, required }) => required === true && data[id] === undefined)
    .map((field) => ({
      finding: registerFinding('register.required', {}, labelled(field)),
      row,
      field: field.id,
    }));
}
