/**
 * map: the only folder that knows MapLibre and terra-draw. It draws layers the server gives as longitude and latitude,
 * marks records, lets a person draw a polygon or measure, and makes a picture for print. It decides nothing: no area it shows is
 * used by a verdict.
 */
export { type MapFeature } from './drawing.ts';
export { type MapLayerView } from './layer-stack.ts';
export { type VertexHandles, type VertexPlace } from './live-handles.ts';
export { type RecordMarks, type RecordPlace } from './record-marks.ts';
export { useZoneMap } from './use-zone-map.ts';
export { type ZoneMap } from './zone-map.ts';
