/**
 * exchange: registers out to files and back. Which column is which field, what has to be asked about a file, what each
 * cell says, what an import would change, how a template and a text look. It opens no file: readers and writers of
 * formats are the server's, and hand it rows.
 */
export {
  type CheckedRow,
  checkColumns,
  checkRow,
  FORMULA_WITHOUT_VALUE,
  keyTexts,
  lackingFields,
  RowKeys,
  type RowReading,
  recordKey,
} from './check-row.ts';
export {
  chosenColumns,
  headsKey,
  proposeColumns,
  type Remembered,
} from './columns.ts';
export { dataPackage, type PackageFacts } from './data-package.ts';
export { exchangeCatalogue, exchangeFinding } from './findings.ts';
export { defused, restored } from './formula.ts';
export { findHeads, HEAD_ROWS, headsKnown } from './head-rows.ts';
export { type LandTextHead, landText, type TextPlot } from './land-text.ts';
export { OldCodes, translationText } from './old-codes.ts';
export { type ExistingRecord, type ImportRow, planRow, type RowPlan } from './plan-import.ts';
export { type Answers, answeredColumns, questionsOnColumns, unanswered } from './questions.ts';
export {
  type Asked,
  type AskedOption,
  type CellFinding,
  type ColumnMapping,
  type ProposedColumn,
  type ShapeReading,
  type SourceColumn,
  type SourceRow,
} from './source-table.ts';
export { type CellCheck, columnHead, type Template, type TemplateColumn, templateOf } from './template.ts';
