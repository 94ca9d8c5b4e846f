import type { LivingPlan } from '@luodi/api';
import { useLanguage } from '../../platform/i18n.ts';
import { toneOf } from '../../ui/state-mark.tsx';
import type { StateWords } from './state-words.ts';

/** Clauses below a chapter, at any depth. */
function under(data: LivingPlan, chapter: string) {
  const inside = new Set([chapter]);
  return data.clauses.filter((clause) => {
    if (!clause.parent || !inside.has(clause.parent)) return false;
    inside.add(clause.id);
    return clause.kind === 'statement';
  });
}

/** Chapters of the document, each with a tally of the states of its clauses. */
export function Contents({
  data,
  words,
  selected,
}: {
  data: LivingPlan;
  words: StateWords;
  selected: string | undefined;
}) {
  const { t, say } = useLanguage();
  const chapters = data.clauses.filter((clause) => clause.kind === 'chapter');
  return (
    <ol>
      {chapters.map((chapter) => {
        const counts = new Map<string, number>();
        for (const clause of under(data, chapter.id))
          counts.set(clause.state, (counts.get(clause.state) ?? 0) + 1);
        const tally = [...counts].sort((a, b) => b[1] - a[1]);
        return (
          <li key={chapter.id}>
            <a href={`#${chapter.id}`} aria-current={selected === chapter.id ? 'true' : undefined}>
              <span className="plan-number">{chapter.number}</span>
              <span>{say(chapter.heading)}</span>
            </a>
            <p className="plan-tally" title={t('plan.chapterTally')}>
              {tally.map(([state, count]) => {
                const word = words.get(state);
                return (
                  <span key={state} className={`tone-${toneOf(state)}`} title={`${say(word)} ${count}`}>
                    <span aria-hidden="true">{word?.mark}</span>
                    <span className="visually-hidden">{say(word)}</span> {count}
                  </span>
                );
              })}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
