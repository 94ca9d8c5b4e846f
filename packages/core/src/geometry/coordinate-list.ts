import type { Bilingual, Finding } from '../base/index.ts';
import { crsOf, threeDegreeCrs, toFrame } from './crs.ts';
import { geometryFinding } from './findings.ts';
import type { Frame } from './grid.ts';

/** One way to read a list of coordinates. */
export interface CoordinateReading {
  readonly crs: string;
  /** Whether the first number of each line is the northing (or latitude). */
  readonly northingFirst: boolean;
  readonly label: Bilingual;
  /** Distance of the first point from the centre of the zone, km. */
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

interface RawPoint {
  readonly ring: number;
  readonly first: number;
  readonly second: number;
  readonly line: number;
}
interface RawPlot {
  readonly name: string;
  readonly statedPoints?: number;
  readonly statedArea?: string;
  readonly line: number;
  readonly points: RawPoint[];
}
interface RawList {
  readonly plots: RawPlot[];
  readonly zone?: number;
  readonly findings: Finding[];
}

/** Farther than this from the zone a reading is not proposed. */
const PLAUSIBLE_KM = 150;
const MOST_LINES = 300_000;

/** Full-width digits and punctuation to their plain forms. */
function plain(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\t]/g, ' ')
    .replace(/[，、；]/g, ',')
    .replace(/[。]/g, '.');
}

const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const PAIR = new RegExp(
  String.raw`^(?:(?:J?\d{1,6}|[A-Za-z]\d{0,6})[\s,]+)?(?:(\d{1,3})[\s,]+)?(${NUMBER})[°\s,]+(${NUMBER})°?(?:[\s,]+${NUMBER})?$`,
);
const LAND_POINT = new RegExp(String.raw`^J?\d{1,6},(\d{1,3}),(${NUMBER}),(${NUMBER})$`, 'i');
const BARE_PAIR = new RegExp(String.raw`^(${NUMBER})[°\s,]+(${NUMBER})°?$`);

function parsePoint(text: string, line: number): RawPoint | undefined {
  const land = LAND_POINT.exec(text);
  if (land) return { ring: Number(land[1]), first: Number(land[2]), second: Number(land[3]), line };
  const bare = BARE_PAIR.exec(text);
  if (bare) return { ring: 1, first: Number(bare[1]), second: Number(bare[2]), line };
  const pair = PAIR.exec(text);
  if (!pair) return undefined;
  return { ring: Number(pair[1] ?? 1), first: Number(pair[2]), second: Number(pair[3]), line };
}

/** Heads of the land exchange text (界址点坐标): 带号, 坐标系 and so on. */
function headValue(text: string, key: string): string | undefined {
  const [name, value] = text.split('=', 2);
  return name?.trim() === key ? value?.trim() : undefined;
}

/** A plot line of the land text: `points,area,number,name,…,@`. */
function parsePlot(text: string, line: number): RawPlot | undefined {
  if (!text.endsWith('@')) return undefined;
  const cells = text.slice(0, -1).split(',');
  const stated = Number(cells[0]);
  const area = cells[1]?.trim();
  return {
    name: cells[3]?.trim() || cells[2]?.trim() || String(line),
    ...(Number.isInteger(stated) && stated > 0 ? { statedPoints: stated } : {}),
    ...(area ? { statedArea: area } : {}),
    line,
    points: [],
  };
}

