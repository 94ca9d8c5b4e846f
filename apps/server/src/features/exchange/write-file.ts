import { invariant } from '@luodi/core/base';
import { dataPackage, defused, landText } from '@luodi/core/exchange';
import { strToU8, zipSync } from 'fflate';
import {
  cellsOf,
  type ExportRecord,
  type ExportSheet,
  headsOf,
  labelsOf,
  shapeOf,
  textsOf,
} from './files/export-sheet.ts';
import { kml } from './files/write-kml.ts';
import { geoJson, writeVector } from './files/write-shapes.ts';
import { WorkbookWriter } from './files/write-workbook.ts';
import type { WriteTask } from './protocol.ts';
import { contextOf } from './value-context.ts';

type Write = (bytes: Uint8Array | string) => Promise<void>;

const BOM = '\ufeff';

function csvLine(cells: readonly string[]): string {
  return `${cells
    .map((cell) => {
      const safe = defused(cell);
      return /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',')}\r\n`;
}

/** Pieces that are written at once. */
const PIECE = 1 << 16;

async function inPieces(texts: Iterable<string>, write: Write): Promise<void> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    await write(piece);
    piece = '';
  }
  await write(piece);
}

function* csv(sheet: ExportSheet, records: Iterable<ExportRecord>): Generator<string> {
  yield BOM + csvLine(headsOf(sheet));
  for (const record of records) yield csvLine(textsOf(sheet, record));
}

const ABOUT = { zh: '说明', en: 'About' } as const;

async function writeXlsx(sheet: ExportSheet, records: Iterable<ExportRecord>, write: Write): Promise<void> {
  let ready: Uint8Array[] = [];
  const writer = new WorkbookWriter((bytes) => ready.push(bytes));
  const flush = async () => {
    const bytes = Buffer.concat(ready);
    ready = [];
    if (bytes.length > 0) await write(bytes);
  };
  const heads = headsOf(sheet);
  const label = sheet.demonstration > 0 ? '演示数据 ' : '';
  const rows = writer.sheet({
    name: `${label}${sheet.definition.name[sheet.language]}`,
    columns: heads.map((head, index) => ({
      width: Math.min(40, Math.max(12, head.length * 1.8)),
      format: sheet.fields[index]?.type.kind === 'day' ? 'date' : 'text',
    })),
    frozen: 1,
  });
  rows.row(heads, 'head');
  for (const record of records) {
    rows.row(cellsOf(sheet, record));
    if (ready.length > 0) await flush();
  }
  const about = writer.sheet({ name: ABOUT[sheet.language], columns: [{ width: 80, format: 'text' }] });
  for (const text of labelsOf(sheet)) about.row([text], 'wrapped');
  writer.close();
  await flush();
}

function* landTextOf(sheet: ExportSheet, records: readonly ExportRecord[]): Generator<string> {
  const use = sheet.definition.fields.find(({ id }) => id === 'use');
  const index = use ? sheet.fields.indexOf(use) : -1;
  const key = sheet.definition.keyFields[0];
  const plots = records.flatMap((record) => {
    const geometry = shapeOf(sheet, record);
    if (!geometry) return [];
    const number = key === undefined ? record.title : String(record.values[key] ?? record.title);
    const texts = index < 0 ? [] : textsOf(sheet, record);
    return [{ number, name: record.title, use: texts[index] ?? '', geometry }];
  });
  const producer = `${sheet.zone.zh}${sheet.demonstration > 0 ? '（演示数据）' : ''}`;
  yield* landText(plots, { crs: sheet.crs, producer, day: sheet.day }, sheet.frame);
}

function packageOf(sheet: ExportSheet, records: readonly ExportRecord[]): Uint8Array {
  const path = `${sheet.definition.id}.csv`;
  const heads = headsOf(sheet);
  const descriptor = dataPackage(sheet.definition, {
    ...sheet,
    path,
    columns: sheet.fields.map((field, index) => ({ field, heading: heads[index]! })),
  });
  const files = {
    'datapackage.json': strToU8(`${JSON.stringify(descriptor, undefined, 2)}\n`),
    [path]: strToU8([...csv(sheet, records)].join('')),
    'README.txt': strToU8(`${BOM}${labelsOf(sheet).join('\r\n')}\r\n`),
  };
  return zipSync(files, { level: 6, mtime: '2000-01-01T12:00:00' });
}

function sheetOf(task: WriteTask): ExportSheet {
  const context = contextOf(task);
  const byId = new Map(task.definition.fields.map((field) => [field.id, field]));
  return {
    ...task,
    context,
    frame: context.frame,
    fields: task.columns.flatMap((id) => byId.get(id) ?? []),
  };
}

/** Writes the records that come line by line as a file, in the child process. */
export async function writeFile(task: WriteTask, lines: AsyncIterable<string>, write: Write): Promise<void> {
  const sheet = sheetOf(task);
  const records: ExportRecord[] = [];
  for await (const line of lines) records.push(JSON.parse(line) as ExportRecord);
  invariant(records.length === task.records, 'all records of an export arrived');
  switch (task.format) {
    case 'xlsx':
      return writeXlsx(sheet, records, write);
    case 'csv':
      return inPieces(csv(sheet, records), write);
    case 'kml':
      return inPieces(kml(sheet, records), write);
    case 'geojson':
      return inPieces(geoJson(sheet, records), write);
    case 'land-text':
      return inPieces(landTextOf(sheet, records), write);
    case 'data-package':
      return write(packageOf(sheet, records));
    default:
      return write(await writeVector(task.format, sheet, records));
  }
}
