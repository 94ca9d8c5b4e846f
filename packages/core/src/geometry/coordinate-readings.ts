import type { Bilingual, Finding } from '../base/index.ts';
import type { RawList, RawPlot, RawPoint } from './coordinate-lines.ts';
import { sixDegreeCrs, threeDegreeCrs } from './crs.ts';
import { geometryFinding } from './findings.ts';
import type { Frame } from './grid.ts';
import { widthOfZone } from './land-header.ts';

/** One way to read the numbers: a system and an order of axes. */
export interface Proposal {
  readonly crs: string;
  readonly northingFirst: boolean;
  readonly label: Bilingual;
}

/**
 * What two numbers tell by themselves. `east-39` is a prefixed easting first, `north-39` second; `metre-east` and
 * `metre-north` tell the order by size (in China a northing is above 1,500 km and an easting without zone number
 * below 1,000 km); `degree-lon` and `degree-lat` likewise (longitude 73 to 136, latitude 3 to 54).
 */
type Kind = string;

function zonePrefix(value: number): number | undefined {
  if (value < 10_000_000 || value >= 100_000_000) return undefined;
  const prefix = Math.floor(value / 1_000_000);
  return widthOfZone(prefix) ? prefix : undefined;
}

function kindOf({ first, second }: RawPoint): Kind {
  const onFirst = zonePrefix(first);
  const onSecond = zonePrefix(second);
  if (onFirst !== undefined && onSecond === undefined) return `east-${onFirst}`;
  if (onSecond !== undefined && onFirst === undefined) return `north-${onSecond}`;
  if (Math.abs(first) <= 180 && Math.abs(second) <= 180) {
    const isLongitude = (value: number) => value >= 73 && value <= 136;
    const isLatitude = (value: number) => value >= 3 && value <= 54;
    if (isLongitude(first) && isLatitude(second)) return 'degree-lon';
    return isLatitude(first) && isLongitude(second) ? 'degree-lat' : 'degree';
  }
  const isNorthing = (value: number) => value > 1_500_000 && value < 6_500_000;
  const isEasting = (value: number) => value > 0 && value < 1_000_000;
  if (isEasting(first) && isNorthing(second)) return 'metre-east';
  return isNorthing(first) && isEasting(second) ? 'metre-north' : 'metre';
}

/** The kind most points of a list have; of equal counts the one met first. */
function commonKind(points: readonly RawPoint[]): Kind {
  const counts = new Map<Kind, number>();
  for (const point of points) counts.set(kindOf(point), (counts.get(kindOf(point)) ?? 0) + 1);
  let [best, most] = ['', 0];
  for (const [kind, count] of counts) if (count > most) [best, most] = [kind, count];
  return best;
}

/** Points and plots at the most that are listed one by one as written otherwise than the rest. */
const MOST_LISTED = 50;

/** Plots, and single points, that are written in another order, zone or unit than the rest. */
function strangers(plots: readonly RawPlot[], kind: Kind): Finding[] {
  const findings: Finding[] = [];
  for (const plot of plots) {
    const own = commonKind(plot.points);
    if (own !== kind)
      findings.push(geometryFinding('coordinates.plot-differs', { line: plot.line }, { plot: plot.name }));
    for (const point of plot.points) {
      if (kindOf(point) === own) continue;
      const { line, first, second } = point;
      findings.push(geometryFinding('coordinates.point-differs', { line }, { first, second }));
    }
    if (findings.length > MOST_LISTED) return findings.slice(0, MOST_LISTED);
  }
  return findings;
}

const LONGITUDE_FIRST: Proposal = {
  crs: 'EPSG:4490',
  northingFirst: false,
  label: { zh: '经度在前，CGCS2000', en: 'Longitude first, CGCS2000' },
};
const LATITUDE_FIRST: Proposal = {
  crs: 'EPSG:4490',
  northingFirst: true,
  label: { zh: '纬度在前，CGCS2000', en: 'Latitude first, CGCS2000' },
};

