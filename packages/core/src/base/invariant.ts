/** A bug of ours, never a fault of the input: becomes a 500 with an incident id at the edge. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Fails as a bug when `condition` does not hold. Not for input: faults of input are findings or refusals. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
