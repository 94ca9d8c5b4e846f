import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { CommandEnd, EXIT } from './exit.ts';
import { say } from './language.ts';

/** A case as written in a file, not yet checked, with the place it came from. */
export interface RawCase {
  /** File and line or item, for messages. */
  readonly place: string;
  readonly value: unknown;
}

const MAX_BYTES = 200 * 1024 * 1024;

function readText(path: string): string {
  try {
    const bytes = readFileSync(path === '-' ? 0 : path);
    if (bytes.length > MAX_BYTES) {
      throw new CommandEnd(
        EXIT.input,
        say(`${path} 过大，上限 200 MB。`, `${path} is too large, the limit is 200 MB.`),
      );
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof CommandEnd) throw error;
    if (error instanceof TypeError) {
      throw new CommandEnd(
        EXIT.input,
        say(
          `${path} 不是 UTF-8 文本（是否为 GBK？请另存为 UTF-8）。`,
          `${path} is not UTF-8 text (is it GBK? save it as UTF-8).`,
        ),
      );
    }
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CommandEnd(EXIT.input, say(`读不了 ${path}：${code}`, `Cannot read ${path}: ${code}`));
  }
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandEnd(EXIT.input, say(`${place} 不是 JSON：${why}`, `${place} is not JSON: ${why}`));
  }
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
function caseFromRow(row: Record<string, string>, path: string, line: number, reading: RowReading): unknown {
  const facts: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(row)) {
    const text = cell.trim();
    if (HEAD_COLUMNS.has(column) || text === '') continue;
    facts[column] = cellValue(text, reading.listFacts.has(column));
  }
  const filled = (name: string) => row[name]?.trim() || undefined;
  const crs = filled('crs');
  const footprint = filled('coordinates')
    ? { coordinates: filled('coordinates'), ...(crs ? { crs } : {}) }
    : filled('geojson')
      ? { geojson: parseJson(filled('geojson') ?? '', `${path}:${line} geojson`), crs: crs ?? 'CRS84' }
      : undefined;
  return {
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
  return rows.map(({ record, info }) => ({
    place: `${path}:${info.lines}`,
    value: caseFromRow(record, path, info.lines, reading),
  }));
}

/**
 * Reads cases from a file: `.json` (one case or an array), `.ndjson`/`.jsonl` (one a line), `.csv` (one a row;
 * docs/guides/review-and-proof.md gives the columns). `-` reads standard input as NDJSON.
 */
export function readCases(path: string, reading: RowReading): RawCase[] {
  const text = readText(path);
  if (text.trim() === '') throw new CommandEnd(EXIT.input, say(`${path} 是空的。`, `${path} is empty.`));
  if (/\.csv$/i.test(path)) return casesFromCsv(text, path, reading);
  if (path === '-' || /\.(ndjson|jsonl)$/i.test(path)) {
    return text
      .split('\n')
      .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
      .filter(({ line }) => line.trim() !== '')
      .map(({ line, place }) => ({ place, value: parseJson(line, place) }));
  }
  const value = parseJson(text, path);
  return Array.isArray(value)
    ? value.map((item, index) => ({ place: `${path}[${index}]`, value: item }))
    : [{ place: path, value }];
}
