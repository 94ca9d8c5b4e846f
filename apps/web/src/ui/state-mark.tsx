/** Tone of a state: words and marks come first, colour third (screens.md, principle 3). */
export type Tone = 'good' | 'bad' | 'warn' | 'unknown' | 'quiet' | 'plain';

const TONES: Readonly<Record<string, Tone>> = {
  reached: 'good',
  'on-path': 'good',
  'in-force': 'good',
  recorded: 'good',
  allowed: 'good',
  satisfied: 'good',
  used: 'good',
  behind: 'warn',
  due: 'warn',
  conditional: 'warn',
  doubtful: 'warn',
  warning: 'warn',
  stale: 'warn',
  'partly-covered': 'warn',
  ended: 'warn',
  'out-of-reach': 'bad',
  overdue: 'bad',
  prohibited: 'bad',
  error: 'bad',
  missing: 'bad',
  conflict: 'bad',
  undecided: 'unknown',
  'not-executable': 'quiet',
  note: 'quiet',
  'not-applicable': 'quiet',
};

/** Tone in which a state word is set. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? 'plain';
}

/** A state as mark and word. */
export function StateMark({ state, mark, word }: { state: string; mark: string; word: string }) {
  return (
    <span className={`mark tone-${toneOf(state)}`}>
      <span aria-hidden="true">{mark}</span>
      {word}
    </span>
  );
}