function gaussKruger(width: 3 | 6, zone: number, prefixed: boolean, northingFirst: boolean): Proposal {
  const order = northingFirst
    ? { zh: '北坐标在前', en: 'northing first' }
    : { zh: '东坐标在前', en: 'easting first' };
  const prefix = prefixed
    ? { zh: '带号在东坐标前', en: 'with zone number' }
    : { zh: '不带带号', en: 'without zone number' };
  const meridian = width === 3 ? zone * 3 : zone * 6 - 3;
  const name = width === 3 ? 'three' : 'six';
  return {
    crs: width === 3 ? threeDegreeCrs(zone, prefixed) : sixDegreeCrs(zone, prefixed),
    northingFirst,
    label: {
      zh: `2000国家大地坐标系 ${width}度带 第${zone}带（中央经线 ${meridian}°），${order.zh}，${prefix.zh}`,
      en: `CGCS2000 ${name}-degree zone ${zone} (central meridian ${meridian}°), ${order.en}, ${prefix.en}`,
    },
  };
}

/**
 * Zones that numbers without zone number could be in. Every six-degree meridian is a three-degree meridian too, so
 * without a stated width the three-degree zones hold all readings there are.
 */
function zonesToTry(list: RawList, frame: Frame): { width: 3 | 6; zones: number[] } {
  const { zone, width = 3 } = list.header;
  const middle = width === 3 ? Math.round(frame.lon0 / 3) : Math.floor(frame.lon0 / 6) + 1;
  const zones = zone === undefined ? [middle - 1, middle, middle + 1] : [zone];
  return { width, zones: zones.filter((one) => widthOfZone(one) === width) };
}

/** Every way the numbers could be meant, before distances are looked at, and the lines that do not fit the rest. */
export function proposalsFor(
  list: RawList,
  frame: Frame,
): { readonly proposals: readonly Proposal[]; readonly findings: readonly Finding[] } {
  const kind = commonKind(list.plots.flatMap((plot) => plot.points));
  const findings = [...strangers(list.plots, kind), ...headerFaults(list, kind)];
  if (kind.startsWith('degree')) return { proposals: [LONGITUDE_FIRST, LATITUDE_FIRST], findings };
  const carried = /^(east|north)-(\d+)$/.exec(kind);
  if (carried) {
    // A number of eight digits that starts with a zone number is the easting: this order is certain by itself.
    const zone = Number(carried[2]);
    return {
      proposals: [gaussKruger(widthOfZone(zone) ?? 3, zone, true, carried[1] === 'north')],
      findings,
    };
  }
  const { width, zones } = zonesToTry(list, frame);
  const orders = kind === 'metre-east' ? [false] : kind === 'metre-north' ? [true] : [true, false];
  return {
    proposals: zones.flatMap((zone) => orders.map((order) => gaussKruger(width, zone, false, order))),
    findings,
  };
}

/** Where the heads of the text and its numbers say different things. */
function headerFaults({ header, plots }: RawList, kind: Kind): Finding[] {
  const findings: Finding[] = [];
  const line = plots[0]!.points[0]!.line;
  const carried = Number(/^(?:east|north)-(\d+)$/.exec(kind)?.[1] ?? Number.NaN);
  if (header.zone !== undefined && !Number.isNaN(carried) && carried !== header.zone) {
    const params = { stated: header.zone, found: carried };
    findings.push(geometryFinding('coordinates.zone-differs', { line }, params));
  } else if (header.width !== undefined && !Number.isNaN(carried) && widthOfZone(carried) !== header.width) {
    const params = { zone: carried, width: header.width };
    findings.push(geometryFinding('coordinates.width-differs', { line }, params));
  }
  const unit = kind.startsWith('degree') ? 'degree' : 'metre';
  if (header.unit !== undefined && header.unit !== unit) {
    const { first, second } = plots[0]!.points[0]!;
    const code =
      header.unit === 'metre'
        ? 'coordinates.metres-look-like-degrees'
        : 'coordinates.degrees-look-like-metres';
    findings.push(geometryFinding(code, { line }, { first, second }));
  }
  return findings;
}
