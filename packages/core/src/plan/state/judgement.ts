import type { Bilingual, Day } from '../../base/index.ts';
import type { PlanPackage } from '../package.ts';
import type { Bind } from '../schema/index.ts';
import type { StateWord } from './words.ts';

/** One thing a clause is bound to, with its state now. */
export interface Evidence {
  readonly kind: Bind['kind'];
  readonly id: string;
  readonly name: Bilingual;
  readonly state: StateWord;
  readonly detail: Bilingual;
  /** What is missing before more can be said, and the body to ask (an id of bodies.yaml). */
  readonly missing?: { readonly what: Bilingual; readonly from?: string };
}

/** State and detail of a bound thing, before it is given its kind, id and name. */
export type Judged = Pick<Evidence, 'state' | 'detail' | 'missing'> & { readonly name: Bilingual };

/** State and detail of a target by what was counted; core/indicators gives it. */
export type CountedState = Pick<Evidence, 'state' | 'detail' | 'missing'>;

/** What judging a bound thing needs. */
export interface Case {
  readonly pkg: PlanPackage;
  readonly asOf: Day;
  readonly id: string;
  /** Targets by what was counted, by id; a target that is not there has no value. */
  readonly counted: ReadonlyMap<string, CountedState>;
}

/** A text that is the same in both languages. */
export const same = (text: string): Bilingual => ({ zh: text, en: text });

/** The part of a judgement that says what is missing, and whom to ask. */
export function missing(
  zh: string,
  en: string,
  from?: string,
): { missing: NonNullable<Evidence['missing']> } {
  return { missing: { what: { zh, en }, ...(from !== undefined && { from }) } };
}
