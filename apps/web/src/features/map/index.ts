/**
 * The map page: layers in the plan's order with source, date and legal status; what applies at a point and by which
 * clause; measure, opacity, compare, print. Areas of record come from the server; what is measured here is for the eye.
 */
export { MapPage } from './map-page.tsx';
