import { contentHash, type Day } from '../base/index.ts';

/** A value as it is stored: canonical JSON of the field's type (see FieldType). */
export type FieldValue = string | number | boolean | readonly string[] | object;

/**
 * What stands in a record for a value that concerns a natural person: the place of the value beside the ledger, as
 * `<sequence>/<name>`. The value itself can be erased; the reference stays and then leads to nothing.
 */
export interface PersonalReference {
  readonly personal: string;
}

/** Whether a stored value is a reference to a personal value. */
export function isPersonalReference(value: unknown): value is PersonalReference {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { personal?: unknown }).personal === 'string' &&
    Object.keys(value).length === 1
  );
}

/** Values of one record by field id; a field that is not known is not there. */
export type RecordData = Readonly<Record<string, FieldValue>>;

/**
 * One change of one record: on the days from `from` until before `until` (open when absent) either the named fields
 * have these values (`null` takes a value away; fields not named keep what they had), or the record does not exist.
 * A later change wins on the days it names; nothing before it is overwritten.
 */
export interface Change {
  readonly register: string;
  readonly record: string;
  readonly from: Day;
  readonly until?: Day;
  readonly act:
    | { readonly kind: 'assert'; readonly values: Readonly<Record<string, FieldValue | null>> }
    | { readonly kind: 'end' };
}

/** Why a change set was made, as the one who made it says. */
export interface ChangeReason {
  /** What happened or what was wrong. */
  readonly reason: string;
  /** Document it rests on: number and date, or the name of the file imported. */
  readonly basis?: string;
}

/** Hash of a change: content hash of its canonical JSON. */
export function changeHash(change: Change): string {
  return contentHash(change);
}
