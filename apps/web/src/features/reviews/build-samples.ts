import type { DisplayCollection } from '@luodi/api';
import type { PackageContent } from '@luodi/core/plan';

/** Text in both languages. */
interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A made-up question that shows how the plan answers: an industry of the plan, and a place on its layers. */
export interface SampleCase {
  readonly kind: 'in-park' | 'across-line' | 'no-host';
  readonly industry: Bilingual;
  /** The park or the control line. */
  readonly place?: Bilingual;
  /** Prefix of the classification under which a class is taken. */
  readonly code: string;
  readonly geojson?: { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Point[])[] };
}

type Point = readonly [number, number];

/** A layer with its features as longitude and latitude. */
export interface SampleLayer {
  readonly name: Bilingual;
  readonly data: DisplayCollection;
}

const HALF_SIDE_M = 90;
const METRES_PER_DEGREE = 111_320;

function ringsOf(feature: DisplayCollection['features'][number]): Point[][] {
  const { type, coordinates } = feature.geometry;
  if (type === 'Polygon') return coordinates as Point[][];
  return type === 'MultiPolygon' ? (coordinates as Point[][][]).flat() : [];
}

/** Even-odd test, good enough to choose a place for a demonstration. */
function isInside([x, y]: Point, rings: readonly Point[][]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i] ?? [0, 0];
      const [xj, yj] = ring[j] ?? [0, 0];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

function squareAround([lon, lat]: Point): NonNullable<SampleCase['geojson']> {
  const dy = HALF_SIDE_M / METRES_PER_DEGREE;
  const dx = dy / Math.cos((lat * Math.PI) / 180);
  const corner = (x: number, y: number): Point => [
    Number((lon + x * dx).toFixed(8)),
    Number((lat + y * dy).toFixed(8)),
  ];
  return {
    type: 'Polygon',
    coordinates: [[corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]],
  };
}

/** A point inside, as near the middle as a coarse grid finds one. */
function middleOf(rings: readonly Point[][]): Point | undefined {
  const points = rings.flat();
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const point: Point = [west + (east - west) * share, south + (north - south) * share];
    if (isInside(point, rings)) return point;
  }
  return undefined;
}

function nearest(target: Point, rings: readonly Point[][]): Point | undefined {
  const distance = ([lon, lat]: Point) => (lon - target[0]) ** 2 + (lat - target[1]) ** 2;
  return rings
    .flat()
    .reduce<Point | undefined>(
      (best, point) => (best === undefined || distance(point) < distance(best) ? point : best),
      undefined,
    );
}

/**
 * At most three questions made from the package itself: an industry in the park the plan names for it, the same
 * project across a control line, and an industry without a host park. What the package lacks, no sample is made of.
 */
export function buildSamples(
  layout: PackageContent['layout.yaml'],
  book: PackageContent['industries.yaml'],
  parks: SampleLayer | undefined,
  lines: readonly SampleLayer[],
): SampleCase[] {
  const nameOf = (industry: string) => book.industries.find((one) => one.id === industry)?.name;
  const coded = book.positions.flatMap((position) => {
    const code = position.codes[0]?.include[0];
    const industry = nameOf(position.industry);
    return code !== undefined && industry ? [{ position, code, industry }] : [];
  });
  const hosted = coded.flatMap((one) => {
    const park = layout.parks.find((item) => one.position.hostParks.includes(item.id));
    const feature = parks?.data.features.find((item) => item.id === (park?.feature ?? park?.id));
    const middle = feature ? middleOf(ringsOf(feature)) : undefined;
    return park && middle ? [{ ...one, park, middle }] : [];
  });
  const samples: SampleCase[] = [];
  const first = hosted.toSorted((a, b) => b.code.length - a.code.length)[0];
  if (first) {
    const { code, industry, park, middle } = first;
    samples.push({ kind: 'in-park', industry, place: park.name, code, geojson: squareAround(middle) });
    const line = lines[0];
    const vertex = line ? nearest(middle, line.data.features.flatMap(ringsOf)) : undefined;
    if (line && vertex)
      samples.push({ kind: 'across-line', industry, place: line.name, code, geojson: squareAround(vertex) });
  }
  const without = coded.find((one) =>
    book.positions.every((other) => other.industry !== one.position.industry || other.hostParks.length === 0),
  );
  if (without) samples.push({ kind: 'no-host', industry: without.industry, code: without.code });
  return samples;
}
