import { type RegisterRecord, readFootprint } from '@luodi/api';
import { areaOf, joinedOutline } from '@luodi/core/geometry';
import type { GeometryValue } from '@luodi/core/registers';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useArea } from '../../platform/area-unit.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

/** The bounds of a new parcel, pasted as a list of coordinates; a doubtful reading is asked about. */
export function ChildShape({
  id,
  isSet,
  parents,
  onShape,
}: {
  id: string;
  isSet: boolean;
  /** The old parcels, where this is the one that they merge into. */
  parents: readonly RegisterRecord[];
  onShape: (value: unknown) => void;
}) {
  const w = useWords();
  const { say } = useLanguage();
  const area = useArea();
  const [text, setText] = useState('');
  const read = useMutation({
    mutationFn: (crs: string | undefined) =>
      ask(readFootprint, { body: { coordinates: text, ...(crs ? { crs } : {}) } }),
    onSuccess: (answer) => {
      if (answer.footprint) onShape({ grid: answer.footprint, origin: { crs: answer.crs ?? 'EPSG:4490' } });
    },
  });
  const answer = read.data;
  return (
    <details>
      <summary>
        {w('reshape.shape')}
        {isSet ? <span className="tone-good"> ✓</span> : null}
      </summary>
      <div className="stack">
        {parents.length > 1 ? <JoinedShape parents={parents} isSet={isSet} onShape={onShape} /> : null}
        <label className="small" htmlFor={id}>
          {w('reshape.paste')}
        </label>
        <textarea
          id={id}
          className="code wide"
          rows={4}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button
          type="button"
          className="button"
          disabled={!text.trim() || read.isPending}
          onClick={() => read.mutate(undefined)}
        >
          {w('reshape.read')}
        </button>
        {read.error ? <Failed error={read.error} /> : null}
        {answer?.areaM2 ? (
          <p>
            {area.show(answer.areaM2)} <span className="small">{answer.crs}</span>
          </p>
        ) : null}
        {answer && !answer.footprint
          ? answer.candidates.map((candidate) => (
              <button
                key={candidate.reading}
                type="button"
                className="button"
                onClick={() => read.mutate(candidate.reading)}
              >
                {say(candidate.label)} · {area.show(candidate.areaM2)}
              </button>
            ))
          : null}
        {answer?.findings.map((finding) => (
          <p key={`${finding.code}${finding.pointer}${finding.line ?? ''}`} className="notice warn">
            {say(finding.text)}
          </p>
        ))}
      </div>
    </details>
  );
}

/** The bounds of the old parcels taken together, where they meet point for point: offered, never taken by itself. */
function JoinedShape({
  parents,
  isSet,
  onShape,
}: {
  parents: readonly RegisterRecord[];
  isSet: boolean;
  onShape: (value: unknown) => void;
}) {
  const w = useWords();
  const area = useArea();
  const joined = useMemo(() => {
    const shapes = parents.map(({ values }) => (values.shape as GeometryValue | undefined)?.grid);
    return shapes.every((shape) => shape !== undefined) ? joinedOutline(shapes) : undefined;
  }, [parents]);
  if (!joined) return <p className="small">{w('reshape.notJoined')}</p>;
  const note = parents.map(({ title }) => title).join(' + ');
  return (
    <p className="row">
      <button
        type="button"
        className="button"
        disabled={isSet}
        onClick={() => onShape({ grid: joined, origin: { crs: 'grid', note } })}
      >
        {w('reshape.join')}
      </button>
      <span className="small">{area.show(areaOf(joined).toFixed(2))}</span>
    </p>
  );
}
