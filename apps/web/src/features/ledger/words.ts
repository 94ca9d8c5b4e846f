import { wordsOf } from '../../platform/words.ts';
import { WORDS } from './words.data.ts';

/** The words of the ledger page in the reader's language. */
export const useWords = wordsOf(WORDS);

/** Words of an act or of the kind of thing it was done to; its own name where there are none yet. */
export function useNamed() {
  const w = useWords();
  return (group: 'kind' | 'action', name: string): string => {
    const key = `${group}.${name}`;
    return key in WORDS ? w(key as keyof typeof WORDS) : name;
  };
}
