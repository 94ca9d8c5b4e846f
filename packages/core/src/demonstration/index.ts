/**
 * demonstration: a zone of invented data for a plan, generated from one seed number, the same bytes on every machine.
 * It writes nothing; whoever stores it marks every record as demonstration data.
 */
export { NO_DIVISION } from './credit-code.ts';
export { type DemonstrationChange, type DemonstrationSet } from './entries.ts';
export { type DemonstrationOptions } from './world.ts';
export { demonstrationZone } from './zone.ts';
