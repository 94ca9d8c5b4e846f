import {
  type Bilingual,
  compareText,
  type Finding,
  type FindingPlace,
  type Language,
} from '../base/index.ts';
import { makeIndustryFinding } from './findings.ts';

/** Edition id of GB/T 4754-2017 as amended in 2019: the number of the standard, then the amendment. */
export const GBT4754_2017_1 = 'GB/T 4754-2017/1';
/** Edition id of the edition before. Only its changed codes are known here, so it is no {@link Classification}. */
export const GBT4754_2011 = 'GB/T 4754-2011';

/** Editions of the national standard, whose ids no plan package may give to something else. */
const RESERVED_EDITIONS: readonly string[] = [GBT4754_2017_1, GBT4754_2011, 'GB/T 4754-2017', 'GB/T 4754'];

/** An industry code with the edition it belongs to. A bare code means nothing: digits change hands between editions. */
export interface IndustryRef {
  /** Id of the classification, for instance `GB/T 4754-2017/1`. */
  readonly edition: string;
  /** As written, with or without the leading section letter: `C3451`, `3451`, `345`, `34`, `C`. */
  readonly code: string;
}

/** One row of a classification. */
export interface ClassificationEntry {
  /** Normal form: the section letter alone for a section, digits without the letter for everything below. */
  readonly code: string;
  /** 1 for the topmost level; in GB/T 4754 also the number of characters of the code. */
  readonly depth: number;
  readonly parent?: string;
  /** Code of the topmost ancestor, itself for a section. */
  readonly section: string;
  /** Official Chinese name; a classification brought by a plan may lack one language, never both. */
  readonly zh?: string;
  readonly en?: string;
}

/** A code that was read, or the finding that says why it could not be. */
export type CodeReading =
  | { readonly entry: ClassificationEntry; readonly finding?: undefined }
  | { readonly entry?: undefined; readonly finding: Finding; readonly nearest?: ClassificationEntry };

/** A tree of industry codes of one edition. */
export interface Classification {
  readonly edition: string;
  /** Names of the levels from the top: 门类, 大类, 中类, 小类 for GB/T 4754. */
  readonly levels: readonly Bilingual[];
  /** Every entry in the order of its source: parents before children. */
  readonly entries: readonly ClassificationEntry[];
  readonly sections: readonly ClassificationEntry[];
  /** The entry of a code, with or without section letter; `undefined` when it is malformed or unknown. */
  lookup(code: string): ClassificationEntry | undefined;
  /** As {@link lookup}, but says what is wrong and which ancestor of the code does exist. */
  read(code: string, place?: FindingPlace): CodeReading;
  /**
   * Name to show. When there is no name in that language: an entry without an English name is shown in English as the
   * nearest named one above it followed by its Chinese name; otherwise the name in the other language is given.
   * `undefined` for an unknown code.
   */
  name(code: string, language: Language): string | undefined;
  /** The entry and its ancestors, topmost first; empty for an unknown code. */
  chain(code: string): readonly ClassificationEntry[];
  children(code: string): readonly ClassificationEntry[];
}

/** A row of a classification as a plan package brings it. */
export interface ClassificationSource {
  readonly code: string;
  /** Code above it; when left out, the longest other code that this one begins with. */
  readonly parent?: string;
  readonly zh?: string;
  readonly en?: string;
}

const WELL_FORMED = /^[0-9A-Z]+(?:[.-][0-9A-Z]+)*$/;
const UNNAMED_LEVEL: Bilingual = { zh: '级', en: 'level' };

class CodeTree implements Classification {
  readonly edition: string;
  readonly levels: readonly Bilingual[];
  readonly entries: readonly ClassificationEntry[];
  readonly sections: readonly ClassificationEntry[];
  readonly #byCode: ReadonlyMap<string, ClassificationEntry>;
  readonly #children = new Map<string, ClassificationEntry[]>();

  constructor(edition: string, levels: readonly Bilingual[], entries: readonly ClassificationEntry[]) {
    this.edition = edition;
    this.entries = entries;
    this.sections = entries.filter((entry) => entry.parent === undefined);
    this.#byCode = new Map(entries.map((entry) => [entry.code, entry]));
    const deepest = entries.reduce((depth, entry) => Math.max(depth, entry.depth), 0);
    this.levels = Array.from({ length: deepest }, (_, i) => levels[i] ?? UNNAMED_LEVEL);
    for (const entry of entries) {
      if (entry.parent === undefined) continue;
      const siblings = this.#children.get(entry.parent);
      if (siblings) siblings.push(entry);
      else this.#children.set(entry.parent, [entry]);
    }
  }

  lookup(code: string): ClassificationEntry | undefined {
    return this.read(code).entry;
  }

