/** What {@link verifyLines} found. */
export interface LedgerVerdict {
  readonly ok: boolean;
  readonly entries: number;
  readonly signed: number;
  readonly firstBad?: number | undefined;
  readonly faults: readonly string[];
}

/** Verifies the lines of an export with a public key and the checkpoints of a witness. */
export function verifyLines(
  lines: Iterable<string> | AsyncIterable<string>,
  keyText: string,
  witnessed?: readonly string[],
): Promise<LedgerVerdict>;
