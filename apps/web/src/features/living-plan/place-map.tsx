import { type DisplayCollection, getLayer, listLayers, type MapLayer } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { LAND_USE_COLOURS, OTHER_CLASS_COLOUR } from '../../ui/land-use-colours.data.ts';

const WIDTH = 360;
type Position = readonly [number, number];
interface Drawn {
  readonly id: string;
  readonly lines: readonly (readonly Position[])[];
  readonly closed: boolean;
  readonly name: { zh: string; en: string } | undefined;
  readonly kind: string | undefined;
}

function linesOf(type: string, coordinates: unknown): Position[][] {
  if (type === 'LineString') return [coordinates as Position[]];
  if (type === 'Polygon' || type === 'MultiLineString') return coordinates as Position[][];
  if (type === 'MultiPolygon') return (coordinates as Position[][][]).flat();
  return [];
}

function drawnOf(collection: DisplayCollection): Drawn[] {
  return collection.features.map((feature) => ({
    id: String(feature.id),
    lines: linesOf(feature.geometry.type, feature.geometry.coordinates),
    closed: feature.geometry.type.endsWith('Polygon'),
    name: feature.properties.name as Drawn['name'],
    kind: typeof feature.properties.class === 'string' ? feature.properties.class : undefined,
  }));
}

/** Layers a small map shows: areas and parks for orientation, and the layer asked for. */
function usePlaces(subject: string | undefined) {
  return useQuery({
    queryKey: ['places', subject ?? ''],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const { layers } = await ask(listLayers, {}, signal);
      const wanted = layers.filter(
        (layer) => layer.held && (layer.kind === 'area' || layer.kind === 'park' || layer.id === subject),
      );
      const shown = await Promise.all(
        wanted.map(async (layer) => ({
          layer,
          features: drawnOf(await ask(getLayer, { params: { layer: layer.id } }, signal)),
        })),
      );
      return { layers, shown };
    },
  });
}

/** West, south, east, north of what is drawn. */
function boxOf(features: readonly Drawn[]): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [lon, lat] of features.flatMap((feature) => feature.lines.flat())) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** Degrees to pixels: equal scale east and north at the middle latitude, which is enough for a zone. */
function projection([west, south, east, north]: readonly [number, number, number, number]) {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const width = Math.max((east - west) * squeeze, 1e-6);
  const height = Math.max(north - south, 1e-6);
  const scale = Math.min((WIDTH - 24) / width, 280 / height);
  const margin = (WIDTH - width * scale) / 2;
  return {
    height: height * scale + 24,
    metresPerPixel: 111_320 / scale,
    point: ([lon, lat]: Position): Position => [
      margin + (lon - west) * squeeze * scale,
      12 + (north - lat) * scale,
    ],
  };
}

type Projection = ReturnType<typeof projection>;

function pathOf(feature: Drawn, { point }: Projection): string {
  return feature.lines
    .map((line) => {
      const points = line.map((position) => {
        const [x, y] = point(position);
        return `${x.toFixed(1)} ${y.toFixed(1)}`;
      });
      return `M${points.join('L')}${feature.closed ? 'Z' : ''}`;
    })
    .join('');
}

/** How a layer is signed on the small map: the same signs as on the large one. */
function signOf(layer: MapLayer, feature: Drawn) {
  if (layer.kind === 'land-use')
    return {
      fill: LAND_USE_COLOURS[feature.kind ?? ''] ?? OTHER_CLASS_COLOUR,
      stroke: '#d6d6d6',
      strokeWidth: 0.4,
    };
  switch (layer.control) {
    case 'ecological-red-line':
      return { fill: 'url(#place-dots)', stroke: '#a3201d', strokeWidth: 1.2, strokeDasharray: '2 2' };
    case 'permanent-basic-farmland':
      return { fill: 'url(#place-hatching)', stroke: '#4a7a34', strokeWidth: 0.8 };
    case 'urban-development-boundary':
      return { fill: 'none', stroke: '#603480', strokeWidth: 1.6 };
    default:
      return { fill: 'none', stroke: '#333333', strokeWidth: 1.2 };
  }
}

/** The longest of 1, 2, 5 × 10ⁿ metres that fits into a width. */
function niceLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  const lead = metres / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

