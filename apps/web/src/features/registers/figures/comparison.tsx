import { type Answer, compareRecords, type RecordDifference } from '@luodi/api';
import { DIFFERENCE_KINDS } from '@luodi/core/registers';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { ask } from '../../../platform/api.ts';
import { readAsOf, today } from '../../../platform/as-of.ts';
import { formatDay } from '../../../platform/format.ts';
import { useLanguage } from '../../../platform/i18n.ts';
import { Failed } from '../../../ui/waiting.tsx';
import { fieldsById } from '../field.ts';
import { changeWords, type Telling } from '../history-words.ts';
import { wireQuery } from '../question.ts';
import type { Shown } from '../shown-value.ts';
import { wireTimes } from '../whole-register.ts';
import { useWords } from '../words.ts';
import { type Figures, type FiguresProps, yearEndBefore } from './question.ts';
import { SaveTable } from './save-table.tsx';
import { useFiguresWords } from './words.ts';

const PAGE = 100;
/** Differences that are fetched at a time for a file. */
const LARGE_PAGE = 500;

/** Where a page of differences begins, and at which numbers of the ledger both sides are known. */
interface PageStart {
  readonly offset: number;
  readonly known?: string;
  readonly beforeKnown?: string;
}

const startAt = (offset: number, { before, after }: Answer<typeof compareRecords>): PageStart => ({
  offset,
  known: String(after.known),
  beforeKnown: String(before.known),
});

