import { type Day, Exact, type Finding } from '../base/index.ts';
import { areaOf, type GridGeometry } from '../geometry/index.ts';
import { type Change, type FieldValue, isPersonalReference, type RecordData } from './change.ts';
import type { RegisterDefinition } from './definition.ts';
import { registerFinding } from './findings.ts';
import type { Span } from './history.ts';
import type { GeometryValue } from './value.ts';

/** What a split or merger makes of the values of the new parcels, and what does not come out even. */
export interface Reshaped {
  /** Values of each child, with what it takes over. */
  readonly children: readonly RecordData[];
  readonly findings: readonly Finding[];
}

/** What a new parcel never takes over: what tells it from others, what is measured anew, what shows the old one. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  'number',
  'area',
  'shape',
  'derivedFrom',
  'certificate',
  'photos',
  'remark',
]);

/**
 * Splits or merges parcels. A child takes over what all parents agree on and it does not say itself, so that counts by
 * park, use or holder stay whole; it names its parents in `derivedFrom`. Areas by title have to come out even exactly:
 * a difference is an error, because every sum over the parcels would jump on that day. Areas of the shapes are
 * compared as well; a difference there is a warning, for a survey may have found the old bounds wrong.
 */
export function reshapeParcels(
  definition: RegisterDefinition,
  parents: readonly { readonly id: string; readonly data: RecordData }[],
  written: readonly Readonly<Record<string, FieldValue | null>>[],
): Reshaped {
  const derivedFrom = parents.map(({ id }) => id).sort();
  const children = written.map((values): RecordData => {
    const data: Record<string, FieldValue> = {};
    for (const { id } of definition.fields) {
      const own = values[id];
      const value = own === undefined && !OWN_FIELDS.has(id) ? agreedValue(parents, id) : own;
      if (value !== undefined && value !== null) data[id] = value;
    }
    return { ...data, derivedFrom };
  });
  const all = parents.map(({ data }) => data);
  return { children, findings: [...titleAreas(all, children), ...shapeAreas(all, children)] };
}

/**
 * The changes of a split or merger in their order: parents end, children begin, and behind them what lets referring
 * records follow (`repoint`).
 */
export function reshapeChanges(
  register: string,
  day: Day,
  parents: readonly string[],
  children: readonly { readonly id: string; readonly data: RecordData }[],
  following: readonly Change[],
): Change[] {
  return [
    ...parents.map((record): Change => ({ register, record, from: day, act: { kind: 'end' } })),
    ...children.map(
      ({ id, data }): Change => ({ register, record: id, from: day, act: { kind: 'assert', values: data } }),
    ),
    ...following,
  ];
}

/**
 * What stands against ending parents on a day and letting the children go on for ever: a parent that ends by itself on
 * a later day, or whose area changes later. The children take over what holds on the day of the act, so every sum over
 * later days would jump. `parents` are all spans known of each.
 */
export function reshapeLaterFindings(parents: readonly (readonly Span[])[], day: Day): Finding[] {
  return parents.flatMap((spans, index) => {
    const later = spans.filter(({ until }) => until === undefined || day < until);
    let [at, area]: [Day | undefined, FieldValue | undefined] = [day, later[0]?.data.area];
    for (const span of later) {
      if (at !== undefined && span.from > at) break;
      if (span.data.area !== area) break;
      at = span.until;
    }
    if (at === undefined) return [];
    return [registerFinding('register.reshape-later', { pointer: `/${index}` }, { day: at })];
  });
}

function agreedValue(
  parents: readonly { readonly data: RecordData }[],
  field: string,
): FieldValue | undefined {
  const [first, ...others] = parents.map(({ data }) => data[field]);
  // A personal value is not copied: its reference leads to the record it was given for.
  if (first === undefined || isPersonalReference(first)) return undefined;
  const text = JSON.stringify(first);
  return others.every((one) => JSON.stringify(one) === text) ? first : undefined;
}

function titleAreas(parents: readonly RecordData[], children: readonly RecordData[]): Finding[] {
  if (parents.some(({ area }) => area === undefined))
    return [registerFinding('register.reshape-parent-area')];
  const missing = children.flatMap(({ area }, index) =>
    area === undefined
      ? [registerFinding('register.reshape-area-missing', { pointer: `/${index}/values/area` })]
      : [],
  );
  if (missing.length > 0) return missing;
  const [before, after] = [sum(parents), sum(children)];
  const difference = after.minus(before);
  if (difference.sign === 0) return [];
  const params = { before: before.toString(), after: after.toString(), difference: difference.toString() };
  return [registerFinding('register.reshape-area', {}, params)];
}

function sum(records: readonly RecordData[]): Exact {
  return records.reduce(
    (total, { area }) => total.plus(Exact.parse(String(area ?? '0')) ?? new Exact(0n)),
    new Exact(0n),
  );
}

function shapeAreas(parents: readonly RecordData[], children: readonly RecordData[]): Finding[] {
  const grids = (records: readonly RecordData[]) =>
    records.map(({ shape }) => (shape as GeometryValue | undefined)?.grid);
  const [old, fresh] = [grids(parents), grids(children)];
  const isWhole = (list: readonly (GridGeometry | undefined)[]): list is GridGeometry[] =>
    list.every((one) => one !== undefined);
  if (!isWhole(old) || !isWhole(fresh)) {
    return isWhole(fresh) ? [] : [registerFinding('register.reshape-shape-missing')];
  }
  const total = (list: readonly GridGeometry[]) =>
    list.reduce((area, one) => area.plus(areaOf(one)), new Exact(0n));
  const difference = total(fresh).minus(total(old));
  return difference.sign === 0
    ? []
    : [registerFinding('register.reshape-shape', {}, { difference: difference.toFixed(4) })];
}
