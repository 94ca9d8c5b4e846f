import type { Bilingual, Finding } from '../base/index.ts';
import type { Cell } from '../registers/index.ts';

/** A column of a file before anyone says what it is: its place, its head, and what stands in the first rows. */
export interface SourceColumn {
  readonly index: number;
  readonly header: string;
  readonly samples: readonly string[];
}

/** A row of a file as a reader hands it on. */
export interface SourceRow {
  /** Number a person sees: the row of the sheet, the line of the text, the count of the feature. */
  readonly row: number;
  readonly cells: readonly Cell[];
  /** Shape of the row, for files of places; coordinates in the system of the file. */
  readonly geojson?: unknown;
  /** What the reader noticed about the row as a whole. */
  readonly findings?: readonly Finding[];
}

/** How shapes of a file are read: a system of {@link crsOf}, and whether northings stand where eastings should. */
export interface ShapeReading {
  readonly crs: string;
  readonly swapped: boolean;
}

/** An option of a question. */
export interface AskedOption {
  readonly id: string;
  readonly label: Bilingual;
  readonly example?: Bilingual;
}

/** Something about a file that is doubtful and therefore asked, never guessed. */
export interface Asked {
  readonly id: string;
  readonly kind: 'sheet' | 'encoding' | 'crs' | 'axes' | 'unit' | 'edition' | 'industry';
  readonly text: Bilingual;
  readonly options: readonly AskedOption[];
  readonly proposed?: string;
  /** What was answered for this sender's last file with the same heads; holds unless answered anew. */
  readonly answer?: string;
}

/** Field a column goes to, and what its cells are read as. */
export interface ColumnMapping {
  readonly index: number;
  /** Id of a field; `<geometry field>.longitude` and `.latitude` for the two halves of a point. */
  readonly field: string;
  readonly unit?: string;
  readonly edition?: string;
  /** What codes of GB/T 4754-2011 were answered to be in the edition of 2017, by old code (see `old-codes.ts`). */
  readonly successors?: Readonly<Record<string, string>>;
}

/** A mapping as it was found for a column, or none. */
export interface ProposedColumn extends SourceColumn {
  readonly field?: string;
  readonly unit?: string;
  readonly edition?: string;
  readonly successors?: Readonly<Record<string, string>>;
  readonly how: 'exact' | 'likely' | 'remembered' | 'chosen' | 'none';
}

/** Where in a file a finding was made. */
export interface CellFinding {
  readonly finding: Finding;
  readonly row?: number;
  /** Index of the column, and its head. */
  readonly column?: number;
  readonly header?: string;
  readonly field?: string;
  /** What stands there, shortened. */
  readonly value?: string;
}
