/**
 * base: what every other area stands on. Findings, exact numbers, calendar days, canonical JSON and content
 * hashes. It knows nothing of plans; it reads no clock and no locale.
 */
export { canonicalJson, contentHash, type Json, sha256Hex } from './canonical.ts';
export { type Day, dayAfter, daysBetween, isDay } from './day.ts';
export { Exact } from './exact.ts';
export {
  type Bilingual,
  compareFindings,
  compareText,
  defineFindings,
  type Finding,
  type FindingCatalogue,
  type FindingDefinition,
  type FindingParams,
  type FindingPlace,
  type Language,
  renderFinding,
  renderText,
  type Severity,
} from './finding.ts';
export { InvariantError, invariant } from './invariant.ts';
