/** submissions: what was submitted for approval, as lists and one by one with what is and what shall be. */

export { NewSubmissionPage } from './new-submission-page.tsx';
export { SubmissionPage } from './submission-page.tsx';
export { SubmissionsPage } from './submissions-page.tsx';