  read(code: string, place: FindingPlace = {}): CodeReading {
    const exact = this.#byCode.get(code);
    if (exact) return { entry: exact };
    const params = { code, edition: this.edition };
    if (!WELL_FORMED.test(code)) {
      return { finding: makeIndustryFinding('industry.malformed-code', place, params) };
    }
    const letter = /^[A-Z](?=[0-9])/.exec(code)?.[0];
    const section = letter === undefined ? undefined : this.sections.find((entry) => entry.code === letter);
    const digits = letter === undefined ? code : code.slice(1);
    const below = this.#byCode.get(digits);
    if (below && section?.code === below.section) return { entry: below };
    if (below) {
      return {
        finding: makeIndustryFinding('industry.section-mismatch', place, {
          ...params,
          digits,
          section: below.section,
        }),
      };
    }
    const nearest = this.#nearest(digits, section);
    if (!nearest) return { finding: makeIndustryFinding('industry.no-such-branch', place, params) };
    return {
      finding: makeIndustryFinding('industry.unknown-code', place, {
        ...params,
        nearest: nearest.code,
        nearestZh: this.name(nearest.code, 'zh') ?? '',
        nearestEn: this.name(nearest.code, 'en') ?? '',
      }),
      nearest,
    };
  }

  /** The longest existing beginning of a code, kept inside the section when one was written. */
  #nearest(code: string, section: ClassificationEntry | undefined): ClassificationEntry | undefined {
    for (let length = code.length - 1; length > 0; length--) {
      const entry = this.#byCode.get(code.slice(0, length));
      if (entry && (!section || entry.section === section.code)) return entry;
    }
    return section;
  }

  name(code: string, language: Language): string | undefined {
    const entry = this.lookup(code);
    if (!entry) return undefined;
    const own = entry[language];
    if (own !== undefined) return own;
    if (language === 'zh') return entry.en;
    const group = this.chain(entry.code)
      .slice(0, -1)
      .findLast((above) => above.en !== undefined);
    return group ? `${group.en}: ${entry.zh}` : entry.zh;
  }

  chain(code: string): readonly ClassificationEntry[] {
    const chain: ClassificationEntry[] = [];
    for (
      let at = this.lookup(code);
      at;
      at = at.parent === undefined ? undefined : this.#byCode.get(at.parent)
    ) {
      chain.unshift(at);
    }
    return chain;
  }

  children(code: string): readonly ClassificationEntry[] {
    return this.#children.get(this.lookup(code)?.code ?? '') ?? [];
  }
}

/** The longest other code that this one begins with, or `undefined` for a topmost code. */
function prefixParent(code: string, codes: ReadonlyMap<string, ClassificationSource>): string | undefined {
  for (let length = code.length - 1; length > 0; length--) {
    const prefix = code.slice(0, length);
    if (codes.has(prefix)) return prefix;
  }
  return undefined;
}

/** A classification, or the complete list of what is wrong with its rows. */
export interface ClassificationResult {
  readonly classification?: Classification;
  readonly findings: readonly Finding[];
}

/** As {@link classificationFromEntries}, for the built-in editions as well. */
export function buildClassification(
  edition: string,
  rows: readonly ClassificationSource[],
  levels: readonly Bilingual[],
): ClassificationResult {
  const findings: Finding[] = [];
  const sources = new Map<string, ClassificationSource>();
  rows.forEach((row, index) => {
    const place = { pointer: `/${index}` };
    const params = { code: row.code, edition };
    if (!WELL_FORMED.test(row.code))
      findings.push(makeIndustryFinding('industry.malformed-entry', place, params));
    if (sources.has(row.code)) findings.push(makeIndustryFinding('industry.duplicate-entry', place, params));
    if (!row.zh?.trim() && !row.en?.trim()) {
      findings.push(makeIndustryFinding('industry.unnamed-entry', place, params));
    }
    sources.set(row.code, row);
  });
  const parents = new Map<string, string | undefined>();
  for (const [code, row] of sources) parents.set(code, row.parent ?? prefixParent(code, sources));
  const chains = new Map<string, readonly string[]>();
  rows.forEach((row, index) => {
    const chain: string[] = [];
    let at: string | undefined = row.code;
    while (at !== undefined && sources.has(at) && !chain.includes(at)) {
      chain.push(at);
      at = parents.get(at);
    }
    if (at === undefined) chains.set(row.code, chain);
    else {
      const params = { edition, code: row.code, parent: at };
      findings.push(makeIndustryFinding('industry.orphan-entry', { pointer: `/${index}/parent` }, params));
    }
  });
  if (findings.length > 0) return { findings };
  const entries = [...chains].map(([code, chain]): ClassificationEntry => {
    const { zh, en } = sources.get(code)!;
    const parent = parents.get(code);
    return {
      code,
      depth: chain.length,
      section: chain.at(-1)!,
      ...(parent !== undefined && { parent }),
      ...(zh?.trim() && { zh }),
      ...(en?.trim() && { en }),
    };
  });
  entries.sort((a, b) => a.depth - b.depth || compareText(a.code, b.code));
  return { classification: new CodeTree(edition, levels, entries), findings };
}

/**
 * Builds a classification from rows, so that a plan package can bring its own (an ISIC Rev.4 subset, for instance).
 * Rows may come in any order; entries of the result stand parents first, then by code. Parents are written out where
 * the code does not begin with the parent’s (division 28 under section C).
 *
 * Gives the classification, or the complete list of what is wrong with the rows and no classification.
 */
export function classificationFromEntries(
  edition: string,
  rows: readonly ClassificationSource[],
  levels: readonly Bilingual[] = [],
): ClassificationResult {
  if (edition.trim() === '' || RESERVED_EDITIONS.includes(edition)) {
    return { findings: [makeIndustryFinding('industry.edition-reserved', {}, { edition })] };
  }
  return buildClassification(edition, rows, levels);
}
