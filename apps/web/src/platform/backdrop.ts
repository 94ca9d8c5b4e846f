import { getLayer, listLayers } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { ask } from './api.ts';

const KINDS = ['area', 'park', 'control-line', 'infrastructure'];
/** What a footprint is drawn over: fewer lines than where one only looks. */
export const BACKDROP_OF_DRAWING: readonly string[] = ['park', 'control-line', 'infrastructure'];
const STACK = ['infrastructure', 'control-line', 'area', 'park'];

/** Layers of the plan that lie under something else on a map: areas, parks, control lines, roads; bottom first. */
export function useBackdrop(kinds: readonly string[] = KINDS) {
  return useQuery({
    queryKey: ['backdrop', kinds],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const { layers, bounds } = await ask(listLayers, {}, signal);
      const shown = layers
        .filter((layer) => layer.held && kinds.includes(layer.kind))
        .toSorted((a, b) => STACK.indexOf(a.kind) - STACK.indexOf(b.kind));
      const views = await Promise.all(
        shown.map(async ({ id, kind, control, shape }) => ({
          id,
          kind,
          control,
          shape,
          data: await ask(getLayer, { params: { layer: id } }, signal),
          visible: true,
          opacity: 1,
        })),
      );
      return { views, bounds };
    },
  });
}
