import type { Bilingual } from '../base/index.ts';
import { ACTIONS, type Action } from './actions.ts';
import { DENIALS, type DenialReason } from './denials.ts';
import type { Principal, Subject } from './principal.ts';
import { type Holder, RIGHTS, type Right } from './rights.ts';
import { checkRoles, type Role } from './roles.ts';

/** Yes, with the row that says so; or no, with the reason. */
export type Decision = { readonly allowed: true; readonly rule: string } | Denial;

/** No, and why. */
export interface Denial {
  readonly allowed: false;
  readonly reason: DenialReason;
  readonly text: Bilingual;
}

/**
 * The roles that count for a principal: `public` always; those of the account unless two of them have to be different
 * people. Then none of them counts, so that an inconsistent account gains nothing.
 */
export function effectiveRoles(principal: Principal): readonly Role[] {
  if (principal.kind === 'anonymous' || areIncompatible(principal)) return ['public'];
  return ['public', ...principal.roles];
}

/**
 * May this principal do this with this subject? Deny by default: the answer is yes only by a row of {@link RIGHTS}
 * whose holder the principal is and whose every condition the subject meets. What belongs to another zone is denied
 * before anything else is asked. Pure: the same question always has the same answer.
 */
export function decide(principal: Principal, action: Action, subject: Subject): Decision {
  if (principal.kind === 'account' && subject.zone !== principal.zone) return deny('other-zone');
  const rows = rowsFor(principal, action);
  const failures = rows.map((right) => unmet(right, principal, subject));
  const met = rows[failures.findIndex((reasons) => reasons.length === 0)];
  if (met) return { allowed: true, rule: met.id };
  const general = whyNoRow(principal);
  // Whose roles do not count is told so, not what the rows for everybody lack.
  if (general !== 'no-right') return deny(general);
  const [nearest] = failures.toSorted((a, b) => a.length - b.length);
  return deny(nearest?.[0] ?? general);
}

/**
 * May this principal do this with anything at all? What the edge asks before it reads a request; `decide` answers for
 * the subject itself.
 */
export function mayAttempt(principal: Principal, action: Action): boolean {
  return rowsFor(principal, action).length > 0;
}

/** True when an action needs no account: some row gives it to the public. */
export function isOpenToPublic(action: Action): boolean {
  return mayAttempt({ kind: 'anonymous' }, action);
}

/** Why a principal may not even attempt an action; nothing when it may. */
export function actionDenied(principal: Principal, action: Action): Denial | undefined {
  return mayAttempt(principal, action) ? undefined : deny(whyNoRow(principal));
}

/** The action of seeing what another action changes; the action itself when it is one of seeing. */
export function seeingAction(action: Action): Action {
  return ACTIONS[action].seenBy ?? action;
}

function rowsFor(principal: Principal, action: Action): Right[] {
  const holders: readonly Holder[] = [
    ...effectiveRoles(principal),
    ...(principal.kind === 'account' ? (['account'] as const) : []),
  ];
  return RIGHTS.filter(
    (right) => right.actions.includes(action) && right.who.some((holder) => holders.includes(holder)),
  );
}

function whyNoRow(principal: Principal): DenialReason {
  if (principal.kind === 'anonymous') return 'sign-in-required';
  return areIncompatible(principal) ? 'roles-incompatible' : 'no-right';
}

function areIncompatible(principal: Principal & { kind: 'account' }): boolean {
  return checkRoles(principal.roles).some(({ code }) => code === 'roles-incompatible');
}

/** The conditions of a row that the subject does not meet, the most telling first. */
function unmet(right: Right, principal: Principal, subject: Subject): DenialReason[] {
  const reasons: DenialReason[] = [];
  const account = principal.kind === 'account' ? principal : undefined;
  if (right.registers && !isOneOf(right.registers, subject.register)) reasons.push('register-closed');
  if (right.disclosed && subject.disclosed !== true) reasons.push('register-closed');
  if (right.direct && subject.approval !== 'not-needed' && subject.approval !== 'sought')
    reasons.push('approval-needed');
  if (right.own === 'enterprise' && !isSame(subject.enterprise, account?.enterprise)) reasons.push('not-own');
  if (right.own === 'submission' && !isSame(subject.submittedBy, account?.id))
    reasons.push('not-own-submission');
  if (right.reported && subject.submittedFor === undefined) reasons.push('not-reported');
  if (right.another === 'submitter' && !isOther(subject.submittedBy, account?.id)) {
    reasons.push('own-submission');
  }
  if (right.another === 'account' && !isOther(subject.account, account?.id)) reasons.push('own-account');
  if (right.another === 'attempts' && subject.attemptsBy !== 'others') reasons.push('own-attempts');
  if (right.states && !isOneOf(right.states, subject.state)) reasons.push('state-closed');
  if (right.fields && !isOneOf(right.fields, subject.sensitivity)) reasons.push('field-closed');
  return reasons;
}

/** What is not told is in no list. */
function isOneOf(list: readonly string[], value: string | undefined): boolean {
  return value !== undefined && list.includes(value);
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b;
}

/** Another person only when both are known: an unknown submitter could be oneself. */
function isOther(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function deny(reason: DenialReason): Denial {
  return { allowed: false, reason, text: DENIALS[reason] };
}
