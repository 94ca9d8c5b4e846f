import { getPlanFile } from '@luodi/api';
import { areaOf, importGeometry, lengthOf } from '@luodi/core/geometry';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MapFeature, ZoneMap } from '../../map/index.ts';
import { ask } from '../../platform/api.ts';
import { useArea } from '../../platform/area-unit.ts';
import { groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';

type Frame = Parameters<typeof importGeometry>[1];

/** Length or area of what is drawn, in the zone's equal-area frame: the frame verdicts use, so the figures agree. */
function measured(
  feature: MapFeature | undefined,
  frame: Frame | undefined,
): { areaM2?: string; lengthM?: string } {
  if (!feature || !frame) return {};
  const { geometry } = importGeometry({ geojson: feature, crs: 'CRS84' }, frame);
  if (!geometry) return {};
  return geometry.kind === 'polygon'
    ? { areaM2: areaOf(geometry).toFixed(2) }
    : { lengthM: lengthOf(geometry).toFixed(1) };
}

/** Measures a line or an area on the map. */
export function Measure({ map }: { map: ZoneMap }) {
  const { t } = useLanguage();
  const area = useArea();
  const [kind, setKind] = useState<'line' | 'polygon'>('line');
  const [feature, setFeature] = useState<MapFeature>();
  const plan = useQuery({
    queryKey: ['file', 'plan'],
    queryFn: ({ signal }) => ask(getPlanFile, { params: { file: 'plan' } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    setFeature(undefined);
    map.draw(kind, (drawn) => setFeature(drawn));
    return () => map.stopDrawing();
  }, [map, kind]);
  const { areaM2, lengthM } = measured(feature, plan.data?.frame as Frame | undefined);
  return (
    <span className="measure">
      <label>
        <input type="radio" name="measure" checked={kind === 'line'} onChange={() => setKind('line')} />{' '}
        {t('map.length')}
      </label>
      <label>
        <input type="radio" name="measure" checked={kind === 'polygon'} onChange={() => setKind('polygon')} />{' '}
        {t('map.area')}
      </label>
      <output>
        {areaM2 ? area.show(areaM2) : lengthM ? `${groupDigits(lengthM)} m` : t('map.measureHint')}
      </output>
    </span>
  );
}
