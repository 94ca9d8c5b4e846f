import { TypeError as CelTypeError, EvaluationError } from '@marcbachmann/cel-js';
import { compareText, Exact } from '../base/index.ts';
import { AtLeast } from './at-least.ts';
import { LOWER_BOUND_ONLY } from './environment.ts';
import type { Expression, Leaf, Node } from './expression.ts';

/** A value an expression can read. Numbers are exact; a day is its text. */
export type Value = boolean | string | readonly string[] | Exact | AtLeast;

/** What is known when an expression is evaluated. A path that is absent is unknown, never false. */
export interface Scope {
  readonly values: ReadonlyMap<string, Value>;
  /** The same, nested, as cel-js reads it. */
  readonly context: object;
}

/** Truth value of Kleene's strong three-valued logic. */
export type Truth = true | false | 'unknown';

/** One part of an expression with what it came to; texts are CEL, so they need no language. */
export interface Explanation {
  readonly op: string;
  readonly text: string;
  /** `true`, `false`, `unknown`, or a value as text. */
  readonly value: string;
  readonly children: readonly Explanation[];
}

/** What a condition came to. */
export interface Judgement {
  readonly value: Truth;
  /** Paths whose absence made it unknown; empty when it is known. Sorted. */
  readonly missing: readonly string[];
  /** Why a part could not be evaluated although nothing was missing: cel-js error codes. Sorted. */
  readonly faults: readonly string[];
  readonly explanation: Explanation;
}

/** What a number-valued expression came to. */
export interface Computation {
  readonly value: Exact | 'unknown';
  readonly missing: readonly string[];
  readonly faults: readonly string[];
}

