import { canonicalJson, type Finding } from '../base/index.ts';
import {
  canonicalGeometry,
  checkGeometry,
  type GridGeometry,
  importGeometry,
  toLonLat,
} from '../geometry/index.ts';
import type { FieldDefinition, FieldType } from './definition.ts';
import {
  fieldFinding,
  type GeometryOrigin,
  type GeometryValue,
  type ReadValue,
  type ValueContext,
} from './value.ts';
import { folded } from './written.ts';

type Shape = Extract<FieldType, { kind: 'geometry' }>['shape'];

const SHAPES = {
  polygon: { zh: '面', en: 'a polygon' },
  line: { zh: '线', en: 'a line' },
  point: { zh: '单个点', en: 'one point' },
} as const;

/** Largest shape of one record, in coordinates. */
const MOST_COORDINATES = 400_000;

/** Reads a place in its stored form: canonical integers on the grid of the zone's frame, and their origin. */
export function readGeometryValue(
  field: FieldDefinition,
  shape: Shape,
  raw: unknown,
  context: ValueContext,
): ReadValue {
  const malformed = { findings: [fieldFinding('register.geometry-form', field)] };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return malformed;
  const { grid, origin, geojson, crs, file, note, ...rest } = raw as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return malformed;
  if (geojson !== undefined) {
    const system = crs ?? 'EPSG:4490';
    if (grid !== undefined || origin !== undefined || typeof system !== 'string') return malformed;
    const named = originOf({ crs: system, file, note });
    return named ? fromGeoJson(field, shape, geojson, named, context) : malformed;
  }
  const named = originOf(origin);
  if (crs !== undefined || file !== undefined || note !== undefined || !named || !isGrid(grid))
    return malformed;
  const canonical = canonicalGeometry(grid);
  if (canonicalJson(canonical) !== canonicalJson(grid)) return malformed;
  const faults = [...shapeFaults(field, shape, grid), ...checkGeometry(grid, context.frame)];
  if (faults.length > 0) return { findings: faults.map((one) => atField(one, field)) };
  return { value: { grid, origin: named }, findings: [] };
}

/** Brings GeoJSON onto the grid. Every fault of the shape is a finding; nothing is repaired. */
export function fromGeoJson(
  field: FieldDefinition,
  shape: Shape,
  geojson: unknown,
  origin: GeometryOrigin,
  context: ValueContext,
): ReadValue {
  const { geometry, findings } = importGeometry({ geojson, crs: origin.crs }, context.frame);
  const noted = findings.map((one) => atField(one, field));
  if (!geometry) return { findings: noted };
  const faults = shapeFaults(field, shape, geometry);
  if (faults.length > 0) return { findings: [...noted, ...faults] };
  return { value: { grid: geometry, origin }, findings: noted };
}

function atField(finding: Finding, field: FieldDefinition): Finding {
  return { ...finding, pointer: `/${field.id}` };
}

function shapeFaults(field: FieldDefinition, shape: Shape, geometry: GridGeometry): Finding[] {
  const isOne = geometry.kind !== 'point' || geometry.points.length === 2;
  if (geometry.kind === shape && isOne) return [];
  const [wanted, found] = [SHAPES[shape], SHAPES[geometry.kind]];
  const several = { zh: '多个点', en: 'several points' };
  const shown = geometry.kind === shape ? several : found;
  const params = { wantedZh: wanted.zh, wantedEn: wanted.en, foundZh: shown.zh, foundEn: shown.en };
  return [fieldFinding('register.geometry-shape', field, params)];
}

function originOf(raw: unknown): GeometryOrigin | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { crs, file, note, ...rest } = raw as Record<string, unknown>;
  const isText = (value: unknown) => typeof value === 'string' && value.length <= 300 && value.isWellFormed();
  if (Object.keys(rest).length > 0 || typeof crs !== 'string' || !isText(crs)) return undefined;
  if ((file !== undefined && !isText(file)) || (note !== undefined && !isText(note))) return undefined;
  return {
    crs,
    ...(typeof file === 'string' ? { file } : {}),
    ...(typeof note === 'string' ? { note } : {}),
  };
}

