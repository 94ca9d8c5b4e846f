import type { MapLayer } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState, useSyncExternalStore } from 'react';
import type { ZoneMap } from '../../map/index.ts';
import { groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { loadTrialGround, loadTrialLayer, MOST_REVIEWS, type TrialGround } from './live-data.ts';
import { type SessionRefusal, TrialSession } from './live-session.ts';
import { LiveTable } from './live-table.tsx';
import { type LiveWord, liveText } from './live-text.ts';
import './live-boundary.css';

function useLiveWords() {
  const { language } = useLanguage();
  return (key: LiveWord, params?: Record<string, string | number>) => liveText(language, key, params);
}

/** Opens and closes the trial. */
export function LiveButton({
  open,
  disabled,
  onToggle,
}: {
  open: boolean;
  disabled: boolean;
  onToggle: (open: boolean) => void;
}) {
  const word = useLiveWords();
  return (
    <button
      type="button"
      className="button"
      aria-pressed={open}
      disabled={disabled}
      onClick={() => onToggle(!open)}
    >
      {word('button')}
    </button>
  );
}

/** Tries a park's or a control line's boundary: what would change for whom. Saves nothing. */
export function LiveBoundary({
  map,
  layers,
  onEnd,
}: {
  map: ZoneMap;
  layers: readonly MapLayer[];
  onEnd: () => void;
}) {
  const { say } = useLanguage();
  const word = useLiveWords();
  const choices = layers.filter(
    ({ kind, held, shape }) => held && shape === 'polygon' && (kind === 'park' || kind === 'control-line'),
  );
  const [layer, setLayer] = useState(choices[0]?.id ?? '');
  const [chosen, setChosen] = useState('');
  const ground = useQuery({
    queryKey: ['trial-ground', layers.map(({ hash }) => hash)],
    queryFn: ({ signal }) => loadTrialGround(layers, signal),
  });
  const edited = useQuery({
    queryKey: ['trial-layer', layer],
    queryFn: ({ signal }) => loadTrialLayer(layer, signal),
    enabled: layer !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const features = edited.data?.features ?? [];
  const feature = features.find(({ id }) => id === chosen) ?? features[0];
  const [session, setSession] = useState<TrialSession>();
  const frame = edited.data?.frame;
  const parcels = ground.data?.parcels;
  const { language } = useLanguage();
  useEffect(() => {
    if (!frame || !parcels || !feature) return;
    const opened = new TrialSession(map, frame, feature, parcels, ({ ring, vertex }, count) =>
      liveText(language, 'vertexLabel', { vertex: vertex + 1, count, ring: ring + 1 }),
    );
    setSession(opened);
    return () => {
      map.stopDrawing();
      setSession(undefined);
    };
  }, [map, frame, parcels, feature, language]);
  const failure = ground.error ?? edited.error;
  return (
    <aside className="map-panel map-applies stack-2 no-print" aria-label={word('title')}>
      <h2>{word('title')}</h2>
      <p className="notice small">{word('note')}</p>
      {choices.length === 0 ? <p>{word('none')}</p> : null}
      <div className="live-choice">
        <label>
          <span className="small">{word('layer')}</span>
          <select
            value={layer}
            onChange={(event) => {
              setLayer(event.target.value);
              setChosen('');
            }}
          >
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="small">{word('feature')}</span>
          <select value={feature?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
            {features.map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name) || id}
              </option>
            ))}
          </select>
        </label>
      </div>
      {failure ? <p className="notice bad">{word('failed', { reason: failure.message })}</p> : null}
      {session && ground.data ? (
        <LivePanel
          key={session.feature.id}
          session={session}
          layer={layer}
          ground={ground.data}
          onEnd={onEnd}
        />
      ) : failure ? null : (
        <p className="small" role="status">
          {word('loading')}
        </p>
      )}
      {session ? null : (
        <button type="button" className="button" onClick={onEnd}>
          {word('end')}
        </button>
      )}
    </aside>
  );
}

