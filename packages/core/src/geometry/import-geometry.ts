import type { Finding, FindingParams } from '../base/index.ts';
import { canonicalGeometry } from './canonical-form.ts';
import { type Crs, crsOf, fromFrame, PROJECTION_METHOD, toFrame } from './crs.ts';
import { geometryFinding } from './findings.ts';
import {
  type Frame,
  type GridGeometry,
  MAX_COORDINATE,
  MIN_COORDINATE,
  ringDoubleArea,
  STEPS_PER_METRE,
} from './grid.ts';
import { orientation } from './orientation.ts';
import { type ProposedRepair, proposeRepair } from './repair.ts';
import { polygonFaults } from './validity.ts';

/** Largest input, and largest single feature (one simple geometry of it), in vertices. */
const MOST_VERTICES = 2_000_000;
const MOST_VERTICES_OF_ONE = 200_000;
/** Findings of one code that are listed; a garbled file would give one for every vertex. */
const MOST_LISTED = 50;
/** Beyond this distance from the centre of the frame a coordinate is asked about, not taken. */
const FAR_KM = 150;

/** What was done to bring coordinates onto the grid, recorded with them. */
export interface Transform {
  readonly from: string;
  readonly to: Frame;
  readonly method: string;
}

/** A geometry on the grid, or the complete list of what is wrong with what was handed in. */
export interface Imported {
  /** Canonical. Absent when a finding is an error. */
  readonly geometry?: GridGeometry;
  readonly findings: readonly Finding[];
  readonly transform: Transform;
  /** When spikes are all that is wrong: the geometry without them, for a person to look at and accept. */
  readonly repair?: ProposedRepair;
}

type Position = readonly [number, number];

/** Reads positions of GeoJSON, noting every fault; keeps the shape of the nesting. */
class Reader {
  readonly findings: Finding[] = [];
  /** Whether some fault was an error, listed or not. */
  failed = false;
  vertices = 0;
  readonly #listed = new Map<string, number>();
  private extra = false;
  private readonly crs: Crs;
  private readonly project: (x: number, y: number) => Position;

  constructor(crs: Crs, project: (x: number, y: number) => Position) {
    this.crs = crs;
    this.project = project;
  }

  fault(code: Parameters<typeof geometryFinding>[0], params: FindingParams = {}): void {
    const finding = geometryFinding(code, {}, params);
    const listed = this.#listed.get(code) ?? 0;
    this.#listed.set(code, listed + 1);
    if (finding.severity === 'error') this.failed = true;
    if (listed < MOST_LISTED) this.findings.push(finding);
  }

