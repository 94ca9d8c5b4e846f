import type { Finding } from '@luodi/core/base';
import type { Answers, Asked, ShapeReading, SourceColumn, SourceRow } from '@luodi/core/exchange';
import type { Frame } from '@luodi/core/geometry';
import type { Cell, RegisterDefinition } from '@luodi/core/registers';
import { MOST_COLUMNS, PREVIEW_ROWS, SAMPLES } from './limits.ts';
import { refuse } from './refused.ts';

/** What a reader of a format is given. */
export interface ReadContext {
  /** The file itself, for the one format that is opened and not only read. */
  readonly path: string;
  readonly definition: RegisterDefinition;
  readonly frame: Frame;
  readonly answers: Answers;
}

/** A file opened: its heads and first rows, what has to be asked, and its rows when they are wanted. */
export interface Source {
  readonly encoding?: string;
  readonly sheet?: string;
  readonly sheets: readonly string[];
  readonly columns: readonly SourceColumn[];
  readonly preview: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly asked: readonly Asked[];
  readonly findings: readonly Finding[];
  /** Whether rows have shapes, and how they are read; the reading is missing while it is asked about. */
  readonly hasShapes: boolean;
  readonly shape?: ShapeReading;
  /** Hands on every row below the heads, in order. */
  rows(take: (row: SourceRow) => void): Promise<void>;
  /** What only reading all rows tells. */
  afterwards?(): readonly Finding[];
}

const shown = (cell: Cell) => (cell === undefined || cell === null ? '' : String(cell).slice(0, 200));

/** Columns from the cells of the heads and of the rows below. Columns without a head and without content are left out. */
export function columnsOf(heads: readonly Cell[], below: readonly SourceRow[]): SourceColumn[] {
  const width = Math.max(heads.length, ...below.map(({ cells }) => cells.length));
  if (width > MOST_COLUMNS) refuse('file.too-many-columns', { limit: MOST_COLUMNS });
  return Array.from({ length: width }, (_, index): SourceColumn => {
    const samples = below.map(({ cells }) => shown(cells[index])).filter((text) => text.trim() !== '');
    return { index, header: shown(heads[index]).trim(), samples: samples.slice(0, SAMPLES) };
  }).filter(({ header, samples }) => header !== '' || samples.length > 0);
}

/** The first rows as text. */
export function previewOf(below: readonly SourceRow[], columns: readonly SourceColumn[]): Source['preview'] {
  return below.slice(0, PREVIEW_ROWS).map(({ row, cells }) => ({
    row,
    cells: columns.map(({ index }) => shown(cells[index])),
  }));
}

/** True when nothing stands in a row. */
export function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => shown(cell).trim() === '');
}
