import type { Finding } from '../../base/index.ts';
import type { PackageFile, Source } from '../schema/index.ts';
import { conductChecks } from './conduct.ts';
import { groupBy, type LintContext, named } from './context.ts';
import { listReferences } from './reference-list.ts';

/** Files whose statements decide something, so that a basis known only at second hand matters. */
const deciding: ReadonlySet<PackageFile> = new Set(['rules.yaml', 'thresholds.yaml', 'procedures.yaml']);

/** Kinds of document that are always found by number or date. */
const numbered: ReadonlySet<Source['kind']> = new Set(['law', 'regulation', 'rule', 'standard', 'notice']);

/** Sources: identified, valid on the day, and read where something is decided by them. */
export function lintSources(context: LintContext): Finding[] {
  const { sources } = context.content['sources.yaml'];
  const citations = groupBy(
    listReferences(context.content).filter(({ kind }) => kind === 'source'),
    ({ id }) => id,
  );
  const { documentNumber } = context.content['plan.yaml'];
  const findings: Finding[] = [];
  sources.forEach((source, index) => {
    const at = (key?: string) =>
      context.at('sources.yaml', key ? ['sources', index, key] : ['sources', index]);
    const name = named('name', source.title);
    const cited = citations.get(source.id) ?? [];
    const decided = cited.filter(({ file }) => deciding.has(file));
    const { validFrom, validTo } = source;
    // That the plan itself is over is said once, of plan.yaml.
    const isThisPlan =
      source.kind === 'plan' && source.number !== undefined && source.number === documentNumber;
    if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
      findings.push(conductChecks.make('source.validity-reversed', at('validTo'), { validFrom, validTo }));
    } else if (
      !isThisPlan &&
      validTo !== undefined &&
      context.asOf !== undefined &&
      validTo < context.asOf &&
      cited.length > 0
    ) {
      const params = { validTo, count: cited.length, ...name };
      findings.push(conductChecks.make('source.expired', at('validTo'), params));
    }
    if (source.read === 'not-read' && decided.length > 0) {
      const params = { count: decided.length, ...name };
      findings.push(conductChecks.make('source.not-read', at('read'), params));
    }
    if (numbered.has(source.kind) && source.number === undefined && source.date === undefined) {
      findings.push(conductChecks.make('source.not-identified', at(), name));
    }
  });
  return findings;
}
