import type { Answers, Asked, ShapeReading } from '@luodi/core/exchange';
import { crsOf, type Frame, readCoordinateList, readingId, threeDegreeCrs } from '@luodi/core/geometry';
import { refuse } from './refused.ts';

/** What is known of the system of a file's shapes: an id, a name that is none of ours, or nothing. */
export type StatedCrs = { readonly id: string } | { readonly name: string } | undefined;

interface ProjJson {
  readonly type?: string;
  readonly name?: string;
  readonly id?: { readonly authority?: string; readonly code?: number | string };
  readonly base_crs?: ProjJson;
  readonly datum?: { readonly name?: string };
  readonly datum_ensemble?: { readonly name?: string };
  readonly conversion?: {
    readonly method?: { readonly name?: string };
    readonly parameters?: readonly { readonly name?: string; readonly value?: number }[];
  };
}

const isCgcs = (name: string | undefined) => /2000/.test(name ?? '') && /china|cgcs/i.test(name ?? '');

/**
 * The system that a description means (PROJJSON): by what it says, not by what it is called. A Gauss-Krüger zone of
 * CGCS2000 has a whole central meridian, scale 1 and an easting of 500 km, with the zone number in front or not.
 */
export function crsOfProjJson(described: unknown): StatedCrs {
  const crs = described as ProjJson | null | undefined;
  if (!crs || (crs.name ?? '') === '') return undefined;
  const code = crs.id?.authority === 'EPSG' ? `EPSG:${crs.id.code}` : undefined;
  if (code !== undefined && crsOf(code)) return { id: code };
  const unknown = { name: `${crs.name ?? '?'}${code === undefined ? '' : ` (${code})`}` };
  const geographic = crs.type === 'ProjectedCRS' ? crs.base_crs : crs;
  const datum = geographic?.datum?.name ?? geographic?.datum_ensemble?.name ?? geographic?.name;
  if (crs.type === 'GeographicCRS') {
    if (isCgcs(datum)) return { id: 'EPSG:4490' };
    return /WGS[ _]?(19)?84|World Geodetic System 1984/i.test(datum ?? '') ? { id: 'EPSG:4326' } : unknown;
  }
  const { method, parameters = [] } = crs.conversion ?? {};
  if (!isCgcs(datum) || !/transverse mercator|gauss/i.test(method?.name ?? '')) return unknown;
  const value = (pattern: RegExp) => parameters.find(({ name }) => pattern.test(name ?? ''))?.value;
  const [meridian, scale = 1] = [value(/longitude of natural origin/i), value(/scale factor/i)];
  const [east = 0, north = 0, latitude = 0] = [
    value(/false easting/i),
    value(/false northing/i),
    value(/latitude of natural origin/i),
  ];
  if (meridian === undefined || scale !== 1 || north !== 0 || latitude !== 0) return unknown;
  const zone = meridian / 3;
  for (const prefixed of [true, false]) {
    const id = threeDegreeCrs(zone, prefixed);
    if (crsOf(id)?.meridian === meridian && east === 500_000 + (prefixed ? zone * 1_000_000 : 0))
      return { id };
  }
  return unknown;
}

/** The first position of a geometry. */
function firstPosition(value: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(value)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const object = value as { coordinates?: unknown; geometries?: unknown };
    return firstPosition(object.coordinates ?? object.geometries);
  }
  const [x, y] = value as readonly unknown[];
  if (typeof x === 'number' && typeof y === 'number') return [x, y];
  for (const one of value) {
    const found = firstPosition(one);
    if (found) return found;
  }
  return undefined;
}

/**
 * How the shapes of a file are read: in the system it states; when it states none, every system in which its numbers
 * lie near the zone is offered, and one that is not ours is refused by name.
 */
export function shapeReading(
  stated: StatedCrs,
  samples: readonly unknown[],
  frame: Frame,
  answers: Answers,
): { readonly shape?: ShapeReading; readonly asked: readonly Asked[] } {
  if (stated && 'id' in stated) return { shape: { crs: stated.id, swapped: false }, asked: [] };
  if (stated) refuse('file.crs-unsupported', { name: stated.name.slice(0, 120) });
  const points = samples.flatMap((geometry) => firstPosition(geometry) ?? []).slice(0, 80);
  const lines: string[] = [];
  for (let i = 0; i + 1 < points.length; i += 2)
    lines.push(`${plainNumber(points[i]!)},${plainNumber(points[i + 1]!)}`);
  if (lines.length === 0) return { shape: { crs: 'EPSG:4490', swapped: false }, asked: [] };
  const { candidates } = readCoordinateList(lines.join('\n'), frame);
  const chosen = candidates.find((one) => readingId(one) === answers.crs);
  if (chosen) return { shape: { crs: chosen.crs, swapped: chosen.northingFirst }, asked: [] };
  if (candidates.length === 0) {
    const [x, y] = [points[0] ?? 0, points[1] ?? 0];
    refuse('file.crs-unsupported', { name: `? (${plainNumber(x)}, ${plainNumber(y)})` });
  }
  const asked: Asked = {
    id: 'crs',
    kind: 'crs',
    text: {
      zh: '文件没有说明坐标系，图形按哪一种读取？',
      en: 'The file names no coordinate system. How are its shapes to be read?',
    },
    options: candidates.map((one) => ({
      id: readingId(one),
      label: one.label,
      example: {
        zh: `距开发区中心 ${one.distanceKm.toFixed(1)} 千米`,
        en: `${one.distanceKm.toFixed(1)} km from the middle of the zone`,
      },
    })),
    proposed: readingId(candidates[0]!),
  };
  return { asked: [asked] };
}

/** A number without an exponent, as the reader of lists takes it. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(9);
}
