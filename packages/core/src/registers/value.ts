import type { Bilingual, Finding, FindingParams } from '../base/index.ts';
import type { Frame, GridGeometry } from '../geometry/index.ts';
import { builtInClassifications, type Classification } from '../industry/index.ts';
import type { PlanPackage } from '../plan/index.ts';
import type { FieldValue } from './change.ts';
import type { FieldDefinition } from './definition.ts';
import { registerFinding } from './findings.ts';

/** A thing of the plan, or a record of another register, as a value names it. */
export interface Named {
  readonly id: string;
  readonly name: Bilingual;
}

/** Records of other registers, for values that name them. */
export interface RecordLookup {
  /** Records that an id, a key value or a title means; more than one when it is not clear. */
  readonly find: (register: string, written: string) => readonly string[];
  /** How a record is shown. */
  readonly title: (register: string, id: string) => string | undefined;
}

/** What a value has to be checked against besides its own type. */
export interface ValueContext {
  /** Ids and names of the plan's things of one kind. */
  readonly planThings: (of: string) => readonly Named[];
  /** Edition of the industry classification the zone works with, and whether a code exists in an edition. */
  readonly edition: string;
  readonly hasIndustry: (edition: string, code: string) => boolean;
  readonly classification: (edition: string) => Classification | undefined;
  /** Frame of the zone: geometry of record lies on its grid. */
  readonly frame: Frame;
  /** Absent when nothing is known of other records: then only an id is read. */
  readonly records?: RecordLookup;
}

/** A value in its stored form, or what is wrong with what was given; never both an error and a value. */
export interface ReadValue {
  readonly value?: FieldValue;
  readonly findings: readonly Finding[];
}

/** Options of how a cell is written. */
export interface CellReading {
  /** Unit id of the column; the shown unit of the field when absent. */
  readonly unit?: string;
  /** Edition of bare industry codes in the column. */
  readonly edition?: string;
  /** Coordinate system of places written as coordinates; longitude and latitude (EPSG:4490) when absent. */
  readonly crs?: string;
  /** File the cell stands in, kept with a place as where it came from. */
  readonly file?: string;
}

/** Where a place came from. */
export interface GeometryOrigin {
  /** Coordinate system of the coordinates as they were given. */
  readonly crs: string;
  readonly file?: string;
  readonly note?: string;
}

/** A place: integers on the grid of the zone's frame, and where they came from. */
export interface GeometryValue {
  readonly grid: GridGeometry;
  readonly origin: GeometryOrigin;
}

/** An industry: a code of one edition. */
export interface IndustryValue {
  readonly edition: string;
  readonly code: string;
}

/** A finding about a field; its pointer is the field's id, to be prefixed by whoever knows where the record stands. */
export function fieldFinding(
  code: Parameters<typeof registerFinding>[0],
  field: Pick<FieldDefinition, 'id' | 'label'>,
  params: FindingParams = {},
): Finding {
  const { zh, en } = field.label;
  return registerFinding(code, { pointer: `/${field.id}` }, { ...params, fieldZh: zh, fieldEn: en });
}

/** What values of the served plan are checked against. */
export function createValueContext(plan: PlanPackage, records?: RecordLookup): ValueContext {
  const things = planThings(plan);
  const classification = (edition: string) =>
    edition === plan.classification.edition
      ? plan.classification
      : builtInClassifications.find((one) => one.edition === edition);
  return {
    planThings: (of) => things.get(of) ?? [],
    edition: plan.classification.edition,
    classification,
    hasIndustry: (edition, code) => classification(edition)?.lookup(code)?.code === code,
    frame: plan.content['plan.yaml'].frame,
    ...(records === undefined ? {} : { records }),
  };
}

function planThings({ content }: PlanPackage): ReadonlyMap<string, readonly Named[]> {
  const layout = content['layout.yaml'];
  const { industries, positions, statuses } = content['industries.yaml'];
  const nameIn = (list: readonly Named[], id: string): Bilingual =>
    list.find((one) => one.id === id)?.name ?? { zh: id, en: id };
  const clauses = content['clauses.yaml'].clauses.map(({ id, heading, number }): Named => {
    if (heading) return { id, name: heading };
    return { id, name: number === undefined ? { zh: id, en: id } : { zh: number, en: number } };
  });
  const standing = positions.map(({ id, industry, status }): Named => {
    const [what, how] = [nameIn(industries, industry), nameIn(statuses, status)];
    return { id, name: { zh: `${what.zh}（${how.zh}）`, en: `${what.en} (${how.en})` } };
  });
  const named = (list: readonly Named[]) => list.map(({ id, name }): Named => ({ id, name }));
  return new Map<string, readonly Named[]>([
    ['park', named(layout.parks)],
    ['area', named(layout.areas)],
    ['body', named(content['bodies.yaml'].bodies)],
    ['clause', clauses],
    ['position', standing],
    ['task', named(content['tasks.yaml'].tasks)],
  ]);
}
