import type { Term } from './term.ts';
import { printTerm } from './term.ts';
import type { ValueType } from './variables.ts';

/** A place where an expression has a value of the wrong type. */
export interface TypeClash {
  readonly part: string;
  readonly expected: ValueType | 'comparable';
  readonly found: ValueType | 'whole-division';
  readonly at: number;
}

/** Type of a path; `undefined` when it is not known here. */
export type TypeOf = (path: string) => ValueType | undefined;

function isNumber(type: ValueType): boolean {
  return type === 'number' || type === 'integer' || type === 'any';
}

function isList(type: ValueType): boolean {
  return type === 'list' || type === 'numbers' || type === 'any';
}

function fits(found: ValueType, expected: ValueType): boolean {
  if (found === 'any' || expected === 'any' || found === expected) return true;
  return isNumber(found) && isNumber(expected);
}

/** Infers types bottom-up and collects every clash, so that a rule author sees all of them at once. */
class Checker {
  readonly clashes: TypeClash[] = [];
  readonly #typeOf: TypeOf;

  constructor(typeOf: TypeOf) {
    this.#typeOf = typeOf;
  }

  expect(term: Term, expected: ValueType, variableType?: ValueType): ValueType {
    const found = this.infer(term, variableType);
    if (!fits(found, expected)) this.#clash(term, expected, found);
    return found;
  }

  #clash(term: Term, expected: TypeClash['expected'], found: TypeClash['found']): void {
    this.clashes.push({ part: printTerm(term), expected, found, at: term.at });
  }

  infer(term: Term, variable?: ValueType): ValueType {
    switch (term.kind) {
      case 'literal':
        if (typeof term.value === 'bigint') return 'integer';
        return typeof term.value === 'boolean' ? 'boolean' : 'text';
      case 'path':
        return this.#typeOf(term.path) ?? 'any';
      case 'variable':
        return variable ?? 'any';
      case 'list':
        return this.#list(term, variable);
      case 'unary':
        if (term.op === '!') return this.#as('boolean', [term.operand], variable);
        return this.expect(term.operand, 'number', variable) === 'integer' ? 'integer' : 'number';
      case 'binary':
        return this.#binary(term, variable);
      case 'choice': {
        this.expect(term.condition, 'boolean', variable);
        const yes = this.infer(term.yes, variable);
        this.expect(term.no, yes, variable);
        return yes;
      }
      case 'size': {
        const of = this.infer(term.of, variable);
        if (!isList(of) && of !== 'text') this.#clash(term.of, 'list', of);
        return 'integer';
      }
      case 'text-test':
        this.expect(term.receiver, 'text', variable);
        this.expect(term.argument, 'text', variable);
        return 'boolean';
      case 'quantifier': {
        const list = this.infer(term.list, variable);
        if (!isList(list)) this.#clash(term.list, 'list', list);
        const item = list === 'list' ? 'text' : list === 'numbers' ? 'number' : 'any';
        this.expect(term.body, 'boolean', item);
        return 'boolean';
      }
    }
  }

  #as(type: ValueType, operands: readonly Term[], variable?: ValueType): ValueType {
    for (const operand of operands) this.expect(operand, type, variable);
    return type;
  }

  #list(term: Term & { kind: 'list' }, variable?: ValueType): ValueType {
    const [first, ...others] = term.items;
    if (!first) return 'list';
    const type = this.infer(first, variable);
    for (const item of others) this.expect(item, type, variable);
    if (isList(type) && type !== 'any') this.#clash(first, 'text', type);
    return type === 'any' ? 'any' : isNumber(type) ? 'numbers' : 'list';
  }

  #binary(term: Term & { kind: 'binary' }, variable?: ValueType): ValueType {
    const { op, left, right } = term;
    switch (op) {
      case '&&':
      case '||':
        return this.#as('boolean', [left, right], variable);
      case '==':
      case '!=': {
        const type = this.infer(left, variable);
        this.expect(right, type, variable);
        return 'boolean';
      }
      case 'in': {
        const item = this.infer(left, variable);
        const list = this.infer(right, variable);
        if (!isList(list)) this.#clash(right, 'list', list);
        else if (list === 'list' && !fits(item, 'text')) this.#clash(left, 'text', item);
        else if (list === 'numbers' && !isNumber(item)) this.#clash(left, 'number', item);
        return 'boolean';
      }
      case '<':
      case '<=':
      case '>':
      case '>=': {
        const type = this.infer(left, variable);
        if (!isNumber(type) && type !== 'text') this.#clash(left, 'comparable', type);
        this.expect(right, type, variable);
        return 'boolean';
      }
      default: {
        const a = this.expect(left, 'number', variable);
        const b = this.expect(right, 'number', variable);
        const whole = a === 'integer' && b === 'integer';
        // CEL divides integers without remainder: 3 / 2 is 1. In a rule that is a silent wrong number.
        if (op === '/' && whole) this.#clash(term, 'number', 'whole-division');
        return whole ? 'integer' : 'number';
      }
    }
  }
}

/** Every type clash of a term that should give `expected`. */
export function typeClashes(term: Term, expected: ValueType, typeOf: TypeOf): TypeClash[] {
  const checker = new Checker(typeOf);
  checker.expect(term, expected);
  return checker.clashes;
}
