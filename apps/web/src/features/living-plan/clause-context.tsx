import type { LivingClause } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { FindingLine } from './plan-heading.tsx';
import type { StateWords } from './state-words.ts';

const ON_MAP = new Set(['area', 'park', 'layer']);

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

/** What stands behind a clause: bound things with their states, what is missing and from whom, lint findings. */
export function ClauseContext({ clause, words }: { clause: LivingClause; words: StateWords }) {
  const { t, say } = useLanguage();
  const [copied, setCopied] = useState(false);
  const onMap = clause.evidence.find((item) => ON_MAP.has(item.kind));
  const link = `${location.origin}/#${clause.id}`;
  return (
    <div className="context stack-2">
      <h3>{say(clause.heading) || clause.id}</h3>
      {clause.notExecutable ? <p className="notice">{say(clause.notExecutable)}</p> : null}
      {clause.evidence.length > 0 ? (
        <section className="stack">
          <h4 className="small">{t('plan.evidence')}</h4>
          <ul className="evidence">
            {clause.evidence.map((item) => {
              const word = words.get(item.state);
              return (
                <li key={`${item.kind}/${item.id}`}>
                  <p>
                    <span className="evidence-kind">{t(`kind.${item.kind}` as TextKey)}</span>{' '}
                    {say(item.name)} <span className="code evidence-id">{item.id}</span>
                  </p>
                  <p>
                    <StateMark state={item.state} mark={word?.mark ?? '·'} word={say(word)} />{' '}
                    <span className="small">{say(item.detail)}</span>
                  </p>
                  {item.missing ? (
                    <p className="small tone-unknown">
                      {item.missing.from
                        ? t('plan.missingFrom', {
                            what: say(item.missing.what),
                            from: say(item.missing.from),
                          })
                        : t('plan.missingWhat', { what: say(item.missing.what) })}
                    </p>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
      {clause.findings.length > 0 ? (
        <ul className="stack">
          {clause.findings.map((finding) => (
            <FindingLine key={`${finding.code}${finding.pointer}`} finding={finding} />
          ))}
        </ul>
      ) : null}
      <Source clause={clause} />
      <p className="context-actions">
        <button
          type="button"
          className="button plain"
          onClick={() => {
            void navigator.clipboard.writeText(link).then(() => setCopied(true));
          }}
        >
          {copied ? t('plan.linkCopied') : t('plan.link')}
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
    </div>
  );
}
