import type { RegisterHead } from '@luodi/api';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useAsOf } from '../../platform/as-of.ts';
import { groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { useMediaQuery } from '../../platform/media-query.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { Failed, Loaded } from '../../ui/waiting.tsx';
import { typeOf } from './field.ts';
import { useFigures } from './figures/question.ts';
import { FilterBar } from './filter-bar.tsx';
import { NotThere } from './not-there.tsx';
import { RecordPanel } from './record-panel.tsx';
import { headOf, useRegisters, useRows } from './records-data.ts';
import { RecordsTable } from './records-table.tsx';
import { RegisterTools } from './register-tools.tsx';
import { ApprovalNote } from './save-or-submit.tsx';
import './registers.css';
import { useShown } from './shown-value.ts';
import { useQuestion } from './use-question.ts';
import { useWords } from './words.ts';

const RegisterFigures = lazy(() =>
  import('./figures/register-figures.tsx').then((file) => ({ default: file.RegisterFigures })),
);
const RegisterMap = lazy(() => import('./register-map.tsx').then((file) => ({ default: file.RegisterMap })));

/** One register: conditions in words, its rows, the record that is open, the map above when places matter. */
export function RegisterPage() {
  const { register } = useParams({ strict: false });
  const registers = useRegisters();
  return (
    <Loaded query={registers}>
      {(data) => {
        const head = headOf(data.registers, register);
        return head ? <Register key={head.id} head={head} /> : <NotThere what={register ?? ''} />;
      }}
    </Loaded>
  );
}

function Register({ head }: { head: RegisterHead }) {
  const w = useWords();
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { asOf } = useAsOf();
  const wide = useMediaQuery('(min-width: 1100px)');
  const asked = useQuestion(head);
  const figures = useFigures(head);
  const { question, record } = asked;
  const [pages, setPages] = useState<readonly number[]>([0]);
  const [asking, setAsking] = useState(false);
  const { rows, error, isStale, isHere, refetch } = useRows(head, question, asOf, pages, asking);
  const shown = useShown(head.fields.some((field) => typeOf(field).kind === 'industry'));
  usePageTitle(say(head.name), (rows?.demonstration ?? 0) > 0);
  // An address with a record beside the table, opened where there is no room beside it, leads to the record alone. Only
  // when it is opened: whoever makes the window smaller stays with the table.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once
  useEffect(() => {
    if (wide || record === undefined) return;
    const params = { register: head.id, id: record };
    void navigate({ to: '/registers/$register/$id', params, replace: true });
  }, []);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || (event.target as HTMLElement).closest('input, textarea, select')) return;
      event.preventDefault();
      search.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const openRecord = (id: string) => {
    if (wide) asked.setRecord(id);
    else void navigate({ to: '/registers/$register/$id', params: { register: head.id, id } });
  };
  const closeRecord = () => {
    asked.setRecord(undefined);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-row] a[tabindex="0"]')?.focus());
  };
  const beside = wide && record !== undefined && !figures.shown;
  return (
    <div className="register-page" data-whole={isHere || undefined} onFocusCapture={() => setAsking(true)}>
      <Headline head={head} rows={rows} isStale={isStale} />
      <search className="register-search no-print">
        <input
          ref={search}
          type="search"
          value={asked.typed}
          placeholder={w('search')}
          aria-label={w('search')}
          onChange={(event) => asked.setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape') asked.setTyped('');
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-row="0"] a')?.focus();
          }}
        />
        <RegisterTools head={head} asked={asked} asOf={asOf} figures={figures} />
      </search>
      <ApprovalNote head={head} />
      <FilterBar head={head} filters={question.filters} shown={shown} onChange={asked.setFilters} />
      {asked.unread.map((text) => (
        <p key={text} className="notice warn">
          {w('filter.unknownField', { text })}
        </p>
      ))}
      {asked.map && head.geometryField ? (
        <Suspense fallback={<p className="small">{w('map.loading')}</p>}>
          <RegisterMap head={head} question={question} asOf={asOf} open={record} onOpen={openRecord} />
        </Suspense>
      ) : null}
      <div className={beside ? 'register-body beside' : 'register-body'}>
        {figures.shown ? (
          <Suspense fallback={<p className="small">{w('total.loading')}</p>}>
            <RegisterFigures head={head} question={question} asOf={asOf} figures={figures} shown={shown} />
          </Suspense>
        ) : error && !rows ? (
          <Failed error={error} again={refetch} />
        ) : rows && rows.total === 0 ? (
          <Empty head={head} asked={asked} />
        ) : rows ? (
          <RecordsTable
            head={head}
            columns={question.columns}
            rows={rows}
            isStale={isStale}
            shown={shown}
            sort={question.sort}
            open={beside ? record : undefined}
            onSort={asked.setSort}
            onOpen={openRecord}
            onClose={closeRecord}
            onPages={setPages}
          />
        ) : (
          <p className="waiting" role="status">
            {w('total.loading')}
          </p>
        )}
        {beside ? <RecordPanel key={record} head={head} id={record} onClose={closeRecord} /> : null}
      </div>
      {figures.shown ? null : <p className="small no-print table-hint">{w('table.hint')}</p>}
    </div>
  );
}

/** What the register is called, how many of its records meet the question, and how many of them are invented. */
function Headline({
  head,
  rows,
  isStale,
}: {
  head: RegisterHead;
  rows: ReturnType<typeof useRows>['rows'];
  isStale: boolean;
}) {
  const w = useWords();
  const { say } = useLanguage();
  return (
    <header className="register-head">
      <p className="small no-print">
        <Link to="/registers">{w('directory.title')}</Link> ›
      </p>
      <h1>{say(head.name)}</h1>
      <p className="register-total" role="status">
        {isStale ? w('total.loading') : w('total', { count: rows ? groupDigits(String(rows.total)) : '…' })}
      </p>
      {rows && rows.demonstration > 0 ? (
        <p className="demo-band">
          {rows.demonstration === rows.total
            ? w('demonstration.all')
            : w('demonstration.some', { count: groupDigits(String(rows.demonstration)) })}
        </p>
      ) : null}
    </header>
  );
}

/** Nothing to show: why, and what to do next. */
function Empty({ head, asked }: { head: RegisterHead; asked: ReturnType<typeof useQuestion> }) {
  const w = useWords();
  const { t } = useLanguage();
  const { isNow, set } = useAsOf();
  const isAsked = asked.question.search.trim() !== '' || asked.question.filters.length > 0;
  return (
    <div className="waiting stack" role="status">
      <p>{w(isAsked || !isNow ? 'table.empty' : 'table.emptyRegister')}</p>
      {isAsked || !isNow || head.may.create ? (
        <p className="small">
          {isAsked ? w('table.emptyNext') : isNow ? w('table.emptyCreate') : w('table.emptyDay')}
        </p>
      ) : null}
      <p className="row">
        {isAsked ? (
          <button type="button" className="button" onClick={asked.clear}>
            {w('search.clear')}
          </button>
        ) : null}
        {isNow ? null : (
          <button type="button" className="button" onClick={() => set({})}>
            {t('asOf.now')}
          </button>
        )}
        {head.may.import ? (
          <Link to="/registers/$register/import" params={{ register: head.id }} className="button">
            {w('import')}
          </Link>
        ) : null}
      </p>
    </div>
  );
}
