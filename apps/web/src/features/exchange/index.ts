/** exchange: bringing a file into a register, from upload to commit. */
export { ImportPage } from './import-page.tsx';
