import { canonicalJson, compareText } from '../base/index.ts';
import type { ReviewCase } from './case-schema.ts';
import type { Verdict, VerdictFinding, VerdictValue } from './verdict-schema.ts';

/** A case with its verdict. */
export interface Reviewed {
  readonly case: ReviewCase;
  readonly verdict: Verdict;
}

/** What a rule came to in a verdict. `absent`: the verdict's package has no such rule. */
export type RuleState =
  | VerdictFinding['outcome']
  | 'satisfied'
  | 'not-applicable'
  | 'not-in-effect'
  | 'absent';

/** A rule whose answer differs. */
export interface RuleChange {
  readonly rule: string;
  readonly from: RuleState;
  readonly to: RuleState;
  /** `appears`: a finding where there was none; `disappears`; `flips`: another outcome; `other`: no finding either way. */
  readonly kind: 'appears' | 'disappears' | 'flips' | 'other';
}

/** A part of the case that differs. */
export interface CaseChange {
  /** project.<fact>, industry, footprint, asOf, clearances, decisions. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
}

/** How two reviews differ. */
export interface VerdictComparison {
  readonly from: VerdictValue;
  readonly to: VerdictValue;
  readonly changes: readonly CaseChange[];
  readonly rules: readonly RuleChange[];
  /** Whether the two were reviewed against the same package. */
  readonly samePackage: boolean;
}

function statesOf(verdict: Verdict): Map<string, RuleState> {
  return new Map<string, RuleState>([
    ...verdict.notInEffect.map((rule) => [rule, 'not-in-effect'] as const),
    ...verdict.notApplicable.map((rule) => [rule, 'not-applicable'] as const),
    ...verdict.satisfied.map(({ rule }) => [rule, 'satisfied'] as const),
    ...verdict.findings.map(({ rule, outcome }) => [rule, outcome] as const),
  ]);
}

function isFinding(state: RuleState): boolean {
  return state === 'prohibited' || state === 'undecided' || state === 'conditional';
}

function kindOf(from: RuleState, to: RuleState): RuleChange['kind'] {
  if (isFinding(from) && isFinding(to)) return 'flips';
  if (isFinding(to)) return 'appears';
  return isFinding(from) ? 'disappears' : 'other';
}

function changeOf(path: string, before: unknown, after: unknown): CaseChange[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ path, kind: 'added' }];
  if (after === undefined) return [{ path, kind: 'removed' }];
  return canonicalJson(before) === canonicalJson(after) ? [] : [{ path, kind: 'changed' }];
}

function caseChanges(before: ReviewCase, after: ReviewCase): CaseChange[] {
  const ids = [...new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])].sort(compareText);
  const parts = ['asOf', 'industry', 'footprint', 'clearances', 'decisions'] as const;
  return [
    ...ids.flatMap((id) => changeOf(`project.${id}`, before.facts[id], after.facts[id])),
    ...parts.flatMap((part) => changeOf(part, before[part], after[part])),
  ];
}

/** How a second review differs from a first: what of the case changed, and which rules answer differently. */
export function compareVerdicts(before: Reviewed, after: Reviewed): VerdictComparison {
  const [first, second] = [statesOf(before.verdict), statesOf(after.verdict)];
  const ids = [...new Set([...first.keys(), ...second.keys()])].sort(compareText);
  const rules = ids.flatMap((rule): RuleChange[] => {
    const [from, to] = [first.get(rule) ?? 'absent', second.get(rule) ?? 'absent'];
    return from === to ? [] : [{ rule, from, to, kind: kindOf(from, to) }];
  });
  return {
    from: before.verdict.value,
    to: after.verdict.value,
    changes: caseChanges(before.case, after.case),
    rules,
    samePackage: before.verdict.plan.hash === after.verdict.plan.hash,
  };
}
