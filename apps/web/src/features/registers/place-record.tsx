import { patchRecord } from '@luodi/api';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useZoneMap } from '../../map/index.ts';
import { ask } from '../../platform/api.ts';
import { today } from '../../platform/as-of.ts';
import { useBackdrop } from '../../platform/backdrop.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { saveWord } from './field.ts';
import { type GeometryOfRecord, pointOf, useShape } from './geometry-value.tsx';
import type { ActProps } from './record-act.ts';
import { FormErrors } from './record-form.tsx';
import { useForgetRegisters } from './records-data.ts';
import { Submitted, useSubmit } from './submit-change.tsx';
import { useWords } from './words.ts';

interface Place {
  readonly lon: number;
  readonly lat: number;
  /** Accuracy the device claims, metres. */
  readonly accuracyM?: number;
}

/** A place typed as longitude and latitude; nothing when it is none. */
function readPlace(text: string): Place | undefined {
  const [lon, lat, ...rest] = text
    .normalize('NFKC')
    .split(/[,，\s]+/)
    .filter(Boolean)
    .map(Number);
  if (lon === undefined || lat === undefined || rest.length > 0) return undefined;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : undefined;
}

function crossAt({ lon, lat }: Place) {
  const line = (coordinates: number[][]) => ({
    type: 'Feature' as const,
    properties: { tone: 'bad' },
    geometry: { type: 'LineString', coordinates },
  });
  const arm = 0.0005;
  return {
    type: 'FeatureCollection' as const,
    features: [
      line([
        [lon, lat - arm],
        [lon, lat + arm],
      ]),
      line([
        [lon - arm, lat],
        [lon + arm, lat],
      ]),
    ],
  };
}

/** Gives a record its place: where the device is, or a tap on the map, or typed. Made for a phone. */
export function PlaceRecord({ head, record, onDone, onCancel }: ActProps) {
  const w = useWords();
  const { language } = useLanguage();
  const forget = useForgetRegisters();
  const field = head.geometryField ?? '';
  const shape = useShape(record.values[field] as GeometryOfRecord | undefined);
  const [place, setPlace] = useState<Place>();
  const [typed, setTyped] = useState('');
  const [locating, setLocating] = useState(false);
  const [refused, setRefused] = useState<string>();
  const put = (next: Place) => {
    setPlace(next);
    setTyped(`${next.lon.toFixed(6)}, ${next.lat.toFixed(6)}`);
  };
  const locate = () => {
    setLocating(true);
    setRefused(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating(false);
        put({ lon: coords.longitude, lat: coords.latitude, accuracyM: Math.round(coords.accuracy) });
      },
      (error) => {
        setLocating(false);
        setRefused(error.message || String(error.code));
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    );
  };
  const accuracy = place?.accuracyM === undefined ? '' : w('place.accuracy', { m: place.accuracyM });
  const definition = head.fields.find(({ id }) => id === field);
  const submit = useSubmit();
  const save = useMutation({
    mutationFn: ({ lon, lat }: Place) => {
      const geojson = { type: 'Point', coordinates: [Number(lon.toFixed(8)), Number(lat.toFixed(8))] };
      const body = {
        from: today(),
        reason: w('place.reason'),
        basis: w('place.basis', { day: formatDay(today(), language) }),
        values: { [field]: { geojson, crs: 'EPSG:4490', ...(accuracy ? { note: accuracy } : {}) } },
      };
      const { version } = record;
      const params = { register: head.id, id: record.id };
      if (definition?.mayChange) return ask(patchRecord, { params, body }, undefined, { version });
      const { reason, basis, ...rest } = body;
      const change = { act: 'change' as const, register: head.id, record: record.id, version, ...rest };
      return submit.mutateAsync({ change, reason, basis }).then(() => undefined);
    },
    onSuccess: async (made) => {
      if (made) onDone(w('saved', { seq: made.known }));
      await forget();
    },
  });
  if (submit.data) return <Submitted id={submit.data.id} />;
  return (
    <form
      className="record-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (place) save.mutate(place);
      }}
    >
      <h2>{w('place.title', { title: record.title })}</h2>
      <FormErrors head={head} error={save.error} missing={[]} />
      <p className="row">
        <button type="button" className="button" disabled={locating} onClick={locate}>
          {w(locating ? 'place.locating' : 'place.here')}
        </button>
        {accuracy ? <span className="small">{accuracy}</span> : null}
      </p>
      {refused ? <p className="notice warn">{w('place.refused', { reason: refused })}</p> : null}
      <p className="small">{w('place.tap')}</p>
      <PlaceMap place={place} start={shape ? pointOf(shape.geometry) : undefined} onPlace={put} />
      <p>
        <label htmlFor="place-typed">{w('place.type')}</label>
        <input
          id="place-typed"
          type="text"
          inputMode="decimal"
          value={typed}
          aria-invalid={typed.trim() !== '' && place === undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            setPlace(readPlace(event.target.value));
          }}
        />
      </p>
      <FormFoot
        act={w(saveWord(definition, save.isPending))}
        isBlocked={!place || save.isPending}
        leave={w('edit.cancel')}
        onLeave={onCancel}
      />
    </form>
  );
}

function PlaceMap({
  place,
  start,
  onPlace,
}: {
  place: Place | undefined;
  start: readonly number[] | undefined;
  onPlace: (place: Place) => void;
}) {
  const w = useWords();
  const { language } = useLanguage();
  const { element, map, failed } = useZoneMap();
  const backdrop = useBackdrop();
  const tapped = useRef(onPlace);
  tapped.current = onPlace;
  useEffect(() => map?.onClick((lon, lat) => tapped.current({ lon, lat })), [map]);
  useEffect(() => {
    if (!map || !backdrop.data) return;
    map.setLayers(backdrop.data.views, language);
    const [lon, lat] = start ?? [];
    if (lon !== undefined && lat !== undefined) map.show({ lon, lat, zoom: 15 });
    else map.fit(backdrop.data.bounds, false);
  }, [map, backdrop.data, language, start]);
  useEffect(() => {
    if (map && place) map.setOverlay(crossAt(place));
  }, [map, place]);
  return (
    <>
      <div className="place-canvas">
        <div ref={element} className="map-canvas" data-ready={map ? 'true' : undefined} />
      </div>
      {failed ? <p className="notice bad">{w('map.failed', { reason: failed })}</p> : null}
    </>
  );
}
