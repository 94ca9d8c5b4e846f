import type { MapLayer } from '@luodi/api';
import { threeDegreeCrs } from '@luodi/core/geometry';
import { useId, useState } from 'react';
import { useAsOf } from '../../platform/as-of.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import type { ScreenSource } from './screen-messages.ts';
import { useWords } from './words.ts';

/** Coordinate systems a file of this zone may be in: degrees, and the three-degree zone around its middle. */
function useSystems([west = 0, , east = 0]: readonly number[]) {
  const w = useWords();
  const zone = Math.round((west + east) / 2 / 3);
  const projected =
    zone >= 25 && zone <= 45
      ? [
          { id: threeDegreeCrs(zone, true), text: w('crs.zone', { zone }) },
          { id: threeDegreeCrs(zone, false), text: w('crs.meridian', { meridian: zone * 3 }) },
        ]
      : [];
  return [{ id: 'CRS84', text: w('crs.CRS84') }, { id: 'EPSG:4490', text: w('crs.EPSG:4490') }, ...projected];
}

/** Where the parcels come from and what they are screened against. Starts at once when a file is chosen. */
export function ChooseParcels({
  layers,
  bounds,
  onStart,
}: {
  layers: readonly MapLayer[];
  bounds: readonly number[];
  onStart: (source: ScreenSource, layers: readonly MapLayer[]) => void;
}) {
  const w = useWords();
  const { language } = useLanguage();
  const { asOf, isNow } = useAsOf();
  const id = useId();
  const systems = useSystems(bounds);
  const [crs, setCrs] = useState('CRS84');
  const held = layers.filter(({ shape, held }) => shape === 'polygon' && held);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = held.filter((layer) => !left.has(layer.id));
  const isReady = chosen.length > 0;
  const start = (file: File | undefined) => {
    if (file && isReady) onStart({ kind: 'file', file, crs }, chosen);
  };
  return (
    <section className="stack-2 no-print" aria-label={w('source')}>
      <LayerChoice layers={layers} held={held} left={left} onLeft={setLeft} />
      <p className="row">
        <label htmlFor={`${id}-crs`}>{w('crs')}</label>
        <select id={`${id}-crs`} value={crs} onChange={(event) => setCrs(event.target.value)}>
          {systems.map((system) => (
            <option key={system.id} value={system.id}>
              {system.text} {system.id}
            </option>
          ))}
        </select>
      </p>
      <section
        className="screen-drop row"
        aria-label={w('choose')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          start(event.dataTransfer.files[0]);
        }}
      >
        <label className="button primary" aria-disabled={!isReady}>
          {w('choose')}
          <input
            type="file"
            className="visually-hidden"
            accept=".geojson,.json,.ndjson,.jsonl,.geojsonl,.geojsonseq"
            disabled={!isReady}
            onChange={(event) => {
              start(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        <span className="small">{w('drop')}</span>
      </section>
      <p className="row">
        <button
          type="button"
          className="button"
          disabled={!isReady}
          onClick={() =>
            onStart(
              {
                kind: 'register',
                ...(asOf.day ? { day: asOf.day } : {}),
                ...(asOf.known ? { known: asOf.known } : {}),
              },
              chosen,
            )
          }
        >
          {w('register')}
        </button>
        <span className="small">
          {asOf.day ? w('register.day', { day: formatDay(asOf.day, language) }) : w('register.now')}
          {isNow ? '' : ` ${w('layers.now')}`}
        </span>
      </p>
    </section>
  );
}

function LayerChoice({
  layers,
  held,
  left,
  onLeft,
}: {
  layers: readonly MapLayer[];
  held: readonly MapLayer[];
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
}) {
  const w = useWords();
  const { say, language } = useLanguage();
  const count = held.length - left.size;
  const missing = layers.filter((layer) => layer.shape === 'polygon' && !layer.held);
  const list = missing.map(({ name }) => say(name)).join(language === 'zh' ? '、' : ', ');
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeft(next);
  };
  return (
    <>
      <details>
        <summary className="screen-layers">
          {w('layers')} <span className="small">{w('layers.count', { count, of: held.length })}</span>
        </summary>
        <fieldset className="layer-choice">
          <legend className="visually-hidden">{w('layers')}</legend>
          {held.map(({ id, name }) => (
            <label key={id}>
              <input type="checkbox" checked={!left.has(id)} onChange={() => toggle(id)} /> {say(name)}
            </label>
          ))}
        </fieldset>
      </details>
      {count === 0 ? (
        <p className="notice bad" role="alert">
          {w('layers.none')}
        </p>
      ) : null}
      {missing.length > 0 ? <p className="notice unknown">{w('layers.missing', { list })}</p> : null}
    </>
  );
}
