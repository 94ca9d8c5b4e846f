import type { Bilingual } from './i18n.ts';
import { useLanguage } from './i18n.ts';

/** Fills the `{{name}}` places of a text. */
function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(params[name] ?? place));
}

/**
 * The words of one feature, which travel with it: a page that is loaded late brings its own. Gives the hook that
 * speaks them in the reader's language; `{{name}}` places are filled from the parameters.
 */
export function wordsOf<Key extends string>(table: Readonly<Record<Key, Bilingual>>) {
  return function useWords(): (key: Key, params?: Readonly<Record<string, string | number>>) => string {
    const { language } = useLanguage();
    return (key, params = {}) => fill(table[key][language], params);
  };
}
