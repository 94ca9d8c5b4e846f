import type { Finding, FindingParams } from '../base/index.ts';
import {
  type Cell,
  type CellReading,
  type FieldDefinition,
  type FieldValue,
  type RecordData,
  type RegisterDefinition,
  readCell,
  readValue,
  registerFinding,
  type ValueContext,
} from '../registers/index.ts';
import { exchangeFinding } from './findings.ts';
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
}

/** A row read: the values it gives, or what is wrong with it. */
export interface CheckedRow {
  readonly row: number;
  readonly data: RecordData;
  readonly findings: readonly CellFinding[];
}

/** Error values of a spreadsheet, as cells hold them. */
const CELL_ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!)$/;
/** What the reader of a sheet puts where a formula has no result. */
export const FORMULA_WITHOUT_VALUE = '\u0000formula';

const shortened = (cell: Cell) => String(cell ?? '').slice(0, 80);

function labelled(field: FieldDefinition): FindingParams {
  return { fieldZh: field.label.zh, fieldEn: field.label.en };
}

/** Reads one row cell by cell; every fault of every cell is a finding with its place. */
export function checkRow(source: SourceRow, reading: RowReading): CheckedRow {
  const { definition, columns } = reading;
  const findings = (source.findings ?? []).map((finding): CellFinding => ({ finding, row: source.row }));
  const data: Record<string, FieldValue> = {};
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
    if (read.value !== undefined) data[field.id] = read.value;
  }
  for (const [id, half] of halves) readPoint(id, half, source, reading, data, findings);
  if (source.geojson !== undefined) readShape(source, reading, data, findings);
  return { row: source.row, data, findings };
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

function readOne(field: FieldDefinition, cell: Cell, column: ProposedColumn, { context, file }: RowReading) {
  if (cell === FORMULA_WITHOUT_VALUE) return { findings: [exchangeFinding('import.formula-without-value')] };
  if (typeof cell === 'string' && CELL_ERROR.test(cell))
    return { findings: [exchangeFinding('import.cell-is-error', {}, { value: cell })] };
  const how: CellReading = {
    file,
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(column.edition === undefined ? {} : { edition: column.edition }),
  };
  return readCell(field, cell, context, how);
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
