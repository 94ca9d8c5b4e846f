import { useId, useRef, useState } from 'react';
import { type AsOfAddress, readAsOf, today, useAsOf } from '../platform/as-of.ts';
import { formatDay } from '../platform/format.ts';
import { useLanguage } from '../platform/i18n.ts';

/** What was known when, for reading: a day, a minute, or the number of a ledger entry. */
function knownWords(known: string, language: 'zh' | 'en'): string {
  if (/^\d{1,15}$/.test(known)) return language === 'zh' ? `留痕第 ${known} 号` : `ledger entry ${known}`;
  const minute = known.length > 10 ? ` ${known.slice(11, 16)} UTC` : '';
  return `${formatDay(known, language)}${minute}`;
}

/** The one control of the two times: the day something held and, unfolded, what was known when. */
export function AsOfControl() {
  const { t, language } = useLanguage();
  const { asOf, isNow, set } = useAsOf();
  const box = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (box.current) box.current.open = false;
  };
  return (
    <details
      ref={box}
      className="as-of no-print"
      data-past={isNow ? undefined : 'true'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !box.current?.open) return;
        close();
        box.current.querySelector('summary')?.focus();
      }}
    >
      <summary>
        {t('asOf.head')} {asOf.day ? formatDay(asOf.day, language) : t('asOf.today')}
        {asOf.known ? <span aria-hidden="true"> · {t('asOf.knownShort')}</span> : null}
      </summary>
      <AsOfForm
        key={`${asOf.day}|${asOf.known}`}
        onSet={(next) => {
          close();
          set(next);
        }}
      />
    </details>
  );
}

function AsOfForm({ onSet }: { onSet: (next: AsOfAddress) => void }) {
  const { t } = useLanguage();
  const { asOf, isNow } = useAsOf();
  const id = useId();
  const [day, setDay] = useState(asOf.day ?? '');
  const [known, setKnown] = useState(asOf.known ?? '');
  const unreadable = known.trim() !== '' && readAsOf({ known: known.trim() }).known === undefined;
  return (
    <form
      className="as-of-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!unreadable) onSet(readAsOf({ day, known: known.trim() }));
      }}
    >
      <p>
        <label htmlFor={`${id}-day`}>{t('asOf.day')}</label>
        <input id={`${id}-day`} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      </p>
      <p className="small">{t('asOf.dayHint')}</p>
      <details open={asOf.known !== undefined}>
        <summary>{t('asOf.known')}</summary>
        <p>
          <label htmlFor={`${id}-known`}>{t('asOf.knownLabel')}</label>
          <input
            id={`${id}-known`}
            type="text"
            value={known}
            placeholder={today()}
            aria-invalid={unreadable}
            aria-describedby={`${id}-known-hint`}
            onChange={(event) => setKnown(event.target.value)}
          />
        </p>
        <p id={`${id}-known-hint`} className={`small ${unreadable ? 'tone-bad' : ''}`}>
          {t('asOf.knownHint')}
        </p>
      </details>
      <p className="row">
        <button type="submit" className="button primary">
          {t('asOf.show')}
        </button>
        <button type="button" className="button plain" disabled={isNow} onClick={() => onSet({})}>
          {t('asOf.now')}
        </button>
      </p>
    </form>
  );
}

/** Pages whose content follows the two times; what others show is as it is now, and the band says so. */
const FOLLOWS = /^\/($|registers|screen)/;

/** Says, on every page and in print, that another time than now is looked at. */
export function AsOfBand({ path }: { path: string }) {
  const { t, language } = useLanguage();
  const { asOf, isNow, set } = useAsOf();
  if (isNow) return null;
  const follows = FOLLOWS.test(path);
  return (
    <p className="as-of-band" role="status">
      <strong>
        {asOf.day
          ? t('asOf.bandDay', { day: formatDay(asOf.day, language) })
          : t('asOf.bandDay', { day: formatDay(today(), language) })}
        {asOf.known ? t('asOf.bandKnown', { known: knownWords(asOf.known, language) }) : ''}
      </strong>{' '}
      {follows ? '' : `${t('asOf.bandElsewhere')} `}
      <button type="button" className="link no-print" onClick={() => set({})}>
        {t('asOf.now')}
      </button>
    </p>
  );
}
