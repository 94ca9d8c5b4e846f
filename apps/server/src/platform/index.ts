/**
 * platform: plumbing without domain: database, HTTP, clock, log, start and stop. A feature takes a Platform and gives
 * routes; it never sees a socket, a driver or the machine's clock.
 */
export { type Clock, dayOf, systemClock } from './clock.ts';
export {
  type Database,
  type DeadlineKind,
  isUniqueViolation,
  jsonb,
  type Queries,
  SqlError,
  type Tables,
} from './db/index.ts';
export { expectConforms, type RequestContext, type Route, route } from './http/index.ts';
export {
  type Check,
  type Feature,
  type Platform,
  type RunningServer,
  type ServerParts,
  type StartFeature,
  startServer,
} from './server.ts';
