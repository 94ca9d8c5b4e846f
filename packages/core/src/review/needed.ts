import type { Bilingual } from '../base/index.ts';
import type { FactDefinition } from '../plan/index.ts';
import type { ReviewCase } from './case-schema.ts';
import { labelsOf } from './labels.ts';
import type { ReviewPackage } from './package.ts';
import { reviewCase } from './review.ts';
import type { CitedBasis, Supplier, Verdict } from './verdict-schema.ts';

/** A rule that waits for something, and where it rests. */
export interface WaitingRule {
  readonly rule: string;
  readonly title: Bilingual;
  readonly basis: readonly CitedBasis[];
}

/** Something to ask or obtain next. */
export interface NeededItem {
  readonly kind: 'industry' | 'footprint' | 'fact' | 'layer' | 'threshold';
  /** As in {@link Verdict}: industry, footprint, project.<fact>, layer.<id>, threshold.<id>. */
  readonly path: string;
  readonly label: Bilingual;
  readonly from: Supplier;
  /** Present for facts. */
  readonly fact?: FactDefinition;
  /** Empty for facts that are always asked at once. */
  readonly rules: readonly WaitingRule[];
}

const KIND_ORDER = ['industry', 'footprint', 'fact', 'layer', 'threshold'] as const;

function kindOf(path: string): NeededItem['kind'] {
  if (path === 'industry' || path === 'footprint') return path;
  if (path.startsWith('layer.')) return 'layer';
  return path.startsWith('threshold.') ? 'threshold' : 'fact';
}

function waitingRules(verdict: Verdict, rules: readonly string[]): WaitingRule[] {
  return verdict.findings
    .filter((finding) => rules.includes(finding.rule))
    .map(({ rule, title, basis }) => ({ rule, title, basis }));
}

/**
 * What to ask next, in order: industry and footprint when a rule waits for them, facts marked to be asked first, then
 * the other facts a rule waits for now, in the order of facts.yaml; last what only an authority can supply (layers,
 * thresholds). A process question appears only once a rule that applies, or may apply, has come to need it: answers
 * to a rule's condition are asked before those to its requirement, so the list changes as answers come in.
 */
export function neededFacts(
  pkg: ReviewPackage,
  review: ReviewCase,
  verdict: Verdict = reviewCase(pkg, review),
): NeededItem[] {
  const labels = labelsOf(pkg.content);
  const definitions = pkg.content['facts.yaml'].facts;
  const items = new Map<string, NeededItem>();
  const add = (path: string, rules: readonly string[]) => {
    const fact = definitions.find((definition) => `project.${definition.id}` === path);
    items.set(path, {
      kind: kindOf(path),
      path,
      label: labels.label(path),
      from: labels.supplier(path),
      ...(fact && { fact }),
      rules: waitingRules(verdict, rules),
    });
  };
  for (const definition of definitions) {
    if (definition.first && !Object.hasOwn(review.facts, definition.id)) add(`project.${definition.id}`, []);
  }
  for (const missing of verdict.missing) add(missing.path, missing.rules);
  const place = (item: NeededItem): number => {
    const index = item.fact ? definitions.indexOf(item.fact) : 0;
    return item.fact?.first ? index - definitions.length : index;
  };
  return [...items.values()].sort(
    (a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || place(a) - place(b),
  );
}