  /** Metres in the frame of one position, or nothing when it is at fault. */
  position(value: unknown): Position | undefined {
    this.vertices++;
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
    const [x, y] = list;
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      this.fault('geometry.bad-coordinate', {
        index: this.vertices,
        value: JSON.stringify(value)?.slice(0, 60) ?? '',
      });
      return undefined;
    }
    if (list.length > 2 && !this.extra) {
      this.extra = true;
      this.fault('geometry.extra-dimension');
    }
    return this.inRange(x, y) ? this.onGrid(x, y) : undefined;
  }

  private inRange(x: number, y: number): boolean {
    if (this.crs.kind === 'geographic' && (Math.abs(x) > 180 || Math.abs(y) > 90)) {
      const isSwapped = Math.abs(y) <= 180 && Math.abs(x) <= 90;
      const isMetres = Math.abs(x) > 10_000 && Math.abs(y) > 10_000;
      if (isMetres) this.fault('geometry.metres-as-degrees', { x, y, crs: this.crs.id });
      else this.fault(isSwapped ? 'geometry.swapped-range' : 'geometry.out-of-range', { x, y });
      return false;
    }
    if (this.crs.kind === 'projected' && Math.abs(x) <= 180 && Math.abs(y) <= 180) {
      this.fault('geometry.degrees-as-metres', { x, y, crs: this.crs.id });
      return false;
    }
    return true;
  }

  private onGrid(x: number, y: number): Position | undefined {
    const [east, north] = this.project(x, y);
    const km = Math.sqrt(east * east + north * north) / 1000;
    if (!(km <= FAR_KM)) {
      const [otherEast, otherNorth] = this.project(y, x);
      const otherKm = Math.sqrt(otherEast * otherEast + otherNorth * otherNorth) / 1000;
      const params = { x, y, km: Number.isFinite(km) ? km.toFixed(0) : '∞' };
      if (otherKm <= FAR_KM) this.fault('geometry.swapped', { ...params, swappedKm: otherKm.toFixed(0) });
      else this.fault('geometry.far-away', params);
      return undefined;
    }
    // Zero added: what rounds to nothing from below is 0, not −0.
    const step: Position = [Math.round(east * STEPS_PER_METRE) + 0, Math.round(north * STEPS_PER_METRE) + 0];
    if (step.some((value) => value < MIN_COORDINATE || value > MAX_COORDINATE)) {
      this.fault('geometry.off-grid', { x, y });
      return undefined;
    }
    return step;
  }

  /** A flat list without immediate repetitions; a ring is opened. */
  path(value: unknown, ring: number, closed: boolean): number[] | undefined {
    if (!Array.isArray(value)) {
      this.fault('geometry.not-geojson', { reason: 'coordinates' });
      return undefined;
    }
    const flat: number[] = [];
    let first: unknown;
    let last: unknown;
    for (const item of value as readonly unknown[]) {
      const step = this.position(item);
      first ??= item;
      last = item;
      if (!step) continue;
      const repeated = flat.length > 0 && flat.at(-2) === step[0] && flat.at(-1) === step[1];
      if (repeated) this.fault('geometry.repeated-point', pointText(item));
      else flat.push(...step);
    }
    if (closed) {
      const returns = flat.length > 2 && flat[0] === flat.at(-2) && flat[1] === flat.at(-1);
      if (returns) flat.length -= 2;
      else if (JSON.stringify(first) !== JSON.stringify(last)) this.fault('geometry.unclosed-ring', { ring });
      if (flat.length < 6) this.fault('geometry.too-few-points', { ring });
    } else if (flat.length < 4) this.fault('geometry.line-too-short');
    return flat;
  }
}

function pointText(value: unknown): FindingParams {
  const [x, y] = value as readonly number[];
  return { x: x ?? '', y: y ?? '' };
}

interface GeoJson {
  readonly type?: unknown;
  readonly coordinates?: unknown;
  readonly geometry?: unknown;
  readonly features?: unknown;
  readonly geometries?: unknown;
}

/** Every simple geometry inside a GeoJSON object, features and collections opened. */
function* simpleGeometries(value: unknown, depth = 0): Generator<GeoJson> {
  if (typeof value !== 'object' || value === null || depth > 8) return;
  const object = value as GeoJson;
  if (object.type === 'Feature') yield* simpleGeometries(object.geometry, depth + 1);
  else if (object.type === 'FeatureCollection' && Array.isArray(object.features)) {
    for (const feature of object.features) yield* simpleGeometries(feature, depth + 1);
  } else if (object.type === 'GeometryCollection' && Array.isArray(object.geometries)) {
    for (const geometry of object.geometries) yield* simpleGeometries(geometry, depth + 1);
  } else yield object;
}

/** Reads one simple geometry into parts of a grid geometry. */
function readParts(reader: Reader, object: GeoJson): GridGeometry | undefined {
  const items = (value: unknown): readonly unknown[] => {
    if (!Array.isArray(value)) reader.fault('geometry.not-geojson', { reason: 'coordinates' });
    return Array.isArray(value) ? value : [];
  };
  const rings = (polygon: unknown) =>
    items(polygon).flatMap((ring, index) => {
      const flat = reader.path(ring, index + 1, true);
      return flat ? [flat] : [];
    });
  switch (object.type) {
    case 'Polygon':
      return { kind: 'polygon', polygons: [rings(object.coordinates)].filter((list) => list.length > 0) };
    case 'MultiPolygon':
      return {
        kind: 'polygon',
        polygons: items(object.coordinates)
          .map(rings)
          .filter((list) => list.length > 0),
      };
    case 'LineString':
      return { kind: 'line', lines: [reader.path(object.coordinates, 1, false) ?? []] };
    case 'MultiLineString':
      return {
        kind: 'line',
        lines: items(object.coordinates).map((line) => reader.path(line, 1, false) ?? []),
      };
    case 'Point':
      return { kind: 'point', points: [...(reader.position(object.coordinates) ?? [])] };
    case 'MultiPoint':
      return {
        kind: 'point',
        points: items(object.coordinates).flatMap((point) => [...(reader.position(point) ?? [])]),
      };
    default:
      reader.fault('geometry.not-geojson', {
        reason: `type ${JSON.stringify(object.type) ?? '?'}`.slice(0, 60),
      });
      return undefined;
  }
}

