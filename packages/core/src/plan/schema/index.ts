/**
 * The schemas of a plan package, format luodi-plan/1: the one source from which parsing, the published JSON Schemas
 * and docs/format come. One schema per file of the package; unknown keys are refused everywhere.
 */
import type { z } from 'zod';
import { bodiesFile, proceduresFile, questionsFile, recordFile, tasksFile } from './conduct.ts';
import { clausesFile, indicatorsFile, planFile, sourcesFile, targetsFile } from './identity.ts';
import { classificationFile, industriesFile, layoutFile } from './layout.ts';
import { registersFile } from './registers.ts';
import { factsFile, rulesFile, thresholdsFile } from './rules.ts';

/** Every YAML file of a package with its schema, in reading order. */
export const packageFiles = {
  'plan.yaml': planFile,
  'sources.yaml': sourcesFile,
  'clauses.yaml': clausesFile,
  'layout.yaml': layoutFile,
  'industries.yaml': industriesFile,
  'indicators.yaml': indicatorsFile,
  'targets.yaml': targetsFile,
  'facts.yaml': factsFile,
  'thresholds.yaml': thresholdsFile,
  'rules.yaml': rulesFile,
  'bodies.yaml': bodiesFile,
  'tasks.yaml': tasksFile,
  'procedures.yaml': proceduresFile,
  'questions.yaml': questionsFile,
  'record.yaml': recordFile,
  'classification.yaml': classificationFile,
  'registers.yaml': registersFile,
} as const;

/** Name of a YAML file of a package. */
export type PackageFile = keyof typeof packageFiles;

/** Files a package may leave out. */
export const optionalFiles = [
  'classification.yaml',
  'registers.yaml',
] as const satisfies readonly PackageFile[];

/** Name of a file a package may leave out. */
type OptionalFile = (typeof optionalFiles)[number];

type Content<File extends PackageFile> = z.output<(typeof packageFiles)[File]>;

/** Identity of a plan (plan.yaml). */
export type PlanIdentity = Content<'plan.yaml'>;
/** A document relied on. */
export type Source = Content<'sources.yaml'>['sources'][number];
/** A clause of the plan, restated, located and bound. */
export type Clause = Content<'clauses.yaml'>['clauses'][number];
/** One binding of a clause. */
export type Bind = Clause['binds'][number];
/** Areas, parks, layers. */
export type Layout = Content<'layout.yaml'>;
export type Area = Layout['areas'][number];
export type Park = Layout['parks'][number];
/** Declaration of a layer (its features are in layers/). */
export type LayerDeclaration = Layout['layers'][number];
/** Industries, positions, resolutions. */
export type Industries = Content<'industries.yaml'>;
export type Position = Industries['positions'][number];
export type Indicator = Content<'indicators.yaml'>['indicators'][number];
export type Target = Content<'targets.yaml'>['targets'][number];
/** Case facts and derived numbers. */
export type FactCatalogue = Content<'facts.yaml'>;
export type FactDefinition = FactCatalogue['facts'][number];
export type DerivedFact = FactCatalogue['derived'][number];
export type Threshold = Content<'thresholds.yaml'>['thresholds'][number];
/** Rules and the sliver policy. */
export type RuleBook = Content<'rules.yaml'>;
export type Rule = RuleBook['rules'][number];
export type SliverPolicy = RuleBook['slivers'];
export type Body = Content<'bodies.yaml'>['bodies'][number];
export type Task = Content<'tasks.yaml'>['tasks'][number];
export type Procedure = Content<'procedures.yaml'>['procedures'][number];
export type ProcedureStep = Procedure['steps'][number];
export type Question = Content<'questions.yaml'>['questions'][number];
/** How the plan was made. */
export type PlanRecord = Content<'record.yaml'>;
export type RecordEntry = PlanRecord['entries'][number];
/** A classification brought by the package. */
export type PackageClassification = Content<'classification.yaml'>;

/** The parsed content of every file of a package. */
export type PackageContent = {
  readonly [File in Exclude<PackageFile, OptionalFile>]: Content<File>;
} & { readonly [File in OptionalFile]?: Content<File> };

export { type Check, check, type Outcome, outcome } from './rules.ts';
export { type Basis, type Certainty, type Disclosure } from './terms.ts';
