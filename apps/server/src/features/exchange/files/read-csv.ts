import { Readable } from 'node:stream';
import type { Finding } from '@luodi/core/base';
import { exchangeFinding, findHeads, HEAD_ROWS, restored, type SourceRow } from '@luodi/core/exchange';
import { CsvError, parse } from 'csv-parse';
import { PREVIEW_ROWS } from './limits.ts';
import { refuse } from './refused.ts';
import { columnsOf, isBlank, previewOf, type ReadContext, type Source } from './source.ts';
import { readText } from './text.ts';

const SEPARATORS = [',', '\t', ';', '，'] as const;

/** The separator that most often stands outside quotes in the first lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((one) => ({ one, count: head.split(one).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).one;
}

/** Bytes of text handed to the parser at once. */
const PIECE = 1 << 16;

function* pieces(text: string) {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

/** The records of a text, with their numbers as a spreadsheet shows them; blank ones are left out. */
async function* records(text: string): AsyncGenerator<SourceRow> {
  const parser = Readable.from(pieces(text)).pipe(
    parse({ delimiter: separatorOf(text), relax_column_count: true, max_record_size: 1 << 20 }),
  );
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (!isBlank(cells)) yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    refuse('file.damaged', { why: `${row + 1}: ${error.message.slice(0, 160)}` });
  }
}

async function firstRecords(text: string): Promise<SourceRow[]> {
  const first: SourceRow[] = [];
  for await (const record of records(text)) {
    first.push(record);
    if (first.length >= HEAD_ROWS + PREVIEW_ROWS) break;
  }
  return first;
}

/** A row with more cells than heads has a stray separator somewhere: its cells may stand in the wrong columns. */
function withWidth(row: SourceRow, expected: number): SourceRow {
  const found = row.cells.length;
  if (found <= expected || isBlank(row.cells.slice(expected))) return row;
  return { ...row, findings: [exchangeFinding('import.cells-beyond-heads', {}, { found, expected })] };
}

/** Reads a table of text. Apostrophes that keep formulas from running are taken off again, and counted. */
export async function readCsv(bytes: Uint8Array, context: ReadContext): Promise<Source> {
  const read = readText(bytes, context.answers.encoding);
  const nothing = {
    sheets: [],
    columns: [],
    preview: [],
    findings: [],
    hasShapes: false,
    rows: async () => undefined,
  };
  if ('asked' in read) return { ...nothing, asked: [read.asked] };
  const { text, encoding, isGuessed } = read;
  let prefixes = 0;
  const plain = (row: SourceRow): SourceRow => ({
    ...row,
    cells: row.cells.map((cell) => {
      const original = typeof cell === 'string' ? restored(cell) : cell;
      if (original !== cell) prefixes++;
      return original;
    }),
  });
  const first = (await firstRecords(text)).map(plain);
  const found = findHeads(
    context.definition,
    first.map(({ cells }) => cells.map((cell) => String(cell ?? ''))),
  );
  if (!found) refuse('file.empty');
  const { heads, last } = found;
  const lastHead = first[last]!.row;
  const below = first.slice(last + 1);
  const columns = columnsOf(heads, below);
  return {
    ...nothing,
    encoding,
    columns,
    preview: previewOf(below, columns),
    asked: [],
    findings: isGuessed ? [exchangeFinding('import.read-as-gbk')] : [],
    rows: async (take) => {
      prefixes = 0;
      for await (const record of records(text)) {
        if (record.row > lastHead) take(withWidth(plain(record), heads.length));
      }
    },
    afterwards: (): Finding[] =>
      prefixes === 0 ? [] : [exchangeFinding('file.formula-prefix', {}, { count: prefixes })],
  };
}
