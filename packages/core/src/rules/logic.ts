/**
 * What can be said of conditions without facts: which can never hold, which always hold. Every comparison is an
 * atom that may be true or false; all assignments are tried. Whatever is claimed here is therefore true, and what
 * needs arithmetic to see (`x < 3 && x > 5`) is not claimed.
 */
import { printTerm, type Term, unfoldMembership } from './term.ts';

const MOST_ATOMS = 12;

type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'atom'; readonly atom: number }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly left: Formula; readonly right: Formula };

const not = (of: Formula): Formula => ({ kind: 'not', of });
const and = (left: Formula, right: Formula): Formula => ({ kind: 'and', left, right });
const or = (left: Formula, right: Formula): Formula => ({ kind: 'or', left, right });

/** Atoms of one or more conditions, so that the same comparison is the same atom in all of them. */
class Atoms {
  readonly #numbers = new Map<string, number>();
  /** Atoms `path == literal` of one path: at most one of them holds. */
  readonly exclusive = new Map<string, number[]>();

  get count(): number {
    return this.#numbers.size;
  }

  #atom(text: string): Formula {
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return { kind: 'atom', atom: number };
  }

  #equal(left: Term, right: Term): Formula {
    const [path, literal] = left.kind === 'literal' ? [right, left] : [left, right];
    const texts = [printTerm(path), printTerm(literal)];
    if (literal.kind !== 'literal') texts.sort();
    const before = this.#numbers.size;
    const formula = this.#atom(texts.join(' == '));
    const isNew = this.#numbers.size > before;
    if (isNew && literal.kind === 'literal' && path.kind === 'path') {
      this.exclusive.set(path.path, [...(this.exclusive.get(path.path) ?? []), before]);
    }
    return formula;
  }

  #less(left: Term, right: Term): Formula {
    return this.#atom(`${printTerm(left)} < ${printTerm(right)}`);
  }

  read(term: Term): Formula {
    if (term.kind === 'literal' && typeof term.value === 'boolean') {
      return { kind: 'constant', value: term.value };
    }
    if (term.kind === 'unary' && term.op === '!') return not(this.read(term.operand));
    if (term.kind === 'choice') {
      const condition = this.read(term.condition);
      return or(and(condition, this.read(term.yes)), and(not(condition), this.read(term.no)));
    }
    if (term.kind !== 'binary') return this.#atom(printTerm(term));
    const { left, right } = term;
    switch (term.op) {
      case '&&':
        return and(this.read(left), this.read(right));
      case '||':
        return or(this.read(left), this.read(right));
      case '==':
        return this.#equal(left, right);
      case '!=':
        return not(this.#equal(left, right));
      case '<':
        return this.#less(left, right);
      case '>=':
        return not(this.#less(left, right));
      case '>':
        return this.#less(right, left);
      case '<=':
        return not(this.#less(right, left));
      default:
        return this.#atom(printTerm(term));
    }
  }
}

function holds(formula: Formula, assignment: number): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'atom':
      return ((assignment >> formula.atom) & 1) === 1;
    case 'not':
      return !holds(formula.of, assignment);
    case 'and':
      return holds(formula.left, assignment) && holds(formula.right, assignment);
    case 'or':
      return holds(formula.left, assignment) || holds(formula.right, assignment);
  }
}

function isPossible(assignment: number, exclusive: Iterable<readonly number[]>): boolean {
  for (const atoms of exclusive) {
    if (atoms.filter((atom) => (assignment >> atom) & 1).length > 1) return false;
  }
  return true;
}

/** What a rule's two conditions come to whatever the facts are. */
export interface RuleShape {
  /** `when` can hold. */
  readonly canApply: boolean;
  /** `when` holds and `require` fails in some case. */
  readonly canObject: boolean;
  /** `when` holds and `require` holds in some case. */
  readonly canPass: boolean;
  /** `when` holds in every case. */
  readonly alwaysApplies: boolean;
}

/** Shape of a rule, or `undefined` when it has too many comparisons to try them all. */
export function shapeOfRule(when: Term | undefined, require: Term): RuleShape | undefined {
  const atoms = new Atoms();
  const condition: Formula = when ? atoms.read(unfoldMembership(when)) : { kind: 'constant', value: true };
  const requirement = atoms.read(unfoldMembership(require));
  if (atoms.count > MOST_ATOMS) return undefined;
  let canApply = false;
  let canObject = false;
  let canPass = false;
  let alwaysApplies = true;
  for (let assignment = 0; assignment < 1 << atoms.count; assignment++) {
    if (!isPossible(assignment, atoms.exclusive.values())) continue;
    if (!holds(condition, assignment)) {
      alwaysApplies = false;
      continue;
    }
    canApply = true;
    if (holds(requirement, assignment)) canPass = true;
    else canObject = true;
  }
  return { canApply, canObject, canPass, alwaysApplies };
}
