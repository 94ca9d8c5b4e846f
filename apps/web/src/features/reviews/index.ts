/**
 * Ask: may this project stand here? A question becomes facts, the server gives the verdict with its findings, and
 * the proof can be downloaded, or replayed in this browser by the same core. One fact changed shows what flips.
 */
export { AskPage, ReviewPage } from './ask-page.tsx';
export { VerifyPage } from './verify-page.tsx';
