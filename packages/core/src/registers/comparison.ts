import { canonicalJson } from '../base/index.ts';

/** What became of a record between two times: there at the second only, at the first only, or at both and not the same. */
export const DIFFERENCE_KINDS = ['appeared', 'gone', 'changed'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One field that is not what it was; what is not filled in is absent. */
export interface FieldDifference {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The fields, in the order given, in which two states of a record differ. Values are equal when their canonical text is. */
export function fieldDifferences(
  fields: readonly string[],
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldDifference[] {
  return fields.flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    if (textOf(was) === textOf(is)) return [];
    return [
      { field, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) },
    ];
  });
}

const textOf = (value: unknown) => (value === undefined ? undefined : canonicalJson(value as never));
