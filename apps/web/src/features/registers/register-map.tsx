import { mapRecords, type RegisterHead } from '@luodi/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type RecordMarks, type RecordPlace, useZoneMap } from '../../map/index.ts';
import { ask } from '../../platform/api.ts';
import type { AsOfAddress } from '../../platform/as-of.ts';
import { useBackdrop } from '../../platform/backdrop.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed } from '../../ui/waiting.tsx';
import { type Question, wireQuery } from './question.ts';
import { wireTimes } from './whole-register.ts';
import { useWords } from './words.ts';

/** Where the records are that meet the question of the table below. A click on one opens it. */
export function RegisterMap({
  head,
  question,
  asOf,
  open,
  onOpen,
}: {
  head: RegisterHead;
  question: Question;
  asOf: AsOfAddress;
  open: string | undefined;
  onOpen: (id: string) => void;
}) {
  const w = useWords();
  const { language, say } = useLanguage();
  const { element, map, failed } = useZoneMap();
  const backdrop = useBackdrop();
  const { sort: _order, ...query } = { ...wireQuery(question), ...wireTimes(asOf) };
  const places = useQuery({
    queryKey: ['registers', head.id, 'places', query],
    queryFn: ({ signal }) => ask(mapRecords, { params: { register: head.id }, query }, signal),
    placeholderData: keepPreviousData,
  });
  const [marks, setMarks] = useState<RecordMarks>();
  const picked = useRef(onOpen);
  picked.current = onOpen;
  useEffect(() => {
    if (map) setMarks(map.markRecords((id) => picked.current(id)));
  }, [map]);
  useEffect(() => {
    if (map && backdrop.data) map.setLayers(backdrop.data.views, language);
  }, [map, backdrop.data, language]);
  const bounds = backdrop.data?.bounds;
  const features = places.data?.features as readonly RecordPlace[] | undefined;
  useEffect(() => {
    if (!map || !marks || !features) return;
    marks.show(features);
    const box = marks.bounds() ?? bounds;
    if (box) map.fit(box, false);
  }, [map, marks, features, bounds]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: marked anew when the places are
  useEffect(() => marks?.open(open), [marks, open, features]);
  return (
    <section className="register-map" aria-label={w('map.label')}>
      <div
        ref={element}
        className="map-canvas"
        data-ready={marks && features && backdrop.data ? 'true' : undefined}
      />
      {failed ? <p className="notice bad">{w('map.failed', { reason: failed })}</p> : null}
      {places.error ? <Failed error={places.error} again={() => void places.refetch()} /> : null}
      <p className="small register-map-words" role="status">
        {!features
          ? w('map.loading')
          : features.length === 0
            ? w('map.none')
            : `${say(head.name)} · ${w('map.count', { count: features.length })}`}
      </p>
    </section>
  );
}
