import { type Frame, toLonLat } from '@luodi/core/geometry';
import {
  type Change,
  gridOf,
  REGISTERS,
  type RecordData,
  type RegisterDefinition,
  revise,
  type Span,
} from '@luodi/core/registers';

/** What stands beside the data of a state for lists and maps: taken from the data, and compared by verification. */
export interface Derived {
  readonly title: string;
  /** GeoJSON text, longitude and latitude. */
  readonly geojson: string | null;
}

/** Kinds of field that can give a title: their value is what is shown. */
const TITLES: ReadonlySet<string> = new Set(['text', 'year', 'credit-code']);

const definitions: ReadonlyMap<string, RegisterDefinition> = new Map(REGISTERS.map((one) => [one.id, one]));

/**
 * Title and place of a record as lists and maps show them. Fields that give them belong to the product, not to a plan:
 * they are the same whatever package is served.
 */
export function derivedOf(register: string, data: RecordData, frame: Frame): Derived {
  const definition = definitions.get(register);
  const title = definition?.fields.find(
    ({ id, type }) => id === definition.titleField && TITLES.has(type.kind),
  );
  const grid = gridOf(definition?.geometryField === undefined ? undefined : data[definition.geometryField]);
  return {
    title: title === undefined ? '' : String(data[title.id] ?? ''),
    geojson: grid === undefined ? null : JSON.stringify(toLonLat(grid, frame)),
  };
}

/** What several changes of one record, known together, make of its spans: closed and opened, nothing in between. */
export function reviseAll(
  spans: readonly Span[],
  changes: readonly Change[],
): { closed: Span[]; opened: Span[] } {
  let current: readonly Span[] = spans;
  for (const change of changes) {
    const { kept, opened } = revise(current, change);
    current = [...kept, ...opened].sort((a, b) => (a.from < b.from ? -1 : 1));
  }
  // Spans that stay are the same objects throughout.
  const before = new Set(spans);
  const after = new Set(current);
  return {
    closed: spans.filter((one) => !after.has(one)),
    opened: current.filter((one) => !before.has(one)),
  };
}
