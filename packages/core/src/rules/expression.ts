import type { Finding, FindingPlace } from '../base/index.ts';
import { unboundedEnvironment } from './environment.ts';
import { ruleFinding } from './findings.ts';
import { isRefusal, readTerm } from './syntax.ts';
import { printTerm, readsOf, type Term, unfoldMembership, walkTerm } from './term.ts';
import { type TypeClash, type TypeOf, typeClashes } from './types.ts';
import { typeOfPath, type ValueType } from './variables.ts';

/** Compiled leaf: a part without `&&`, `||`, `!`, `?:` at its top, which cel-js evaluates. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly op: string;
  readonly text: string;
  /** Paths it reads. */
  readonly reads: readonly string[];
  /** Paths under a division sign: what has to change when the division is by zero. */
  readonly divisors: readonly string[];
  /** Whether any missing path makes it unknown, so that it need not be run at all. */
  readonly strict: boolean;
  /** Parts shown in the explanation: both sides of a comparison, unless literal. */
  readonly operands: readonly Leaf[];
  readonly run: (context: object) => unknown;
}

/** Compiled expression: connectives that we combine, with leaves that cel-js evaluates. */
export type Node =
  | Leaf
  | {
      readonly kind: 'all' | 'any';
      readonly op: '&&' | '||';
      readonly text: string;
      readonly parts: readonly Node[];
    }
  | { readonly kind: 'not'; readonly op: '!'; readonly text: string; readonly operand: Node }
  | {
      readonly kind: 'choice';
      readonly op: '?:';
      readonly text: string;
      readonly condition: Node;
      readonly yes: Node;
      readonly no: Node;
    };

/** An expression that was read without fault. */
export interface Expression {
  /** As written. */
  readonly text: string;
  /** Paths it reads, each once, in reading order, e.g. `project.fixed_investment`. */
  readonly reads: readonly string[];
  readonly term: Term;
  readonly node: Node;
}

const LAZY = new Set(['&&', '||']);

function isStrict(term: Term): boolean {
  for (const inner of walkTerm(term)) {
    if (inner.kind === 'choice' || inner.kind === 'quantifier') return false;
    if (inner.kind === 'binary' && (LAZY.has(inner.op) || inner.op === 'in')) return false;
  }
  return true;
}

function divisorsOf(term: Term): string[] {
  const divisors = new Set<string>();
  for (const inner of walkTerm(term)) {
    if (inner.kind === 'binary' && inner.op === '/')
      for (const path of readsOf(inner.right)) divisors.add(path);
  }
  return [...divisors];
}

function operandsOf(term: Term): Leaf[] {
  if (term.kind !== 'binary' || LAZY.has(term.op)) return [];
  return [term.left, term.right]
    .filter((side) => readsOf(side).length > 0 && side.kind !== 'list')
    .map((side) => makeLeaf(side, side.kind !== 'path'));
}

function makeLeaf(term: Term, withOperands = true): Leaf {
  const reads = readsOf(term);
  const evaluate = unboundedEnvironment.parse(printTerm(unfoldMembership(term)));
  return {
    kind: 'leaf',
    op: term.kind === 'binary' || term.kind === 'unary' ? term.op : term.kind,
    text: printTerm(term),
    reads,
    divisors: divisorsOf(term),
    strict: isStrict(term),
    operands: withOperands ? operandsOf(term) : [],
    run: (context) => evaluate(context),
  };
}

function chain(term: Term, op: '&&' | '||'): Term[] {
  return term.kind === 'binary' && term.op === op
    ? [...chain(term.left, op), ...chain(term.right, op)]
    : [term];
}

function makeNode(term: Term): Node {
  if (term.kind === 'binary' && (term.op === '&&' || term.op === '||')) {
    const parts = chain(term, term.op).map(makeNode);
    return { kind: term.op === '&&' ? 'all' : 'any', op: term.op, text: printTerm(term), parts };
  }
  if (term.kind === 'unary' && term.op === '!') {
    return { kind: 'not', op: '!', text: printTerm(term), operand: makeNode(term.operand) };
  }
  if (term.kind === 'choice') {
    return {
      kind: 'choice',
      op: '?:',
      text: printTerm(term),
      condition: makeNode(term.condition),
      yes: makeNode(term.yes),
      no: makeNode(term.no),
    };
  }
  return makeLeaf(term);
}

const TYPE_NAMES: Readonly<Record<TypeClash['expected'] | TypeClash['found'], { zh: string; en: string }>> = {
  boolean: { zh: '是否值', en: 'a truth value' },
  number: { zh: '数值', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  text: { zh: '文字', en: 'text' },
  list: { zh: '列表', en: 'a list' },
  numbers: { zh: '数值列表', en: 'a list of numbers' },
  any: { zh: '任意值', en: 'any value' },
  comparable: { zh: '可比较大小的值', en: 'something that can be more or less' },
  'whole-division': { zh: '舍去余数的整数除法', en: 'a division of whole numbers that drops the rest' },
};

/** The type clashes of a term as findings. */
export function clashFindings(
  term: Term,
  expected: ValueType,
  typeOf: TypeOf,
  place: FindingPlace,
): Finding[] {
  return typeClashes(term, expected, typeOf).map((clash) =>
    ruleFinding('rules.type-clash', place, {
      column: clash.at + 1,
      part: clash.part,
      expectedZh: TYPE_NAMES[clash.expected].zh,
      expectedEn: TYPE_NAMES[clash.expected].en,
      foundZh: TYPE_NAMES[clash.found].zh,
      foundEn: TYPE_NAMES[clash.found].en,
    }),
  );
}

/**
 * Reads an expression of a rule (`expected` boolean) or of a derived number (`expected` number).
 * Gives the expression when it can be evaluated, and what is wrong with it otherwise. Whether the facts, thresholds
 * and layers it names exist is the package's matter: {@link lintRules}.
 */
export function compileExpression(
  text: string,
  expected: 'boolean' | 'number' = 'boolean',
  place: FindingPlace = {},
): { readonly expression?: Expression; readonly findings: readonly Finding[] } {
  const term = readTerm(text, place);
  if (isRefusal(term)) return { findings: [term] };
  const clashes = clashFindings(term, expected, (path) => typeOfPath(path.split('.')), place);
  if (clashes.length > 0) return { findings: clashes };
  return { expression: { text, reads: readsOf(term), term, node: makeNode(term) }, findings: [] };
}
