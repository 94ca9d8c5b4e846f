import type { z } from 'zod';
import type { Finding } from '../base/index.ts';
import {
  canonicalGeometry,
  checkGeometry,
  importGeometry,
  readCoordinateList,
  readingId,
  sharesGround,
} from '../geometry/index.ts';
import type { caseInput } from './case-schema.ts';
import { caseFinding } from './findings.ts';
import { countVertices, FOOTPRINT_LIMITS, isWorkable } from './footprint-work.ts';
import type { ReviewPackage } from './package.ts';
import { boxAround, type Footprint } from './site-geometry.ts';

type FootprintInput = NonNullable<z.output<typeof caseInput>['footprint']>;

/** A footprint on the grid, absent when a finding is an error. */
export interface ImportedFootprint {
  readonly grid?: Footprint;
  readonly findings: readonly Finding[];
}

/** Farther from the centre of its zone than this a footprint is asked about, not taken. */
const FAR_KM = 50;
const STEPS_PER_KM = 10_000_000;

function at(pointer: string, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding, pointer: `/footprint/${pointer}${finding.pointer}` }));
}

/**
 * The coordinate system a GeoJSON object names by itself (the 2008 form, still what many programs write), else
 * longitude and latitude (RFC 7946).
 */
function crsOfGeoJson(geojson: unknown): string {
  const crs: unknown =
    typeof geojson === 'object' && geojson !== null ? Reflect.get(geojson, 'crs') : undefined;
  const properties: unknown =
    typeof crs === 'object' && crs !== null ? Reflect.get(crs, 'properties') : undefined;
  const name: unknown =
    typeof properties === 'object' && properties !== null ? Reflect.get(properties, 'name') : undefined;
  if (typeof name !== 'string') return 'CRS84';
  if (/CRS:?:?84$/i.test(name)) return 'CRS84';
  const code = /EPSG:(?:[\d.]*:)?(\d{4,5})$/i.exec(name)?.[1];
  return code === undefined ? name.slice(0, 80) : `EPSG:${code}`;
}

function fromGeoJson(geojson: unknown, crs: string, pkg: ReviewPackage, pointer: string): ImportedFootprint {
  const { geometry, findings } = importGeometry({ geojson, crs }, pkg.content['plan.yaml'].frame);
  const placed = at(pointer, findings);
  if (!geometry) return { findings: placed };
  if (geometry.kind === 'polygon') return { grid: geometry, findings: placed };
  const wrong = caseFinding(
    'case.footprint-not-area',
    { pointer: `/footprint/${pointer}` },
    { kind: geometry.kind },
  );
  return { findings: [...placed, wrong] };
}

function fromCoordinates(text: string, choice: string | undefined, pkg: ReviewPackage): ImportedFootprint {
  const { reading, candidates, findings } = readCoordinateList(text, pkg.content['plan.yaml'].frame, choice);
  const placed = at('coordinates', findings);
  if (reading) {
    const read = fromGeoJson(reading.geojson, reading.crs, pkg, 'coordinates');
    return { ...read, findings: [...placed, ...read.findings] };
  }
  if (candidates.length > 0) {
    const readings = candidates.map(readingId).join(', ');
    placed.push(caseFinding('case.footprint-reading', { pointer: '/footprint/crs' }, { readings }));
  }
  return { findings: placed };
}

function fromGrid(grid: Footprint, pkg: ReviewPackage): ImportedFootprint {
  const geometry = canonicalGeometry(grid);
  const faults = at('grid', checkGeometry(geometry, pkg.content['plan.yaml'].frame));
  const isSound = faults.every((finding) => finding.severity !== 'error') && geometry.kind === 'polygon';
  return isSound ? { grid: geometry, findings: faults } : { findings: faults };
}

/** Distance in km from the centre of the zone to the middle of the footprint. */
function distanceKm(grid: Footprint, pkg: ReviewPackage): number {
  const { zone, frame } = pkg.content['plan.yaml'];
  const point = { type: 'Point', coordinates: [zone.centre.lon, zone.centre.lat] };
  const { geometry } = importGeometry({ geojson: point, crs: 'CRS84' }, frame);
  const [x = 0, y = 0] = geometry?.kind === 'point' ? geometry.points : [];
  const { minX, minY, maxX, maxY } = boxAround(grid);
  const [dx, dy] = [(minX + maxX) / 2 - x, (minY + maxY) / 2 - y];
  return Math.sqrt(dx * dx + dy * dy) / STEPS_PER_KM;
}

/** What one review cannot work through, told before anything is computed. */
function workFindings(grid: Footprint, pkg: ReviewPackage): Finding[] {
  const place = { pointer: '/footprint' };
  const vertices = countVertices(grid);
  const limit = FOOTPRINT_LIMITS.vertices;
  if (vertices > limit) return [caseFinding('case.footprint-vertices', place, { vertices, limit })];
  return isWorkable(grid, pkg.layers.values()) ? [] : [caseFinding('case.footprint-intricate', place)];
}

function placeFindings(grid: Footprint, pkg: ReviewPackage): Finding[] {
  const km = distanceKm(grid, pkg);
  const place = { pointer: '/footprint' };
  if (km > FAR_KM) return [caseFinding('case.footprint-far', place, { km: km.toFixed(0) })];
  const zones = pkg.content['layout.yaml'].layers.filter((layer) => layer.kind === 'zone');
  const known = zones.flatMap((zone) => pkg.layers.get(zone.id) ?? []);
  const isOutside = known.length > 0 && !known.some((layer) => sharesGround(grid, layer));
  return isOutside ? [caseFinding('case.footprint-outside-zone', place)] : [];
}

/** Brings a footprint onto the grid and asks when it does not look like one of this zone. */
export function importFootprint(input: FootprintInput, pkg: ReviewPackage): ImportedFootprint {
  const imported =
    'grid' in input
      ? fromGrid(input.grid, pkg)
      : 'geojson' in input
        ? fromGeoJson(input.geojson, input.crs ?? crsOfGeoJson(input.geojson), pkg, 'geojson')
        : fromCoordinates(input.coordinates, input.crs, pkg);
  if (!imported.grid) return imported;
  const tooMuch = workFindings(imported.grid, pkg);
  if (tooMuch.length > 0) return { findings: [...imported.findings, ...tooMuch] };
  const findings = [...imported.findings, ...placeFindings(imported.grid, pkg)];
  const isUsable = findings.every((finding) => finding.severity !== 'error');
  return isUsable ? { grid: imported.grid, findings } : { findings };
}
