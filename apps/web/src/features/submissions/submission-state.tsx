import type { Submission } from '@luodi/api';
import { useWords } from './words.ts';

const LOOKS: Readonly<Record<Submission['state'], { mark: string; tone: string }>> = {
  submitted: { mark: '◔', tone: 'tone-warn' },
  returned: { mark: '↩', tone: 'tone-bad' },
  approved: { mark: '✓', tone: 'tone-good' },
  withdrawn: { mark: '–', tone: 'tone-quiet' },
};

/** State of a submission: a mark and a word, colour third. */
export function SubmissionState({ state }: { state: Submission['state'] }) {
  const w = useWords();
  const { mark, tone } = LOOKS[state];
  return (
    <span className={`nowrap ${tone}`}>
      <span aria-hidden="true">{mark}</span> {w(`state.${state}`)}
    </span>
  );
}