function readLines(text: string): RawList {
  const findings: Finding[] = [];
  const plots: RawPlot[] = [];
  let zone: number | undefined;
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, raw] of lines.slice(0, MOST_LINES).entries()) {
    const line = index + 1;
    const content = plain(raw).trim().replace(/,$/, '');
    if (content === '' || /^[#[]/.test(content)) continue;
    const statedZone = headValue(content, '带号');
    if (statedZone !== undefined) {
      zone = Number(statedZone) || undefined;
      continue;
    }
    if (/^[^\d,]+=/.test(content)) continue;
    const plot = parsePlot(content, line);
    if (plot) {
      plots.push(plot);
      continue;
    }
    const point = parsePoint(content, line);
    if (!point) {
      if (!/^(x|y|lon|lat|经度|纬度|点号|序号)/i.test(content)) {
        findings.push(
          geometryFinding('coordinates.unreadable-line', { line }, { text: raw.trim().slice(0, 60) }),
        );
      }
      continue;
    }
    if (plots.length === 0) plots.push({ name: '1', line, points: [] });
    plots.at(-1)!.points.push(point);
  }
  return {
    plots: plots.filter((plot) => plot.points.length > 0),
    findings,
    ...(zone === undefined ? {} : { zone }),
  };
}

/** Zone number in front of an easting of eight digits, as 39 in 39384144.76. */
function prefixOf(value: number): number | undefined {
  const prefix = Math.floor(value / 1_000_000);
  return value >= 10_000_000 && value < 100_000_000 && prefix >= 25 && prefix <= 45 ? prefix : undefined;
}

interface Proposal {
  readonly crs: string;
  readonly northingFirst: boolean;
  readonly label: Bilingual;
}

function geographicProposals(): Proposal[] {
  return [
    {
      crs: 'EPSG:4490',
      northingFirst: false,
      label: { zh: '经度在前，CGCS2000', en: 'Longitude first, CGCS2000' },
    },
    {
      crs: 'EPSG:4490',
      northingFirst: true,
      label: { zh: '纬度在前，CGCS2000', en: 'Latitude first, CGCS2000' },
    },
  ];
}

function gaussKruger(zone: number, prefixed: boolean, northingFirst: boolean): Proposal {
  const order = northingFirst
    ? { zh: '北坐标在前', en: 'northing first' }
    : { zh: '东坐标在前', en: 'easting first' };
  const prefix = prefixed
    ? { zh: '带号在东坐标前', en: 'with zone number' }
    : { zh: '不带带号', en: 'without zone number' };
  return {
    crs: threeDegreeCrs(zone, prefixed),
    northingFirst,
    label: {
      zh: `2000国家大地坐标系 3度带 第${zone}带（中央经线 ${zone * 3}°），${order.zh}，${prefix.zh}`,
      en: `CGCS2000 three-degree zone ${zone} (central meridian ${zone * 3}°), ${order.en}, ${prefix.en}`,
    },
  };
}

/** Every way the numbers could be meant, before distances are looked at. */
function proposalsFor(list: RawList, frame: Frame): Proposal[] {
  const points = list.plots.flatMap((plot) => plot.points);
  if (points.every(({ first, second }) => Math.abs(first) <= 180 && Math.abs(second) <= 180))
    return geographicProposals();
  const prefixes = (pick: (point: RawPoint) => number) =>
    new Set(points.map((point) => prefixOf(pick(point))));
  for (const [pick, northingFirst] of [
    [(p: RawPoint) => p.second, true],
    [(p: RawPoint) => p.first, false],
  ] as const) {
    const [zone, ...others] = prefixes(pick);
    // An eight-digit number that starts with a zone number is the easting: the only order that is certain by itself.
    if (zone !== undefined && others.length === 0) return [gaussKruger(zone, true, northingFirst)];
  }
  const centre = Math.round(frame.lon0 / 3);
  const zones = list.zone ? [list.zone] : [centre - 1, centre, centre + 1];
  return zones.flatMap((zone) => [gaussKruger(zone, false, true), gaussKruger(zone, false, false)]);
}

function positionOf({ first, second }: RawPoint, northingFirst: boolean): number[] {
  return northingFirst ? [second, first] : [first, second];
}

/** Rings of a plot: holes are told by geometry at import, ring numbers only say where one ring ends. */
function ringsOf(plot: RawPlot, northingFirst: boolean): number[][][] {
  const rings = new Map<number, number[][]>();
  for (const point of plot.points) {
    const ring = rings.get(point.ring) ?? [];
    ring.push(positionOf(point, northingFirst));
    rings.set(point.ring, ring);
  }
  return [...rings.values()].map(close).sort((a, b) => ringSize(b) - ringSize(a));
}

function close(ring: number[][]): number[][] {
  const [first, last] = [ring[0]!, ring.at(-1)!];
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, [...first]];
}

