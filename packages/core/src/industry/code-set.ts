import type { Finding, FindingPlace } from '../base/index.ts';
import {
  type Classification,
  type ClassificationEntry,
  GBT4754_2011,
  GBT4754_2017_1,
  type IndustryRef,
} from './classification.ts';
import { makeIndustryFinding } from './findings.ts';
import { builtInClassifications, changedSince2011 } from './gbt4754.ts';

/**
 * Codes a position stands on: everything at or under an included code, less everything at or under an exception. An
 * exception belongs to its own set. Where a set includes a code below one of its exceptions, the longer one counts.
 */
export interface CodeSet {
  readonly edition: string;
  /** Codes of any level, with or without section letter: `C`, `34`, `345`, `3451`, `C3451`. */
  readonly include: readonly string[];
  readonly except?: readonly string[];
}

/** An industry that was read, or the findings that say why it could not be. */
export type IndustryReading =
  | {
      readonly entry: ClassificationEntry;
      readonly classification: Classification;
      readonly findings: readonly Finding[];
    }
  | {
      readonly entry?: undefined;
      readonly classification?: undefined;
      readonly findings: readonly Finding[];
    };

/** How one industry lies to another of the same edition. */
export type IndustryRelation = 'same' | 'contains' | 'within' | 'apart';

/** What a code of 2011 meant, when the digits or their meaning have changed since. */
function findChangeSince2011(code: string, place: FindingPlace): readonly Finding[] {
  const change = changedSince2011(code);
  if (!change) return [];
  const { zh, en } = change.meaning;
  const params = { code, meaningZh: zh, meaningEn: en, candidates: change.candidates.join(', ') };
  return [makeIndustryFinding('industry.changed-since-2011', place, params)];
}

/**
 * Refuses codes of another edition, and says of each what it meant in 2011 when that is known. Never compares digits.
 */
export function refuseEdition(
  edition: string,
  codes: readonly string[],
  expected: string,
  place: FindingPlace = {},
  more: Readonly<Record<string, string>> = {},
): readonly Finding[] {
  const params = { code: codes.join(', '), edition, expected, ...more };
  const refusal = makeIndustryFinding('industry.wrong-edition', place, params);
  const fromOld = edition === GBT4754_2011 && expected === GBT4754_2017_1;
  return fromOld ? [refusal, ...codes.flatMap((code) => findChangeSince2011(code, place))] : [refusal];
}

/**
 * Reads an industry by the classification of its own edition. A code that is unknown in GB/T 4754-2017 but existed
 * in 2011 gets a second finding, because the likeliest fault is an old code under a new edition’s name.
 */
export function readIndustry(
  ref: IndustryRef,
  classifications: readonly Classification[] = builtInClassifications,
  place: FindingPlace = {},
): IndustryReading {
  const classification = classifications.find((one) => one.edition === ref.edition);
  if (!classification) {
    const known = classifications.map((one) => one.edition).join(', ');
    const unknown = makeIndustryFinding('industry.unknown-edition', place, { ...ref, known });
    const old = ref.edition === GBT4754_2011 ? findChangeSince2011(ref.code, place) : [];
    return { findings: [unknown, ...old] };
  }
  const reading = classification.read(ref.code, place);
  if (reading.entry) return { entry: reading.entry, classification, findings: [] };
  const old = ref.edition === GBT4754_2017_1 ? findChangeSince2011(ref.code, place) : [];
  return { findings: [reading.finding, ...old] };
}

/**
 * How `a` lies to `b`: `contains` when `b` is below `a`. Codes of different editions are refused with
 * `industry.wrong-edition`, however alike the digits look.
 */
export function compareIndustries(
  a: IndustryRef,
  b: IndustryRef,
  classifications: readonly Classification[] = builtInClassifications,
): { readonly relation?: IndustryRelation; readonly findings: readonly Finding[] } {
  if (a.edition !== b.edition) return { findings: refuseEdition(b.edition, [b.code], a.edition) };
  const readA = readIndustry(a, classifications);
  const readB = readIndustry(b, classifications);
  if (!readA.entry || !readB.entry) return { findings: [...readA.findings, ...readB.findings] };
  if (readA.entry.code === readB.entry.code) return { relation: 'same', findings: [] };
  if (isUnder(readB.classification, readB.entry.code, readA.entry.code)) {
    return { relation: 'contains', findings: [] };
  }
  const within = isUnder(readA.classification, readA.entry.code, readB.entry.code);
  return { relation: within ? 'within' : 'apart', findings: [] };
}

