/**
 * geometry: the geometry of record and what is exact about it. Coordinates come in once, onto the integer grid of a
 * zone's equal-area frame; areas, overlaps and touches are then exact, the same bytes on every machine. Layers are
 * content-addressed, and an extract proves what a layer holds near a place. It never repairs in silence and decides
 * nothing about permission.
 */
export { canonicalGeometry } from './canonical-form.ts';
export {
  classifyOverlap,
  type OverlapPolicy,
  type OverlapReading,
  type OverlapReason,
} from './classify-overlap.ts';
export { touches, withinDistance } from './contact.ts';
export {
  type CoordinateList,
  type CoordinateReading,
  type LandPlot,
  landPlots,
  readCoordinateList,
  readingId,
} from './coordinate-list.ts';
export { type Crs, crsOf, threeDegreeCrs, toGaussKruger } from './crs.ts';
export { sinCosDegrees } from './elementary.ts';
export { geometryFindings } from './findings.ts';
export { type Box, boxesMeet, boxOf, type Frame, type GridGeometry } from './grid.ts';
export { checkGeometry, type Imported, importGeometry, type Transform, toLonLat } from './import-geometry.ts';
export { joinedOutline } from './joined-outline.ts';
export {
  type LiveChange,
  LiveLayer,
  Overlay,
  type OverlayKernel,
  OverlayResults,
  openKernel,
  openPrepared,
  type PolygonArrays,
  type PreparedLayer,
  prepareLayer,
  prepareParcels,
} from './kernel/index.ts';
export { buildLayer, type Layer, type LayerFeature } from './layer.ts';
export {
  type ExtractNode,
  extractLayer,
  type LayerExtract,
  type OpenedExtract,
  openExtract,
} from './layer-extract.ts';
export {
  coveredArea,
  groundSharedWithin,
  type LayerOverlap,
  overlapsWithLayer,
  sharesGround,
} from './layer-overlay.ts';
export { areaOf, lengthOf, perimeterOf } from './measure.ts';
export { type Meeting, placeOfPoint, segmentsMeeting } from './orientation.ts';
export { overlapArea } from './overlap-area.ts';
export { overlapShape } from './overlap-shape.ts';
export { type ProposedRepair, proposeRepair } from './repair.ts';
export { type SliverMeasures, sliverMeasures } from './sliver.ts';
export { type CrsGeometry, toCrs } from './to-crs.ts';