function ringSize(ring: readonly number[][]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    sum += (a[0]! - ring[0]![0]!) * (b[1]! - ring[0]![1]!) - (b[0]! - ring[0]![0]!) * (a[1]! - ring[0]![1]!);
  }
  return Math.abs(sum);
}

function insideRing([x, y]: readonly number[], ring: readonly number[][]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]! as [number, number];
    const [bx, by] = ring[j]! as [number, number];
    if (ay > y! !== by > y! && x! < ((bx - ax) * (y! - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Largest ring first; a ring inside an earlier one is its hole, whatever number the file gave it. */
function polygonsOf(plot: RawPlot, northingFirst: boolean): number[][][][] {
  const polygons: number[][][][] = [];
  for (const ring of ringsOf(plot, northingFirst)) {
    const around = polygons.find(([shell]) => insideRing(ring[0]!, shell!));
    if (around) around.push(ring);
    else polygons.push([ring]);
  }
  return polygons;
}

function statedFaults(list: RawList): Finding[] {
  const findings: Finding[] = [];
  for (const plot of list.plots) {
    if (plot.statedPoints !== undefined && plot.statedPoints !== plot.points.length) {
      const params = { plot: plot.name, stated: plot.statedPoints, found: plot.points.length };
      findings.push(geometryFinding('coordinates.count-differs', { line: plot.line }, params));
    }
    const carried = plot.points
      .map((point) => prefixOf(point.second) ?? prefixOf(point.first))
      .find((zone) => zone !== undefined);
    if (list.zone !== undefined && carried !== undefined && carried !== list.zone) {
      findings.push(
        geometryFinding(
          'coordinates.zone-differs',
          { line: plot.line },
          { stated: list.zone, found: carried },
        ),
      );
    }
  }
  return findings;
}

/**
 * Reads a pasted list of coordinates or a land exchange text (界址点坐标). Axis order, zone and system are told where
 * the numbers themselves tell them, or where only one reading lies near the zone; otherwise all readings come back as
 * a question. `choice` names a reading a person chose, as `<crs>` or `<crs>/northing-first`.
 */
export function readCoordinateList(text: string, frame: Frame, choice?: string): CoordinateList {
  const list = readLines(text);
  if (list.plots.length === 0) {
    const findings = list.findings.length > 0 ? list.findings : [geometryFinding('coordinates.empty')];
    return { candidates: [], findings };
  }
  const all = proposalsFor(list, frame).map((proposal): CoordinateReading => {
    const crs = crsOf(proposal.crs);
    const [x, y] = positionOf(list.plots[0]!.points[0]!, proposal.northingFirst) as [number, number];
    const [east, north] = crs ? toFrame(crs, frame)(x, y) : [Number.NaN, Number.NaN];
    return {
      ...proposal,
      distanceKm: Math.sqrt(east * east + north * north) / 1000,
      geojson: {
        type: 'MultiPolygon',
        coordinates: list.plots.flatMap((plot) => polygonsOf(plot, proposal.northingFirst)),
      },
    };
  });
  const candidates = all
    .filter((one) => one.distanceKm <= PLAUSIBLE_KM)
    .sort((a, b) => a.distanceKm - b.distanceKm);
  const findings = [...list.findings, ...statedFaults(list)];
  const chosen =
    choice === undefined
      ? undefined
      : candidates.find((one) => readingId(one) === choice || one.crs === choice);
  const reading = chosen ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (candidates.length === 0) {
    const { first, second } = list.plots[0]!.points[0]!;
    const km = Math.min(...all.map((one) => one.distanceKm));
    const params = { x: first, y: second, km: Number.isFinite(km) ? km.toFixed(0) : '∞' };
    findings.push(geometryFinding('geometry.far-away', { line: list.plots[0]!.points[0]!.line }, params));
  } else if (!reading) {
    findings.push(geometryFinding('coordinates.ask-reading', {}, { count: candidates.length }));
  }
  return { candidates, findings, ...(reading ? { reading } : {}) };
}

/** Name by which a person's choice of a reading is handed back. */
export function readingId(reading: CoordinateReading): string {
  return reading.northingFirst ? `${reading.crs}/northing-first` : reading.crs;
}
