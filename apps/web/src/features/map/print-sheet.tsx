import type { DisplayCollection, MapLayer, PlanHead } from '@luodi/api';
import type { ZoneMap } from '../../map/index.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { ClassLegend } from './class-legend.tsx';
import { LayerSwatch } from './layer-swatch.tsx';

/** Metres across one CSS pixel of the printed picture, from the view's own latitude and zoom (spherical Mercator). */
function metresPerPixel(lat: number, zoom: number): number {
  return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / 2 ** (zoom + 9);
}

/** The sheet that is printed: title, map, legend, scale, CRS, sources, version. Hidden on screen. */
export function PrintSheet({
  picture,
  map,
  layers,
  features,
  plan,
}: {
  picture: string;
  map: ZoneMap;
  layers: readonly MapLayer[];
  features: ReadonlyMap<string, DisplayCollection>;
  plan: PlanHead;
}) {
  const { t, say, language } = useLanguage();
  const { lat, zoom, widthPx: width } = map.view();
  const perPixel = metresPerPixel(lat, zoom);
  const bar = niceLength(perPixel * width * 0.2);
  return (
    <section className="print-sheet">
      <h1>{say(plan.title)}</h1>
      {plan.demonstration ? <p className="demo-band">{say(plan.demonstration)}</p> : null}
      <img src={picture} alt={t('map.title')} />
      <div className="print-scale" style={{ width: `${(bar / (perPixel * width)) * 100}%` }}>
        {bar >= 1000 ? `${bar / 1000} km` : `${bar} m`}
      </div>
      <ul className="print-legend">
        {layers.map((layer) => (
          <li key={layer.id}>
            <LayerSwatch look={layer} /> {say(layer.name)}
            <span className="small">
              {' '}
              {layer.source ? say(layer.source) : ''} {layer.date ? formatDay(layer.date, language) : ''}
            </span>
            <LandUseClasses layer={layer} collection={features.get(layer.id)} />
          </li>
        ))}
      </ul>
      <p className="small">
        {t('map.printCrs')} · {t('plan.version')} <span className="code">{plan.hash}</span>
      </p>
    </section>
  );
}

function LandUseClasses({
  layer,
  collection,
}: {
  layer: MapLayer;
  collection: DisplayCollection | undefined;
}) {
  return layer.kind === 'land-use' && collection ? <ClassLegend collection={collection} /> : null;
}

/** The longest of 1, 2, 5 × 10ⁿ metres that is not longer than asked. */
function niceLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  const lead = metres / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}
