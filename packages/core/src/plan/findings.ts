import type { FindingCatalogue } from '../base/index.ts';
import { clauseChecks } from './lint/clauses.ts';
import { conductChecks } from './lint/conduct.ts';
import { industryChecks } from './lint/industry-checks.ts';
import { layoutChecks } from './lint/layout-checks.ts';
import { planChecks } from './lint/plan.ts';
import { procedureChecks } from './lint/procedures.ts';
import { recordChecks } from './lint/record.ts';
import { referenceChecks } from './lint/references.ts';
import { registerChecks } from './lint/registers.ts';
import { ruleChecks } from './lint/rules.ts';
import { targetChecks } from './lint/targets.ts';
import { parseFindings } from './parse/findings.ts';
import { zipFindings } from './zip/findings.ts';

/** What can be wrong with the files of a package. */
export const parseCatalogue: FindingCatalogue = parseFindings.catalogue;

/** What can be wrong with a zip. */
export const zipCatalogue: FindingCatalogue = zipFindings.catalogue;

/** What the linter can say of a package that was read; core/rules adds what can be said of its expressions. */
export const lintCatalogue: FindingCatalogue = {
  ...planChecks.catalogue,
  ...referenceChecks.catalogue,
  ...clauseChecks.catalogue,
  ...layoutChecks.catalogue,
  ...industryChecks.catalogue,
  ...targetChecks.catalogue,
  ...conductChecks.catalogue,
  ...procedureChecks.catalogue,
  ...recordChecks.catalogue,
  ...ruleChecks.catalogue,
  ...registerChecks.catalogue,
};

/** Every finding of this area, for rendering. */
export const planFindings: FindingCatalogue = { ...parseCatalogue, ...zipCatalogue, ...lintCatalogue };
