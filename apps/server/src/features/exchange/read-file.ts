import { readFileSync } from 'node:fs';
import { sha256Hex } from '@luodi/core/base';
import {
  answeredColumns,
  type CheckedRow,
  checkColumns,
  checkRow,
  chosenColumns,
  headsKey,
  OldCodes,
  type ProposedColumn,
  proposeColumns,
  questionsOnColumns,
  type Remembered,
  RowKeys,
  unanswered,
} from '@luodi/core/exchange';
import type { ValueContext } from '@luodi/core/registers';
import { type FileFormat, type Recognised, recognise } from './files/format.ts';
import { MOST_ROWS, MOST_VERTICES } from './files/limits.ts';
import { readCsv } from './files/read-csv.ts';
import { readGeoJson } from './files/read-geojson.ts';
import { readKml } from './files/read-kml.ts';
import { readLandText } from './files/read-land-text.ts';
import { readVector } from './files/read-vector.ts';
import { readXlsx } from './files/read-xlsx.ts';
import { FileRefused, refuse } from './files/refused.ts';
import type { ReadContext, Source } from './files/source.ts';
import type { ReadMessage, ReadTask } from './protocol.ts';
import { contextOf } from './value-context.ts';

/** Rows between two notes of progress. */
const PROGRESS_ROWS = 500;

async function open(recognised: Recognised, bytes: Uint8Array, context: ReadContext): Promise<Source> {
  const { format, zip, entry } = recognised;
  switch (format) {
    case 'xlsx':
      return readXlsx(zip ?? refuse('file.damaged', { why: 'xlsx' }), context);
    case 'csv': {
      const inner = zip && entry !== undefined ? zip.find(entry) : undefined;
      return readCsv(inner && zip ? zip.read(inner) : bytes, context);
    }
    case 'kml': {
      const inner = zip && entry !== undefined ? zip.find(entry) : undefined;
      return readKml(inner && zip ? zip.read(inner) : bytes, context);
    }
    case 'geojson':
      return readGeoJson(bytes, context);
    case 'land-text':
      return readLandText(bytes, context);
    default:
      return readVector(recognised, bytes, context);
  }
}

/** What this sender's last file with the very same heads was read by. */
function rememberedFor({ remembered = [] }: ReadTask, { columns }: Source): Remembered {
  const heads = sha256Hex(headsKey(columns.map(({ header }) => header)));
  return new Map(remembered.find((one) => one.heads === heads)?.columns ?? []);
}

function columnsOf(task: ReadTask, source: Source): ProposedColumn[] {
  const { definition, answers, columns } = task;
  const proposed = columns
    ? chosenColumns(definition, source.columns, columns)
    : proposeColumns(definition, source.columns, rememberedFor(task, source));
  return answeredColumns(proposed, answers);
}

/** Positions in nested coordinates. */
function verticesIn(value: unknown): number {
  if (Array.isArray(value)) {
    if (typeof value[0] === 'number') return 1;
    let sum = 0;
    for (const one of value) sum += verticesIn(one);
    return sum;
  }
  if (typeof value !== 'object' || value === null) return 0;
  const { coordinates, geometries } = value as { coordinates?: unknown; geometries?: unknown };
  return verticesIn(coordinates ?? geometries);
}

/**
 * Reads a file for a register, in the child process: recognises it, proposes columns, asks what is doubtful, and when
 * nothing is open checks every cell of every row. Says what it finds message by message.
 */
export async function readFile(task: ReadTask, say: (message: ReadMessage) => void): Promise<void> {
  let format: FileFormat | undefined;
  try {
    const bytes = readFileSync(task.path);
    const recognised = recognise(bytes);
    format = recognised.format;
    const context = contextOf(task);
    const source = await open(recognised, bytes, {
      path: task.path,
      definition: task.definition,
      frame: context.frame,
      answers: task.answers,
    });
    await readSource(task, format, source, context, say);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    say({ kind: 'refused', ...(format === undefined ? {} : { format }), findings: error.findings });
  }
}

/** Looks through all rows for codes of an earlier edition, once nothing is open about the file itself. */
async function oldCodesIn(
  { definition, answers }: ReadTask,
  source: Source,
  columns: readonly ProposedColumn[],
  context: ValueContext,
): Promise<OldCodes | undefined> {
  const oldCodes = new OldCodes(definition, columns, context);
  if (!oldCodes.isWanted || unanswered(source.asked, answers).length > 0) return undefined;
  let rows = 0;
  await source.rows((row) => {
    if (++rows > MOST_ROWS) refuse('file.too-many-rows', { limit: MOST_ROWS });
    oldCodes.take(row);
  });
  return oldCodes;
}

async function readSource(
  task: ReadTask,
  format: FileFormat,
  source: Source,
  context: ValueContext,
  say: (message: ReadMessage) => void,
): Promise<void> {
  const { definition, answers } = task;
  const columns = columnsOf(task, source);
  const oldCodes = await oldCodesIn(task, source, columns, context);
  const onColumns = questionsOnColumns(definition, columns, context, { answers, oldCodes });
  const asked = [...source.asked, ...onColumns];
  // Which codes are old is known once the edition is.
  if (unanswered(asked, answers).every(({ kind }) => kind !== 'edition'))
    asked.push(...(oldCodes?.questions() ?? []));
  const missing = source.columns.length > 0 ? checkColumns(definition, columns) : [];
  const goesOn = unanswered(asked, answers).length === 0 && missing.length === 0;
  say({
    kind: 'head',
    format,
    ...(source.encoding === undefined ? {} : { encoding: source.encoding }),
    ...(source.sheet === undefined ? {} : { sheet: source.sheet }),
    sheets: source.sheets,
    columns,
    preview: source.preview,
    asked,
    findings: [...source.findings, ...missing],
    goesOn,
  });
  if (goesOn) await readRows(task, source, { columns, context, oldCodes }, say);
}

async function readRows(
  { definition, name }: ReadTask,
  source: Source,
  {
    columns,
    context,
    oldCodes,
  }: {
    columns: readonly ProposedColumn[];
    context: ValueContext;
    oldCodes: OldCodes | undefined;
  },
  say: (message: ReadMessage) => void,
): Promise<void> {
  const keys = new RowKeys(definition);
  const reading = {
    definition,
    columns,
    context,
    file: name,
    ...(source.shape ? { shape: source.shape } : {}),
    ...(oldCodes ? { oldCodes } : {}),
  };
  const counts = { rows: 0, faulty: 0, leftOut: 0, vertices: 0 };
  await source.rows((row) => {
    if (++counts.rows > MOST_ROWS) refuse('file.too-many-rows', { limit: MOST_ROWS });
    counts.vertices += verticesIn(row.geojson);
    if (counts.vertices > MOST_VERTICES) refuse('file.too-many-vertices', { limit: MOST_VERTICES });
    const checked: CheckedRow = checkRow(row, reading);
    const findings = checked.leftOut ? checked.findings : [...checked.findings, ...keys.check(checked)];
    for (const finding of findings) say({ kind: 'cell', ...finding });
    if (checked.leftOut) counts.leftOut++;
    else if (findings.some(({ finding }) => finding.severity === 'error')) counts.faulty++;
    else say({ kind: 'row', row: row.row, data: checked.data });
    if (counts.rows % PROGRESS_ROWS === 0) say({ kind: 'progress', rows: counts.rows });
  });
  const { rows, faulty, leftOut } = counts;
  say({ kind: 'end', rows, faulty, leftOut, findings: source.afterwards?.() ?? [] });
}
