import type { Bilingual, Finding } from '../base/index.ts';
import type { FieldValue } from './change.ts';

/** What a value has to be checked against besides its own type. */
export interface ValueContext {
  /** Ids and names of the plan's things of one kind. */
  readonly planThings: (of: string) => readonly { readonly id: string; readonly name: Bilingual }[];
  /** Edition of the industry classification the zone works with, and whether a code exists in an edition. */
  readonly edition: string;
  readonly hasIndustry: (edition: string, code: string) => boolean;
}

/** A value in its stored form, or what is wrong with what was given; never both an error and a value. */
export interface ReadValue {
  readonly value?: FieldValue;
  readonly findings: readonly Finding[];
}

/** Options of how a cell is written. */
export interface CellReading {
  /** Unit id of the column; the shown unit of the measure when absent. */
  readonly unit?: string;
  /** Edition of bare industry codes in the column. */
  readonly edition?: string;
}
