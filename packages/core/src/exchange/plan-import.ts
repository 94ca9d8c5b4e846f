import { canonicalJson } from '../base/index.ts';
import type { FieldValue, RecordData, RegisterDefinition } from '../registers/index.ts';
import { recordKey } from './check-row.ts';

/** A record of the register as an import meets it. */
export interface ExistingRecord {
  readonly id: string;
  readonly version: number;
  readonly data: RecordData;
  /** Whether it is there on the day the import holds from; otherwise it begins later. */
  readonly holds: boolean;
}

/** A row of the file as values. */
export interface ImportRow {
  readonly row: number;
  readonly data: RecordData;
}

/** What the import does with one row. */
export type RowPlan =
  | { readonly kind: 'new'; readonly row: number; readonly values: RecordData }
  | {
      readonly kind: 'changed';
      readonly row: number;
      readonly record: string;
      readonly version: number;
      readonly before: RecordData;
      /** Only what differs. */
      readonly values: RecordData;
    }
  | { readonly kind: 'unchanged'; readonly row: number; readonly record: string };

/** Whether two stored values say the same. Of a place only the grid counts: another file of the same place is no change. */
function isSame(a: FieldValue | undefined, b: FieldValue): boolean {
  if (a === undefined) return false;
  return canonicalJson(compared(a)) === canonicalJson(compared(b));
}

function compared(value: FieldValue): unknown {
  if (typeof value === 'object' && !Array.isArray(value) && 'grid' in value) return value.grid;
  return value;
}

/**
 * Decides what a row does to the register: a record with its key is changed in what differs, or not at all; otherwise
 * it is new. What a file does not fill in stays as it is: an empty cell says nothing.
 */
export function planRow(
  definition: RegisterDefinition,
  { row, data }: ImportRow,
  existing: ReadonlyMap<string, ExistingRecord>,
): RowPlan {
  const found = existing.get(recordKey(definition, data));
  if (!found) return { kind: 'new', row, values: data };
  // A record that begins later begins with the import: all that the file says of it holds from there.
  const values = found.holds
    ? Object.fromEntries(Object.entries(data).filter(([field, value]) => !isSame(found.data[field], value)))
    : data;
  if (Object.keys(values).length === 0) return { kind: 'unchanged', row, record: found.id };
  const { id: record, version, data: before } = found;
  return { kind: 'changed', row, record, version, before, values };
}
