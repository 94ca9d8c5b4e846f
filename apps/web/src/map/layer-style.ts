import type { AddLayerObject } from 'maplibre-gl';
import { LAND_USE_COLOURS, OTHER_CLASS_COLOUR } from '../ui/land-use-colours.data.ts';

/** What decides how a layer looks. */
export interface LayerLook {
  readonly id: string;
  readonly kind: string;
  readonly control?: string | undefined;
  readonly shape: 'polygon' | 'line' | 'point';
}

function line(look: LayerLook, paint: Record<string, unknown>, suffix = 'line'): AddLayerObject {
  return { id: `${look.id}:${suffix}`, type: 'line', source: look.id, paint } as AddLayerObject;
}

function fill(look: LayerLook, paint: Record<string, unknown>): AddLayerObject {
  return { id: `${look.id}:fill`, type: 'fill', source: look.id, paint } as AddLayerObject;
}

function label(look: LayerLook, language: 'zh' | 'en', colour: string, along: boolean): AddLayerObject {
  return {
    id: `${look.id}:label`,
    type: 'symbol',
    source: look.id,
    layout: {
      'text-field': ['coalesce', ['get', `name_${language}`], ''],
      'text-size': along ? 11 : 13,
      'symbol-placement': along ? 'line' : 'point',
      'text-max-width': 9,
    },
    paint: { 'text-color': colour, 'text-halo-color': '#ffffff', 'text-halo-width': 1.6 },
  } as AddLayerObject;
}

function controlStyle(look: LayerLook): AddLayerObject[] {
  switch (look.control) {
    case 'ecological-red-line':
      return [
        fill(look, { 'fill-pattern': 'dots' }),
        line(look, { 'line-color': '#a3201d', 'line-width': 2, 'line-dasharray': [1, 1.2] }),
      ];
    case 'permanent-basic-farmland':
      return [
        fill(look, { 'fill-pattern': 'hatching' }),
        line(look, { 'line-color': '#4a7a34', 'line-width': 1.4 }),
      ];
    case 'urban-development-boundary':
      return [line(look, { 'line-pattern': 'teeth', 'line-width': 12 })];
    default:
      return [line(look, { 'line-color': '#7a5200', 'line-width': 1.5, 'line-dasharray': [4, 2] })];
  }
}

/** MapLibre layers of one plan layer, bottom first. */
export function styleOf(look: LayerLook, language: 'zh' | 'en'): AddLayerObject[] {
  switch (look.kind) {
    case 'land-use':
      return [
        fill(look, {
          'fill-color': [
            'match',
            ['get', 'class'],
            ...Object.entries(LAND_USE_COLOURS).flat(),
            OTHER_CLASS_COLOUR,
          ],
          'fill-outline-color': '#d6d6d6',
        }),
      ];
    case 'control-line':
      return controlStyle(look);
    case 'park':
      return [
        fill(look, { 'fill-color': '#0b5570', 'fill-opacity': 0.07 }),
        line(look, { 'line-color': '#0b5570', 'line-width': 2 }),
        label(look, language, '#0b3c50', false),
      ];
    case 'area':
      return [
        line(look, { 'line-color': '#1c2227', 'line-width': 1.6, 'line-dasharray': [6, 2, 1, 2] }),
        label(look, language, '#1c2227', false),
      ];
    case 'zone':
      return [line(look, { 'line-color': '#64707a', 'line-width': 1 })];
    case 'infrastructure':
      return look.id.includes('rail')
        ? [
            line(look, { 'line-color': '#333333', 'line-width': 3 }, 'casing'),
            line(look, { 'line-color': '#ffffff', 'line-width': 1.4, 'line-dasharray': [5, 5] }),
            label(look, language, '#333333', true),
          ]
        : [
            line(look, { 'line-color': '#ffffff', 'line-width': 3.4 }, 'casing'),
            line(look, { 'line-color': '#a9b0b6', 'line-width': 1.6 }),
            label(look, language, '#64707a', true),
          ];
    default:
      return look.shape === 'line'
        ? [line(look, { 'line-color': '#8a949c', 'line-width': 1 })]
        : [line(look, { 'line-color': '#aab3ba', 'line-width': 1 })];
  }
}
