/**
 * rules: the decision-table rows of a plan package as three-valued conditions. Reads CEL (a part of it), evaluates
 * with exact numbers under Kleene's logic, explains cell by cell, and reads a rule book against itself. It knows
 * nothing of where the values come from: that is review.
 */
export { AtLeast } from './at-least.ts';
export {
  type Computation,
  type Explanation,
  evaluateCondition,
  evaluateNumber,
  type Judgement,
  makeScope,
  type Scope,
  type Truth,
  type Value,
  valueText,
} from './evaluate.ts';
export { compileExpression, type Expression } from './expression.ts';
export { type RuleFindingCode, ruleFindings } from './findings.ts';
export { lintRules } from './lint.ts';
export {
  type CompiledDerived,
  type CompiledRule,
  type CompiledRuleBook,
  compileRuleBook,
  type Derivation,
  derive,
  type FactReads,
  factReads,
  type RuleContent,
} from './rule-book.ts';
export { fillText, placeholdersOf } from './text.ts';
export { overlapValues, roots } from './variables.ts';
