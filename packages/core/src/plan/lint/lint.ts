import { compareFindings, type Day, type Finding } from '../../base/index.ts';
import type { PlanPackage } from '../package.ts';
import { lintClauses } from './clauses.ts';
import { lintQuestions, lintTasks } from './conduct.ts';
import { type LintPass, lintContext } from './context.ts';
import { lintIndustries } from './industries.ts';
import { lintLayerFeatures } from './layer-features.ts';
import { lintLayout } from './layout.ts';
import { lintPlan } from './plan.ts';
import { lintProcedures } from './procedures.ts';
import { lintRecord } from './record.ts';
import { lintReferences } from './references.ts';
import { lintRegisters } from './registers.ts';
import { lintRulesAndThresholds } from './rules.ts';
import { lintSources } from './sources.ts';
import { lintTargets } from './targets.ts';

const passes: readonly LintPass[] = [
  lintPlan,
  lintReferences,
  lintSources,
  lintClauses,
  lintLayout,
  lintLayerFeatures,
  lintIndustries,
  lintTargets,
  lintTasks,
  lintQuestions,
  lintProcedures,
  lintRecord,
  lintRulesAndThresholds,
  lintRegisters,
];

/**
 * Reads a package against itself. Gives every finding, sorted; each names a place that a person can settle. Checks that
 * depend on the day (period over, layer stale, source expired) are made only when a day is given. What rules mean is
 * checked in core/rules.
 */
export function lintPackage(pkg: PlanPackage, asOf?: Day): Finding[] {
  const context = lintContext(pkg, asOf);
  return passes.flatMap((pass) => pass(context)).sort(compareFindings);
}
