import { defineFindings } from '../base/index.ts';
import { coordinateListCatalogue } from './findings-coordinates.ts';
import { importCatalogue } from './findings-import.ts';
import { layerCatalogue } from './findings-layer.ts';

const { catalogue, make } = defineFindings({
  ...importCatalogue,
  ...coordinateListCatalogue,
  ...layerCatalogue,
});

/** Every finding about geometry, coordinate lists and layers, with its texts. */
export const geometryFindings = catalogue;

/** Makes a finding of this area. */
export const geometryFinding = make;

export type GeometryFindingCode = keyof typeof geometryFindings;
