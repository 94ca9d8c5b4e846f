import { type Bilingual, compareText, type Finding } from '../base/index.ts';
import { type Classification, GBT4754_2017_1, type IndustryRef } from './classification.ts';
import { isUnder, readIndustry, refuseEdition } from './code-set.ts';
import { makeIndustryFinding } from './findings.ts';
import { builtInClassifications } from './gbt4754.ts';
import { AREA_TABLES } from './strategic-emerging-2018.data.ts';

/** A class, or a whole group or division, that an entry of the catalogue names. */
export interface StrategicMapping {
  /** Code of GB/T 4754-2017/1. */
  readonly code: string;
  /** Starred in the catalogue: only part of it belongs. */
  readonly partly: boolean;
}

/** An entry of the classification of strategic emerging industries (2018). */
export interface StrategicEntry {
  readonly code: string;
  readonly name: Bilingual;
  /** Codes of the entries above it, the area first: `3`, `3.2`, `3.2.1`. */
  readonly above: readonly string[];
  /** Empty for entries that only head others. */
  readonly classes: readonly StrategicMapping[];
}

/** An entry that concerns an industry. */
export interface StrategicHit {
  readonly entry: StrategicEntry;
  /** The code by which it concerns it: the industry itself or one above it. */
  readonly by: string;
  readonly partly: boolean;
}

/**
 * Whether an industry is strategic emerging.
 * - `whole`: an entry names it, or a code above it, without a star;
 * - `ask`: named with a star only, or given too coarsely to tell; a person decides, by product;
 * - `none`: no entry names it;
 * - `undetermined`: the code could not be read, or is of another edition.
 */
export type StrategicAnswer = 'whole' | 'ask' | 'none' | 'undetermined';

/** Result of {@link strategicEmerging}; hits in the order of the catalogue. */
export interface StrategicResult {
  readonly answer: StrategicAnswer;
  readonly hits: readonly StrategicHit[];
  readonly findings: readonly Finding[];
}

function readCatalogue(): readonly StrategicEntry[] {
  return AREA_TABLES.flatMap((table) =>
    table.split('\n').map((line): StrategicEntry => {
      const [code = '', zh = '', en = '', classes] = line.split('|');
      const parts = code.split('.');
      return {
        code,
        name: { zh, en },
        above: parts.slice(1).map((_, length) => parts.slice(0, length + 1).join('.')),
        classes: (classes?.split(' ') ?? []).map((one) => ({
          code: one.replace('*', ''),
          partly: one.endsWith('*'),
        })),
      };
    }),
  );
}

/**
 * The whole classification of strategic emerging industries (战略性新兴产业分类, 2018): nine areas, every entry with
 * the classes of GB/T 4754-2017 it names. The catalogue also lists key products within starred classes; those are not
 * held here, which is why a star stays a question.
 */
export const strategicCatalogue: readonly StrategicEntry[] = readCatalogue();

const BY_CLASS: ReadonlyMap<string, readonly StrategicHit[]> = (() => {
  const index = new Map<string, StrategicHit[]>();
  for (const entry of strategicCatalogue) {
    for (const { code, partly } of entry.classes) {
      const hits = index.get(code) ?? [];
      hits.push({ entry, by: code, partly });
      index.set(code, hits);
    }
  }
  return index;
})();

const CATALOGUE_ORDER: ReadonlyMap<StrategicEntry, number> = new Map(
  strategicCatalogue.map((entry, order) => [entry, order]),
);

/**
 * The entries of the 2018 catalogue that concern an industry of GB/T 4754-2017/1. A star (only part of the class
 * belongs) is never a yes: it comes back as `ask` with a finding for a person. Other editions are refused.
 */
export function strategicEmerging(
  ref: IndustryRef,
  classifications: readonly Classification[] = builtInClassifications,
): StrategicResult {
  if (ref.edition !== GBT4754_2017_1) {
    return {
      answer: 'undetermined',
      hits: [],
      findings: refuseEdition(ref.edition, [ref.code], GBT4754_2017_1),
    };
  }
  const reading = readIndustry(ref, classifications);
  if (!reading.entry) return { answer: 'undetermined', hits: [], findings: reading.findings };
  const { entry, classification } = reading;
  const hits = classification
    .chain(entry.code)
    .flatMap((above) => BY_CLASS.get(above.code) ?? [])
    .sort((a, b) => (CATALOGUE_ORDER.get(a.entry) ?? 0) - (CATALOGUE_ORDER.get(b.entry) ?? 0));
  if (hits.some((hit) => !hit.partly)) return { answer: 'whole', hits, findings: [] };
  const findings: Finding[] = [];
  if (hits.length > 0) {
    const entries = hits.map((hit) => hit.entry.code).join(', ');
    findings.push(makeIndustryFinding('industry.strategic-partly', {}, { code: ref.code, entries }));
  }
  const finer = [...BY_CLASS.keys()].filter(
    (code) => code !== entry.code && isUnder(classification, code, entry.code),
  );
  if (finer.length > 0) {
    const params = { code: ref.code, finer: finer.sort(compareText).join(', ') };
    findings.push(makeIndustryFinding('industry.code-too-coarse', {}, params));
  }
  return { answer: findings.length > 0 ? 'ask' : 'none', hits, findings };
}
