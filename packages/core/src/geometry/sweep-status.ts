/**
 * The edges that cross the sweep line, from bottom to top, as a treap (Seidel and Aragon 1996) whose nodes are the
 * numbers of the edges. Priorities come from the number itself, so the tree is the same on every machine.
 */
export class SweepStatus {
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  #root = -1;
  #low = -1;
  #high = -1;

  constructor(count: number) {
    this.#left = new Int32Array(count).fill(-1);
    this.#right = new Int32Array(count).fill(-1);
  }

  /**
   * Takes the edges through a point out of the status and hands them to `change`, from bottom to top, with their
   * neighbours below and above (−1 for none). What it returns takes their place. `drop` in the answer says that the
   * neighbour above has to leave too; then it is called again with the next one.
   */
  replace(
    sideOf: (edge: number) => number,
    change: (
      below: number,
      through: readonly number[],
      above: number,
    ) => { edges: readonly number[]; drop: boolean },
  ): void {
    this.#split(this.#root, (edge) => sideOf(edge) < 0);
    const under = this.#low;
    this.#split(this.#high, (edge) => sideOf(edge) === 0);
    let over = this.#high;
    let through = this.#collect(this.#low);
    const below = this.#last(under);
    for (;;) {
      const above = this.#first(over);
      const { edges, drop } = change(below, through, above);
      if (!drop) {
        let tree = under;
        for (const edge of edges) {
          this.#left[edge] = -1;
          this.#right[edge] = -1;
          tree = this.#merge(tree, edge);
        }
        this.#root = this.#merge(tree, over);
        return;
      }
      through = [...edges];
      this.#split(over, (edge) => edge === above);
      over = this.#high;
    }
  }

  /** Splits a tree into the edges for which `isLow` holds, which stand first, and the rest. */
  #split(tree: number, isLow: (edge: number) => boolean): void {
    if (tree < 0) {
      this.#low = -1;
      this.#high = -1;
    } else if (isLow(tree)) {
      this.#split(this.#right[tree]!, isLow);
      this.#right[tree] = this.#low;
      this.#low = tree;
    } else {
      this.#split(this.#left[tree]!, isLow);
      this.#left[tree] = this.#high;
      this.#high = tree;
    }
  }

  #merge(low: number, high: number): number {
    if (low < 0) return high;
    if (high < 0) return low;
    if (priority(low) > priority(high)) {
      this.#right[low] = this.#merge(this.#right[low]!, high);
      return low;
    }
    this.#left[high] = this.#merge(low, this.#left[high]!);
    return high;
  }

  #first(tree: number): number {
    let node = tree;
    while (node >= 0 && this.#left[node]! >= 0) node = this.#left[node]!;
    return node;
  }

  #last(tree: number): number {
    let node = tree;
    while (node >= 0 && this.#right[node]! >= 0) node = this.#right[node]!;
    return node;
  }

  #collect(tree: number, found: number[] = []): number[] {
    if (tree < 0) return found;
    this.#collect(this.#left[tree]!, found);
    found.push(tree);
    return this.#collect(this.#right[tree]!, found);
  }
}

/** A number spread over 32 bits (the finaliser of MurmurHash3), so that edges in ring order give a balanced tree. */
function priority(edge: number): number {
  let hash = edge + 1;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