function nested(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

/** Makes a scope from values by path (`project.fixed_investment`, `site.overlap.basic_farmland.area_m2`, `asof`). */
export function makeScope(values: ReadonlyMap<string, Value>): Scope {
  const context = nested();
  for (const root of ['project', 'industry', 'site', 'threshold', 'plan']) context[root] = nested();
  (context.site as Record<string, unknown>).overlap = nested();
  for (const [path, value] of values) {
    const parts = path.split('.');
    const last = parts.pop()!;
    let at = context;
    for (const part of parts) {
      at[part] ??= nested();
      at = at[part] as Record<string, unknown>;
    }
    at[last] = value;
  }
  return { values, context };
}

/** A value as language-neutral text: exact numbers exactly when that is short, else to ten places with `≈`. */
export function valueText(value: unknown): string {
  if (value instanceof Exact) {
    const exact = value.toString();
    return exact.length <= 40 ? exact : `≈${value.toFixed(10)}`;
  }
  if (value instanceof AtLeast) return `≥${valueText(value.bound)}`;
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

interface LeafResult {
  readonly value: unknown;
  readonly missing: readonly string[];
  readonly faults: readonly string[];
}

const UNKNOWN = Symbol('unknown');

function absentReads(leaf: Leaf, scope: Scope): string[] {
  return leaf.reads.filter((path) => !scope.values.has(path));
}

function runLeaf(leaf: Leaf, scope: Scope): LeafResult {
  const absent = absentReads(leaf, scope);
  if (leaf.strict && absent.length > 0) return { value: UNKNOWN, missing: absent, faults: [] };
  try {
    return { value: leaf.run(scope.context), missing: [], faults: [] };
  } catch (error) {
    if (!(error instanceof EvaluationError || error instanceof CelTypeError)) throw error;
    if (absent.length > 0) return { value: UNKNOWN, missing: absent, faults: [] };
    if (error.code === 'division_by_zero') return { value: UNKNOWN, missing: leaf.divisors, faults: [] };
    if (error.code === LOWER_BOUND_ONLY) {
      const partial = leaf.reads.filter((path) => scope.values.get(path) instanceof AtLeast);
      return { value: UNKNOWN, missing: partial, faults: [] };
    }
    return { value: UNKNOWN, missing: [], faults: [error.code] };
  }
}

function explainOperand(leaf: Leaf, scope: Scope): Explanation {
  const { value } = runLeaf(leaf, scope);
  return {
    op: leaf.op,
    text: leaf.text,
    value: value === UNKNOWN ? 'unknown' : valueText(value),
    children: leaf.operands.map((operand) => explainOperand(operand, scope)),
  };
}

interface Judged {
  readonly value: Truth;
  readonly missing: readonly string[];
  readonly faults: readonly string[];
  readonly explanation: Explanation;
}

function judgeLeaf(leaf: Leaf, scope: Scope): Judged {
  const result = runLeaf(leaf, scope);
  const known = typeof result.value === 'boolean';
  const value: Truth = known ? (result.value as boolean) : 'unknown';
  const faults = known || result.value === UNKNOWN ? result.faults : ['not_a_truth_value'];
  return {
    value,
    missing: result.missing,
    faults,
    explanation: {
      op: leaf.op,
      text: leaf.text,
      value: String(value),
      children: leaf.operands.map((operand) => explainOperand(operand, scope)),
    },
  };
}

function combine(node: Node, value: Truth, parts: readonly Judged[], blamed: readonly Judged[]): Judged {
  return {
    value,
    missing: value === 'unknown' ? blamed.flatMap((part) => part.missing) : [],
    faults: value === 'unknown' ? blamed.flatMap((part) => part.faults) : [],
    explanation: {
      op: node.op,
      text: node.text,
      value: String(value),
      children: parts.map((part) => part.explanation),
    },
  };
}

function isUnknown(part: Judged): boolean {
  return part.value === 'unknown';
}

/** Kleene's tables; every part is evaluated, so that the explanation is complete. */
function judge(node: Node, scope: Scope): Judged {
  switch (node.kind) {
    case 'leaf':
      return judgeLeaf(node, scope);
    case 'not': {
      const part = judge(node.operand, scope);
      return combine(node, part.value === 'unknown' ? 'unknown' : !part.value, [part], [part]);
    }
    case 'all':
    case 'any': {
      const parts = node.parts.map((part) => judge(part, scope));
      const deciding = node.kind === 'any';
      if (parts.some((part) => part.value === deciding)) return combine(node, deciding, parts, []);
      const unknown = parts.filter(isUnknown);
      return combine(node, unknown.length > 0 ? 'unknown' : !deciding, parts, unknown);
    }
    case 'choice': {
      const condition = judge(node.condition, scope);
      const [yes, no] = [judge(node.yes, scope), judge(node.no, scope)];
      const parts = [condition, yes, no];
      if (condition.value !== 'unknown') {
        const taken = condition.value ? yes : no;
        return combine(node, taken.value, parts, [taken]);
      }
      if (yes.value === no.value && !isUnknown(yes)) return combine(node, yes.value, parts, []);
      return combine(node, 'unknown', parts, parts.filter(isUnknown));
    }
  }
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}

/** Evaluates a condition. Total: whatever happens inside, the answer is true, false or unknown with the reason. */
export function evaluateCondition(expression: Expression, scope: Scope): Judgement {
  const { value, missing, faults, explanation } = judge(expression.node, scope);
  return { value, missing: sorted(missing), faults: sorted(faults), explanation };
}

function computeLeaf(leaf: Leaf, scope: Scope): Computation {
  const { value, missing, faults } = runLeaf(leaf, scope);
  if (value instanceof Exact) return { value, missing: [], faults: [] };
  if (typeof value === 'bigint') return { value: new Exact(value), missing: [], faults: [] };
  if (value === UNKNOWN) return { value: 'unknown', missing, faults };
  if (value instanceof AtLeast) return { value: 'unknown', missing: leaf.reads, faults: [] };
  return { value: 'unknown', missing: [], faults: ['not_a_number'] };
}

function compute(node: Node, scope: Scope): Computation {
  if (node.kind === 'leaf') return computeLeaf(node, scope);
  if (node.kind !== 'choice') return { value: 'unknown', missing: [], faults: ['not_a_number'] };
  const condition = judge(node.condition, scope);
  if (condition.value !== 'unknown') return compute(condition.value ? node.yes : node.no, scope);
  const [yes, no] = [compute(node.yes, scope), compute(node.no, scope)];
  if (yes.value instanceof Exact && no.value instanceof Exact && yes.value.compare(no.value) === 0)
    return yes;
  return {
    value: 'unknown',
    missing: [...condition.missing, ...yes.missing, ...no.missing],
    faults: [...condition.faults, ...yes.faults, ...no.faults],
  };
}

/** Evaluates the expression of a derived number. */
export function evaluateNumber(expression: Expression, scope: Scope): Computation {
  const { value, missing, faults } = compute(expression.node, scope);
  return { value, missing: sorted(missing), faults: sorted(faults) };
}
