import { listLayers } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/api.ts';
import { formatDay } from '../../platform/format.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { BodyName, ClauseLink, MapLink, Rows, useWords } from './detail-rows.tsx';
import { PlaceMap } from './place-map.tsx';
import { VALUE_WORDS } from './thing-words.data.ts';

/** An area with its role and its parks, or a park with what it hosts; on a small map. */
export function PlaceDetail({ kind, id }: { kind: 'area' | 'park'; id: string }) {
  const { say, row } = useLanguage();
  const layout = usePlanFile('layout').data;
  const industries = usePlanFile('industries').data?.industries;
  if (!layout) return null;
  const park = kind === 'park' ? layout.parks.find((one) => one.id === id) : undefined;
  const area = layout.areas.find((one) => one.id === (kind === 'area' ? id : park?.area));
  const feature = (park ?? area)?.feature ?? id;
  const nameOf = (industry: string) => say(industries?.find((one) => one.id === industry)?.name) || industry;
  return (
    <>
      <PlaceMap feature={feature} />
      {park ? (
        <Rows
          rows={[
            ['inArea', say(area?.name)],
            ['hosts', row(park.hosts.map(nameOf))],
            ['certainty', say(VALUE_WORDS[park.hostsCertainty])],
            ['profile', say(park.profile)],
          ]}
        />
      ) : (
        <Rows
          rows={[
            ['role', say(area?.role)],
            ['parks', row(layout.parks.filter((one) => one.area === id).map((one) => say(one.name)))],
          ]}
        />
      )}
      <p>
        <MapLink hash={`feature=${encodeURIComponent(feature)}`} />
      </p>
    </>
  );
}

/** A layer: what it is, from where, of when, with what legal status, on a small map; or that it is not held. */
export function LayerDetail({ id }: { id: string }) {
  const { t, say, language } = useLanguage();
  const word = useWords();
  const layers = useQuery({ queryKey: ['layers'], queryFn: ({ signal }) => ask(listLayers, {}, signal) });
  const layer = layers.data?.layers.find((one) => one.id === id);
  const declared = usePlanFile('layout').data?.layers.find((one) => one.id === id);
  if (!layer) return null;
  return (
    <>
      {layer.held ? <PlaceMap layer={id} /> : <p className="notice unknown">{word('notHeld')}</p>}
      <Rows
        rows={[
          ['source', say(layer.source)],
          ['dated', layer.date ? formatDay(layer.date, language) : word('unknown')],
          ['legal', layer.legalStatus ? t(`legal.${layer.legalStatus}` as TextKey) : word('unknown')],
          ['features', String(layer.features)],
          ['needsFrom', declared?.askFrom ? <BodyName key="n" id={declared.askFrom} /> : undefined],
          ['clauses', layer.clause ? <ClauseLink key="c" id={layer.clause} /> : undefined],
        ]}
      />
      {layer.held ? (
        <p>
          <MapLink hash={`layer=${id}`} />
        </p>
      ) : null}
    </>
  );
}
