import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './text.en.ts';
import { type TextKey, zh } from './text.zh.ts';

export { type TextKey } from './text.zh.ts';

export type Language = 'zh' | 'en';
/** Text in both languages, as the wire carries it. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const STORED = 'luodi.language';

function initialLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  const stored = localStorage.getItem(STORED);
  return asked === 'en' || asked === 'zh' ? asked : stored === 'en' ? 'en' : 'zh';
}

function applyLanguage(language: Language) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** Chinese first; `?lang=en` or the switch gives English, remembered on this device. */
export function startI18n(): void {
  const language = initialLanguage();
  applyLanguage(language);
  i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    keySeparator: false,
    nsSeparator: false,
  });
}

/** The words of the interface: `t` for our own text, `say` for bilingual text from the plan. */
export function useLanguage() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    language,
    t: (key: TextKey, params?: Record<string, string | number>) => t(key, params ?? {}),
    say: (text: Bilingual | undefined) => text?.[language] ?? '',
    /** Items in a row, with the punctuation of the language. */
    row: (items: readonly string[]) => items.join(language === 'zh' ? '；' : '; '),
    /** An aside in brackets of the language. */
    aside: (text: string) => (text ? (language === 'zh' ? `（${text}）` : ` (${text})`) : ''),
    setLanguage: (next: Language) => {
      localStorage.setItem(STORED, next);
      applyLanguage(next);
      void i18n.changeLanguage(next);
    },
  };
}
