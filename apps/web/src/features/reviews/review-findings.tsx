import type { Reviewed } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import { formatArticle, groupDigits, shorten } from '../../platform/format.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { readableNumber, usePlanLabels } from '../../platform/plan-labels.ts';
import { zh } from '../../platform/text.zh.ts';
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
  const { t, say, row, aside, language } = useLanguage();
  const clauses = usePlanFile('clauses').data?.clauses;
  const clauseText = (id: string) => shorten(say(clauses?.find((clause) => clause.id === id)?.text), 16);
  const wordsOf = useValueWords();
  const sources = usePlanFile('sources').data?.sources;
  const nameOfSource = (id: string | undefined) =>
    id === undefined ? '' : say(sources?.find((source) => source.id === id)?.title) || id;
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
                {t('finding.clause')} {item.number ?? item.clause} {clauseText(item.clause)}
              </Link>
            ) : (
              <>
                {say(item.title) || item.source} {item.article ? formatArticle(item.article, language) : ''}
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
                `${say(fact.label)} ${wordsOf(fact)}${fact.unit ? ` ${say(fact.unit)}` : ''}${aside([nameOfSource(fact.source), fact.date].filter(Boolean).join(' '))}`,
            ),
          )}
        </p>
      ) : null}
      <details className="explanation no-print">
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

type UsedFact = ReviewFinding['facts'][number];

/** The value of a used fact as people say it: yes and no, names for ids, numbers with as many digits as one reads. */
function useValueWords() {
  const { t, say, language } = useLanguage();
  const labels = usePlanLabels().data;
  const nameOf = (path: string, text: string) => say(labels?.nameOf(path, text)) || text;
  const classOf = (text: string) => (`class.${text}` in zh ? t(`class.${text}` as TextKey) : undefined);
  return ({ path, value }: UsedFact): string => {
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'ask.yes' : 'ask.no');
    const number = readableNumber(value);
    if (number !== undefined) return groupDigits(number);
    if (!value.startsWith('[')) return nameOf(path, value);
    const items = [...value.matchAll(/"([^"]*)"/g)].map(
      ([, item = '']) => classOf(item) ?? nameOf(path, item),
    );
    if (items.length === 0) return t('value.none');
    return items.join(language === 'zh' ? '、' : ', ');
  };
}
