import type { Finding } from '@luodi/core/base';
import type { RecordState } from '@luodi/core/ledger';

/** Something that is not as the ledger's records make it: the first entry that is not borne out, and what was found. */
export interface RecordFault {
  readonly seq: number;
  readonly finding: Finding;
}

/** Records of some kinds as they stand in the tables now, read in pages: what verification compares entries with. */
export interface RecordSource {
  readonly kinds: readonly string[];
  read(): AsyncIterable<RecordState>;
  /**
   * What is derived from the records and no longer agrees with them, as far as entry `settled`. For tables that hold
   * what other tables amount to.
   */
  faults?(settled: number): AsyncIterable<RecordFault>;
}
