/**
 * Exit codes, documented in `luodi --help`:
 * 0 done; 1 done, and something is wrong with what was looked at (lint errors, a proof that does not hold,
 * a verdict named in --fail-on); 2 the command was not understood; 3 an input could not be read; 4 refused
 * (the data directory is in use, the port is taken); 130 cancelled with Ctrl-C (128 + SIGINT, as shells say it).
 */
export const EXIT = { ok: 0, found: 1, usage: 2, input: 3, refused: 4, cancelled: 130 } as const;

/** Ends the command with a message for the user. Not a bug: no stack is shown. */
export class CommandEnd extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}
