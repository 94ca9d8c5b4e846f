import type { Role } from './roles.ts';

/**
 * How far the value of a field may be known.
 * - `public`: what anyone with an account may see, and what is published;
 * - `internal`: the committee's own work;
 * - `enterprise`: commercial secrets such as tax, energy and scores (Disclosure Regulation art. 15);
 * - `personal`: names, telephone numbers, e-mail of people (art. 15; Personal Information Protection Law);
 * - `restricted`: exact control lines and whatever is cleared case by case (art. 14).
 */
export type Sensitivity = 'public' | 'internal' | 'enterprise' | 'personal' | 'restricted';

/** The classes from open to closed. */
export const SENSITIVITIES: readonly Sensitivity[] = [
  'public',
  'internal',
  'enterprise',
  'personal',
  'restricted',
];

/** Who asks: nobody in particular, or an account with its roles in one zone. */
export type Principal =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'account';
      readonly id: string;
      /** Display name. Personal: for the screen, never for a log. */
      readonly name: string;
      /** The zone in which the roles are held. */
      readonly zone: string;
      readonly roles: readonly Role[];
      /** The department a reviewer speaks for. */
      readonly department?: string;
      /** The enterprise an enterprise account belongs to. */
      readonly enterprise?: string;
    };

/** Nobody in particular. */
export const ANONYMOUS: Principal = { kind: 'anonymous' };

/**
 * What is to be read or done, as data. Only what is told counts: a right that depends on a property is not given when
 * the property is not told.
 */
export interface Subject {
  /** Zone of the thing. Another zone's things do not exist for the one who asks. */
  readonly zone: string;
  /** Kind of thing, such as `register`, `record`, `account`. For the reader; no right depends on it. */
  readonly kind: string;
  /** The one thing that is meant. When it is told and may not be seen, it is not found. */
  readonly id?: string;
  /** Register (台账) the record belongs to. */
  readonly register?: string;
  /** Whether the register is disclosed: its public fields may be read without an account. */
  readonly disclosed?: boolean;
  /** Class of the field that is read or changed. */
  readonly sensitivity?: Sensitivity;
  /**
   * Whether changing it takes the approval of another person in this zone (ADR 0021): it does not, it does, or this very
   * thing is asked for in order to submit it for approval.
   */
  readonly approval?: 'not-needed' | 'needed' | 'sought';
  /** State of the thing, in the words of its own life. */
  readonly state?: string;
  /** Enterprise the record is about. */
  readonly enterprise?: string;
  /** Account that submitted the thing for approval. */
  readonly submittedBy?: string;
  /** Enterprise on whose behalf the thing was submitted, when an enterprise account submitted it. */
  readonly submittedFor?: string;
  /** Account the thing is about. */
  readonly account?: string;
  /** Of a lock: whether the one who asks is among those whose failed attempts it came of. */
  readonly attemptsBy?: 'oneself' | 'others';
}