function join(parts: readonly GridGeometry[]): GridGeometry | 'empty' | 'mixed' {
  const [first] = parts;
  if (!first) return 'empty';
  if (parts.some((part) => part.kind !== first.kind)) return 'mixed';
  switch (first.kind) {
    case 'polygon':
      return {
        kind: 'polygon',
        polygons: parts.flatMap((part) => (part.kind === 'polygon' ? part.polygons : [])),
      };
    case 'line':
      return { kind: 'line', lines: parts.flatMap((part) => (part.kind === 'line' ? part.lines : [])) };
    case 'point':
      return { kind: 'point', points: parts.flatMap((part) => (part.kind === 'point' ? part.points : [])) };
  }
}

/** Positions in nested coordinates, counted no further than one beyond the limit. */
function countPositions(coordinates: unknown, limit: number): number {
  let count = 0;
  const stack: unknown[] = [coordinates];
  while (stack.length > 0 && count <= limit) {
    const item = stack.pop();
    const isPosition = !Array.isArray(item) || (item.length <= 4 && !item.some(Array.isArray));
    if (isPosition) count++;
    else for (const inner of item as readonly unknown[]) stack.push(inner);
  }
  return count;
}

/** Whether some geometry, or all together, have more vertices than are taken. */
function sizeFault(objects: readonly GeoJson[]): Finding | undefined {
  const tooMany = (limit: number) =>
    geometryFinding('geometry.too-many-vertices', {}, { count: `> ${limit}`, limit });
  let sum = 0;
  for (const object of objects) {
    const count = countPositions(object.coordinates, MOST_VERTICES_OF_ONE);
    if (count > MOST_VERTICES_OF_ONE) return tooMany(MOST_VERTICES_OF_ONE);
    sum += count;
    if (sum > MOST_VERTICES) return tooMany(MOST_VERTICES);
  }
  return undefined;
}

/**
 * Brings a GeoJSON geometry, feature or collection onto the grid of a zone's frame. Coordinates are longitude first
 * in a geographic system and easting first in a projected one. Nothing is repaired in silence: every fault is a
 * finding with its coordinate, and then there is no geometry. After this no transcendental function is used again.
 */
export function importGeometry(
  input: { readonly geojson: unknown; readonly crs: string },
  frame: Frame,
): Imported {
  const transform: Transform = {
    from: input.crs,
    to: frame,
    method: PROJECTION_METHOD,
  };
  const crs = crsOf(input.crs);
  if (!crs) return { findings: [geometryFinding('geometry.unknown-crs', {}, { crs: input.crs })], transform };
  const objects = [...simpleGeometries(input.geojson)];
  const tooLarge = sizeFault(objects);
  if (tooLarge) return { findings: [tooLarge], transform };
  const reader = new Reader(crs, toFrame(crs, frame));
  const joined = join(objects.flatMap((object) => readParts(reader, object) ?? []));
  if (joined === 'mixed') reader.fault('geometry.mixed-kinds');
  const hasParts = typeof joined !== 'string' && countParts(joined) > 0;
  if (joined === 'empty' || (!hasParts && reader.findings.length === 0)) reader.fault('geometry.empty');
  if (typeof joined === 'string' || reader.failed) {
    return { findings: reader.findings, transform };
  }
  const geometry = canonicalGeometry(joined);
  const faults = checkGeometry(geometry, frame);
  const findings = [...reader.findings, ...faults];
  if (faults.length === 0) return { geometry, findings, transform };
  const repair = proposeRepair(geometry);
  const isSound = repair !== undefined && checkGeometry(repair.geometry).length === 0;
  return isSound ? { findings, transform, repair } : { findings, transform };
}

