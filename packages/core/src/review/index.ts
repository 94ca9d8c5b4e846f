/**
 * review: may this project stand here? Reads a case against a plan package, gives a four-valued verdict with complete
 * findings, and binds it into a proof that anybody can replay. The machine never signs: a person concludes.
 * Semantics: README.md and SPEC.md of this folder.
 */
export {
  type CaseInput,
  type Clearance,
  caseInput,
  type Decision,
  type GivenFact,
  normalCase,
  type ReviewCase,
} from './case-schema.ts';
export {
  type CaseChange,
  compareVerdicts,
  type Reviewed,
  type RuleChange,
  type RuleState,
  type VerdictComparison,
} from './compare.ts';
export { reviewFindings } from './findings.ts';
export { type Labels, labelsOf } from './labels.ts';
export { type NeededItem, neededFacts, type WaitingRule } from './needed.ts';
export { type NormalisedCase, normaliseCase } from './normalise.ts';
export { type ReviewContent, type ReviewPackage } from './package.ts';
export { ENGINE_VERSION, makeProof, type ProofCheck, verifyProof } from './proof.ts';
export { type Proof, proofSchema } from './proof-schema.ts';
export { reviewCase } from './review.ts';
export {
  type CitedBasis,
  type ExplanationNode,
  type IndustryAnswer,
  type LayerUse,
  type MissingItem,
  type Supplier,
  type UsedFact,
  type Verdict,
  type VerdictFinding,
  type VerdictOverlap,
  type VerdictValue,
  verdictSchema,
  verdictValue,
} from './verdict-schema.ts';
