import type { Day } from '../base/index.ts';

/** What a filter may ask of a field. */
export type FilterOperator =
  | 'is'
  | 'is-not'
  | 'contains'
  | 'one-of'
  | 'at-least'
  | 'at-most'
  | 'filled'
  | 'empty'
  /** Industry codes that begin with this one; things of the plan; option ids. */
  | 'within';

/** One condition of a filter; all conditions of a query hold together. */
export interface Filter {
  readonly field: string;
  readonly operator: FilterOperator;
  /** Stored form, base units; a list for `one-of`; none for `filled` and `empty`. */
  readonly value?: string | number | boolean | readonly string[];
}

/** The two times a question is asked for. Absent: today's day, and all that is known. */
export interface AsOf {
  readonly day: Day;
  /** Last sequence number that counts as known. */
  readonly known?: number;
}
