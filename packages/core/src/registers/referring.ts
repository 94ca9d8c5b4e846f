import type { Day } from '../base/index.ts';
import { areaOf, type GridGeometry, overlapArea, placeOfPoint } from '../geometry/index.ts';
import type { Change, FieldValue, RecordData } from './change.ts';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';
import type { Span } from './history.ts';

/** A field by which records of a register name records of another. */
export interface ReferringField {
  readonly register: RegisterDefinition;
  readonly field: FieldDefinition;
}

/**
 * Fields of all registers that name records of one, in the order of the definitions. Not those by which its own records
 * say which of them they came from: where something came from does not change with what becomes of it.
 */
export function referringFields(registers: Iterable<RegisterDefinition>, register: string): ReferringField[] {
  return [...registers].flatMap((one) =>
    one.id === register
      ? []
      : one.fields
          .filter(
            ({ type }) => (type.kind === 'record' || type.kind === 'records') && type.register === register,
          )
          .map((field) => ({ register: one, field })),
  );
}

/** The field by which records of a register name those of the same register they came from; parcels have one. */
export function originField(register: RegisterDefinition): FieldDefinition | undefined {
  return register.fields.find(({ type }) => type.kind === 'records' && type.register === register.id);
}

/** The ids a value of a referring field names. */
export function namedIn(value: FieldValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** Days from `day` on during which a record names one of these, each stretch with what it names. */
export function namingDays(
  spans: readonly Span[],
  field: string,
  named: ReadonlySet<string>,
  day: Day,
): Span[] {
  return spans.flatMap(({ from, until, data }) => {
    if (until !== undefined && until <= day) return [];
    if (!namedIn(data[field]).some((id) => named.has(id))) return [];
    return [{ from: from < day ? day : from, ...(until === undefined ? {} : { until }), data }];
  });
}

/**
 * Changes that let a record name a successor in place of what ended, from a day on and on those days only on which it
 * named it: what it named before that day, and what else it names later, stays. None when it names none of them.
 */
export function repoint(
  { register, record }: { readonly register: string; readonly record: string },
  spans: readonly Span[],
  field: FieldDefinition,
  ended: ReadonlySet<string>,
  successor: string,
  day: Day,
): Change[] {
  return namingDays(spans, field.id, ended, day).map(({ from, until, data }) => ({
    register,
    record,
    from,
    ...(until === undefined ? {} : { until }),
    act: { kind: 'assert', values: { [field.id]: replaced(data, field, ended, successor) } },
  }));
}

function replaced(
  data: RecordData,
  { id, type }: FieldDefinition,
  ended: ReadonlySet<string>,
  successor: string,
): FieldValue {
  if (type.kind === 'record') return successor;
  const kept = namedIn(data[id]).filter((one) => !ended.has(one));
  return [...new Set([...kept, successor])].sort();
}

/** Why a successor is proposed: it is the only one, or the record lies wholly within it. */
export type ProposalGround = 'only' | 'within';

/**
 * Which of the successors a record that named what ended may be meant to name; a proposal, to be taken by a person.
 * The only one there is; of several the one that the record's own place lies wholly in, when every one of them has
 * bounds: a point in its inside, a footprint with its whole area. A place on a boundary, across it or outside, and a
 * line, decide nothing.
 */
export function proposedSuccessor(
  place: GridGeometry | undefined,
  bounds: readonly (GridGeometry | undefined)[],
): { readonly index: number; readonly ground: ProposalGround } | undefined {
  if (bounds.length === 1) return { index: 0, ground: 'only' };
  if (!place || bounds.some((one) => one === undefined)) return undefined;
  const holding = bounds.flatMap((one, index) => (one && liesWithin(place, one) ? [index] : []));
  const [index] = holding;
  return holding.length === 1 && index !== undefined ? { index, ground: 'within' } : undefined;
}

function liesWithin(place: GridGeometry, bounds: GridGeometry): boolean {
  if (bounds.kind !== 'polygon') return false;
  if (place.kind === 'polygon') return overlapArea(place, bounds).compare(areaOf(place)) === 0;
  if (place.kind === 'line') return false;
  const rings = bounds.polygons.flat();
  for (let at = 0; at < place.points.length; at += 2) {
    if (placeOfPoint(place.points[at]!, place.points[at + 1]!, rings) !== 'inside') return false;
  }
  return true;
}
