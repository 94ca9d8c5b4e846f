import type { Endpoint } from './endpoint.ts';
import { getLiveness, getReadiness } from './health.ts';

/**
 * Every endpoint of the wire. A new resource file adds its endpoints here and its names to index.ts; a test of the
 * server demands that exactly these are mounted.
 */
export const resources: readonly Endpoint[] = [getLiveness, getReadiness];
