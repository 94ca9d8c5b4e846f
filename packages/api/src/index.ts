/**
 * api: the wire. One file per resource holds its endpoints as schemas; from them come the server's validation, the
 * web client's types and the OpenAPI document. One closed catalogue holds every refusal. Decides nothing, does no
 * I/O (`call` is handed its fetch).
 */

export {
  type Account,
  account,
  disableAccount,
  enableAccount,
  eraseAccount,
  getAccount,
  getRights,
  type LinkPurpose,
  liftSignInLock,
  listAccounts,
  listSignInLocks,
  lookAtLink,
  postAccount,
  postAccountLink,
  putAccountRoles,
  type RightsTable,
  type SignInLock,
  unlockAccount,
  useLink,
} from './accounts.ts';
export { CallError, type CallOptions, call, type Fetch, UnreadableAnswerError, urlOf } from './call.ts';
export { type DemonstrationState, getDemonstration, removeDemonstration } from './demonstration.ts';
export {
  type Answer,
  answersFile,
  type CallInput,
  commonErrors,
  DEFAULT_BODY_BYTES,
  type Endpoint,
  endpoint,
  type FileAnswer,
  type FileContent,
  fileAnswer,
  fileBody,
  type Input,
  type Method,
  operationId,
  takesBody,
  takesFile,
} from './endpoint.ts';
export { AppError, type AppErrorParts, type ErrorCode, REFUSALS, type RefusalDefinition } from './errors.ts';
export { EXPORT_FORMATS, type ExportFormat, exportRecords, getTemplate } from './exports.ts';
export { type Fault, fault } from './fault.ts';
export { getLiveness, getReadiness } from './health.ts';
export {
  answerImport,
  cancelImport,
  commitImport,
  getImport,
  getImportFindingsFile,
  type ImportColumn,
  type ImportJob,
  type ImportQuestion,
  listImportChanges,
  listImportFindings,
  listImports,
  postImport,
} from './imports.ts';
export { getTargetValue, type TargetValue } from './indicators.ts';
export { type IndustryAnswer, industryAnswer, searchIndustries } from './industries.ts';
export { exportLedger, type LedgerVerification, listLedger, verifyLedger } from './ledger.ts';
export {
  type DisplayCollection,
  displayCollection,
  type GridLayer,
  getGridLayer,
  getLayer,
  gridLayer,
  listLayers,
  type MapLayer,
  mapLayer,
  type WhatApplies,
  whatApplies,
} from './map.ts';
export { type OpenApiInfo, openApi } from './openapi.ts';
export { listReferring, type ReferringRecord, reshapeParcels } from './parcels.ts';
export { getPicture, MOST_PICTURE_BYTES, postPicture } from './pictures.ts';
export {
  getLivingPlan,
  getPlan,
  getPlanFile,
  type LivingClause,
  type LivingPlan,
  livingClause,
  livingPlan,
  type PlanHead,
  planHead,
} from './plan.ts';
export {
  PROBLEM_TYPE,
  type Problem,
  problem,
  problemOf,
  renderProblem,
  renderRefusal,
} from './problem.ts';
export {
  breakDownRecords,
  compareRecords,
  MOST_GROUPS,
  type RecordDifference,
  type RegisterBreakdownGroup,
  trendOfRecords,
} from './register-figures.ts';
export {
  type ChangeSet,
  deleteView,
  endRecord,
  eraseRecordPersonal,
  getChangeSet,
  getHistory,
  getRecord,
  getSuccession,
  type HistoryEntry,
  listRecords,
  listRegisters,
  listViews,
  mapRecords,
  patchRecord,
  postRecord,
  putView,
  type RegisterField,
  type RegisterHead,
  type RegisterRecord,
  type SavedView,
  type Succession,
} from './registers.ts';
export { resources } from './resources.ts';
export {
  type Flip,
  getProof,
  getReview,
  listReviews,
  type NeededFact,
  postReview,
  type ReadFootprint,
  type Reviewed,
  readFootprint,
  verifyProof,
} from './reviews.ts';
export {
  deleteSession,
  endOtherSessions,
  endSession,
  getOwnAccount,
  getSession,
  listSessions,
  type OwnAccount,
  type OwnSession,
  postProviderReturn,
  postProviderSignIn,
  postSecondFactor,
  postSession,
  putPassword,
  putSecondFactor,
  removeSecondFactor,
  SESSION_COOKIE,
  type Session,
  session,
} from './session.ts';
export {
  type AskedSubmissionChange,
  approveSubmission,
  getSubmission,
  listSubmissions,
  MAX_SUBMISSION_CHANGES,
  postSubmission,
  putSubmission,
  returnSubmission,
  type Submission,
  type SubmissionChange,
  type SubmissionHead,
  type SubmissionStep,
  withdrawSubmission,
} from './submissions.ts';
export { bilingual, day, finding, type WireFinding } from './terms.ts';
