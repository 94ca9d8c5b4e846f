/**
 * industry: what an industry code means, and which place a plan gives to it. Codes always travel with their edition;
 * digits of different editions are never compared. Matching is longest code first, explicit exception over code,
 * equal claims of different status a conflict for a named person, nothing “not addressed” and never allowed.
 * It decides nothing about permission: statuses are the plan’s words, and what follows from them is up to the rules.
 */
export {
  type Classification,
  type ClassificationEntry,
  type ClassificationResult,
  type ClassificationSource,
  type CodeReading,
  classificationFromEntries,
  GBT4754_2011,
  GBT4754_2017_1,
  type IndustryRef,
} from './classification.ts';
export {
  type CodeSet,
  checkCodeSet,
  compareIndustries,
  type IndustryReading,
  type IndustryRelation,
  readIndustry,
} from './code-set.ts';
export { industryFindings } from './findings.ts';
export {
  builtInClassifications,
  type ChangedCode,
  changedCodes2011,
  changedSince2011,
  gbt4754,
} from './gbt4754.ts';
export {
  type ClaimStanding,
  type ConflictResolution,
  explainClaim,
  type IndustryClaim,
  type IndustryMatch,
  type IndustryPosition,
  type MatchOptions,
  type MatchOutcome,
  matchPositions,
} from './match.ts';
export { type IndustryHit, type SearchReason, searchIndustries } from './search.ts';
export {
  type StrategicAnswer,
  type StrategicEntry,
  type StrategicHit,
  type StrategicMapping,
  type StrategicResult,
  strategicCatalogue,
  strategicEmerging,
} from './strategic-emerging.ts';
