import { wordsOf } from '../../platform/words.ts';
import { WORDS } from './words.data.ts';

/** The words of submission and approval in the reader's language. */
export const useWords = wordsOf(WORDS);
