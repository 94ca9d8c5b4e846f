import { AppError } from '@luodi/api';
import {
  type Action,
  actionDenied,
  type Denial,
  decide,
  type Principal,
  type Subject,
  seeingAction,
} from '@luodi/core/access';

/** Who a request comes from. */
export interface Caller {
  readonly principal: Principal;
  /** Id of the session; none for anonymous calls. */
  readonly session?: string;
}

/** Finds who a session token belongs to. An unknown or ended one is nobody; it never refuses. */
export type Authenticate = (token: string) => Promise<Caller>;

/** Refuses a caller who may not attempt an action at all. */
export function checkAttempt(principal: Principal, action: Action): void {
  const denial = actionDenied(principal, action);
  if (denial) throw refusalOf(principal, denial);
}

/** Refuses unless the table of rights allows it. Who may not even see the one thing that is meant is told that it is not there. */
export function checkRight(principal: Principal, action: Action, subject: Subject): void {
  const decision = decide(principal, action, subject);
  if (decision.allowed) return;
  const what = subject.id ?? subject.kind;
  if (decision.reason === 'other-zone') throw new AppError('not-found', { what });
  const hidden = subject.id !== undefined && !decide(principal, seeingAction(action), subject).allowed;
  throw hidden ? new AppError('not-found', { what }) : refusalOf(principal, decision);
}

function refusalOf(principal: Principal, denial: Denial): AppError {
  if (principal.kind === 'anonymous') return new AppError('sign-in-required');
  return forbidden(denial);
}

/** What somebody who is known is told when the table of rights says no. */
export function forbidden({ reason, text }: Pick<Denial, 'reason' | 'text'>): AppError {
  return new AppError(
    'forbidden',
    { reason },
    { errors: [{ in: 'caller', pointer: '', code: reason, text }] },
  );
}
