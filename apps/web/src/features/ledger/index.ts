/** ledger: what was done, by whom and when; verified now or taken along. */
export { LedgerPage } from './ledger-page.tsx';
