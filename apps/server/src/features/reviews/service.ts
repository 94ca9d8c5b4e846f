import { randomUUID } from 'node:crypto';
import { AppError, type Fault, type Flip, type NeededFact, type Reviewed } from '@luodi/api';
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
} from '@luodi/core/review';
import type { Clock } from '../../platform/index.ts';
import { presentFinding } from '../plan/index.ts';
import { displayReview, namePlaces } from './display.ts';
import type { ReviewStore } from './store.ts';

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

/** What a review service is made of. */
export interface ReviewParts {
  readonly plan: PlanPackage;
  readonly store: ReviewStore;
  readonly clock: Clock;
}

/** Asks, keeps and finds again. */
export function reviewService({ plan, store, clock }: ReviewParts) {
  const present = (
    id: string,
    createdAt: string,
    input: ReviewCase,
    verdict: Verdict,
    notes: readonly Finding[],
    flips?: Flip[],
  ): Reviewed => ({
    id,
    createdAt,
    verdict,
    verdictHash: contentHash(verdict),
    needed: presentNeeded(plan, input, verdict),
    notes: notes.map(presentFinding),
    map: displayReview(plan, input, verdict),
    places: namePlaces(plan, verdict),
    ...(flips ? { flips } : {}),
    case: input,
  });

  const proof = async (id: string): Promise<Proof> => {
    const stored = await store.find(id);
    if (!stored) throw new AppError('not-found', { what: id });
    // Our own column, written from a proof and guarded against change: parsing gives back what was put in.
    return JSON.parse(stored.proof) as Proof;
  };

  return {
    proof,
    /** Answers a question and keeps the answer. Faults of the case come back as one complete list. */
    async ask(raw: unknown, compareWith: string | undefined): Promise<Reviewed> {
      const before = compareWith === undefined ? undefined : await proof(compareWith);
      const { case: input, findings } = normaliseCase(raw, plan);
      if (!input) {
        const errors = findings.filter((finding) => finding.severity === 'error').map(faultOf);
        throw new AppError('invalid-input', { count: errors.length }, { errors });
      }
      const verdict = reviewCase(plan, input);
      const id = randomUUID();
      const createdAt = clock.now().toISOString();
      await store.add({
        id,
        title: input.title ?? input.id,
        value: verdict.value,
        planHash: plan.hash,
        verdictHash: contentHash(verdict),
        createdAt,
        input: raw,
        proof: canonicalJson(makeProof(plan, input, verdict)),
      });
      const flips = before
        ? compareVerdicts({ case: before.case, verdict: before.verdict }, { case: input, verdict }).rules.map(
            ({ rule, from, to }) => ({ rule, title: titleOf(plan, rule), before: from, after: to }),
          )
        : undefined;
      return present(id, createdAt, input, verdict, findings, flips);
    },
    /** A review as it was answered: from its proof, not answered anew. */
    async get(id: string): Promise<Reviewed> {
      const stored = await store.find(id);
      if (!stored) throw new AppError('not-found', { what: id });
      const kept = JSON.parse(stored.proof) as Proof;
      return present(id, stored.createdAt, kept.case, kept.verdict, []);
    },
  };
}
