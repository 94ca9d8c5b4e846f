import { type Day, isDay } from '../base/index.ts';
import { folded } from './written.ts';

/** A day as a person wrote it, or why it cannot be told. */
export type WrittenDay =
  | { readonly day: Day }
  | { readonly doubt: 'none' | 'incomplete' | 'order' | 'serial' | 'time' | 'no-such-day' };

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** Chinese numerals of a date, such as 二〇二四 or 十五, as digits; other text as it is. */
function chineseNumber(text: string): string {
  const digits = text.replaceAll('零', '〇').replaceAll('○', '〇');
  if (/^[〇一二三四五六七八九]+$/.test(digits)) {
    return [...digits].map((one) => CHINESE_DIGITS.indexOf(one)).join('');
  }
  const match = /^([二三]?)十([一二三四五六七八九]?)$/.exec(digits);
  if (!match) return text;
  const tens = match[1] ? CHINESE_DIGITS.indexOf(match[1]) : 1;
  return String(tens * 10 + (match[2] ? CHINESE_DIGITS.indexOf(match[2]) : 0));
}

/**
 * Reads a day in the usual spellings: 2024-03-15, 2024/3/15, 2024.3.15, 20240315, 2024年3月15日, 二〇二四年三月十五日,
 * each also with a time of midnight, as spreadsheets add it. Years of two digits, the day first, a month alone, or the
 * bare serial number of a spreadsheet are in doubt: they are asked about, not guessed.
 */
export function readWrittenDay(written: string): WrittenDay {
  const text = folded(written);
  const chinese = /^(.+?)年(.+?)月(?:(.+?)[日号])?$/.exec(text);
  if (chinese) {
    const [, year = '', month = '', date] = chinese;
    if (date === undefined) return { doubt: 'incomplete' };
    return dayOfParts(chineseNumber(year.trim()), chineseNumber(month.trim()), chineseNumber(date.trim()));
  }
  const timed = /^(\S+?)[T\s]\s*(\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)$/.exec(text);
  if (timed) {
    const midnight = /^0{1,2}:00(?::00)?(?:\.0+)?Z?$/.test(timed[2] ?? '');
    return midnight ? readWrittenDay(timed[1] ?? '') : { doubt: 'time' };
  }
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return dayOfParts(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '');
  const parts = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (parts) {
    const [, first = '', , second = '', third = ''] = parts;
    return first.length === 4 && third.length <= 2 ? dayOfParts(first, second, third) : { doubt: 'order' };
  }
  if (/^\d{4}[-/.]\d{1,2}$/.test(text) || /^\d{4}年?$/.test(text) || /^\d{6}$/.test(text))
    return { doubt: 'incomplete' };
  return { doubt: /^\d{5}(\.\d+)?$/.test(text) ? 'serial' : 'none' };
}

function dayOfParts(year: string, month: string, date: string): WrittenDay {
  if (!/^\d{4}$/.test(year)) return { doubt: /^\d{2}$/.test(year) ? 'order' : 'none' };
  if (!/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(date)) return { doubt: 'none' };
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) && isUsableDay(day) ? { day } : { doubt: 'no-such-day' };
}

/** Days a record can hold on: those of the calendar with a year of four digits from 1000 on. */
export function isUsableDay(day: string): boolean {
  return isDay(day) && day >= '1000-01-01';
}