function LivePanel({
  session,
  layer,
  ground,
  onEnd,
}: {
  session: TrialSession;
  layer: string;
  ground: TrialGround;
  onEnd: () => void;
}) {
  const word = useLiveWords();
  useSyncExternalStore(session.subscribe, () => session.version);
  useTrialKeys(session, onEnd);
  const { trial } = session;
  return (
    <>
      <VertexControls session={session} />
      <div className="live-buttons">
        <button type="button" className="button" disabled={!trial.canUndo} onClick={() => session.undo()}>
          {word('undo')}
        </button>
        <button type="button" className="button" disabled={!trial.canRedo} onClick={() => session.redo()}>
          {word('redo')}
        </button>
        <button type="button" className="button" disabled={!trial.canUndo} onClick={() => session.reset()}>
          {word('reset')}
        </button>
        <button type="button" className="button" onClick={() => saveTrial(session, layer)}>
          {word('export')}
        </button>
        <button type="button" className="button" onClick={onEnd}>
          {word('end')}
        </button>
      </div>
      <div role="alert">
        {session.refusal ? <p className="notice bad">{refusalText(session.refusal, word)}</p> : null}
      </div>
      <dl className="live-area">
        <dt>{word('area')}</dt>
        <dd className="number">
          {groupDigits(trial.areaBeforeM2.toFixed(2))} → {groupDigits(trial.areaNowM2.toFixed(2))} m²
        </dd>
      </dl>
      <LiveTable
        trial={trial}
        parcels={session.parcels}
        isDemonstration={ground.demonstration !== undefined}
      />
      <ul className="small stack">
        <li>{word('alone')}</li>
        <li>
          {word('considered', {
            blocks: ground.parcels.filter(({ kind }) => kind === 'block').length,
            projects: ground.parcels.filter(({ kind }) => kind === 'project').length,
          })}
        </li>
        {ground.otherPlan + ground.noFootprint > 0 ? (
          <li>{word('leftOut', { other: ground.otherPlan, bare: ground.noFootprint })}</li>
        ) : null}
        {ground.areReviewsClosed ? <li>{word('reviewsClosed')}</li> : null}
        {ground.isCut ? <li>{word('mostReviews', { count: MOST_REVIEWS })}</li> : null}
        <li>{word('keys')}</li>
        <li className="live-time" data-last={session.lastMs} data-longest={session.longestMs}>
          {word('time', { last: session.lastMs.toFixed(1), longest: session.longestMs.toFixed(1) })}
        </li>
      </ul>
    </>
  );
}

/** Choose, move, add and remove a vertex without a mouse. */
function VertexControls({ session }: { session: TrialSession }) {
  const word = useLiveWords();
  const { ring, vertex } = session.selected;
  const count = session.vertexCount(ring);
  const id = useId();
  const choose = (place: { ring: number; vertex: number }) => {
    if (Number.isInteger(place.ring) && Number.isInteger(place.vertex)) session.select(place);
  };
  return (
    <div className="live-vertex">
      {session.ringCount > 1 ? (
        <label>
          <span className="small">{word('ring')}</span>
          <input
            type="number"
            min={1}
            max={session.ringCount}
            value={ring + 1}
            onChange={(event) => choose({ ring: event.target.valueAsNumber - 1, vertex: 0 })}
          />
        </label>
      ) : null}
      <label htmlFor={id}>
        <span className="small">
          {word('vertex')} (1–{count})
        </span>
        <input
          id={id}
          type="number"
          min={1}
          max={count}
          value={vertex + 1}
          onChange={(event) => choose({ ring, vertex: event.target.valueAsNumber - 1 })}
        />
      </label>
      <button type="button" className="button" onClick={() => session.focusVertex()}>
        {word('onMap')}
      </button>
      <button type="button" className="button" onClick={() => session.insert()}>
        {word('insert')}
      </button>
      <button type="button" className="button" onClick={() => session.remove()}>
        {word('remove')}
      </button>
    </div>
  );
}

function refusalText(
  refusal: SessionRefusal,
  word: (key: LiveWord, params?: Record<string, string | number>) => string,
): string {
  if (refusal === 'outside') return word('outside');
  const [lon, lat] = refusal.degrees;
  return word(refusal.reason, { lon: lon.toFixed(6), lat: lat.toFixed(6) });
}

/** Ctrl+Z, Ctrl+Y or Ctrl+Shift+Z, and Esc, while the trial is open; fields keep their own. */
function useTrialKeys(session: TrialSession, onEnd: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        if (!session.cancelDrag()) onEnd();
        return;
      }
      const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (!(event.ctrlKey || event.metaKey) || isField) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) session.redo();
      else session.undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session, onEnd]);
}

function saveTrial(session: TrialSession, layer: string): void {
  const url = URL.createObjectURL(new Blob([session.exported(layer)], { type: 'application/geo+json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${layer}-${session.feature.id}-trial.geojson`;
  link.click();
  URL.revokeObjectURL(url);
}
