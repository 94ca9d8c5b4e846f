/**
 * registers: what a zone knows, as typed records with two kinds of time. Definitions of the registers, values read
 * and checked into their stored form, changes and the spans of days they make, what "as of" means. It stores nothing
 * and decides nothing about who may see what.
 */
export {
  addTallies,
  type BreakdownGroup,
  breakdown,
  isAmount,
  isGroupable,
  type Tally,
  USUAL_INDUSTRY_DEPTH,
  type ValueTally,
} from './breakdown.ts';
export { REGISTERS } from './catalogue/index.ts';
export {
  type Change,
  type ChangeReason,
  changeHash,
  type FieldValue,
  isPersonalReference,
  type PersonalReference,
  type RecordData,
} from './change.ts';
export { checkRecord, type ReadValues, readValues } from './check-record.ts';
export {
  DIFFERENCE_KINDS,
  type DifferenceKind,
  type FieldDifference,
  fieldDifferences,
} from './comparison.ts';
export { creditCodeCheck } from './credit-code.ts';
export { unitOf } from './decimal.ts';
export {
  type ChoiceOption,
  type FieldDefinition,
  type FieldType,
  MEASURES,
  type Measure,
  type MeasureUnit,
  type Quota,
  type RegisterDefinition,
  type Sensitivity,
  shownUnit,
} from './definition.ts';
export { registerCatalogue, registerFinding } from './findings.ts';
export { gridOf } from './geometry-value.ts';
export { asOf, type KnownChange, type Revision, revise, type Span, spansOf } from './history.ts';
export { writtenIndustry } from './industry-cell.ts';
export {
  industryKey,
  industryOfKey,
  matches,
  matchesSearch,
  operatorsOf,
  plainLower,
  type ReadFilters,
  readFilters,
  searchedFields,
  searchedTexts,
  searchFor,
} from './matches.ts';
export { planFieldCatalogue } from './plan-field-findings.ts';
export { checkPlanFields, registersOf } from './plan-fields.ts';
export { type AsOf, type Filter, type FilterOperator } from './query.ts';
export { type QuotaExcess, quotaExcess } from './quota.ts';
export { type Cell, readCell } from './read-cell.ts';
export { readValue } from './read-value.ts';
export {
  namedIn,
  namingDays,
  originField,
  type ProposalGround,
  proposedSuccessor,
  type ReferringField,
  referringFields,
  repoint,
} from './referring.ts';
export { type Reshaped, reshapeChanges, reshapeLaterFindings, reshapeParcels } from './reshape.ts';
export { composedTitle, titleParts } from './title.ts';
export { type SpanTally, type TrendStep, trendDays, trendOf } from './trend.ts';
export {
  type CellReading,
  createValueContext,
  type GeometryOrigin,
  type GeometryValue,
  type IndustryValue,
  type Named,
  type ReadValue,
  type RecordLookup,
  type ValueContext,
} from './value.ts';
export { headingOf, unitLabel, valueText } from './value-text.ts';
export { isPlaceholder, wordKey } from './written.ts';
export { isUsableDay } from './written-day.ts';
