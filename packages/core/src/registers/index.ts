/**
 * registers: what a zone knows, as typed records with two kinds of time. Definitions of the registers, values read
 * and checked into their stored form, changes and the spans of days they make, what "as of" means. It stores nothing
 * and decides nothing about who may see what.
 */
export { REGISTERS } from './catalogue/index.ts';
export { type Change, type ChangeReason, changeHash, type FieldValue, type RecordData } from './change.ts';
export {
  type ChoiceOption,
  type FieldDefinition,
  type FieldType,
  MEASURES,
  type Measure,
  type MeasureUnit,
  type RegisterDefinition,
  type Sensitivity,
} from './definition.ts';
export { registerCatalogue, registerFinding } from './findings.ts';
export { asOf, type KnownChange, type Revision, revise, type Span, spansOf } from './history.ts';
export { type AsOf, type Filter, type FilterOperator } from './query.ts';
export { type CellReading, type ReadValue, type ValueContext } from './value.ts';
