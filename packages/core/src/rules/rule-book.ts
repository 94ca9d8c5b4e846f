import type { Exact, Finding } from '../base/index.ts';
import { compareText } from '../base/index.ts';
import type { DerivedFact, FactCatalogue, PackageContent, Rule } from '../plan/index.ts';
import { evaluateNumber, makeScope, type Scope, type Value } from './evaluate.ts';
import { compileExpression, type Expression } from './expression.ts';

/** What of a package rules stand on. */
export type RuleContent = Pick<
  PackageContent,
  'plan.yaml' | 'facts.yaml' | 'thresholds.yaml' | 'rules.yaml' | 'layout.yaml' | 'industries.yaml'
>;

/** A rule whose expressions were read. An expression that could not be read is absent: the rule is undecided. */
export interface CompiledRule {
  readonly rule: Rule;
  /** Absent also when the rule has no `when`, which is to apply to all. */
  readonly when?: Expression;
  readonly require?: Expression;
  /** What is wrong with its expressions. */
  readonly findings: readonly Finding[];
  /** Paths it reads. */
  readonly reads: readonly string[];
}

/** A derived number whose expression was read. */
export interface CompiledDerived {
  readonly derived: DerivedFact;
  readonly expression?: Expression;
  readonly findings: readonly Finding[];
}

/** The rules and derived numbers of a package, read once. */
export interface CompiledRuleBook {
  readonly rules: readonly CompiledRule[];
  /** In an order in which each comes after those it reads; members of a circle are left out. */
  readonly derived: readonly CompiledDerived[];
  /** Derived numbers that refer to each other in a circle. */
  readonly cycles: readonly (readonly string[])[];
}

function compileRule(rule: Rule, index: number): CompiledRule {
  const place = (field: string) => ({ file: 'rules.yaml', pointer: `/rules/${index}/${field}` });
  const when = rule.when === undefined ? undefined : compileExpression(rule.when, 'boolean', place('when'));
  const require = compileExpression(rule.require, 'boolean', place('require'));
  const reads = new Set([...(when?.expression?.reads ?? []), ...(require.expression?.reads ?? [])]);
  return {
    rule,
    ...(when?.expression && { when: when.expression }),
    ...(require.expression && { require: require.expression }),
    findings: [...(when?.findings ?? []), ...require.findings],
    reads: [...reads].sort(compareText),
  };
}

/** Orders derived numbers by what they read; finds circles. */
function orderDerived(all: readonly CompiledDerived[]): {
  derived: CompiledDerived[];
  cycles: string[][];
} {
  const byId = new Map(all.map((one) => [one.derived.id, one]));
  const state = new Map<string, 'open' | 'done' | 'circular'>();
  const derived: CompiledDerived[] = [];
  const cycles: string[][] = [];
  const visit = (id: string, trail: readonly string[]): boolean => {
    const one = byId.get(id);
    if (!one) return true;
    const known = state.get(id);
    if (known === 'open') {
      cycles.push([...trail.slice(trail.indexOf(id)), id]);
      return false;
    }
    if (known) return known === 'done';
    state.set(id, 'open');
    let sound = true;
    for (const path of one.expression?.reads ?? []) {
      if (path.startsWith('project.') && !visit(path.slice('project.'.length), [...trail, id])) sound = false;
    }
    state.set(id, sound ? 'done' : 'circular');
    if (sound) derived.push(one);
    return sound;
  };
  for (const one of all) visit(one.derived.id, []);
  return { derived, cycles };
}

function compileDerived(facts: FactCatalogue): CompiledDerived[] {
  return facts.derived.map((derived, index) => {
    const place = { file: 'facts.yaml', pointer: `/derived/${index}/expression` };
    const { expression, findings } = compileExpression(derived.expression, 'number', place);
    return { derived, ...(expression && { expression }), findings };
  });
}

/** Reads every expression of a package. Never fails: what cannot be read is in the findings of its rule. */
export function compileRuleBook(content: Pick<RuleContent, 'facts.yaml' | 'rules.yaml'>): CompiledRuleBook {
  return {
    rules: content['rules.yaml'].rules.map(compileRule),
    ...orderDerived(compileDerived(content['facts.yaml'])),
  };
}

/** What the derived numbers of a scope came to. */
export interface Derivation {
  readonly scope: Scope;
  /** Of each derived number that could not be computed: the paths whose absence is the reason. */
  readonly causes: ReadonlyMap<string, readonly string[]>;
}

/** Adds the derived numbers to what is known. */
export function derive(book: CompiledRuleBook, known: ReadonlyMap<string, Value>): Derivation {
  const values = new Map(known);
  const causes = new Map<string, readonly string[]>();
  for (const { derived, expression } of book.derived) {
    const path = `project.${derived.id}`;
    if (!expression) continue;
    const { value, missing } = evaluateNumber(expression, makeScope(values));
    if (value === 'unknown') causes.set(path, missing);
    else values.set(path, value satisfies Exact);
  }
  return { scope: makeScope(values), causes };
}

/** Which rules read a fact, directly or through derived numbers. */
export interface FactReads {
  /** Fact or other path → rule ids, sorted. */
  readonly rulesOf: ReadonlyMap<string, readonly string[]>;
  /** Rule id → every path its answer can depend on, derived numbers replaced by what they read; sorted. */
  readonly pathsOf: ReadonlyMap<string, readonly string[]>;
}

/** The index for impact analysis: what changes an answer of which rule. */
export function factReads(book: CompiledRuleBook): FactReads {
  const sources = new Map<string, readonly string[]>();
  const expand = (paths: readonly string[]): string[] =>
    paths.flatMap((path) => [path, ...(sources.get(path) ?? [])]);
  for (const { derived, expression } of book.derived) {
    sources.set(`project.${derived.id}`, [...new Set(expand(expression?.reads ?? []))]);
  }
  const rulesOf = new Map<string, string[]>();
  const pathsOf = new Map<string, readonly string[]>();
  for (const { rule, reads } of book.rules) {
    const paths = [...new Set(expand(reads))].sort(compareText);
    pathsOf.set(rule.id, paths);
    for (const path of paths) rulesOf.set(path, [...(rulesOf.get(path) ?? []), rule.id]);
  }
  for (const rules of rulesOf.values()) rules.sort(compareText);
  return { rulesOf, pathsOf };
}
