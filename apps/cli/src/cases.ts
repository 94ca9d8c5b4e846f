import { createReadStream } from 'node:fs';
import type { Finding } from '@luodi/core/base';
import { packageLimits, readJson } from '@luodi/core/plan';
import { LineSplitter, SplitFault } from '@luodi/core/screening';
import { FileTooLarge, readWhole } from '@luodi/server';
import { parse } from 'csv-parse/sync';
import { CommandEnd, EXIT } from './exit.ts';
import { say } from './language.ts';
import { splitInput } from './screen/split-input.ts';

/** A case as written in a file, not yet checked, or why it is not even JSON. */
export type RawCase = {
  /** File and line or item, for messages. */
  readonly place: string;
} & ({ readonly value: unknown } | { readonly findings: readonly Finding[] });

const MAX_BYTES = 200 * 1024 * 1024;

function unreadable(path: string, error: unknown): CommandEnd {
  if (error instanceof TypeError || (error instanceof SplitFault && error.kind === 'not-utf8')) {
    return new CommandEnd(
      EXIT.input,
      say(
        `${path} 不是 UTF-8 文本（是否为 GBK？请另存为 UTF-8）。`,
        `${path} is not UTF-8 text (is it GBK? save it as UTF-8).`,
      ),
    );
  }
  if (error instanceof FileTooLarge) {
    return new CommandEnd(
      EXIT.input,
      say(`${path} 过大，上限 200 MB。`, `${path} is too large, the limit is 200 MB.`),
    );
  }
  if (error instanceof SplitFault) {
    return new CommandEnd(
      EXIT.input,
      say(`${path}:${error.place} 过长。`, `${path}:${error.place} is too long.`),
    );
  }
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  return new CommandEnd(EXIT.input, say(`读不了 ${path}：${code}`, `Cannot read ${path}: ${code}`));
}

/** Whole text of a file. */
function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readWhole(path, MAX_BYTES));
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Reads JSON strictly, as the server and the package reader do: a repeated key has no one reading. `line` is where
 * the text begins in its file.
 */
function readCaseJson(text: string, path: string, line = 1): { value: unknown } | { findings: Finding[] } {
  const { value, findings } = readJson(path, text, packageLimits);
  if (value !== undefined) return { value };
  return {
    findings: findings.map((finding) => ({ ...finding, line: (finding.line ?? 1) + line - 1 })),
  };
}

const HEAD_COLUMNS = new Set(['id', 'title', 'asOf', 'industry', 'edition', 'coordinates', 'crs', 'geojson']);

/** What a row of a table takes from the plan package. */
export interface RowReading {
  /** Edition of the industry classification for rows that name none. */
  readonly edition: string;
  /** Facts that are lists of choices: a single choice is a list as well. */
  readonly listFacts: ReadonlySet<string>;
}

/** The value of a fact in a cell: `true` and `false`, a list between `|`, otherwise the text as it stands. */
function cellValue(text: string, isList: boolean): unknown {
  if (isList) return text.split('|').map((choice) => choice.trim());
  if (text === 'true') return true;
  return text === 'false' ? false : text;
}

/** A row of a table of cases: reserved columns head the case, every other column is a fact; empty cells are missing. */
function caseFromRow(row: Record<string, string>, path: string, line: number, reading: RowReading): RawCase {
  const place = `${path}:${line}`;
  const facts: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(row)) {
    const text = cell.trim();
    if (HEAD_COLUMNS.has(column) || text === '') continue;
    facts[column] = cellValue(text, reading.listFacts.has(column));
  }
  const filled = (name: string) => row[name]?.trim() || undefined;
  const crs = filled('crs');
  const drawn = filled('geojson');
  const geojson = drawn === undefined ? { value: undefined } : readCaseJson(drawn, path, line);
  if ('findings' in geojson) return { place, findings: geojson.findings };
  const footprint = filled('coordinates')
    ? { coordinates: filled('coordinates'), ...(crs ? { crs } : {}) }
    : drawn
      ? { geojson: geojson.value, crs: crs ?? 'CRS84' }
      : undefined;
  const value = {
    format: 'luodi-case/1',
    id: filled('id') ?? `row-${line}`,
    ...(filled('title') ? { title: filled('title') } : {}),
    ...(filled('asOf') ? { asOf: filled('asOf') } : {}),
    ...(filled('industry')
      ? { industry: { edition: filled('edition') ?? reading.edition, code: filled('industry') } }
      : {}),
    facts,
    ...(footprint ? { footprint } : {}),
  };
  return { place, value };
}

function casesFromCsv(text: string, path: string, reading: RowReading): RawCase[] {
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(text, { columns: true, info: true, trim: true, skip_empty_lines: true, bom: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandEnd(
      EXIT.input,
      say(`${path} 不是可读的 CSV：${why}`, `${path} is no readable CSV: ${why}`),
    );
  }
  return rows.map(({ record, info }) => caseFromRow(record, path, info.lines, reading));
}

/** One case a line, read as it comes: ten lines or ten million take the same memory. */
async function* casesFromLines(path: string): AsyncGenerator<RawCase> {
  const input = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });
  let isEmpty = true;
  try {
    for await (const { place, text } of splitInput(input, new LineSplitter())) {
      isEmpty = false;
      yield { place: `${path}:${place}`, ...readCaseJson(text, path, place) };
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  if (isEmpty) throw empty(path);
}

function empty(path: string): CommandEnd {
  return new CommandEnd(EXIT.input, say(`${path} 是空的。`, `${path} is empty.`));
}

/**
 * Reads cases from a file: `.json` (one case or an array), `.ndjson`/`.jsonl` (one a line), `.csv` (one a row;
 * docs/guides/review-and-proof.md gives the columns). `-` reads standard input as NDJSON. A case that is not JSON
 * comes with its findings; what cannot be read at all ends the command.
 */
export async function* readCases(path: string, reading: RowReading): AsyncGenerator<RawCase> {
  if (path === '-' || /\.(ndjson|jsonl)$/i.test(path)) {
    yield* casesFromLines(path);
    return;
  }
  const text = readText(path);
  if (text.trim() === '') throw empty(path);
  if (/\.csv$/i.test(path)) {
    yield* casesFromCsv(text, path, reading);
    return;
  }
  const read = readCaseJson(text, path);
  if ('value' in read && Array.isArray(read.value)) {
    for (const [index, value] of read.value.entries()) yield { place: `${path}[${index}]`, value };
  } else yield { place: path, ...read };
}
