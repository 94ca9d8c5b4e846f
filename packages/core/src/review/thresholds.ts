import { type Day, Exact, invariant } from '../base/index.ts';
import type { Threshold } from '../plan/index.ts';

/** Where a case stands, as far as it decides which number holds. `undefined`: not known. */
export interface ThresholdPlace {
  readonly asOf: Day;
  /** The one park of the footprint, `''` when it stands in none. */
  readonly park: string | undefined;
  /** The industry code with everything above it. */
  readonly codes: readonly string[] | undefined;
  /** Whether a code lies below the industry code of the case, so that the case may or may not belong to it. */
  readonly isFiner: (code: string) => boolean;
}

/** The number that holds, or the paths that would have to be known to tell (empty: the package itself leaves it open). */
export type ThresholdChoice =
  | { readonly threshold: Threshold; readonly value: Exact }
  | { readonly threshold?: undefined; readonly missing: readonly string[] };

interface Candidate {
  readonly threshold: Threshold;
  readonly missing: readonly string[];
  /** How narrow its scope is: more dimensions first, then the longest code, then the later start. */
  readonly rank: readonly [number, number, string];
}

function candidateOf(threshold: Threshold, place: ThresholdPlace): Candidate | undefined {
  const { scope, from, to } = threshold;
  if ((from !== undefined && place.asOf < from) || (to !== undefined && place.asOf > to)) return undefined;
  const missing: string[] = [];
  let dimensions = 0;
  let codeLength = 0;
  if (scope?.parks) {
    dimensions++;
    if (place.park === undefined) missing.push('site.park');
    else if (!scope.parks.includes(place.park)) return undefined;
  }
  if (scope?.codes) {
    dimensions++;
    const { codes } = place;
    const fitting = codes === undefined ? scope.codes : scope.codes.filter((code) => codes.includes(code));
    const finer = scope.codes.filter(place.isFiner);
    if (codes === undefined || finer.length > 0) missing.push('industry.code');
    else if (fitting.length === 0) return undefined;
    codeLength = Math.max(...[...fitting, ...finer].map((code) => code.length));
  }
  return { threshold, missing, rank: [dimensions, codeLength, from ?? ''] };
}

function compareRank(a: Candidate, b: Candidate): number {
  const [aDimensions, aLength, aFrom] = a.rank;
  const [bDimensions, bLength, bFrom] = b.rank;
  return bDimensions - aDimensions || bLength - aLength || (aFrom < bFrom ? 1 : aFrom > bFrom ? -1 : 0);
}

function exactOf(threshold: Threshold): Exact {
  const value = Exact.parse(threshold.value);
  invariant(value, 'a threshold was read as a decimal');
  return value;
}

/**
 * The number of a threshold that holds for a case: in effect on the as-of day, and of those the narrowest scope that
 * matches. When an unanswered question (which park? which code?) could bring in a narrower one, the answer is open:
 * a missing fact must not select the general number.
 */
export function chooseThreshold(candidates: readonly Threshold[], place: ThresholdPlace): ThresholdChoice {
  const fitting = candidates.flatMap((threshold) => candidateOf(threshold, place) ?? []).sort(compareRank);
  const [best] = fitting;
  if (!best) return { missing: [] };
  const certain = fitting.find((candidate) => candidate.missing.length === 0);
  const missing = new Set<string>();
  for (const candidate of fitting) {
    if (certain && compareRank(certain, candidate) < 0) break;
    for (const path of candidate.missing) missing.add(path);
  }
  if (missing.size > 0) return { missing: [...missing] };
  const value = exactOf(best.threshold);
  const rival = fitting[1];
  const isOpen = rival && compareRank(best, rival) === 0 && exactOf(rival.threshold).compare(value) !== 0;
  return isOpen ? { missing: [] } : { threshold: best.threshold, value };
}
