import type { GridGeometry } from '@luodi/core/geometry';
import { useQuery } from '@tanstack/react-query';
import { useArea } from '../../platform/area-unit.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { useWords } from './words.ts';

/** What a geometry field holds: the shape on the grid of the zone's frame, and where it came from. */
export interface GeometryOfRecord {
  readonly grid: GridGeometry;
  readonly origin?: unknown;
}

/** The shape as longitude and latitude for display, and its area; computed here from the geometry of record. */
export function useShape(value: GeometryOfRecord | undefined) {
  const plan = usePlanFile('plan', value !== undefined);
  const frame = plan.data?.frame;
  return useQuery({
    queryKey: ['shape', value?.grid, frame],
    enabled: value !== undefined && frame !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { toLonLat, areaOf } = await import('@luodi/core/geometry');
      if (!value || !frame) throw new Error('no shape');
      return {
        geometry: toLonLat(value.grid, frame),
        ...(value.grid.kind === 'polygon' ? { areaM2: areaOf(value.grid).toFixed(2) } : {}),
      };
    },
  }).data;
}

/** Longitude and latitude of a shape that is one point. */
export function pointOf({ type, coordinates }: { type: string; coordinates: unknown }): number[] | undefined {
  if (type === 'Point') return coordinates as number[];
  const list = coordinates as number[][];
  return type === 'MultiPoint' && list.length === 1 ? list[0] : undefined;
}

/** A shape in words: its place or its area, and the file or device it came from. */
export function GeometryValue({ value }: { value: unknown }) {
  const w = useWords();
  const { language } = useLanguage();
  const area = useArea();
  const shape = useShape(value as GeometryOfRecord);
  const origin = originWords((value as GeometryOfRecord).origin, language);
  if (!shape) return <span>{w('yes')}</span>;
  const point = pointOf(shape.geometry);
  return (
    <>
      {point ? `${point[0]?.toFixed(6)}, ${point[1]?.toFixed(6)}` : null}
      {shape.areaM2 ? area.show(shape.areaM2) : null}
      {origin ? <span className="small"> {origin}</span> : null}
    </>
  );
}

/** Where a shape came from, in what words there are. */
function originWords(origin: unknown, language: 'zh' | 'en'): string {
  if (typeof origin === 'string') return origin;
  if (typeof origin !== 'object' || origin === null) return '';
  // The grid of the plan itself is no origin.
  const said = Object.values(origin as Record<string, unknown>).filter((part) => part !== 'grid');
  const parts = said.map((part) =>
    typeof part === 'object' && part !== null && language in part
      ? String((part as Record<string, unknown>)[language])
      : typeof part === 'string' || typeof part === 'number'
        ? String(part)
        : '',
  );
  return parts.filter(Boolean).join(' · ');
}
