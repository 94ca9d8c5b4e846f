import type { Bilingual } from '../base/index.ts';
import type { Action } from './actions.ts';
import type { Sensitivity } from './principal.ts';
import type { Role } from './roles.ts';

/** Who a right is given to: a role, or whoever is signed in. */
export type Holder = Role | 'account';

/**
 * One row of the table: these may do this. A condition that is named has to be met by what is told of the subject; a
 * condition that is not named does not count. What no row gives is denied.
 */
export interface Right {
  /** Number of the row: in decisions, tests and the rights page. A number, once published, keeps its meaning. */
  readonly id: string;
  readonly who: readonly Holder[];
  readonly actions: readonly Action[];
  /** In these registers only. */
  readonly registers?: readonly string[];
  /** In registers only that are disclosed to everybody (`isPublic` of their definition). */
  readonly disclosed?: true;
  /**
   * Not what the zone changes by approval only, unless approval is what is asked for. What is not told counts as
   * changed by approval only.
   */
  readonly direct?: true;
  /** For fields of these classes only. */
  readonly fields?: readonly Sensitivity[];
  /** For things in these states only. */
  readonly states?: readonly string[];
  /** Only for records about the enterprise of the account, or for what the account itself submitted. */
  readonly own?: 'enterprise' | 'submission';
  /** Only for what an enterprise account submitted. */
  readonly reported?: true;
  /** Only for what another person submitted, another person's account, a lock that came of the attempts of others. */
  readonly another?: 'submitter' | 'account' | 'attempts';
  /** Why it is so. */
  readonly ground: Bilingual;
}

/** Whoever works with the zone's records. */
export const STAFF = [
  'planner',
  'investment-officer',
  'reviewer',
  'zone-company',
  'leader',
  'supervisor',
  'data-clerk',
] as const satisfies readonly Role[];
