import type { Language } from './i18n.ts';

/** A day as a reader writes it: 2022年2月8日, 8 February 2022. */
export function formatDay(day: string, language: Language): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  if (!year || !month || !date) return day;
  if (language === 'zh') return `${year}年${month}月${date}日`;
  const months = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ];
  return `${date} ${months[month - 1]} ${year}`;
}

/** Groups the whole part of a decimal by thousands without touching its digits. */
export function groupDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** The beginning of a long text, for a link or a heading. */
export function shorten(text: string, length = 32): string {
  const wide = /[\u3400-\u9fff]/.test(text) ? length : length * 2;
  return text.length > wide ? `${text.slice(0, wide)}…` : text;
}

/** An article of a law, as it is cited: 第35条, art. 35. */
export function formatArticle(article: string, language: Language): string {
  return language === 'zh' ? `第${article}条` : `art. ${article.replaceAll('、', ', ')}`;
}
