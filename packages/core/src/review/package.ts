import type { Layer } from '../geometry/index.ts';
import type { Classification } from '../industry/index.ts';
import type { PackageContent } from '../plan/index.ts';
import { type CompiledRuleBook, compileRuleBook, type FactReads, factReads } from '../rules/index.ts';

/** The files of a package that a review reads; a proof carries exactly these. */
export const reviewFiles = [
  'plan.yaml',
  'sources.yaml',
  'clauses.yaml',
  'layout.yaml',
  'industries.yaml',
  'facts.yaml',
  'thresholds.yaml',
  'rules.yaml',
  'bodies.yaml',
] as const;

export type ReviewContent = Pick<PackageContent, (typeof reviewFiles)[number]> &
  Pick<Partial<PackageContent>, 'classification.yaml'>;

/**
 * What a review stands on. A whole plan package is one; so is what a proof carries, where `layers` hold only the
 * features near the footprint.
 */
export interface ReviewPackage {
  readonly content: ReviewContent;
  /** Layers that are there, by id. A declared layer that is absent here is missing. */
  readonly layers: ReadonlyMap<string, Layer>;
  readonly classification: Classification;
  /** Content hash of the whole package. */
  readonly hash: string;
  /** Hash of each layer as a whole. */
  readonly layerHashes: Readonly<Record<string, string>>;
}

/** A rule book with the index of what each rule depends on. */
export interface ReadRuleBook {
  readonly book: CompiledRuleBook;
  readonly reads: FactReads;
}

const compiled = new WeakMap<ReviewContent, ReadRuleBook>();

/** The rule book of a package, compiled once per content. */
export function ruleBookOf(content: ReviewContent): ReadRuleBook {
  const known = compiled.get(content);
  if (known) return known;
  const book = compileRuleBook(content);
  const made = { book, reads: factReads(book) };
  compiled.set(content, made);
  return made;
}
