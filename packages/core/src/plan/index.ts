/**
 * plan: a development-zone plan as a package of data. Reads a package from files or a zip with complete findings, reads
 * it against itself (the linter), packs it, and says how each clause stands on a day (the living plan). It evaluates no
 * rule and judges no project: that is rules and review.
 */
export { classificationOf } from './classification.ts';
export { lintCatalogue, parseCatalogue, planFindings, zipCatalogue } from './findings.ts';
export { lintPackage } from './lint/lint.ts';
export { assemblePackage, type PlanPackage } from './package.ts';
export { readJson } from './parse/json.ts';
export { type ParsedPackage, packageFileNames, parsePackage } from './parse/package.ts';
export { type PackageLimits, packageLimits } from './parse/text.ts';
export { formatName, typeName } from './parse/type-names.ts';
export {
  type Area,
  type Basis,
  type Bind,
  type Body,
  type Certainty,
  type Check,
  type Clause,
  check,
  type DerivedFact,
  type Disclosure,
  type FactCatalogue,
  type FactDefinition,
  type Indicator,
  type Industries,
  type LayerDeclaration,
  type Layout,
  type Outcome,
  optionalFiles,
  outcome,
  type PackageClassification,
  type PackageContent,
  type PackageFile,
  type Park,
  type PlanIdentity,
  type PlanRecord,
  type Position,
  type Procedure,
  type ProcedureStep,
  packageFiles,
  type Question,
  type RecordEntry,
  type Rule,
  type RuleBook,
  type SliverPolicy,
  type Source,
  type Target,
  type Task,
  type Threshold,
} from './schema/index.ts';
export { formatJsonSchemas } from './schema/json-schema.ts';
export { type ClauseState, clauseStates, type StateCount } from './state/clause-states.ts';
export { type CountedState, type Evidence } from './state/judgement.ts';
export { type StateWord, type StateWordEntry, stateWords } from './state/words.ts';
export { readDirectory, type ZipEntry, type ZipLimits, zipLimits } from './zip/directory.ts';
export { readPackageZip, unpackEntry } from './zip/read.ts';
export { writePackageZip } from './zip/write.ts';
