import { type Day, dayAfter, daysBetween, invariant } from '../base/index.ts';

/** Values at equal steps of a distribution, from its least to its greatest. */
export type Quantiles = readonly number[];
/** Choices with how often each comes, relative to the others. */
export type Weighted<T> = readonly (readonly [T, number])[];

/** FNV-1a of a text: where a stream of draws begins. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Draws from a seed (mulberry32): integers and arithmetic of IEEE 754 only, so the same draws on every machine. Each
 * subject draws from a stream of its own name, so that a change of one does not shift the others.
 */
export class Draw {
  #state: number;

  constructor(seed: number, stream: string) {
    this.#state = (Math.imul(seed, 0x9e3779b1) ^ hashOf(stream)) >>> 0;
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** An integer from 0 to before `bound`. */
  below(bound: number): number {
    return Math.floor((this.#next() / 4_294_967_296) * bound);
  }

  /** An integer from `least` to `greatest`, both included. */
  between(least: number, greatest: number): number {
    return least + this.below(greatest - least + 1);
  }

  /** True so often in a thousand. */
  chance(perMille: number): boolean {
    return this.below(1_000) < perMille;
  }

  pick<T>(list: readonly T[]): T {
    invariant(list.length > 0, 'something to pick from');
    return list[this.below(list.length)]!;
  }

  weighted<T>(choices: Weighted<T>): T {
    let at = this.below(choices.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [choice, weight] of choices) {
      if (at < weight) return choice;
      at -= weight;
    }
    invariant(false, 'the weights of choices add up to more than nothing');
  }

  /** A whole number distributed as the quantiles say, straight between them. */
  distributed(quantiles: Quantiles): number {
    const step = this.below(quantiles.length - 1);
    const [low, high] = [quantiles[step]!, quantiles[step + 1]!];
    return low + Math.floor(((high - low) * this.below(10_000)) / 10_000);
  }

  /** A part of a whole number, in thousandths drawn between two bounds. */
  share(whole: number, [least, greatest]: readonly [number, number]): number {
    return Math.floor((whole * this.between(least, greatest)) / 1_000);
  }

  /** A day from `from` to `until`, both included; `from` when there is none between. */
  day(from: Day, until: Day): Day {
    return dayAfter(from, this.between(0, Math.max(0, daysBetween(from, until))));
  }

  /** So many of a list, each at most once, in the order of the list. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list.keys()];
    const taken: number[] = [];
    while (taken.length < count && left.length > 0) {
      const at = this.below(left.length);
      taken.push(left[at]!);
      left[at] = left.at(-1)!;
      left.pop();
    }
    return taken.sort((a, b) => a - b).map((index) => list[index]!);
  }
}
