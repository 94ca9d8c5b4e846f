import { type ReadFootprint, readFootprint } from '@luodi/api';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import type { MapFeature } from '../../map/index.ts';
import { useZoneMap } from '../../map/index.ts';
import { ask } from '../../platform/api.ts';
import { useArea } from '../../platform/area-unit.ts';
import { BACKDROP_OF_DRAWING, useBackdrop } from '../../platform/backdrop.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed } from '../../ui/waiting.tsx';
import type { DraftFootprint } from './draft.ts';

const MAX_UPLOAD = 4_000_000;

/** The place of the project: drawn, uploaded as GeoJSON, or pasted as a coordinate list. */
export function FootprintField({
  footprint,
  onChange,
}: {
  footprint: DraftFootprint | undefined;
  onChange: (footprint: DraftFootprint | undefined) => void;
}) {
  const { t } = useLanguage();
  const id = useId();
  const [way, setWay] = useState<'draw' | 'paste'>('paste');
  const [text, setText] = useState('');
  const read = useMutation({ mutationFn: (body: Parameters<typeof send>[0]) => send(body) });
  const accept = (answer: ReadFootprint) => {
    if (answer.footprint) onChange({ grid: answer.footprint });
  };
  const submit = (sent: Parameters<typeof send>[0]) => read.mutate(sent, { onSuccess: accept });
  const submitText = () => {
    const geojson = geojsonOf(text);
    submit(geojson === undefined ? { coordinates: text } : { geojson, crs: 'CRS84' });
  };
  return (
    <section id="footprint-field" className="fact" tabIndex={-1}>
      <h2>{t('ask.footprint')}</h2>
      <p className="small">{t('ask.footprintHint')}</p>
      <div className="choices">
        <label>
          <input type="radio" name={`${id}-way`} checked={way === 'paste'} onChange={() => setWay('paste')} />{' '}
          {t('ask.paste')}
        </label>
        <label>
          <input type="radio" name={`${id}-way`} checked={way === 'draw'} onChange={() => setWay('draw')} />{' '}
          {t('ask.draw')}
        </label>
      </div>
      {way === 'draw' ? (
        <DrawFootprint onDrawn={(feature) => submit({ geojson: feature, crs: 'CRS84' })} />
      ) : (
        <div className="stack">
          <label className="visually-hidden" htmlFor={`${id}-text`}>
            {t('ask.paste')}
          </label>
          <textarea
            id={`${id}-text`}
            rows={6}
            value={text}
            placeholder={t('ask.pastePlaceholder')}
            spellCheck={false}
            className="code wide"
            onChange={(event) => setText(event.target.value)}
          />
          <p className="row">
            <button
              type="button"
              className="button"
              disabled={!text.trim() || read.isPending}
              onClick={submitText}
            >
              {t('ask.readFootprint')}
            </button>
            <label className="button">
              {t('ask.upload')}
              <input
                type="file"
                className="visually-hidden"
                accept=".geojson,.json,.txt"
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  if (!file) return;
                  if (file.size > MAX_UPLOAD) setText(t('ask.uploadTooLarge'));
                  else void file.text().then(setText);
                }}
              />
            </label>
          </p>
        </div>
      )}
      {read.error ? <Failed error={read.error} /> : null}
      {read.data ? (
        <Reading answer={read.data} onChoose={(reading) => submit({ ...read.variables, crs: reading })} />
      ) : null}
      {footprint ? (
        <p className="row">
          <span className="tone-good">✓ {t('ask.footprintSet')}</span>
          <button type="button" className="link" onClick={() => onChange(undefined)}>
            {t('ask.footprintRemove')}
          </button>
        </p>
      ) : (
        <p className="small tone-unknown">? {t('ask.footprintMissing')}</p>
      )}
    </section>
  );
}

function send(body: { coordinates?: string; geojson?: unknown; crs?: string }) {
  return ask(readFootprint, { body });
}

/** The parsed GeoJSON when the text is JSON at all; a coordinate list is not. */
function geojsonOf(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    return { type: 'unreadable', reason: String(error) };
  }
}

function Reading({ answer, onChoose }: { answer: ReadFootprint; onChoose: (reading: string) => void }) {
  const { t, say } = useLanguage();
  const area = useArea();
  return (
    <div className="stack" role="status">
      {answer.areaM2 ? (
        <p>
          {t('ask.footprintArea')} <strong>{area.show(answer.areaM2)}</strong>{' '}
          <span className="small">{answer.crs}</span>
        </p>
      ) : null}
      {answer.candidates.length > 0 && !answer.footprint ? (
        <div className="notice unknown stack">
          <p>{t('ask.footprintUnsure')}</p>
          <ul className="stack">
            {answer.candidates.map((candidate) => (
              <li key={candidate.reading}>
                <button type="button" className="button" onClick={() => onChoose(candidate.reading)}>
                  {say(candidate.label)}
                </button>{' '}
                <span className="small">
                  {area.show(candidate.areaM2)} · {t('ask.distance', { km: candidate.distanceKm })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {answer.findings.map((finding) => (
        <p
          key={`${finding.code}${finding.pointer}${finding.line ?? ''}`}
          className={`notice ${finding.severity === 'error' ? 'bad' : 'warn'}`}
        >
          {finding.line ? `${t('ask.line', { line: finding.line })} ` : ''}
          {say(finding.text)}
        </p>
      ))}
    </div>
  );
}

function DrawFootprint({ onDrawn }: { onDrawn: (feature: MapFeature) => void }) {
  const { t, language } = useLanguage();
  const { element, map, failed } = useZoneMap();
  const backdrop = useBackdrop(BACKDROP_OF_DRAWING);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!map || !backdrop.data) return;
    map.setLayers(backdrop.data.views, language);
    map.fit(backdrop.data.bounds, false);
  }, [map, backdrop.data, language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round starts drawing afresh
  useEffect(() => {
    if (!map) return;
    map.draw('polygon', (feature, finished) => {
      if (feature && finished) onDrawn(feature);
    });
    return () => map.stopDrawing();
  }, [map, round]);
  return (
    <div className="stack">
      <div className="draw-map">
        <div ref={element} className="map-canvas" />
      </div>
      {failed ? <p className="notice bad">{t('map.failed', { reason: failed })}</p> : null}
      <p className="row small">
        {t('ask.drawHint')}
        <button type="button" className="link" onClick={() => setRound(round + 1)}>
          {t('ask.drawAgain')}
        </button>
      </p>
    </div>
  );
}
