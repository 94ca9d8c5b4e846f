import type { RegisterHead, RegisterRecord } from '@luodi/api';
import type { StoredValue } from './field-input.tsx';

/** What the forms that act on a record share. */
export interface ActProps {
  readonly head: RegisterHead;
  readonly record: RegisterRecord;
  readonly onDone: (text: string) => void;
  readonly onCancel: () => void;
}

/** Whether two stored values are the same. */
export function isSame(a: StoredValue, b: StoredValue): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
