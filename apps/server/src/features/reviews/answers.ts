/** The computing part of the feature: pure, and run on a worker thread (review.worker.ts) only. */

import type { verifyProof as verifyEndpoint } from '@luodi/api';
import { type Answer, AppError, type Fault, type Flip, type NeededFact, type Reviewed } from '@luodi/api';
import { type Bilingual, canonicalJson, contentHash, type Finding } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';
import {
  compareVerdicts,
  makeProof,
  neededFacts,
  normaliseCase,
  type Proof,
  type ReviewCase,
  reviewCase,
  type Verdict,
  verifyProof,
} from '@luodi/core/review';
import { presentFinding } from '../plan/index.ts';
import { displayReview, namePlaces } from './display.ts';
import { type GivenFootprint, readFootprintText } from './footprint.ts';

/** A review as it is shown, before it has a number and a time. */
export type ReviewView = Omit<Reviewed, 'id' | 'createdAt'>;

/** A question put: the case as it came, and the proof text of the review it is compared with. */
export interface Question {
  readonly raw: unknown;
  readonly before: string | undefined;
}

/** An answer given: what is shown, and the proof that is kept. */
export interface Answered {
  readonly view: ReviewView;
  readonly proof: string;
}

/** A fault of the case as a fault of the request: its pointer is that of the request's body. */
function faultOf(finding: Finding): Fault {
  return {
    in: 'body',
    pointer: `/case${finding.pointer}`,
    code: finding.code,
    text: presentFinding(finding).text,
  };
}

function titleOf(plan: PlanPackage, rule: string): Bilingual {
  return plan.content['rules.yaml'].rules.find((item) => item.id === rule)?.title ?? { zh: rule, en: rule };
}

function presentNeeded(plan: PlanPackage, input: ReviewCase, verdict: Verdict): NeededFact[] {
  return neededFacts(plan, input, verdict).map((item) => ({
    kind: item.kind,
    path: item.path,
    label: item.label,
    from: item.from.name,
    because: item.rules.map((waiting) => {
      const clause = waiting.basis.find((basis) => basis.clause)?.clause;
      return { rule: waiting.rule, title: waiting.title, ...(clause ? { clause } : {}) };
    }),
  }));
}

function present(
  plan: PlanPackage,
  input: ReviewCase,
  verdict: Verdict,
  notes: readonly Finding[],
  flips?: Flip[],
): ReviewView {
  return {
    verdict,
    verdictHash: contentHash(verdict),
    needed: presentNeeded(plan, input, verdict),
    notes: notes.map(presentFinding),
    map: displayReview(plan, input, verdict),
    places: namePlaces(plan, verdict),
    ...(flips ? { flips } : {}),
    case: input,
  };
}

/** Proof text as it is kept: written from a proof and guarded against change, so parsing gives back what was put in. */
function readProof(text: string): Proof {
  return JSON.parse(text) as Proof;
}

/** Answers by the package that is served. */
export function reviewAnswers(plan: PlanPackage) {
  return {
    /** Answers a question. Faults of the case come back as one complete list. */
    ask({ raw, before }: Question): Answered {
      const { case: input, findings } = normaliseCase(raw, plan);
      if (!input) {
        const errors = findings.filter((finding) => finding.severity === 'error').map(faultOf);
        throw new AppError('invalid-input', { count: errors.length }, { errors });
      }
      const verdict = reviewCase(plan, input);
      const earlier = before === undefined ? undefined : readProof(before);
      const flips = earlier
        ? compareVerdicts(
            { case: earlier.case, verdict: earlier.verdict },
            { case: input, verdict },
          ).rules.map(({ rule, from, to }) => ({ rule, title: titleOf(plan, rule), before: from, after: to }))
        : undefined;
      return {
        view: present(plan, input, verdict, findings, flips),
        proof: canonicalJson(makeProof(plan, input, verdict)),
      };
    },
    /** A review as it was answered: from its proof, not answered anew. */
    show(proof: string): ReviewView {
      const kept = readProof(proof);
      return present(plan, kept.case, kept.verdict, []);
    },
    /** Replays a proof from anywhere. */
    verify(proof: unknown): Answer<typeof verifyEndpoint> {
      const result = verifyProof(proof);
      return {
        ok: result.ok,
        samePlan: result.verdict?.plan.hash === plan.hash,
        findings: result.findings.map(presentFinding),
        ...(result.verdict ? { verdictHash: contentHash(result.verdict) } : {}),
      };
    },
    /** Reads a footprint before it is asked about. */
    footprint: (given: GivenFootprint) => readFootprintText(plan, given),
  };
}

/** The jobs of the worker. */
export type ReviewJobs = ReturnType<typeof reviewAnswers>;
