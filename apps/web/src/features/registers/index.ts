/** registers: what the zone knows, as tables, records and their past. */

export { NewRecordPage } from './new-record-page.tsx';
export { RecordPage } from './record-page.tsx';
export { RegisterPage } from './register-page.tsx';
export { RegistersPage } from './registers-page.tsx';
