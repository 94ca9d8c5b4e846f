/**
 * registers: what the zone knows, as tables, records and their past; and, for pages that show or take changes of them,
 * their values in words and the form they are entered in.
 */

export { fieldsById, typeOf } from './field.ts';
export { type GatheredChange, useGathered } from './gathered.ts';
export { NewRecordPage } from './new-record-page.tsx';
export { RecordPick } from './pick.tsx';
export { useRecord } from './record-data.ts';
export { RecordForm } from './record-form.tsx';
export { RecordPage } from './record-page.tsx';
export { useRecordTitles } from './record-titles.ts';
export { headOf, useRegisters } from './records-data.ts';
export { RegisterPage } from './register-page.tsx';
export { RegistersPage } from './registers-page.tsx';
export { useShown } from './shown-value.ts';
export { useProposing } from './use-proposing.ts';
