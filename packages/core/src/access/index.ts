/**
 * access: who may do what. One readable table of rights ({@link RIGHTS}), one function that answers from it
 * ({@link decide}), deny by default. Server and pages ask here and compare roles nowhere else. A subject is data: this
 * area knows no register, no review and no plan, only what is told of them.
 */
export { ACTIONS, type Action, type ActionDefinition } from './actions.ts';
export {
  actionDenied,
  type Decision,
  type Denial,
  decide,
  effectiveRoles,
  isOpenToPublic,
  mayAttempt,
  seeingAction,
} from './decide.ts';
export { DENIALS, type DenialReason } from './denials.ts';
export { describeRight, type RightsCell, type RightsLine, rightsTable, rolesWhoMay } from './describe.ts';
export { checkPassword, MAX_PASSWORD, type PasswordFault } from './password.ts';
export { ANONYMOUS, type Principal, SENSITIVITIES, type Sensitivity, type Subject } from './principal.ts';
export { type Holder, RIGHTS, type Right } from './rights.ts';
export { ASSIGNABLE_ROLES, checkRoles, isRole, ROLES, type Role, type RoleFault } from './roles.ts';
export {
  isProposable,
  SUBMISSION_ACTS,
  SUBMISSION_STATES,
  type SubmissionAct,
  type SubmissionState,
  stateAfter,
} from './submission.ts';
