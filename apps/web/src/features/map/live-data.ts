import { getGridLayer, getPlan, getReview, listReviews, type MapLayer } from '@luodi/api';
import { type Frame, type GridGeometry, importGeometry, toLonLat } from '@luodi/core/geometry';
import { ask, refusalOf } from '../../platform/api.ts';
import type { Bilingual } from '../../platform/i18n.ts';
import type { GridPlace } from './live-rings.ts';

type Polygons = Extract<GridGeometry, { kind: 'polygon' }>;

/** A land-use block or the footprint of a reviewed project. */
export interface TrialParcel {
  readonly kind: 'block' | 'project';
  readonly id: string;
  readonly name: string;
  readonly use?: string;
  readonly geometry: Polygons;
}

/** A feature whose boundary can be tried. */
export interface TrialFeature {
  readonly id: string;
  readonly name: Bilingual | undefined;
  readonly geometry: Polygons;
}

/** What a trial is made over. */
export interface TrialGround {
  readonly parcels: readonly TrialParcel[];
  /** Reviewed against another version of the plan, and without a footprint. */
  readonly otherPlan: number;
  readonly noFootprint: number;
  /** There may be more reviews than were asked for. */
  readonly isCut: boolean;
  /** The list of reviews is closed to the reader, so projects are not among the parcels. */
  readonly areReviewsClosed: boolean;
  readonly demonstration: Bilingual | undefined;
}

/** Reviews taken into account at the most. */
export const MOST_REVIEWS = 100;

function polygonOf(geometry: GridGeometry): Polygons | undefined {
  return geometry.kind === 'polygon' ? geometry : undefined;
}

/** The polygon features of a layer on the grid, with the frame of the grid. */
export async function loadTrialLayer(
  layer: string,
  signal: AbortSignal,
): Promise<{ readonly frame: Frame; readonly features: readonly TrialFeature[] }> {
  const { frame, features } = await ask(getGridLayer, { params: { layer } }, signal);
  return {
    frame,
    features: features.flatMap(({ id, properties, geometry }) => {
      const polygons = polygonOf(geometry);
      return polygons ? [{ id, name: properties.name as Bilingual | undefined, geometry: polygons }] : [];
    }),
  };
}

/** The newest reviews; none when the reader may not see the list of them. */
async function readReviews(signal: AbortSignal) {
  try {
    const { reviews } = await ask(listReviews, { query: { limit: MOST_REVIEWS } }, signal);
    return { reviews, areReviewsClosed: false };
  } catch (error) {
    const code = refusalOf(error)?.code;
    if (code !== 'sign-in-required' && code !== 'forbidden') throw error;
    return { reviews: [], areReviewsClosed: true };
  }
}

/** All land-use blocks, and the footprints of what was reviewed against the plan as it is served. */
export async function loadTrialGround(
  layers: readonly MapLayer[],
  signal: AbortSignal,
): Promise<TrialGround> {
  const uses = layers.filter(({ kind, held, shape }) => kind === 'land-use' && held && shape === 'polygon');
  const [plan, { reviews, areReviewsClosed }, ...grids] = await Promise.all([
    ask(getPlan, {}, signal),
    readReviews(signal),
    ...uses.map(({ id }) => ask(getGridLayer, { params: { layer: id } }, signal)),
  ]);
  const blocks = grids.flatMap(({ features }) =>
    features.flatMap(({ id, properties, geometry }): TrialParcel[] => {
      const polygons = polygonOf(geometry);
      if (!polygons) return [];
      const use = typeof properties.class === 'string' ? { use: properties.class } : {};
      return [{ kind: 'block', id, name: id, geometry: polygons, ...use }];
    }),
  );
  const current = reviews.filter(({ planHash }) => planHash === plan.hash);
  const reviewed = await Promise.all(
    current.map(async ({ id, title }): Promise<TrialParcel | undefined> => {
      const { case: project } = await ask(getReview, { params: { id } }, signal);
      const geometry = project.footprint?.grid;
      return geometry ? { kind: 'project', id, name: title, geometry } : undefined;
    }),
  );
  const projects = reviewed.filter((parcel) => parcel !== undefined);
  return {
    parcels: [...blocks, ...projects],
    otherPlan: reviews.length - current.length,
    noFootprint: current.length - projects.length,
    isCut: reviews.length === MOST_REVIEWS,
    areReviewsClosed,
    demonstration: plan.demonstration,
  };
}

/** The grid place of a longitude and latitude; nothing when it is too far from the zone. */
export function gridPlaceOf(frame: Frame, lon: number, lat: number): GridPlace | undefined {
  const point = { type: 'Point', coordinates: [lon, lat] };
  const { geometry } = importGeometry({ geojson: point, crs: 'CRS84' }, frame);
  if (geometry?.kind !== 'point') return undefined;
  const [x, y] = geometry.points;
  return x === undefined || y === undefined ? undefined : { x, y };
}

/** Longitude and latitude of a grid place. */
export function degreesOf(frame: Frame, { x, y }: GridPlace): readonly [lon: number, lat: number] {
  const { coordinates } = toLonLat({ kind: 'point', points: [x, y] }, frame);
  return (coordinates as [number, number][])[0] ?? [0, 0];
}