/** What differs between the time in the head of the page and another: what came, went, changed, each field in words. */
export function FigureComparison({
  head,
  question,
  asOf,
  figures,
  shown,
}: Omit<FiguresProps, 'telling'> & { shown: Shown }) {
  const w = useFiguresWords();
  const word = useWords();
  const { say, language } = useLanguage();
  const { sort: _order, ...asked } = wireQuery(question);
  const times = {
    ...wireTimes(asOf),
    beforeDay: figures.before.day ?? yearEndBefore(asOf.day ?? today()),
    ...(figures.before.known ? { beforeKnown: figures.before.known } : {}),
  };
  const query = { ...asked, ...times, ...(figures.kind ? { kind: figures.kind } : {}) };
  /** A page of differences; behind the first one all are known at the numbers that it was. */
  const read = (from: PageStart, limit: number, signal?: AbortSignal) => {
    const { offset, ...known } = from;
    return ask(
      compareRecords,
      { params: { register: head.id }, query: { ...query, ...known, offset, limit } },
      signal,
    );
  };
  const answer = useInfiniteQuery({
    queryKey: ['registers', head.id, 'comparison', query],
    initialPageParam: { offset: 0 } as PageStart,
    queryFn: ({ pageParam, signal }) => read(pageParam, PAGE, signal),
    getNextPageParam: (last, pages) =>
      last.records.length < PAGE ? undefined : startAt(pages.length * PAGE, last),
    placeholderData: keepPreviousData,
  });
  if (answer.error) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  const [first] = answer.data?.pages ?? [];
  if (!answer.data || !first)
    return (
      <p className="waiting" role="status">
        {w('figures.working')}
      </p>
    );
  const records = answer.data.pages.flatMap((page) => page.records);
  const { counts } = first;
  const wanted = figures.kind ? counts[figures.kind] : counts.appeared + counts.gone + counts.changed;
  const told = (one: RecordDifference) => {
    const telling: Telling = { fields: fieldsById(head), shown, w: word, say, language, titles: one.titles };
    return one.fields.map((field) => changeWords(field, telling));
  };
  const lines = async () => {
    const all: RecordDifference[] = [];
    while (all.length < wanted) {
      const page = await read(startAt(all.length, first), LARGE_PAGE);
      if (page.records.length === 0) break;
      all.push(...page.records);
    }
    const heads = [w('figures.record'), w('figures.what'), w('figures.differences'), word('record.number')];
    const rows = all.map((one) => [one.title, w(`figures.kind.${one.kind}`), told(one).join('; '), one.id]);
    return [heads, ...rows];
  };
  return (
    <div className="figures-answer" aria-busy={answer.isPlaceholderData}>
      <p className="small">
        {w('figures.compared', {
          before: formatDay(first.before.day, language),
          beforeKnown: first.before.known,
          after: formatDay(first.after.day, language),
          afterKnown: first.after.known,
        })}
      </p>
      <KindChoice figures={figures} counts={counts} />
      {records.length === 0 ? (
        <p className="waiting">{w('figures.same')}</p>
      ) : (
        <table className="figure-differences">
          <caption className="visually-hidden">{`${say(head.name)}: ${w('figures.comparison')}`}</caption>
          <thead>
            <tr>
              <th scope="col">{w('figures.record')}</th>
              <th scope="col">{w('figures.what')}</th>
              <th scope="col">{w('figures.differences')}</th>
            </tr>
          </thead>
          <tbody>
            {records.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link
                    to="/registers/$register/$id"
                    params={{ register: head.id, id: one.id }}
                    // What is no more is looked at on the day it still was.
                    search={(one.kind === 'gone' ? { day: first.before.day } : {}) as never}
                  >
                    {one.title}
                  </Link>
                  {one.demonstration ? <span className="demo-tag">{word('table.demo')}</span> : null}
                </th>
                <td>{w(`figures.kind.${one.kind}`)}</td>
                <td>
                  {told(one).map((sentence) => (
                    <span key={sentence} className="difference">
                      {sentence}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="row">
        {answer.hasNextPage ? (
          <button
            type="button"
            className="button no-print"
            disabled={answer.isFetchingNextPage}
            onClick={() => void answer.fetchNextPage()}
          >
            {w('figures.more', { count: Math.min(PAGE, wanted - records.length) })}
          </button>
        ) : null}
        {wanted > 0 ? (
          <SaveTable
            head={head}
            name={`${first.before.day}-${first.after.day}`}
            demonstration={first.demonstration}
            lines={lines}
          />
        ) : null}
      </p>
    </div>
  );
}

/** How many differ of each kind; one of them can be looked at alone. */
function KindChoice({
  figures,
  counts,
}: {
  figures: Figures;
  counts: Readonly<Record<(typeof DIFFERENCE_KINDS)[number], number>>;
}) {
  const w = useFiguresWords();
  const all = counts.appeared + counts.gone + counts.changed;
  return (
    <p className="row">
      <button
        type="button"
        className="button"
        aria-pressed={figures.kind === undefined}
        onClick={() => figures.setKind(undefined)}
      >
        {w('figures.all', { count: all })}
      </button>
      {DIFFERENCE_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          className="button"
          aria-pressed={figures.kind === kind}
          onClick={() => figures.setKind(kind)}
        >
          {w(`figures.${kind}`, { count: counts[kind] })}
        </button>
      ))}
    </p>
  );
}

/** The other time: the day, and what was known when. */
export function BeforeChoice({ figures, day }: { figures: Figures; day: string }) {
  const w = useFiguresWords();
  const id = useId();
  const { before } = figures;
  const [known, setKnown] = useState(before.known ?? '');
  const unreadable = known.trim() !== '' && readAsOf({ known: known.trim() }).known === undefined;
  const put = () => {
    if (!unreadable) figures.setBefore({ day: before.day, known: known.trim() || undefined });
  };
  return (
    <>
      <label>
        {w('figures.before')}{' '}
        <input
          type="date"
          value={before.day ?? yearEndBefore(day)}
          onChange={(event) => {
            if (event.target.value) figures.setBefore({ ...before, day: event.target.value });
          }}
        />
      </label>
      <label title={w('figures.beforeKnownHint')}>
        {w('figures.beforeKnown')}{' '}
        <input
          type="text"
          className="before-known"
          value={known}
          aria-invalid={unreadable}
          aria-describedby={unreadable ? id : undefined}
          onChange={(event) => setKnown(event.target.value)}
          onBlur={put}
          onKeyDown={(event) => {
            if (event.key === 'Enter') put();
          }}
        />
      </label>
      {unreadable ? (
        <span id={id} className="tone-bad">
          {w('figures.unreadable')}
        </span>
      ) : null}
    </>
  );
}
