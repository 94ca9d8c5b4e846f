import type { RegisterHead, RegisterRecord } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { refusalOf } from '../../platform/api.ts';
import { useAsOf } from '../../platform/as-of.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed } from '../../ui/waiting.tsx';
import { typeOf } from './field.ts';
import { RecordActions } from './record-actions.tsx';
import { useHistory, useMaySeeHistory, useRecord } from './record-data.ts';
import { HistoryTimeline, useTelling } from './record-history.tsx';
import { RecordFields, RecordFindings } from './record-view.tsx';
import { RelatedRecords } from './related-records.tsx';
import './record.css';
import { useShown } from './shown-value.ts';
import { Succession } from './succession.tsx';
import { useWords } from './words.ts';

const RecordYears = lazy(() =>
  import('./figures/record-years.tsx').then((file) => ({ default: file.RecordYears })),
);

/** A record beside the table. Esc closes it and the keyboard goes back to its row. */
export function RecordPanel({ head, id, onClose }: { head: RegisterHead; id: string; onClose: () => void }) {
  const w = useWords();
  return (
    <aside
      className="record-panel"
      aria-label={w('record.fields')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <p className="row record-panel-bar no-print">
        <Link to="/registers/$register/$id" params={{ register: head.id, id }}>
          {w('record.open')}
        </Link>
        <button type="button" className="button plain" onClick={onClose}>
          {w('record.close')}
        </button>
      </p>
      <RecordSheet head={head} id={id} isPanel />
    </aside>
  );
}

/** A record in full: what it is, what is known of it, its past. */
export function RecordSheet({ head, id, isPanel }: { head: RegisterHead; id: string; isPanel?: boolean }) {
  const w = useWords();
  const { asOf, isNow, set } = useAsOf();
  const { t } = useLanguage();
  const record = useRecord(head.id, id, asOf);
  // Before what was known of it: a record that is no more leaves its last state behind.
  if (refusalOf(record.error)?.code === 'not-found')
    return (
      <div className="waiting stack">
        <h1>{w('record.gone')}</h1>
        <p>{w('record.goneText')}</p>
        <p>
          <Succession register={head.id} id={id} />
        </p>
        <p className="row">
          {isNow ? null : (
            <button type="button" className="button" onClick={() => set({})}>
              {t('asOf.now')}
            </button>
          )}
          <Link to="/registers/$register" params={{ register: head.id }}>
            {w('directory.title')}
          </Link>
        </p>
      </div>
    );
  if (record.data) return <Sheet head={head} {...record.data} isPanel={isPanel ?? false} />;
  if (record.error) return <Failed error={record.error} again={() => void record.refetch()} />;
  return (
    <p className="waiting" role="status">
      {t('loading')}
    </p>
  );
}

function Sheet({
  head,
  record,
  findings,
  day,
  isPanel,
}: {
  head: RegisterHead;
  record: RegisterRecord;
  findings: Parameters<typeof RecordFindings>[0]['findings'];
  day: string;
  isPanel: boolean;
}) {
  const w = useWords();
  const { say, language } = useLanguage();
  const shown = useShown(head.fields.some((field) => typeOf(field).kind === 'industry'));
  const maySeeHistory = useMaySeeHistory(head.id);
  const history = useHistory(head.id, record.id);
  const telling = useTelling(head, shown, record.titles, history.data ?? []);
  const Heading = isPanel ? 'h2' : 'h1';
  const Part = isPanel ? 'h3' : 'h2';
  const heading = useRef<HTMLHeadingElement>(null);
  // Opened alone, the page begins with the record's name; beside the table the keyboard stays with its row.
  useEffect(() => {
    if (!isPanel) heading.current?.focus({ preventScroll: true });
  }, [isPanel]);
  const from = formatDay(record.from, language);
  return (
    <article className="record-sheet stack-2">
      <header className="stack">
        <Heading ref={heading} tabIndex={-1}>
          {record.title || record.id}
        </Heading>
        <p className="small">
          {say(head.noun)} ·{' '}
          {record.until
            ? w('record.holdsUntil', { from, until: formatDay(record.until, language) })
            : w('record.holds', { from })}
        </p>
        <p>
          <Succession register={head.id} id={record.id} />
        </p>
        {record.demonstration ? <p className="demo-band">{w('demonstration.record')}</p> : null}
        <RecordActions head={head} record={record} />
      </header>
      <RecordFindings findings={findings} />
      <section className="stack">
        <Part>{w('record.fields')}</Part>
        <RecordFields
          head={head}
          record={record}
          shown={shown}
          entries={history.data ?? []}
          telling={telling}
        />
      </section>
      <Suspense fallback={null}>
        <RecordYears head={head} record={record.id} Part={Part} />
      </Suspense>
      {maySeeHistory ? (
        <section className="stack" id="history">
          <Part>{w('record.history')}</Part>
          {history.data ? <HistoryTimeline entries={history.data} telling={telling} /> : null}
          {history.error ? <Failed error={history.error} again={() => void history.refetch()} /> : null}
        </section>
      ) : null}
      <RelatedRecords head={head} record={record} Part={Part} />
      <p className="small">
        {w('record.printed', {
          id: record.id,
          version: record.version,
          day: formatDay(day, language),
        })}
      </p>
    </article>
  );
}
