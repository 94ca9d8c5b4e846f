import type { RecordState } from '@luodi/core/ledger';

/** Records of some kinds as they stand in the tables now, read in pages: what verification compares entries with. */
export interface RecordSource {
  readonly kinds: readonly string[];
  read(): AsyncIterable<RecordState>;
}
