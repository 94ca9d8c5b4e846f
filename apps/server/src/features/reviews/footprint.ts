import { AppError, type ReadFootprint } from '@luodi/api';
import type { Finding } from '@luodi/core/base';
import {
  areaOf,
  type CoordinateReading,
  type Imported,
  importGeometry,
  readCoordinateList,
  readingId,
} from '@luodi/core/geometry';
import type { PlanPackage } from '@luodi/core/plan';
import { displayGeometry } from '../map/index.ts';
import { presentFinding } from '../plan/index.ts';

/** What a person hands in as the place of a project. */
export interface GivenFootprint {
  readonly coordinates?: string | undefined;
  readonly geojson?: unknown;
  readonly crs?: string | undefined;
}

function present(
  plan: PlanPackage,
  imported: Imported | undefined,
  crs: string | undefined,
  findings: readonly Finding[],
): ReadFootprint {
  const geometry = imported?.geometry;
  const isPolygon = geometry?.kind === 'polygon';
  return {
    ...(isPolygon ? { footprint: geometry, areaM2: areaOf(geometry).toFixed(4) } : {}),
    ...(crs === undefined ? {} : { crs }),
    candidates: [],
    findings: [...findings, ...(imported?.findings ?? [])].map(presentFinding),
    map: {
      type: 'FeatureCollection',
      features: isPolygon
        ? [
            {
              type: 'Feature',
              id: 'footprint',
              properties: { tone: 'plain' },
              geometry: displayGeometry(plan, geometry),
            },
          ]
        : [],
    },
  };
}

function presentCandidate(plan: PlanPackage, reading: CoordinateReading) {
  const { geometry } = importGeometry(
    { geojson: reading.geojson, crs: reading.crs },
    plan.content['plan.yaml'].frame,
  );
  return {
    reading: readingId(reading),
    label: reading.label,
    areaM2: geometry ? areaOf(geometry).toFixed(2) : '0',
    distanceKm: reading.distanceKm.toFixed(1),
  };
}

/**
 * Reads a footprint before it is asked about: on the grid with its area, or the readings to choose from, or every
 * fault with its line. Nothing is kept.
 */
export function readFootprintText(plan: PlanPackage, given: GivenFootprint): ReadFootprint {
  const { frame } = plan.content['plan.yaml'];
  if (given.coordinates !== undefined) {
    const list = readCoordinateList(given.coordinates, frame, given.crs);
    const faulty = list.findings.some((finding) => finding.severity === 'error');
    if (list.reading && !faulty) {
      const imported = importGeometry({ geojson: list.reading.geojson, crs: list.reading.crs }, frame);
      return present(plan, imported, list.reading.crs, list.findings);
    }
    const candidates = faulty ? [] : list.candidates.map((reading) => presentCandidate(plan, reading));
    return { ...present(plan, undefined, undefined, list.findings), candidates };
  }
  if (given.geojson === undefined) throw new AppError('invalid-input', { count: 1 });
  const crs = given.crs ?? 'CRS84';
  return present(plan, importGeometry({ geojson: given.geojson, crs }, frame), crs, []);
}
