/**
 * kernel: overlap areas of whole layers. Prepares a layer once into one buffer (sorted, indexed, stored, shared with
 * workers), then gives for each parcel every control feature it meets, the area they share with a proven bound, and
 * whether they only touch. Decisions inside a bound are made exactly. The same bytes on every machine, in any order
 * of input. It does not check validity: rings that cross themselves are for the import to refuse. See README.md.
 */
export { exactOverlap, numberFromExact } from './exact-pair.ts';
export { type OverlayKernel, openKernel } from './kernel.ts';
export { type LiveChange, LiveLayer, type LiveOverlap, type LiveStep } from './live-layer.ts';
export { type LiveEdit } from './live-rings.ts';
export { Overlay, overlay } from './overlay.ts';
export {
  checksumResults,
  OverlayResults,
  type OverlaySink,
  type ResultColumns,
} from './overlay-results.ts';
export { type PolygonArrays } from './polygon-arrays.ts';
export {
  openPrepared,
  type PreparedLayer,
  type PreparedParcels,
  prepareLayer,
  prepareParcels,
} from './prepared-layer.ts';
