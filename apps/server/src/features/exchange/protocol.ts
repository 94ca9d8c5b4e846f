import type { ExportFormat } from '@luodi/api';
import type { Bilingual, Day, Finding, Language } from '@luodi/core/base';
import type { Answers, Asked, CellFinding, ColumnMapping, ProposedColumn } from '@luodi/core/exchange';
import type { PackageContent } from '@luodi/core/plan';
import type { RecordData, RegisterDefinition } from '@luodi/core/registers';
import type { FileFormat } from './files/format.ts';

/** Records of other registers, so that a child can tell whom a cell means: id, title, and what else names them. */
export interface NamedRecord {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly string[];
}

/** What both tasks need to read and show values. */
export interface TaskContext {
  readonly plan: PackageContent;
  /** Records of other registers that values name. */
  readonly named: Readonly<Record<string, readonly NamedRecord[]>>;
}

/** What a child is told to write; the records follow, one JSON text a line. */
export interface WriteTask extends TaskContext {
  readonly task: 'write';
  readonly format: ExportFormat;
  readonly definition: RegisterDefinition;
  readonly language: Language;
  /** Ids of the fields shown, in order. */
  readonly columns: readonly string[];
  readonly zone: Bilingual;
  readonly day: Day;
  readonly known: number;
  readonly records: number;
  readonly demonstration: number;
  readonly name: string;
  readonly crs: string;
  readonly withShapes: boolean;
}

/** Columns of an earlier file of a sender, by head. */
export interface RememberedHeads {
  readonly heads: string;
  readonly columns: readonly (readonly [string, Omit<ColumnMapping, 'index'>])[];
}

/** What a child is told to read. It comes on its standard input and says everything the child knows. */
export interface ReadTask extends TaskContext {
  readonly task: 'read';
  /** The one file it may open, and the name its sender gave it. */
  readonly path: string;
  readonly name: string;
  readonly definition: RegisterDefinition;
  readonly answers: Answers;
  /** Columns as a person chose them. */
  readonly columns?: readonly ColumnMapping[];
  /** How files of this sender were read before, by the hash of their heads. */
  readonly remembered?: readonly RememberedHeads[];
}

/** Where the reading of a file stands once its heads are known. */
export interface ReadHead {
  readonly kind: 'head';
  readonly format: FileFormat;
  readonly encoding?: string;
  readonly sheet?: string;
  readonly sheets: readonly string[];
  readonly columns: readonly ProposedColumn[];
  readonly preview: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** Everything that was asked, answered or not. */
  readonly asked: readonly Asked[];
  readonly findings: readonly Finding[];
  /** Whether rows follow: everything is answered and the columns suffice. */
  readonly goesOn: boolean;
}

/** What a child says while it reads, one JSON text a line. */
export type ReadMessage =
  | ReadHead
  | { readonly kind: 'row'; readonly row: number; readonly data: RecordData }
  | ({ readonly kind: 'cell' } & CellFinding)
  | { readonly kind: 'progress'; readonly rows: number }
  | {
      readonly kind: 'end';
      readonly rows: number;
      readonly faulty: number;
      /** Rows that are no records, or that were answered to be left out. */
      readonly leftOut: number;
      readonly findings: readonly Finding[];
    }
  /** The file cannot be read. */
  | { readonly kind: 'refused'; readonly format?: FileFormat; readonly findings: readonly Finding[] };