/** Whether a code is another code or lies below it. Both in normal form. */
export function isUnder(classification: Classification, code: string, above: string): boolean {
  return classification.chain(code).some((entry) => entry.code === above);
}

/** A code set read by its classification: what could be read, and what was wrong with the rest. */
export interface CodeSetReading {
  readonly include: readonly ClassificationEntry[];
  readonly except: readonly ClassificationEntry[];
  readonly findings: readonly Finding[];
}

/** Reads every code of a set. Places are pointers into the set: `/include/0`, `/except/1`. */
export function readCodeSet(
  set: CodeSet,
  classifications: readonly Classification[],
  place: FindingPlace = {},
): CodeSetReading {
  const findings: Finding[] = [];
  const readAll = (codes: readonly string[], key: string): ClassificationEntry[] =>
    codes.flatMap((code, index) => {
      const at = { ...place, pointer: `${place.pointer ?? ''}/${key}/${index}` };
      const reading = readIndustry({ edition: set.edition, code }, classifications, at);
      findings.push(...reading.findings);
      return reading.entry ? [reading.entry] : [];
    });
  return { include: readAll(set.include, 'include'), except: readAll(set.except ?? [], 'except'), findings };
}

/**
 * Everything wrong with a code set, for the linter: edition without classification, malformed, unknown or outdated
 * codes, codes already within another, exceptions that except nothing. Pass `expected` to refuse another edition.
 */
export function checkCodeSet(
  set: CodeSet,
  options: { readonly classifications?: readonly Classification[]; readonly expected?: string } = {},
  place: FindingPlace = {},
): readonly Finding[] {
  const known = options.classifications ?? builtInClassifications;
  const base = place.pointer ?? '';
  if (options.expected !== undefined && set.edition !== options.expected) {
    const at = { ...place, pointer: `${base}/edition` };
    return refuseEdition(set.edition, set.include, options.expected, at);
  }
  const classification = known.find((one) => one.edition === set.edition);
  if (!classification) {
    const params = {
      edition: set.edition,
      code: set.include.join(', '),
      known: known.map((one) => one.edition).join(', '),
    };
    return [
      makeIndustryFinding('industry.unknown-edition', { ...place, pointer: `${base}/edition` }, params),
    ];
  }
  if (set.include.length === 0) {
    return [makeIndustryFinding('industry.empty-set', { ...place, pointer: `${base}/include` })];
  }
  const findings = [...readCodeSet(set, known, place).findings];
  const include = set.include.map((code) => classification.lookup(code)?.code);
  include.forEach((code, index) => {
    const within = include.find(
      (other, at) =>
        code !== undefined &&
        other !== undefined &&
        at !== index &&
        (other === code ? at < index : isUnder(classification, code, other)) &&
        !exceptedBetween(classification, set, code, other),
    );
    if (code === undefined || within === undefined) return;
    const at = { ...place, pointer: `${base}/include/${index}` };
    findings.push(makeIndustryFinding('industry.redundant-code', at, { code, within }));
  });
  (set.except ?? []).forEach((written, index) => {
    const code = classification.lookup(written)?.code;
    if (code === undefined) return;
    if (include.some((other) => other !== undefined && isUnder(classification, code, other))) return;
    const at = { ...place, pointer: `${base}/except/${index}` };
    findings.push(makeIndustryFinding('industry.dead-exception', at, { code }));
  });
  return findings;
}

/** Whether an exception of the set stands between an included code and a longer one, which then is not redundant. */
function exceptedBetween(classification: Classification, set: CodeSet, code: string, above: string): boolean {
  return (set.except ?? []).some((written) => {
    const excepted = classification.lookup(written)?.code;
    return (
      excepted !== undefined &&
      isUnder(classification, code, excepted) &&
      isUnder(classification, excepted, above)
    );
  });
}
