/**
 * indicators: what the plan counts, counted from the registers as of a day. Each number opens to the records that
 * prove it; what lacks a value is listed and never counted; a target is compared as it is typed.
 */
export { checkCounts, indicatorCatalogue } from './check-counts.ts';
export {
  type Count,
  type CountContext,
  type CountDays,
  type CountDefinition,
  type CountedItem,
  type CountedRecord,
  countOn,
  meetsTarget,
  type UnclearRecord,
} from './count.ts';
export { countingDay, targetState } from './target-state.ts';
