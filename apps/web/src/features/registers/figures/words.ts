import { wordsOf } from '../../../platform/words.ts';
import { FIGURES_WORDS } from './words.data.ts';

/** The words of the figures about a register in the reader's language. */
export const useFiguresWords = wordsOf(FIGURES_WORDS);

/** How figures about the records are told: of what, in which unit. */
export interface FigureTelling {
  /** What is counted or added up, with its unit. */
  readonly what: string;
  /** A figure as it is read; `text` is exact decimal text in the base unit. */
  readonly figure: (text: string) => string;
}
