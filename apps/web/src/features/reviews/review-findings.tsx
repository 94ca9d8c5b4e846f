import type { Reviewed } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { StateMark } from '../../ui/state-mark.tsx';

const MARKS: Readonly<Record<string, string>> = { conditional: '!', prohibited: '✕', undecided: '?' };

type ReviewFinding = Reviewed['verdict']['findings'][number];

/** Findings in order of weight: what, by which clause and article, which fact of which date, what would change it. */
export function ReviewFindings({ review }: { review: Reviewed }) {
  const { t } = useLanguage();
  const flipped = new Set((review.flips ?? []).map((flip) => flip.rule));
  const { findings } = review.verdict;
  if (findings.length === 0) return <p className="notice good">{t('findings.none')}</p>;
  return (
    <section>
      <h2>{t('findings.title', { count: findings.length })}</h2>
      {findings.map((finding) => (
        <OneFinding key={finding.rule} finding={finding} flipped={flipped.has(finding.rule)} />
      ))}
    </section>
  );
}

function OneFinding({ finding, flipped }: { finding: ReviewFinding; flipped: boolean }) {
  const { t, say, row, aside } = useLanguage();
  return (
    <article className="review-finding" id={finding.rule}>
      <h3>
        <StateMark
          state={finding.outcome}
          mark={MARKS[finding.outcome] ?? '·'}
          word={t(`verdict.${finding.outcome}` as TextKey)}
        />
        <span>{say(finding.title)}</span>
        <span className="code small">{finding.rule}</span>
        {flipped ? <span className="flip">{t('flip.mark')}</span> : null}
      </h3>
      <p>{say(finding.text)}</p>
      {finding.missing.length > 0 ? (
        <p className="tone-unknown small">
          {t('plan.missing')}
          {t('verdict.colon')}
          {row(finding.missing.map((item) => `${say(item.label)}${aside(say(item.from.name))}`))}
        </p>
      ) : null}
      <p>
        <strong>{t('finding.remedy')}</strong> {say(finding.remedy)}
      </p>
      <ul className="basis-list">
        {finding.basis.map((item) => (
          <li key={`${item.clause ?? ''}${item.source ?? ''}${item.article ?? ''}`}>
            {item.clause ? (
              <Link to="/" hash={item.clause}>
                {t('finding.clause')} {item.number ?? item.clause}
              </Link>
            ) : (
              <>
                {say(item.title) || item.source} {item.article}
              </>
            )}
          </li>
        ))}
      </ul>
      {finding.facts.length > 0 ? (
        <p className="fact-used">
          {t('finding.facts')}
          {t('verdict.colon')}
          {row(
            finding.facts.map(
              (fact) =>
                `${say(fact.label)} ${fact.value}${fact.unit ? ` ${say(fact.unit)}` : ''}${aside(fact.date ?? '')}`,
            ),
          )}
        </p>
      ) : null}
      <details className="explanation">
        <summary>{t('finding.explain')}</summary>
        <Explanation node={finding.explanation} />
      </details>
    </article>
  );
}

type ExplanationNode = ReviewFinding['explanation'];

/** The rule's expression, cell by cell, with the value each part had. */
function Explanation({ node }: { node: ExplanationNode }) {
  return (
    <ul>
      <li>
        <code>{node.text}</code> = <strong>{node.value}</strong>
        {node.children.map((child, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of an expression have no other identity than their place
          <Explanation key={index} node={child} />
        ))}
      </li>
    </ul>
  );
}
