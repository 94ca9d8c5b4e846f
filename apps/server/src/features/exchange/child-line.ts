import { AppError } from '@luodi/api';

/** Children at work at once, and how many tasks wait for one. */
const MOST_AT_WORK = 2;
const MOST_WAITING = 8;

/** A bounded line before the children: beyond it work is refused with `exchange-busy`, at once. */
export class ChildLine {
  #atWork = 0;
  readonly #waiting: (() => void)[] = [];

  /** Whether one more would be refused now. */
  get isFull(): boolean {
    return this.#waiting.length >= MOST_WAITING;
  }

  /** Waits for a place; what it gives has to be called when the work is done. */
  async enter(): Promise<() => void> {
    if (this.isFull) throw new AppError('exchange-busy', {}, { retryAfterS: 10 });
    if (this.#atWork >= MOST_AT_WORK) await new Promise<void>((next) => this.#waiting.push(next));
    else this.#atWork++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = this.#waiting.shift();
      // The place is handed over, so that nobody steps in between.
      if (next) next();
      else this.#atWork--;
    };
  }
}
