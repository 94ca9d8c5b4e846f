import type { Bilingual, Finding } from '../base/index.ts';
import { type RawList, type RawPoint, readLines } from './coordinate-lines.ts';
import { type Proposal, proposalsFor } from './coordinate-readings.ts';
import { crsOf, toFrame } from './crs.ts';
import { geometryFinding } from './findings.ts';
import type { Frame } from './grid.ts';
import { type Ring, ringsToPolygons } from './ring-nesting.ts';
import { areaFaults } from './stated-area.ts';

/** One way to read a list of coordinates. */
export interface CoordinateReading {
  readonly crs: string;
  /** Whether the first number of each line is the northing (or latitude). */
  readonly northingFirst: boolean;
  readonly label: Bilingual;
  /** Distance from the centre of the zone to the farthest of the first points of the plots, km. */
  readonly distanceKm: number;
  readonly geojson: { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };
}

/** What came of a list of coordinates. */
export interface CoordinateList {
  /** The reading, when there is only one that makes sense, or when the caller named one. */
  readonly reading?: CoordinateReading;
  /** All readings that make sense, nearest to the zone first; more than one has to be asked about. */
  readonly candidates: readonly CoordinateReading[];
  readonly findings: readonly Finding[];
}

/** Farther than this from the zone a reading is not proposed. */
const PLAUSIBLE_KM = 150;

function positionOf({ first, second }: RawPoint, northingFirst: boolean): [number, number] {
  return northingFirst ? [second, first] : [first, second];
}

/**
 * Rings of a plot: a new ring number starts one, and so does the point after a ring has come back to its start. What
 * is a hole and what a part is told by geometry, never by the number.
 */
function ringsOf(points: readonly RawPoint[], northingFirst: boolean): Ring[] {
  const rings: Ring[] = [];
  const open = new Map<number, [number, number][]>();
  for (const point of points) {
    const position = positionOf(point, northingFirst);
    const ring = open.get(point.ring);
    if (!ring) {
      const started = [position];
      rings.push(started);
      open.set(point.ring, started);
      continue;
    }
    ring.push(position);
    const [first] = ring;
    if (ring.length > 3 && first![0] === position[0] && first![1] === position[1]) open.delete(point.ring);
  }
  for (const ring of open.values()) ring.push([...ring[0]!]);
  return rings;
}

/** Points a plot may rightly state: with the closing points that were repeated, or without them. */
function countFaults({ plots }: RawList): Finding[] {
  return plots.flatMap((plot) => {
    const { statedPoints: stated, points, name, line } = plot;
    if (stated === undefined) return [];
    const rings = ringsOf(points, true);
    const unclosed = rings.reduce((sum, ring) => sum + ring.length - 1, 0);
    const found = points.length;
    if (stated === found || stated === unclosed || stated === unclosed + rings.length) return [];
    return [geometryFinding('coordinates.count-differs', { line }, { plot: name, stated, found })];
  });
}

/** Metres of the frame under a reading; nothing decides by them before they are on the grid. */
function projection({ crs, northingFirst }: Proposal, frame: Frame) {
  const system = crsOf(crs);
  const project = system ? toFrame(system, frame) : () => [Number.NaN, Number.NaN] as const;
  return (point: RawPoint) => project(...positionOf(point, northingFirst));
}

function readingOf(proposal: Proposal, list: RawList, frame: Frame): CoordinateReading {
  const project = projection(proposal, frame);
  const distances = list.plots.map((plot) => {
    const [east, north] = project(plot.points[0]!);
    return Math.sqrt(east * east + north * north) / 1000;
  });
  return {
    ...proposal,
    distanceKm: distances.reduce((most, km) => (km <= most ? most : km), 0),
    geojson: {
      type: 'MultiPolygon',
      coordinates: list.plots.flatMap((plot) =>
        ringsToPolygons(ringsOf(plot.points, proposal.northingFirst)),
      ),
    },
  };
}

/** Whether a person's choice names this reading; WGS 84 and CGCS2000 degrees are one (crs.ts). */
function isChosen(reading: CoordinateReading, choice: string): boolean {
  const named = choice.replace(/^(CRS84|EPSG:4326)(?=$|\/)/, 'EPSG:4490');
  return readingId(reading) === named || reading.crs === named;
}

/**
 * Reads a pasted list of coordinates or a land exchange text (界址点坐标). Axis order, zone and system are told where
 * the numbers themselves tell them, or where only one reading lies near the zone; otherwise, and where the head of
 * the text says something else than the numbers, all readings come back as a question. `choice` names a reading a
 * person chose, as `<crs>` or `<crs>/northing-first`. A text whose head names another datum is not read at all.
 */
export function readCoordinateList(text: string, frame: Frame, choice?: string): CoordinateList {
  const list = readLines(text);
  if (list.plots.length === 0) {
    const findings = list.findings.length > 0 ? list.findings : [geometryFinding('coordinates.empty')];
    return { candidates: [], findings };
  }
  if (list.header.otherDatum) return { candidates: [], findings: list.findings };
  const { proposals, findings: doubts } = proposalsFor(list, frame);
  const all = proposals.map((proposal) => readingOf(proposal, list, frame));
  const candidates = all
    .filter((one) => one.distanceKm <= PLAUSIBLE_KM)
    .sort((a, b) => a.distanceKm - b.distanceKm);
  const findings = [...list.findings, ...doubts, ...countFaults(list)];
  if (candidates.length === 0) return { candidates, findings: [...findings, farAway(list, all)] };
  const isDoubtful = doubts.some((doubt) => doubt.severity !== 'note');
  const reading =
    choice === undefined
      ? candidates.length === 1 && !isDoubtful
        ? candidates[0]
        : undefined
      : candidates.find((one) => isChosen(one, choice));
  if (!reading) {
    if (choice !== undefined)
      findings.push(geometryFinding('coordinates.choice-impossible', {}, { choice: choice.slice(0, 60) }));
    findings.push(geometryFinding('coordinates.ask-reading', {}, { count: candidates.length }));
    return { candidates, findings };
  }
  findings.push(...areaFaults(list.plots, (points) => ringsOf(points, true), projection(reading, frame)));
  return { candidates, findings, reading };
}

/** One plot of a land exchange text under a reading. */
export interface LandPlot {
  readonly name: string;
  /** Cells of its head line: points, area, number, name, kind, sheet, use, class. */
  readonly cells: readonly string[];
  /** Line of the text it begins on. */
  readonly line: number;
  readonly geojson: CoordinateReading['geojson'];
}

/** The plots of a text one by one, under a reading that {@link readCoordinateList} gave for it. */
export function landPlots(text: string, reading: Pick<CoordinateReading, 'northingFirst'>): LandPlot[] {
  return readLines(text).plots.map(({ name, cells, line, points }) => ({
    name,
    cells,
    line,
    geojson: {
      type: 'MultiPolygon',
      coordinates: ringsToPolygons(ringsOf(points, reading.northingFirst)),
    },
  }));
}

function farAway(list: RawList, all: readonly CoordinateReading[]): Finding {
  const { first, second, line } = list.plots[0]!.points[0]!;
  const km = all.reduce((least, one) => (one.distanceKm < least ? one.distanceKm : least), Infinity);
  const params = { x: first, y: second, km: Number.isFinite(km) ? km.toFixed(0) : '∞' };
  return geometryFinding('geometry.far-away', { line }, params);
}

/** Name by which a person's choice of a reading is handed back. */
export function readingId(reading: CoordinateReading): string {
  return reading.northingFirst ? `${reading.crs}/northing-first` : reading.crs;
}