function countParts(geometry: GridGeometry): number {
  if (geometry.kind === 'polygon') return geometry.polygons.flat().length;
  return geometry.kind === 'line' ? geometry.lines.flat().length : geometry.points.length;
}

/**
 * Checks a geometry that is on the grid already: rings simple and of positive area, holes inside, parts apart. Places
 * are given in degrees when the frame is known, otherwise in grid steps.
 */
export function checkGeometry(geometry: GridGeometry, frame?: Frame): Finding[] {
  const inverse = frame ? fromFrame(frame) : undefined;
  const where = (x: number, y: number) => {
    if (!inverse) return { x: String(x), y: String(y) };
    const [lon, lat] = inverse(x / STEPS_PER_METRE, y / STEPS_PER_METRE);
    return { x: lon.toFixed(7), y: lat.toFixed(7) };
  };
  if (geometry.kind !== 'polygon') return [];
  const rings = geometry.polygons.flatMap((list) => list.map((ring, index) => ({ ring, number: index + 1 })));
  const short = rings
    .filter(({ ring }) => ring.length < 6)
    .map(({ number }) => geometryFinding('geometry.too-few-points', {}, { ring: number }));
  if (short.length > 0) return short;
  const flat = rings.filter(({ ring }) => ringDoubleArea(ring) === 0n);
  const empty = flat.map(({ ring, number }) =>
    geometryFinding('geometry.zero-area', {}, { ring: number, ...where(ring[0]!, ring[1]!) }),
  );
  const hollow = geometry.polygons.filter(isHollow).map(([shell = []]) => {
    return geometryFinding('geometry.zero-area', {}, { ring: 1, ...where(shell[0]!, shell[1]!) });
  });
  // A ring on one line has nothing more to say; one that winds round as much as back crosses itself somewhere.
  return flat.some(({ ring }) => isOnLine(ring))
    ? empty
    : [...empty, ...hollow, ...polygonFaults(geometry, where)];
}

/** Whether the holes of a polygon leave nothing of it, as one does that is its shell once more. */
function isHollow([shell, ...holes]: readonly (readonly number[])[]): boolean {
  const size = (ring: readonly number[]) => {
    const double = ringDoubleArea(ring);
    return double < 0n ? -double : double;
  };
  if (!shell || holes.length === 0 || size(shell) === 0n) return false;
  return holes.reduce((left, hole) => left - size(hole), size(shell)) === 0n;
}

/** Whether all vertices of a ring lie on one line. */
function isOnLine(ring: readonly number[]): boolean {
  const [ax, ay] = [ring[0]!, ring[1]!];
  let far = 0;
  while (far < ring.length && ring[far] === ax && ring[far + 1] === ay) far += 2;
  if (far >= ring.length) return true;
  for (let i = 0; i < ring.length; i += 2)
    if (orientation(ax, ay, ring[far]!, ring[far + 1]!, ring[i]!, ring[i + 1]!) !== 0) return false;
  return true;
}

type Degrees = readonly [number, number];

/**
 * A geometry of record as GeoJSON in longitude and latitude, of nine decimals: for display, never for a decision. With
 * ten or more the coordinates lead back to the same step of the grid.
 */
export function toLonLat(
  geometry: GridGeometry,
  frame: Frame,
  places = 9,
): { type: string; coordinates: unknown } {
  const inverse = fromFrame(frame);
  const positions = (flat: readonly number[]): Degrees[] => {
    const list: Degrees[] = [];
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const [lon, lat] = inverse(flat[i]! / STEPS_PER_METRE, flat[i + 1]! / STEPS_PER_METRE);
      list.push([Number(lon.toFixed(places)), Number(lat.toFixed(places))]);
    }
    return list;
  };
  const ring = (flat: readonly number[]) => {
    const list = positions(flat);
    return [...list, list[0]!];
  };
  switch (geometry.kind) {
    case 'polygon':
      return { type: 'MultiPolygon', coordinates: geometry.polygons.map((rings) => rings.map(ring)) };
    case 'line':
      return { type: 'MultiLineString', coordinates: geometry.lines.map(positions) };
    case 'point':
      return { type: 'MultiPoint', coordinates: positions(geometry.points) };
  }
}