/**
 * A small map of an area, a park or a layer beside its clause. Drawn as lines on the page itself, so that it opens at
 * once, prints, and needs no map library; what is measured and decided is measured elsewhere.
 */
export function PlaceMap({ feature, layer }: { feature?: string; layer?: string }) {
  const { say, language } = useLanguage();
  const places = usePlaces(layer);
  if (!places.data) return null;
  const { shown } = places.data;
  const all = shown.flatMap((one) => one.features);
  const chosen = all.filter((one) => one.id === feature);
  if (all.length === 0 || (feature !== undefined && chosen.length === 0)) return null;
  // A park is shown within its surroundings: the area that holds its middle, else all there is.
  const around = chosen.length > 0 ? surroundings(shown, chosen) : all;
  const view = projection(boxOf(around));
  const bar = niceLength(view.metresPerPixel * 90);
  const subject = shown.find((one) => one.layer.id === layer);
  const label = say(chosen[0]?.name) || say(subject?.layer.name);
  return (
    <figure className="place-map">
      <svg viewBox={`0 0 ${WIDTH} ${view.height.toFixed(0)}`} role="img" aria-label={label}>
        <defs>
          <pattern id="place-dots" width="8" height="8" patternUnits="userSpaceOnUse">
            <circle cx="4" cy="4" r="1" fill="#a3201d" />
          </pattern>
          <pattern id="place-hatching" width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M0 6L6 0" stroke="#4a7a34" strokeWidth="0.8" />
          </pattern>
        </defs>
        {subject?.features.map((one) => (
          <path key={one.id} d={pathOf(one, view)} fillRule="evenodd" {...signOf(subject.layer, one)} />
        ))}
        {shown
          .filter((one) => one.layer.kind === 'area' || one.layer.kind === 'park')
          .flatMap((one) =>
            one.features.map((item) => {
              const marked = item.id === feature || one.layer.id === layer;
              return (
                <path
                  key={`${one.layer.id}/${item.id}`}
                  d={pathOf(item, view)}
                  fill={marked && item.id === feature ? '#0b557033' : 'none'}
                  stroke={one.layer.kind === 'park' ? '#0b5570' : '#1c2227'}
                  strokeWidth={marked ? 2 : 0.8}
                  strokeDasharray={one.layer.kind === 'area' ? '6 2 1 2' : undefined}
                />
              );
            }),
          )}
        {labelled(shown, feature, layer).map((one) => {
          const [x, y] = middle(one, view);
          return (
            <text
              key={`${one.id}/name`}
              x={Math.min(Math.max(x, 60), WIDTH - 60)}
              y={y}
              textAnchor="middle"
              className="place-name"
              data-chosen={one.id === feature || undefined}
            >
              {one.name?.[language]}
            </text>
          );
        })}
        <path
          d={`M12 ${view.height - 8}v4h${bar / view.metresPerPixel}v-4`}
          fill="none"
          stroke="#1c2227"
          strokeWidth="1"
        />
        <text x="14" y={view.height - 8} className="place-scale">
          {bar >= 1000 ? `${bar / 1000} km` : `${bar} m`}
        </text>
      </svg>
    </figure>
  );
}

type Shown = NonNullable<ReturnType<typeof usePlaces>['data']>['shown'];

function surroundings(shown: Shown, chosen: readonly Drawn[]): Drawn[] {
  const [west, south, east, north] = boxOf(chosen);
  const areas = shown.filter((one) => one.layer.kind === 'area').flatMap((one) => one.features);
  const holding = areas.filter((area) => {
    const box = boxOf([area]);
    const [lon, lat] = [(west + east) / 2, (south + north) / 2];
    return box[0] <= lon && lon <= box[2] && box[1] <= lat && lat <= box[3];
  });
  return [...chosen, ...holding];
}

/** What carries its name: the thing chosen; in a layer of areas or parks, all of them. */
function labelled(shown: Shown, feature: string | undefined, layer: string | undefined): Drawn[] {
  return shown.flatMap((one) =>
    one.features.filter(
      (item) => item.name && (item.id === feature || (feature === undefined && one.layer.id === layer)),
    ),
  );
}

function middle(feature: Drawn, view: Projection): Position {
  const [west, south, east, north] = boxOf([feature]);
  return view.point([(west + east) / 2, (south + north) / 2]);
}
