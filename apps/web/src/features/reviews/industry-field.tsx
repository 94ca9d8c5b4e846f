import { type IndustryAnswer, searchIndustries } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import type { Draft } from './draft.ts';

/** Finds the industry by code or name and shows at once what the plan says of it. */
export function IndustryField({
  industry,
  onChange,
}: {
  industry: Draft['industry'];
  onChange: (industry: Draft['industry']) => void;
}) {
  const { t, say } = useLanguage();
  const [text, setText] = useState('');
  const words = text.trim();
  const found = useQuery({
    queryKey: ['industries', words],
    queryFn: ({ signal }) => ask(searchIndustries, { query: { q: words, limit: 12 } }, signal),
    enabled: words.length > 0,
    placeholderData: (before) => before,
  });
  const chosen = useQuery({
    queryKey: ['industries', industry?.code ?? ''],
    queryFn: ({ signal }) => ask(searchIndustries, { query: { q: industry?.code ?? '', limit: 1 } }, signal),
    enabled: industry !== undefined,
  });
  const current = chosen.data?.industries[0];
  return (
    <section className="fact">
      <label htmlFor="industry-search">{t('ask.industry')}</label>
      <p className="small">{t('ask.industryHint')}</p>
      {industry ? (
        <div className="chosen-industry">
          <p>
            <strong className="code">{industry.code}</strong> {say(current?.name ?? industry.name)}{' '}
            <button type="button" className="link" onClick={() => onChange(undefined)}>
              {t('ask.industryChange')}
            </button>
          </p>
          {current ? <PositionLine answer={current} /> : null}
        </div>
      ) : (
        <>
          <input
            id="industry-search"
            type="search"
            value={text}
            placeholder={t('ask.industryPlaceholder')}
            onChange={(event) => setText(event.target.value)}
          />
          {words && found.data ? (
            <ul className="industry-results">
              {found.data.industries.map((item) => (
                <li key={item.code}>
                  <button
                    type="button"
                    onClick={() => {
                      onChange({ edition: item.edition, code: item.code, name: item.name });
                      setText('');
                    }}
                  >
                    <span className="code">{item.code}</span> {say(item.name)}
                    <span className="small"> {item.path.map((step) => say(step.name)).join(' › ')}</span>
                    <PositionLine answer={item} />
                  </button>
                </li>
              ))}
              {found.data.industries.length === 0 ? (
                <li className="small">{t('ask.industryNone', { words })}</li>
              ) : null}
            </ul>
          ) : null}
        </>
      )}
    </section>
  );
}

/** What the plan says of an industry, in one line: a position, a conflict, or nothing. */
function PositionLine({ answer }: { answer: IndustryAnswer }) {
  const { t, say, row } = useLanguage();
  const winning = answer.claims.filter((claim) => claim.wins);
  if (answer.outcome === 'not-addressed')
    return <span className="small tone-unknown position-line">? {t('ask.notAddressed')}</span>;
  const text = row(winning.map((claim) => `${say(claim.industry)}${t('verdict.colon')}${say(claim.status)}`));
  const hosts = [...new Set(winning.flatMap((claim) => claim.hostParks.map((park) => say(park.name))))].join(
    '、',
  );
  return (
    <span className={`small position-line ${answer.outcome === 'conflict' ? 'tone-bad' : 'tone-plain'}`}>
      {answer.outcome === 'conflict' ? `≠ ${t('ask.conflict')} ` : ''}
      {text}
      {hosts ? ` · ${t('ask.hosts')} ${hosts}` : ''}
    </span>
  );
}
