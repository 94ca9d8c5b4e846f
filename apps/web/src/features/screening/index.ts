/** screening: many parcels against the plan's layers at once, computed in the reader's own browser. */
export { ScreenPage } from './screen-page.tsx';
