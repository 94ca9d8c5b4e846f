import { compareText, type Language } from '../base/index.ts';
import { type Classification, type ClassificationEntry, GBT4754_2017_1 } from './classification.ts';
import { SYNONYMS } from './synonyms.data.ts';

/** Why an entry was found, best first. */
export type SearchReason = 'code' | 'code-prefix' | 'name-start' | 'name' | 'synonym';

/** One entry found. */
export interface IndustryHit {
  readonly entry: ClassificationEntry;
  /** The name to show, in the language asked for. */
  readonly name: string;
  readonly by: SearchReason;
  /** The everyday term that led here, when `by` is `synonym`. */
  readonly term?: string;
}

const RANK: Readonly<Record<SearchReason, number>> = {
  code: 0,
  'code-prefix': 1,
  'name-start': 2,
  name: 3,
  synonym: 4,
};

/** Words that say nothing about an industry; they are neither asked for nor counted as the start of a name. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  'a',
  'and',
  'for',
  'in',
  'of',
  'other',
  'the',
  'manufacture',
]);

/** Full-width forms to their plain ones (U+FF01 to U+FF5E, U+3000), then lower case. Independent of locale. */
function fold(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .trim()
    .toLowerCase();
}

function words(text: string): string[] {
  return text.split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !EMPTY_WORDS.has(word));
}

/**
 * Finds industries by what a person types: a code or its beginning, part of a Chinese name, beginnings of English
 * words, or one of a small table of everyday terms (电解铝 leads to 铝冶炼) for GB/T 4754-2017. Full-width digits and
 * spaces are tolerated here, and only here. It searches names and that table; it does not guess at products.
 *
 * Names are searched in both languages; `language` decides only the name shown. Best first: exact code, code prefix,
 * start of name, inside name, everyday term; then by code. A query of several words finds names holding all of them.
 */
export function searchIndustries(
  classification: Classification,
  query: string,
  language: Language,
  limit = 20,
): readonly IndustryHit[] {
  const folded = fold(query);
  if (folded === '') return [];
  const found = new Map<string, { entry: ClassificationEntry; by: SearchReason; term?: string }>();
  const offer = (entry: ClassificationEntry, by: SearchReason, term?: string): void => {
    const before = found.get(entry.code);
    if (before && RANK[before.by] <= RANK[by]) return;
    found.set(entry.code, term === undefined ? { entry, by } : { entry, by, term });
  };
  offerCodes(classification, folded, offer);
  const parts = folded.split(/\s+/);
  const asked = words(folded);
  const chinese = parts.filter((part) => /[^\x20-\x7e]/.test(part));
  for (const searched of searchedEntries(classification)) {
    const reason = matchNames(searched, parts, chinese, asked);
    if (reason) offer(searched.entry, reason);
  }
  if (classification.edition === GBT4754_2017_1) {
    for (const [term, codes] of SYNONYMS) {
      if (!meansTerm(parts.join(' '), term)) continue;
      for (const code of codes) {
        const entry = classification.lookup(code);
        if (entry) offer(entry, 'synonym', term);
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => RANK[a.by] - RANK[b.by] || compareText(a.entry.code, b.entry.code))
    .slice(0, Math.max(0, limit))
    .map((hit) => ({ ...hit, name: classification.name(hit.entry.code, language) ?? hit.entry.code }));
}

/** An entry with its names as they are searched. */
interface SearchedEntry {
  readonly entry: ClassificationEntry;
  readonly zh: string;
  readonly en: readonly string[];
}

const SEARCHED = new WeakMap<Classification, readonly SearchedEntry[]>();

/** Names folded once per classification; a classification never changes. */
function searchedEntries(classification: Classification): readonly SearchedEntry[] {
  const known = SEARCHED.get(classification);
  if (known) return known;
  const entries = classification.entries.map((entry) => ({
    entry,
    zh: fold(entry.zh ?? ''),
    en: words(fold(entry.en ?? '')),
  }));
  SEARCHED.set(classification, entries);
  return entries;
}

function offerCodes(
  classification: Classification,
  folded: string,
  offer: (entry: ClassificationEntry, by: SearchReason) => void,
): void {
  const typed = folded.replace(/\s+/g, '').toUpperCase();
  if (!/^[A-Z]?[0-9.-]*$/.test(typed)) return;
  const exact = classification.lookup(typed);
  if (exact) offer(exact, 'code');
  const letter = /^[A-Z](?=[0-9])/.exec(typed)?.[0];
  const beginning = letter === undefined ? typed : typed.slice(1);
  for (const entry of classification.entries) {
    if (!entry.code.startsWith(beginning) || entry === exact) continue;
    if (letter === undefined || entry.section === letter) offer(entry, 'code-prefix');
  }
}

/** Whether every part of the query stands in one of the names: Chinese parts anywhere, English ones as word starts. */
function matchNames(
  { zh, en }: SearchedEntry,
  parts: readonly string[],
  chinese: readonly string[],
  asked: readonly string[],
): SearchReason | undefined {
  if (chinese.length > 0) {
    if (!parts.every((part) => zh.includes(part))) return undefined;
    return zh.startsWith(parts[0] ?? '') ? 'name-start' : 'name';
  }
  if (asked.length === 0) return undefined;
  if (!asked.every((word) => en.some((one) => one.startsWith(word)))) return undefined;
  return en[0]?.startsWith(asked[0] ?? '') ? 'name-start' : 'name';
}

/** Whether what was typed is an everyday term, the beginning of one, or (in Chinese) holds one. */
function meansTerm(typed: string, term: string): boolean {
  if (typed.length < 2) return false;
  if (/^[\x20-\x7e]+$/.test(term)) {
    const plain = typed.replace(/s$/, '');
    return term === typed || term === plain || (typed.length >= 4 && term.startsWith(typed));
  }
  return term.startsWith(typed) || typed.includes(term);
}
