import type { ASTNode } from '@marcbachmann/cel-js';
import { ParseError } from '@marcbachmann/cel-js';
import type { Finding, FindingParams, FindingPlace } from '../base/index.ts';
import { celEnvironment, limits } from './environment.ts';
import { type RuleFindingCode, ruleFinding } from './findings.ts';
import {
  type BinaryOp,
  binaryOps,
  type Quantifier,
  quantifiers,
  type Term,
  type TextTest,
  textTests,
} from './term.ts';
import { roots, typeOfPath } from './variables.ts';

const NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** Thrown inside this file to leave the descent at the first fault of one expression; never leaves it. */
class Refused extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}

function isOneOf<Value extends string>(values: readonly Value[], text: string): text is Value {
  return (values as readonly string[]).includes(text);
}

/** Turns cel-js's tree into ours, refusing what rules do not support. */
class Reader {
  readonly #place: FindingPlace;

  constructor(place: FindingPlace) {
    this.#place = place;
  }

  refuse(code: RuleFindingCode, at: number, params: FindingParams): never {
    throw new Refused(ruleFinding(code, this.#place, { ...params, column: at + 1 }));
  }

  unsupported(node: ASTNode, what: string): never {
    return this.refuse('rules.not-supported', node.start, { what });
  }

  read(node: ASTNode, bound: readonly string[]): Term {
    const at = node.start;
    if (isOneOf(binaryOps, node.op)) {
      const [left, right] = node.args as [ASTNode, ASTNode];
      const op: BinaryOp = node.op;
      return { kind: 'binary', op, left: this.read(left, bound), right: this.read(right, bound), at };
    }
    switch (node.op) {
      case 'value':
        return this.#literal(node);
      case 'id':
        if (bound.includes(node.args)) return { kind: 'variable', name: node.args, at };
        return this.#path(node);
      case '.':
      case '[]':
        return this.#path(node);
      case 'list':
        return { kind: 'list', items: node.args.map((item) => this.read(item, bound)), at };
      case '!_':
        return { kind: 'unary', op: '!', operand: this.read(node.args, bound), at };
      case '-_':
        return { kind: 'unary', op: '-', operand: this.read(node.args, bound), at };
      case '?:': {
        const [condition, yes, no] = node.args;
        return {
          kind: 'choice',
          condition: this.read(condition, bound),
          yes: this.read(yes, bound),
          no: this.read(no, bound),
          at,
        };
      }
      case 'call': {
        const [name, args] = node.args;
        const [only, ...more] = args;
        if (name !== 'size' || !only || more.length > 0) return this.unsupported(node, `${name}()`);
        return { kind: 'size', of: this.read(only, bound), at };
      }
      case 'rcall':
        return this.#method(node, node.args, bound);
      default:
        return this.unsupported(node, node.op);
    }
  }

  #literal(node: ASTNode & { op: 'value' }): Term {
    const value = node.args;
    if (typeof value === 'number') return this.refuse('rules.decimal-literal', node.start, {});
    if (typeof value === 'bigint' || typeof value === 'boolean') {
      return { kind: 'literal', value, at: node.start };
    }
    if (typeof value === 'string' && value.isWellFormed()) return { kind: 'literal', value, at: node.start };
    return this.unsupported(node, value === null ? 'null' : 'bytes, uint');
  }

  #path(node: ASTNode): Term {
    const parts: string[] = [];
    let inner = node;
    while (inner.op === '.' || inner.op === '[]') {
      const [base, key] = inner.args;
      const name = typeof key === 'string' ? key : key.op === 'value' ? key.args : undefined;
      if (typeof name !== 'string') return this.unsupported(node, '[…]');
      parts.unshift(name);
      inner = base;
    }
    if (inner.op !== 'id') return this.unsupported(node, '.');
    parts.unshift(inner.args);
    const path = parts.join('.');
    if (!parts.every((part) => NAME.test(part)) || !typeOfPath(parts)) {
      return this.refuse('rules.unknown-name', node.start, { name: path.slice(0, 200) });
    }
    return { kind: 'path', path, at: node.start };
  }

  #method(node: ASTNode, call: [string, ASTNode, ASTNode[]], bound: readonly string[]): Term {
    const [name, receiver, args] = call;
    const at = node.start;
    const [first, second, ...more] = args;
    if (name === 'size' && !first) return { kind: 'size', of: this.read(receiver, bound), at };
    if (isOneOf(textTests, name) && first && !second) {
      const test: TextTest = name;
      return {
        kind: 'text-test',
        test,
        receiver: this.read(receiver, bound),
        argument: this.read(first, bound),
        at,
      };
    }
    if (isOneOf(quantifiers, name) && first?.op === 'id' && second && more.length === 0) {
      const quantifier: Quantifier = name;
      const variable = first.args;
      // One level is enough for lists of text, and keeps the work linear in the list.
      if (bound.length > 0) return this.unsupported(node, `${name}(…${name}…)`);
      if (isOneOf(roots, variable) || !NAME.test(variable)) return this.unsupported(first, variable);
      return {
        kind: 'quantifier',
        quantifier,
        list: this.read(receiver, bound),
        variable,
        body: this.read(second, [...bound, variable]),
        at,
      };
    }
    return this.unsupported(node, `.${name}()`);
  }
}

function tooLarge(limit: keyof typeof limits, place: FindingPlace): Finding {
  const names = {
    characters: { whatZh: '字符数', whatEn: 'its characters' },
    nodes: { whatZh: '组成部分数', whatEn: 'its parts' },
    depth: { whatZh: '嵌套层数', whatEn: 'its levels of nesting' },
    listItems: { whatZh: '列表项数', whatEn: 'the items of a list' },
  } as const;
  return ruleFinding('rules.too-large', place, { ...names[limit], limit: limits[limit] });
}

const LIMIT_NAMES: Readonly<Record<string, keyof typeof limits>> = {
  maxAstNodes: 'nodes',
  maxDepth: 'depth',
  maxListElements: 'listItems',
};

/**
 * Reads the text of an expression. Gives the term, or the finding that says where and why it is refused.
 * Columns are 1-based characters of the expression's own text.
 */
export function readTerm(text: string, place: FindingPlace = {}): Term | Finding {
  if (text.length > limits.characters) return tooLarge('characters', place);
  try {
    return new Reader(place).read(celEnvironment.parse(text).ast, []);
  } catch (error) {
    if (error instanceof Refused) return error.finding;
    if (!(error instanceof ParseError)) throw error;
    const limit = Object.keys(LIMIT_NAMES).find((name) => error.summary.includes(name));
    if (limit) return tooLarge(LIMIT_NAMES[limit]!, place);
    return ruleFinding('rules.does-not-parse', place, {
      column: (error.range?.start ?? 0) + 1,
      detail: error.summary.slice(0, 200),
    });
  }
}

/** Whether {@link readTerm} gave a finding. */
export function isRefusal(result: Term | Finding): result is Finding {
  return 'code' in result;
}
