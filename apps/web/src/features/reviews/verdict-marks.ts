/** Marks of the four verdicts (screens.md, state words). */
export const VERDICT_MARKS = { allowed: '✓', conditional: '!', prohibited: '✕', undecided: '?' } as const;
