import type { LivingClause } from '@luodi/api';
import { Fragment } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { ClauseContext } from './clause-context.tsx';
import type { StateWords } from './state-words.ts';

/** Text with the words looked for marked. */
function Marked({ text, needle }: { text: string; needle: string }) {
  if (!needle) return text;
  const parts: { key: number; text: string; hit: boolean }[] = [];
  const lower = text.toLowerCase();
  for (let from = 0; from < text.length; ) {
    const at = lower.indexOf(needle, from);
    if (at < 0) {
      parts.push({ key: from, text: text.slice(from), hit: false });
      break;
    }
    if (at > from) parts.push({ key: from, text: text.slice(from, at), hit: false });
    parts.push({ key: at + 0.5, text: text.slice(at, at + needle.length), hit: true });
    from = at + needle.length;
  }
  return parts.map((part) =>
    part.hit ? <mark key={part.key}>{part.text}</mark> : <Fragment key={part.key}>{part.text}</Fragment>,
  );
}

function ClauseBody({ clause, needle }: { clause: LivingClause; needle: string }) {
  const { say } = useLanguage();
  return (
    <>
      {clause.heading && clause.kind !== 'chapter' ? (
        <h3>
          {clause.number ? <span className="plan-number">{clause.number}</span> : null}
          <Marked text={say(clause.heading)} needle={needle} />
        </h3>
      ) : null}
      {clause.text ? (
        <p className="clause-text">
          <Marked text={say(clause.text)} needle={needle} />
        </p>
      ) : null}
    </>
  );
}

/** A chapter heading or a clause with its state line; the context opens under it on a narrow screen. */
export function Clause({
  clause,
  chapter,
  words,
  needle,
  selected,
  inline,
  onSelect,
}: {
  clause: LivingClause;
  chapter: LivingClause | undefined;
  words: StateWords;
  needle: string;
  selected: boolean;
  inline: boolean;
  onSelect: () => void;
}) {
  const { say, t } = useLanguage();
  if (clause.kind === 'chapter') {
    return (
      <section id={clause.id} className="chapter" tabIndex={-1}>
        <h2>
          <span className="plan-number">{clause.number}</span>
          <Marked text={say(clause.heading)} needle={needle} />
        </h2>
        {clause.text ? <p className="clause-text">{say(clause.text)}</p> : null}
      </section>
    );
  }
  const word = words.get(clause.state);
  // The reason shown is that of the thing the state comes from.
  const reason = clause.evidence.find((item) => item.state === clause.state) ?? clause.evidence[0];
  const serious = clause.findings.filter((finding) => finding.severity !== 'note').length;
  return (
    <article id={clause.id} className="clause" data-selected={selected || undefined} tabIndex={-1}>
      <ClauseBody clause={clause} needle={needle} />
      <p className="clause-state">
        <button type="button" className="clause-open" aria-expanded={selected} onClick={onSelect}>
          <StateMark state={clause.state} mark={word?.mark ?? '·'} word={say(word)} />
          <span className="clause-why">{say(reason?.detail ?? clause.notExecutable)}</span>
        </button>
        {serious > 0 ? (
          <span className="small tone-warn">{t('plan.clauseFindings', { count: serious })}</span>
        ) : null}
      </p>
      {selected && inline ? (
        <div className="clause-inline no-print">
          <ClauseContext clause={clause} chapter={chapter} words={words} />
        </div>
      ) : null}
    </article>
  );
}
