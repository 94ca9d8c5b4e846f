import type { Exact } from '../base/index.ts';

/**
 * A number of which only a lower bound is known: the overlap found where a layer that does not cover the whole
 * footprint does speak. Comparisons that the bound settles have an answer, all others are unknown, so that a part
 * of the truth can forbid but never permit.
 */
export class AtLeast {
  readonly bound: Exact;

  constructor(bound: Exact) {
    this.bound = bound;
  }
}

/** What a comparison of "at least `bound`" with `other` gives; `undefined` when the bound does not settle it. */
export function compareAtLeast(value: AtLeast, op: string, other: Exact): boolean | undefined {
  const order = value.bound.compare(other);
  switch (op) {
    case '>':
      return order > 0 ? true : undefined;
    case '>=':
      return order >= 0 ? true : undefined;
    case '<':
      return order >= 0 ? false : undefined;
    case '<=':
    case '==':
      return order > 0 ? false : undefined;
    case '!=':
      return order > 0 ? true : undefined;
    default:
      return undefined;
  }
}