/** The grid of a stored place; undefined when it is none, as after somebody wrote past the program. */
export function gridOf(value: unknown): GridGeometry | undefined {
  const grid = typeof value === 'object' && value !== null ? (value as { grid?: unknown }).grid : undefined;
  return isGrid(grid) ? grid : undefined;
}

function isGrid(raw: unknown): raw is GridGeometry {
  if (typeof raw !== 'object' || raw === null || Object.keys(raw).length !== 2) return false;
  const { kind, polygons, lines, points } = raw as Record<string, unknown>;
  let left = MOST_COORDINATES;
  const flat = (list: unknown, least: number): boolean => {
    if (!Array.isArray(list) || list.length < least || list.length % 2 !== 0) return false;
    left -= list.length;
    return (
      left >= 0 && list.every((one) => Number.isInteger(one) && one === (one | 0) && !Object.is(one, -0))
    );
  };
  const listOf = (list: unknown, each: (one: unknown) => boolean) =>
    Array.isArray(list) && list.length > 0 && list.every(each);
  if (kind === 'polygon') return listOf(polygons, (one) => listOf(one, (ring) => flat(ring, 6)));
  if (kind === 'line') return listOf(lines, (one) => flat(one, 4));
  return kind === 'point' && flat(points, 2);
}

/** Decimals of a degree that give every step of the grid (0.1 mm) back: 1e-10° is a hundredth of a millimetre. */
const EXACT_PLACES = 10;

/** A place as well-known text in longitude and latitude, exact enough to be read back to the same integers. */
export function wellKnownText(value: GeometryValue, context: ValueContext): string {
  const { type, coordinates } = toLonLat(value.grid, context.frame, EXACT_PLACES);
  const list = coordinates as readonly unknown[];
  const single = list.length === 1 && type.startsWith('Multi');
  const shown = single && type === 'MultiPoint' ? [list[0]] : single ? list[0] : list;
  return `${(single ? type.slice(5) : type).toUpperCase()} ${bracketed(shown)}`;
}

function bracketed(value: unknown): string {
  const list = value as readonly unknown[];
  if (list.every((one) => typeof one === 'number')) return list.map((one) => plainDegrees(one)).join(' ');
  return `(${list.map(bracketed).join(', ')})`;
}

function plainDegrees(value: number): string {
  return value.toFixed(EXACT_PLACES).replace(/\.?0+$/, '');
}

const TYPES: Readonly<Record<string, { readonly type: string; readonly unwrap?: true }>> = {
  POINT: { type: 'Point', unwrap: true },
  MULTIPOINT: { type: 'MultiPoint' },
  LINESTRING: { type: 'LineString' },
  MULTILINESTRING: { type: 'MultiLineString' },
  POLYGON: { type: 'Polygon' },
  MULTIPOLYGON: { type: 'MultiPolygon' },
};

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?`;

/** Reads well-known text, or `longitude, latitude` of one point, as GeoJSON. Undefined when it is neither. */
export function geoJsonOfText(written: string): unknown {
  const text = folded(written);
  const pair = new RegExp(String.raw`^(${NUMBER})\s*[,;\s]\s*(${NUMBER})$`).exec(text);
  if (pair) return { type: 'Point', coordinates: [Number(pair[1]), Number(pair[2])] };
  const match = /^(?:SRID=\d+;)?\s*([A-Za-z]+)\s*(\(.*\))$/s.exec(text);
  const known = TYPES[match?.[1]?.toUpperCase() ?? ''];
  const body = match?.[2] ?? '';
  if (!known || !/^[\d\s.,()eE+-]+$/.test(body)) return undefined;
  const json = body
    .replaceAll(new RegExp(String.raw`(${NUMBER})\s+(${NUMBER})(?:\s+${NUMBER})?`, 'g'), (_, x, y) =>
      JSON.stringify([Number(x), Number(y)]),
    )
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  const coordinates = parsed(json);
  if (!Array.isArray(coordinates)) return undefined;
  if (known.unwrap) return { type: known.type, coordinates: coordinates[0] };
  // Both ways of writing it are in use: MULTIPOINT (1 2, 3 4) and MULTIPOINT ((1 2), (3 4)).
  const points = known.type === 'MultiPoint' && Array.isArray(coordinates[0]?.[0]);
  return { type: known.type, coordinates: points ? coordinates.flat() : coordinates };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
