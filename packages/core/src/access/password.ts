import type { Bilingual } from '../base/index.ts';

/** Why a password is not accepted. */
export interface PasswordFault {
  readonly code: 'password-short' | 'password-long' | 'password-common' | 'password-personal';
  readonly text: Bilingual;
}

/** With this many characters of three kinds, or so many of any kind (GB/T 22239-2019, 8.1.4.1; ASVS 5.0, 6.2.1). */
const MIN_MIXED = 10;
const MIN_ANY = 15;
/** Longer ones only cost the hash. */
export const MAX_PASSWORD = 128;

/** What must be left of a password when everything that is easily guessed is taken out of it. */
const MIN_LEFT = 6;

/** Words a guesser tries first, in any spelling of {@link LOOKALIKES}. */
const COMMON_WORDS = [
  'administrator',
  'password',
  'passwort',
  'welcome',
  'letmein',
  'security',
  'secret',
  'login',
  'admin',
  'master',
  'system',
  'manager',
  'default',
  'changeme',
  'test',
  'demo',
  'user',
  'guest',
  'root',
  'hello',
  'iloveyou',
  'dragon',
  'monkey',
  'sunshine',
  'woaini',
  'mima',
  'guanliyuan',
  'kaifaqu',
  'guanweihui',
  'linqing',
  'luodi',
  'zhongguo',
  'china',
  'shandong',
];

const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
};

/** Rows of keys and orders everyone knows; a run of four along any of them, either way, is no secret. */
const KNOWN_ORDERS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '!@#$%^&*()',
];
const RUN = 4;

/**
 * Everything that keeps a password from being accepted; empty when it is. `about` are words of the account (its name,
 * mail address, telephone) that a guesser knows. Judged by rule, not by a list of other people's passwords: runs,
 * repetitions, years and common words are taken out, and enough has to be left.
 */
export function checkPassword(password: string, about: readonly string[] = []): PasswordFault[] {
  const characters = [...password];
  if (characters.length > MAX_PASSWORD) {
    const text = { zh: `口令不超过${MAX_PASSWORD}个字符`, en: `At most ${MAX_PASSWORD} characters` };
    return [{ code: 'password-long', text }];
  }
  const faults: PasswordFault[] = [];
  const isLong = characters.length >= MIN_ANY;
  const isMixed = characters.length >= MIN_MIXED && kindsOf(characters) >= 3;
  if (!isLong && !isMixed) {
    faults.push({
      code: 'password-short',
      text: {
        zh: `口令至少${MIN_MIXED}个字符并含大写、小写、数字、其他字符中的三种，或者至少${MIN_ANY}个字符`,
        en: `At least ${MIN_MIXED} characters of three kinds (capitals, small letters, digits, others), or at least ${MIN_ANY} of any kind`,
      },
    });
  }
  const folded = password.toLowerCase();
  if (about.some((word) => isGuess(folded, word))) {
    const text = {
      zh: '口令不能含有账户名、姓名、邮箱或电话',
      en: 'Not your sign-in name, name, mail or telephone',
    };
    faults.push({ code: 'password-personal', text });
  }
  if (leftOf(folded) < MIN_LEFT) {
    const text = {
      zh: '口令太常见：去掉连续或重复的字符、年份和常用词之后所剩太少',
      en: 'Too easily guessed: little is left without runs, repetitions, years and common words',
    };
    faults.push({ code: 'password-common', text });
  }
  return faults;
}

function kindsOf(characters: readonly string[]): number {
  const kinds = [/^[A-Z]$/, /^[a-z]$/, /^[0-9]$/, /^[^A-Za-z0-9]$/u];
  return kinds.filter((kind) => characters.some((one) => kind.test(one))).length;
}

function isGuess(folded: string, word: string): boolean {
  const parts = word.toLowerCase().split(/[\s@._-]+/);
  return [word.toLowerCase(), ...parts].some((part) => [...part].length >= 4 && folded.includes(part));
}

/** How many different characters are left of a password without what a guesser tries first. */
function leftOf(folded: string): number {
  let rest = withoutRuns(folded).replace(/(19|20)\d\d/g, ' ');
  rest = withoutWords(rest);
  const characters = [...rest].filter((one) => one !== ' ');
  const distinct = new Set(characters).size;
  // Two or three characters over and over are no more than those two or three.
  return distinct <= 3 ? distinct : characters.length;
}

function withoutRuns(text: string): string {
  const kept = [...text];
  for (let start = 0; start + RUN <= kept.length; start += 1) {
    const piece = [...text].slice(start, start + RUN).join('');
    const reversed = [...piece].reverse().join('');
    const isRun =
      new Set(piece).size === 1 ||
      KNOWN_ORDERS.some((order) => order.includes(piece) || order.includes(reversed));
    if (isRun) kept.fill(' ', start, start + RUN);
  }
  return kept.join('');
}

function withoutWords(text: string): string {
  let rest = text;
  for (const word of COMMON_WORDS) {
    for (let plain = plainOf(rest); plain.includes(word); plain = plainOf(rest)) {
      const at = plain.indexOf(word);
      rest = `${rest.slice(0, at)} ${rest.slice(at + word.length)}`;
    }
  }
  return rest;
}

/** The same text with the usual substitutions undone, place by place. */
function plainOf(text: string): string {
  return text
    .split('')
    .map((one) => LOOKALIKES[one] ?? one)
    .join('');
}
