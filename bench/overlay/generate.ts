import type { PolygonArrays } from '../../packages/core/src/geometry/kernel/index.ts';
import {
  writeCadastralFarmland,
  writeMosaicFarmland,
  writeParks,
  writeRedLine,
  writeUrbanBoundary,
} from './controls.ts';
import { County, FeatureArrays } from './county.ts';

/** A generated county: parcels and control features. */
export interface CountyData {
  readonly parcels: PolygonArrays;
  readonly controls: PolygonArrays;
}

/** 158 × 158 blocks give 199,373 parcels, 354 × 354 about a million; control features are 20,509 either way. */
export function generateCounty(blocks: number): CountyData {
  const county = new County(blocks);
  const parcels = new FeatureArrays();
  const controls = new FeatureArrays();
  const cut = county.writeParcels(parcels);
  writeCadastralFarmland(county, cut, controls);
  writeMosaicFarmland(controls);
  writeRedLine(controls);
  writeUrbanBoundary(county, controls);
  writeParks(controls);
  return { parcels: parcels.finish(), controls: controls.finish() };
}
