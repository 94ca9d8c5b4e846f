import type { LivingClause } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { shorten } from '../../platform/format.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { FindingLine } from './plan-heading.tsx';
import type { StateWords } from './state-words.ts';

const ThingDetail = lazy(async () => ({ default: (await import('./thing-detail.tsx')).ThingDetail }));
const RelatedQuestions = lazy(async () => ({
  default: (await import('./thing-detail.tsx')).RelatedQuestions,
}));

const ON_MAP = new Set(['area', 'park', 'layer']);

/** What a reader wants first of the things a clause is bound to: that one stands open. */
const OPEN_FIRST = [
  'area',
  'park',
  'layer',
  'target',
  'record',
  'step',
  'procedure',
  'industry',
  'body',
  'rule',
];

/** Where in its source the clause stands. */
function Source({ clause }: { clause: LivingClause }) {
  const { t, say } = useLanguage();
  const locator = clause.locator;
  if (!locator) return null;
  return (
    <p className="small">
      {t('plan.source')}
      {t('verdict.colon')}
      {say(locator.sourceTitle)} {locator.chapter}
      {locator.paragraph ? ` ${t('plan.paragraph', { n: locator.paragraph })}` : ''}
      {locator.sentence ? ` ${t('plan.sentence', { n: locator.sentence })}` : ''}
      {locator.anchor ? ` · ${t('plan.anchor', { anchor: locator.anchor })}` : ''}
    </p>
  );
}

type Evidence = LivingClause['evidence'][number];

/** A bound thing with its state; opens into what stands behind it. */
function BoundThing({ item, words, first }: { item: Evidence; words: StateWords; first: boolean }) {
  const { t, say } = useLanguage();
  const [open, setOpen] = useState(first);
  const word = words.get(item.state);
  return (
    <li>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="evidence-kind">{t(`kind.${item.kind}` as TextKey)}</span> {say(item.name)}{' '}
          <StateMark state={item.state} mark={word?.mark ?? '·'} word={say(word)} />
          <span className="thing-line">{say(item.detail)}</span>
          {item.missing ? (
            <span className="thing-line tone-unknown">
              {item.missing.from
                ? t('plan.missingFrom', { what: say(item.missing.what), from: say(item.missing.from) })
                : t('plan.missingWhat', { what: say(item.missing.what) })}
            </span>
          ) : null}
        </summary>
        {open ? (
          <Suspense fallback={<p className="small">{t('loading')}</p>}>
            <div className="thing stack">
              <ThingDetail kind={item.kind} id={item.id} />
            </div>
          </Suspense>
        ) : null}
        <p className="code evidence-id">{item.id}</p>
      </details>
    </li>
  );
}

/** What stands behind a clause: bound things with their states, what is missing and from whom, lint findings. */
export function ClauseContext({
  clause,
  chapter,
  words,
}: {
  clause: LivingClause;
  chapter: LivingClause | undefined;
  words: StateWords;
}) {
  const { t, say } = useLanguage();
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const onMap = clause.evidence.find((item) => ON_MAP.has(item.kind));
  const link = `${location.origin}/#${clause.id}`;
  const opened =
    OPEN_FIRST.flatMap((kind) => clause.evidence.find((item) => item.kind === kind) ?? [])[0] ??
    clause.evidence[0];
  return (
    <div className="context stack-2">
      <h3>
        {chapter?.number ? <span className="plan-number">{chapter.number}</span> : null}
        {say(clause.heading) || shorten(say(clause.text), 40) || clause.id}
      </h3>
      {clause.notExecutable ? <p className="notice">{say(clause.notExecutable)}</p> : null}
      {clause.evidence.length > 0 ? (
        <section className="stack">
          <h4 className="small">{t('plan.evidence')}</h4>
          <ul className="evidence">
            {clause.evidence.map((item) => (
              <BoundThing key={`${item.kind}/${item.id}`} item={item} words={words} first={item === opened} />
            ))}
          </ul>
        </section>
      ) : null}
      <Suspense fallback={null}>
        <RelatedQuestions clause={clause.id} />
      </Suspense>
      {clause.findings.length > 0 ? (
        <section className="stack">
          <h4 className="small">{t('plan.lint')}</h4>
          <ul className="stack">
            {clause.findings.map((finding) => (
              <FindingLine key={`${finding.code}${finding.pointer}`} finding={finding} />
            ))}
          </ul>
        </section>
      ) : null}
      <Source clause={clause} />
      <p className="context-actions no-print">
        <button
          type="button"
          className="button plain"
          onClick={() => {
            navigator.clipboard.writeText(link).then(
              () => setCopied('yes'),
              () => setCopied('refused'),
            );
          }}
        >
          {copied === 'yes' ? t('plan.linkCopied') : t('plan.link')}
        </button>
        {onMap ? (
          <Link
            className="button plain"
            to="/map"
            hash={onMap.kind === 'layer' ? `layer=${onMap.id}` : `feature=${onMap.id}`}
          >
            {t('plan.openMap')}
          </Link>
        ) : null}
      </p>
      {copied === 'refused' ? <p className="code">{link}</p> : null}
    </div>
  );
}
