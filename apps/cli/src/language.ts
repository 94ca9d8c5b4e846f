import type { Bilingual, Language } from '@luodi/core/base';

let current: Language = 'en';

/** Language of the terminal's locale: Chinese for a `zh` locale, English otherwise. */
export function languageOfLocale(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

/** Sets the language of this run. Read once at the start, before any text is made. */
export function useLanguage(language: Language): void {
  current = language;
}

/** Language of this run. */
export function language(): Language {
  return current;
}

/** The text in the language of this run. */
export function say(zh: string, en: string): string {
  return current === 'zh' ? zh : en;
}

/** Bilingual text of the plan in the language of this run. */
export function sayText(text: Bilingual | undefined): string {
  return text?.[current] ?? '';
}
