/**
 * The part of CEL that rules may use, as our own tree. cel-js parses; only what is named here passes. Everything
 * that could turn "we do not know" into an answer is left out on purpose: `has()` (a missing fact would become
 * false), optional access, whole-map comparison, and conversions.
 */
export type Term =
  | { readonly kind: 'literal'; readonly value: bigint | string | boolean; readonly at: number }
  | { readonly kind: 'path'; readonly path: string; readonly at: number }
  | { readonly kind: 'variable'; readonly name: string; readonly at: number }
  | { readonly kind: 'list'; readonly items: readonly Term[]; readonly at: number }
  | { readonly kind: 'unary'; readonly op: '!' | '-'; readonly operand: Term; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly op: BinaryOp;
      readonly left: Term;
      readonly right: Term;
      readonly at: number;
    }
  | {
      readonly kind: 'choice';
      readonly condition: Term;
      readonly yes: Term;
      readonly no: Term;
      readonly at: number;
    }
  | { readonly kind: 'size'; readonly of: Term; readonly at: number }
  | {
      readonly kind: 'text-test';
      readonly test: TextTest;
      readonly receiver: Term;
      readonly argument: Term;
      readonly at: number;
    }
  | {
      readonly kind: 'quantifier';
      readonly quantifier: Quantifier;
      readonly list: Term;
      readonly variable: string;
      readonly body: Term;
      readonly at: number;
    };

export const binaryOps = ['||', '&&', '==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/'] as const;
export type BinaryOp = (typeof binaryOps)[number];
export const textTests = ['startsWith', 'endsWith', 'contains'] as const;
export type TextTest = (typeof textTests)[number];
export const quantifiers = ['exists', 'all', 'exists_one'] as const;
export type Quantifier = (typeof quantifiers)[number];

/** The direct parts of a term, in reading order. */
export function partsOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'literal':
    case 'path':
    case 'variable':
      return [];
    case 'list':
      return term.items;
    case 'unary':
      return [term.operand];
    case 'binary':
      return [term.left, term.right];
    case 'choice':
      return [term.condition, term.yes, term.no];
    case 'size':
      return [term.of];
    case 'text-test':
      return [term.receiver, term.argument];
    case 'quantifier':
      return [term.list, term.body];
  }
}

/** Every term inside a term, itself first. */
export function* walkTerm(term: Term): Generator<Term> {
  yield term;
  for (const part of partsOf(term)) yield* walkTerm(part);
}

/** The paths a term reads, each once, in reading order. */
export function readsOf(term: Term): string[] {
  const reads = new Set<string>();
  for (const inner of walkTerm(term)) if (inner.kind === 'path') reads.add(inner.path);
  return [...reads];
}

const STRENGTH: Readonly<Record<BinaryOp, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  in: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
};
const CHOICE = 0;
const UNARY = 6;
const ATOM = 7;

function strengthOf(term: Term): number {
  if (term.kind === 'choice') return CHOICE;
  if (term.kind === 'binary') return STRENGTH[term.op];
  return term.kind === 'unary' ? UNARY : ATOM;
}

/**
 * CEL text of a term with only the parentheses it needs; equal terms give equal text.
 * Text literals keep their characters (JSON escapes are CEL escapes).
 */
export function printTerm(term: Term): string {
  const inside = (part: Term, atLeast: number): string =>
    strengthOf(part) < atLeast ? `(${printTerm(part)})` : printTerm(part);
  switch (term.kind) {
    case 'literal':
      return typeof term.value === 'string' ? JSON.stringify(term.value) : String(term.value);
    case 'path':
      return term.path;
    case 'variable':
      return term.name;
    case 'list':
      return `[${term.items.map(printTerm).join(', ')}]`;
    case 'unary':
      return `${term.op}${inside(term.operand, ATOM)}`;
    case 'binary': {
      const strength = STRENGTH[term.op];
      return `${inside(term.left, strength)} ${term.op} ${inside(term.right, strength + 1)}`;
    }
    case 'choice':
      return `${inside(term.condition, 1)} ? ${inside(term.yes, 1)} : ${inside(term.no, 1)}`;
    case 'size':
      return `size(${printTerm(term.of)})`;
    case 'text-test':
      return `${inside(term.receiver, ATOM)}.${term.test}(${printTerm(term.argument)})`;
    case 'quantifier':
      return `${inside(term.list, ATOM)}.${term.quantifier}(${term.variable}, ${printTerm(term.body)})`;
  }
}

/**
 * The same term with `x in [a, b]` written as `x == a || x == b`. cel-js compares list members by identity of type,
 * so an exact number would never be found in a list of integers; `==` is overloaded and finds it.
 */
export function unfoldMembership(term: Term): Term {
  switch (term.kind) {
    case 'literal':
    case 'path':
    case 'variable':
      return term;
    case 'list':
      return { ...term, items: term.items.map(unfoldMembership) };
    case 'unary':
      return { ...term, operand: unfoldMembership(term.operand) };
    case 'binary': {
      const left = unfoldMembership(term.left);
      const right = unfoldMembership(term.right);
      if (term.op !== 'in' || right.kind !== 'list') return { ...term, left, right };
      const tests: Term[] = right.items.map((item) => ({
        kind: 'binary',
        op: '==',
        left,
        right: item,
        at: term.at,
      }));
      const none: Term = { kind: 'literal', value: false, at: term.at };
      return tests.reduce(
        (whole, test) => ({ kind: 'binary', op: '||', left: whole, right: test, at: term.at }),
        none,
      );
    }
    case 'choice':
      return {
        ...term,
        condition: unfoldMembership(term.condition),
        yes: unfoldMembership(term.yes),
        no: unfoldMembership(term.no),
      };
    case 'size':
      return { ...term, of: unfoldMembership(term.of) };
    case 'text-test':
      return {
        ...term,
        receiver: unfoldMembership(term.receiver),
        argument: unfoldMembership(term.argument),
      };
    case 'quantifier':
      return { ...term, list: unfoldMembership(term.list), body: unfoldMembership(term.body) };
  }
}
