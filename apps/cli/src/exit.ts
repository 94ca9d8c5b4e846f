/**
 * Exit codes, documented in `luodi --help`:
 * 0 done; 1 done, and something is wrong with what was looked at (lint errors, a proof that does not hold,
 * a verdict named in --fail-on); 2 the command was not understood; 3 an input could not be read or an output not
 * written; 4 refused; 70 a defect of the program (EX_SOFTWARE of sysexits.h); 75 and 78 the server cannot start
 * (EX_TEMPFAIL: directory or port in use; EX_CONFIG); 130 cancelled with Ctrl-C (128 + SIGINT, as shells say it).
 */
export const EXIT = { ok: 0, found: 1, usage: 2, input: 3, refused: 4, bug: 70, cancelled: 130 } as const;

/** Ends the command with a message for the user. Not a bug: no stack is shown. */
export class CommandEnd extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}
