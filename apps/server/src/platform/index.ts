/**
 * platform: plumbing without domain: database, HTTP, clock, log, start and stop. A feature takes a Platform and gives
 * routes; it never sees a socket, a driver or the machine's clock.
 */
export { CLOCK_SLACK_MS, type Clock, dayOf } from './clock.ts';
export { asStoredInstant, type Database, instantText, jsonb, type Queries } from './db/index.ts';
export { expectConforms, type RequestContext, route } from './http/index.ts';
export { JobPool, serveJobs } from './jobs/index.ts';
export {
  type Check,
  type Feature,
  type Platform,
  type RunningServer,
  type StartFeature,
  startServer,
} from './server.ts';
