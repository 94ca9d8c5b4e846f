import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import { Exact } from '../base/index.ts';
import { AtLeast, compareAtLeast } from './at-least.ts';

/** Bounds on one expression. Far above any rule a person would write, far below what could hurt. */
export const limits = {
  characters: 2000,
  nodes: 600,
  depth: 40,
  listItems: 200,
} as const;

/** cel-js error code of a comparison that a lower bound does not settle. */
export const LOWER_BOUND_ONLY = 'lower_bound_only';

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function compare(op: string, a: Exact, b: Exact): boolean {
  const order = a.compare(b);
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return order === 0;
  }
}

function settle(value: AtLeast, op: string, other: Exact): boolean {
  const answer = compareAtLeast(value, op, other);
  if (answer === undefined) {
    throw new EvaluationError({ code: LOWER_BOUND_ONLY, message: 'only a lower bound is known' });
  }
  return answer;
}

function divide(a: Exact, b: Exact): Exact {
  const quotient = a.over(b);
  if (!quotient) throw new EvaluationError({ code: 'division_by_zero', message: 'division by zero' });
  return quotient;
}

function registerExact(environment: Environment): void {
  const operations: Readonly<Record<string, (a: Exact, b: Exact) => Exact>> = {
    '+': (a, b) => a.plus(b),
    '-': (a, b) => a.minus(b),
    '*': (a, b) => a.times(b),
    '/': divide,
  };
  for (const [op, apply] of Object.entries(operations)) {
    environment.registerOperator(`Exact ${op} Exact: Exact`, apply);
    environment.registerOperator(`Exact ${op} int: Exact`, (a: Exact, b: bigint) => apply(a, new Exact(b)));
    environment.registerOperator(`int ${op} Exact: Exact`, (a: bigint, b: Exact) => apply(new Exact(a), b));
  }
  environment.registerOperator('-Exact: Exact', (a: Exact) => new Exact(-a.numerator, a.denominator));
  for (const op of Object.keys(FLIPPED)) {
    environment.registerOperator(`Exact ${op} Exact: bool`, (a: Exact, b: Exact) => compare(op, a, b));
    environment.registerOperator(`Exact ${op} int: bool`, (a: Exact, b: bigint) =>
      compare(op, a, new Exact(b)),
    );
    environment.registerOperator(`int ${op} Exact: bool`, (a: bigint, b: Exact) =>
      compare(op, new Exact(a), b),
    );
  }
  // cel-js derives `!=` and the mirrored `int == Exact` itself.
  environment.registerOperator('Exact == Exact: bool', (a: Exact, b: Exact) => compare('==', a, b));
  environment.registerOperator('Exact == int: bool', (a: Exact, b: bigint) => compare('==', a, new Exact(b)));
}

function registerAtLeast(environment: Environment): void {
  for (const [op, flipped] of Object.entries(FLIPPED)) {
    environment.registerOperator(`AtLeast ${op} Exact: bool`, (a: AtLeast, b: Exact) => settle(a, op, b));
    environment.registerOperator(`AtLeast ${op} int: bool`, (a: AtLeast, b: bigint) =>
      settle(a, op, new Exact(b)),
    );
    environment.registerOperator(`Exact ${op} AtLeast: bool`, (a: Exact, b: AtLeast) =>
      settle(b, flipped, a),
    );
    environment.registerOperator(`int ${op} AtLeast: bool`, (a: bigint, b: AtLeast) =>
      settle(b, flipped, new Exact(a)),
    );
  }
  environment.registerOperator('AtLeast == Exact: bool', (a: AtLeast, b: Exact) => settle(a, '==', b));
  environment.registerOperator('AtLeast == int: bool', (a: AtLeast, b: bigint) =>
    settle(a, '==', new Exact(b)),
  );
  const noAnswer = (): never => {
    throw new EvaluationError({ code: LOWER_BOUND_ONLY, message: 'only a lower bound is known' });
  };
  environment.registerOperator('AtLeast == AtLeast: bool', noAnswer);
  for (const op of [...Object.keys(FLIPPED)]) {
    environment.registerOperator(`AtLeast ${op} AtLeast: bool`, noAnswer);
  }
  for (const op of ['+', '-', '*', '/']) {
    environment.registerOperator(`AtLeast ${op} AtLeast: Exact`, noAnswer);
    for (const other of ['Exact', 'int']) {
      environment.registerOperator(`AtLeast ${op} ${other}: Exact`, noAnswer);
      environment.registerOperator(`${other} ${op} AtLeast: Exact`, noAnswer);
    }
  }
  environment.registerOperator('-AtLeast: Exact', noAnswer);
}

function makeEnvironment(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    limits: {
      maxAstNodes: limits.nodes,
      maxDepth: limits.depth,
      maxListElements: limits.listItems,
      maxMapEntries: 1,
      maxCallArguments: 3,
    },
  });
  environment.registerType('Exact', Exact);
  environment.registerType('AtLeast', AtLeast);
  registerExact(environment);
  registerAtLeast(environment);
  return environment;
}

/** CEL as rules use it: standard CEL whose numbers are exact rationals. */
export const celEnvironment: Environment = makeEnvironment();

/** The same with bounds for text we printed ourselves, where `in` lists have been unfolded. */
export const unboundedEnvironment: Environment = celEnvironment.clone({
  limits: {
    maxAstNodes: 20_000,
    maxDepth: 1000,
    maxListElements: 1000,
    maxMapEntries: 1,
    maxCallArguments: 3,
  },
});
